/** Footprints and lengths on a plane whose units are whole degrees, so that every corner is known exactly; on the earth: `measure.test.ts` and `test/unit/differential.test.ts`. */
import { describe, expect, test } from 'vitest';
import { between, footprint, groundLength, type Footprint } from './footprint.ts';
import { Plane, UNIT } from './plane.ts';

class Grid extends Plane {
  private readonly at: { readonly scale: number; readonly convergence: number };
  constructor(scale: number, convergence: number) {
    super(0, [0, 0, 0, 0]);
    this.at = { scale, convergence };
  }
  /** The scale is that of the first place: it grows to the east. */
  override place(lon: number, lat: number): { x: number; y: number; scale: number; convergence: number } {
    return { x: lon, y: lat, scale: this.at.scale + Math.max(0, lon) * 1e-9, convergence: this.at.convergence };
  }
}
const grid = new Grid(1, 0);
const sign = (width: number | undefined, bearing: number | undefined, plane: Plane = grid): Footprint => footprint({ type: 'Point', coordinates: [700, 300] }, width, bearing, 50, plane);
const stated = (plane: Plane, ...coordinates: readonly [number, number][]): Footprint => footprint({ type: 'LineString', coordinates: [...coordinates] }, 3, 90, 50, plane);
const along = (...coordinates: readonly [number, number][]): Footprint => stated(grid, ...coordinates);

describe('a sign at a point', () => {
  test('with width and bearing it is a segment across the bearing', () => {
    // Facing north its left end, as seen from the front, is east; 2 m are 20 000 units.
    expect(sign(2, 0, new Grid(1, 0)).points.map((v) => v + 0)).toEqual([-9300, 300, 10700, 300]);
    expect(sign(2, 0).box.map((v) => v + 0)).toEqual([-9300, 300, 10700, 300]);
    expect(sign(2, 90)).toMatchObject({ points: [700, 10300, 700, -9700], x: 700, y: 300, radius: 0, box: [700, -9700, 700, 10300] });
    expect(sign(2, 180).points.map((v) => v + 0)).toEqual([10700, 300, -9300, 300]);
    expect(sign(2, 270).box.map((v) => v + 0)).toEqual([700, -9700, 700, 10300]);
    expect(sign(0.1, 30).points).toEqual([700 - 433, 300 + 250, 700 + 433, 300 - 250]);
    expect(sign(2, 90).length).toBeUndefined();
    expect(sign(2, 90).bearing).toBeUndefined();
  });
  test('scale and convergence turn it and stretch it; its reach has room for the rounding of its ends', () => {
    const foot = sign(2, 90, new Grid(1.5, 0));
    expect(foot).toMatchObject({ points: [700, 15300, 700, -14700], scale: 1.5 + 700e-9 });
    expect(foot.reach).toBeCloseTo(15_000 * (1 + 700e-9 / 1.5) + 1, 6);
    expect(sign(2, 60, new Grid(1, -30)).points).toEqual(sign(2, 90).points);
  });
  test('without either it is a disc, never smaller than the segment that it stands for', () => {
    expect(sign(2, undefined)).toMatchObject({ points: [700, 300], radius: 10_002, reach: 10_002, box: [-9302, -9702, 10_702, 10_302] });
    expect(sign(undefined, 90).radius).toBe(250_002);
    expect(sign(undefined, undefined).radius).toBe(250_002);
    expect(footprint({ type: 'Point', coordinates: [0, 0] }, 2, undefined, 50, grid).radius).toBe(10_001);
    expect(sign(0, 90)).toMatchObject({ points: [700, 300, 700, 300], radius: 0, reach: 1 });
  });
  test('a width between two: the widest with the narrowest in it', () => {
    const [narrow, wide] = [sign(2, 90), sign(4, 90)];
    expect(between(narrow, wide)).toEqual({ ...wide, core: narrow });
  });
});

describe('a stated baseline', () => {
  test('of two points: its middle, its ends and what is between them', () => {
    expect(along([100, 200], [700, 1000])).toMatchObject({ points: [100, 200, 700, 1000], x: 400, y: 600, radius: 0, reach: 500, box: [100, 200, 700, 1000] });
    expect(along([700, 200], [100, 1000])).toMatchObject({ x: 400, y: 600, reach: 500, box: [100, 200, 700, 1000] });
    expect(along([0, 0], [1, 0])).toMatchObject({ x: 1, y: 0, reach: 1 });
  });
  test('its face looks right of its direction', () => {
    expect([along([0, 0], [0, 9]), along([0, 0], [9, 0]), along([0, 0], [0, -9]), along([0, 0], [-9, 0])].map(({ bearing }) => bearing)).toEqual([90, 180, 270, 0]);
    expect(along([100, 100], [400, 500]).bearing).toBe(126.87);
    expect(stated(new Grid(1, 1.5), [0, 0], [0, 9]).bearing).toBe(91.5);
  });
  test('a bent one has no bearing, and its middle half way along it', () => {
    const bent = along([0, 0], [100, 0], [100, 300]);
    expect(bent).toMatchObject({ x: 100, y: 100, box: [0, 0, 100, 300], reach: 200 });
    expect('bearing' in bent).toBe(false);
    expect(along([0, 0], [300, 0], [300, 100])).toMatchObject({ x: 200, y: 0 });
    expect(along([0, 0], [100, 0], [100, -50], [100, -400], [400, -400])).toMatchObject({ x: 100, y: -300, box: [0, -400, 400, 0] });
    expect(along([0, 0], [100, 0], [200, 0], [200, 200], [0, 200])).toMatchObject({ x: 200, y: 100 });
  });
  test('a vertex half way is the middle', () => {
    expect(along([0, 0], [100, 0], [100, 100])).toMatchObject({ x: 100, y: 0, reach: 100 });
    expect(along([0, 0], [100, 0], [100, 0], [100, 100])).toMatchObject({ x: 100, y: 0 });
  });
  test('vertices that are the same, all or some', () => {
    expect(along([50, 60], [50, 60])).toMatchObject({ x: 50, y: 60, reach: 0, length: 0, box: [50, 60, 50, 60] });
    expect(along([50, 60], [50, 60], [50, 60])).toMatchObject({ x: 50, y: 60, reach: 0 });
    expect(along([0, 0], [0, 0], [100, 0])).toMatchObject({ x: 50, y: 0, reach: 50 });
    expect(along([50, 60])).toMatchObject({ points: [50, 60], x: 50, y: 60, reach: 0, length: 0 });
  });
  test('its length is ground length to the millimetre, by the scale where it begins', () => {
    expect(along([0, 0], [30_000, 0], [30_000, 40_000]).length).toBe(7);
    expect(along([0, 0], [12_345, 0]).length).toBe(1.235);
    expect(stated(new Grid(2, 0), [0, 0], [30_000, 0])).toMatchObject({ scale: 2, length: 1.5 });
    expect(along([1e9, 0], [1e9 - UNIT, 0])).toMatchObject({ scale: 2, length: 0.5 });
  });
});

test('ground length of a line: leg by leg, by the scale where it begins', () => {
  const length = (plane: Plane, ...coordinates: number[][]): number => groundLength({ type: 'LineString', coordinates }, plane);
  expect(length(grid, [0, 0], [-30_000, -40_000])).toBe(5);
  expect(length(grid, [0, 0], [30_000, 40_000], [30_000, 10_000], [0, 10_000])).toBe(11);
  expect(length(new Grid(2, 0), [-30_000, 0], [-10_000, 0])).toBe(1);
  expect(length(grid, [1e9, 0], [1e9 - UNIT, 0])).toBe(0.5);
  expect([length(grid, [5, 5]), length(grid), length(grid, [5, 5], [5, 5])]).toEqual([0, 0, 0]);
});
