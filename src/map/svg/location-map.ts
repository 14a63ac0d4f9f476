/** The location map of the printed sheet: at a true scale, in the plan's working plane, always in the light colours. */
import { type TemplateResult, html } from 'lit';
import type { Plan } from '../../plan/plan.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import type { Report } from '../../report/types.ts';
import type { Language } from '../context.ts';
import { concernData, proposalData } from '../focus-data.ts';
import type { Box } from '../inside-point.ts';
import type { LonLat } from '../local.ts';
import { PALETTES } from '../palette.ts';
import { proposalCentre, proposalShape } from '../proposal-shape.ts';
import { type Collections, collection, planCollections } from '../sources.ts';
import { styleLayers } from '../style.ts';
import { areaNames } from '../view-names.ts';
import { type PaperSheet, frameBox, sheetFor } from './paper-sheet.ts';
import { FONT, draw } from './picture.ts';
import { type Rect, around } from './shapes.ts';
import { MM, type Sheet } from './sheet.ts';
import { SVG_TEXTS } from './texts.ts';

export interface LocationMapOptions {
  readonly plan: Plan;
  readonly report: Report | null;
  readonly proposal: Proposal;
  readonly language: Language;
  /** Middle of the frame; the sign's own place if left out. */
  readonly centre?: LonLat;
  /** Denominator: 5000 for 1:5000. */
  readonly scale: number;
  /** Of the frame on paper, millimetres. */
  readonly width: number;
  readonly height: number;
  /** Before every id in the picture: another for each picture in one document. */
  readonly ids: string;
}
export interface LocationMap {
  /** An `<svg>` whose user unit is a millimetre. */
  readonly map: TemplateResult;
  /** What `mapLegend` is to explain. */
  readonly shown: ReadonlySet<string>;
  /** Metres between the ticks of the plan's grid along the frame. */
  readonly grid: number;
}

/** The map alone. */
export const locationMap = (options: LocationMapOptions): TemplateResult => drawLocationMap(options).map;

/** The map with what is in its frame. */
export function drawLocationMap(options: LocationMapOptions): LocationMap {
  const { plan, scale, width, height, ids, language } = options;
  const { sheet, toGrid } = paperSheet(options);
  const collections = collectionsFor(options, sheet);
  const lat = (plan.manifest.extent[1] + plan.manifest.extent[3]) / 2;
  // The sign's own words stand beside the map, not on it.
  const layers = styleLayers('light', lat).filter(({ id }) => id !== 'proposal-label');
  const picture = draw({ layers, collections, sheet, theme: 'light', ids: `${ids}-`, taken: [signRoom(options, sheet)] });
  const grid = gridStep(scale);
  const clip = `${ids}-frame`;
  const ink = PALETTES.light.ink;
  const map = html`<svg class="location-map" xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}" role="img" aria-label="${SVG_TEXTS.locationMap[language]} 1 : ${scale}">
    <clipPath id=${clip}><rect width=${width} height=${height} /></clipPath>
    <g clip-path="url(#${clip})">
      <g transform="scale(${MM})" font-family=${FONT}>${picture.defs}${picture.groups.map(({ content }) => content)}</g>
      <path d=${ticks(toGrid, grid, options)} stroke=${ink} stroke-width="0.25" />
    </g>
    <rect x="0.15" y="0.15" width=${width - 0.3} height=${height - 0.3} fill="none" stroke=${ink} stroke-width="0.3" />
  </svg>`;
  return { map, shown: picture.shown, grid };
}

/** The sheet about the sign, or about the centre that is asked for. */
export const paperSheet = (options: LocationMapOptions): PaperSheet => sheetFor({ ...options, centre: options.centre ?? proposalCentre(options.proposal) });

function collectionsFor(options: LocationMapOptions, sheet: Sheet): Collections {
  const { plan, report, proposal, language } = options;
  const all = planCollections(plan);
  const [west, south, east, north] = frameBox({ ...options, centre: options.centre ?? proposalCentre(options.proposal) });
  const [dx, dy] = [(east - west) * 0.04, (north - south) * 0.04];
  const view: Box = [west + dx, south + dy, east - dx, north - dy];
  return {
    ...all,
    concern: concernData(plan, report),
    proposal: proposalData(proposal, plan.manifest.defaultAccuracy, language, 'bottom'),
    'view-names': collection(areaNames(all, view, sheet.zoom, (plan.manifest.extent[1] + plan.manifest.extent[3]) / 2)),
  };
}

/** The sign's symbol with its arrow: no name is written over it. */
function signRoom({ proposal }: LocationMapOptions, { project }: Sheet): Rect {
  const { centre, bearing } = proposalShape(proposal, 0);
  const [x, y] = project([...centre]);
  const turn = ((bearing ?? 0) * Math.PI) / 180;
  const reach = bearing === null ? 0 : 8;
  return around(x + Math.sin(turn) * reach, y - Math.cos(turn) * reach, 15, 15);
}

/** About 20 mm apart, a round number of metres. */
const gridStep = (scale: number): number => scale / 50;

/** Ticks inside the frame where lines of the plan's own grid meet it. */
function ticks(to: ReturnType<typeof paperSheet>['toGrid'], step: number, { width, height }: LocationMapOptions): string {
  const LENGTH = 1.6;
  const lines: string[] = [];
  for (let e = Math.ceil(to.easting(0) / step) * step; e < to.easting(width); e += step) {
    const x = to.x(e).toFixed(2);
    lines.push(`M${x} 0V${LENGTH}M${x} ${height}v${-LENGTH}`);
  }
  for (let n = Math.ceil(to.northing(height) / step) * step; n < to.northing(0); n += step) {
    const y = to.y(n).toFixed(2);
    lines.push(`M0 ${y}H${LENGTH}M${width} ${y}h${-LENGTH}`);
  }
  return lines.join('');
}
