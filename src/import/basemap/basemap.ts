/** A base map from files into the sources of a plan, and its package with them. Node only. */
import { join } from 'node:path';
import type { Polygon } from 'geojson';
import { buildFromSources } from '../../plan/build/build.ts';
import { dictionary } from '../../plan/build/readings.ts';
import { readSources, type SourceFile } from '../../plan/build/sources.ts';
import { readJson } from '../../plan/read-json.ts';
import { planSource, type LayerSource, type PlanSource } from '../../plan/schema/manifest.ts';
import { fail, ok, shown, type Problem, type Result, type Text } from '../../problem.ts';
import { editedPlan } from '../assemble/plan-text.ts';
import { finishEarlier, putInPlace } from '../assemble/put.ts';
import type { ImportFinding } from '../finding.ts';
import { baseNotice, CREDITS, layerEntry } from './credits.ts';
import { fill, geojsonText } from './fill.ts';
import { withBaseNames } from './gazetteer.ts';
import { readBase } from './source.ts';
import { BASE_LAYERS, type BaseKind, type BaseLayer, type Extent, type SourceId } from './types.ts';

/** Sides of the smallest area that is drawn, in tolerances: what is smaller is a speck at any scale that the tolerance is for. */
const SPECK = 5;

export interface BasemapOptions {
  /** The folder with `plan.json`. */
  readonly into: string;
  /** Within the plan's; all of it where left out. */
  readonly extent?: Extent;
  /** ISO date of the data; needed for a source that states none. */
  readonly date?: string;
  /** Which layers are filled; all three where left out. */
  readonly layers?: readonly BaseLayer[];
  /** Metres. */
  readonly tolerance?: number;
  /** Told before what takes long. */
  readonly progress?: (text: Text) => void;
}

export interface BasemapReport {
  readonly source: SourceId;
  readonly date: string;
  readonly tolerance: number;
  /** Of each layer that was asked for, how much it holds now, by kind; empty where the source had nothing and the layer is as it was. */
  readonly layers: readonly { readonly id: BaseLayer; readonly counts: Readonly<Partial<Record<BaseKind, number>>> }[];
  /** Base layers that are still the plan's own. */
  readonly others: readonly Text[];
  readonly notice: Text;
  readonly mapReviewNumber: string | null;
  readonly findings: readonly ImportFinding[];
  /** Names that are drawn and can't be searched by. */
  readonly unread: readonly string[];
  /** Of the package. */
  readonly files: number;
  readonly bytes: number;
}

/**
 * @param paths OpenStreetMap files, or sheets of the national 1:1 000 000 data, as files and folders
 * @returns what was done; or all that is wrong, and nothing has been written
 */
export async function makeBasemap(paths: readonly string[], options: BasemapOptions): Promise<Result<BasemapReport>> {
  const { into, layers: wanted = BASE_LAYERS, progress } = options;
  const earlier = await finishEarlier(into);
  if (!earlier.ok) return earlier;
  const sources = await readSources(into);
  if (!sources.ok) return sources;
  const parsed = readJson(sources.value.plan.bytes, sources.value.plan.file, planSource, 'plan');
  if (!parsed.ok) return parsed;
  const plan = parsed.value;
  const taken = plan.layers.filter(({ id, role }) => role !== 'base' && wanted.some((layer) => layer === id));
  if (taken.length > 0) return fail(...taken.map(({ id, role }): Problem => ({ code: 'base.taken', file: sources.value.plan.file, path: `layers(${id}).role`, received: shown(role), text: { zh: '这个图层不是底图，不会被替换；须改名，或用 --layers 不写它。', en: 'This layer is no base map and is not replaced; rename it, or leave it out with --layers.' } })));
  const extent = within(options.extent, plan.extent);
  if (extent === undefined) return fail({ code: 'base.extent', received: shown(options.extent), text: { zh: `范围须为西、南、东、北四个数，且与规划的范围 ${plan.extent.join(',')} 有重叠。`, en: `The extent is four numbers, west, south, east and north, that meet the plan's, ${plan.extent.join(',')}.` } });

  const read = await readBase(paths, { plan, extent, date: options.date, progress });
  if (!read.ok) return read;
  const { id, date, features } = read.value;
  const credit = CREDITS[id];
  const tolerance = options.tolerance ?? credit.tolerance;
  progress?.({ zh: '正在化简、裁切', en: 'Simplifying and clipping' });
  const lost: Polygon[] = [];
  const filled = fill(features, { extent, tolerance, least: (SPECK * tolerance) ** 2, lost: (part) => void lost.push(part) }, plan);
  const full = BASE_LAYERS.filter((layer) => wanted.includes(layer) && filled[layer].length > 0);
  if (full.length === 0) return fail({ code: 'base.nothing', received: extent.join(','), text: { zh: '规划范围内没有可画的要素：核对文件是否覆盖这里。', en: 'There is nothing to draw within the plan\'s extent: check that the file covers it.' } });

  const reader = await dictionary();
  const entries = full.map((layer) => layerEntry(layer, plan.layers.find((one) => one.id === layer), credit, date, tolerance));
  const { settings: gazetteer, unread } = withBaseNames(plan.gazetteer, filled, full, reader);
  const layers: LayerSource[] = [...plan.layers.map((layer) => entries.find((entry) => entry.id === layer.id) ?? layer), ...entries.filter((entry) => !plan.layers.some((layer) => layer.id === entry.id))];
  const notice = baseNotice(layers);
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const planBytes = encode(editedPlan(new TextDecoder().decode(sources.value.plan.bytes), { members: { baseNotice: notice, ...(JSON.stringify(gazetteer) === JSON.stringify(plan.gazetteer) ? {} : { gazetteer }) }, layers: entries }));
  const drawn = new Map(full.map((layer): [string, SourceFile] => [layer, { file: join(into, 'source', `${layer}.geojson`), bytes: encode(geojsonText(layer, filled[layer])) }]));

  progress?.({ zh: '正在生成数据包', en: 'Building the package' });
  const built = buildFromSources({ ...sources.value, plan: { ...sources.value.plan, bytes: planBytes }, layers: new Map([...sources.value.layers, ...drawn]) }, reader);
  if (!built.ok) return built;
  const { files } = built.value;
  const put = await putInPlace(into, { files: new Map([...[...drawn].map(([layer, { bytes }]): [string, Uint8Array[]] => [`source/${layer}.geojson`, [bytes]]), ['plan.json', [planBytes]]]), folders: new Map([['package', files]]) });
  if (!put.ok) return put;
  return ok({
    source: id,
    date,
    tolerance,
    layers: wanted.map((layer) => ({ id: layer, counts: countsOf(filled[layer].map(({ kind }) => kind)) })),
    others: layers.filter((layer) => layer.role === 'base' && !entries.includes(layer)).map(({ title }) => title),
    notice,
    mapReviewNumber: plan.mapReviewNumber,
    findings: [...read.value.findings, ...leftOut(lost)],
    unread,
    files: files.size,
    bytes: [...files.values()].reduce((sum, { length }) => sum + length, 0),
  });
}

/** A hole in the ground that nobody tells of would be taken for land. */
function leftOut(lost: readonly Polygon[]): ImportFinding[] {
  const [lon, lat] = lost[0]?.coordinates[0]?.[0] ?? [];
  if (lon === undefined || lat === undefined) return [];
  return [{ code: 'import.basemap-unsound', severity: 'remark', at: [lon, lat], text: { zh: `${lost.length} 块面的边界反复相碰，修不成可画的图形，没有画（首处 ${lon}, ${lat}）。`, en: `${lost.length} ${lost.length === 1 ? 'area touches itself' : 'areas touch themselves'} so often that nothing sound could be drawn, and ${lost.length === 1 ? 'is' : 'are'} left out (the first at ${lon}, ${lat}).` } }];
}

function within(asked: Extent | undefined, plan: PlanSource['extent']): Extent | undefined {
  if (asked === undefined) return plan;
  const [west, south, east, north] = [Math.max(asked[0], plan[0]), Math.max(asked[1], plan[1]), Math.min(asked[2], plan[2]), Math.min(asked[3], plan[3])];
  return west < east && south < north ? [west, south, east, north] : undefined;
}

function countsOf(kinds: readonly BaseKind[]): Partial<Record<BaseKind, number>> {
  const counts: Partial<Record<BaseKind, number>> = {};
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
