import { html, LitElement, nothing, svg, type TemplateResult, unsafeCSS } from 'lit';
import type { Drawing } from '../../map/images.ts';
import { legend, type LegendEntry, type Line, type Sample } from '../../map/legend.ts';
import { LEGEND_TEXTS } from '../../map/legend-texts.ts';
import type { Theme } from '../../map/palette.ts';
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

  declare plan: Plan | null;
  declare theme: Theme;
  declare language: Language;
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
      return symbolPicture(sample.image.drawing);
    case 'line':
      return linesPicture(sample, 'M1 7H21');
    case 'area':
      return linesPicture(sample, 'M2 2H20V12H2z');
    case 'disc':
      return linesPicture(sample, 'M5 7a6 6 0 1 0 12 0a6 6 0 1 0-12 0');
  }
}

function linesPicture({ fill, lines, along }: Extract<Sample, { lines: unknown }>, path: string): TemplateResult {
  const dashes = ({ dash, width }: Line): string => dash.map((part) => (part * width).toFixed(1)).join(' ');
  return html`<svg class="swatch drawn" viewBox="0 0 22 14" aria-hidden="true">
    ${fill === null ? nothing : svg`<path d=${path} stroke="none" fill=${fill.colour} fill-opacity=${fill.opacity} />`}
    ${lines.map((line) => svg`<path d=${path} stroke=${line.colour} stroke-width=${line.width} stroke-opacity=${line.opacity} stroke-dasharray=${dashes(line) || nothing} />`)}
    ${along === undefined ? nothing : [5, 17].map((x) => svg`<g transform=${`translate(${x} 7)`}>${strokesOf(along.drawing)}</g>`)}
  </svg>`;
}

/** An image of the map in its own strokes. The arrow of the sign reaches up, so the picture hangs by its top. */
function symbolPicture(drawing: Drawing): TemplateResult {
  const half = Math.min(drawing.size / 2, 9);
  const tall = drawing.size > 24;
  return html`<svg class="swatch symbol" viewBox=${tall ? '-14 -18 28 24' : `${-half * 1.25} ${-half} ${half * 2.5} ${half * 2}`} aria-hidden="true">
    ${strokesOf(drawing)}
  </svg>`;
}

const strokesOf = ({ strokes }: Drawing): TemplateResult[] => strokes.map(({ path, stroke, width, fill, cap }) => svg`<path d=${path} fill=${fill ?? 'none'} stroke=${stroke ?? 'none'} stroke-width=${width ?? 1} stroke-linecap=${cap ?? 'butt'} />`);

define('sign-plan-legend', SignPlanLegend);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-legend': SignPlanLegend;
  }
}
