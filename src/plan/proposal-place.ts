/** Where a proposal stands: coordinates in degrees, and what they look like when they are not. */
import type { LineString, Point, Position } from 'geojson';
import { fail, ok, shown, type Problem, type Result } from '../problem.ts';
import { wrong } from './proposal-values.ts';
import { PROPERTY } from './vocabulary.ts';

export type Extent = readonly [west: number, south: number, east: number, north: number];

const MAX_VERTICES = 200;
/** Degrees of longitude and latitude that hold all of China. */
const CHINA: Extent = [73, 3, 136, 54];
const inside = ([w, s, e, n]: Extent, x: number, y: number): boolean => x >= w && x <= e && y >= s && y <= n;

/**
 * The name of the projected system that two metre values look like, or undefined.
 * The northing of a Gauss–Krüger pair is about 110.9 km a degree of latitude whatever its position, which also shows a swap;
 * the easting carries the zone number as millions (25–45: 3° zones, 13–23: 6° zones) or none.
 */
export function projectedLike(a: number, b: number, extent: Extent): { name: string; epsg: number; swapped: boolean } | undefined {
  const [west, south, east, north] = extent;
  for (const [x, y, swapped] of [[a, b, false], [b, a, true]] as const) {
    const radius = 6378137;
    const webLongitude = (x / radius) * (180 / Math.PI);
    const webLatitude = (2 * Math.atan(Math.exp(y / radius)) - Math.PI / 2) * (180 / Math.PI);
    if (x > 5e6 && inside([west - 1, south - 1, east + 1, north + 1], webLongitude, webLatitude)) return { name: 'Web Mercator', epsg: 3857, swapped };
    const latitude = y / 110900;
    if (latitude < south - 1 || latitude > north + 1) continue;
    const perDegree = 111320 * Math.cos((latitude * Math.PI) / 180);
    const zone = Math.floor(x / 1e6);
    const longitudes = (meridian: number): boolean => {
      const longitude = meridian + ((x % 1e6) - 500000) / perDegree;
      return longitude > west - 1 && longitude < east + 1;
    };
    if (zone >= 25 && zone <= 45 && longitudes(zone * 3)) return { name: `CGCS2000 3° zone ${zone}`, epsg: 4513 + zone - 25, swapped };
    if (zone >= 13 && zone <= 23 && longitudes(zone * 6 - 3)) return { name: `CGCS2000 6° zone ${zone}`, epsg: 4491 + zone - 13, swapped };
    if (zone !== 0 || x < 1e5) continue;
    for (let meridian = 75; meridian <= 135; meridian += 3) if (longitudes(meridian) && Math.abs(x - 500000) < 1.7 * perDegree) return { name: `CGCS2000 3° CM ${meridian}E`, epsg: 4534 + (meridian - 75) / 3, swapped };
  }
  return undefined;
}

/** To 1e-9°, a tenth of a millimetre: no vertex moves, and text and number are the same everywhere. */
const degrees = (value: number): number => Math.round(value * 1e9) / 1e9 + 0;

function readPosition(value: unknown, path: string, extent: Extent): Result<Position> {
  const bad = (code: string, zh: string, en: string): { ok: false; problems: Problem[] } => fail(wrong(code, path, value, zh, en));
  if (!Array.isArray(value) || value.length < 2 || value.length > 3) return bad('coordinates', '坐标须为两个数，以度计：经度在前，纬度在后。', 'A position must be two numbers in degrees: longitude, then latitude.');
  const [x, y] = value as unknown[];
  if (typeof x !== 'number' || typeof y !== 'number') return bad('coordinates', '坐标须为数字，以度计：经度在前，纬度在后。', 'A position must be numbers in degrees: longitude, then latitude.');
  if (!Number.isFinite(x) || !Number.isFinite(y)) return fail({ ...wrong('not-finite', path, '', '坐标须为有限的数。', 'Coordinates must be finite numbers.'), received: `[${x}, ${y}]` });
  if (Math.abs(x) > 180 || Math.abs(y) > 180) {
    const like = projectedLike(x, y, extent);
    if (like === undefined) return bad('not-degrees', '坐标超出度的范围；须为经纬度（CGCS2000 或 WGS84），以度计。', 'These are not degrees; longitude and latitude (CGCS2000 or WGS84) are needed.');
    return bad(
      'projected',
      `坐标像是 ${like.name}（EPSG:${like.epsg}）的投影坐标，以米计${like.swapped ? '，且北坐标在前' : ''}；须先换算为经纬度。`,
      `These look like projected metres in ${like.name} (EPSG:${like.epsg})${like.swapped ? ', northing first' : ''}; convert them to longitude and latitude.`,
    );
  }
  const [lon, lat] = [degrees(x), degrees(y)];
  if (!inside(CHINA, lon, lat)) {
    if (inside(CHINA, lat, lon)) return bad('axes-swapped', `经度和纬度写反了；须为经度 ${lat}，纬度 ${lon}。`, `Longitude and latitude are swapped; write longitude ${lat}, latitude ${lon}.`);
    return bad('out-of-china', '位置不在中国境内；须为经度在前、纬度在后。', 'The position is outside China; longitude comes first, then latitude.');
  }
  if (!inside(extent, lon, lat)) {
    const box = `${extent[0]}–${extent[2]} °E, ${extent[1]}–${extent[3]} °N`;
    return bad('out-of-extent', `位置不在本数据包的范围内（${box}）；须改用所在城市的数据包。`, `The position is outside this package (${box}); use the package of the city it lies in.`);
  }
  return ok([lon, lat]);
}

/** Length in metres on the mean sphere, good to 0.5 %: enough to refuse what cannot be meant. */
function roughLength(line: readonly Position[]): number {
  let sum = 0;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1], line[i]];
    if (a === undefined || b === undefined) continue;
    const [ax = 0, ay = 0] = a;
    const [bx = 0, by = 0] = b;
    sum += 111195 * Math.sqrt((by - ay) ** 2 + ((bx - ax) * Math.cos((ay * Math.PI) / 180)) ** 2);
  }
  return sum;
}

/** Reads the geometry of a Feature. All of its positions are in `extent`, in degrees. */
export function readPlace(value: unknown, path: string, extent: Extent): Result<Point | LineString> {
  const geometry = typeof value === 'object' && value !== null ? (value as { type?: unknown; coordinates?: unknown }) : undefined;
  if (geometry?.type !== 'Point' && geometry?.type !== 'LineString') {
    const received = geometry === undefined ? value : geometry.type;
    return fail(wrong('geometry', path, received, '几何须为 Point（广告中心的地面位置）或 LineString（画面的底线）。', 'The geometry must be a Point (the centre of the sign on the ground) or a LineString (the baseline of its face).'));
  }
  const { coordinates } = geometry;
  const at = `${path}.coordinates`;
  if (geometry.type === 'Point') {
    const position = readPosition(coordinates, at, extent);
    return position.ok ? ok({ type: 'Point', coordinates: position.value }) : position;
  }
  if (!Array.isArray(coordinates) || coordinates.length < 2 || coordinates.length > MAX_VERTICES)
    return fail({ ...wrong('line-points', at, '', `底线须有 2 至 ${MAX_VERTICES} 个点。`, `The baseline needs 2 to ${MAX_VERTICES} points.`), received: Array.isArray(coordinates) ? String(coordinates.length) : shown(coordinates) });
  const line: Position[] = [];
  for (const [index, vertex] of coordinates.entries()) {
    const position = readPosition(vertex, `${at}[${index}]`, extent);
    if (!position.ok) return position;
    const last = line.at(-1);
    // A doubled vertex says nothing and would give a side without direction.
    if (last === undefined || last[0] !== position.value[0] || last[1] !== position.value[1]) line.push(position.value);
  }
  if (line.length < 2) return fail(wrong('line-points', at, coordinates, '底线的各点重合；须有 2 个不同的点。', 'The points of the baseline coincide; it needs two distinct ones.'));
  const width = PROPERTY.get('width');
  const [min, max] = width?.kind === 'number' ? [width.min, width.max] : [0, Infinity];
  const length = roughLength(line);
  if (length < min || length > max) return fail({ ...wrong('line-length', at, '', `底线长即广告宽，须在 ${min} 至 ${max} m 之间。`, `The length of the baseline is the width of the sign and must be between ${min} and ${max} m.`), received: `${Math.round(length * 100) / 100} m` });
  return ok({ type: 'LineString', coordinates: line });
}
