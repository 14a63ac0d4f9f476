/**
 * An indexed FlatGeobuf file, to the byte the same for the same layer. The library's own writer makes no index, guesses
 * columns from the first feature and writes what is missing as NaN; GDAL's bytes differ by version.
 * Format: flatgeobuf.org, version 3: magic, header, packed Hilbert R-tree, features in the tree's order.
 */
import { Builder } from 'flatbuffers';
import { Column } from 'flatgeobuf/lib/mjs/flat-geobuf/column.js';
import { Crs } from 'flatgeobuf/lib/mjs/flat-geobuf/crs.js';
import { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js';
import { Geometry } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry.js';
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js';
import type { Position } from 'geojson';
import { COLUMN_CODE, GEOMETRY_CODE, MAGIC, NODE_BYTES, NODE_SIZE, type FgbColumnType, type FgbFeature, type FgbGeometry, type FgbLayer } from './fgb-types.ts';
import { hilbertOrder, union, type Box } from './hilbert.ts';

/**
 * @param layer coordinates in EPSG:4490, lon, lat; third coordinates are dropped. Checked features are expected:
 * a value that its column cannot hold, an undeclared property or an empty geometry throws a TypeError.
 */
export function writeFgb(layer: FgbLayer): Uint8Array {
  const boxes = layer.features.map((feature) => boxOf(feature.geometry));
  const extent = union(boxes);
  const order = hilbertOrder(boxes, extent);
  const columns = Object.entries(layer.columns);
  const indexOf = new Map(columns.map(([name], index) => [name, index]));
  const features: Uint8Array[] = [];
  const leaves: { box: Box; offset: number }[] = [];
  let offset = 0;
  for (const index of order) {
    const [feature, box] = [layer.features[index], boxes[index]];
    if (feature === undefined || box === undefined) continue;
    const bytes = featureBytes(feature, columns, indexOf);
    features.push(bytes);
    leaves.push({ box, offset });
    offset += bytes.length;
  }
  return concat([Uint8Array.from(MAGIC), headerBytes(layer, columns, extent), indexBytes(leaves), ...features]);
}

function headerBytes(layer: FgbLayer, columns: readonly (readonly [string, FgbColumnType])[], extent: Box): Uint8Array {
  const builder = new Builder(1024);
  const columnOffsets = columns.map(([name, type]) => {
    const offset = builder.createString(name);
    Column.startColumn(builder);
    Column.addName(builder, offset);
    Column.addType(builder, COLUMN_CODE[type]);
    return Column.endColumn(builder);
  });
  const columnsOffset = Header.createColumnsVector(builder, columnOffsets);
  const org = builder.createString('EPSG');
  const crsName = builder.createString('China Geodetic Coordinate System 2000');
  Crs.startCrs(builder);
  Crs.addOrg(builder, org);
  Crs.addCode(builder, 4490);
  Crs.addName(builder, crsName);
  const crs = Crs.endCrs(builder);
  const name = builder.createString(layer.name);
  const title = layer.title === undefined ? 0 : builder.createString(layer.title);
  const count = layer.features.length;
  const envelope = count === 0 ? 0 : Header.createEnvelopeVector(builder, [...extent]);
  Header.startHeader(builder);
  Header.addName(builder, name);
  if (envelope !== 0) Header.addEnvelope(builder, envelope);
  Header.addGeometryType(builder, GEOMETRY_CODE[layer.geometryType]);
  Header.addColumns(builder, columnsOffset);
  Header.addFeaturesCount(builder, BigInt(count));
  // An index over nothing has no size that readers agree on, so an empty layer has none.
  Header.addIndexNodeSize(builder, count === 0 ? 0 : NODE_SIZE);
  Header.addCrs(builder, crs);
  if (title !== 0) Header.addTitle(builder, title);
  builder.finishSizePrefixed(Header.endHeader(builder));
  return builder.asUint8Array();
}

/** The tree, root first; an item of a leaf points at its feature's byte, of an inner level at its first child's item. */
function indexBytes(leaves: readonly { box: Box; offset: number }[]): Uint8Array {
  if (leaves.length === 0) return new Uint8Array(0);
  const levels = [leaves.map((leaf) => ({ ...leaf }))];
  for (let level = levels[0] ?? []; level.length > 1 || levels.length === 1; ) {
    const parents: { box: Box; offset: number }[] = [];
    for (let i = 0; i < level.length; i += NODE_SIZE) parents.push({ box: union(level.slice(i, i + NODE_SIZE).map((item) => item.box)), offset: i });
    levels.push(parents);
    level = parents;
  }
  levels.reverse();
  const total = levels.reduce((sum, level) => sum + level.length, 0);
  const view = new DataView(new ArrayBuffer(total * NODE_BYTES));
  let item = 0;
  levels.forEach((level, depth) => {
    const below = item + level.length;
    for (const { box, offset } of level) {
      box.forEach((value, i) => view.setFloat64(item * NODE_BYTES + i * 8, value, true));
      view.setBigUint64(item * NODE_BYTES + 32, BigInt(depth === levels.length - 1 ? offset : below + offset), true);
      item++;
    }
  });
  return new Uint8Array(view.buffer);
}

function featureBytes(feature: FgbFeature, columns: readonly (readonly [string, FgbColumnType])[], indexOf: ReadonlyMap<string, number>): Uint8Array {
  for (const name of Object.keys(feature.properties)) if (!indexOf.has(name)) throw new TypeError(`property ${name} is no column`);
  const builder = new Builder(512);
  const values = columns.flatMap(([name, type], index) => {
    const value = Object.hasOwn(feature.properties, name) ? feature.properties[name] : undefined;
    return value === undefined ? [] : [valueBytes(index, name, type, value)];
  });
  const properties = values.length === 0 ? 0 : builder.createByteVector(concat(values));
  const geometry = geometryOffset(builder, feature.geometry);
  Feature.startFeature(builder);
  Feature.addGeometry(builder, geometry);
  if (properties !== 0) Feature.addProperties(builder, properties);
  builder.finishSizePrefixed(Feature.endFeature(builder));
  return builder.asUint8Array();
}

/** Column number, then the value; a text with its length in bytes. */
function valueBytes(index: number, name: string, type: FgbColumnType, value: string | number | boolean): Uint8Array {
  const bad = (): never => {
    throw new TypeError(`${name} is ${type} and cannot hold ${JSON.stringify(value)}`);
  };
  const text = type === 'string' ? new TextEncoder().encode(typeof value === 'string' ? value : bad()) : new Uint8Array(0);
  const size = { bool: 1, int: 4, double: 8, string: 4 + text.length }[type];
  const view = new DataView(new ArrayBuffer(2 + size));
  view.setUint16(0, index, true);
  if (type === 'bool') view.setUint8(2, typeof value === 'boolean' ? Number(value) : bad());
  else if (type === 'int') view.setInt32(2, typeof value === 'number' && (value | 0) === value ? value : bad(), true);
  else if (type === 'double') view.setFloat64(2, typeof value === 'number' && Number.isFinite(value) ? value : bad(), true);
  else view.setUint32(2, text.length, true);
  const bytes = new Uint8Array(view.buffer);
  bytes.set(text, bytes.length - text.length);
  return bytes;
}

function geometryOffset(builder: Builder, geometry: FgbGeometry): number {
  if (geometry.type === 'MultiPolygon') {
    const parts = Geometry.createPartsVector(builder, geometry.coordinates.map((coordinates) => geometryOffset(builder, { type: 'Polygon', coordinates })));
    Geometry.startGeometry(builder);
    Geometry.addType(builder, GEOMETRY_CODE.MultiPolygon);
    Geometry.addParts(builder, parts);
    return Geometry.endGeometry(builder);
  }
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : [positions(geometry)];
  const flat: number[] = [];
  const ends: number[] = [];
  for (const ring of rings) {
    for (const [x = NaN, y = NaN] of ring) flat.push(x, y);
    ends.push(flat.length / 2);
  }
  const xy = Geometry.createXyVector(builder, flat);
  const endsOffset = rings.length > 1 ? Geometry.createEndsVector(builder, ends) : 0;
  Geometry.startGeometry(builder);
  if (endsOffset !== 0) Geometry.addEnds(builder, endsOffset);
  Geometry.addXy(builder, xy);
  Geometry.addType(builder, GEOMETRY_CODE[geometry.type]);
  return Geometry.endGeometry(builder);
}

const positions = (geometry: FgbGeometry): readonly Position[] =>
  geometry.type === 'Point' ? [geometry.coordinates] : geometry.type === 'LineString' ? geometry.coordinates : geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2);

function boxOf(geometry: FgbGeometry): Box {
  const all = positions(geometry);
  if (all.length === 0 || !all.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y))) throw new TypeError(`${geometry.type} without finite coordinates`);
  return union(all.map(([x = NaN, y = NaN]): Box => [x, y, x, y]));
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
