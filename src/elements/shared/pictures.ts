/** A small drawing of each sign type. A chunk of its own: the first verdict does not wait for it. */
import { html, nothing, svg, type TemplateResult } from 'lit';

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
