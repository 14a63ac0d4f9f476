/**
 * Distances on the plane, in units. Signed: positive outside, negative inside an area (the depth of the deepest point known to be inside).
 * Signed distance changes by at most 1 per unit moved, which is what makes every tolerance around it safe.
 */
import type { Footprint } from './footprint.ts';
import { UNIT } from './plane.ts';
import { CHUNK, type Shape } from './shape.ts';

export interface Measured {
  /** Signed distance of what is certainly covered. */
  readonly near: number;
  /** Signed distance of the centre alone. */
  readonly centre: number;
  /** Bounds of the signed distance of the point that is farthest out: negative when the whole baseline is inside. */
  readonly farLow: number;
  readonly farHigh: number;
  /** True where only the centre was measured. */
  readonly byCentre?: boolean;
  /** For a width known between two values: `near` is the least for any of them, this the most. */
  readonly nearHigh?: number;
}

/** This far from an edge its ends need not be measured one by one: 20 m. */
const WELL_OFF = 20 * UNIT;

export function measure(foot: Footprint, shape: Shape): Measured {
  return foot.core ? anyWidth(one(foot, shape), one(foot.core, shape), (foot.reach - foot.core.reach) * 1.000001 + 1) : one(foot, shape);
}

/**
 * What holds for every width between two. Outside, the distance of a longer baseline is never more; inside, its depth is that of the deepest point known, and every end lies
 * within `slack` of an end of both.
 */
function anyWidth(widest: Measured, narrowest: Measured, slack: number): Measured {
  const { centre } = widest;
  const near = widest.near <= 0 ? Math.min(widest.near, narrowest.near) - slack : widest.near;
  const nearHigh = narrowest.near <= 0 ? Math.min(narrowest.near + slack, centre) : narrowest.near;
  return { near, nearHigh, centre, farLow: narrowest.farLow - slack, farHigh: widest.farHigh };
}

function one(foot: Footprint, shape: Shape): Measured {
  if (shape.pieces) return shape.pieces.map((piece) => one(foot, piece)).reduce(nearer);
  if (shape.kind === 'point' && shape.parts.length === 1) return toPoint(foot, shape.box[0], shape.box[1]);
  const centre = signedDistance(foot.x, foot.y, shape);
  const points = foot.points;
  if (points.length === 2) return { near: centre, centre, farLow: centre, farHigh: centre + foot.radius };
  // Deep inside: every point is, and the centre says how deep at least.
  if (centre + foot.reach < -WELL_OFF) return { near: centre, centre, farLow: centre, farHigh: centre + foot.reach };
  let near = centre;
  let farLow = centre;
  if (centre - foot.reach <= WELL_OFF) {
    for (let i = 0; i < points.length; i += 2) {
      const d = signedDistance(points[i] as number, points[i + 1] as number, shape);
      if (d < near) near = d;
      if (d > farLow) farLow = d;
    }
  }
  let edge = Infinity;
  outermost = farLow;
  for (let i = 0; i + 3 < points.length; i += 2) {
    const distance = segmentToShape(points[i] as number, points[i + 1] as number, points[i + 2] as number, points[i + 3] as number, shape, near);
    if (distance < near) near = distance;
    if (distance < edge) edge = distance;
  }
  // A baseline that meets no edge is inside as far as the edge is off, holes included; one that does is not wholly inside.
  if (edge > 0 && centre < 0) return { near, centre, farLow: -edge, farHigh: -edge };
  return { near, centre, farLow: edge <= 0 && outermost < 0 ? 0 : outermost, farHigh: Infinity };
}

/** The same to a single point, of which there may be very many. */
function toPoint({ x, y, points, radius }: Footprint, px: number, py: number): Measured {
  const centre = Math.sqrt((x - px) * (x - px) + (y - py) * (y - py));
  if (points.length === 2) return { near: centre, centre, farLow: centre, farHigh: centre + radius };
  let near = centre * centre;
  let far = near;
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [ax, ay] = [points[i] as number, points[i + 1] as number];
    far = Math.max(far, (ax - px) * (ax - px) + (ay - py) * (ay - py));
    if (i + 3 < points.length) near = Math.min(near, pointToSegmentSquared(px, py, ax, ay, points[i + 2] as number, points[i + 3] as number));
  }
  return { near: Math.sqrt(near), centre, farLow: Math.sqrt(far), farHigh: Infinity };
}

/** The farthest out that `segmentToShape` came upon between crossings. */
let outermost = 0;

/** Of two pieces of one area. The whole is inside where it is inside one of them; the other bound then says nothing. */
function nearer(a: Measured, b: Measured): Measured {
  return { near: Math.min(a.near, b.near), centre: Math.min(a.centre, b.centre), farLow: Math.min(a.farLow, b.farLow, Math.min(a.near, b.near)), farHigh: Math.min(a.farHigh, b.farHigh) };
}

/** Signed distance of a point; to points and lines it is never negative. */
export function signedDistance(x: number, y: number, shape: Shape): number {
  if (shape.pieces) return shape.pieces.reduce((least, piece) => Math.min(least, signedDistance(x, y, piece)), Infinity);
  let best = Infinity;
  let inside = false;
  const area = shape.kind === 'area';
  for (let p = 0; p < shape.parts.length; p++) {
    const part = shape.parts[p] as Float64Array;
    const boxes = shape.chunks[p] as Float64Array | null;
    const edges = part.length / 2 - 1;
    if (edges === 0) {
      const dx = x - (part[0] as number);
      const dy = y - (part[1] as number);
      const d = dx * dx + dy * dy;
      if (d < best) best = d;
      continue;
    }
    if (boxes) best = nearestChunk(x, y, part, boxes, edges, best);
    for (let from = 0, c = 0; from < edges; from += CHUNK, c++) {
      const to = from + CHUNK < edges ? from + CHUNK : edges;
      if (boxes && (boxDistances[c] as number) >= best) {
        // Too far to matter; of a stretch wholly to the right only whether its ends lie on either side counts for inside.
        if (!area || y < (boxes[4 * c + 1] as number) || y > (boxes[4 * c + 3] as number) || x > (boxes[4 * c + 2] as number)) continue;
        if (x < (boxes[4 * c] as number)) {
          if ((part[2 * from + 1] as number) > y !== (part[2 * to + 1] as number) > y) inside = !inside;
          continue;
        }
      }
      let ax = part[2 * from] as number;
      let ay = part[2 * from + 1] as number;
      for (let i = from + 1; i <= to; i++) {
        const bx = part[2 * i] as number;
        const by = part[2 * i + 1] as number;
        const d = pointToSegmentSquared(x, y, ax, ay, bx, by);
        if (d < best) best = d;
        if (area && ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
        ax = bx;
        ay = by;
      }
    }
  }
  const distance = Math.sqrt(best);
  return inside ? -distance : distance;
}

/** Squared distances to the boxes of the part at hand, left by `nearestChunk` for its caller. */
let boxDistances = new Float64Array(64);

/** Squared distance to the edges under the box that is nearest: a start that lets most other boxes be passed over. */
function nearestChunk(x: number, y: number, part: Float64Array, boxes: Float64Array, edges: number, known: number): number {
  const count = boxes.length / 4;
  if (boxDistances.length < count) boxDistances = new Float64Array(2 * count);
  const distances = boxDistances;
  let best = known;
  let nearest = -1;
  for (let c = 0, b = 0; c < count; c++, b += 4) {
    const minX = boxes[b] as number;
    const minY = boxes[b + 1] as number;
    const maxX = boxes[b + 2] as number;
    const maxY = boxes[b + 3] as number;
    const dx = x < minX ? minX - x : x > maxX ? x - maxX : 0;
    const dy = y < minY ? minY - y : y > maxY ? y - maxY : 0;
    const d = dx * dx + dy * dy;
    distances[c] = d;
    if (d < best) {
      best = d;
      nearest = c;
    }
  }
  if (nearest < 0) return known;
  best = known;
  const from = nearest * CHUNK;
  const to = from + CHUNK < edges ? from + CHUNK : edges;
  for (let i = from; i < to; i++) {
    const d = pointToSegmentSquared(x, y, part[2 * i] as number, part[2 * i + 1] as number, part[2 * i + 2] as number, part[2 * i + 3] as number);
    if (d < best) best = d;
  }
  return best;
}

export function pointToSegmentSquared(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
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
 * Distance from a segment to a shape where that is less than `known`: 0 or negative where it meets its edge. Where it crosses an area's edge, the middle of each stretch between
 * crossings and ends is measured too, so that a wide sign over a narrow zone is known to be in it.
 */
function segmentToShape(ax: number, ay: number, bx: number, by: number, shape: Shape, known: number): number {
  let best = known > 0 ? known * known : Infinity;
  let crossings: number[] | null = null;
  const dx = bx - ax;
  const dy = by - ay;
  const minX = ax < bx ? ax : bx;
  const maxX = ax < bx ? bx : ax;
  const minY = ay < by ? ay : by;
  const maxY = ay < by ? by : ay;
  for (let p = 0; p < shape.parts.length; p++) {
    const part = shape.parts[p] as Float64Array;
    const boxes = shape.chunks[p] as Float64Array | null;
    const edges = part.length / 2 - 1;
    if (edges === 0) best = Math.min(best, pointToSegmentSquared(part[0] as number, part[1] as number, ax, ay, bx, by));
    for (let from = 0, c = 0; from < edges; from += CHUNK, c += 4) {
      const to = from + CHUNK < edges ? from + CHUNK : edges;
      if (boxes) {
        const gapX = Math.max(0, (boxes[c] as number) - maxX, minX - (boxes[c + 2] as number));
        const gapY = Math.max(0, (boxes[c + 1] as number) - maxY, minY - (boxes[c + 3] as number));
        const gap = gapX * gapX + gapY * gapY;
        if (gap > 0 && gap >= best) continue;
      }
      let px = part[2 * from] as number;
      let py = part[2 * from + 1] as number;
      best = Math.min(best, pointToSegmentSquared(px, py, ax, ay, bx, by));
      for (let i = from + 1; i <= to; i++) {
        const qx = part[2 * i] as number;
        const qy = part[2 * i + 1] as number;
        const d = pointToSegmentSquared(qx, qy, ax, ay, bx, by);
        if (d < best) best = d;
        const s1 = dx * (py - ay) - dy * (px - ax);
        const s2 = dx * (qy - ay) - dy * (qx - ax);
        if (s1 > 0 !== s2 > 0) {
          const ex = qx - px;
          const ey = qy - py;
          const s3 = ex * (ay - py) - ey * (ax - px);
          const s4 = ex * (by - py) - ey * (bx - px);
          if (s3 > 0 !== s4 > 0) (crossings ??= []).push(s3 / (s3 - s4));
        }
        const da = pointToSegmentSquared(ax, ay, px, py, qx, qy);
        const db = pointToSegmentSquared(bx, by, px, py, qx, qy);
        if (da < best) best = da;
        if (db < best) best = db;
        px = qx;
        py = qy;
      }
    }
  }
  if (crossings === null) return Math.sqrt(best);
  let distance = 0;
  if (shape.kind === 'area') {
    crossings.push(0, 1);
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i++) {
      const f = ((crossings[i] ?? 0) + (crossings[i + 1] ?? 0)) / 2;
      const d = signedDistance(ax + f * dx, ay + f * dy, shape);
      if (d < distance) distance = d;
      if (d > outermost) outermost = d;
    }
  }
  return distance;
}
