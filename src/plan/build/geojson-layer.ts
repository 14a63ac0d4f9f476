/** A drawn layer, `source/<id>.geojson`, as typed features. Coordinates stay the doubles that the source has. */
import type { Geometry, Position } from 'geojson';
import { whatIsWrong } from '../../io/fgb-geometry.ts';
import { fail, ok, shown, type Problem, type Result } from '../../problem.ts';
import { didYouMean } from '../nearest.ts';
import type { PlanFeature, Value } from '../plan.ts';
import type { LayerSource } from '../schema/manifest.ts';
import { ringArea } from './rings.ts';

type Say = (code: string, path: string, zh: string, en: string, received?: unknown) => void;
type Json = Readonly<Record<string, unknown>>;

/** @returns features in the source's order, rings wound as RFC 7946 has them, empty values left out. */
export function readGeojsonLayer(json: unknown, layer: LayerSource, file: string): Result<PlanFeature[]> {
  const problems: Problem[] = [];
  const say: Say = (code, path, zh, en, received) => void problems.push({ code: `layer.${code}`, file, ...(path === '' ? {} : { path }), ...(received === undefined ? {} : { received: shown(received) }), text: { zh, en } });
  if (!isObject(json) || json['type'] !== 'FeatureCollection' || !Array.isArray(json['features'])) {
    say('geojson', '', '应为 GeoJSON FeatureCollection。', 'It must be a GeoJSON FeatureCollection.', json);
    return fail(...problems);
  }
  const crs = json['crs'] === undefined ? 'CRS84' : JSON.stringify(json['crs']);
  if (!/4490|4326|CRS84/.test(crs)) say('crs', 'crs', '坐标系应为 CGCS2000 经纬度（EPSG:4490）。', 'The CRS must be CGCS2000 longitude and latitude (EPSG:4490).', crs);
  const features = json['features'].map((feature: unknown, index): PlanFeature => {
    const path = `features[${index}]`;
    if (!isObject(feature) || feature['type'] !== 'Feature') {
      say('geojson', path, '应为 GeoJSON Feature。', 'It must be a GeoJSON Feature.', feature);
      return { key: '', geometry: { type: 'Point', coordinates: [] }, properties: {} };
    }
    const properties = readProperties(isObject(feature['properties']) ? feature['properties'] : {}, layer.columns, path, say);
    return { key: String(properties['key'] ?? ''), geometry: readGeometry(feature['geometry'], `${path}.geometry`, say), properties };
  });
  return problems.length > 0 ? fail(...problems) : ok(features);
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

function readProperties(given: Json, columns: LayerSource['columns'], path: string, say: Say): Record<string, Value> {
  const properties: Record<string, Value> = {};
  for (const name of Object.keys(given))
    if (!Object.hasOwn(columns, name)) {
      const guess = didYouMean(name, Object.keys(columns));
      say('column', `${path}.properties.${name}`, `plan.json 没有声明这一列。${guess.zh}`, `plan.json declares no such column.${guess.en}`, given[name]);
    }
  for (const [name, type] of Object.entries(columns)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value === undefined || value === null || value === '') continue;
    if (type === 'string' && typeof value === 'string') properties[name] = value;
    else if (type === 'bool' && typeof value === 'boolean') properties[name] = value;
    else if (type === 'double' && typeof value === 'number' && Number.isFinite(value)) properties[name] = value;
    else if (type === 'int' && typeof value === 'number' && (value | 0) === value) properties[name] = value;
    else say('type', `${path}.properties.${name}`, `应为 ${type}。`, `It must be ${type}.`, value);
  }
  return properties;
}

function readGeometry(value: unknown, path: string, say: Say): Geometry {
  const coordinates = isObject(value) ? value['coordinates'] : undefined;
  const position = (item: unknown, at: string): Position => {
    if (Array.isArray(item) && item.length === 2) {
      const [x, y]: unknown[] = item;
      if (typeof x === 'number' && typeof y === 'number') {
        const wrong = whatIsWrong(x, y);
        if (wrong !== undefined) say('coordinates', at, wrong.zh, wrong.en, item);
        return [x, y];
      }
    }
    say('coordinates', at, '坐标应为 [经度, 纬度] 两个数。', 'A position is two numbers, [longitude, latitude].', item);
    return [NaN, NaN];
  };
  const list = <T>(item: unknown, at: string, least: number, read: (part: unknown, at: string) => T): T[] => {
    if (Array.isArray(item) && item.length >= least) return item.map((part: unknown, i) => read(part, `${at}[${i}]`));
    say('coordinates', at, `应为至少 ${least} 项的数组。`, `It must be an array of at least ${least}.`, item);
    return [];
  };
  const polygon = (item: unknown, at: string): Position[][] => list(item, at, 1, (ring, where) => list(ring, where, 4, position)).map((ring, i) => wound(ring, i === 0));
  const at = `${path}.coordinates`;
  switch (isObject(value) ? value['type'] : undefined) {
    case 'Point':
      return { type: 'Point', coordinates: position(coordinates, at) };
    case 'LineString':
      return { type: 'LineString', coordinates: list(coordinates, at, 2, position) };
    case 'Polygon':
      return { type: 'Polygon', coordinates: polygon(coordinates, at) };
    case 'MultiPolygon':
      return { type: 'MultiPolygon', coordinates: list(coordinates, at, 1, polygon) };
    default:
      say('geometry', path, '几何应为 Point、LineString、Polygon 或 MultiPolygon。', 'The geometry must be a Point, LineString, Polygon or MultiPolygon.', isObject(value) ? value['type'] : value);
      return { type: 'Point', coordinates: [NaN, NaN] };
  }
}

/** Outer rings run anticlockwise, holes clockwise; the map's inner edges rely on it. */
export const wound = (ring: Position[], outer: boolean): Position[] => (ringArea(ring) > 0 === outer ? ring : ring.toReversed());
