/** Geometry of a FlatGeobuf feature: every kind that GDAL and QGIS write, curves as chords, lengths checked before they are believed. */
import type { Geometry } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry.js';
import type { Position } from 'geojson';
import type { RawGeometry } from '../../types.ts';
import { chords } from './arcs.ts';

/** Of the format's enumeration. */
const KIND = { point: 1, line: 2, polygon: 3, multiPoint: 4, multiLine: 5, multiPolygon: 6, collection: 7, circular: 8, compound: 9, curvePolygon: 10, multiCurve: 11, multiSurface: 12, triangle: 17 } as const;
/** A collection in a collection, a surface of compound curves: nobody goes deeper. */
const DEEPEST = 6;

export class BrokenGeometry extends Error {}

export interface Bounds {
  /** Numbers that still fit into the feature's bytes, however often its parts point at one another. */
  left: number;
  /** Between an arc and its chord, in the units of the coordinates. */
  readonly tolerance: number;
  curves: number;
}

/** The parts of a geometry, of which a collection may have several kinds; none where it is empty. Throws `BrokenGeometry`. */
export function readParts(geometry: Geometry, declared: number, bounds: Bounds, depth = 0): RawGeometry[] {
  const type = declared === 0 ? geometry.type() : declared;
  spend(bounds, 2);
  if (depth > DEEPEST) throw new BrokenGeometry('too deep');
  switch (type) {
    case KIND.point: {
      const [first] = places(geometry, bounds);
      // An empty point is written as two NaN.
      return first === undefined || Number.isNaN(first[0]) ? [] : [{ type: 'Point', coordinates: first }];
    }
    case KIND.multiPoint:
      return filled(places(geometry, bounds), (coordinates) => ({ type: 'MultiPoint', coordinates }));
    case KIND.line:
    case KIND.circular:
    case KIND.compound:
      return filled(curve(geometry, type, bounds, depth), (coordinates) => ({ type: 'LineString', coordinates }));
    case KIND.multiLine:
      return filled(rings(geometry, bounds), (coordinates) => ({ type: 'MultiLineString', coordinates }));
    case KIND.polygon:
    case KIND.triangle:
    case KIND.curvePolygon:
      return filled(surface(geometry, type, bounds, depth), (coordinates) => ({ type: 'Polygon', coordinates }));
    case KIND.multiPolygon:
    case KIND.multiSurface:
      return filled(parts(geometry, bounds).map((part) => surface(part, type === KIND.multiPolygon ? KIND.polygon : part.type(), bounds, depth + 1)).filter((part) => part.length > 0), (coordinates) => ({ type: 'MultiPolygon', coordinates }));
    case KIND.multiCurve:
      return filled(parts(geometry, bounds).map((part) => curve(part, part.type(), bounds, depth + 1)).filter((part) => part.length > 0), (coordinates) => ({ type: 'MultiLineString', coordinates }));
    case KIND.collection:
      return parts(geometry, bounds).flatMap((part) => readParts(part, 0, bounds, depth + 1));
    default:
      throw new BrokenGeometry(`type ${type}`);
  }
}

const filled = <T>(coordinates: T[], made: (coordinates: T[]) => RawGeometry): RawGeometry[] => (coordinates.length === 0 ? [] : [made(coordinates)]);

function parts(geometry: Geometry, bounds: Bounds): Geometry[] {
  const count = geometry.partsLength();
  spend(bounds, count);
  return Array.from({ length: count }, (_, i) => geometry.parts(i) ?? broken('part'));
}

/** Of a line, an arc, or several joined; the place where two meet comes once. */
function curve(geometry: Geometry, type: number, bounds: Bounds, depth: number): Position[] {
  if (depth > DEEPEST) throw new BrokenGeometry('too deep');
  if (type === KIND.line || type === 0) return places(geometry, bounds);
  if (type === KIND.circular) {
    bounds.curves += 1;
    return chords(places(geometry, bounds), bounds.tolerance);
  }
  if (type !== KIND.compound) throw new BrokenGeometry(`curve of type ${type}`);
  const joined: Position[] = [];
  for (const part of parts(geometry, bounds)) {
    const next = curve(part, part.type(), bounds, depth + 1);
    const [last, first] = [joined.at(-1), next[0]];
    const meets = last !== undefined && first !== undefined && last[0] === first[0] && last[1] === first[1];
    for (const place of meets ? next.slice(1) : next) joined.push(place);
  }
  return joined;
}

function surface(geometry: Geometry, type: number, bounds: Bounds, depth: number): Position[][] {
  if (type === KIND.curvePolygon) return parts(geometry, bounds).map((ring) => curve(ring, ring.type(), bounds, depth + 1)).filter((ring) => ring.length > 0);
  if (type !== KIND.polygon && type !== KIND.triangle && type !== 0) throw new BrokenGeometry(`surface of type ${type}`);
  return rings(geometry, bounds);
}

function rings(geometry: Geometry, bounds: Bounds): Position[][] {
  const points = places(geometry, bounds);
  if (points.length === 0) return [];
  const ends = geometry.endsArray() ?? [points.length];
  const result: Position[][] = [];
  let start = 0;
  for (const end of ends) {
    if (end < start || end > points.length) throw new BrokenGeometry('ends');
    if (end > start) result.push(points.slice(start, end));
    start = end;
  }
  if (start !== points.length) throw new BrokenGeometry('ends');
  return result;
}

function places(geometry: Geometry, bounds: Bounds): Position[] {
  const xy = geometry.xyArray();
  if (xy === null) return [];
  if (xy.length % 2 !== 0) throw new BrokenGeometry('xy');
  spend(bounds, xy.length * 2);
  const points: Position[] = [];
  for (let i = 0; i < xy.length; i += 2) points.push([xy[i] ?? NaN, xy[i + 1] ?? NaN]);
  return points;
}

function spend(bounds: Bounds, words: number): void {
  bounds.left -= words;
  if (bounds.left < 0) throw new BrokenGeometry('lengths');
}

const broken = (what: string): never => {
  throw new BrokenGeometry(what);
};
