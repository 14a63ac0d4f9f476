/**
 * The national 1:1 000 000 data, sheet by sheet, as FileGDB or Shapefile: read as any delivery is, then told apart by layer and code.
 * They come in CGCS2000 longitude and latitude; what states another system, or has other numbers, was turned by somebody and is refused.
 */
import type { Geometry, Position } from 'geojson';
import { sha256 } from '../../io/sha256.ts';
import { fail, ok, shown, type Problem, type Result } from '../../problem.ts';
import type { ImportFinding } from '../finding.ts';
import type { Delivery } from '../read/options.ts';
import type { RawFeature, RawLayer } from '../types.ts';
import { BOUNDARIES, byFields, nationalLayer } from './national-layers.ts';
import { namesOf } from './names.ts';
import type { BaseFeature, BaseLayer } from './types.ts';

/** Features whose numbers are looked at: a layer is in one system. */
const SAMPLED = 1000;

export interface NationalFeatures {
  readonly features: Readonly<Record<BaseLayer, BaseFeature[]>>;
  readonly findings: readonly ImportFinding[];
}

/** Fails where none of the layers is among what was delivered, or one can't be placed. */
export function readNational({ layers, findings: noticed }: Delivery): Result<NationalFeatures> {
  const features: Record<BaseLayer, BaseFeature[]> = { 'base-areas': [], 'base-lines': [], places: [] };
  const findings: ImportFinding[] = noticed.filter(({ severity }) => severity !== 'note');
  const problems: Problem[] = [];
  const taken = new Set<string>();
  let known = 0;
  for (const layer of layers) {
    const name = nationalLayer(layer.name);
    if (name === undefined) continue;
    if (BOUNDARIES.includes(name)) {
      findings.push({ code: 'import.basemap-boundaries', severity: 'note', file: layer.file, layer: layer.name, text: { zh: '境界图层未取：公开地图上的境界须经地图审核。', en: 'The layer of boundaries is left out: boundaries on a published map have to be reviewed.' } });
      continue;
    }
    known += 1;
    if (!inDegrees(layer)) {
      problems.push({ code: 'base.crs', file: layer.file, path: layer.name, received: shown(layer.crs), text: { zh: '应为 CGCS2000 经纬度（EPSG:4490），即下载时的样子；此图层已被转换过，请用原始数据。', en: 'It must be in CGCS2000 longitude and latitude (EPSG:4490), as it is downloaded; this layer has been transformed. Use the data as they came.' } });
      continue;
    }
    findings.push(...layer.findings.filter(({ severity }) => severity === 'error'));
    for (const feature of layer.features) for (const [into, drawn] of drawnOf(name, layer, feature, taken)) features[into].push(drawn);
  }
  if (problems.length > 0) return fail(...problems);
  if (known > 0) return ok({ features, findings });
  return fail({
    code: 'base.no-layers',
    received: layers.slice(0, 8).map(({ name }) => name).join(', '),
    text: { zh: '其中没有可画的图层：须为 OpenStreetMap 文件（.osm.pbf、.osm），或国家 1:100 万公众版数据（HYDA、HYDL、RESA、LRRL、LRDL、AGNP，GDB 或 SHP）。', en: 'It holds no layer that could be drawn: an OpenStreetMap file (.osm.pbf, .osm) is needed, or the national 1:1 000 000 data (HYDA, HYDL, RESA, LRRL, LRDL, AGNP as GDB or SHP).' },
  });
}

/** By what the file states, and by its numbers. */
function inDegrees({ crs, features }: RawLayer): boolean {
  const stated = crs === null || ('epsg' in crs ? crs.epsg === 4490 || crs.epsg === 4326 : /2000|WGS.?84|WGS_1984/i.test('wkt' in crs ? crs.wkt : crs.name) && !/^\s*PROJ/i.test('wkt' in crs ? crs.wkt : ''));
  return stated && features.slice(0, SAMPLED).every(({ geometry }) => geometry === null || [geometry.coordinates].flat(4).every((number) => Math.abs(number) <= 180));
}

function drawnOf(name: string, { fields }: RawLayer, { geometry, properties }: RawFeature, taken: Set<string>): (readonly [BaseLayer, BaseFeature])[] {
  // Shapefile and FileGDB differ in the case of field names, not in the names.
  const field = (wanted: string): string => {
    const column = fields.find((one) => one.name.toUpperCase() === wanted)?.name;
    const value = column === undefined ? null : properties[column];
    return value === null || value === undefined ? '' : String(value).trim();
  };
  const told = byFields(name, field);
  if (told === undefined || geometry === null) return [];
  const { into, kind, rank } = told;
  const parts = partsOf(geometry, into);
  if (parts.length === 0) return [];
  const about = { kind, ...(rank === undefined ? {} : { rank }), ...namesOf(told.name) };
  const stem = keyOf(name, field('GNID'), parts, taken);
  return parts.map((part, i) => [into, { key: i === 0 ? stem : `${stem}.${i + 1}`, ...about, geometry: part }] as const);
}

function partsOf(geometry: Geometry, into: BaseLayer): BaseFeature['geometry'][] {
  const areas = (all: Position[][][]): BaseFeature['geometry'][] => all.map((coordinates) => ({ type: 'Polygon', coordinates }));
  const lines = (all: Position[][]): BaseFeature['geometry'][] => all.map((coordinates) => ({ type: 'LineString', coordinates }));
  if (into === 'base-areas') return geometry.type === 'Polygon' ? areas([geometry.coordinates]) : geometry.type === 'MultiPolygon' ? areas(geometry.coordinates) : [];
  if (into === 'base-lines') return geometry.type === 'LineString' ? lines([geometry.coordinates]) : geometry.type === 'MultiLineString' ? lines(geometry.coordinates) : [];
  return geometry.type === 'Point' ? [geometry] : geometry.type === 'MultiPoint' ? geometry.coordinates.slice(0, 1).map((coordinates) => ({ type: 'Point', coordinates })) : [];
}

/** The data number their features anew on each sheet and in each edition; what stays is the name's number, or the drawing itself. */
function keyOf(layer: string, number: string, parts: readonly BaseFeature['geometry'][], taken: Set<string>): string {
  const drawing = sha256(new TextEncoder().encode(JSON.stringify([number, parts.map(({ coordinates }) => coordinates)]))).slice(0, 12);
  const stem = `${layer}-${drawing}`;
  let key = stem;
  for (let i = 2; taken.has(key); i++) key = `${stem}-${i}`;
  taken.add(key);
  return key;
}
