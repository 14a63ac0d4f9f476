/** Geometry on the sheet: projected, cut to what is drawn, written as paths. Units are CSS pixels, y downwards. */
import type { Geometry, Position } from 'geojson';
import { type Box, clipRing } from '../inside-point.ts';

export type Point = readonly [x: number, y: number];
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
/** A geometry by its kind; the others' lists are empty. */
export interface Shape {
  readonly areas: readonly (readonly (readonly Point[])[])[];
  readonly lines: readonly (readonly Point[])[];
  readonly points: readonly Point[];
}
export type Project = (position: Position) => Point;

export const meet = (a: Rect, b: Rect): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
export const within = (inner: Rect, outer: Rect): boolean => inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
export const grown = ({ left, top, right, bottom }: Rect, by: number): Rect => ({ left: left - by, top: top - by, right: right + by, bottom: bottom + by });
export const around = (x: number, y: number, halfWidth: number, halfHeight: number): Rect => ({ left: x - halfWidth, top: y - halfHeight, right: x + halfWidth, bottom: y + halfHeight });

/** Areas and lines are cut at `box`: what lies far outside would only make the picture heavy. */
export function shapeOf(geometry: Geometry, project: Project, box: Rect): Shape {
  const limits: Box = [box.left, box.top, box.right, box.bottom];
  const area = (rings: readonly Position[][]): readonly (readonly Point[])[] =>
    rings.map((ring) => clipRing(ring.map((position) => [...project(position)]), limits).map(([x = 0, y = 0]): Point => [x, y])).filter((ring) => ring.length > 3);
  const line = (positions: readonly Position[]): readonly (readonly Point[])[] => runs(positions.map(project), box);
  const point = (position: Position): readonly Point[] => {
    const [x, y] = project(position);
    return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom ? [[x, y]] : [];
  };
  const none: Shape = { areas: [], lines: [], points: [] };
  switch (geometry.type) {
    case 'Point': return { ...none, points: point(geometry.coordinates) };
    case 'MultiPoint': return { ...none, points: geometry.coordinates.flatMap(point) };
    case 'LineString': return { ...none, lines: line(geometry.coordinates) };
    case 'MultiLineString': return { ...none, lines: geometry.coordinates.flatMap(line) };
    case 'Polygon': return { ...none, areas: [area(geometry.coordinates)].filter((rings) => rings.length > 0) };
    case 'MultiPolygon': return { ...none, areas: geometry.coordinates.map(area).filter((rings) => rings.length > 0) };
    case 'GeometryCollection': return none;
  }
}

/** The parts of a line whose pieces can touch the box. */
function runs(line: readonly Point[], box: Rect): readonly (readonly Point[])[] {
  const found: Point[][] = [];
  let run: Point[] = [];
  for (const [index, to] of line.entries()) {
    const from = line[index - 1];
    if (!from) continue;
    const touches = meet({ left: Math.min(from[0], to[0]) - 1, right: Math.max(from[0], to[0]) + 1, top: Math.min(from[1], to[1]) - 1, bottom: Math.max(from[1], to[1]) + 1 }, box);
    if (!touches) run = [];
    else if (run.length > 0) run.push(to);
    else found.push((run = [from, to]));
  }
  return found;
}

/** Whether a line crosses a box or lies in it. */
export function seenLine(line: readonly Point[], { left, top, right, bottom }: Rect): boolean {
  return line.slice(1).some(([bx, by], index) => {
    const [ax, ay] = line[index] ?? [bx, by];
    let [from, to] = [0, 1];
    for (const [start, step, low, high] of [[ax, bx - ax, left, right], [ay, by - ay, top, bottom]] as const) {
      if (step === 0) {
        if (start < low || start > high) return false;
        continue;
      }
      const [one, two] = [(low - start) / step, (high - start) / step];
      [from, to] = [Math.max(from, Math.min(one, two)), Math.min(to, Math.max(one, two))];
    }
    return from <= to;
  });
}

/** Hundredths of a pixel: 3 µm on paper. */
const written = (value: number): string => String(Math.round(value * 100) / 100);
const trace = (points: readonly Point[]): string => points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${written(x)} ${written(y)}`).join('');

export const linePath = (lines: Shape['lines']): string => lines.map(trace).join('');
export const areaPath = (areas: Shape['areas']): string => areas.flatMap((rings) => rings.map((ring) => `${trace(ring.slice(0, -1))}Z`)).join('');

/** A line moved sideways, to its right where positive; corners are mitred, sharp ones cut off at twice the distance. */
export function offsetLine(line: readonly Point[], by: number): Point[] {
  const clean = line.filter(([x, y], index) => index === 0 || Math.hypot(x - (line[index - 1]?.[0] ?? x), y - (line[index - 1]?.[1] ?? y)) > 1e-6);
  const normals = clean.slice(1).map(([x, y], index): Point => {
    const [fx, fy] = clean[index] ?? [x, y];
    const length = Math.hypot(x - fx, y - fy);
    return [-(y - fy) / length, (x - fx) / length];
  });
  return clean.map(([x, y], index): Point => {
    const before = normals[index - 1] ?? normals[index];
    const after = normals[index] ?? before;
    if (!before || !after) return [x, y];
    const [sx, sy] = [before[0] + after[0], before[1] + after[1]];
    const square = sx * sx + sy * sy;
    const reach = Math.min(2, square > 1e-9 ? 2 / square : 0) * by;
    return [x + sx * reach, y + sy * reach];
  });
}

/** Where on a line a length from its start is, and the way it goes there. */
export interface Along {
  readonly length: number;
  at(distance: number): { readonly x: number; readonly y: number; readonly dx: number; readonly dy: number };
}
export function along(line: readonly Point[]): Along {
  const lengths = line.slice(1).map(([x, y], index) => Math.hypot(x - (line[index]?.[0] ?? x), y - (line[index]?.[1] ?? y)));
  const length = lengths.reduce((sum, one) => sum + one, 0);
  return {
    length,
    at(distance) {
      let left = Math.min(Math.max(distance, 0), length);
      let index = 0;
      while (index < lengths.length - 1 && left > (lengths[index] ?? 0)) left -= lengths[index++] ?? 0;
      const [[ax, ay] = [0, 0], [bx, by] = [0, 0]] = [line[index], line[index + 1]];
      const step = lengths[index] ?? 0;
      const [dx, dy] = step === 0 ? [1, 0] : [(bx - ax) / step, (by - ay) / step];
      return { x: ax + dx * left, y: ay + dy * left, dx, dy };
    },
  };
}
