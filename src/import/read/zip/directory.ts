/**
 * The list of what a zip holds, with what a packing library does not tell: whether an entry is encrypted, and the bytes of its name.
 * Field layout: APPNOTE.TXT 6.3.10, 4.3.12 (central directory), 4.3.16 (its end), 4.3.14 and 4.5.3 (zip64).
 */

export interface ZipEntry {
  readonly nameBytes: Uint8Array;
  /** The archive says that the name is UTF-8. */
  readonly utf8: boolean;
  readonly encrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Of its local header. */
  readonly offset: number;
}

/** Entries: a delivery is some dozens of files, a FileGDB some hundred. */
const MOST_ENTRIES = 20_000;
const U32 = 0xffff_ffff;

export type DirectoryFault = 'truncated' | 'damaged' | 'too-many';

/** What the directory lists, in its order, or why it cannot be read. */
export function zipDirectory(bytes: Uint8Array): ZipEntry[] | DirectoryFault {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === undefined) return 'truncated';
  const { count, start } = end;
  if (count > MOST_ENTRIES) return 'too-many';
  const entries: ZipEntry[] = [];
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x0201_4b50) return 'damaged';
    const [nameLength, extraLength, noteLength] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const next = at + 46 + nameLength + extraLength + noteLength;
    if (next > bytes.length) return 'damaged';
    const flags = view.getUint16(at + 8, true);
    const wide = wideOf(view, at, at + 46 + nameLength, extraLength);
    entries.push({ nameBytes: bytes.subarray(at + 46, at + 46 + nameLength), utf8: (flags & 0x800) !== 0, encrypted: (flags & 0x2041) !== 0, method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true), ...wide });
    at = next;
  }
  return entries;
}

/** Sizes and offset, from the zip64 field where they do not fit into 32 bits. */
function wideOf(view: DataView, at: number, extra: number, length: number): Pick<ZipEntry, 'size' | 'packed' | 'offset'> {
  let [packed, size, offset] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true), view.getUint32(at + 42, true)];
  for (let field = extra; field + 4 <= extra + length; ) {
    const [id, bytes] = [view.getUint16(field, true), view.getUint16(field + 2, true)];
    if (id === 1 && field + 4 + bytes <= extra + length) {
      let part = field + 4;
      const take = (old: number): number => {
        if (old !== U32 || part + 8 > field + 4 + bytes) return old;
        part += 8;
        return Number(view.getBigUint64(part - 8, true));
      };
      size = take(size);
      packed = take(packed);
      offset = take(offset);
    }
    field += 4 + bytes;
  }
  return { size, packed, offset };
}

function endOf(view: DataView): { count: number; start: number } | undefined {
  // A comment of at most 64 KB may follow.
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 22 - 0xffff; at--) {
    if (view.getUint32(at, true) !== 0x0605_4b50) continue;
    const [count, start] = [view.getUint16(at + 10, true), view.getUint32(at + 16, true)];
    if (count !== 0xffff && start !== U32) return { count, start };
    const wide = at >= 20 && view.getUint32(at - 20, true) === 0x0706_4b50 ? Number(view.getBigUint64(at - 12, true)) : -1;
    if (wide < 0 || wide + 56 > view.byteLength || view.getUint32(wide, true) !== 0x0606_4b50) return { count, start };
    return { count: Number(view.getBigUint64(wide + 32, true)), start: Number(view.getBigUint64(wide + 48, true)) };
  }
  return undefined;
}
