/** Mended between the features of a layer: the same twice, areas over one another, areas that are hardly any. */
import { inForce } from '../../plan/phases.ts';
import { coexist, ordered } from '../../plan/build/together.ts';
import { drained } from '../../steps.ts';
import { clip, geometryOf, pointIn, squareUnits } from '../geometry/clip.ts';
import type { Flat } from '../geometry/flat.ts';
import { overlapsOf } from '../geometry/overlap-faults.ts';
import { meetings } from '../geometry/meetings.ts';
import { reversed, duplicatesIn, isSliver, sizeOf } from '../geometry/size-faults.ts';
import { SLIVER } from '../geometry/shape-faults.ts';
import { figure, nameOf } from '../geometry/tally.ts';
import { ringArea } from '../geometry/ground.ts';
import { settled } from './rebuild.ts';
import { isClosed, type Work } from './work.ts';

/** Of features that are drawn alike and say the same in every column but their key, the first stays. */
export function dropDuplicates(work: Work): void {
  const twins = duplicatesIn(work.flats.filter(({ sound }) => sound));
  const says = ({ feature: { properties } }: Flat): string => JSON.stringify(Object.keys(properties).filter((name) => name !== 'key').sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)).map((name) => [name, properties[name]]));
  work.flats = work.flats.filter((flat) => {
    const first = twins.get(flat);
    if (first === undefined) return true;
    if (says(first) !== says(flat)) {
      work.tell('duplicates', 'remark', flat.feature, { zh: `与 ${nameOf(first.feature)} 图形相同而属性不同，两者都保留。请确定哪一个有效。`, en: `It is drawn as ${nameOf(first.feature)} and says something else; both are kept. Decide which one counts.` });
      return true;
    }
    const size = flat.parts.length === 0 ? 0 : work.covered(flat);
    work.tell('duplicates', 'note', flat.feature, { zh: `与 ${nameOf(first.feature)} 完全相同，已删去。`, en: `It was the same as ${nameOf(first.feature)} and has been taken out.` }, { change: -size });
    return false;
  });
}

/** Areas that are clear in themselves. */
const clear = ({ sound, parts }: Flat): boolean => sound && parts.length > 0 && parts.every((part) => part.every((ring) => isClosed(ring) && ring.length >= 8) && meetings(part, true, { left: 1e8 })?.length === 0);

/** What two areas share is cut from the one whose class comes later in the plan's precedence; where the plan does not say, nothing is cut. */
export function cutOverlaps(work: Work): void {
  const { layer, options, ground } = work;
  const precedence = options.plan.precedence[layer.id] ?? [];
  const place = new Map(work.flats.map((flat, i) => [flat, i]));
  const found = drained(overlapsOf(work.flats.filter(clear), { ground, budget: { left: 2e10 } }));
  for (const { one, other, size } of found) {
    const [i, j] = [place.get(one), place.get(other)];
    if (!(size > SLIVER) || i === undefined || j === undefined) continue;
    if (!coexist(inForce(one.feature.properties, options.plan.phases), inForce(other.feature.properties, options.plan.phases))) continue;
    if (!ordered(one.feature, other.feature, precedence)) {
      work.tell('overlaps', 'remark', one.feature, { zh: `与 ${nameOf(other.feature)} 重叠 ${figure(size)} 平方米，规划没有写明先后，未作裁切。请改边界，或在 plan.json 的 precedence 中写明。`, en: `It overlaps ${nameOf(other.feature)} by ${figure(size)} m², and the plan does not say which goes first: nothing is cut. Mend the boundary, or state it in precedence of plan.json.` }, { area: size });
      continue;
    }
    const rank = (flat: Flat): number => precedence.indexOf(String(flat.feature.properties['class']));
    const [at, above] = rank(one) > rank(other) ? [i, j] : [j, i];
    cut(work, at, above);
  }
}

function cut(work: Work, at: number, above: number): void {
  const [lower, higher] = [work.flats[at], work.flats[above]];
  if (lower === undefined || higher === undefined) return;
  const before = work.covered(lower);
  const gone = clip('intersection', lower.parts.flat(), higher.parts.flat());
  // An earlier cut may have seen to it.
  if (squareUnits(gone) * work.ground.squareMetres(lower.box[1]) <= SLIVER) return;
  const parts = settled(clip('difference', lower.parts.flat(), higher.parts.flat()));
  if (parts === undefined) {
    work.tell('overlaps', 'remark', lower.feature, { zh: `裁去与 ${nameOf(higher.feature)} 的重叠后没有剩下面积，未作裁切。请确定是否删除此面。`, en: `Without what it shares with ${nameOf(higher.feature)} nothing would be left of it: nothing is cut. Decide whether it is to go.` });
    return;
  }
  work.redraw(at, parts);
  const now = work.flats[at];
  const change = (now === undefined ? 0 : work.covered(now)) - before;
  const shape = geometryOf(gone, work.ground);
  const point = pointIn(gone, work.ground);
  work.tell('overlaps', 'note', lower.feature, { zh: `与 ${nameOf(higher.feature)} 重叠的 ${figure(-change)} 平方米已裁去，因其类别在 precedence 中居后。`, en: `${figure(-change)} m² that it shared with ${nameOf(higher.feature)} have been cut from it, since its class comes later in precedence.` }, { change, ...(shape === undefined ? {} : { shape }), ...(point === undefined ? {} : { at: point }) });
}

/** Areas, and parts of areas, that are slivers or smaller than a square metre are taken out; the ground that they covered is left to nobody. */
export function dropSlivers(work: Work): void {
  const { ground, options } = work;
  const kept: Flat[] = [];
  for (const flat of work.flats) {
    kept.push(flat);
    if (!clear(flat)) continue;
    const bad = flat.parts.map((part) => {
      const size = sizeOf([part], ground);
      return isSliver(size, options.tolerance) || size.area < SLIVER;
    });
    if (!bad.includes(true)) continue;
    const [gone, left] = [flat.parts.filter((_, p) => bad[p]), flat.parts.filter((_, p) => !bad[p])];
    const rings = gone.flatMap((part) => part.map((ring, r) => (ringArea(ring) > 0 === (r === 0) ? ring : reversed(ring))));
    const { area } = sizeOf(gone, ground);
    const shape = geometryOf(rings, ground);
    const at = pointIn(rings, ground);
    const text = left.length === 0 ? { zh: `细碎面（${figure(area)} 平方米）已删去。`, en: `It was a sliver of ${figure(area)} m² and has been taken out.` } : { zh: `其中 ${gone.length} 个细碎部分（${figure(area)} 平方米）已删去。`, en: `${gone.length} of its parts were slivers, ${figure(area)} m² together, and have been taken out.` };
    work.tell('slivers', 'note', flat.feature, text, { change: -area, ...(shape === undefined ? {} : { shape }), ...(at === undefined ? {} : { at }) });
    kept.pop();
    if (left.length > 0) {
      const i = work.flats.indexOf(flat);
      work.redraw(i, left);
      const now = work.flats[i];
      if (now !== undefined) kept.push(now);
    }
  }
  work.flats = kept;
}
