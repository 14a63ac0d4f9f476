/** Arcs, bulges and ellipses as chords that stay within a tolerance. */
import { flattenSpline, type Spline } from './spline.ts';

/** Of a polyline: x, y and bulge of each vertex, one after the other. The bulge is the tangent of a quarter of the arc's angle, positive to the left. */
export interface Bulged {
  readonly kind: 'bulged';
  readonly vertices: readonly number[];
  readonly closed: boolean;
}

/** centre + u·cos t + v·sin t, for t from `from` over `sweep`, in radians: circles, ellipses and their parts. */
export interface Arc {
  readonly kind: 'arc' | 'ellipse';
  readonly centre: readonly [number, number];
  readonly u: readonly [number, number];
  readonly v: readonly [number, number];
  readonly from: number;
  readonly sweep: number;
}

export type Curve = Bulged | Arc | Spline;

/** What has been flattened, for the note that says so. */
export interface Flattened {
  arc: number;
  bulge: number;
  ellipse: number;
  spline: number;
  /** Curves so large that even the most chords we draw do not keep the tolerance. */
  coarse: number;
  /** Chords that may still be drawn in the whole drawing. */
  left: number;
}

/** Of one curve: a circle of 100 km keeps 2 mm with as many. */
export const MOST_CHORDS = 16384;
/** However coarse the tolerance, a circle stays recognisable. */
const LARGEST_STEP = Math.PI / 4;
const FULL = Math.PI * 2;

/** Positions x, y, x, y…, appended to `out`; where `out` goes on from there already, the first is not repeated. */
export function flatten(curve: Curve, tolerance: number, out: number[], done: Flattened): void {
  if (curve.kind === 'spline') {
    if (curve.degree > 1) done.spline += 1;
    const before = out.length;
    if (!flattenSpline(curve, tolerance, out, Math.min(MOST_CHORDS, done.left))) done.coarse += 1;
    // They take longer than arcs.
    done.left -= ((out.length - before) / 2) * 4;
    return;
  }
  if (curve.kind !== 'bulged') {
    done[curve.kind] += 1;
    flattenArc(curve, tolerance, out, done);
    return;
  }
  const { vertices, closed } = curve;
  const count = Math.floor(vertices.length / 3);
  for (let index = 0; index < count; index += 1) {
    const x = vertices[index * 3] ?? 0;
    const y = vertices[index * 3 + 1] ?? 0;
    const bulge = vertices[index * 3 + 2] ?? 0;
    out.push(x, y);
    const last = index === count - 1;
    if (last && !closed) break;
    const toX = vertices[last ? 0 : index * 3 + 3] ?? 0;
    const toY = vertices[last ? 1 : index * 3 + 4] ?? 0;
    if (bulge !== 0) flattenBulge(x, y, toX, toY, bulge, tolerance, out, done);
    if (last && (x !== toX || y !== toY)) out.push(toX, toY);
  }
}

/** The positions between both ends. */
function flattenBulge(x: number, y: number, toX: number, toY: number, bulge: number, tolerance: number, out: number[], done: Flattened): void {
  const dx = toX - x;
  const dy = toY - y;
  // From the middle of the chord to the centre, in chords: cot(angle / 2) / 2 with bulge = tan(angle / 4).
  const offset = (1 - bulge * bulge) / (4 * bulge);
  const cx = x + dx / 2 - dy * offset;
  const cy = y + dy / 2 + dx * offset;
  const rx = x - cx;
  const ry = y - cy;
  const radius = Math.sqrt(rx * rx + ry * ry);
  if (!Number.isFinite(radius) || radius === 0) return;
  done.bulge += 1;
  const sweep = 4 * Math.atan(bulge);
  const chords = chordsOf(radius, sweep, tolerance, done);
  for (let step = 1; step < chords; step += 1) {
    const angle = (sweep * step) / chords;
    const cos = Math.cos(angle);
    const sin = Math.sin(angle);
    out.push(cx + rx * cos - ry * sin, cy + rx * sin + ry * cos);
  }
}

function flattenArc({ centre: [cx, cy], u, v, from, sweep }: Arc, tolerance: number, out: number[], done: Flattened): void {
  // An ellipse is its larger circle pressed together, which takes chord and arc nearer to each other.
  const radius = Math.sqrt(Math.max(u[0] * u[0] + u[1] * u[1], v[0] * v[0] + v[1] * v[1]));
  const chords = chordsOf(radius, sweep, tolerance, done);
  const start = out.length;
  for (let step = 0; step <= chords; step += 1) {
    const angle = from + (sweep * step) / chords;
    const cos = Math.cos(angle);
    const sin = Math.sin(angle);
    out.push(cx + u[0] * cos + v[0] * sin, cy + u[1] * cos + v[1] * sin);
  }
  if (Math.abs(sweep) === FULL) out.splice(out.length - 2, 2, out[start] ?? 0, out[start + 1] ?? 0);
}

/** The sagitta of a chord over the angle 2φ is r·(1 − cos φ) = 2r·sin²(φ/2). */
function chordsOf(radius: number, sweep: number, tolerance: number, done: Flattened): number {
  const step = tolerance < radius ? Math.min(LARGEST_STEP, 4 * Math.asin(Math.sqrt(tolerance / (2 * radius)))) : LARGEST_STEP;
  const wanted = Math.ceil(Math.abs(sweep) / step - 1e-9);
  const most = Math.max(1, Math.min(MOST_CHORDS, done.left));
  const chords = wanted <= most ? Math.max(1, wanted) : most;
  if (chords < wanted) done.coarse += 1;
  done.left -= chords;
  return chords;
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Sweep from one angle to another, counter-clockwise; the same angle twice is a whole turn. */
export function sweepOf(from: number, to: number): number {
  const turn = (to - from) % FULL;
  if (Math.abs(turn) < 1e-9 || Math.abs(turn - FULL) < 1e-9) return FULL;
  return turn < 0 ? turn + FULL : turn;
}

/** From degrees, as drawings have them. */
export function circularArc(x: number, y: number, radius: number, from: number, to: number): Arc {
  const start = radians(from);
  return { kind: 'arc', centre: [x, y], u: [radius, 0], v: [0, radius], from: start, sweep: sweepOf(start, radians(to)) };
}

export const circle = (x: number, y: number, radius: number): Arc => ({ kind: 'arc', centre: [x, y], u: [radius, 0], v: [0, radius], from: 0, sweep: FULL });

export const isWhole = (curve: Curve): boolean => curve.kind !== 'bulged' && curve.kind !== 'spline' && Math.abs(curve.sweep) === FULL;
