/** A surface as a PNG with a palette: a pixel a cell, the same bytes everywhere, since it is stored uncompressed. */
import { NO_GROUND, NOT_YET, type Surface } from '../../survey/suitability/types.ts';

/** Of the palette, in the order of `CELL_STATES`; after them what has no answer, which is transparent. */
export type Palette = readonly (readonly [red: number, green: number, blue: number])[];

/** @param text told within the file (iTXt), by key: Latin letters; the text itself in any script */
export function surfacePng({ grid: { columns, rows }, states }: Surface, palette: Palette, text: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const none = palette.length;
  // A filter byte, none, before every row.
  const raw = new Uint8Array(rows * (columns + 1));
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const state = states[r * columns + c] ?? NOT_YET;
      raw[r * (columns + 1) + 1 + c] = state === NOT_YET || state === NO_GROUND ? none : state;
    }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, columns);
  view.setUint32(4, rows);
  // Eight bits, palette.
  header.set([8, 3, 0, 0, 0], 8);
  const chunks = [
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.from([...palette, [0, 0, 0]].flat())),
    chunk('tRNS', Uint8Array.from([...palette.map(() => 255), 0])),
    ...Object.entries(text).map(([key, value]) => chunk('iTXt', joined([latin(key), Uint8Array.of(0, 0, 0, 0, 0), new TextEncoder().encode(value)]))),
    chunk('IDAT', stored(raw)),
    chunk('IEND', new Uint8Array(0)),
  ];
  return joined(chunks);
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const latin = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function chunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const named = joined([latin(type), data]);
  const out = new Uint8Array(named.length + 8);
  const view = new DataView(out.buffer);
  view.setUint32(0, data.length);
  out.set(named, 4);
  view.setUint32(named.length + 4, crc(named));
  return out;
}

/** The largest block that is stored as it is. */
const MOST = 65_535;

/** A zlib stream (RFC 1950) of stored blocks. */
function stored(data: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [Uint8Array.of(0x78, 0x01)];
  for (let at = 0; at < data.length; at += MOST) {
    const block = data.subarray(at, at + MOST);
    const { length } = block;
    parts.push(Uint8Array.of(at + MOST >= data.length ? 1 : 0, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255), block);
  }
  let [a, b] = [1, 0];
  for (const byte of data) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  parts.push(Uint8Array.of(b >> 8, b & 255, a >> 8, a & 255));
  return joined(parts);
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc(data: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of data) c = (CRC[(c ^ byte) & 255] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}
