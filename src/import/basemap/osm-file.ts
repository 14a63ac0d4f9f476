/**
 * What an OpenStreetMap file says of itself: whether it is one, and since when its data are so. Node only.
 * The PBF format is that of the OpenStreetMap wiki, “PBF Format”: a length of four bytes, a BlobHeader, a Blob; the first holds the HeaderBlock.
 */
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';

export interface OsmFile {
  readonly format: 'pbf' | 'xml';
  /** Day of the last change that the file takes in, UTC; null where it says nothing. */
  readonly date: string | null;
}

/** A header is a few hundred bytes; the format allows 64 KiB for a BlobHeader and 32 MiB for a Blob. */
const HEAD = 256 * 1024;
const MOST = 1024 * 1024;

/** Undefined where it is no OpenStreetMap file. */
export async function osmFile(path: string): Promise<OsmFile | undefined> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(HEAD), position: 0 });
    const bytes = new Uint8Array(buffer.subarray(0, bytesRead));
    const header = pbfHeader(bytes);
    if (header !== undefined) return { format: 'pbf', date: day(await replicated(header)) };
    const text = new TextDecoder().decode(bytes.subarray(0, 4096));
    if (!/^\uFEFF?\s*(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*<osm[\s>]/.test(text)) return undefined;
    return { format: 'xml', date: day(Date.parse(/<meta\s[^>]*osm_base="([^"]{4,40})"/.exec(text)?.[1] ?? /<osm\s[^>]*timestamp="([^"]{4,40})"/.exec(text)?.[1] ?? '') / 1000) };
  } finally {
    await file.close();
  }
}

/** OpenStreetMap began in 2004; what is no time of it is none. */
function day(seconds: number): string | null {
  return seconds > 1_090_000_000 && seconds < 4_102_444_800 ? new Date(seconds * 1000).toISOString().slice(0, 10) : null;
}

/** The Blob of the header. */
function pbfHeader(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.length < 8) return undefined;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  if (length > 65_536 || 4 + length > bytes.length) return undefined;
  const fields = protobuf(bytes.subarray(4, 4 + length));
  const type = fields?.get(1);
  const size = fields?.get(3);
  if (!(type instanceof Uint8Array) || new TextDecoder().decode(type) !== 'OSMHeader' || typeof size !== 'number') return undefined;
  return bytes.subarray(4 + length, 4 + length + Math.min(size, MOST));
}

/** Seconds since 1970, field 32 of the HeaderBlock; NaN where there is none or it can't be read. */
async function replicated(blob: Uint8Array): Promise<number> {
  const fields = protobuf(blob);
  const raw = fields?.get(1);
  const packed = fields?.get(3);
  const block = raw instanceof Uint8Array ? raw : packed instanceof Uint8Array ? await promisify(inflate)(packed, { maxOutputLength: MOST }).catch(() => undefined) : undefined;
  const time = block === undefined ? undefined : protobuf(new Uint8Array(block))?.get(32);
  return typeof time === 'number' ? time : NaN;
}

/** The fields of one message by number, the last of each; undefined where the bytes are no message. */
function protobuf(bytes: Uint8Array): ReadonlyMap<number, number | Uint8Array> | undefined {
  const fields = new Map<number, number | Uint8Array>();
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; shift < 10; shift++) {
      const byte = bytes[at++];
      if (byte === undefined) return NaN;
      value += (byte & 0x7f) * 2 ** (7 * shift);
      if (byte < 0x80) return value;
    }
    return NaN;
  };
  while (at < bytes.length) {
    const tag = varint();
    const wire = tag % 8;
    if (wire === 0) fields.set(Math.floor(tag / 8), varint());
    else if (wire === 1 || wire === 5) at += wire === 1 ? 8 : 4;
    else if (wire === 2) {
      const length = varint();
      if (!(length <= bytes.length - at)) return undefined;
      fields.set(Math.floor(tag / 8), bytes.subarray(at, at + length));
      at += length;
    } else return undefined;
  }
  return fields;
}
