/** Which rings of a Shapefile's area are holes of which. The rings themselves stay as they are, also where they run the wrong way round. */
import type { MultiPolygon, Polygon, Position } from 'geojson';
import Flatbush from 'flatbush';

export interface Grouped {
  readonly geometry: Polygon | MultiPolygon;
  /** Rings that run like holes and lie in no other ring: taken for areas of their own. */
  readonly orphans: number;
}

/** Sides that are looked at for one feature before the rest is left as it is: some hundred islands with some hundred lakes take a hundredth. */
const MOST_LOOKS = 100_000_000;

interface Ring {
  readonly ring: Position[];
  /** Positive for one that runs clockwise, as the format wants of an outer ring; a shifted origin keeps digits of large coordinates. */
  readonly area: number;
  readonly box: readonly [number, number, number, number];
}

export function groupRings(rings: Position[][]): Grouped {
  const [only] = rings;
  if (rings.length === 1 && only !== undefined) return { geometry: { type: 'Polygon', coordinates: rings }, orphans: clockwise(only) < 0 ? 1 : 0 };
  const measured = rings.map((ring): Ring => ({ ring, area: clockwise(ring), box: boxOf(ring) }));
  const outers = measured.filter(({ area }) => area >= 0);
  const holes = measured.filter(({ area }) => area < 0);
  const parts = outers.map(({ ring }) => [ring]);
  let orphans = 0;
  const budget = { left: MOST_LOOKS };
  const index = outers.length === 0 ? undefined : indexOf(outers);
  for (const hole of holes) {
    const host = index === undefined ? -1 : hostOf(hole, outers, index, budget);
    const part = parts[host];
    if (part === undefined) {
      parts.push([hole.ring]);
      orphans += 1;
    } else part.push(hole.ring);
  }
  const [first] = parts;
  return { geometry: parts.length === 1 && first !== undefined ? { type: 'Polygon', coordinates: first } : { type: 'MultiPolygon', coordinates: parts }, orphans };
}

/** Index of the smallest outer ring that holds the hole; −1 where none does. */
function hostOf(hole: Ring, outers: readonly Ring[], index: Flatbush, budget: { left: number }): number {
  let host = -1;
  const [west, south, east, north] = hole.box;
  for (const i of index.search(west, south, east, north).toSorted((a, b) => a - b)) {
    const outer = outers[i];
    if (outer === undefined || outer.area < -hole.area || (host >= 0 && outer.area >= (outers[host]?.area ?? 0))) continue;
    if (outer.box[0] > west || outer.box[1] > south || outer.box[2] < east || outer.box[3] < north) continue;
    if (holds(outer.ring, hole.ring, budget)) host = i;
  }
  return host;
}

/** By the first corner of the hole that does not lie on the outer ring; one that follows it all along is inside. */
function holds(outer: readonly Position[], hole: readonly Position[], budget: { left: number }): boolean {
  for (const [x = NaN, y = NaN] of hole) {
    budget.left -= outer.length;
    if (budget.left < 0) return false;
    const side = sideOf(x, y, outer);
    if (side !== 0) return side > 0;
  }
  return true;
}

/** 1 inside, −1 outside, 0 on the ring. */
function sideOf(x: number, y: number, ring: readonly Position[]): -1 | 0 | 1 {
  let inside = false;
  let [px = NaN, py = NaN] = ring.at(-1) ?? [];
  for (const [qx = NaN, qy = NaN] of ring) {
    const cross = (qx - px) * (y - py) - (qy - py) * (x - px);
    if (cross === 0 && x >= Math.min(px, qx) && x <= Math.max(px, qx) && y >= Math.min(py, qy) && y <= Math.max(py, qy)) return 0;
    if (py > y !== qy > y && cross > 0 === qy > py) inside = !inside;
    px = qx;
    py = qy;
  }
  return inside ? 1 : -1;
}

function clockwise(ring: readonly Position[]): number {
  const [ox = 0, oy = 0] = ring[0] ?? [];
  let sum = 0;
  let [px = 0, py = 0] = ring.at(-1) ?? [];
  for (const [qx = 0, qy = 0] of ring) {
    sum += (qx - ox) * (py - oy) - (px - ox) * (qy - oy);
    px = qx;
    py = qy;
  }
  return sum / 2;
}

function boxOf(ring: readonly Position[]): Ring['box'] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = NaN, y = NaN] of ring) {
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  return [west, south, east, north];
}

function indexOf(rings: readonly Ring[]): Flatbush {
  const index = new Flatbush(rings.length);
  for (const { box } of rings) index.add(...box);
  index.finish();
  return index;
}
