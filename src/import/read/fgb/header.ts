/** Head of a FlatGeobuf file of anybody's: columns of every type, any geometry, with or without index, number of features known or not. */
import { ByteBuffer } from 'flatbuffers';
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js';
import { MAGIC, NODE_BYTES } from '../../../io/fgb-types.ts';
import type { StatedCrs } from '../../types.ts';

/** Numbers of the format's enumeration of column types. */
export const TYPES = ['byte', 'ubyte', 'bool', 'short', 'ushort', 'int', 'uint', 'long', 'ulong', 'float', 'double', 'string', 'json', 'datetime', 'binary'] as const;
export type FgbType = (typeof TYPES)[number];

export interface FgbColumn {
  readonly name: string;
  readonly type: FgbType;
  /** What a geodatabase calls its alias. */
  readonly title?: string;
}

export interface FgbHead {
  readonly name: string;
  /** Of the format's enumeration; 0 where each feature has its own. */
  readonly geometry: number;
  readonly heights: boolean;
  readonly columns: readonly FgbColumn[];
  /** 0 where it is not known. */
  readonly count: number;
  readonly crs: StatedCrs | null;
  /** The coordinates are degrees, as far as the file says. */
  readonly degrees: boolean;
  /** First byte of the features. */
  readonly start: number;
}

export type HeadFault = 'magic' | 'truncated' | 'damaged';

/** Columns of a file: a shape file has 255, a database some thousand. */
const MOST_COLUMNS = 4096;

export function fgbHead(bytes: Uint8Array): FgbHead | HeadFault {
  if (MAGIC.some((byte, index) => index !== 7 && bytes[index] !== byte)) return 'magic';
  const buffer = sized(bytes, MAGIC.length);
  if (buffer === undefined) return 'truncated';
  try {
    const header = Header.getSizePrefixedRootAsHeader(new ByteBuffer(buffer));
    const columns = columnsOf(header, buffer.length);
    const count = Number(header.featuresCount());
    const index = indexBytes(count, header.indexNodeSize(), bytes.length - MAGIC.length - buffer.length);
    if (columns === undefined || index === undefined) return 'damaged';
    return { name: header.name() ?? '', geometry: header.geometryType(), heights: header.hasZ(), columns, count, crs: crsOf(header), degrees: isDegrees(header), start: MAGIC.length + buffer.length + index };
  } catch {
    // Offsets that lead out of the buffer.
    return 'damaged';
  }
}

/** One size-prefixed buffer, copied: tables in it can then reach no byte of another, and its numbers are aligned. Undefined where the file ends before. */
export function sized(bytes: Uint8Array, offset: number): Uint8Array | undefined {
  const left = bytes.length - offset;
  const length = left < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset + offset, 4).getUint32(0, true);
  return length < 4 || length > left - 4 ? undefined : bytes.slice(offset, offset + 4 + length);
}

interface Columned {
  columns(index: number): { name(): string | null; title(): string | null; type(): number } | null;
  columnsLength(): number;
}

/** Names that occur twice are told apart; undefined where it is damaged. */
export function columnsOf(table: Columned, size: number): FgbColumn[] | undefined {
  const length = table.columnsLength();
  if (length > MOST_COLUMNS || length * 4 > size) return undefined;
  const columns: FgbColumn[] = [];
  const taken = new Set<string>();
  for (let i = 0; i < length; i++) {
    const column = table.columns(i);
    const type = TYPES[column?.type() ?? -1];
    if (column === null || type === undefined) return undefined;
    const bare = column.name() ?? `列 ${i + 1}`;
    let name = bare;
    for (let n = 2; taken.has(name); n++) name = `${bare} (${n})`;
    taken.add(name);
    const title = column.title();
    columns.push({ name, type, ...(title === null || title === '' ? {} : { title }) });
  }
  return columns;
}

function crsOf(header: Header): StatedCrs | null {
  const crs = header.crs();
  if (crs === null) return null;
  const [code, org, wkt, name] = [crs.code(), crs.org() ?? '', crs.wkt() ?? '', crs.name() ?? ''];
  if (code > 0 && (org === '' || org.toUpperCase() === 'EPSG')) return { epsg: code };
  return wkt !== '' ? { wkt } : name !== '' ? { name } : null;
}

/** Of geographic systems the usual ones by number, for files that have no text beside it. */
const GEOGRAPHIC: ReadonlySet<number> = new Set([4326, 4490, 4610, 4214, 4979, 4480]);

function isDegrees(header: Header): boolean {
  const crs = header.crs();
  return crs !== null && (GEOGRAPHIC.has(crs.code()) || /^\s*GEO[GD]/i.test(crs.wkt() ?? ''));
}

/** Undefined where it is larger than the file. An index over nothing, or over an unknown number, is none. */
function indexBytes(count: number, nodeSize: number, left: number): number | undefined {
  // Every feature takes more than 16 bytes: a larger count is damage, however long the loop over it would run.
  if (!Number.isSafeInteger(count) || count * 16 > left) return undefined;
  if (count === 0 || nodeSize === 0) return 0;
  if (nodeSize < 2) return undefined;
  let nodes = count;
  for (let n = count; n > 1 || nodes === count; ) {
    n = Math.ceil(n / nodeSize);
    nodes += n;
  }
  return nodes * NODE_BYTES > left ? undefined : nodes * NODE_BYTES;
}
