/** The elevation as SVG: the same function on the page, in print and in a picture. Only presentation attributes and classes; colours by token. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { drawing } from '../../report/elevation/drawing.ts';
import { px, type Item } from '../../report/elevation/items.ts';
import type { Elevation } from '../../report/elevation/types.ts';
import type { Language } from '../shared/messages.ts';

export interface SvgOptions {
  /** CSS pixels; 96 to the inch in print, where the scale then is true. */
  readonly width: number;
  /** Left out: as high as the width calls for. */
  readonly height?: number | undefined;
  readonly language: Language;
  /** Tells patterns and names of several drawings in one tree apart. */
  readonly id?: string | undefined;
}

/** A person of 34.2 units, feet at the origin. */
const PERSON = 'M-4.6-26.5h9.2c1.3 0 2 .9 2 2v9.5h-2.6v-8h-.7V0H.5v-12h-1V0h-2.8v-23h-.7v8h-2.6v-9.5c0-1.1.7-2 2-2z';
const TALL = 34.2;
/** Areas with a texture on them. */
const HATCHED: Readonly<Record<string, string>> = { cut: 'cut', beyond: 'beyond', mesh: 'mesh' };

function drawn(item: Item, id: string): TemplateResult {
  switch (item.kind) {
    case 'path': {
      const hatch = item.style === 'earth' ? 'earth' : HATCHED[item.style];
      return hatch === undefined
        ? svg`<path class=${item.style} d=${item.d} />`
        : svg`${hatch === 'earth' || hatch === 'mesh' ? nothing : svg`<path class=${item.style} d=${item.d} />`}<path class="hatch" d=${item.d} fill=${`url(#${id}-${hatch})`} />`;
    }
    case 'text':
      return item.turned
        ? svg`<text class=${item.style} transform=${`translate(${px(item.x)} ${px(item.y)}) rotate(-90)`} text-anchor=${item.anchor}>${item.text}</text>`
        : svg`<text class=${item.style} x=${px(item.x)} y=${px(item.y)} text-anchor=${item.anchor}>${item.text}</text>`;
    case 'person':
      return svg`<g class="man" transform=${`translate(${px(item.x)} ${px(item.y)}) scale(${String(Math.round((item.height / TALL) * 1e4) / 1e4)})`}><circle cx="0" cy="-31" r="3.2" /><path d=${PERSON} /></g>`;
  }
}

/** An image whose name says what kind of picture it is and all that is in it. The sentence is among the definitions: as a child of the image it would be read a second time. */
export function elevationSvg(model: Elevation, { width, height, language, id = 'sketch' }: SvgOptions): TemplateResult {
  const made = drawing(model, { width, height });
  return html`<svg class="elevation" xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby=${`${id}-title ${id}-desc`} lang=${language === 'zh' ? 'zh-CN' : 'en'} width=${made.width} height=${made.height} viewBox=${`0 0 ${made.width} ${made.height}`}>
    <title id=${`${id}-title`}>${model.title[language]}</title>
    <defs>
      <desc id=${`${id}-desc`}>${model.text[language]}</desc>
      <pattern id=${`${id}-cut`} width="5" height="5" patternUnits="userSpaceOnUse"><path d="M-1 1L1-1M0 5L5 0M4 6L6 4" class="hc" /></pattern>
      <pattern id=${`${id}-beyond`} width="4" height="4" patternUnits="userSpaceOnUse"><path d="M-1 1L1-1M0 4L4 0M3 5L5 3" class="hb" /></pattern>
      <pattern id=${`${id}-earth`} width="10" height="7" patternUnits="userSpaceOnUse"><path d="M0 7L7 0" class="he" /></pattern>
      <pattern id=${`${id}-mesh`} width="7" height="7" patternUnits="userSpaceOnUse"><circle cx="3.5" cy="3.5" r="0.9" class="hm" /></pattern>
    </defs>
    ${made.items.map((item) => drawn(item, id))}
  </svg>`;
}
