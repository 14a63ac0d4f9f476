/** What is wrong with the drawing of a layer: each thing with its place, and its square metres where it is an area. */
import type { MultiPolygon, Polygon } from 'geojson';
import type { LayerSource, PlanSource } from '../../plan/schema/manifest.ts';
import { drained } from '../../steps.ts';
import type { ImportFinding } from '../finding.ts';
import type { MappedFeature } from '../types.ts';
import { flatten, groundOf, type Flat } from './flat.ts';
import { judgeGaps } from './gap-faults.ts';
import { judgeEnds, looseEnds } from './line-faults.ts';
import { forbidden, judgeOverlaps, overlapsOf } from './overlap-faults.ts';
import { areaJudge, judgeExtent, judgeFineness } from './place-faults.ts';
import { judgeShape, type Bench } from './shape-faults.ts';
import { duplicatesIn, judgeDuplicates, judgeSize, judgeWinding } from './size-faults.ts';
import { Tally } from './tally.ts';

export interface JudgeOptions {
  readonly plan: PlanSource;
  /** Metres: what lies nearer than this should meet. */
  readonly tolerance: number;
  /** What the plan is about, lon, lat. */
  readonly area?: Polygon | MultiPolygon;
}

/** Elementary steps for a layer: a minute or so. A layer of 100 000 zones takes a hundredth of them. */
const STEPS = 2e10;

/**
 * Lengths are metres and areas square metres on the ellipsoid, of edges that are straight in longitude and latitude; crossings and touches are decided on positions rounded to 1e-9 degree.
 * @returns findings by code, those of a code in the order of the features; at most 200 of a code one by one, and then how many more there are.
 * Geometry that is missing or of another kind than the layer's is passed over: `conform` has told it.
 */
export const judgeGeometry = (features: readonly MappedFeature[], layer: LayerSource, options: JudgeOptions): ImportFinding[] => drained(judgeGeometrySteps(features, layer, options));

/** The same, a feature or so a step. */
export function* judgeGeometrySteps(features: readonly MappedFeature[], layer: LayerSource, { plan, tolerance, area }: JudgeOptions): Generator<void, ImportFinding[], void> {
  const bench: Bench = { ground: groundOf(plan.extent), tally: new Tally(layer), budget: { left: STEPS }, tolerance };
  const flats: Flat[] = [];
  for (const feature of features) {
    const flat = flatten(feature, bench.ground);
    if (flat.sound) flats.push(flat);
    yield;
  }
  const inArea = area === undefined || layer.role === 'plan-area' ? undefined : areaJudge(area, bench);
  const clear: Flat[] = [];
  for (const flat of flats) {
    yield;
    if (!judgeShape(flat, bench)) {
      clear.push(flat);
      if (flat.parts.length > 0) judgeSize(flat, bench);
    }
    judgeExtent(flat, plan.extent, bench);
    inArea?.(flat);
  }
  judgeFineness(flats, bench);
  judgeWinding(clear, bench);
  const twins = duplicatesIn(clear);
  judgeDuplicates(twins, layer, forbidden(layer, plan), bench);
  const areas = clear.filter(({ parts }) => parts.length > 0);
  judgeOverlaps(yield* overlapsOf(areas, bench), twins, layer, plan, bench);
  if (layer.role === 'zones') yield* judgeGaps(areas, bench);
  judgeEnds(yield* looseEnds(clear.filter(({ lines }) => lines.length > 0), bench.ground, tolerance), bench);
  if (bench.budget.left < 0) bench.tally.add('import.too-intricate', 'error', null, () => TOO_INTRICATE);
  return bench.tally.findings();
}

const TOO_INTRICATE = {
  text: {
    zh: '图形过于繁复，未能在限定的步数内全部判断：自相交、重叠或缝隙可能没有查全。请简化图形，或分批导入。',
    en: 'The drawing is too intricate to be judged within the steps that are allowed: crossings, overlaps or gaps may be left unfound. Simplify it, or import it in parts.',
  },
};
