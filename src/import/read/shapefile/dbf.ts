/** The table beside a .shp: rows, fields, and what there is to say of them. A library would read its dates by the time zone and its long numbers as doubles. */
import type { ImportFinding } from '../../finding.ts';
import type { RawField, RawValue, TextReading } from '../../types.ts';
import { mostFeatures } from '../bounds.ts';
import { judgeEncoding, type EncodingJudgement } from '../encoding.ts';
import { noticed, some } from '../say.ts';
import { dbfHeader, type DbfField, type DbfHeader } from './dbf-header.ts';
import { dbfValue, fieldType } from './dbf-values.ts';

export interface DbfTable {
  readonly fields: readonly RawField[];
  /** Null for a row that is marked as deleted. */
  readonly rows: readonly (Readonly<Record<string, RawValue>> | null)[];
  readonly encoding: Pick<TextReading, 'encoding' | 'by'>;
  readonly findings: readonly ImportFinding[];
}

export interface DbfContext {
  /** Of the .shp. */
  readonly file: string;
  readonly layer: string;
  readonly user: string | undefined;
  readonly cpg: string | undefined;
}

/** Bytes that a DBF gives to a field's name. */
const NAME_BYTES = 10;
/** Values that are looked at for the encoding: reading goes on until one speaks against it, or so many have been seen. */
const MOST_SAMPLES = 200_000;

interface Column {
  readonly field: DbfField;
  readonly name: string;
  readonly type: RawField['type'];
}

/** Undefined where it is no table. */
export function readDbf(bytes: Uint8Array, context: DbfContext): DbfTable | undefined {
  const header = dbfHeader(bytes);
  if (header === undefined) return undefined;
  const { file, layer } = context;
  const judged = judgeEncoding({ ...context, language: header.language, samples: () => samplesOf(bytes, header) });
  const findings: ImportFinding[] = [...judged.findings];
  const columns = columnsOf(header, judged.decode, file, layer, findings);
  const rows: (Record<string, RawValue> | null)[] = [];
  const full = new Map<string, { count: number; cut: boolean; row: number }>();
  // A row may be one byte long, and a file then all rows.
  for (let i = 0; i < Math.min(header.whole, mostFeatures(columns.length)); i++) {
    const start = header.start + i * header.recordLength;
    if (bytes[start] === 0x2a) {
      rows.push(null);
      continue;
    }
    // A field may have any name, `__proto__` among them.
    const row = Object.create(null) as Record<string, RawValue>;
    for (const { field, name } of columns) {
      const read = dbfValue(bytes.subarray(start + field.offset, start + field.offset + field.length), field, judged.decode);
      row[name] = read.value;
      if (read.full !== true) continue;
      const known = full.get(name) ?? { count: 0, cut: false, row: i + 1 };
      full.set(name, { count: known.count + 1, cut: known.cut || read.cut === true, row: known.row });
    }
    rows.push(row);
  }
  for (const [name, { count, cut, row }] of full)
    findings.push(noticed('remark', 'text-cut', cut ? `${count} 个值写满了字段，且截断在字符中间（第一个在第 ${row} 行）；请交付单位加宽字段或改用 GeoPackage。` : `${count} 个值写满了字段，可能被截断（第一个在第 ${row} 行）；核对原文。`, cut ? `${count} values fill their field and are cut within a character (the first in row ${row}); ask for a wider field, or for GeoPackage.` : `${count} values fill their field and may be cut (the first in row ${row}); check them against the original.`, { file, layer, field: name, feature: `row ${row}` }));
  if (header.whole < header.stated) findings.push(noticed('error', 'dbf-truncated', `属性表不完整：文件头写 ${header.stated} 行，只有 ${header.whole} 行；重新导出或重新传送。`, `The table is cut short: its header says ${header.stated} rows and there are ${header.whole}; export or transfer it again.`, { file, layer, received: `${header.whole} / ${header.stated}` }));
  return { fields: columns.map(({ name, type }) => ({ name, type })), rows, encoding: { encoding: judged.encoding, by: judged.by }, findings };
}

function columnsOf(header: DbfHeader, decode: EncodingJudgement['decode'], file: string, layer: string, findings: ImportFinding[]): Column[] {
  const taken = new Set<string>();
  const columns: Column[] = [];
  const unread: string[] = [];
  const filled: string[] = [];
  for (const [index, field] of header.fields.entries()) {
    const { text, cut } = decode(field.nameBytes);
    const bare = text.trim() === '' ? `列 ${index + 1}` : text.trim();
    const type = fieldType(field);
    if (type === null) {
      unread.push(`${bare} (${field.type})`);
      continue;
    }
    let name = bare;
    for (let n = 2; taken.has(name); n++) name = `${bare} (${n})`;
    taken.add(name);
    columns.push({ field, name, type });
    if (name !== bare) findings.push(noticed('remark', 'field-name-cut', `字段名「${bare}」重复，截断后相同；第二个称为「${name}」，核对各自的含义。`, `The field name “${bare}” occurs twice, alike once it was cut; the second is called “${name}” here. Check what each holds.`, { file, layer, field: name }));
    else if (cut) findings.push(noticed('remark', 'field-name-cut', `字段名在字符中间被截断，只剩「${bare}」（DBF 字段名最多 10 字节）；在映射中按现名写，或改用 GeoPackage。`, `The field name is cut within a character, “${bare}” is left (a DBF has 10 bytes for it); map it by this name, or use GeoPackage.`, { file, layer, field: name }));
    else if (field.nameBytes.length >= NAME_BYTES) filled.push(name);
  }
  if (filled.length > 0) findings.push(noticed('note', 'field-name-cut', `字段名用满 10 字节，可能被截断：${some(filled)}。`, `Field names that use up their 10 bytes and may be cut: ${some(filled)}.`, { file, layer }));
  if (unread.length > 0) findings.push(noticed('remark', 'field-unread', `备注类字段未读取：${some(unread)}；需要时导出为 GeoPackage。`, `Memo fields were not read: ${some(unread)}; export as GeoPackage if they are needed.`, { file, layer }));
  return columns;
}

/** Names and texts that are not ASCII. */
function* samplesOf(bytes: Uint8Array, { fields, whole, start, recordLength }: DbfHeader): Generator<Uint8Array, void, void> {
  const high = (part: Uint8Array): boolean => {
    for (let i = 0; i < part.length; i++) if ((part[i] ?? 0) > 0x7f) return true;
    return false;
  };
  for (const { nameBytes } of fields) if (high(nameBytes)) yield nameBytes;
  const texts = fields.filter((field) => fieldType(field) === 'text');
  let seen = 0;
  for (let i = 0; i < whole && seen < MOST_SAMPLES; i++) {
    for (const { offset, length } of texts) {
      const part = bytes.subarray(start + i * recordLength + offset, start + i * recordLength + offset + length);
      if (!high(part)) continue;
      let end = part.length;
      while (end > 0 && (part[end - 1] === 0x20 || part[end - 1] === 0)) end -= 1;
      seen += 1;
      yield part.subarray(0, end);
    }
  }
}
