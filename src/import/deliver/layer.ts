/** One layer of the plan from the sources that go into it: mapped, keyed, conformed, repaired where asked, judged. */
import type { MultiPolygon } from 'geojson';
import type { PlanFeature } from '../../plan/plan.ts';
import type { LayerSource, PlanSource } from '../../plan/schema/manifest.ts';
import type { Text } from '../../problem.ts';
import { sliced } from '../../slices.ts';
import { planFeatures } from '../assemble/plan-features.ts';
import { mapFeatures } from '../attributes/map.ts';
import type { Stage } from './types.ts';
import type { ImportFinding } from '../finding.ts';
import { conform } from '../geometry/conform.ts';
import { judgeGeometrySteps } from '../geometry/judge.ts';
import { settleKeys } from '../keys/settle.ts';
import type { Repair, SourceMapping } from '../mapping/types.ts';
import { repair } from '../repair/repair.ts';
import type { MappedFeature, PlacedFeature } from '../types.ts';
import type { Placer } from './placer.ts';

export interface DeliveredLayer {
  /** As `plan.json` is to have it. */
  readonly layer: LayerSource;
  /** In the order in which they are written. */
  readonly features: readonly MappedFeature[];
  /** By key, as the last version has them. */
  readonly before: { readonly count: number; readonly new: number; readonly changed: number; readonly gone: number } | null;
}

export interface LayerWork {
  readonly placer: Placer;
  readonly plan: PlanSource;
  readonly tolerance: number;
  readonly area: MultiPolygon | undefined;
  readonly published: readonly PlanFeature[];
  readonly repair: readonly Repair[] | undefined;
  readonly progress: (stage: Stage, share: number, text: Text) => void;
}

/** Some hundred features a step. */
const STEP = 500;

export async function deliverLayer(layer: LayerSource, given: readonly { readonly source: SourceMapping; readonly raws: readonly number[] }[], work: LayerWork): Promise<{ layer: DeliveredLayer; findings: ImportFinding[] }> {
  const { placer, plan, tolerance, area, published, progress } = work;
  const title = (zh: string, en: string): Text => ({ zh: `${layer.title.zh}：${zh}`, en: `${layer.title.en}: ${en}` });
  const findings: ImportFinding[] = [];
  const add = (found: readonly ImportFinding[]): void => {
    for (const finding of found) findings.push(finding);
  };
  let asked = false;
  let mapped: MappedFeature[] = [];
  const closings = new Set<SourceMapping['closedLines']>();
  for (const { source, raws } of given) {
    const placed: PlacedFeature[][] = [];
    for (const index of raws) {
      progress('place', placed.length / raws.length, title('坐标', 'places'));
      const made = placer.place(index, source.crs, layer.id);
      add(made.findings);
      if (made.features === null) asked = true;
      else placed.push([...made.features]);
    }
    const all = placed.length === 1 ? (placed[0] ?? []) : placed.flat();
    progress('map', 0, title('属性', 'attributes'));
    const taken = mapFeatures(all, all.filter(({ properties }) => typeof properties['text'] === 'string' && properties['text'] !== ''), source, layer, plan);
    add(taken.findings);
    closings.add(source.closedLines);
    mapped = mapped.length === 0 ? taken.features : [...mapped, ...taken.features];
  }
  if (mapped.length === 0) {
    // Where it is not known in what system the numbers are, that is the cause and is said already.
    if (!asked) add([{ code: 'import.nothing-for-layer', severity: 'error', layer: layer.id, text: { zh: '没有一个要素进入此图层，写入会清空它。请核对映射的 file、layer 与 where；此次不交付它，就删去这一来源。', en: 'No feature has come into this layer, and writing would empty it. Check file, layer and where in the mapping, or take the source out if the layer is not delivered now.' } }]);
    return { layer: { layer, features: [], before: null }, findings };
  }
  progress('map', 0.5, title('编号', 'keys'));
  const settled = settleKeys(mapped, layer, published);
  add(settled.findings);
  mapped = [];
  const closedLines = (['areas', 'lines'] as const).find((one) => closings.has(one));
  const conformed = conform(settled.features, layer, { tolerance, ...(closedLines === undefined ? {} : { closedLines }) });
  add(conformed.findings);
  const shaped: LayerSource = { ...layer, geometry: conformed.geometry };
  const wanted = [...new Set(work.repair ?? given.flatMap(({ source }) => source.repair ?? []))];
  progress('judge', 0, wanted.length === 0 ? title('图形', 'geometry') : title('修复', 'repairs'));
  const repaired = wanted.length === 0 ? { features: conformed.features, geometry: shaped.geometry, findings: [] } : repair(conformed.features, wanted, shaped, { plan, tolerance });
  add(repaired.findings);
  const mended = repaired.features;
  // An area that a repair has parted makes the layer one of several parts.
  const final: LayerSource = { ...shaped, geometry: repaired.geometry };
  add(await sliced(told(judgeGeometrySteps(mended, final, { plan, tolerance, ...(area === undefined ? {} : { area }) }), mended.length, (share) => progress('judge', share, title('图形', 'geometry')))));
  return { layer: { layer: final, features: mended, before: published.length === 0 ? null : compared(planFeatures(mended, shaped), published) }, findings };
}

/** The same steps, told of as they go; how many there will be is not known beforehand, so the share only nears its end. */
function* told<T>(steps: Generator<void, T, void>, count: number, tell: (share: number) => void): Generator<void, T, void> {
  const expected = Math.max(1, count / STEP);
  for (let done = 0; ; done++) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (done % 16 === 0) tell(done / (done + expected));
    yield;
  }
}

/** What differs from the last version, by key; a ring that only runs the other way round does not. */
function compared(now: readonly PlanFeature[], was: readonly PlanFeature[]): NonNullable<DeliveredLayer['before']> {
  const old = new Map(was.map((feature) => [feature.key, feature]));
  let [fresh, changed, kept] = [0, 0, 0];
  for (const feature of now) {
    const before = old.get(feature.key);
    if (before === undefined) fresh += 1;
    else {
      kept += 1;
      if (JSON.stringify([feature.geometry, sorted(feature.properties)]) !== JSON.stringify([before.geometry, sorted(before.properties)])) changed += 1;
    }
  }
  return { count: was.length, new: fresh, changed, gone: old.size - kept };
}

const sorted = (properties: Readonly<Record<string, unknown>>): unknown[] => Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1));
