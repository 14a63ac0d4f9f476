/**
 * Distances on the plane, in units. Signed: positive outside, negative inside an area (the depth of the deepest point known to be inside).
 * Signed distance changes by at most 1 per unit moved, which is what makes every tolerance around it safe.
 */
import type { Footprint } from './footprint.ts';
import type { Shape } from './shape.ts';

export interface Measured {
  /** Signed distance of what is certainly covered. */
  readonly near: number;
  /** Signed distance of the centre alone. */
  readonly centre: number;
  /** Signed distance of the vertex that is farthest out: negative when the whole baseline is inside. */
  readonly far: number;
}

export function measure(foot: Footprint, shape: Shape): Measured {
  const centre = signedDistance(foot.x, foot.y, shape);
  const points = foot.points;
  if (points.length === 2) return { near: centre, centre, far: centre };
  let near = centre;
  let far = centre;
  for (let i = 0; i < points.length; i += 2) {
    const d = signedDistance(points[i] ?? 0, points[i + 1] ?? 0, shape);
    if (d < near) near = d;
    if (d > far) far = d;
  }
  for (let i = 0; i + 3 < points.length; i += 2) {
    const between = segmentToShape(points[i] ?? 0, points[i + 1] ?? 0, points[i + 2] ?? 0, points[i + 3] ?? 0, shape);
    if (between.distance < near) near = between.distance;
    if (between.crosses && far < 0) far = 0;
  }
  return { near, centre, far };
}

/** Signed distance of a point; to points and lines it is never negative. */
export function signedDistance(x: number, y: number, shape: Shape): number {
  let best = Infinity;
  let inside = false;
  const area = shape.kind === 'area';
  for (const part of shape.parts) {
    const n = part.length;
    let ax = part[0] ?? 0;
    let ay = part[1] ?? 0;
    if (n === 2) {
      const d = (x - ax) * (x - ax) + (y - ay) * (y - ay);
      if (d < best) best = d;
      continue;
    }
    for (let i = 2; i < n; i += 2) {
      const bx = part[i] as number;
      const by = part[i + 1] as number;
      const d = pointToSegmentSquared(x, y, ax, ay, bx, by);
      if (d < best) best = d;
      if (area && ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      ax = bx;
      ay = by;
    }
  }
  const distance = Math.sqrt(best);
  return inside ? -distance : distance;
}

function pointToSegmentSquared(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const px = x - ax;
  const py = y - ay;
  const along = px * dx + py * dy;
  if (along <= 0) return px * px + py * py;
  const length = dx * dx + dy * dy;
  if (along >= length) return (x - bx) * (x - bx) + (y - by) * (y - by);
  const cross = px * dy - py * dx;
  return (cross * cross) / length;
}

/**
 * Distance from a segment to a shape: 0 or negative where it meets it. Where it crosses an area's edge, the middle of each stretch between crossings is measured too,
 * so that a wide sign over a narrow zone is known to be in it.
 */
function segmentToShape(ax: number, ay: number, bx: number, by: number, shape: Shape): { distance: number; crosses: boolean } {
  let best = Infinity;
  const crossings: number[] = [];
  const dx = bx - ax;
  const dy = by - ay;
  for (const part of shape.parts) {
    let px = part[0] ?? 0;
    let py = part[1] ?? 0;
    best = Math.min(best, pointToSegmentSquared(px, py, ax, ay, bx, by));
    for (let i = 2; i < part.length; i += 2) {
      const qx = part[i] as number;
      const qy = part[i + 1] as number;
      const d = pointToSegmentSquared(qx, qy, ax, ay, bx, by);
      if (d < best) best = d;
      const ex = qx - px;
      const ey = qy - py;
      const s1 = dx * (py - ay) - dy * (px - ax);
      const s2 = dx * (qy - ay) - dy * (qx - ax);
      if (s1 > 0 !== s2 > 0) {
        const s3 = ex * (ay - py) - ey * (ax - px);
        const s4 = ex * (by - py) - ey * (bx - px);
        if (s3 > 0 !== s4 > 0) crossings.push(s3 / (s3 - s4));
      }
      px = qx;
      py = qy;
    }
  }
  if (crossings.length === 0) return { distance: Math.sqrt(best), crosses: false };
  let distance = 0;
  if (shape.kind === 'area' && crossings.length > 1) {
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i++) {
      const f = ((crossings[i] ?? 0) + (crossings[i + 1] ?? 0)) / 2;
      const d = signedDistance(ax + f * dx, ay + f * dy, shape);
      if (d < distance) distance = d;
    }
  }
  return { distance, crosses: true };
}

/** Lower bound of the distance from the footprint's box to a shape's box, units. */
export function boxDistance(foot: Footprint, box: Shape['box']): number {
  const dx = Math.max(0, box[0] - foot.box[2], foot.box[0] - box[2]);
  const dy = Math.max(0, box[1] - foot.box[3], foot.box[1] - box[3]);
  return Math.sqrt(dx * dx + dy * dy);
}
