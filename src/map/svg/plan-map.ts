/** A plan on paper: at a true scale in the plan's working plane, with its grid; what was judged, coloured and drawn at the desk lies on it. Always in the light colours. */
import type { Feature } from 'geojson';
import { type TemplateResult, html, nothing, svg } from 'lit';
import { VERDICTS } from '../../survey/summary.ts';
import { AUDIT, SURFACE } from '../desk/groups.ts';
import { signDrawings } from '../desk/sign-glyphs.ts';
import { stateOf } from '../desk/stack.ts';
import type { GroundPicture, LayerState, SignMarks } from '../desk/types.ts';
import { PALETTES } from '../palette.ts';
import { type Collections, collection } from '../sources.ts';
import { areaNames } from '../view-names.ts';
import { type PaperFrame, frameBox, sheetFor } from './paper-sheet.ts';
import { FONT, draw } from './picture.ts';
import { BAND, gridInterval, planGrid } from './plan-grid.ts';
import { largest, paperLayers, partsIn } from './plan-parts.ts';
import { type Rect, areaPath, around, grown, linePath, shapeOf } from './shapes.ts';
import { MM, type Sheet } from './sheet.ts';
import { symbolUse } from './strokes.ts';

export interface PlanMapOptions extends PaperFrame {
  /** Before every id in the picture. */
  readonly ids: string;
  readonly layers: readonly LayerState[];
  /** By layer of the package: keys that are shown. A layer that is not named is shown whole. */
  readonly shown: ReadonlyMap<string, ReadonlySet<string>>;
  readonly signs: SignMarks | null;
  readonly surface: GroundPicture | null;
  /** Lon, lat. */
  readonly drawn: readonly Feature[];
  readonly label: string;
  /** Features of a kind, and signs, that are drawn at most. */
  readonly most?: number;
}
export interface PlanMap {
  /** An `<svg>` whose user unit is a millimetre, `BAND` wider than the frame on each side. */
  readonly map: TemplateResult;
  /** What the legend is to explain. */
  readonly shown: ReadonlySet<string>;
  /** Of `VERDICTS`, and its length for signs without one: those that are on the map. */
  readonly verdicts: readonly number[];
  readonly coloured: boolean;
  readonly drawn: boolean;
  /** Metres between lines of the grid. */
  readonly grid: number;
  /** Degrees from true to grid north, clockwise. */
  readonly convergence: number;
  /** Layers of the package that something in the frame is of. */
  readonly present: ReadonlySet<string>;
  /** Things in the frame that are not drawn. */
  readonly left: number;
}

/** More than this no sheet shows apart, and no printer likes. */
const MOST = 4000;
/** Zones with a name, the largest: more have no room on any paper. */
const NAMED = 400;

export function drawPlanMap(options: PlanMapOptions): PlanMap {
  const { plan, scale, width, height, ids, most = MOST } = options;
  const { sheet, toGrid } = sheetFor(options);
  const coloured = options.surface !== null && stateOf(options.layers, SURFACE).visible;
  const frame = frameBox(options);
  const { collections, present, left } = partsIn(plan, frame, options.shown, options.layers, most);
  const lat = (plan.manifest.extent[1] + plan.manifest.extent[3]) / 2;
  const signs = signsOn(options, sheet, `${ids}-sign`, most);
  const picture = draw({ layers: paperLayers(plan, options.layers, coloured), collections: { ...collections, 'view-names': collection(areaNames(named(collections), frame, sheet.zoom, lat)) }, sheet, theme: 'light', ids: `${ids}-`, covered: signs.rooms });
  const features = drawnOn(options, sheet);
  const grid = gridInterval(scale);
  const { ink } = PALETTES.light;
  const above = picture.groups.findIndex(({ layer }) => /^(?:zone|water-veil|water-edge|segment)/.test(layer));
  const under = above < 0 ? picture.groups.length : above;
  const contents = picture.groups.map(({ content }) => content);
  const full = [width + 2 * BAND, height + 2 * BAND];
  const map = html`<svg class="plan-map" xmlns="http://www.w3.org/2000/svg" width="${full[0]}mm" height="${full[1]}mm" viewBox="${-BAND} ${-BAND} ${full[0]} ${full[1]}" role="img" aria-label=${options.label} font-family=${FONT}>
    <clipPath id="${ids}-frame"><rect width=${width} height=${height} /></clipPath>
    <g clip-path="url(#${ids}-frame)">
      <g class="ground" transform="scale(${MM})">${picture.defs}${contents.slice(0, under)}${coloured ? surfaceOn(options.surface, sheet) : nothing}${contents.slice(under)}${signs.content}${features}</g>
    </g>
    ${planGrid({ toGrid, step: grid, width, height, ink })}
    <rect x="0" y="0" width=${width} height=${height} fill="none" stroke=${ink} stroke-width="0.2" />
    <rect x=${-BAND + 0.25} y=${-BAND + 0.25} width=${width + 2 * BAND - 0.5} height=${height + 2 * BAND - 0.5} fill="none" stroke=${ink} stroke-width="0.5" />
  </svg>`;
  return { map, shown: picture.shown, verdicts: signs.verdicts, coloured, drawn: features.length > 0, grid, convergence: sheet.convergence, present, left: left + signs.left };
}

const named = ({ zones, base }: Collections): Pick<Collections, 'zones' | 'base'> => ({ base, zones: zones.features.length <= NAMED ? zones : collection(largest(zones.features, NAMED)) });

/** The picture laid on its corners: three of them settle it, the fourth falls within a hair. */
function surfaceOn(surface: GroundPicture | null, { project }: Sheet): TemplateResult | typeof nothing {
  if (surface === null || surface.canvas.width === 0 || surface.canvas.height === 0) return nothing;
  const { canvas, corners } = surface;
  const [[ax, ay], [bx, by], , [dx, dy]] = [project(corners[0]), project(corners[1]), project(corners[2]), project(corners[3])];
  const { width: w, height: h } = canvas;
  const matrix = [(bx - ax) / w, (by - ay) / w, (dx - ax) / h, (dy - ay) / h, ax, ay].map((value) => value.toPrecision(9)).join(' ');
  return svg`<image href=${canvas.toDataURL('image/png')} width=${w} height=${h} transform=${`matrix(${matrix})`} preserveAspectRatio="none" image-rendering="pixelated" opacity="0.9" />`;
}

/** Signs smaller, where there are many. */
const CROWDED = 400;
/** Half of a sign's symbol, pixels. */
const ROOM = 7;

/** The worst lie above the others, and are kept where there are too many. */
function signsOn({ signs, layers }: PlanMapOptions, { project, box }: Sheet, ids: string, most: number): { readonly content: readonly TemplateResult[]; readonly verdicts: readonly number[]; readonly left: number; /** Names go elsewhere where they can. */ readonly rooms: readonly Rect[] } {
  if (signs === null || !stateOf(layers, AUDIT).visible) return { content: [], verdicts: [], left: 0, rooms: [] };
  const within = grown(box, 8);
  const found: { readonly verdict: number; readonly x: number; readonly y: number }[] = [];
  const count = signs.shown?.length ?? signs.lon.length;
  for (let k = 0; k < count; k += 1) {
    const index = signs.shown === null ? k : (signs.shown[k] ?? 0);
    const [lon = NaN, lat = NaN] = [signs.lon[index], signs.lat[index]];
    if (Number.isNaN(lon) || Number.isNaN(lat)) continue;
    const [x, y] = project([lon, lat]);
    if (x < within.left || x > within.right || y < within.top || y > within.bottom) continue;
    found.push({ verdict: Math.min(signs.verdict[index] ?? 255, VERDICTS.length), x, y });
  }
  found.sort((a, b) => a.verdict - b.verdict);
  const kept = found.slice(0, most);
  const verdicts = [...new Set(kept.map(({ verdict }) => verdict))];
  const drawings = signDrawings(PALETTES.light);
  const size = kept.length > CROWDED ? 'scale(.65)' : '';
  return {
    content: [
      svg`<defs>${verdicts.map((verdict) => svg`<g id=${`${ids}-${verdict}`}>${symbolUse(drawings[verdict] ?? { strokes: [] })}</g>`)}</defs>`,
      svg`<g data-layer="signs">${kept.reverse().map(({ verdict, x, y }) => svg`<use href=${`#${ids}-${verdict}`} transform=${`translate(${x.toFixed(2)} ${y.toFixed(2)})${size}`} />`)}</g>`,
    ],
    verdicts,
    left: found.length - kept.length,
    rooms: kept.length > CROWDED ? [] : kept.map(({ x, y }) => around(x, y, ROOM, ROOM)),
  };
}

const DRAWN = 'drawn';
function drawnOn({ drawn, layers }: PlanMapOptions, { project, box }: Sheet): readonly TemplateResult[] {
  if (!stateOf(layers, DRAWN).visible) return [];
  const { highlight, surface } = PALETTES.light;
  return drawn.flatMap(({ geometry }) => {
    const { areas, lines, points } = shapeOf(geometry, project, grown(box, 24));
    return [
      ...(areas.length > 0 ? [svg`<path d=${areaPath(areas)} fill=${highlight} fill-opacity="0.08" fill-rule="evenodd" stroke=${highlight} stroke-width="1.75" stroke-dasharray="7 3" />`] : []),
      ...(lines.length > 0 ? [svg`<path d=${linePath(lines)} fill="none" stroke=${highlight} stroke-width="1.75" stroke-dasharray="7 3" />`] : []),
      ...points.map(([x, y]) => svg`<circle cx=${x.toFixed(2)} cy=${y.toFixed(2)} r="4" fill=${highlight} stroke=${surface} stroke-width="1.5" />`),
    ];
  });
}
