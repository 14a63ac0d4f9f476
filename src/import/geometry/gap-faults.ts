/**
 * Ground between the areas of a layer that none of them covers: places that they enclose, and cracks open to the outside that are narrower than the tolerance.
 * Edges that two neighbours have in common are dropped first; of what is left, an exact partition has nothing but its outer border.
 */
import { FillRule } from 'clipper2-ts';
import { flatArea } from '../../geo/shared-area.ts';
import { clip, geometryOf, loopsOf, partsOf, pointIn } from './clip.ts';
import { judgeCracks } from './cracks.ts';
import type { Flat } from './flat.ts';
import { covers, ringArea } from './ground.ts';
import { linked, type Group, type Linked } from './linked-edges.ts';
import { SLIVER, type Bench } from './shape-faults.ts';
import { sizeOf, reversed } from './size-faults.ts';
import { splitAtVertices } from './split-edges.ts';
import { figure, TOLD } from './tally.ts';
import { openEdges } from './weld.ts';

/** Square metres from which on a gap is more likely a feature that is missing than borders that don’t meet. */
const WIDE = 5000;

/** Metres within which two corners are one: ten times what a position is rounded to. */
const SAME = 0.001;
/** Edges of a knot of crossing borders that are still clipped; more are looked at again with corners within the tolerance as one. */
const KNOT = 20_000;

/** @param flats areas whose inside is not in doubt. A step now and then. */
export function* judgeGaps(flats: readonly Flat[], bench: Bench): Generator<void, void, void> {
  const { ground, tolerance } = bench;
  if (flats.length < 2) return;
  const areas = flats.map(({ parts }) => parts.flatMap((part) => part.map((ring, r) => (ringArea(ring) > 0 === (r === 0) ? ring : reversed(ring)))));
  const middle = flats[flats.length >> 1]?.box[1] ?? 0;
  let found: Linked | undefined;
  for (const metres of [SAME, Math.max(tolerance, SAME)]) {
    yield;
    const reach = metres / Math.max(ground.scale(middle).x, ground.scale(middle).y);
    const edges = openEdges(areas, reach);
    yield;
    found = linked(splitAtVertices(edges, reach), bench.budget);
    if (found.groups.every(({ count, crossed }) => !crossed || count <= KNOT)) break;
  }
  yield;
  if (found === undefined) return;
  const bounding = sayGaps(found, bench);
  yield;
  yield* judgeCracks(found, flats, bounding, bench);
}

/** @returns groups of borders that bound a gap. */
function sayGaps(found: Linked, { tally, ground, budget }: Bench): Set<Group> {
  const bounding = new Set<Group>();
  const gaps: { readonly rings: Float64Array[]; readonly area: number; readonly width: number }[] = [];
  for (const group of found.groups) {
    if (group.crossed && group.count > KNOT) {
      budget.left = -1;
      continue;
    }
    for (const rings of holesOf(group, found)) {
      if (!group.crossed) bounding.add(group);
      const { area, perimeter } = sizeOf([rings], ground);
      gaps.push({ rings, area, width: (2 * area) / perimeter });
    }
  }
  const told = gaps.filter(({ area }) => area > SLIVER);
  const least = told.map(({ area }) => area).sort((a, b) => b - a)[TOLD - 1] ?? 0;
  for (const { rings, area, width } of [...told.filter((gap) => gap.area >= least), ...told.filter((gap) => gap.area < least)]) {
    tally.add('import.gap', 'remark', null, () => {
      const shape = geometryOf(rings, ground);
      const at = pointIn(rings, ground);
      return {
        text:
          area >= WIDE
            ? { zh: `各面之间有大片空白：${figure(area)} 平方米，平均宽 ${figure(width)} 米，可能缺了图形。如非有意留白，请补上。`, en: `Between the areas lies a wide blank: ${figure(area)} m², ${figure(width)} m wide on the average; a feature may be missing. Unless it is left out on purpose, add it.` }
            : { zh: `各面之间有未覆盖的空隙：${figure(area)} 平方米，平均宽 ${figure(width)} 米。如非有意留白，请改边界。`, en: `Between the areas lies a gap that none covers: ${figure(area)} m², ${figure(width)} m wide on the average. Unless it is left out on purpose, mend the borders.` },
        area,
        ...(shape === undefined ? {} : { shape }),
        ...(at === undefined ? {} : { at }),
      };
    });
  }
  const slight = gaps.filter(({ area }) => area <= SLIVER);
  const sum = slight.reduce((total, { area }) => total + area, 0);
  if (sum > SLIVER / 20) tally.add('import.gap-slight', 'note', null, () => ({ text: { zh: `另有 ${slight.length} 处空隙各不足 ${SLIVER} 平方米，合计 ${figure(sum)} 平方米，不作处理。`, en: `${slight.length} gaps have less than ${SLIVER} m² each, ${figure(sum)} m² together, and are left as they are.` }, area: sum }));
  return bounding;
}

/** What the borders of a group enclose and no area covers: shells with their holes. */
function holesOf(group: Group, found: Linked): Float64Array[][] {
  const rings = group.rings();
  if (!group.crossed && !rings.some((ring) => ringArea(ring) < 0)) return [];
  // Where nothing lies over it, its own areas enclose the gap; where one area of others does, what its rings take away from that is the gap. Where two do, there is none.
  const around = found.around(group);
  if (around > 1) return [];
  if (around === 1) return partsOf(clip('union', rings.map(reversed), [], FillRule.Positive)).flatMap((gap) => withoutIslands(gap, [], group, found));
  const outer = group.crossed ? clip('union', rings, [], FillRule.Positive).flatMap(loopsOf) : rings;
  return outer.filter((ring) => ringArea(ring) < 0).flatMap((ring) => withoutIslands([reversed(ring)], outer, group, found));
}

/** Areas that stand in a gap by themselves are no part of it. */
function withoutIslands(gap: Float64Array[], own: readonly Float64Array[], group: Group, found: Linked): Float64Array[][] {
  const islands = own.filter((ring) => ringArea(ring) > 0 && covers(gap, ((ring[0] as number) + (ring[2] as number)) / 2, ((ring[1] as number) + (ring[3] as number)) / 2));
  for (const other of found.within(flatArea(gap).box)) if (other !== group && covers(gap, found.edges.xs[other.vertex] as number, found.edges.ys[other.vertex] as number)) islands.push(...other.rings());
  return islands.length === 0 ? [gap] : partsOf(clip('difference', gap, islands, FillRule.NonZero));
}
