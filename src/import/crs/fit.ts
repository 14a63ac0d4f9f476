/** A city's own grid, fitted to places known in both systems by least squares about their centres of gravity. */
import type { XY } from './types.ts';

/** A point in the drawing and in the plane, metres. */
export interface Pair {
  readonly from: XY;
  readonly to: XY;
}

/** Drawing → plane. */
export interface Fit {
  readonly map: (x: number, y: number) => XY;
  /** Metres by which each point comes to lie beside where it is known. */
  readonly residuals: readonly number[];
  /** Root of the mean square of `residuals`. */
  readonly rms: number;
  /** Plane length over drawing length, along x and along y; the same of a similarity. */
  readonly scale: XY;
  /** Degrees by which the drawing's x axis is turned against the plane's, anticlockwise. */
  readonly rotation: number;
  /** Numbers that are fitted: with as many coordinates as these, nothing is checked. */
  readonly parameters: 4 | 6;
  readonly mirrored: boolean;
}

interface Centred {
  readonly from: readonly XY[];
  readonly to: readonly XY[];
  readonly c: XY;
  readonly d: XY;
}

/** So that no digits are lost. */
function centred(points: readonly Pair[]): Centred {
  const mean = (pick: (point: Pair) => number): number => points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const c = [mean(({ from }) => from[0]), mean(({ from }) => from[1])] as const;
  const d = [mean(({ to }) => to[0]), mean(({ to }) => to[1])] as const;
  return { c, d, from: points.map(({ from: [x, y] }) => [x - c[0], y - c[1]]), to: points.map(({ to: [x, y] }) => [x - d[0], y - d[1]]) };
}

function fitted(points: readonly Pair[], { c, d }: Centred, [a, b, e, f]: readonly [number, number, number, number], parameters: 4 | 6): Fit {
  const map = (x: number, y: number): XY => [d[0] + a * (x - c[0]) + b * (y - c[1]), d[1] + e * (x - c[0]) + f * (y - c[1])];
  const residuals = points.map(({ from, to }) => {
    const [x, y] = map(...from);
    return Math.sqrt((x - to[0]) ** 2 + (y - to[1]) ** 2);
  });
  return {
    map,
    residuals,
    rms: Math.sqrt(residuals.reduce((sum, one) => sum + one * one, 0) / Math.max(1, residuals.length)),
    scale: [Math.sqrt(a * a + e * e), Math.sqrt(b * b + f * f)],
    rotation: (Math.atan2(e, a) * 180) / Math.PI,
    parameters,
    mirrored: a * f - b * e < 0,
  };
}

/** Four parameters (Helmert): two shifts, a rotation, a scale. Undefined for less than two different points. */
export function similarity(points: readonly Pair[]): Fit | undefined {
  if (points.length < 2) return undefined;
  const all = centred(points);
  let [square, along, across] = [0, 0, 0];
  all.from.forEach(([x, y], i) => {
    const [u = 0, v = 0] = all.to[i] ?? [];
    square += x * x + y * y;
    along += x * u + y * v;
    across += x * v - y * u;
  });
  if (!(square > 1e-6)) return undefined;
  const [a, b] = [along / square, across / square];
  return a === 0 && b === 0 ? undefined : fitted(points, all, [a, -b, b, a], 4);
}

/** Six parameters: what is stretched or sheared as well. Undefined for less than three points, and for points on one line. */
export function affine(points: readonly Pair[]): Fit | undefined {
  if (points.length < 3) return undefined;
  const all = centred(points);
  let [xx, xy, yy, xu, yu, xv, yv] = [0, 0, 0, 0, 0, 0, 0];
  all.from.forEach(([x, y], i) => {
    const [u = 0, v = 0] = all.to[i] ?? [];
    xx += x * x;
    xy += x * y;
    yy += y * y;
    xu += x * u;
    yu += y * u;
    xv += x * v;
    yv += y * v;
  });
  const determinant = xx * yy - xy * xy;
  if (!(determinant > 1e-12 * xx * yy)) return undefined;
  const solve = (p: number, q: number): XY => [(p * yy - q * xy) / determinant, (q * xx - p * xy) / determinant];
  const [a, b] = solve(xu, yu);
  const [e, f] = solve(xv, yv);
  return fitted(points, all, [a, b, e, f], 6);
}

/** How far points are from lying on one line: breadth over length (ratio of the principal deviations), 0–1. */
export function breadth(points: readonly XY[]): number {
  const { from } = centred(points.map((one) => ({ from: one, to: one })));
  let [xx, xy, yy] = [0, 0, 0];
  for (const [x, y] of from) {
    xx += x * x;
    xy += x * y;
    yy += y * y;
  }
  const [half, off] = [(xx + yy) / 2, Math.sqrt(((xx - yy) / 2) ** 2 + xy * xy)];
  return half + off === 0 ? 0 : Math.sqrt(Math.max(0, half - off) / (half + off));
}

/** How far the farthest of `reached` lies from the points' centre, against the farthest of the points themselves: beyond 1 a fit is extrapolated. */
export function reach(points: readonly XY[], reached: readonly XY[]): number {
  const c = [0, 1].map((axis) => points.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / points.length);
  const farthest = (all: readonly XY[]): number => all.reduce((far, [x, y]) => Math.max(far, Math.sqrt((x - (c[0] ?? 0)) ** 2 + (y - (c[1] ?? 0)) ** 2)), 0);
  const own = farthest(points);
  return own === 0 ? Infinity : farthest(reached) / own;
}
