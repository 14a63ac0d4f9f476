/**
 * The edge of what several areas cover together. Where two of them lie on either side of a line, common edge or not, there is no edge of the union: a façade may lie across it,
 * and there is no gap to stand in.
 */
import type { Footprint } from './footprint.ts';
import { pointToSegmentSquared, signedDistance } from './measure.ts';
import type { Shape } from './shape.ts';

/** ax, ay, bx, by. */
type Edge = readonly [number, number, number, number];

/** Beyond a gap, how far a side is looked at: 1 mm. */
const BESIDE = 10;

/**
 * Whether the edge of the union comes as near to the footprint as `reach` units. Of a disc the centre is measured.
 * `gap`: a strip between two areas that is no wider than this is none, units. Where it is no more than the error of the drawing, no place in such a strip is known to be outside.
 */
export function edgeOfUnion(foot: Footprint, areas: readonly Shape[], reach: number, gap: number): boolean {
  const edges = edgesNear(foot.box, areas, Math.max(0, reach) + 2 * gap + BESIDE);
  const covered = (x: number, y: number): boolean => areas.some(({ box }, i) => x >= box[0] && y >= box[1] && x <= box[2] && y <= box[3] && signedDistance(x, y, areas[i] as Shape) < 0);
  for (const edge of edges) {
    const [ax, ay, bx, by] = edge;
    if (apart(foot.points, ax, ay, bx, by) > reach) continue;
    const length = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
    // A millimetre beyond the gap, to the left.
    const nx = (-(by - ay) / length) * (gap + BESIDE);
    const ny = ((bx - ax) / length) * (gap + BESIDE);
    const cuts = cutsOf(edge, edges, length, gap + BESIDE);
    for (let i = 0; i + 1 < cuts.length; i++) {
      const from = cuts[i] as number;
      const to = cuts[i + 1] as number;
      if ((to - from) * length < 2) continue;
      if (apart(foot.points, ax + from * (bx - ax), ay + from * (by - ay), ax + to * (bx - ax), ay + to * (by - ay)) > reach) continue;
      const x = ax + ((from + to) / 2) * (bx - ax);
      const y = ay + ((from + to) / 2) * (by - ay);
      if (covered(x + nx, y + ny) !== covered(x - nx, y - ny)) return true;
    }
  }
  return false;
}

/** The edges that come within `reach` of a box, each as far as it does. */
function edgesNear([minX, minY, maxX, maxY]: Footprint['box'], areas: readonly Shape[], reach: number): Edge[] {
  const out: Edge[] = [];
  const [west, south, east, north] = [minX - reach, minY - reach, maxX + reach, maxY + reach];
  for (const { parts } of areas)
    for (const part of parts)
      for (let i = 0; i + 3 < part.length; i += 2) {
        const ax = part[i] as number;
        const ay = part[i + 1] as number;
        const bx = part[i + 2] as number;
        const by = part[i + 3] as number;
        if ((ax < west && bx < west) || (ax > east && bx > east) || (ay < south && by < south) || (ay > north && by > north)) continue;
        const across = clip(ax, bx, west, east);
        const up = clip(ay, by, south, north);
        const from = Math.max(0, across[0], up[0]);
        const to = Math.min(1, across[1], up[1]);
        if (from < to) out.push([ax + from * (bx - ax), ay + from * (by - ay), ax + to * (bx - ax), ay + to * (by - ay)]);
      }
  return out;
}

/** Shares of the way from a to b between which it lies within bounds. */
function clip(a: number, b: number, low: number, high: number): readonly [from: number, to: number] {
  if (a === b) return a < low || a > high ? [1, 0] : [0, 1];
  const one = (low - a) / (b - a);
  const other = (high - a) / (b - a);
  return one < other ? [one, other] : [other, one];
}

/**
 * Where an edge is cut by others that end no farther than `snap` beside it, that cross it, or that cross the lines so far beside it, so that what these lines lie in is the same
 * all along a stretch: shares of its length, ascending, 0 and 1 among them.
 */
function cutsOf([ax, ay, bx, by]: Edge, edges: readonly Edge[], length: number, snap: number): number[] {
  const dx = (bx - ax) / length;
  const dy = (by - ay) / length;
  const [west, south, east, north] = [Math.min(ax, bx) - snap, Math.min(ay, by) - snap, Math.max(ax, bx) + snap, Math.max(ay, by) + snap];
  const cuts = [0, 1];
  const beside = snap > 0 ? [0, snap, -snap] : [0];
  for (const [px, py, qx, qy] of edges) {
    if ((px < west && qx < west) || (px > east && qx > east) || (py < south && qy < south) || (py > north && qy > north)) continue;
    const p = dx * (py - ay) - dy * (px - ax);
    const q = dx * (qy - ay) - dy * (qx - ax);
    const along = dx * (px - ax) + dy * (py - ay);
    const further = dx * (qx - ax) + dy * (qy - ay);
    // Every vertex of a ring is the first of one edge.
    if (Math.abs(p) <= snap && along > 0 && along < length) cuts.push(along / length);
    for (const line of beside) {
      if (p > line === q > line) continue;
      const at = along + ((p - line) / (p - q)) * (further - along);
      if (at > 0 && at < length) cuts.push(at / length);
    }
  }
  return cuts.sort((a, b) => a - b);
}

/** Distance between a point or a line and a segment. */
function apart(points: readonly number[], px: number, py: number, qx: number, qy: number): number {
  if (points.length === 2) return Math.sqrt(pointToSegmentSquared(points[0] as number, points[1] as number, px, py, qx, qy));
  let best = Infinity;
  for (let i = 0; i + 3 < points.length; i += 2) {
    const ax = points[i] as number;
    const ay = points[i + 1] as number;
    const bx = points[i + 2] as number;
    const by = points[i + 3] as number;
    if (left(ax, ay, bx, by, px, py) !== left(ax, ay, bx, by, qx, qy) && left(px, py, qx, qy, ax, ay) !== left(px, py, qx, qy, bx, by)) return 0;
    best = Math.min(best, pointToSegmentSquared(ax, ay, px, py, qx, qy), pointToSegmentSquared(bx, by, px, py, qx, qy), pointToSegmentSquared(px, py, ax, ay, bx, by), pointToSegmentSquared(qx, qy, ax, ay, bx, by));
  }
  return Math.sqrt(best);
}

const left = (ax: number, ay: number, bx: number, by: number, x: number, y: number): boolean => (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0;

/** What arithmetic can be off by on the line between two areas that meet, units: a thousandth of a millimetre is far more. */
const ROUNDING = 0.01;

/**
 * Whether some place of a line, or a point, is more than `tolerance` units outside every one of these shapes. Looked for at its ends and in the middle of every stretch
 * between the edges that it crosses: a place that is found proves it.
 */
export function someOutside(points: readonly number[], shapes: readonly Shape[], tolerance: number): boolean {
  const outside = (x: number, y: number): boolean => shapes.every((shape) => signedDistance(x, y, shape) > tolerance + ROUNDING);
  for (let i = 0; i + 1 < points.length; i += 2) if (outside(points[i] as number, points[i + 1] as number)) return true;
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = points.slice(i, i + 4);
    const length = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
    if (length === 0) continue;
    const cuts = cutsOf([ax, ay, bx, by], edgesNear([Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)], shapes, BESIDE), length, 0);
    for (let k = 0; k + 1 < cuts.length; k++) {
      const f = ((cuts[k] ?? 0) + (cuts[k + 1] ?? 0)) / 2;
      if (outside(ax + f * (bx - ax), ay + f * (by - ay))) return true;
    }
  }
  return false;
}
