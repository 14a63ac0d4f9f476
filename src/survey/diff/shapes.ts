/** How far a feature moved, and how much ground that makes. */
import type { Geometry, Position } from 'geojson';
import { changedArea } from '../../geo/changed-area.ts';
import { signedDistance } from '../../geo/measure.ts';
import { UNIT, type Plane } from '../../geo/plane.ts';
import { shapeFrom, shapeOf, type Shape } from '../../geo/shape.ts';
import type { ShapeChange } from './types.ts';

/** Units: less than this a shape has not moved; a coordinate is rounded to one. */
const STILL = 2;

/** Undefined where both are the same on the ground, however they are drawn. Distances and areas are on the ground: planar divided by the point scale in the middle of both. */
export function shapeChange(from: Geometry, to: Geometry, plane: Plane): ShapeChange | undefined {
  const [a, b] = [shapeOf(from, plane), shapeOf(to, plane)];
  const alike = a.kind === b.kind;
  if (alike && sameParts(a, b)) return undefined;
  const scale = scaleOf(from, to, plane);
  const shift = Math.max(farthest(a, b), farthest(b, a));
  const area = a.kind === 'area' && b.kind === 'area' ? changedArea(a, b) / (UNIT * scale) ** 2 : undefined;
  if (alike && shift < STILL) return undefined;
  return { shift: round(shift / UNIT / scale, 100), ...(area === undefined ? {} : { area: round(area, 10) }) };
}

const round = (value: number, steps: number): number => Math.round(value * steps) / steps;

const sameParts = (a: Shape, b: Shape): boolean => a.parts.length === b.parts.length && a.parts.every((part, i) => part.length === b.parts[i]?.length && part.every((value, k) => value === b.parts[i]?.[k]));

/** How far the corner of one that is farthest from the other's outline is from it. */
function farthest(a: Shape, b: Shape): number {
  const outline = shapeFrom(b.kind === 'point' ? 'point' : 'line', b.parts);
  let most = 0;
  for (const part of a.parts) for (let i = 0; i + 1 < part.length; i += 2) most = Math.max(most, signedDistance(part[i] as number, part[i + 1] as number, outline));
  return most;
}

function scaleOf(from: Geometry, to: Geometry, plane: Plane): number {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon = 0, lat = 0] of [...positionsOf(from), ...positionsOf(to)]) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return plane.place((west + east) / 2, (south + north) / 2).scale;
}

function positionsOf(geometry: Geometry): Position[] {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(positionsOf);
  const flatten = (value: unknown): Position[] => (Array.isArray(value) ? (typeof value[0] === 'number' ? [value as Position] : value.flatMap(flatten)) : []);
  return flatten(geometry.coordinates);
}
