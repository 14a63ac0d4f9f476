/** Places and features marked as wrong. They are kept here, in memory, and leave as a file. */
import { html, type TemplateResult } from 'lit';
import type { LoadedRemarks, RemarkSubject } from '../../../elements/remarks/types.ts';
import { lexicon } from '../../../report/lexicon.ts';
import type { Remark } from '../../../report/remarks/types.ts';
import type { FeatureRef } from '../../../survey/types.ts';
import { Lazy } from '../../lazy.ts';
import { saveFile } from '../../save-file.ts';
import { listen, type DeskHost } from '../host.ts';
import { part } from '../part.ts';

export class RemarksPane {
  remarks: readonly Remark[] = [];
  loaded: readonly LoadedRemarks[] = [];
  private subject: RemarkSubject | null = null;
  private readonly host: DeskHost;
  private readonly code: Lazy<unknown>;

  constructor(host: DeskHost) {
    this.host = host;
    this.code = new Lazy(host, () => import('../../../elements/remarks/sign-plan-remarks.ts'));
    listen(host, {
      'sign-plan-remark': ({ detail }) => this.begin(detail.ref),
      'sign-plan-remarks-change': ({ detail }) => {
        this.remarks = detail.remarks;
        this.loaded = detail.loaded;
        this.listed = null;
        host.requestUpdate();
      },
      'sign-plan-remark-select': ({ detail: { remark } }) => {
        const [lon, lat] = remark.at;
        if (remark.feature !== undefined) host.store.set({ chosen: { layer: remark.feature.layer, key: remark.feature.key } });
        host.map.showBox([lon - 0.002, lat - 0.0015, lon + 0.002, lat + 0.0015]);
      },
      'sign-plan-remarks-save': ({ detail: { name, type, text } }) => saveFile(name, new Blob([text], { type })),
      'sign-plan-remark-end': () => this.mean(null),
    });
  }

  /** As many as there are, one's own and those of every file. */
  get count(): number {
    return this.lists.reduce((sum, list) => sum + list.length, 0);
  }

  /** One's own, and those of every file. */
  get lists(): readonly (readonly Remark[])[] {
    return (this.listed ??= [this.remarks, ...this.loaded.map(({ remarks }) => remarks.map(({ remark }) => remark))]);
  }
  private listed: readonly (readonly Remark[])[] | null = null;

  /** What was clicked while the pane is open is what the next remark is of. */
  clicked(): void {
    const { identified } = this.host.store.state;
    if (identified !== null) this.begin(identified.refs[0] ?? null);
  }

  private begin(ref: FeatureRef | null): void {
    const { host } = this;
    const { identified } = host.store.state;
    const plan = host.given?.opened?.plan;
    if (plan === undefined) return;
    const [west, south, east, north] = plan.manifest.view;
    const at = identified?.at ?? ([(west + east) / 2, (south + north) / 2] as const);
    this.mean({ at, ref, title: ref === null ? null : (lexicon(plan).feature(ref.layer, ref.key) ?? ref.key) });
    host.store.set({ pane: 'remarks' });
  }

  private mean(subject: RemarkSubject | null): void {
    this.subject = subject;
    this.host.requestUpdate();
  }

  render(): TemplateResult {
    const { given, store } = this.host;
    const language = given?.language ?? 'zh';
    return part(this.code, language, () => html`<sign-plan-remarks .plan=${given?.opened?.plan ?? null} .subject=${this.subject} .asOf=${store.state.asOf} .remarks=${this.remarks} .loaded=${this.loaded} .language=${language}></sign-plan-remarks>`);
  }
}
