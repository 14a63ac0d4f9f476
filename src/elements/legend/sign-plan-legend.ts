import { html, LitElement, nothing, type TemplateResult, unsafeCSS } from 'lit';
import type { Manifest } from '../../plan/schema/manifest.ts';
import { define } from '../shared/define.ts';
import { toolIcon } from '../shared/icons.ts';
import { messages, type Language } from '../shared/messages.ts';
import { base, swatches } from '../shared/styles.ts';
import { markSwatch, segmentSwatch, zoneSwatch, type Mark } from '../shared/swatches.ts';
import css from './sign-plan-legend.css?inline';

/** Feature layers that the map draws with a mark of their own. */
const MARKS: Readonly<Record<string, Mark>> = { heritage: 'heritage', 'state-organs': 'organ', 'power-lines': 'power', 'existing-signs': 'existing' };

/** What the marks on the map mean: classes as the package names them, in its order. Folds to its title. */
export class SignPlanLegend extends LitElement {
  static override properties = { manifest: { attribute: false }, language: {}, open: { type: Boolean } };
  static override styles = [base, swatches, unsafeCSS(css)];

  declare manifest: Manifest | null;
  declare language: Language;
  declare open: boolean;

  constructor() {
    super();
    this.manifest = null;
    this.language = 'zh';
    this.open = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.manifest === null) return nothing;
    const m = messages(this.language);
    const { zoneClasses, segmentClasses, layers } = this.manifest;
    const item = (swatch: TemplateResult, label: string): TemplateResult => html`<li>${swatch}<span>${label}</span></li>`;
    return html`<details ?open=${this.open}>
      <summary>${m.legend}${toolIcon('down')}</summary>
      <ul>
        ${zoneClasses.map((zone) => item(zoneSwatch(zone.style), zone.title[this.language]))}
      </ul>
      <ul>
        ${segmentClasses.map((segment) => item(segmentSwatch(segment.style), segment.title[this.language]))}
        ${layers.filter(({ role }) => role === 'sites').map(({ title }) => item(markSwatch('site'), title[this.language]))}
        ${layers.flatMap(({ id, title }) => {
          const mark = MARKS[id];
          return mark === undefined ? [] : [item(markSwatch(mark), title[this.language])];
        })}
        ${item(markSwatch('proposal'), m.proposal)}
      </ul>
    </details>`;
  }
}

define('sign-plan-legend', SignPlanLegend);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-legend': SignPlanLegend;
  }
}
