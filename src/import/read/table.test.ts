/** Points of tables, in the system of the file. */
import writeWorkbook from 'write-excel-file/node';
import { describe, expect, it } from 'vitest';
import { bytesOf, readOne, rows, said } from './given.fixture.ts';

const csv = (text: string): { name: string; bytes: Uint8Array } => ({ name: 'signs.csv', bytes: bytesOf(text) });

describe('a table', () => {
  it('has its points where the columns of coordinates say, numbers as numbers, codes as texts', async () => {
    const layer = await readOne([csv('编号,名称,X坐标,Y坐标,宽,代码\nA1,甲,39512345.5,3287654.25,1.5,007\nA2,乙,,,2,010\n')]);
    expect(layer).toMatchObject({ format: 'csv', name: 'signs', crs: null, text: { encoding: 'UTF-8', by: 'valid' } });
    expect(rows(layer)).toEqual([{ 编号: 'A1', 名称: '甲', X坐标: 39_512_345.5, Y坐标: 3_287_654.25, 宽: 1.5, 代码: '007' }, { 编号: 'A2', 名称: '乙', X坐标: null, Y坐标: null, 宽: 2, 代码: '010' }]);
    expect(layer.features.map(({ geometry, at }) => [at, geometry])).toEqual([['row 2', { type: 'Point', coordinates: [39_512_345.5, 3_287_654.25] }], ['row 3', null]]);
    expect(layer.findings).toMatchObject([{ code: 'import.geometry-missing', severity: 'remark', feature: 'row 3' }]);
  });
  it('may have degrees, minutes and seconds, or both in one cell', async () => {
    for (const text of ['编号,东经,北纬\n1,"116°01′30″","29°43′48″"\n', '编号,坐标\n1,"116.025,29.73"\n', '编号,坐标\n1,"北纬29°43′48″ 东经116°01′30″"\n'])
      expect((await readOne([csv(text)])).features[0]?.geometry).toEqual({ type: 'Point', coordinates: [116.025, 29.73] });
    expect((await readOne([csv('编号,坐标\n1,"39512345.5 3287654.25"\n')])).features[0]?.geometry).toEqual({ type: 'Point', coordinates: [39_512_345.5, 3_287_654.25] });
  });
  it('states the system that its titles name', async () => {
    expect((await readOne([csv('编号,经度(GCJ-02),纬度(GCJ-02)\n1,116,29\n')])).crs).toEqual({ name: 'gcj02' });
    expect((await readOne([csv('编号,经度(CGCS2000),纬度(CGCS2000)\n1,116,29\n')])).crs).toEqual({ epsg: 4490 });
    expect((await readOne([csv('编号,X(西安80),Y(西安80)\n1,39512345,3287654\n')])).crs).toEqual({ name: 'Xian 1980' });
  });
  it('takes the columns that a person names, and says when they are not there', async () => {
    const file = csv('编号,e,n,甲,乙\n1,116,29,117,30\n');
    expect((await readOne([file], { coordinates: () => ({ east: '甲', north: '乙' }) })).features[0]?.geometry).toEqual({ type: 'Point', coordinates: [117, 30] });
    const layer = await readOne([file], { coordinates: () => ({ east: '甲', north: '丙' }) });
    expect(layer.findings).toMatchObject([{ code: 'import.column-missing', severity: 'error', field: '丙' }]);
    expect(said(await readOne([csv('编号,名称\n1,甲\n')]))).toEqual(['remark import.no-coordinates']);
  });
  it('of a workbook has its dates as ISO text; a broken row of a CSV is an error', async () => {
    const made = await writeWorkbook([['编号', '经度', '纬度', '日期'], ['A1', 116.01, 29.68, { value: new Date(Date.UTC(2024, 4, 1)), type: Date, format: 'yyyy/mm/dd' }]] as never).toBuffer();
    const layer = await readOne([{ name: 'a.bin', bytes: new Uint8Array(made) }]);
    expect(layer).toMatchObject({ format: 'xlsx', text: { by: 'format' } });
    expect(rows(layer)).toEqual([{ 编号: 'A1', 经度: 116.01, 纬度: 29.68, 日期: '2024-05-01' }]);
    expect((await readOne([csv('编号,经度,纬度\n1,116,29\n2,116,29,30,31\n')])).findings).toMatchObject([{ code: 'import.table-row', severity: 'error', feature: 'row 3' }, {}]);
  });
});
