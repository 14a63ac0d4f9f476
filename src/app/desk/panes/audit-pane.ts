/** Every sign that stands, judged: the package's own when the desk opens, those of a file when one is dropped. */
import { html, type TemplateResult } from 'lit';
import type { AuditAction, AuditView } from '../../../elements/audit/view.ts';
import type { SignMarks } from '../../../map/desk/types.ts';
import type { Plan } from '../../../plan/plan.ts';
import type { ProposalRow } from '../../../plan/proposal-rows.ts';
import type { JudgedSigns } from '../../../survey/sets/judged.ts';
import { whenIdle } from '../../idle.ts';
import { Lazy } from '../../lazy.ts';
import { saveFile } from '../../save-file.ts';
import type { AuditController } from '../audit/controller.ts';
import { listen, type DeskHost } from '../host.ts';
import { part } from '../part.ts';

/** Bytes of a mapping. */
const MOST_MAPPING = 1024 * 1024;

const EXTENSIONS = { csv: 'csv', xlsx: 'xlsx', geojson: 'geojson', ndjson: 'ndjson', errors: 'csv' } as const;

export class AuditPane {
  private readonly host: DeskHost;
  private readonly code: Lazy<typeof import('../audit/controller.ts')>;
  private controller: AuditController | null = null;
  private plan: Plan | null = null;
  private marks: SignMarks | null = null;

  constructor(host: DeskHost) {
    this.host = host;
    this.code = new Lazy(host, async () => {
      await import('../../../elements/audit/sign-plan-audit.ts');
      return import('../audit/controller.ts');
    });
    listen(host, { 'sign-plan-audit-act': ({ detail }) => this.act(detail) });
    host.addController({ hostDisconnected: () => this.close() });
  }

  get view(): AuditView | null {
    return this.controller?.view ?? null;
  }

  /** Signs with their verdicts as far as they are known; null before any is. */
  get judged(): JudgedSigns | null {
    return this.view?.signs ?? null;
  }

  /** Grows with every look at signs that are being judged. */
  get revision(): number {
    return this.controller?.revision ?? 0;
  }

  /** The signs that are judged, as they were read: for another package to judge. */
  readonly rows = async (): Promise<readonly ProposalRow[] | null> => this.controller?.rows() ?? null;

  /** For the map: the same object while nothing in it is another. */
  signMarks(shown: Uint32Array | null, revision: number): SignMarks | null {
    const { judged } = this;
    if (judged === null) return (this.marks = null);
    const { lon, lat, verdict } = judged;
    if (this.marks === null || this.marks.lon !== lon || this.marks.shown !== shown || this.drawn !== revision) this.marks = { lon, lat, verdict, shown };
    this.drawn = revision;
    return this.marks;
  }
  private drawn = -1;

  /** The whole package and the day: another package begins anew, another day judges again. */
  give(plan: Plan, asOf: string): void {
    if (this.plan?.digest === plan.digest && this.plan?.manifest.id === plan.manifest.id && this.plan !== null) {
      this.controller?.asOf(asOf);
      return;
    }
    this.close();
    this.plan = plan;
    whenIdle(() => void this.begin(plan));
  }

  private async begin(plan: Plan): Promise<void> {
    const code = await this.code.fetch();
    if (code === null || this.plan !== plan || !this.host.isConnected) return;
    this.controller = new code.AuditController(this.host, plan, this.host.store.state.asOf);
    if ([...plan.layers.values()].some(({ entry, features }) => entry.role === 'existing-signs' && features.length > 0)) this.controller.layer();
    else this.host.requestUpdate();
  }

  render(): TemplateResult {
    const { given, plan } = this.host;
    const language = given?.language ?? 'zh';
    return part(this.code, language, () => html`<sign-plan-audit .view=${this.view} .plan=${plan} .language=${language}></sign-plan-audit>`);
  }

  private act(action: AuditAction): void {
    const { controller } = this;
    if (controller === null) return;
    switch (action.action) {
      case 'file':
        return controller.open(action.file);
      case 'sheet':
        return controller.sheet(action.sheet);
      case 'map':
        return controller.map(action.mapping);
      case 'mapping-file':
        // A mapping is some kilobytes: of a file that is larger, its beginning is enough to see that it is none.
        return void action.file.slice(0, MOST_MAPPING).text().then((text) => controller.loadMapping(text, action.file.name));
      case 'start':
        this.host.store.set({ tab: 'signs' });
        return controller.start();
      case 'cancel':
        return controller.cancel();
      case 'layer':
        return controller.layer();
      case 'remap':
        return controller.remap();
      case 'save-mapping':
        return saveFile('signplan-mapping.json', new Blob([controller.mappingText], { type: 'application/json' }));
      case 'save':
        return void controller.save(action.format, this.host.given?.language ?? 'zh').then((blob) => (blob === null ? undefined : saveFile(`signplan-audit${action.format === 'errors' ? '-errors' : ''}.${EXTENSIONS[action.format]}`, blob)));
      case 'sign':
        return this.show(action.index);
    }
  }

  /** A sign on map and table. */
  show(index: number): void {
    const { judged, host } = this;
    const [lon = NaN, lat = NaN] = [judged?.lon[index], judged?.lat[index]];
    const ref = host.sets.sets?.signs.ref(index) ?? null;
    host.store.set({ tab: 'signs', chosen: ref });
    if (!Number.isNaN(lon) && !Number.isNaN(lat)) host.map.showBox([lon - 0.002, lat - 0.0015, lon + 0.002, lat + 0.0015]);
  }

  private close(): void {
    this.controller?.close();
    this.controller = null;
    this.plan = null;
    this.marks = null;
  }
}
