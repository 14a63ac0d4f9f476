/** Files of every kind that is read, as tables. */
import fc from 'fast-check';
import writeWorkbook from 'write-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { Problem, Result } from '../../problem.ts';
import { readTable } from './open.ts';
import type { RosterTable } from './types.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = async (data: Uint8Array, sheet?: string): Promise<RosterTable> => {
  const table = await readTable(data, 'f', sheet);
  if (!table.ok) throw new Error(JSON.stringify(table.problems));
  return table.value;
};
const codes = (result: Result<unknown>): string[] => (result.ok ? [] : result.problems.map(({ code }: Problem) => code));
const cells = ({ rows }: RosterTable): unknown[] => rows.map((row) => row.cells);
/** 编号,经度 in GBK, CRLF, then two rows. */
const GBK = Uint8Array.from([0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xbe, 0xad, 0xb6, 0xc8, 0x0d, 0x0a, 0x41, 0x31, 0x2c, 0x31, 0x31, 0x36, 0x0d, 0x0a, 0xd2, 0xd2, 0x2c, 0x31, 0x31, 0x37, 0x0d, 0x0a]);

describe('text', () => {
  it('is UTF-8 with or without its mark, GBK, or UTF-16 with its mark', async () => {
    const text = '编号,经度\r\nA1,116\r\n乙,117\r\n';
    for (const [data, encoding] of [[bytes(text), 'UTF-8'], [bytes(`\ufeff${text}`), 'UTF-8'], [GBK, 'GB18030'], [new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')), 'UTF-16']] as const) {
      const table = await read(data);
      expect(table).toMatchObject({ form: 'csv', encoding, titles: ['编号', '经度'], header: 1 });
      expect(cells(table)).toEqual([['A1', '116'], ['乙', '117']]);
    }
  });
  it('that is none is refused, and so is what is old, empty, or without titles', async () => {
    expect(codes(await readTable(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0x80]), 'f'))).toEqual(['roster.encoding']);
    expect(codes(await readTable(bytes('a\0b,c\n1,2'), 'f'))).toEqual(['roster.encoding']);
    expect(codes(await readTable(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1]), 'f'))).toEqual(['roster.old-workbook']);
    expect(codes(await readTable(new Uint8Array(), 'f'))).toEqual(['roster.empty']);
    expect(codes(await readTable(bytes(' \n'), 'f'))).toEqual(['roster.empty']);
    expect(codes(await readTable(bytes('one\ntwo\n'), 'f'))).toEqual(['roster.no-titles']);
    expect(codes(await readTable(bytes('编号,经度\n'), 'f'))).toEqual(['roster.empty']);
    expect(codes(await readTable(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), 'f'))).toEqual(['roster.workbook']);
  });
  it('is parted by commas, tabs, semicolons or bars, whatever stands in quotes', async () => {
    for (const [separator, text] of [[',', '编号,名称\n1,"甲;乙\t丙"\n'], ['\t', '编号\t名称\n1\t甲，乙\n'], [';', '编号;名称\n1;甲,乙\n'], ['|', '编号|名称\n1|甲\n']] as const) expect(await read(bytes(text))).toMatchObject({ separator, titles: ['编号', '名称'], rows: [{ number: 2 }] });
  });
  it('has its titles below a heading; columns without one, or with the same, are told apart', async () => {
    const table = await read(bytes('九江市现状广告表,,,\n,,,\n编号,宽,宽,\n1,2,3,\n\n2,3,4,\n'));
    expect(table).toMatchObject({ header: 3, titles: ['编号', '宽', '宽 (2)'], rows: [{ number: 4 }, { number: 6 }] });
  });
  it('a row with too many or too few cells, or an open quote, is kept apart with the lines that it took', async () => {
    const table = await read(bytes('编号,名称\n1\n2,乙,多\n3,丙\n4,"丁\n5,戊\n6,己\n'));
    expect(table.rows.map(({ number, problem }) => [number, problem?.code])).toEqual([[2, 'csv.cells'], [3, 'csv.cells'], [4, undefined], [5, 'csv.quotes']]);
    expect(table.rows[3]?.problem?.text.zh).toContain('其后 3 行');
  });
  it('longer than a slice comes whole, quotes and all', async () => {
    const rows = Array.from({ length: 9000 }, (_, i) => `${i},"某路 ${i} 号\r\n""旁"", 东侧",${'x'.repeat(i % 70)}`);
    const table = await read(bytes(`编号,名称,备注\r\n${rows.join('\r\n')}\r\n`));
    expect(table.rows.length).toBe(9000);
    expect(table.rows.every(({ cells: [id, name, note], number }, i) => id === String(i) && name === `某路 ${i} 号\r\n"旁", 东侧` && String(note).length === i % 70 && number === i + 2)).toBe(true);
    const long = await read(bytes(`编号,名称\n1,"${'长'.repeat(600_000)}"\n2,乙\n`));
    expect(long.rows.map(({ cells: [, name] }) => String(name).length)).toEqual([600_000, 1]);
  });
  it('any bytes give a table or a problem', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 200 }).map(bytes), fc.array(fc.constantFrom(',', '"', '\n', '\r\n', '编号', '经度', '1', '\t', ';', '{', '}', '[', ']', ':', '\ufeff'), { maxLength: 60 }).map((parts) => bytes(parts.join('')))), async (data) => {
        const table = await readTable(data, 'f');
        if (table.ok) expect(table.value.rows.length).toBeGreaterThan(0);
        else expect(table.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a workbook', () => {
  it('gives the first sheet with titles that are known, its dates as ISO text, and names the others', async () => {
    const notes = [['说明'], ['按 2026 年调查填写']];
    const signs = [['编号', '经度', '纬度', '设置日期', '公益'], ['A1', 116.01, 29.68, { value: new Date(Date.UTC(2024, 4, 1)), type: Date, format: 'yyyy/mm/dd' }, true], [null, null, null, null, null], ['A2', '116.02', 29.69, null, false]];
    const made = await writeWorkbook([{ data: notes, sheet: '说明' }, { data: signs as never, sheet: '现状' }]).toBuffer();
    const table = await read(new Uint8Array(made));
    expect(table).toMatchObject({ form: 'workbook', sheet: '现状', sheets: ['说明', '现状'], header: 1, titles: ['编号', '经度', '纬度', '设置日期', '公益'] });
    expect(table.rows.map(({ number, cells: row }) => [number, ...row])).toEqual([[2, 'A1', 116.01, 29.68, '2024-05-01', true], [4, 'A2', '116.02', 29.69, null, false]]);
    expect(codes(await readTable(new Uint8Array(made), 'f', '说明'))).toEqual(['roster.no-titles']);
  });
  it('of more than a packer does at once is read without workers of the library’s own', async () => {
    const data = [['编号', '名称'], ...Array.from({ length: 6000 }, (_, i) => [`A${i}`, `同一句话说很多遍 ${i % 7}`])];
    const table = await read(new Uint8Array(await writeWorkbook(data).toBuffer()));
    expect(table.rows.length).toBe(6000);
    expect(table.rows[5999]?.cells).toEqual(['A5999', '同一句话说很多遍 0']);
  });
});

describe('GeoJSON', () => {
  const feature = (properties: object, more: object = {}): object => ({ type: 'Feature', geometry: { type: 'Point', coordinates: [116, 29.7] }, properties, ...more });
  it('has its properties for columns; nothing is lost', async () => {
    const table = await read(bytes(JSON.stringify({ type: 'FeatureCollection', crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4527' } }, features: [feature({ a: 1, list: ['x', 'y'] }), feature({ b: { c: 2 } }, { id: 7 }), 5] })));
    expect(table).toMatchObject({ form: 'collection', header: 0, titles: ['a', 'list', 'b', 'id'], crs: 'urn:ogc:def:crs:EPSG::4527' });
    expect(cells(table)).toEqual([[1, 'x;y'], [null, null, '{"c":2}', 7], []]);
    expect(table.rows[2]?.problem?.code).toBe('roster.not-feature');
  });
  it('comes a line each too; a broken line is one', async () => {
    const table = await read(bytes(`${JSON.stringify(feature({ id: 'A' }))}\n\n{"type":\n`));
    expect(table).toMatchObject({ form: 'lines', rows: [{ number: 1 }, { number: 3, problem: { code: 'roster.not-feature', path: 'line 3' } }] });
  });
  it('that is broken or something else is refused', async () => {
    for (const [text, code] of [['{"type":"FeatureCollection","features":[', 'roster.json'], ['{"type":"Point"}', 'roster.not-geojson'], ['[1,2]', 'roster.not-geojson'], ['{"type":"FeatureCollection","features":[]}', 'roster.empty']] as const) expect(codes(await readTable(bytes(text), 'f'))).toEqual([code]);
  });
});
