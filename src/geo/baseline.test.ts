/** What a baseline, a disc or a width between two comes to against shapes, by whole numbers whose distances are known exactly. */
import { describe, expect, test } from 'vitest';
import { between, type Footprint } from './footprint.ts';
import { measure, type Measured } from './measure.ts';
import { UNIT } from './plane.ts';
import { shapeFrom, unionOf, type Shape } from './shape.ts';

const area = (...rings: readonly (readonly number[])[]): Shape => shapeFrom('area', rings.map((ring) => Float64Array.from(ring)));
const lines = (...parts: readonly (readonly number[])[]): Shape => shapeFrom('line', parts.map((part) => Float64Array.from(part)));
const spots = (...parts: readonly (readonly number[])[]): Shape => shapeFrom('point', parts.map((part) => Float64Array.from(part)));
const block = (x: number, y: number, w: number, h: number): Shape => area([x, y, x + w, y, x + w, y + h, x, y + h, x, y]);
const bare = (shape: Shape): Shape => ({ ...shape, chunks: shape.parts.map(() => null) });

/** Of stated points, about the middle of the first leg. */
function line(...points: number[]): Footprint {
  const [ax = 0, ay = 0, bx = ax, by = ay] = points;
  const [x, y] = [(ax + bx) / 2, (ay + by) / 2];
  const [xs, ys] = [0, 1].map((side) => points.filter((_, i) => i % 2 === side)) as [number[], number[]];
  return { points, x, y, radius: 0, reach: Math.max(...xs.map((px, i) => Math.hypot(px - x, (ys[i] ?? 0) - y))), box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)], scale: 1 };
}
const disc = (x: number, y: number, radius: number): Footprint => ({ points: [x, y], x, y, radius, reach: radius, box: [x - radius, y - radius, x + radius, y + radius], scale: 1 });
/** To a millionth of a unit; zero has no sign. */
const plain = ({ near, centre, farLow, farHigh }: Measured): number[] => [near, centre, farLow, farHigh].map(rounded);
const rounded = (v: number): number => Math.round(v * 1e6) / 1e6 + 0;

const square = block(0, 0, 1000, 1000);

describe('a disc', () => {
  test('its centre is certain, its rest at most the radius farther out', () => {
    expect(plain(measure(disc(500, 300, 120), square))).toEqual([-300, -300, -300, -180]);
    expect(plain(measure(disc(1300, 300, 120), square))).toEqual([300, 300, 300, 420]);
    expect(plain(measure(disc(3, 4, 100), spots([0, 0])))).toEqual([5, 5, 5, 105]);
    expect(plain(measure(disc(3, 4, 100), spots([0, 0], [10, 4])))).toEqual([5, 5, 5, 105]);
  });
});

describe('a baseline and an area', () => {
  test('outside, beside an edge, a corner, and with a corner beside it', () => {
    expect(plain(measure(line(1200, 300, 1500, 300), square))).toEqual([200, 350, 500, Infinity]);
    expect(plain(measure(line(1300, 1400, 1600, 1800), square))).toEqual([500, 750, 1000, Infinity]);
    // Its middle is nearest: to the corner, and not to any end.
    expect(plain(measure(line(-600, 100, 100, -600), square))).toEqual([rounded(Math.sqrt(125000)), rounded(Math.sqrt(125000)), 600, Infinity]);
  });
  test('the end of it that is nearest to the middle of an edge, either end', () => {
    for (const foot of [line(1100, 500, 1800, 900), line(1800, 900, 1100, 500)]) expect(measure(foot, square)).toMatchObject({ near: 100, farLow: 800 });
    for (const foot of [line(300, 1100, 900, 1700), line(900, 1700, 300, 1100)]) expect(measure(foot, square)).toMatchObject({ near: 100, farLow: 700 });
  });
  test('inside, its deepest point and how far in all of it is', () => {
    expect(plain(measure(line(200, 500, 600, 500), square))).toEqual([-400, -400, -200, -200]);
    expect(plain(measure(line(100, 100, 100, 500), square))).toEqual([-100, -100, -100, -100]);
    // A bend of it is nearest to the edge.
    expect(plain(measure(line(300, 300, 500, 950, 700, 300), square))).toEqual([-375, -375, -50, -50]);
  });
  test('touching an edge from inside it is not wholly inside, from outside it is not in', () => {
    expect(plain(measure(line(500, 500, 500, 1000), square))).toEqual([-500, -250, 0, Infinity]);
    expect(plain(measure(line(500, 1000, 500, 1400), square))).toEqual([0, 200, 400, Infinity]);
    expect(plain(measure(line(-500, 500, 500, -500), square))).toEqual([0, 0, 500, Infinity]);
    // A corner from inside: both ends in a notch of a square whose corner points in.
    const notched = area([0, 0, 1000, 0, 1000, 1000, 500, 500, 0, 1000, 0, 0]);
    expect(plain(measure(line(300, 500, 700, 500), notched))).toEqual([rounded(-Math.sqrt(20000)), 0, 0, Infinity]);
  });
  test('touching a corner that points in, from either way: neither wholly inside nor out', () => {
    const notched = area([0, 0, 1000, 0, 1000, 1000, 500, 500, 0, 1000, 0, 0]);
    for (const foot of [line(300, 500, 800, 500), line(800, 500, 300, 500)]) expect(measure(foot, notched)).toMatchObject({ farLow: expect.closeTo(0, 9), farHigh: Infinity });
    // Where it touches by rounding lies a hair inside: it is at the edge all the same.
    const slanting = area([-20_000, -20_000, 20_000, -20_000, 20_000, 20_000, 150, 1050, 0, 0, -750, 750, -20_000, 20_000, -20_000, -20_000]);
    expect(measure(line(-108, -36, 90, 30), slanting)).toMatchObject({ farLow: 0, farHigh: Infinity });
  });
  test('a leg that begins or ends on an edge is looked at in its middle too', () => {
    const strip = block(-50, -5000, 100, 10_000);
    const from = (...points: number[]): number => measure({ ...line(...points), x: points.at(-2) ?? 0, y: points.at(-1) ?? 0, reach: 2000 }, strip).near;
    expect([from(-50, 0, 40, 0, 40, 900, 900, 900), from(-40, 0, 50, 0, 900, 0), from(-90, 0, 50, 0, 900, 0)].map(rounded)).toEqual([-45, -45, -50]);
  });
  test('across an outline and holes that are drawn in any order', () => {
    const hole = (x: number): number[] => [x, 900, x, 1100, x + 100, 1100, x + 100, 900, x, 900];
    const outer = [0, 0, 2200, 0, 2200, 2000, 0, 2000, 0, 0];
    for (const rings of [[outer, hole(100), hole(2000)], [hole(2000), outer, hole(100)], [hole(100), hole(2000), outer]]) expect(plain(measure(line(-100, 1000, 2900, 1000), area(...rings)))).toEqual([-900, -600, 700, Infinity]);
  });
  test('along an edge, whole or in part', () => {
    expect(plain(measure(line(200, 0, 800, 0), square))).toEqual([0, 0, 0, Infinity]);
    expect(plain(measure(line(1000, 0, 0, 0), square))).toEqual([0, 0, 0, Infinity]);
    expect(plain(measure(line(-400, 0, 400, 0), square))).toEqual([0, 0, 400, Infinity]);
    expect(plain(measure(line(0, 200, 0, 1400), square))).toEqual([0, 0, 400, Infinity]);
  });
  test('through two corners the stretch between them is in', () => {
    const diamond = area([0, -300, 400, 0, 0, 300, -400, 0, 0, -300]);
    expect(plain(measure(line(-700, 0, 900, 0), diamond))).toEqual([-240, -180, 500, Infinity]);
    expect(plain(measure(line(900, 0, -700, 0), diamond))).toEqual([-240, -180, 500, Infinity]);
    expect(plain(measure(line(0, -900, 0, 700), diamond))).toEqual([-240, -160, 600, Infinity]);
    for (const turned of [area([0, 300, 400, 0, 0, -300, -400, 0, 0, 300]), area([400, 0, 0, 300, -400, 0, 0, -300, 400, 0])]) expect(measure(line(-700, 0, 900, 0), turned).near).toBe(-240);
  });
  test('a baseline across: the middle of every stretch is looked at, inside and out', () => {
    // Two blocks 600 apart, joined below: between them it is 300 outside, farther than its ends.
    const gate = area([0, 0, 1400, 0, 1400, 1000, 1000, 1000, 1000, 100, 400, 100, 400, 1000, 0, 1000, 0, 0]);
    expect(plain(measure(line(-100, 500, 1500, 500), gate))).toEqual([-200, 300, 300, Infinity]);
    expect(plain(measure(line(100, 500, 1300, 500), gate))).toEqual([-150, 300, 300, Infinity]);
    // All of its points but none of its middle lie inside.
    expect(plain(measure(line(100, 500, 1300, 500, 1300, 600), gate))).toEqual([-150, 300, 300, Infinity]);
    expect(plain(measure(line(900, -500, 900, 5000), square))).toEqual([-100, 1250, 4000, Infinity]);
  });
  test('a line has no stretches inside: where it is crossed it is 0, and no place between counts as far', () => {
    const gate = [0, 0, 1400, 0, 1400, 1000, 1000, 1000, 1000, 100, 400, 100, 400, 1000, 0, 1000];
    expect(plain(measure(line(390, 500, 1200, 500), lines(gate)))).toEqual([0, 205, 205, Infinity]);
    expect(plain(measure(line(900, -100, 900, 50), lines([0, 0, 1000, 0])))).toEqual([0, 25, 100, Infinity]);
  });
  test('the centre on an edge by rounding, the rest beside it: how far in is not told', () => {
    // Of a bent baseline the centre is rounded to units.
    const beside = { ...line(200, -1, 800, -1), y: 0 };
    expect(plain(measure(beside, square))).toEqual([0, 0, 1, Infinity]);
    const within = { ...line(200, 1, 800, 1), y: 0 };
    expect(plain(measure(within, square))).toEqual([-1, 0, 0, Infinity]);
  });
});

describe('far from any edge', () => {
  const wide = block(-100 * UNIT, -100 * UNIT, 200 * UNIT, 200 * UNIT);
  test('deep inside the centre says how deep at least; 20 m from an edge each end is measured', () => {
    expect(plain(measure(line(0, 0, 2000, 0), wide))).toEqual([-999_000, -999_000, -999_000, -998_000]);
    // Of 21 m in, 2 m of which may be less: 19 m.
    expect(plain(measure(line(790_000, -10_000, 790_000, 10_000), wide))).toEqual([-210_000, -210_000, -210_000, -210_000]);
    expect(plain(measure(line(780_000, 0, 820_000, 0), wide))).toEqual([-220_000, -200_000, -180_000, -180_000]);
    // Just 20 m in: of the farthest point it is known how far in it is.
    expect(plain(measure(line(790_000, 0, 790_000, 20_000), wide))).toEqual([-210_000, -210_000, -210_000, -210_000]);
    expect(plain(measure(line(789_999, 0, 789_999, 20_000), wide))).toEqual([-210_001, -210_001, -210_001, -200_001]);
  });
  test('far outside only the nearest place is looked for; up to 20 m the farthest end too', () => {
    expect(plain(measure(line(1_300_000, 0, 1_500_000, 0), wide))).toEqual([300_000, 400_000, 400_000, Infinity]);
    expect(plain(measure(line(1_200_000, 0, 1_400_000, 0), wide))).toEqual([200_000, 300_000, 400_000, Infinity]);
    expect(plain(measure(line(1_200_001, 0, 1_400_001, 0), wide))).toEqual([200_001, 300_001, 300_001, Infinity]);
  });
  test('to one point the farthest is known however far', () => {
    expect(plain(measure(line(300_000, 0, 500_000, 0), spots([0, 0])))).toEqual([300_000, 400_000, 500_000, Infinity]);
    expect(plain(measure(line(300_000, 0, 500_000, 0), spots([0, 0], [-1, 0])))).toEqual([300_000, 400_000, 400_000, Infinity]);
  });
});

describe('a baseline and points', () => {
  test('one: nearest within a leg, at an end, at a bend, and on it', () => {
    expect(plain(measure(line(-300, 40, 300, 40), spots([0, 0])))).toEqual([40, 40, rounded(Math.sqrt(91600)), Infinity]);
    expect(plain(measure(line(30, 40, 330, 440), spots([0, 0])))).toEqual([50, 300, 550, Infinity]);
    expect(plain(measure(line(330, 440, 30, 40), spots([0, 0])))).toEqual([50, 300, 550, Infinity]);
    expect(plain(measure(line(-300, 400, 0, 60, 300, 400), spots([0, 0])))).toEqual([60, rounded(Math.sqrt(150 ** 2 + 230 ** 2)), 500, Infinity]);
    expect(plain(measure(line(0, 400, 300, 400, 300, 0, -600, 0), spots([0, 0])))).toEqual([0, rounded(Math.sqrt(150 ** 2 + 400 ** 2)), 600, Infinity]);
    expect(plain(measure(line(30, 40, 30, 40), spots([0, 0])))).toEqual([50, 50, 50, Infinity]);
  });
  test('one that is anywhere else', () => {
    const moved = (dx: number, dy: number): number[] => plain(measure(line(dx - 300, dy + 400, dx, dy + 60, dx + 240, dy + 700), spots([dx, dy])));
    for (const [dx, dy] of [[0, 0], [7000, -900], [-31, 50_000]] as const) expect(moved(dx, dy)).toEqual([60, rounded(Math.sqrt(150 ** 2 + 230 ** 2)), 740, Infinity]);
  });
  test('several: the nearest of all, and one that is on it', () => {
    expect(plain(measure(line(-300, 40, 300, 40), spots([0, 0], [0, 70], [900, 40])))).toEqual([30, 30, rounded(Math.sqrt(90900)), Infinity]);
    expect(plain(measure(line(-300, 40, 300, 40), spots([150, 40], [0, 0])))).toEqual([0, 40, rounded(Math.sqrt(91600)), Infinity]);
  });
  test('nothing at all is nowhere', () => {
    expect(measure(line(0, 0, 10, 0), lines())).toMatchObject({ near: Infinity, centre: Infinity });
    expect(measure(line(0, 0, 10, 0), lines([])).near).toBe(Infinity);
  });
});

describe('long outlines', () => {
  // 12 teeth 100 wide and 1000 high, 100 apart, on a back 100 high: 49 edges, by boxes.
  const teeth = Array.from({ length: 12 }, (_, i) => 200 * (11 - i)).flatMap((x) => [x + 100, 100, x + 100, 1000, x, 1000, x, 100]);
  const outline = [0, 0, 2300, 0, ...teeth, 0, 0];
  const comb = area(outline);
  test('across all teeth, over their tips and along them', () => {
    expect(plain(measure(line(-20, 550, 2320, 550), comb))).toEqual([-50, 50, 50, Infinity]);
    expect(plain(measure(line(-20, 1000, 2320, 1000), comb))).toEqual([0, 50, 50, Infinity]);
    expect(plain(measure(line(-30, 1040, 2330, 1040), comb))).toEqual([40, rounded(Math.sqrt(50 ** 2 + 40 ** 2)), rounded(Math.sqrt(50 ** 2 + 40 ** 2)), Infinity]);
    expect(plain(measure(line(50, 50, 2250, 50), comb))).toEqual([-50, -50, -50, -50]);
    expect(plain(measure(line(1250, 100, 1250, 900), comb))).toEqual([-50, -50, -50, -50]);
  });
  test('boxes change nothing, wherever a baseline lies', () => {
    const zigzag = Array.from({ length: 60 }, (_, i) => [40 * i, i % 2 === 0 ? 0 : 37 * (i % 9)]).flat();
    const wave = Array.from({ length: 90 }, (_, i) => [Math.round(1100 + 700 * Math.cos(i / 9)), Math.round(500 + 450 * Math.sin(i / 4))]).flat();
    const far = [-4000, 0, -4000, 10, -4100, 0];
    const shapes = [comb, area(outline.map((v, i) => (i % 2 === 0 ? v : -v))), area(far, outline), area(outline, far), lines(zigzag), lines(far, wave), lines(wave, zigzag, [2000, 2000]), area([...wave, ...wave.slice(0, 2)])];
    const wrong: unknown[] = [];
    for (let x = -300; x <= 2500; x += 350)
      for (let y = -300; y <= 1300; y += 100)
        for (const [dx, dy] of [[300, 40], [-70, 500], [-25, -25], [1900, 0], [0, 700], [-600, 130]] as const)
          for (const shape of shapes) {
            const foot = line(x, y, x + dx, y + dy);
            const [a, b] = [measure(foot, shape), measure(foot, bare(shape))];
            if (a.near !== b.near || a.farLow !== b.farLow || a.farHigh !== b.farHigh) wrong.push({ x, y, dx, dy, a, b });
          }
    expect(wrong).toEqual([]);
  });
  test('a baseline that begins on the outline crosses what lies farther along all the same', () => {
    // It starts on the first edge and goes through the whole of the second chunk's teeth.
    expect(measure(line(0, 550, 2320, 550), comb)).toMatchObject({ near: -50, farLow: 50 });
    expect(measure(line(2300, 550, 350, 550), comb)).toMatchObject({ near: -50, farLow: 50 });
  });
});

describe('a union', () => {
  const union = unionOf([block(0, 0, 1000, 1000), block(800, 0, 1000, 1000)]);
  test('is as near as its nearest piece, and wholly inside where one piece holds all of it', () => {
    expect(plain(measure(line(100, 500, 700, 500), union))).toEqual([-400, -400, -400, -100]);
    expect(plain(measure(line(1100, 500, 1700, 500), union))).toEqual([-400, -400, -400, -100]);
    expect(plain(measure(line(2000, 500, 2600, 500), union))).toEqual([200, 500, 200, Infinity]);
    // Over the seam: no piece holds it, and nothing says that it is out.
    expect(plain(measure(line(700, 500, 1100, 500), union))).toEqual([-300, -100, -300, Infinity]);
  });
});

describe('a width between two', () => {
  const wide = (x: number, half: number): Footprint => line(x - half, 500, x + half, 500);
  const slack = 400 * 1.000001 + 1;
  test('outside both: the widest is nearest, the narrowest says how far the nearest may be', () => {
    const { near, nearHigh, centre, farLow, farHigh } = measure(between(wide(2000, 100), wide(2000, 500)), square);
    expect([near, nearHigh, centre, farHigh]).toEqual([500, 900, 1000, Infinity]);
    expect(farLow).toBeCloseTo(1100 - slack, 9);
  });
  test('inside both: as deep as either is known to be, and all as far in as the widest', () => {
    const { near, nearHigh, centre, farLow, farHigh } = measure(between(wide(500, 50), wide(500, 450)), square);
    expect(near).toBeCloseTo(-500 - slack, 9);
    expect([nearHigh, centre, farHigh]).toEqual([-500, -500, -50]);
    expect(farLow).toBeCloseTo(-450 - slack, 9);
  });
  test('only the widest reaches in, or both just touch', () => {
    const reaching = measure(between(wide(1200, 100), wide(1200, 500)), square);
    expect(reaching.nearHigh).toBe(100);
    expect(reaching.near).toBeCloseTo(-300 - slack, 9);
    // Both end on the edge: how much deeper another width may be is open.
    const upright = (half: number): Footprint => line(500, 1000, 500, 1000 + half);
    const touching = measure(between(upright(0), upright(400)), square);
    expect(touching.near).toBeCloseTo(-200 * 1.000001 - 1, 9);
    expect(touching.nearHigh).toBe(200);
  });
  test('the least depth is that of the narrowest, but for where its ends may be, or of the centre', () => {
    // The narrowest reaches 120 in; no end of another is more than 31 off one of its ends.
    expect(measure(between(wide(980, 100), wide(980, 130)), square).nearHigh).toBeCloseTo(-120 + 30 * 1.000001 + 1, 9);
    expect(measure(between(wide(980, 0), wide(980, 400)), square)).toMatchObject({ centre: -20, nearHigh: -20 });
  });
});
