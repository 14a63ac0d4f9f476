/** A FlatGeobuf file of anybody's as a layer. What the library takes on trust is checked first; a broken feature is a finding, not the end. */
import { ByteBuffer } from 'flatbuffers';
import { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js';
import { fail, ok, type Result } from '../../problem.ts';
import type { ImportFinding } from '../finding.ts';
import type { Format, RawFeature, RawGeometry, RawLayer, RawValue } from '../types.ts';
import { mostFeatures, tooManyFeatures } from './bounds.ts';
import { readParts, type Bounds } from './fgb/geometry.ts';
import { columnsOf, fgbHead, sized, type FgbHead } from './fgb/header.ts';
import { bareDates, fieldsOf, readValues } from './fgb/values.ts';
import { Faults } from './faults.ts';
import { isSound, joined } from './geometry.ts';
import { noticed, refused } from './say.ts';
import { emptyLayer, lookAtTexts, withoutPlace } from './texts.ts';

export interface FgbOptions {
  /** Where it was made by GDAL from something else: what that was, and how the layer is called there. */
  readonly from?: { readonly format: Format; readonly name: string };
  /** Metres between an arc and its chord. */
  readonly flatten: number;
  /** The source has heights, whether or not they came this far. */
  readonly heights?: boolean;
}

/** Metres of a degree on the equator; where it is less the chords are finer than was asked. */
const DEGREE = 111_320;

export function readFlatgeobuf(bytes: Uint8Array, file: string, options: FgbOptions): Result<RawLayer> {
  const head = fgbHead(bytes);
  if (head === 'magic') return fail(refused('fgb-version', file, '不是 FlatGeobuf 第 3 版文件；用 QGIS 或 GDAL 重新导出。', 'This is no FlatGeobuf file of version 3; export it again with QGIS or GDAL.'));
  if (head === 'truncated' || head === 'damaged') return fail(refused(`fgb-${head}`, file, 'FlatGeobuf 文件不完整或已损坏；重新导出或重新传送。', 'The FlatGeobuf file is cut short or damaged; export or transfer it again.'));
  if (head.count > mostFeatures(head.columns.length)) return fail(tooManyFeatures(file));
  const layer = options.from?.name ?? (head.name === '' ? (file.split('/').at(-1) ?? file).replace(/\.[^.]*$/, '') : head.name);
  const findings: ImportFinding[] = [];
  const features = featuresOf(bytes, head, options.flatten, file, layer, findings);
  const fields = fieldsOf(head.columns);
  if (head.heights || options.heights === true) findings.push(noticed('note', 'heights', '高程未读取，只用平面坐标。', 'Heights were left out; only the plane coordinates are used.', { file, layer }));
  if (fields.length < head.columns.length) findings.push(noticed('note', 'field-unread', '二进制字段未读取。', 'Binary fields were not read.', { file, layer }));
  if (features.length === 0) findings.push(emptyLayer(file, layer));
  const looked = lookAtTexts(file, layer, fields, features);
  findings.push(...withoutPlace(file, layer, features), ...looked.findings);
  return ok({ file, name: layer, format: options.from?.format ?? 'flatgeobuf', fields, features, crs: head.crs, text: { encoding: 'UTF-8', by: 'format', preview: looked.preview }, findings });
}

function featuresOf(bytes: Uint8Array, head: FgbHead, flatten: number, file: string, layer: string, findings: ImportFinding[]): RawFeature[] {
  const blank = Object.fromEntries(fieldsOf(head.columns).map(({ name }) => [name, null]));
  const rows: Record<string, RawValue>[] = [];
  const features: RawFeature[] = [];
  const faults = new Faults(file, layer);
  const most = mostFeatures(head.columns.length);
  let curves = 0;
  let at = head.start;
  while (at < bytes.length && features.length < most) {
    const buffer = sized(bytes, at);
    if (buffer === undefined) break;
    at += buffer.length;
    const name = `features[${features.length}]`;
    const row: Record<string, RawValue> = Object.assign(Object.create(null) as Record<string, RawValue>, blank);
    const bounds: Bounds = { left: buffer.length / 4, tolerance: head.degrees ? flatten / DEGREE : flatten, curves: 0 };
    const read = readFeature(buffer, head, row, bounds);
    if (read === 'broken') faults.broken(name);
    else if (read === 'mixed') faults.mixed(name);
    curves += bounds.curves;
    rows.push(row);
    features.push({ geometry: typeof read === 'string' ? null : read, properties: row, at: name });
  }
  bareDates(head.columns, rows);
  findings.push(...faults.findings());
  if (curves > 0) findings.push(noticed('note', 'arcs', `${curves} 段圆弧已化为折线，弦高不超过 ${flatten} m。`, `${curves} arcs became lines; none is further than ${flatten} m from its arc.`, { file, layer }));
  if (at < bytes.length || (head.count > 0 && features.length !== head.count)) findings.push(noticed('error', 'fgb-truncated', `文件不完整：只读到 ${features.length} 个要素；重新导出或重新传送。`, `The file is cut short: ${features.length} features could be read. Export or transfer it again.`, { file, layer, ...(head.count > 0 ? { received: `${features.length} / ${head.count}` } : {}) }));
  return features;
}

/** Sets the values on `row`; null where there is no geometry. */
function readFeature(buffer: Uint8Array, head: FgbHead, row: Record<string, RawValue>, bounds: Bounds): RawGeometry | null | 'broken' | 'mixed' {
  try {
    const feature = Feature.getSizePrefixedRootAsFeature(new ByteBuffer(buffer));
    const own = feature.columnsLength() > 0 ? columnsOf(feature, buffer.length) : head.columns;
    const values = feature.propertiesArray();
    if (own === undefined || (values !== null && !readValues(values, own, row))) return 'broken';
    const geometry = feature.geometry();
    if (geometry === null) return null;
    const parts = readParts(geometry, head.geometry, bounds);
    if (parts.length === 0) return null;
    const one = joined(parts);
    return one === undefined ? 'mixed' : isSound(one) ? one : 'broken';
  } catch {
    // Offsets that lead out of the buffer, and lengths that contradict it.
    return 'broken';
  }
}
