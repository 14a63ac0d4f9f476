/** An invented city grid: turned by 0.8°, 40 ppm longer, its origin in the middle of the town. */
import { expect, test } from 'vitest';
import { fromGrid, toGrid } from '../../geo/coordinates/grid.ts';
import type { ControlPoint, CrsChoice } from '../mapping/types.ts';
import { context, layerOf, offBy, PLACES, said } from './crs.fixture.ts';
import { judgeCrs } from './judge.ts';
import type { XY } from './types.ts';

const PLANE = { width: 3, zone: 39, meridian: 117, prefixed: false } as const;
const [TURN, SCALE] = [(0.8 * Math.PI) / 180, 1.00004];
const ORIGIN = toGrid({ lon: 116, lat: 29.7 }, PLANE);

function inCity([lon, lat]: XY, mirrored = false): XY {
  const [e, n] = toGrid({ lon, lat }, PLANE);
  const [dx, dy] = [(e - ORIGIN[0]) / SCALE, (n - ORIGIN[1]) / SCALE];
  const at: XY = [20_000 + dx * Math.cos(TURN) + dy * Math.sin(TURN), 50_000 - dx * Math.sin(TURN) + dy * Math.cos(TURN)];
  return mirrored ? [at[1], at[0]] : at;
}

const CORNERS: readonly XY[] = [[115.92, 29.62], [116.08, 29.63], [116.07, 29.78], [115.93, 29.77]];
const control = (places: readonly XY[], mirrored = false): ControlPoint[] => places.map((to, index) => ({ name: `K${index + 1}`, from: inCity(to, mirrored), to }));
const fit = (points: readonly ControlPoint[], more: Partial<Extract<CrsChoice, { fit: unknown }>> = {}): CrsChoice => ({ fit: 'similarity', to: 'EPSG:4490', tolerance: 0.05, points, ...more });
const drawn = PLACES.map((at) => inCity(at));
const judged = (choice: CrsChoice, positions: readonly XY[] = drawn) => judgeCrs(layerOf(positions), choice, context);

test('three control points: every residual, rotation and scale are printed, and the drawing lies where it belongs', () => {
  const judgement = judged(fit(control(CORNERS.slice(0, 3))));
  expect(said(judgement)).toEqual(['note import.crs-fit']);
  expect(judgement.findings[0]?.text.en).toBe('Fit to the control points (similarity, four parameters): rotation 0.800000°, scale 1.000040000 (+40.0 ppm); residuals K1 0.000 m, K2 0.000 m, K3 0.000 m; root mean square 0.000 m.');
  expect(offBy(judgement, drawn)).toBeLessThan(0.001);
  expect(judgement.title.zh).toBe('地方坐标系，3 个控制点四参数（相似）拟合到 WGS84 · CGCS2000（按映射）');
});

test('known places as eastings and northings of a grid, and an affine fit with a spare point', () => {
  const points = control(CORNERS).map((one): ControlPoint => ({ ...one, to: toGrid({ lon: one.to[0], lat: one.to[1] }, { ...PLANE, prefixed: true }) }));
  for (const kind of ['similarity', 'affine'] as const) {
    const judgement = judged(fit(points, { to: 'EPSG:4527', fit: kind }));
    expect(said(judgement)).toEqual(['note import.crs-fit']);
    expect(offBy(judgement, drawn)).toBeLessThan(0.001);
  }
});

test('a point that is off is named, with its residual; so is what makes a fit worthless', () => {
  const slip = control(CORNERS).map((one, index): ControlPoint => (index === 2 ? { ...one, from: [one.from[0] + 1, one.from[1]] } : one));
  const wrong = judged(fit(slip));
  expect(said(wrong)).toEqual(['note import.crs-fit', 'error import.crs-residual']);
  expect(wrong.toLonLat).toBeUndefined();
  expect(wrong.findings[1]?.text.en).toMatch(/tolerance of 0\.05 m: K3 0\.\d{3} m/);

  expect(said(judged(fit(control([[115.92, 29.62], [116.07, 29.78]]))))).toEqual(['note import.crs-fit', 'remark import.crs-unproved']);
  expect(said(judged(fit(control(CORNERS.slice(0, 3)), { fit: 'affine' })))).toEqual(['note import.crs-fit', 'remark import.crs-unproved']);
  expect(said(judged(fit(control(CORNERS.slice(0, 2)), { fit: 'affine' })))).toEqual(['error import.crs-points']);
  const line = control([[115.92, 29.62], [116, 29.7], [116.08, 29.7801]]);
  expect(said(judged(fit(line, { fit: 'affine' })))).toEqual(['error import.crs-collinear']);
  expect(said(judged(fit(line)))).toEqual(['note import.crs-fit']);
  expect(said(judged(fit(control([...CORNERS.slice(0, 2), [115.92, 29.62]]))))).toEqual(['error import.crs-control-point']);
  expect(said(judged(fit(control(CORNERS), { to: 'city' })))).toEqual(['error import.crs-system']);
});

test('points too close together are refused with the factor, and remarked where the data only reach beyond them', () => {
  const tight = judged(fit(control([[116, 29.7], [116.002, 29.701], [116.001, 29.703]])));
  expect(said(tight)).toEqual(['note import.crs-fit', 'error import.crs-extrapolated']);
  expect(tight.findings[1]?.text.zh).toMatch(/控制点自身的 \d+\.\d 倍/);
  expect(said(judged(fit(control([[115.98, 29.68], [116.02, 29.69], [116.01, 29.72]]))))).toEqual(['note import.crs-fit', 'remark import.crs-extrapolated']);
});

test('two numbers the wrong way round: of “to”, of “from” with two points or three, and of the file itself', () => {
  const back = control(CORNERS).map((one, index): ControlPoint => (index === 1 ? { ...one, to: [one.to[1], one.to[0]] } : one));
  const named = judged(fit(back));
  expect(said(named)).toEqual(['error import.crs-control-point']);
  expect(named.findings[0]?.text.en).toMatch(/control point K2.*wrong way round/);
  expect(said(judged(fit(control(CORNERS.slice(0, 2), true))))).toEqual(['note import.crs-fit', 'error import.crs-mirrored']);
  const three = judged(fit(control(CORNERS, true)));
  expect(said(three)).toEqual(['note import.crs-fit', 'error import.crs-residual']);
  expect(three.findings[1]?.text.en).toContain('exchanged all points agree');
  const file = PLACES.map((at) => inCity(at, true));
  const affine = judged(fit(control(CORNERS, true), { fit: 'affine' }), file);
  expect(said(affine)).toEqual(['note import.crs-fit', 'remark import.crs-mirrored']);
  expect(offBy(affine, file)).toBeLessThan(0.001);
  expect(said(judged(fit(control(CORNERS)), file))).toEqual(['note import.crs-fit', 'error import.crs-outside']);
});

test('a scale that is off is remarked; a drawing in millimetres is told for what it is', () => {
  const times = (by: number) => ({ points: control(CORNERS).map((one): ControlPoint => ({ ...one, from: [one.from[0] * by, one.from[1] * by] })), file: drawn.map(([x, y]): XY => [x * by, y * by]) });
  const long = times(1.003);
  expect(said(judged(fit(long.points), long.file))).toEqual(['note import.crs-fit', 'remark import.crs-scale']);
  const mm = times(1000);
  const judgement = judged(fit(mm.points), mm.file);
  expect(said(judgement)).toEqual(['note import.crs-fit', 'note import.crs-scale']);
  expect(offBy(judgement, mm.file)).toBeLessThan(0.001);
});

test('the fixture’s plane is the national one', () => {
  expect(fromGrid(...ORIGIN, 117)?.lon).toBeCloseTo(116, 9);
});
