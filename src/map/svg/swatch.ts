/** Small pictures of the map's marks, 22 × 14 pixels, from the samples that the legend reads off the style. */
import { type TemplateResult, html, nothing, svg } from 'lit';
import type { Drawing } from '../images.ts';
import type { Line, Sample } from '../legend.ts';
import { collection, feature, planCollections } from '../sources.ts';
import { styleLayers } from '../style.ts';
import { draw } from './picture.ts';
import type { Sheet } from './sheet.ts';
import { symbolUse } from './strokes.ts';

const PATHS = { line: 'M1 7H21', area: 'M2 2H20V12H2z', disc: 'M5 7a6 6 0 1 0 12 0a6 6 0 1 0-12 0' } as const;

export function linesSwatch({ kind, fill, lines, along }: Extract<Sample, { lines: unknown }>): TemplateResult {
  const path = PATHS[kind];
  const dashes = ({ dash, width }: Line): string => dash.map((part) => (part * width).toFixed(1)).join(' ');
  return html`<svg class="swatch drawn" viewBox="0 0 22 14" fill="none" aria-hidden="true">
    ${fill === null ? nothing : svg`<path d=${path} stroke="none" fill=${fill.colour} fill-opacity=${fill.opacity} />`}
    ${lines.map((line) => svg`<path d=${path} stroke=${line.colour} stroke-width=${line.width} stroke-opacity=${line.opacity} stroke-dasharray=${dashes(line) || nothing} />`)}
    ${along === undefined ? nothing : [5, 17].map((x) => svg`<g transform=${`translate(${x} 7)`}>${symbolUse(along.drawing)}</g>`)}
  </svg>`;
}

/** An image of the map in its own strokes. The arrow of the sign reaches up, so the picture hangs by its top. */
export function symbolSwatch(drawing: Drawing): TemplateResult {
  const half = Math.min(drawing.size / 2, 9);
  const tall = drawing.size > 24;
  return html`<svg class="swatch symbol" viewBox=${tall ? '-14 -18 28 24' : `${-half * 1.25} ${-half} ${half * 2.5} ${half * 2}`} aria-hidden="true">${symbolUse(drawing)}</svg>`;
}

/** A piece of a zone or of a segment as the map draws it: hatch, tint and edge; casing and dash. */
export function classSwatch(kind: 'zone' | 'segment', style: string, ids: string): TemplateResult {
  const box = { left: 0, top: 0, right: 22, bottom: 14 };
  const sheet: Sheet = { zoom: 15, project: ([x = 0, y = 0]) => [x, y], box, view: box, seen: box, convergence: 0 };
  const of =
    kind === 'zone'
      ? { zones: collection([feature({ type: 'Polygon', coordinates: [[[0, 0], [22, 0], [22, 14], [0, 14], [0, 0]]] }, { style })]) }
      : { segments: collection([feature({ type: 'LineString', coordinates: [[1.5, 7], [22, 7]] }, { style })]) };
  const layers = styleLayers('light', 0).filter(({ id, source }) => (source === 'zones' && id !== 'zone-band') || (source === 'segments' && !/casing|band/.test(id)));
  const { defs, groups } = draw({ layers, collections: { ...planCollections(null), ...of }, sheet, theme: 'light', ids });
  return html`<svg class="swatch ${kind}" viewBox="0 0 22 14" aria-hidden="true">${defs}${groups.map(({ content }) => content)}</svg>`;
}
