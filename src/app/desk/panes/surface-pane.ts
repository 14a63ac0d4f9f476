/** Where a sign may go: the view's ground coloured by verdict, for the sign as it is typed. */
import { html, type TemplateResult } from 'lit';
import { signLine } from '../../../elements/surface/present.ts';
import { surfaceColours } from '../../../map/desk/surface-colours.ts';
import type { GroundPicture } from '../../../map/desk/types.ts';
import { ENGINE } from '../../../report/engine.ts';
import { CELL_STATES, type CellPointed } from '../../../survey/suitability/types.ts';
import { Lazy } from '../../lazy.ts';
import type { Opened } from '../../package.ts';
import { saveFile } from '../../save-file.ts';
import { listen, type DeskHost } from '../host.ts';
import { part } from '../part.ts';
import { signOf } from '../sign-dialog.ts';
import type { SurfaceDesk } from '../surface/surface.ts';

/** Milliseconds that the view has to rest. */
const REST = 120;

export class SurfacePane {
  private readonly host: DeskHost;
  private readonly code: Lazy<typeof import('../surface/surface.ts')>;
  private desk: SurfaceDesk | null = null;
  private of: Opened | null = null;
  private theme: string | null = null;
  private pointed: CellPointed | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param check what the whole judgement of a place is shown with */
  constructor(host: DeskHost, check: (at: readonly [lon: number, lat: number]) => void) {
    this.host = host;
    this.code = new Lazy(host, async () => {
      await import('../../../elements/surface/sign-plan-surface.ts');
      return import('../surface/surface.ts');
    });
    listen(host, {
      'sign-plan-edit-sign': () => host.renderRoot.querySelector<HTMLDialogElement>('dialog.sign')?.showModal(),
      'sign-plan-surface-save': ({ detail }) => void this.save(detail.what),
      'sign-plan-surface-check': ({ detail }) => check(detail.at),
      'sign-plan-desk-pointer': ({ detail }) => this.point(detail),
    });
    host.addController({ hostDisconnected: () => this.close() });
  }

  /** The picture, and the sign in a line; null while the pane is not open. */
  get shown(): { readonly picture: GroundPicture | null; readonly sign: string } | null {
    const { given, plan, store } = this.host;
    const opened = given?.opened ?? null;
    if (store.state.pane !== 'surface' || given === null || opened === null || plan === null) return null;
    const { proposal } = signOf(opened.plan, given.values);
    return { picture: this.desk?.picture ?? null, sign: proposal === null ? '' : signLine(proposal, plan, given.language) };
  }

  /** The ground as it was coloured last, and the sign that it is of; null where there is none. */
  get coloured(): { readonly picture: GroundPicture; readonly sign: string } | null {
    const { given, plan } = this.host;
    const { picture = null, made = null } = this.desk ?? {};
    return picture === null || made === null || plan === null || given === null ? null : { picture, sign: signLine(made.proposal, plan, given.language) };
  }

  /** Called with every update of the desk: asks again where sign, day or view are others. */
  give(): void {
    const { given, store, map } = this.host;
    const opened = given?.opened ?? null;
    if (store.state.pane !== 'surface' || opened === null || given === null) {
      clearTimeout(this.timer);
      if (this.desk?.progress === 'running') this.desk.stop();
      return;
    }
    const code = this.code.value;
    if (code === null) return;
    if (this.desk === null || this.of !== opened) {
      this.close();
      this.of = opened;
      this.desk = new code.SurfaceDesk(opened, this.host, (token) => surfaceColours(this.host.given?.theme ?? 'light')[token] ?? '#000000');
    }
    if (this.theme !== given.theme) {
      this.theme = given.theme;
      this.desk.paintAgain();
    }
    const { camera } = map;
    if (camera === null) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), REST);
  }

  private ask(): void {
    const { given, store, map } = this.host;
    const { desk } = this;
    const opened = given?.opened ?? null;
    if (desk === null || given === null || opened === null || map.camera === null) return;
    const { proposal } = signOf(opened.plan, given.values);
    if (proposal === null) return;
    desk.ask({ proposal, asOf: store.state.asOf, view: map.camera.bounds, width: map.element?.clientWidth ?? 800, ratio: devicePixelRatio });
  }

  private point(at: readonly [lon: number, lat: number] | null): void {
    if (this.desk === null || at === null || this.host.store.state.pane !== 'surface') return;
    const pointed = this.desk.at(at[0], at[1]);
    if (pointed === null && this.pointed === null) return;
    this.pointed = pointed ?? this.pointed;
    this.host.requestUpdate();
  }

  /** A click fixes what is pointed at. */
  clicked(at: readonly [lon: number, lat: number]): void {
    this.point(at);
  }

  render(): TemplateResult {
    const { given, plan } = this.host;
    const language = given?.language ?? 'zh';
    const opened = given?.opened ?? null;
    const proposal = given === null || opened === null ? null : signOf(opened.plan, given.values).proposal;
    return part(this.code, language, () => {
      const { progress = 'none', surface = null, totals = null } = this.desk ?? {};
      return html`<sign-plan-surface .plan=${plan} .language=${language} .proposal=${proposal} .progress=${progress} .grid=${surface?.grid ?? null} .totals=${totals} .pointed=${this.pointed}></sign-plan-surface>`;
    });
  }

  private async save(what: 'geojson' | 'png' | 'pgw' | 'prj' | 'aux'): Promise<void> {
    const plan = this.host.given?.opened?.plan;
    const { surface = null, made: asked = null } = this.desk ?? {};
    if (plan === undefined || surface === null || asked === null) return;
    // The sign that the ground was coloured for, whatever the form says by now.
    const { proposal, asOf } = asked;
    const made = { plan, proposal, asOf, engine: ENGINE };
    const name = `signplan-surface-${proposal.properties.signType}-${asOf}`;
    const [{ surfaceGeojson, surfaceHead }, { surfacePng }, { auxiliaryFile, worldFile, projectionFile }] = await Promise.all([import('../../../report/surface/geojson.ts'), import('../../../report/surface/png.ts'), import('../../../report/surface/world.ts')]);
    switch (what) {
      case 'geojson':
        return saveFile(`${name}.geojson`, new Blob([surfaceGeojson(surface, made)], { type: 'application/geo+json' }));
      case 'png': {
        // The colours of a file are those of paper, whatever the screen shows.
        const colours = surfaceColours('light');
        const palette = CELL_STATES.map((state) => rgb(colours[`surface-${state}`] ?? '#000000'));
        return saveFile(`${name}.png`, new Blob([surfacePng(surface, palette, { signplan: JSON.stringify(surfaceHead(surface, made)) })], { type: 'image/png' }));
      }
      case 'pgw':
        return saveFile(`${name}.pgw`, new Blob([worldFile(surface.grid)], { type: 'text/plain' }));
      case 'aux':
        return saveFile(`${name}.png.aux.xml`, new Blob([auxiliaryFile(plan.manifest)], { type: 'application/xml' }));
      case 'prj':
        return saveFile(`${name}.prj`, new Blob([projectionFile(plan.manifest)], { type: 'text/plain' }));
    }
  }

  private close(): void {
    clearTimeout(this.timer);
    this.desk?.close();
    this.desk = null;
    this.of = null;
    this.pointed = null;
  }
}

const rgb = (colour: string): readonly [number, number, number] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as unknown as readonly [number, number, number];
