/** What was drawn as GeoJSON (RFC 7946), and back: files of others are checked piece by piece, and what can't be taken is said. */
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import type { Plane } from '../../../geo/plane.ts';
import type { Plan } from '../../../plan/plan.ts';
import { type Problem, type Text, shown } from '../../../problem.ts';
import type { Language } from '../../context.ts';
import type { Drawn } from '../types.ts';
import { type DrawnKind, KIND_NAMES, drawnAs, nextId, propertiesOf } from './drawn.ts';
import { wound } from './rings.ts';

/** Bytes, things and positions of one file; more is no drawing. */
const MOST_BYTES = 5_000_000;
const MOST_THINGS = 500;
const MOST_POSITIONS = 50_000;
/** Degrees beyond the plan's extent at which nothing is to be drawn. */
const BEYOND = 0.5;

/** The file's text. */
export function drawnFile(drawn: readonly Drawn[], { manifest }: Plan): string {
  const { id, version, crs } = manifest;
  const comment = `Coordinates: longitude, latitude (WGS84, CGCS2000 alike to the centimetre). Lengths and areas: ground, by Gauss–Krüger about ${crs.centralMeridian}° E (CGCS2000, EPSG:${crs.epsg}) divided by the point scale factor. 坐标为经度、纬度；长度、面积为高斯—克吕格平面经尺度改正后的实地值。`;
  const features = drawn.map((one): Feature => ({ type: 'Feature', id: one.id, geometry: wellWound(one.geometry), properties: { ...one.properties, plan: id, plan_version: version, comment } }));
  return `${JSON.stringify({ type: 'FeatureCollection', features } satisfies FeatureCollection)}\n`;
}

const wellWound = (geometry: Geometry): Geometry => (geometry.type === 'Polygon' ? { type: 'Polygon', coordinates: geometry.coordinates.map((ring, i) => wound(ring, i === 0)) } : geometry);

export interface ReadDrawn {
  readonly drawn: readonly Drawn[];
  readonly problems: readonly Problem[];
}

/** The things of a file, numbered on from those that are there. Nothing is thrown, and nothing dropped without a word. */
export function readDrawn(text: string, file: string, there: readonly Drawn[], { manifest }: Plan, plane: Plane, language: Language): ReadDrawn {
  const problem = (code: string, text: Text, path = '', received?: unknown): Problem => ({ code: `drawn.${code}`, file, text, ...(path === '' ? {} : { path }), ...(received === undefined ? {} : { received: shown(received) }) });
  if (text.length > MOST_BYTES) return { drawn: [], problems: [problem('too-large', { zh: '文件超过 5 MB。只载入需要的几个面。', en: 'The file is larger than 5 MB. Load only the areas that are needed.' })] };
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { drawn: [], problems: [problem('no-json', { zh: '不是 JSON。载入 GeoJSON 文件（.geojson、.json）。', en: 'This is no JSON. Load a GeoJSON file (.geojson, .json).' }, '', error instanceof Error ? error.message : '')] };
  }
  const crs = nameOfCrs(document);
  if (crs !== null && !/CRS84|4326|4490/.test(crs)) return { drawn: [], problems: [problem('crs', { zh: '坐标系须为经度、纬度（WGS84 或 CGCS2000）。', en: 'Coordinates have to be longitude and latitude (WGS84 or CGCS2000).' }, 'crs', crs)] };
  const { extent } = manifest;
  const [drawn, problems]: [Drawn[], Problem[]] = [[], []];
  let positions = 0;
  for (const { geometry, properties, path } of pieces(document)) {
    if (drawn.length >= MOST_THINGS || positions > MOST_POSITIONS) {
      problems.push(problem('too-many', { zh: `最多载入 ${MOST_THINGS} 个图形、${MOST_POSITIONS} 个顶点，其余未载入。`, en: `At most ${MOST_THINGS} shapes and ${MOST_POSITIONS} corners are loaded; the rest was left.` }, path));
      break;
    }
    const wrong = wrongWith(geometry, extent);
    if (wrong !== null) problems.push(problem(wrong.code, wrong.text, path, wrong.received));
    else {
      const all = [...there, ...drawn];
      const kind = kindOf(geometry.type, properties['kind']);
      const name = typeof properties['name'] === 'string' && properties['name'].trim() !== '' ? properties['name'].slice(0, 80) : `${KIND_NAMES[kind][language]} ${1 + all.filter((one) => propertiesOf(one).kind === kind).length}`;
      const number = (key: string): object => (typeof properties[key] === 'number' && properties[key] > 0 ? { [key]: properties[key] } : {});
      const thing = drawnAs(nextId(all), rounded(geometry), { kind, name, ...(kind === 'circle' ? number('radius_m') : {}), ...number('buffer_m') }, plane);
      positions += JSON.stringify(geometry).split('],[').length;
      drawn.push(thing);
    }
  }
  if (drawn.length === 0 && problems.length === 0) problems.push(problem('empty', { zh: '文件里没有图形。', en: 'There are no shapes in the file.' }));
  return { drawn, problems };
}

interface Piece {
  readonly geometry: Geometry;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly path: string;
}

/** Single shapes with their places in the file; what is several is taken apart. */
function* pieces(document: unknown, path = '', properties: Readonly<Record<string, unknown>> = {}): Generator<Piece> {
  const { type, features, geometry, geometries, properties: own, coordinates } = (typeof document === 'object' && document !== null ? document : {}) as Record<string, unknown>;
  if (type === 'FeatureCollection' && Array.isArray(features)) for (const [i, one] of features.entries()) yield* pieces(one, `features[${i}]`);
  else if (type === 'Feature') yield* pieces(geometry, `${path}${path === '' ? '' : '.'}geometry`, (typeof own === 'object' && own !== null ? own : {}) as Record<string, unknown>);
  else if (type === 'GeometryCollection' && Array.isArray(geometries)) for (const [i, one] of geometries.entries()) yield* pieces(one, `${path}.geometries[${i}]`, properties);
  else if (typeof type === 'string' && type.startsWith('Multi') && Array.isArray(coordinates)) for (const [i, one] of coordinates.entries()) yield* pieces({ type: type.slice(5), coordinates: one as unknown }, `${path}.coordinates[${i}]`, properties);
  else if (document !== null) yield { geometry: document as Geometry, properties, path };
}

const KINDS: ReadonlySet<unknown> = new Set(Object.keys(KIND_NAMES));
function kindOf(type: string, stated: unknown): DrawnKind {
  const plain = type === 'Point' ? 'point' : type === 'LineString' ? 'line' : 'polygon';
  const fits = plain === 'line' ? stated === 'length' : plain === 'polygon' && (stated === 'area' || stated === 'circle');
  return fits && KINDS.has(stated) ? (stated as DrawnKind) : plain;
}

interface Wrong {
  readonly code: string;
  readonly text: Text;
  readonly received: unknown;
}
function wrongWith(geometry: Geometry, [west, south, east, north]: readonly [number, number, number, number]): Wrong | null {
  const { type } = (geometry ?? {}) as { type?: unknown };
  const lines: unknown = type === 'Point' ? [[(geometry as { coordinates: unknown }).coordinates]] : type === 'LineString' ? [(geometry as { coordinates: unknown }).coordinates] : type === 'Polygon' ? (geometry as { coordinates: unknown }).coordinates : null;
  if (!Array.isArray(lines)) return { code: 'type', text: { zh: '不是点、线或面。', en: 'This is no point, line or area.' }, received: type ?? geometry };
  for (const line of lines as unknown[]) {
    const least = type === 'Polygon' ? 4 : type === 'LineString' ? 2 : 1;
    if (!Array.isArray(line) || line.length < least) return { code: 'short', text: { zh: `至少要有 ${least} 个坐标。`, en: `There have to be at least ${least} positions.` }, received: line };
    for (const at of line as unknown[]) {
      const [lon, lat] = Array.isArray(at) ? (at as unknown[]) : [];
      if (typeof lon !== 'number' || typeof lat !== 'number' || !Number.isFinite(lon) || !Number.isFinite(lat)) return { code: 'position', text: { zh: '坐标须为 [经度, 纬度] 两个数。', en: 'A position has to be two numbers: [longitude, latitude].' }, received: at };
      if (lon < west - BEYOND || lon > east + BEYOND || lat < south - BEYOND || lat > north + BEYOND) return { code: 'outside', text: { zh: '离规划范围太远。检查坐标系和经纬度的次序。', en: 'This is too far from the plan. Check the coordinate system and the order of longitude and latitude.' }, received: at };
    }
    if (type === 'Polygon' && String(line[0]) !== String(line.at(-1))) return { code: 'open', text: { zh: '面的边线没有闭合。', en: 'The outline of the area is not closed.' }, received: line.at(-1) };
  }
  return null;
}

function rounded(geometry: Geometry): Geometry {
  const round = (value: unknown): unknown => (typeof value === 'number' ? Math.round(value * 1e9) / 1e9 : Array.isArray(value) ? (typeof value[0] === 'number' ? (value as Position).slice(0, 2) : (value as unknown[])).map(round) : value);
  return { type: geometry.type, coordinates: round((geometry as { coordinates: unknown }).coordinates) } as Geometry;
}

function nameOfCrs(document: unknown): string | null {
  const { crs } = (typeof document === 'object' && document !== null ? document : {}) as { crs?: { properties?: { name?: unknown } } };
  return typeof crs?.properties?.name === 'string' ? crs.properties.name : null;
}
