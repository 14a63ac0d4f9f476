/** GeoJSON as a layer: a collection, a feature, a bare geometry, or one of these a line. */
import { fail, ok, shown, type Result } from '../../problem.ts';
import type { ImportFinding } from '../finding.ts';
import type { RawFeature, RawLayer, RawValue, StatedCrs, TextReading } from '../types.ts';
import { documentsOf, type Document } from './geojson/documents.ts';
import { fitsMemory, LARGEST_TEXT, MOST_FEATURES, textTooLarge, tooManyFeatures } from './bounds.ts';
import { geometryOf, isRecord, valueOf, type Fields, type GeometryNotes } from './geojson/values.ts';
import { Faults } from './faults.ts';
import { fieldsSeen } from './fields.ts';
import { noticed, refused, some } from './say.ts';
import { emptyLayer, lookAtTexts, withoutPlace } from './texts.ts';

const GEOMETRIES: ReadonlySet<unknown> = new Set(['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon', 'GeometryCollection']);

export function readGeojson(bytes: Uint8Array, file: string): Result<RawLayer> {
  if (bytes.length > LARGEST_TEXT || !fitsMemory(bytes)) return fail(textTooLarge(file, bytes.length));
  const read = documentsOf(bytes);
  if (read === undefined) return fail(refused('json', file, '不是合法的 JSON；可能被截断，或有多余、缺少的逗号和引号。重新导出。', 'This is not valid JSON; it may be cut off, or have a comma or quote too many or too few. Export it again.'));
  const [first] = read.documents;
  const head = first !== undefined && isRecord(first.value) ? first.value : {};
  if (head['type'] === 'Topology') return fail(refused('topojson', file, '是 TopoJSON；在 QGIS 中另存为 GeoJSON。', 'This is TopoJSON; save it as GeoJSON in QGIS.'));
  const listed = read.documents.flatMap(featuresIn);
  if (listed.length === 0 && head['type'] !== 'FeatureCollection') return fail(refused('not-geojson', file, '须为 GeoJSON：FeatureCollection、Feature 或几何。', 'This must be GeoJSON: a FeatureCollection, a Feature or a geometry.', shown(head['type'])));
  if (listed.length > MOST_FEATURES) return fail(tooManyFeatures(file));
  const layer = typeof head['name'] === 'string' && head['name'] !== '' ? head['name'] : (file.split('/').at(-1) ?? file).replace(/\.[^.]*$/, '');
  const findings: ImportFinding[] = [];
  const features = featuresOf(listed, file, layer, findings);
  const { fields, unlike } = fieldsSeen(features);
  const [lost] = read.broken;
  if (lost !== undefined) findings.push(noticed('error', 'json-lines', `${read.broken.length} 行不是合法的 JSON，第一个是第 ${lost} 行；重新导出。`, `${read.broken.length} lines are not valid JSON, the first is line ${lost}; export the file again.`, { file, layer, feature: `line ${lost}` }));
  if (read.encoding !== 'UTF-8') findings.push(noticed('remark', 'encoding-not-utf8', `GeoJSON 须为 UTF-8，此文件按 ${read.encoding} 读取；核对文字。`, `GeoJSON must be UTF-8; this file was read as ${read.encoding}. Check its texts.`, { file, layer }));
  if (unlike.length > 0) findings.push(noticed('remark', 'field-mixed', `同一字段里既有数字又有文字：${some(unlike)}；核对。`, `Fields with both numbers and texts: ${some(unlike)}; check them.`, { file, layer }));
  if (features.length === 0) findings.push(emptyLayer(file, layer));
  const looked = lookAtTexts(file, layer, fields, features);
  findings.push(...withoutPlace(file, layer, features), ...looked.findings);
  const text: TextReading = { encoding: read.encoding, by: read.encoding === 'UTF-8' ? 'format' : read.encoding === 'UTF-16' ? 'mark' : 'fallback', preview: looked.preview };
  return ok({ file, name: layer, format: 'geojson', fields, features, crs: crsOf(head), text, findings });
}

interface Listed {
  readonly feature: unknown;
  readonly at: string;
}

function featuresIn({ value, line }: Document, index: number): Listed[] {
  const at = line === undefined ? undefined : `line ${line}`;
  if (!isRecord(value)) return [];
  if (value['type'] === 'FeatureCollection') return Array.isArray(value['features']) ? (value['features'] as unknown[]).map((feature, i) => ({ feature, at: at === undefined ? `features[${i}]` : `${at} features[${i}]` })) : [];
  if (value['type'] === 'Feature') return [{ feature: value, at: at ?? `features[${index}]` }];
  if (GEOMETRIES.has(value['type'])) return [{ feature: { type: 'Feature', geometry: value, properties: {} }, at: at ?? `features[${index}]` }];
  // Beside others it is one that is wrong; alone it is no GeoJSON at all.
  return line === undefined ? [] : [{ feature: value, at: `line ${line}` }];
}

function featuresOf(listed: readonly Listed[], file: string, layer: string, findings: ImportFinding[]): RawFeature[] {
  const faults = new Faults(file, layer);
  const notes: GeometryNotes = { heights: false };
  const nested = new Set<string>();
  const features: RawFeature[] = [];
  const strange: string[] = [];
  for (const { feature, at } of listed) {
    if (!isRecord(feature) || feature['type'] !== 'Feature') {
      strange.push(at);
      continue;
    }
    const geometry = geometryOf(feature['geometry'], notes);
    if (geometry === 'broken') faults.broken(at);
    else if (geometry === 'mixed') faults.mixed(at);
    features.push({ geometry: typeof geometry === 'string' ? null : geometry, properties: propertiesOf(feature, nested), at });
  }
  findings.push(...faults.findings());
  const [first] = strange;
  if (first !== undefined) findings.push(noticed('error', 'not-feature', `${strange.length} 项不是 Feature，未读取，第一个是 ${first}。`, `${strange.length} members are no Feature and were not read, the first is ${first}.`, { file, layer, feature: first }));
  if (notes.heights) findings.push(noticed('note', 'heights', '高程未读取，只用平面坐标。', 'Heights were left out; only the plane coordinates are used.', { file, layer }));
  if (nested.size > 0) findings.push(noticed('note', 'value-nested', `列表和对象按 JSON 文字读取：${some([...nested])}。`, `Lists and objects were read as JSON text: ${some([...nested])}.`, { file, layer }));
  return features;
}

/** With the feature's own id, where no property has that name. */
function propertiesOf(feature: Fields, nested: Set<string>): Record<string, RawValue> {
  const row = Object.create(null) as Record<string, RawValue>;
  const { properties, id } = feature;
  if (isRecord(properties)) for (const name of Object.keys(properties)) {
    const read = valueOf(properties[name]);
    row[name] = read.value;
    if (read.nested) nested.add(name);
  }
  if ((typeof id === 'string' || typeof id === 'number') && !Object.hasOwn(row, 'id')) row['id'] = id;
  return row;
}

/** Of GeoJSON 2008, which QGIS and GDAL still write for other systems than WGS84: `urn:ogc:def:crs:EPSG::4527`. */
function crsOf(head: Fields): StatedCrs | null {
  const crs = head['crs'];
  const stated = isRecord(crs) && isRecord(crs['properties']) ? crs['properties'] : undefined;
  if (stated === undefined) return null;
  const name = typeof stated['name'] === 'string' ? stated['name'] : typeof stated['code'] === 'number' ? `EPSG:${stated['code']}` : undefined;
  if (name === undefined) return null;
  const code = /EPSG:+(?:[\d.]*:)?(\d{4,6})$/i.exec(name)?.[1];
  return code === undefined ? { name } : { epsg: Number(code) };
}
