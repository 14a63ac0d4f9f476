/**
 * A whole FlatGeobuf layer from bytes that nobody has vouched for. The library's tables read the fields; everything that they
 * take on trust (lengths, counts, offsets) is checked here first, so that a broken file is a message and never a hang or a crash.
 */
import { ByteBuffer } from 'flatbuffers';
import { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js';
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js';
import { fail, ok, shown, type Problem, type Result } from '../problem.ts';
import { drained } from '../steps.ts';
import { BrokenFgb, readGeometry } from './fgb-geometry.ts';
import { COLUMN_CODE, GEOMETRY_CODE, GEOMETRY_TYPES, MAGIC, NODE_BYTES, type FgbColumnType, type FgbFeature, type FgbGeometryType } from './fgb-types.ts';
import { checkBytes } from './source.ts';

export interface FgbContent {
  readonly name: string;
  readonly geometryType: FgbGeometryType;
  /** EPSG code; 0 where the file states none. */
  readonly crs: number;
  readonly columns: Readonly<Record<string, FgbColumnType>>;
  readonly features: readonly FgbFeature[];
}

/** @param file named in messages. Coordinates are lon, lat and lie in or around China (73–136° E, 3–54° N), or the file is refused. */
export const readFgb = (bytes: Uint8Array, file: string): Result<FgbContent> => drained(fgbSteps(bytes, file));

/** The same, a feature a step: a layer of a hundred thousand must not hold the page. */
export function* fgbSteps(bytes: Uint8Array, file: string): Generator<void, Result<FgbContent>, void> {
  const checked = checkBytes(file, bytes);
  if (!checked.ok) return checked;
  try {
    const header = readHeader(bytes, bytes.length);
    return ok({ ...header.content, features: yield* readFeatures(bytes, header) });
  } catch (error) {
    return fail(whatIsBroken(error, file));
  }
}

/** What reading threw, as a problem. */
export function whatIsBroken(error: unknown, file: string): Problem {
  if (error instanceof BrokenFgb) return problem(file, error.code, error.path, error.zh, error.en, error.received);
  // RangeError and TypeError of typed arrays and text decoding: offsets that lead out of the file.
  return problem(file, 'damaged', '', '文件已损坏。请重新发布规划包。', 'The file is damaged. Publish the package again.', shown(error instanceof Error ? error.message : error));
}

function problem(file: string, code: string, path: string, zh: string, en: string, received?: string): Problem {
  return { code: `fgb.${code}`, file, ...(path === '' ? {} : { path }), ...(received === undefined ? {} : { received }), text: { zh, en } };
}

const truncated = (path: string, received: string): BrokenFgb => new BrokenFgb('truncated', path, '文件不完整，请重新上传。', 'The file is cut short; upload it again.', received);

export interface FgbHeader {
  readonly content: Omit<FgbContent, 'features'>;
  readonly count: number;
  readonly nodeSize: number;
  /** First byte after the index. */
  readonly start: number;
}

/** One size-prefixed buffer, copied: tables in it can then reach no byte of another, and its numbers are aligned. */
function slice(bytes: Uint8Array, offset: number, path: string): Uint8Array {
  const left = bytes.length - offset;
  const length = left < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset + offset, 4).getUint32(0, true);
  if (length < 4 || length > left - 4) throw truncated(path, `${left} bytes left`);
  return bytes.slice(offset, offset + 4 + length);
}

/** @param total bytes of the whole file, of which `bytes` are the first */
export function readHeader(bytes: Uint8Array, total: number): FgbHeader {
  if (MAGIC.some((byte, index) => index !== 7 && bytes[index] !== byte)) throw new BrokenFgb('magic', '', '不是 FlatGeobuf 第 3 版文件。', 'This is no FlatGeobuf file of version 3.');
  const buffer = slice(bytes, MAGIC.length, 'header');
  const header = Header.getSizePrefixedRootAsHeader(new ByteBuffer(buffer));
  if (header.columnsLength() * 4 > buffer.length) throw truncated('header.columns', String(header.columnsLength()));
  const columns: [string, FgbColumnType][] = [];
  for (let i = 0; i < header.columnsLength(); i++) {
    const column = header.columns(i);
    const name = column?.name();
    const type = (['string', 'double', 'int', 'bool'] as const).find((key) => COLUMN_CODE[key] === column?.type());
    const path = `header.columns[${i}]`;
    if (typeof name !== 'string' || name === '' || name in {} || columns.some(([other]) => other === name)) throw new BrokenFgb('column-name', path, '列名为空、重复或不可用。', 'A column\'s name is empty, repeated or reserved.', shown(name));
    if (type === undefined) throw new BrokenFgb('column-type', path, '列的类型不是 string、double、int 或 bool。', 'A column\'s type is none of string, double, int, bool.', `${shown(name)}: ${column?.type()}`);
    columns.push([name, type]);
  }
  const geometryType = GEOMETRY_TYPES.find((type) => GEOMETRY_CODE[type] === header.geometryType());
  if (geometryType === undefined) throw new BrokenFgb('geometry-type', 'header', '几何类型不是点、线、面或多面。', 'The geometry type is none of Point, LineString, Polygon, MultiPolygon.', String(header.geometryType()));
  const count = Number(header.featuresCount());
  const after = MAGIC.length + buffer.length;
  const nodeSize = header.indexNodeSize();
  const start = after + indexSize(count, nodeSize, total - after);
  const crs = header.crs();
  return { content: { name: header.name() ?? '', geometryType, crs: crs?.code() ?? 0, columns: Object.fromEntries(columns) }, count, nodeSize, start };
}

/** Bytes of the index; none over an empty layer, where the usual formula never ends. */
function indexSize(count: number, nodeSize: number, left: number): number {
  // Every feature takes more than 16 bytes: a larger count is damage, however long the loop over it would run.
  if (count * 16 > left) throw truncated('header.featuresCount', String(count));
  if (count === 0 || nodeSize === 0) return 0;
  if (nodeSize < 2) throw new BrokenFgb('index', 'header.indexNodeSize', '空间索引已损坏。', 'The spatial index is damaged.', String(nodeSize));
  let nodes = count;
  for (let n = count; n > 1 || nodes === count; ) {
    n = Math.ceil(n / nodeSize);
    nodes += n;
  }
  if (nodes * NODE_BYTES > left) throw truncated('index', `${left} bytes left`);
  return nodes * NODE_BYTES;
}

function* readFeatures(bytes: Uint8Array, { content, count, start }: FgbHeader): Generator<void, FgbFeature[], void> {
  const features: FgbFeature[] = [];
  const columns = Object.entries(content.columns);
  let offset = start;
  while (offset < bytes.length) {
    const path = `features[${features.length}]`;
    const buffer = slice(bytes, offset, path);
    features.push(readFeature(buffer, content.geometryType, columns, path));
    offset += buffer.length;
    yield;
  }
  if (features.length !== count) throw new BrokenFgb('count', 'header.featuresCount', '要素数与文件头不符，文件不完整或拼接有误。', 'The number of features is not what the header says: the file is cut short or joined wrongly.', `${features.length} of ${count}`);
  return features;
}

/** @param buffer the feature alone, size first */
export function readFeature(buffer: Uint8Array, declared: FgbGeometryType, columns: readonly (readonly [string, FgbColumnType])[], path: string): FgbFeature {
  const feature = Feature.getSizePrefixedRootAsFeature(new ByteBuffer(buffer));
  return { geometry: readGeometry(feature.geometry(), declared, buffer.length, path), properties: readProperties(feature, columns, path) };
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function readProperties(feature: Feature, columns: readonly (readonly [string, FgbColumnType])[], path: string): FgbFeature['properties'] {
  const properties: Record<string, string | number | boolean> = {};
  const array = feature.propertiesArray();
  if (array === null) return properties;
  const view = new DataView(array.buffer, array.byteOffset, array.byteLength);
  for (let offset = 0; offset < array.length; ) {
    const column = columns[view.getUint16(offset, true)];
    if (column === undefined) throw new BrokenFgb('damaged', path, '属性值指向不存在的列，文件已损坏。', 'A value belongs to a column that is not there; the file is damaged.');
    const [name, type] = column;
    offset += 2;
    if (type === 'string') {
      const length = view.getUint32(offset, true);
      offset += 4;
      if (length > array.length - offset) throw new BrokenFgb('damaged', `${path}.${name}`, '文字越出要素，文件已损坏。', 'A text runs past its feature; the file is damaged.');
      const text = decoder.decode(array.subarray(offset, offset + length));
      if (text !== '') properties[name] = text;
      offset += length;
    } else if (type === 'bool') {
      properties[name] = view.getUint8(offset) !== 0;
      offset += 1;
    } else {
      const value = type === 'int' ? view.getInt32(offset, true) : view.getFloat64(offset, true);
      // Other writers put NaN where a number is missing.
      if (Number.isFinite(value)) properties[name] = value;
      offset += type === 'int' ? 4 : 8;
    }
  }
  return properties;
}
