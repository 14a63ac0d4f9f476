/** Areas of one layer that cover the same ground. */
import { sharedArea } from '../../geo/shared-area.ts';
import { inForce } from '../../plan/phases.ts';
import type { LayerSource, PlanSource } from '../../plan/schema/manifest.ts';
import { coexist, ordered } from '../../plan/build/together.ts';
import { boxPairs } from './box-pairs.ts';
import { clip, geometryOf, pointIn } from './clip.ts';
import type { Flat } from './flat.ts';
import { SLIVER, type Bench } from './shape-faults.ts';
import { figure, nameOf, TOLD } from './tally.ts';

/** The package is proved on a sphere, which finds up to 0.4 % more: what it may refuse is told here. */
const SPHERE = 1.004;
/** Square metres that rounding leaves between neighbours, of which nothing is said. */
const NOTHING = 0.05;

/** Whether the plan forbids two zones to cover the same ground: both are in force on some day, and it does not say which class goes first. */
export const forbidden = (layer: LayerSource, plan: PlanSource) => (one: Flat, other: Flat): boolean =>
  coexist(inForce(one.feature.properties, plan.phases), inForce(other.feature.properties, plan.phases)) && !ordered(one.feature, other.feature, plan.precedence[layer.id]);

export interface Overlap {
  readonly one: Flat;
  readonly other: Flat;
  /** Square metres. */
  readonly size: number;
}

/** Pairs that share ground, in the order of the features; a step for each feature. */
export function* overlapsOf(flats: readonly Flat[], { ground, budget }: Pick<Bench, 'ground' | 'budget'>): Generator<void, Overlap[], void> {
  const found: Overlap[] = [];
  let last = -1;
  for (const [i, j] of boxPairs(flats.map(({ box }) => box))) {
    if (i !== last) yield;
    last = i;
    const [one, other] = [flats[i], flats[j]];
    if (one === undefined || other === undefined) continue;
    const units = sharedArea(one.area, other.area, budget);
    const size = units * ground.squareMetres((Math.max(one.box[1], other.box[1]) + Math.min(one.box[3], other.box[3])) / 2);
    if (size > 0) found.push({ one, other, size });
  }
  return found;
}

export function judgeOverlaps(found: readonly Overlap[], twins: ReadonlyMap<Flat, Flat>, layer: LayerSource, plan: PlanSource, { tally, ground }: Bench): void {
  const bad = forbidden(layer, plan);
  const large = found.filter(({ one, other, size }) => size * SPHERE > SLIVER && twins.get(other) !== (twins.get(one) ?? one));
  const severe = ({ one, other }: Overlap): boolean => layer.role === 'zones' && bad(one, other);
  for (const errors of [true, false]) {
    const told = large.filter((overlap) => severe(overlap) === errors);
    // The largest are told one by one.
    const least = told.map(({ size }) => size).sort((a, b) => b - a)[TOLD - 1] ?? 0;
    for (const overlap of [...told.filter(({ size }) => size >= least), ...told.filter(({ size }) => size < least)]) tally.add('import.overlap', errors ? 'error' : 'remark', overlap.one.feature, () => detail(overlap, errors, layer));
  }
  const slight = found.filter(({ size }) => size > NOTHING && size * SPHERE <= SLIVER);
  if (slight.length > 0) {
    const sum = slight.reduce((total, { size }) => total + size, 0);
    tally.add('import.overlap-slight', 'note', null, () => ({ text: { zh: `另有 ${slight.length} 对面各重叠不足 ${SLIVER} 平方米，合计 ${figure(sum)} 平方米：在规划包容许的误差之内，不作处理。`, en: `${slight.length} pairs of areas share less than ${SLIVER} m² each, ${figure(sum)} m² together: a package allows that, and it is left as it is.` }, area: sum }));
  }

  function detail({ one, other, size }: Overlap, error: boolean, { role }: LayerSource): ReturnType<Parameters<typeof tally.add>[3]> {
    const rings = clip('intersection', one.parts.flat(), other.parts.flat());
    const shape = geometryOf(rings, ground);
    const at = pointIn(rings, ground);
    const name = nameOf(other.feature);
    const what = error
      ? { zh: '请改边界，或在 plan.json 的 precedence 中写明两类的先后。', en: 'Mend the boundary, or state in precedence of plan.json which class goes first.' }
      : role === 'zones'
        ? { zh: '规划已写明先后或不同时有效，请确认确为有意。', en: 'The plan says which goes first, or they are never in force together; see that it is meant.' }
        : { zh: '请确认确为有意。', en: 'See that it is meant.' };
    return { text: { zh: `与 ${name} 重叠 ${figure(size)} 平方米。${what.zh}`, en: `It overlaps ${name} by ${figure(size)} m². ${what.en}` }, area: size, ...(shape === undefined ? {} : { shape }), ...(at === undefined ? {} : { at }) };
  }
}
