/** Which edges of several areas are edges of what they cover together, and how near: by whole numbers, at the last unit. */
import { describe, expect, test } from 'vitest';
import type { Footprint } from './footprint.ts';
import { shapeFrom, unionOf, type Shape } from './shape.ts';
import { edgeOfUnion, someOutside } from './union.ts';

const area = (...rings: readonly (readonly number[])[]): Shape => shapeFrom('area', rings.map((ring) => Float64Array.from(ring)));
const box = (x: number, y: number, w: number, h: number): Shape => area([x, y, x + w, y, x + w, y + h, x, y + h, x, y]);
function line(...points: number[]): Footprint {
  const [xs, ys] = [0, 1].map((side) => points.filter((_, i) => i % 2 === side)) as [number[], number[]];
  const [x = 0, y = 0] = points;
  return { points, x, y, radius: 0, reach: 0, box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)], scale: 1 };
}
/** The least reach, in units, at which there is an edge: looked for by halving. */
function nearest(foot: Footprint, areas: readonly Shape[], gap = 0): number {
  let [low, high] = [-1, 1 << 20];
  if (!edgeOfUnion(foot, areas, high, gap)) return Infinity;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (edgeOfUnion(foot, areas, middle, gap)) high = middle;
    else low = middle;
  }
  return high;
}
const S = 10_000;
/** Quarter turns about (0, 0), and mirrored. */
const turned = (n: number, points: readonly number[]): number[] => {
  const out: number[] = [];
  for (let i = 0; i < points.length; i += 2) {
    let [x = 0, y = 0] = points.slice(i, i + 2);
    if (n >= 4) x = -x;
    for (let k = 0; k < n % 4; k++) [x, y] = [-y, x];
    out.push(x + 0, y + 0);
  }
  return out;
};
const ways = [0, 1, 2, 3, 4, 5, 6, 7];

describe('how near the edge of one area is', () => {
  const ring = [0, 0, 2 * S, 0, 2 * S, S, 0, S, 0, 0];
  test.each(ways)('from within, from without, from a corner (way %i)', (n) => {
    const one = [area(turned(n, ring))];
    const from = (...points: number[]): number => nearest(line(...turned(n, points)), one);
    expect([from(3000, 4000), from(15_000, 5000), from(15_000, 9000), from(16_000, 5000)]).toEqual([3000, 5000, 1000, 4000]);
    expect([from(-700, 5000), from(5000, -700), from(2 * S + 300, S + 400), from(5000, S + 700)]).toEqual([700, 700, 500, 700]);
    expect([from(3000, 4000, 15_000, 8000), from(-700, 5000, -3000, 9000), from(5000, 5000, 5000, 4000, 9000, 4000)]).toEqual([2000, 700, 4000]);
    // Crossing the edge, or upon it.
    expect([from(-5000, 4000, 5000, 5000), from(5000, 5000, 5000, 15_000), from(-5000, 5000, 30_000, 5000), from(3000, 0), from(2000, 0, 9000, 0)]).toEqual([0, 0, 0, 0, 0]);
    // A long line whose middle passes a corner: no end of it is near.
    expect(from(2 * S + 5000, S - 3000, 2 * S - 3000, S + 5000)).toBe(Math.ceil(Math.sqrt(2) * 1000));
  });
  test.each(ways)('a slanting edge has its sides where they are (way %i)', (n) => {
    const half = area(turned(n, [0, 0, 4 * S, 0, 0, 4 * S, 0, 0]));
    expect(nearest(line(...turned(n, [15_000, 15_000])), [half])).toBe(Math.ceil(S / Math.sqrt(2)));
    expect(nearest(line(...turned(n, [22_000, 22_000])), [half])).toBe(Math.ceil(4000 / Math.sqrt(2)));
  });
  test('nothing to be near to', () => {
    expect(nearest(line(0, 0), [])).toBe(Infinity);
    // An area without extent covers nothing.
    expect(nearest(line(0, 0), [area([100, 0, 100, 500, 100, 0])])).toBe(Infinity);
    expect(nearest(line(0, 0), [area([100, 0, 100, 0, 100, 0])])).toBe(Infinity);
  });
  test('repeated vertices and edges shorter than two units are passed over, the rest counts', () => {
    expect(nearest(line(3000, 4000), [area([0, 0, 0, 0, 2 * S, 0, 2 * S, S, 0, S, 0, S, 0, 1, 0, 0])])).toBe(3000);
  });
});

describe('what several areas cover together', () => {
  test.each(ways)('side by side, with common corners, parts of edges and in an L (way %i)', (n) => {
    const at = (x: number, y: number, w: number, h: number): Shape => area(turned(n, [x, y, x + w, y, x + w, y + h, x, y + h, x, y]));
    const from = (areas: Shape[], ...points: number[]): number => nearest(line(...turned(n, points)), areas);
    const pair = [at(0, 0, S, S), at(S, 0, S, S)];
    expect([from(pair, S, 5000), from(pair, 9000, 5000), from(pair, 9000, 4000, 11_000, 4000), from(pair, S, 12_000)]).toEqual([5000, 5000, 4000, 2000]);
    // The east one is lower: the common edge ends where its corner lies.
    const step = [at(0, 0, S, S), at(S, 0, S, 6000)];
    expect([from(step, 9000, 3000), from(step, 9000, 5000), from(step, 9000, 7000), from(step, 11_000, 5000)]).toEqual([3000, Math.ceil(Math.sqrt(2) * 1000), 1000, 1000]);
    // One begins a little below the other.
    const shifted = [at(0, 0, S, S), at(S, -3000, S, S)];
    expect([from(shifted, S, 4000), from(shifted, 9000, 1000), from(shifted, 11_000, -1000), from(shifted, 9000, 7500)]).toEqual([3000, 1000, 1000, 1000]);
    // Across one another: a plus sign, whose four inner corners are its edge.
    const plus = [at(-3 * S, -S, 6 * S, 2 * S), at(-S, -3 * S, 2 * S, 6 * S)];
    expect([from(plus, 0, 0), from(plus, 5000, 5000), from(plus, -S, 0), from(plus, -S, 5000), from(plus, -2 * S, 0)].map((v) => Math.round(v / 10))).toEqual([1414, 707, 1000, 500, 1000]);
  });
  test('one within another has no edge; without the other it has', () => {
    expect(nearest(line(S, S), [box(0, 0, 4 * S, 4 * S), box(5000, 5000, S, S)])).toBe(S);
    expect(nearest(line(S, S), [box(5000, 5000, S, S)])).toBe(5000);
  });
  test('the same area twice is one', () => {
    expect(nearest(line(3000, 4000), [box(0, 0, S, S), box(0, 0, S, S)])).toBe(3000);
  });
  test('a hole that another fills is none; half filled it is half', () => {
    const holed = area([0, 0, 6 * S, 0, 6 * S, 6 * S, 0, 6 * S, 0, 0], [2 * S, 2 * S, 2 * S, 4 * S, 4 * S, 4 * S, 4 * S, 2 * S, 2 * S, 2 * S]);
    expect(nearest(line(15_000, 3 * S), [holed])).toBe(5000);
    expect(nearest(line(15_000, 3 * S), [holed, box(2 * S, 2 * S, 2 * S, 2 * S)])).toBe(15_000);
    expect(nearest(line(19_000, 3 * S), [holed, box(2 * S, 2 * S, 5000, 2 * S)])).toBe(6000);
    expect(nearest(line(3 * S, 3 * S), [holed, box(2 * S, 2 * S, S, 2 * S)])).toBe(0);
  });
  test('areas that are unions themselves', () => {
    expect(nearest(line(S, 5000), [unionOf([box(0, 0, S, S), box(9000, 0, S, S)])])).toBe(5000);
  });
  test('slanting common edges, drawn either way and in parts', () => {
    const low = area([0, 0, 4 * S, 0, 4 * S, 3 * S, 0, 0]);
    const whole = area([0, 0, 4 * S, 3 * S, 0, 3 * S, 0, 0]);
    const parts = [area([0, 0, 2 * S, 15_000, 0, 3 * S, 0, 0]), area([2 * S, 15_000, 4 * S, 3 * S, 0, 3 * S, 2 * S, 15_000])];
    for (const others of [[whole], parts]) {
      expect(nearest(line(2 * S, 15_000), [low, ...others])).toBe(15_000);
      expect(nearest(line(2 * S, 15_000), [...others, low])).toBe(15_000);
    }
    expect(nearest(line(2 * S, 15_000), [low])).toBe(0);
  });
});

describe('a strip between two', () => {
  const apart = (wide: number): Shape[] => [box(0, 0, S, S), box(S + wide, 0, S, S)];
  test.each(ways)('no wider than a gap may be is none; a millimetre more is an edge (way %i)', (n) => {
    const two = (wide: number): Shape[] => [0, S + wide].map((x) => area(turned(n, [x, 0, x + S, 0, x + S, S, x, S, x, 0])));
    expect([300, 309, 310, 320].map((wide) => nearest(line(...turned(n, [9000, 5000])), two(wide), 300))).toEqual([5000, 5000, 1000, 1000]);
  });
  test('looked at as far as two gaps beyond the reach, whichever side it is on', () => {
    for (const foot of [line(9000, 5000), line(11_300, 5000)]) expect(nearest(foot, apart(300), 400)).toBe(5000);
    for (const [x, y] of [[5000, 9000], [5000, 11_300]] as const) expect(nearest(line(x, y), [box(0, 0, S, S), box(0, S + 300, S, S)], 400)).toBe(5000);
  });
});

test.each(ways)('a corner that lies beside an edge, not on it, divides it all the same (way %i)', (n) => {
  // The east area begins beside (0, 0): north of that the common edge is none, south of it it is one. A gap of half a millimetre is none, nor is a millimetre more.
  for (const x of [0, 1, 5, 6, 7, 14]) {
    const areas = [area(turned(n, [-S, -2 * S, 0, -2 * S, 0, 4 * S, -S, 4 * S, -S, -2 * S])), area(turned(n, [x, 0, S, 0, S, 4 * S, x, 4 * S, x, 0]))];
    const foot = line(...turned(n, [-300, -900, -300, 6000]));
    expect([nearest(foot, areas, 5), nearest(line(...turned(n, [-300, 700, -300, 6000])), areas, 5)]).toEqual([300, Math.ceil(Math.sqrt(300 ** 2 + 700 ** 2))]);
  }
});

test.each(ways)('a strip that widens is one from where it is wider than a gap may be, however long the sign beside it (way %i)', (n) => {
  const areas = [area(turned(n, [-S, 0, 0, 0, 0, 20 * S, -S, 20 * S, -S, 0])), area(turned(n, [0, 0, S, 0, S, 20 * S, 800, 20 * S, 0, 0]))];
  // 800 wide at its end, 410 at 102 500: from there on it is an edge.
  for (const from of [20_000, 90_000, 150_000]) expect(nearest(line(...turned(n, [-300, from, -300, 180_000])), areas, 400)).toBe(300);
  expect(nearest(line(...turned(n, [-300, 20_000, -300, 102_100])), areas, 400)).toBe(500);
  expect(nearest(line(...turned(n, [-300, 20_000, -300, 100_000])), areas, 400)).toBe(Math.ceil(Math.sqrt(300 ** 2 + 2500 ** 2)));
});

describe('whether some place is outside', () => {
  const pair = [box(0, 0, S, S), box(S, 0, S, S)];
  test('its ends, and its bends', () => {
    expect(someOutside([5000, 5000], pair, 0)).toBe(false);
    expect([someOutside([-5, 5000], pair, 4), someOutside([-5, 5000], pair, 5)]).toEqual([true, false]);
    expect([someOutside([5000, 5000, 5000, -60], pair, 59), someOutside([5000, 5000, 5000, -60], pair, 60)]).toEqual([true, false]);
    expect([someOutside([5000, 5000, 5000, -60, 6000, 5000], pair, 59), someOutside([5000, 5000, 5000, -60, 6000, 5000], pair, 60)]).toEqual([true, false]);
    expect(someOutside([], pair, 0)).toBe(false);
    expect(someOutside([1, 1], [], 0)).toBe(true);
  });
  test.each(ways)('between its ends: in a gap, a notch, a hole or over a corner (way %i)', (n) => {
    const at = (x: number, y: number, w: number, h: number): Shape => area(turned(n, [x, y, x + w, y, x + w, y + h, x, y + h, x, y]));
    const out = (areas: Shape[], tolerance: number, ...points: number[]): boolean => someOutside(turned(n, points), areas, tolerance);
    const gap = [at(0, 0, S, S), at(S + 200, 0, S, S)];
    expect([out(gap, 99, 5000, 5000, 15_000, 5000), out(gap, 101, 5000, 5000, 15_000, 5000)]).toEqual([true, false]);
    expect(out([...gap, at(9000, 4000, 3000, 3000)], 0, 5000, 5000, 15_000, 5000)).toBe(false);
    const holed = area(turned(n, [0, 0, 6 * S, 0, 6 * S, 6 * S, 0, 6 * S, 0, 0]), turned(n, [2 * S, 2 * S, 2 * S, 4 * S, 4 * S, 4 * S, 4 * S, 2 * S, 2 * S, 2 * S]));
    expect([out([holed], 9990, S, 3 * S, 5 * S, 3 * S), out([holed], 10_001, S, 3 * S, 5 * S, 3 * S), out([holed], 0, S, S, 5 * S, S)]).toEqual([true, false, false]);
    // Past a corner that points in, from one arm of an L to the other.
    const corner = area(turned(n, [0, 0, 6 * S, 0, 6 * S, 2 * S, 2 * S, 2 * S, 2 * S, 6 * S, 0, 6 * S, 0, 0]));
    expect([out([corner], 0, S, 4 * S, 4 * S, S), out([corner], 7000, S, 5 * S, 5 * S, S), out([corner], 0, S, 3 * S - 1, 3 * S - 1, S)]).toEqual([true, true, false]);
  });
  test.each(ways)('along an edge and past its end, before it comes into the next (way %i)', (n) => {
    const at = (x: number, y: number, w: number, h: number): Shape => area(turned(n, [x, y, x + w, y, x + w, y + h, x, y + h, x, y]));
    const areas = [at(0, 0, S, S), at(-S, S + 2000, 2 * S, S)];
    const up = turned(n, [0, 100, 0, S + 3000]);
    expect([someOutside(up, areas, 999), someOutside(up, areas, 1000), someOutside(turned(n, [0, S + 3000, 0, 100]), areas, 999)]).toEqual([true, false, true]);
  });
  test('edge to edge, through corners and along common edges nothing is outside', () => {
    expect(someOutside([0, 5000, 2 * S, 5000], pair, 0)).toBe(false);
    expect(someOutside([0, 0, 2 * S, S], pair, 0)).toBe(false);
    expect(someOutside([S, 0, S, S], pair, 0)).toBe(false);
    expect(someOutside([5000, 5000, 5000, 5000], pair, 0)).toBe(false);
    expect(someOutside([5000, 5000, 5000, 5000, 5000, 30_000], pair, 100)).toBe(true);
  });
});
