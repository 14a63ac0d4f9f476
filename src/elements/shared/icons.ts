/** Drawings of the page. Each is stroked or filled in `currentColor`; none carries meaning without the word beside it, so all are hidden from assistive technology. */
import { nothing, svg, html, type TemplateResult } from 'lit';
import type { FindingResult, Verdict } from '../../check/types.ts';

/** `line` stroked, `face` stroked and tinted (the sign itself), `dots` dotted, `solid` filled. On 64 × 48 with the ground at y = 43. */
interface Picture {
  readonly line: string;
  readonly face: string;
  readonly dots?: string;
  readonly solid?: string;
}

const person = (x: number): Pick<Picture, 'line' | 'solid'> => ({
  line: `M${x} 34.8V39l-1.6 4M${x} 39l1.6 4M${x - 2.2} 36.4h4.4`,
  solid: `M${x - 1.7} 32.8a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0`,
});

/** By sign type of the national taxonomy. A person stands by only where size tells the type apart. */
const PICTURES: Readonly<Record<string, Picture>> = {
  wall: { line: 'M12 43V6H52V43M27 43V31H37V43M17 31H22V37H17zM42 31H47V37H42z', face: 'M18 12H46V23H18z' },
  projecting: { line: 'M8 43V6H34V43M14 43V31H23V43M13 12H18V18H13zM23 12H28V18H23zM34 13H40M34 26H40', face: 'M40 9H50V30H40z' },
  roof: { line: 'M12 43V24H52V43M27 43V33H37V43M17 29H22V33H17zM42 29H47V33H42zM20 18V24M32 18V24M44 18V24', face: 'M15 6H49V18H15z' },
  canopy: { line: 'M12 43V6H52V43M18 11H23V16H18zM29.5 11H34.5V16H29.5zM41 11H46V16H41zM26 43V34H38V43', face: 'M9 21H55V28H9z' },
  window: { line: 'M9 43V8H55V43M9 14H55M14 18H39V38H14zM44 43V20H51V43M33 26H36M33 30H36', face: 'M18 22H29V34H18z' },
  'media-facade': { line: 'M15 43V4H49V43M28 43V38H36V43', face: 'M19 8H45V34H19z', dots: 'M23 12h18M23 16.5h18M23 21h18M23 25.5h18M23 30h18' },
  'lamp-post': { line: 'M32 43V5C32 4 33 3.5 34 3.5H44M40 3.5H47V6H40zM29 43V39H35V43M20 13H44M20 31H44', face: 'M20 13H29.5V31H20zM34.5 13H44V31H34.5z' },
  'bus-shelter': { line: 'M6 10H58V14H6zM11 14V43M53 14V43M16 34H33M19 34V43M30 34V43M43.5 39V43', face: 'M38 18H49V39H38z' },
  'street-furniture': { line: 'M14 9H50L47 14H17zM18 14V43M46 14V43M18 24H46M22 18H42V24', face: 'M23 28H41V39H23z' },
  bridge: { line: 'M3 23H61M3 27H61M14 27V43M50 27V43M18 27V43M46 27V43M3 15H16M48 15H61M7 15V23M12 15V23M52 15V23M57 15V23', face: 'M17 10H47V23H17z' },
  guardrail: { line: 'M3 22H61M3 38H61M6 19V43M24 19V43M42 19V43M60 19V43M46 25V35M51 25V35M56 25V35', face: 'M9 25H21V35H9zM27 25H39V35H27z' },
  upright: { line: `M30 30V43M26 43H34${person(49).line}`, face: 'M21 8H39V30H21z', solid: person(49).solid ?? '' },
  plinth: { line: `M16 36H44V43H16z${person(52).line}`, face: 'M20 10H40V36H20z', solid: person(52).solid ?? '' },
  pole: { line: 'M30 20V43M34 20V43M27 43H37M12 20H52M20 17V20M44 17V20M50 39V43', face: 'M7 4H57V17H7z', solid: 'M48.9 37.6a1.1 1.1 0 1 0 2.2 0a1.1 1.1 0 1 0-2.2 0' },
  trestle: { line: 'M14 27V43M32 27V43M50 27V43M14 30L32 43L50 30M14 43L32 30L50 43', face: 'M7 7H57V27H7z' },
  hoarding: { line: 'M4 24H60V43M4 24V43M12 24V43M52 24V43M46 24V5M36 9H58M46 5L36 9M46 5L58 9M40 9V15', face: 'M12 28H52V39H12z' },
  banner: { line: 'M9 43V8M55 43V8', face: 'M9 13Q32 19 55 13V25Q32 31 9 25z' },
  model: { line: 'M10 34H19M45 34H54M22.5 10.5L26 17M41.5 10.5L38 17', face: 'M10 43V27A22 21 0 0 1 54 27V43H45V27A13 12.5 0 0 0 19 27V43z' },
};
/** For a sign type that another package has added. */
const PLAIN: Picture = { line: 'M32 32V43', face: 'M14 12H50V32H14z' };

export function typePicture(type: string): TemplateResult {
  const picture = PICTURES[type] ?? PLAIN;
  return html`<svg class="picture" viewBox="0 0 64 48" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">
    <path d=${`M3 43H61${picture.line}`} /><path d=${picture.face} fill="currentColor" fill-opacity=".18" />
    ${picture.dots === undefined ? nothing : svg`<path d=${picture.dots} stroke-dasharray=".1 4" />`}
    ${picture.solid === undefined ? nothing : svg`<path d=${picture.solid} fill="currentColor" stroke="none" />`}
  </svg>`;
}

/** Solid shapes, told apart by outline: octagon, diamond, half disc, disc, broken ring. On 24 × 24. */
export function verdictGlyph(verdict: Verdict): TemplateResult {
  switch (verdict) {
    case 'nonconforming':
      return mark(24, svg`<path fill="currentColor" d="M7.7 1.5h8.6l6.2 6.2v8.6l-6.2 6.2H7.7l-6.2-6.2V7.7z"/><path class="cut" d="M8.2 8.2l7.6 7.6M15.8 8.2l-7.6 7.6"/>`);
    case 'undetermined':
      return mark(24, svg`<path fill="currentColor" d="M12 .8L23.2 12 12 23.2.8 12z"/><path class="cut" d="M9.3 9.7a2.7 2.7 0 1 1 4 2.3c-.9.5-1.3 1-1.3 2"/><circle class="dot" cx="12" cy="17.1" r="1.35"/>`);
    case 'conditional':
      return mark(24, svg`<circle cx="12" cy="12" r="9.75" fill="none" stroke="currentColor" stroke-width="2.25"/><path fill="currentColor" d="M12 2.5a9.5 9.5 0 0 0 0 19z"/>`);
    case 'conforming':
      return mark(24, svg`<circle cx="12" cy="12" r="10.9" fill="currentColor"/><path class="cut" d="M7 12.5l3.5 3.5L17 9"/>`);
    case 'outside':
      return mark(24, svg`<circle cx="12" cy="12" r="9.75" fill="none" stroke="currentColor" stroke-width="2.25" stroke-dasharray="4.1 3.56"/><path d="M7.5 12h9" stroke="currentColor" stroke-width="2.25"/>`);
  }
}

/** The same shapes at 16 × 16, and four quieter ones. */
export function resultGlyph(result: FindingResult): TemplateResult {
  switch (result) {
    case 'fail':
      return mark(16, svg`<path fill="currentColor" d="M5.2 1h5.6L15 5.2v5.6L10.8 15H5.2L1 10.8V5.2z"/><path class="cut" d="M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8"/>`);
    case 'unknown':
      return mark(16, svg`<path fill="currentColor" d="M8 .3L15.7 8 8 15.7.3 8z"/><path class="cut" d="M6.3 6.6a1.75 1.75 0 1 1 2.6 1.5c-.6.35-.9.7-.9 1.3"/><circle class="dot" cx="8" cy="11.4" r=".95"/>`);
    case 'consent':
      return mark(16, svg`${RING}<path fill="currentColor" d="M8 2a6 6 0 0 0 0 12z"/>`);
    case 'advice':
      return mark(16, svg`${RING}<path d="M8 7.3v4" stroke="currentColor" stroke-width="1.6"/><circle cx="8" cy="4.9" r=".95" fill="currentColor"/>`);
    case 'reserved':
      return mark(16, svg`<g fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"><circle cx="8" cy="4.6" r="2.6"/><path d="M2.5 14.3c.3-3.4 2.3-5 5.5-5s5.2 1.6 5.5 5z"/></g>`);
    case 'not-covered':
      return mark(16, svg`<circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.8 2.109"/>`);
    case 'pass':
      return mark(16, svg`<path d="M3 8.6l3.3 3.3L13 4.6" fill="none" stroke="currentColor" stroke-width="1.75"/>`);
  }
}
const RING = svg`<circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5"/>`;

const mark = (size: 16 | 24, content: TemplateResult): TemplateResult => html`<svg class="glyph g${size}" viewBox=${`0 0 ${size} ${size}`} aria-hidden="true">${content}</svg>`;

const TOOLS = {
  down: 'M4.5 7.5l5.5 5.5 5.5-5.5',
  pin: 'M10 18s5.5-5.3 5.5-10a5.5 5.5 0 0 0-11 0C4.5 12.7 10 18 10 18zM8.1 8a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0-3.8 0',
  warn: 'M10 2.8L18 16.5H2zM10 8v4M10 13.8v1',
  wait: 'M10 3a7 7 0 1 1-7 7',
  edit: 'M4 16l.8-3.6L13.5 3.7l2.8 2.8L7.6 15.2zM11.5 5.7l2.8 2.8',
} as const;
export type Tool = keyof typeof TOOLS;

export const toolIcon = (tool: Tool): TemplateResult =>
  html`<svg class="tool ${tool}" viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"><path d=${TOOLS[tool]} /></svg>`;

/** A signboard on hatched ground: the mark beside the title. */
export const emblem = html`<svg class="emblem" viewBox="0 0 26 26" aria-hidden="true">
  <path class="field" d="M1 1H25V25H1z" /><path class="hatch" d="M1 17L17 1M1 25L25 1M9 25L25 9" /><path class="board" d="M6 10.5H20V17H6zM13 17V22.5" />
</svg>`;
