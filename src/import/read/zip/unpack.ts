/** A zip as files, within bounds: few kilobytes may claim to be gigabytes, and a name may point outside. */
import { inflateSync } from 'fflate';
import { fail, ok, shown, type Problem, type Result } from '../../../problem.ts';
import type { GivenFile } from '../../types.ts';
import { refused } from '../say.ts';
import { zipDirectory, type ZipEntry } from './directory.ts';
import { entryName, isJunk, leadsOut } from './names.ts';

/** Bytes of all files together. */
export const MOST_UNPACKED = 2 ** 31;
/** Deflate gives at most 1032 to 1; tables of blanks 100 to 1. Small files may be emptier. */
const MOST_RATIO = 500;
const SMALL = 64 * 1024 * 1024;

/** @param left bytes that may still be unpacked of the whole delivery */
export function unzip({ name, bytes }: GivenFile, left: number = MOST_UNPACKED): Result<GivenFile[]> {
  const listed = zipDirectory(bytes);
  if (listed === 'truncated') return fail(refused('zip-truncated', name, '压缩包不完整，缺少结尾；重新下载或重新打包。', 'The zip is cut short: its end is missing. Download or pack it again.'));
  if (listed === 'too-many') return fail(refused('zip-too-many', name, '压缩包里的文件太多；只放入要导入的文件。', 'The zip holds too many files; pack only those that are to be imported.'));
  if (listed === 'damaged') return fail(damaged(name, name));
  const entries = listed.map((entry) => ({ ...entry, name: entryName(entry.nameBytes, entry.utf8) })).filter((entry) => !entry.name.endsWith('/') && !isJunk(entry.name));
  const problem = unfit(name, entries, bytes.length, left);
  if (problem !== undefined) return fail(problem);
  const files: GivenFile[] = [];
  for (const entry of entries) {
    const unpacked = unpack(bytes, entry);
    if (unpacked === undefined) return fail(damaged(name, entry.name));
    files.push({ name: `${name}/${entry.name}`, bytes: unpacked });
  }
  return ok(files);
}

type Named = ZipEntry & { readonly name: string };

function unfit(zip: string, entries: readonly Named[], packed: number, left: number): Problem | undefined {
  const out = entries.find((entry) => leadsOut(entry.name));
  if (out !== undefined) return refused('zip-path', zip, '压缩包里有指向包外的路径，未读取；重新打包，只用相对路径。', 'The zip has a name that leads out of it; nothing of it was read. Pack it again, with relative names.', shown(out.name));
  const locked = entries.find(({ encrypted }) => encrypted);
  if (locked !== undefined) return refused('zip-encrypted', zip, '压缩包设有密码；解密后重新打包，不设密码。', 'The zip has a password; unpack it and pack it again without one.', shown(locked.name));
  const seen = new Set<string>();
  for (const { name } of entries) {
    if (seen.has(name)) return refused('zip-duplicate', zip, '压缩包里有两个同名文件，无法确定用哪一个；重新打包。', 'The zip has two files of one name, and which is meant cannot be told; pack it again.', shown(name));
    seen.add(name);
  }
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > left) return refused('zip-too-large', zip, '解压后超过 2 GB；分批导入。', 'It is larger than 2 GB unpacked; import it in parts.', `${Math.ceil(total / 1e6)} MB`);
  if (total > SMALL && total > packed * MOST_RATIO) return refused('zip-bomb', zip, '压缩比异常，未解压；核对来源后重新打包。', 'It would unpack to far more than map data does; it was left packed. Check where it comes from and pack it again.', `${Math.ceil(total / 1e6)} MB / ${Math.ceil(packed / 1e3)} KB`);
  const rare = entries.find(({ method }) => method !== 0 && method !== 8);
  return rare === undefined ? undefined : refused('zip-method', zip, '压缩包用了少见的压缩方法；改用普通 zip（Deflate）重新打包。', 'The zip is packed in a rare way; pack it again as a plain zip (Deflate).', `${shown(rare.name)}: ${rare.method}`);
}

/** Undefined where the bytes are not those that were packed. */
function unpack(bytes: Uint8Array, { offset, packed, size, method, crc }: ZipEntry): Uint8Array | undefined {
  if (offset + 30 > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, 30);
  if (view.getUint32(0, true) !== 0x0403_4b50) return undefined;
  const start = offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  if (start + packed > bytes.length) return undefined;
  const data = bytes.subarray(start, start + packed);
  try {
    // A size that lies is caught by the checksum: what does not fit is dropped. A stored file is a view into the zip, hence the copy.
    const unpacked = method === 0 ? data.slice() : inflateSync(data, { out: new Uint8Array(size) });
    return unpacked.length === size && crc32(unpacked) === crc ? unpacked : undefined;
  } catch {
    return undefined;
  }
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = (c & 1) === 1 ? (c >>> 1) ^ 0xedb8_8320 : c >>> 1;
  return c;
});

function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (let i = 0; i < bytes.length; i++) crc = (crc >>> 8) ^ (TABLE[(crc ^ (bytes[i] ?? 0)) & 0xff] ?? 0);
  return ~crc >>> 0;
}

const damaged = (zip: string, entry: string): Problem => refused('zip-damaged', zip, '压缩包已损坏或不完整；重新下载或重新打包。', 'The zip is damaged or cut short; download or pack it again.', shown(entry));
