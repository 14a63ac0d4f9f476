import { html, LitElement, nothing, type TemplateResult, unsafeCSS } from 'lit';
import { legend, type LegendEntry, type Sample } from '../../map/legend.ts';
import { LEGEND_TEXTS } from '../../map/legend-texts.ts';
import type { Theme } from '../../map/palette.ts';
import { linesSwatch, symbolSwatch } from '../../map/svg/swatch.ts';
import { TEXTS } from '../../map/texts.ts';
import type { Plan } from '../../plan/plan.ts';
import { define } from '../shared/define.ts';
import { toolIcon } from '../shared/icons.ts';
import { messages, type Language } from '../shared/messages.ts';
import { base, swatches } from '../shared/styles.ts';
import { segmentSwatch, zoneSwatch } from '../shared/swatches.ts';
import css from './sign-plan-legend.css?inline';

/** What the marks on the map mean: zones, segments and sites as the package names them, then all else, folded. A layer that was not read says so. */
export class SignPlanLegend extends LitElement {
  static override properties = { plan: { attribute: false }, theme: {}, language: {}, open: { type: Boolean } };
  static override styles = [base, swatches, unsafeCSS(css)];

  /** The plan; nothing is shown before it is there. */
  declare plan: Plan | null;
  /** Colours of what is drawn. */
  declare theme: Theme;
  /** `zh` or `en`. */
  declare language: Language;
  /** Unfolded. */
  declare open: boolean;

  constructor() {
    super();
    this.plan = null;
    this.theme = 'light';
    this.language = 'zh';
    this.open = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.plan === null) return nothing;
    const entries = legend(this.plan, this.theme);
    const list = (more: boolean): TemplateResult => html`<ul>${entries.filter((entry) => entry.more === more).map((entry) => this.entry(entry))}</ul>`;
    return html`<details ?open=${this.open}>
      <summary>${messages(this.language).legend}${toolIcon('down')}</summary>
      ${list(false)}
      <details class="more">
        <summary>${LEGEND_TEXTS.more[this.language]}${toolIcon('down')}</summary>
        ${list(true)}
      </details>
    </details>`;
  }

  private entry({ title, sample }: LegendEntry): TemplateResult {
    const words = title[this.language];
    return sample === null ? html`<li class="unread">${toolIcon('warn')}<span>${words} <strong>${TEXTS.unread[this.language]}</strong></span></li>` : html`<li>${picture(sample)}<span>${words}</span></li>`;
  }
}

function picture(sample: Sample): TemplateResult {
  switch (sample.kind) {
    case 'zone':
      return zoneSwatch(sample.style);
    case 'segment':
      return segmentSwatch(sample.style);
    case 'symbol':
      return symbolSwatch(sample.image.drawing);
    default:
      return linesSwatch(sample);
  }
}

define('sign-plan-legend', SignPlanLegend);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-legend': SignPlanLegend;
  }
}
