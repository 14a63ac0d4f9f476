import { UNIT } from './plane.ts';
import { shapeFrom, unionOf, type Shape } from './shape.ts';

/**
 * The band of a controlled segment: the area within `depth` metres of the line on its `side`, mitred at bends.
 * Where a bend is sharper than 120° or that ring would cross itself (a leg shorter than the depth) the band is the union of one quad a leg, one fan a bend, and one joint over the seams of these:
 * how deep a place lies in a union is known from the piece in which it lies deepest.
 */
export function band(line: Shape, side: 'left' | 'right' | 'both', depth: number, scale: number): Shape {
  const d = depth * UNIT * scale;
  const lines = line.parts.map(distinct);
  if (!lines.some((points) => foldsBack(points, d))) {
    const rings = lines.map((points) => ringOf(points, side, d));
    if (!rings.some(crossesItself)) return shapeFrom('area', rings);
  }
  return unionOf(lines.flatMap((points) => legsAndBends(points, side, d)).map((ring) => shapeFrom('area', [ring])));
}

/** Without repeated vertices: between two that are the same there is no leg, and a bend of two such has no sides. */
const distinct = (points: Float64Array): Float64Array => Float64Array.from(pairs(points).filter(([x, y], i, all) => i === 0 || x !== all[i - 1]?.[0] || y !== all[i - 1]?.[1]).flat());

function ringOf(points: Float64Array, side: 'left' | 'right' | 'both', d: number): Float64Array {
  const left = side === 'right' ? pairs(points) : offset(points, d);
  const right = side === 'left' ? pairs(points) : offset(points, -d);
  const ring = [...left, ...right.reverse()];
  const first = ring[0];
  if (first) ring.push(first);
  return Float64Array.from(ring.flat());
}

/** Whether a mitre would be longer than its leg, or a bend is so sharp that it has none. */
function foldsBack(points: Float64Array, d: number): boolean {
  const at = pairs(points);
  const mitres = at.map((_, i) => {
    const [a, b, c] = [at[i - 1], at[i], at[i + 1]];
    if (!a || !b || !c) return 0;
    const [n1, n2] = [normal(a, b, 1), normal(b, c, 1)];
    const dot = 1 + n1[0] * n2[0] + n1[1] * n2[1];
    return dot < 0.5 ? Infinity : (d * Math.abs(n1[0] * n2[1] - n1[1] * n2[0])) / dot;
  });
  return at.some(([x, y], i) => {
    const next = at[i + 1];
    if (!next) return false;
    return (mitres[i] ?? 0) + (mitres[i + 1] ?? 0) > length([x, y], next);
  });
}

/** Whether two edges of a ring that are not neighbours meet. */
function crossesItself(ring: Float64Array): boolean {
  const edges = ring.length / 2 - 1;
  const turn = (a: number, b: number, c: number): number => {
    const [ax, ay] = [ring[2 * a] ?? 0, ring[2 * a + 1] ?? 0];
    return ((ring[2 * b] ?? 0) - ax) * ((ring[2 * c + 1] ?? 0) - ay) - ((ring[2 * b + 1] ?? 0) - ay) * ((ring[2 * c] ?? 0) - ax);
  };
  for (let i = 0; i < edges; i++) {
    for (let k = i + 2; k < edges; k++) {
      if (i === 0 && k === edges - 1) continue;
      if (turn(i, i + 1, k) > 0 !== turn(i, i + 1, k + 1) > 0 && turn(k, k + 1, i) > 0 !== turn(k, k + 1, i + 1) > 0) return true;
    }
  }
  return false;
}

function legsAndBends(points: Float64Array, side: 'left' | 'right' | 'both', d: number): Float64Array[] {
  const at = pairs(points);
  const out: Float64Array[] = [];
  for (let i = 0; i + 1 < at.length; i++) {
    const leg = Float64Array.from([...(at[i] ?? []), ...(at[i + 1] ?? [])]);
    out.push(ringOf(leg, side, d));
  }
  for (let i = 1; i + 1 < at.length; i++) {
    const [x, y] = at[i] ?? [0, 0];
    const joint = jointOf([at[i - 1], at[i], at[i + 1]], side, d);
    if (joint !== null) out.push(joint);
    for (const hand of side === 'both' ? [1, -1] : [side === 'left' ? 1 : -1]) {
      const [before, after] = [i - 1, i].map((k) => normal(at[k] ?? [0, 0], at[k + 1] ?? [0, 0], hand));
      if (before && after) out.push(fan(x, y, before, after, hand, d));
    }
  }
  return out;
}

function normal(a: Direction, b: Direction, hand: number): Direction {
  const l = length(a, b) || 1;
  return [(-(b[1] - a[1]) / l) * hand, ((b[0] - a[0]) / l) * hand];
}

/** What lies between the quads of two legs on the outer side of a bend: an arc about the vertex. */
const fan = (x: number, y: number, from: Direction, to: Direction, hand: number, d: number): Float64Array => sector(x, y, [from, to], hand, d);

/**
 * What lies about a vertex on the band's side, from one leg round to the other, as far as both legs go: it covers the seams where quads and fan meet.
 * A band on both sides has the whole disc. Null for a full turn back, where the fan is that already or nothing is.
 */
function jointOf([a, b, c]: readonly (Direction | undefined)[], side: 'left' | 'right' | 'both', d: number): Float64Array | null {
  if (!a || !b || !c) return null;
  const reach = Math.min(d, length(a, b), length(b, c));
  const [x, y] = b;
  // Without the way from the vertex to the arc and back: no place of a disc is at an edge for lying on that.
  if (side === 'both') return sector(x, y, [[1, 0], [0, 1], [-1, 0], [0, -1], [1, 0]], 1, reach).slice(2, -2);
  const hand = side === 'left' ? 1 : -1;
  const [n1, n2] = [normal(a, b, hand), normal(b, c, hand)];
  const [mx, my] = [n1[0] + n2[0], n1[1] + n2[1]];
  const m = Math.sqrt(mx * mx + my * my);
  if (m < 1e-6) return null;
  // A leg lies a quarter turn from its normal: back along the first, on along the second.
  return sector(x, y, [[-n1[1] * hand, n1[0] * hand], [mx / m, my / m], [n2[1] * hand, -n2[0] * hand]], hand, reach);
}

type Direction = [number, number];
const length = ([ax, ay]: Direction, [bx, by]: Direction): number => Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));

/** The area about a point between directions less than a half turn apart from one to the next; each arc is halved until its chords are short. */
function sector(x: number, y: number, directions: readonly Direction[], hand: number, d: number): Float64Array {
  let arc = [...directions];
  for (let halving = 0; halving < 4; halving++) {
    arc = arc.flatMap((a, i) => {
      const b = arc[i + 1];
      if (!b) return [a];
      const [mx, my] = [a[0] + b[0], a[1] + b[1]];
      const m = Math.sqrt(mx * mx + my * my);
      // Opposite normals (a full turn back): the way round goes past the end of the leg.
      return [a, m > 1e-9 ? [mx / m, my / m] : [a[1] * hand, -a[0] * hand]] as Direction[];
    });
  }
  const ring = [[x, y], ...arc.map(([nx, ny]) => [Math.round(x + nx * d), Math.round(y + ny * d)]), [x, y]];
  return Float64Array.from(ring.flat());
}

function pairs(points: Float64Array): [number, number][] {
  const out: [number, number][] = [];
  for (let i = 0; i + 1 < points.length; i += 2) out.push([points[i] ?? 0, points[i + 1] ?? 0]);
  return out;
}

/** The line moved `d` units to its left (negative: right), rounded to units; no bend of it is sharper than 120°. */
function offset(points: Float64Array, d: number): [number, number][] {
  const at = pairs(points);
  const normals: [number, number][] = [];
  for (let i = 0; i + 1 < at.length; i++) normals.push(normal(at[i] ?? [0, 0], at[i + 1] ?? [0, 0], 1));
  return at.map(([x, y], i) => {
    const before = normals[i - 1] ?? normals[i] ?? [0, 0];
    const after = normals[i] ?? before;
    const dot = 1 + before[0] * after[0] + before[1] * after[1];
    return [Math.round(x + ((before[0] + after[0]) / dot) * d), Math.round(y + ((before[1] + after[1]) / dot) * d)];
  });
}
