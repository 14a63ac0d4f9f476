/** Clipper on whole numbers, and its answers as GeoJSON. */
import { booleanOp, ClipType, FillRule, type Path64, type Paths64 } from 'clipper2-ts';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { covers, ringArea, type Ground } from './ground.ts';

export const pathOf = (ring: Float64Array): Path64 => {
  const path: Path64 = [];
  for (let i = 0; i + 3 < ring.length; i += 2) path.push({ x: ring[i] as number, y: ring[i + 1] as number });
  return path;
};
export const pathsOf = (rings: readonly Float64Array[]): Paths64 => rings.map(pathOf);

/** Closed rings: shells anticlockwise, holes clockwise. */
export const ringsOf = (paths: Paths64): Float64Array[] => paths.filter((path) => path.length > 2).map((path) => Float64Array.from([...path, ...path.slice(0, 1)].flatMap(({ x, y }) => [x, y])));

/** By the even–odd rule for both. */
export function clip(kind: 'intersection' | 'difference' | 'union', subject: readonly Float64Array[], other: readonly Float64Array[], rule: FillRule = FillRule.EvenOdd): Float64Array[] {
  const type = kind === 'intersection' ? ClipType.Intersection : kind === 'difference' ? ClipType.Difference : ClipType.Union;
  return ringsOf(booleanOp(type, pathsOf(subject), other.length === 0 ? null : pathsOf(other), rule));
}

/** Shells with their holes, of rings that don't cross; in the order of the rings. */
export function partsOf(rings: readonly Float64Array[]): Float64Array[][] {
  const shells = rings.filter((ring) => ringArea(ring) > 0).map((ring) => [ring]);
  for (const hole of rings) {
    if (ringArea(hole) >= 0) continue;
    const [x = 0, y = 0, px = 0, py = 0] = hole;
    // The middle of an edge, since a hole may touch its shell in a corner; of several around it, the smallest is its own.
    const around = shells.filter(([shell]) => shell !== undefined && covers([shell], (x + px) / 2, (y + py) / 2)).sort(([a], [b]) => (a === undefined || b === undefined ? 0 : ringArea(a) - ringArea(b)));
    around[0]?.push(hole);
  }
  return shells;
}

export const squareUnits = (rings: readonly Float64Array[]): number => rings.reduce((sum, ring) => sum + ringArea(ring), 0);

export function geometryOf(rings: readonly Float64Array[], ground: Ground): Polygon | MultiPolygon | undefined {
  const parts = partsOf(rings).map((part) => part.map((ring) => positionsOf(ring, ground)));
  const [first] = parts;
  return first === undefined ? undefined : parts.length === 1 ? { type: 'Polygon', coordinates: first } : { type: 'MultiPolygon', coordinates: parts };
}

export function positionsOf(path: Float64Array, ground: Ground): Position[] {
  const out: Position[] = [];
  for (let i = 0; i + 1 < path.length; i += 2) out.push(ground.place(path[i] as number, path[i + 1] as number));
  return out;
}

/** A place to point at: inside the largest of the shells where its middle is, else its first corner. */
export function pointIn(rings: readonly Float64Array[], ground: Ground): [number, number] | undefined {
  const [largest] = [...rings].sort((a, b) => ringArea(b) - ringArea(a));
  if (largest === undefined) return undefined;
  const [x0 = 0, y0 = 0] = largest;
  let [sum, x, y] = [0, 0, 0];
  for (let i = 0; i + 3 < largest.length; i += 2) {
    const [ax, ay, bx, by] = [(largest[i] as number) - x0, (largest[i + 1] as number) - y0, (largest[i + 2] as number) - x0, (largest[i + 3] as number) - y0];
    const cross = ax * by - bx * ay;
    sum += cross;
    x += cross * (ax + bx);
    y += cross * (ay + by);
  }
  const middle: [number, number] = sum === 0 ? [x0, y0] : [x0 + x / (3 * sum), y0 + y / (3 * sum)];
  return covers(rings, ...middle) ? ground.place(...middle) : ground.place(x0, y0);
}

/** A ring that touches itself in corners, as several that don't. */
export function loopsOf(ring: Float64Array): Float64Array[] {
  const loops: Float64Array[] = [];
  const path: number[] = [];
  const places = new Map<string, number>();
  for (let i = 0; i + 1 < ring.length; i += 2) {
    const [x, y] = [ring[i] as number, ring[i + 1] as number];
    const back = places.get(`${x} ${y}`);
    if (back !== undefined) {
      const loop = path.splice(back + 2);
      for (let k = 0; k + 1 < loop.length; k += 2) places.delete(`${loop[k] as number} ${loop[k + 1] as number}`);
      loops.push(Float64Array.from([x, y, ...loop, x, y]));
    } else {
      places.set(`${x} ${y}`, path.length);
      path.push(x, y);
    }
  }
  return loops;
}
