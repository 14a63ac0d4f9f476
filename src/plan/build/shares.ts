/**
 * Which areas share ground. Clipping says it exactly and takes a millisecond or more a pair, so it is asked only of pairs that a quick measure, strip by strip,
 * does not show to share too little to matter. Of 100 000 zones that meet in their borders it is asked of none.
 */
import { area, featureCollection, intersect, multiPolygon, polygon as turfPolygon } from '@turf/turf';
import Flatbush from 'flatbush';
import type { Geometry, Position } from 'geojson';
import { areaBeyond, flatArea, sharedArea, type FlatArea } from '../../geo/shared-area.ts';
import { RADIANS, sinCos } from '../../geo/trig.ts';
import { polygonsOf, type Unsound } from './rings.ts';

/** Square metres that two areas may share: rounding where a corner of one lies on an edge of the other. */
export const SLIVER = 1;
/** Up to here the quick measure is believed; it is off by far less than the other half. */
const SURELY = SLIVER / 2;
/** Elementary steps that a pair may cost before clipping is asked after all. */
const STEPS = 2e8;
/** Turf's sphere, metres. */
const RADIUS = 6371008.8;

export interface Candidate {
  readonly polygons: readonly Position[][][];
  /** Its rings cross, or are otherwise wrong: inside and outside are then as clipping has them. */
  readonly unsound: boolean;
}

/** Square metres as turf has them. */
export function squareMetres(one: readonly Position[][][], other: readonly Position[][][]): number {
  try {
    const common = intersect(featureCollection([multiPolygon([...one]), multiPolygon([...other])]));
    return common === null ? 0 : area(common);
  } catch {
    // Of rings that run over themselves clipping may find no end and throw; what is wrong with them is told, and the quick measure does for the rest.
    const [a, b] = [flatOf(one.flat()), flatOf(other.flat())];
    return sharedArea(a, b, { left: STEPS }) * perSquareDegree(a, b);
  }
}

/** Pairs, i before j, ascending, that may share more than a sliver, of those that `concern` each other. */
export function* pairsThatShare(areas: readonly Candidate[], concern: (i: number, j: number) => boolean): Generator<readonly [number, number], void, void> {
  if (areas.length < 2) return;
  const flats = areas.map(({ polygons }) => flatOf(polygons.flat()));
  const index = new Flatbush(areas.length);
  for (const { box } of flats) index.add(...box);
  index.finish();
  for (const [i, one] of flats.entries()) {
    for (const j of index.search(...one.box).sort((a, b) => a - b)) {
      const other = flats[j];
      if (j <= i || other === undefined || !concern(i, j)) continue;
      if (areas[i]?.unsound === true || areas[j]?.unsound === true || !surelyLess(one, other)) yield [i, j];
    }
  }
}

/** In degrees; rings of one area don't overlap, so that even–odd is right for all of them together. */
const flatOf = (rings: readonly Position[][]): FlatArea => flatArea(rings.map((ring) => Float64Array.from(ring.flatMap(([x = NaN, y = NaN]) => [x, y]))));

const surelyLess = (a: FlatArea, b: FlatArea): boolean => sharedArea(a, b, { left: STEPS }) * perSquareDegree(a, b) < SURELY;

function perSquareDegree(a: FlatArea, b: FlatArea): number {
  const [, cos] = sinCos(((Math.max(a.box[1], b.box[1]) + Math.min(a.box[3], b.box[3])) / 2) * RADIANS);
  return (RADIUS * RADIANS) ** 2 * cos;
}

/** Rings that share area without crossing themselves: parts over one another, holes over one another or beyond their shell. */
export function overlapping(geometry: Geometry): Unsound | undefined {
  const polygons = polygonsOf(geometry);
  for (const [shell = [], ...holes] of polygons) {
    if (holes.length === 0) continue;
    const outer = flatOf([shell]);
    const inner = holes.map((hole) => flatOf([hole]));
    const over = [...pairsThatShare(holes.map((hole) => ({ polygons: [[hole]], unsound: false })), () => true)];
    for (const [i, hole] of holes.entries()) {
      const flat = inner[i];
      const inside = flat !== undefined && areaBeyond(flat, outer, { left: STEPS }) * perSquareDegree(flat, flat) < SURELY;
      if (!inside && area(turfPolygon([hole])) - squareMetres([[shell]], [[hole]]) > SLIVER) return { zh: '洞伸出外环。', en: 'A hole reaches beyond its shell.', at: hole[0] };
      if (over.some(([one, other]) => one === i && squareMetres([[hole]], [[holes[other] ?? []]]) > SLIVER)) return { zh: '洞与洞重叠。', en: 'Two holes overlap.', at: hole[0] };
    }
  }
  for (const [i, j] of pairsThatShare(polygons.map((rings) => ({ polygons: [rings], unsound: false })), () => true)) {
    const [one, other] = [polygons[i] ?? [], polygons[j] ?? []];
    if (squareMetres([one], [other]) > SLIVER) return { zh: '各部分相互重叠。', en: 'Its parts overlap.', at: one[0]?.[0] };
  }
  return undefined;
}
