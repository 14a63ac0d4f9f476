/** One feature's geometry as GeoJSON, with every length and coordinate checked before it is used. */
import type { Geometry } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry.js';
import type { Position } from 'geojson';
import { GEOMETRY_CODE, GEOMETRY_TYPES, type FgbGeometry, type FgbGeometryType } from './fgb-types.ts';

/** What is wrong with a file; caught and turned into a problem at the door. */
export class BrokenFgb extends Error {
  readonly code: string;
  readonly path: string;
  readonly zh: string;
  readonly en: string;
  readonly received: string | undefined;
  constructor(code: string, path: string, zh: string, en: string, received?: string) {
    super(en);
    this.code = code;
    this.path = path;
    this.zh = zh;
    this.en = en;
    this.received = received;
  }
}

/** @param size bytes of the feature: it can't hold more points than fit, however often its parts point at one another. */
export function readGeometry(geometry: Geometry | null, declared: FgbGeometryType, size: number, path: string): FgbGeometry {
  if (geometry === null) throw damaged(path);
  const type = declared === 'Unknown' ? GEOMETRY_TYPES.find((name) => name !== 'Unknown' && GEOMETRY_CODE[name] === geometry.type()) : declared;
  if (type === 'MultiPolygon') {
    const coordinates: Position[][][] = [];
    let left = size / 16;
    const parts = geometry.partsLength();
    if (parts === 0 || parts > left) throw damaged(path);
    for (let i = 0; i < parts; i++) {
      const part = geometry.parts(i);
      left -= (part?.xyLength() ?? 0) / 2;
      if (part === null || left < 0) throw damaged(path);
      coordinates.push(rings(part, `${path}.geometry.coordinates[${i}]`));
    }
    return { type, coordinates };
  }
  const at = `${path}.geometry.coordinates`;
  if (type === 'Polygon') return { type, coordinates: rings(geometry, at) };
  const points = positions(geometry, at);
  const [first] = points;
  if (type === 'Point' && first !== undefined && points.length === 1) return { type, coordinates: first };
  if (type === 'LineString' && points.length > 1) return { type, coordinates: points };
  throw damaged(path);
}

const damaged = (path: string): BrokenFgb => new BrokenFgb('damaged', `${path}.geometry`, '几何为空或已损坏。', 'The geometry is empty or damaged.');

function rings(geometry: Geometry, path: string): Position[][] {
  const points = positions(geometry, path);
  const ends = geometry.endsArray() ?? [points.length];
  const result: Position[][] = [];
  let start = 0;
  for (const end of ends) {
    if (end < start + 4 || end > points.length) throw damaged(path);
    result.push(points.slice(start, end));
    start = end;
  }
  if (start !== points.length || start === 0) throw damaged(path);
  return result;
}

function positions(geometry: Geometry, path: string): Position[] {
  const xy = geometry.xyArray();
  if (xy === null || xy.length === 0 || xy.length % 2 !== 0) throw damaged(path);
  const points: Position[] = [];
  for (let i = 0; i < xy.length; i += 2) {
    const x = xy[i] as number;
    const y = xy[i + 1] as number;
    const wrong = whatIsWrong(x, y);
    if (wrong !== undefined) throw new BrokenFgb('coordinates', `${path}[${i / 2}]`, wrong.zh, wrong.en, `${x}, ${y}`);
    points.push([x, y]);
  }
  return points;
}

/** Why a position can't be longitude and latitude of a place in or around China; undefined where it can. */
export function whatIsWrong(x: number, y: number): { zh: string; en: string } | undefined {
  if (inChina(x, y)) return undefined;
  if (inChina(y, x)) return { zh: '坐标次序疑为纬度在前，应为经度、纬度。', en: 'The axes look swapped: longitude comes first, then latitude.' };
  if (Number.isFinite(x) && Number.isFinite(y) && Math.max(Math.abs(x), Math.abs(y)) > 360) return { zh: '坐标疑为投影米制，应转换为 CGCS2000 经纬度（EPSG:4490）。', en: 'The coordinates look like projected metres: convert them to CGCS2000 longitude and latitude (EPSG:4490).' };
  return { zh: '坐标不在中国范围内（东经 73–136°，北纬 3–54°）。', en: 'The coordinates are not in China (73–136° E, 3–54° N).' };
}

const inChina = (lon: number, lat: number): boolean => lon >= 73 && lon <= 136 && lat >= 3 && lat <= 54;
