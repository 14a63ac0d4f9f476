/** Signed distance of points, long outlines that are looked up by boxes among them: by whole numbers whose distances are known exactly. */
import { describe, expect, test } from 'vitest';
import { pointToSegmentSquared, signedDistance } from './measure.ts';
import { shapeFrom, unionOf, type Shape } from './shape.ts';

const area = (...rings: readonly (readonly number[])[]): Shape => shapeFrom('area', rings.map((ring) => Float64Array.from(ring)));
const lines = (...parts: readonly (readonly number[])[]): Shape => shapeFrom('line', parts.map((part) => Float64Array.from(part)));
const spots = (...parts: readonly (readonly number[])[]): Shape => shapeFrom('point', parts.map((part) => Float64Array.from(part)));
/** The same with no boxes: every edge is looked at. */
const bare = (shape: Shape): Shape => ({ ...shape, chunks: shape.parts.map(() => null) });

/** A comb: a back 100 high and 12 teeth 100 wide and 1000 high, 100 apart; 49 edges, so that it has boxes. */
const teeth = Array.from({ length: 12 }, (_, i) => 200 * (11 - i)).flatMap((x) => [x + 100, 100, x + 100, 1000, x, 1000, x, 100]);
const outline = [0, 0, 2300, 0, ...teeth, 0, 0];
const comb = area(outline);
const inComb = (x: number, y: number): boolean => x > 0 && x < 2300 && y > 0 && (y < 100 || (y < 1000 && x % 200 > 0 && x % 200 < 100));
/** Its edges run along the axes: the nearest of the places of each. */
const toEdges = (ring: readonly number[], x: number, y: number): number => {
  const between = (v: number, a: number, b: number): number => Math.min(Math.max(v, Math.min(a, b)), Math.max(a, b)) - v;
  let best = Infinity;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = ring.slice(i, i + 4);
    best = Math.min(best, between(x, ax, bx) ** 2 + between(y, ay, by) ** 2);
  }
  return Math.sqrt(best);
};

/** Places of a grid for which something does not hold. */
function except(holds: (x: number, y: number) => boolean, [low, high]: readonly [number, number], [bottom, top]: readonly [number, number], dx: number, dy: number): [number, number][] {
  const out: [number, number][] = [];
  for (let x = low; x <= high; x += dx) for (let y = bottom; y <= top; y += dy) if (!holds(x, y)) out.push([x, y]);
  return out;
}

describe('a comb of fifty corners', () => {
  test('every place of a grid over it, on corners and edges, in teeth and between, and outside all round', () => {
    expect(comb.chunks[0]).not.toBeNull();
    expect(except((x, y) => signedDistance(x, y, comb) === (inComb(x, y) ? -1 : 1) * toEdges(outline, x, y), [-150, 2450], [-150, 1150], 25, 50)).toEqual([]);
  });
  test('as a line it has no inside', () => {
    for (const [x, y] of [[50, 550], [1250, 50], [150, 550]] as const) expect(signedDistance(x, y, lines(outline))).toBe(50);
  });
  test('turned round, drawn the other way or begun elsewhere it is the same', () => {
    const back = Array.from({ length: outline.length / 2 }, (_, i) => outline.slice(outline.length - 2 * i - 2, outline.length - 2 * i)).flat();
    const upright = outline.flatMap((_, i) => (i % 2 === 0 ? [outline[i + 1] ?? 0, outline[i] ?? 0] : []));
    const elsewhere = [...outline.slice(22, -2), ...outline.slice(0, 24)];
    const others = [area(back), area(elsewhere)];
    const turned = area(upright);
    expect(except((x, y) => [...others.map((shape) => signedDistance(x, y, shape)), signedDistance(y, x, turned)].every((d) => d === signedDistance(x, y, comb)), [-150, 2450], [-150, 1150], 50, 50)).toEqual([]);
  });
});

test('an outline of slanting edges: its boxes change no distance', () => {
  // A star of 40 points about (0, 0) and one far away, so that what is kept of one is of no use for the other.
  const star = (x: number, y: number, count: number): number[] => {
    const ring = Array.from({ length: count }, (_, i) => {
      const [r, angle] = [i % 2 === 0 ? 1000 : 350 + 7 * (i % 11), (2 * Math.PI * i) / count];
      return [x + Math.round(r * Math.cos(angle)), y + Math.round(r * Math.sin(angle))];
    }).flat();
    return [...ring, ...ring.slice(0, 2)];
  };
  const shapes = [area(star(0, 0, 80)), area(star(5000, 300, 400)), area(star(0, 0, 80), star(0, 0, 17)), area(star(-3000, 0, 10), star(0, 0, 34), star(900, 900, 18)), lines(star(0, 0, 80)), lines(star(5000, 300, 400), star(0, 0, 17).slice(0, -2))];
  expect(except((x, y) => shapes.every((shape) => signedDistance(x, y, shape) === signedDistance(x, y, bare(shape))), [-1300, 1300], [-1300, 1300], 130, 65)).toEqual([]);
});

describe('outlines too short for boxes', () => {
  // Twelve edges: a plus sign, 100 wide.
  const plus = [100, 0, 200, 0, 200, 100, 300, 100, 300, 200, 200, 200, 200, 300, 100, 300, 100, 200, 0, 200, 0, 100, 100, 100, 100, 0];
  test('every place about a plus sign', () => {
    const inPlus = (x: number, y: number): boolean => (x > 100 && x < 200 && y > 0 && y < 300) || (x > 0 && x < 300 && y > 100 && y < 200);
    expect(except((x, y) => signedDistance(x, y, area(plus)) === (inPlus(x, y) ? -1 : 1) * toEdges(plus, x, y), [-100, 400], [-100, 400], 20, 20)).toEqual([]);
  });
  test('level with a corner, what lies beside it is neither in nor out twice', () => {
    const diamond = area([0, -300, 400, 0, 0, 300, -400, 0, 0, -300]);
    expect([-500, -300, 0, 300, 500].map((x) => signedDistance(x, 0, diamond))).toEqual([100, -60, -240, -60, 100]);
    expect([-300, 300].map((y) => signedDistance(-1000, y, diamond))).toEqual([Math.sqrt(600 ** 2 + 300 ** 2), Math.sqrt(600 ** 2 + 300 ** 2)]);
  });
  test('the nearest of several parts, whichever it is; holes, and islands in holes', () => {
    const square = (at: number, side: number): number[] => [at, at, at + side, at, at + side, at + side, at, at + side, at, at];
    const nested = area(square(0, 1000), square(200, 600), square(400, 200));
    expect([-100, 100, 300, 500].map((v) => signedDistance(v, 500, nested))).toEqual([100, -100, 100, -100]);
    expect([0, 200, 400, 600, 800, 1000].map((v) => signedDistance(v, 500, nested) + 0)).toEqual([0, 0, 0, 0, 0, 0]);
    const two = lines([0, 0, 100, 0], [0, 500, 100, 500]);
    expect([-30, 200, 300, 530].map((y) => signedDistance(50, y, two))).toEqual([30, 200, 200, 30]);
  });
  test('of a union it is the deepest of its pieces that counts', () => {
    const union = unionOf([area([0, 0, 100, 0, 100, 100, 0, 100, 0, 0]), area([60, 0, 260, 0, 260, 200, 60, 200, 60, 0])]);
    expect([signedDistance(80, 50, union), signedDistance(30, 50, union), signedDistance(160, 100, union), signedDistance(-40, 50, union)]).toEqual([-20, -30, -100, 40]);
  });
});

describe('what is hardly a shape', () => {
  test('no part: nowhere', () => {
    for (const kind of ['point', 'line', 'area'] as const) expect(signedDistance(0, 0, shapeFrom(kind, []))).toBe(Infinity);
    expect(signedDistance(0, 0, lines([]))).toBe(Infinity);
  });
  test('parts of one point', () => {
    expect(signedDistance(3, 4, spots([0, 0]))).toBe(5);
    expect([0, 40, 60, 100].map((x) => signedDistance(x, 30, spots([0, 0], [100, 30])))).toEqual([30, 50, 40, 0]);
    expect(signedDistance(0, 30, spots([100, 30], [0, 0]))).toBe(30);
    expect(signedDistance(0, 30, lines([100, 0, 100, 100], [0, 0]))).toBe(30);
    expect(signedDistance(98, 50, lines([0, 0], [100, 0, 100, 100]))).toBe(2);
  });
  test('a line of one edge, and one whose points are all the same', () => {
    expect([[-3, 4], [5, 7], [13, -4]].map(([x = 0, y = 0]) => signedDistance(x, y, lines([0, 0, 10, 0])))).toEqual([5, 7, 5]);
    expect(signedDistance(3, 4, lines([0, 0, 0, 0, 0, 0]))).toBe(5);
  });
  test('an area without extent is a line: nothing is inside', () => {
    expect([[5, 3], [5, 0], [14, 3]].map(([x = 0, y = 0]) => signedDistance(x, y, area([0, 0, 10, 0, 0, 0])) + 0)).toEqual([3, 0, 5]);
    expect(signedDistance(5, 5, area([0, 0, 10, 10, 0, 0]))).toBe(0);
  });
});

test('the square of the distance to a segment: before its start, beside it, beyond its end', () => {
  const to = (x: number, y: number): number => pointToSegmentSquared(x, y, 10, 10, 50, 40);
  expect([[4, 2], [10, 10], [18, 16], [15, 35], [45, 15], [50, 40], [53, 44]].map(([x = 0, y = 0]) => to(x, y))).toEqual([100, 0, 0, 289, 289, 0, 25]);
  // Hardly along it, and of no length.
  expect(pointToSegmentSquared(1, 0, 0, 0, 1, 1)).toBe(0.5);
  expect(pointToSegmentSquared(3, 4, 0, 0, 0, 0)).toBe(25);
});
