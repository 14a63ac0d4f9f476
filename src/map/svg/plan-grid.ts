/** The plan's own grid on a printed map: ticks and figures at the frame, small crosses in it. Millimetres. */
import { type TemplateResult, nothing, svg } from 'lit';
import type { PaperSheet } from './paper-sheet.ts';

/** Between the neat line and the frame around it: the figures stand here. */
export const BAND = 5.5;
/** Lines of the grid are at least so far apart, so that no two figures meet. */
const APART = 30;
const TICK = 1.8;
const CROSS = 1.2;
const FIGURE = 2.3;

/** Metres between lines: 1, 2 or 5 times a power of ten, the smallest that leaves `APART` between them on paper. */
export function gridInterval(scale: number): number {
  const least = (scale * APART) / 1000;
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5, 10].find((step) => step * power >= least - 1e-9) ?? 10) * power;
}

/** Multiples of a step within two limits. */
export function multiples(step: number, from: number, to: number): readonly number[] {
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step);
}

/** `39 400 000` as maps write it. */
export const gridFigure = (metres: number): string => String(Math.round(metres)).replace(/\B(?=(?:\d{3})+$)/g, '\u2009');

export interface GridOptions {
  readonly toGrid: PaperSheet['toGrid'];
  readonly step: number;
  readonly width: number;
  readonly height: number;
  readonly ink: string;
}

export function planGrid({ toGrid, step, width, height, ink }: GridOptions): TemplateResult {
  const eastings = multiples(step, toGrid.easting(0), toGrid.easting(width)).map((value) => ({ value, at: toGrid.x(value) }));
  const northings = multiples(step, toGrid.northing(height), toGrid.northing(0)).map((value) => ({ value, at: toGrid.y(value) }));
  const mm = (value: number): string => value.toFixed(3);
  const ticks = [
    ...eastings.map(({ at }) => `M${mm(at)} 0V${TICK}M${mm(at)} ${mm(height)}v${-TICK}`),
    ...northings.map(({ at }) => `M0 ${mm(at)}H${TICK}M${mm(width)} ${mm(at)}h${-TICK}`),
  ].join('');
  const crosses = eastings.flatMap(({ at: x }) => northings.map(({ at: y }) => `M${mm(x - CROSS)} ${mm(y)}h${2 * CROSS}M${mm(x)} ${mm(y - CROSS)}v${2 * CROSS}`)).join('');
  const far = (at: number, length: number): boolean => at > 10 && at < length - 10;
  const figure = (value: number, x: number, y: number, turned: boolean): TemplateResult => svg`<text transform=${`translate(${mm(x)} ${mm(y)})${turned ? 'rotate(-90)' : ''}`}>${gridFigure(value)}</text>`;
  return svg`<g class="plan-grid" data-step=${step}>
    <path d=${crosses} stroke=${ink} stroke-width="0.12" stroke-opacity="0.7" fill="none" />
    <path class="ticks" d=${ticks} stroke=${ink} stroke-width="0.2" fill="none" />
    <g font-size=${FIGURE} fill=${ink} text-anchor="middle">
      ${eastings.map(({ value, at }) => (far(at, width) ? [figure(value, at, -1.5, false), figure(value, at, height + 3.2, false)] : nothing))}
      ${northings.map(({ value, at }) => (far(at, height) ? [figure(value, -1.5, at, true), figure(value, width + 3.2, at, true)] : nothing))}
    </g>
  </g>`;
}
