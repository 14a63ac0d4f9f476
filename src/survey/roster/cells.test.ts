import { describe, expect, it } from 'vitest';
import { PROPERTY } from '../../plan/vocabulary.ts';
import { loadTiny } from '../../plan/tiny-loaded.fixture.ts';
import { readCell, type CellRead } from './cells.ts';
import { readTitle, targetOf } from './titles.ts';
import type { RosterCell } from './types.ts';
import { flagOf, isCompassWord, meaningOf, wordId, wordTable } from './words.ts';

const plan = await loadTiny();
const table = wordTable(plan);
const read = (name: string, cell: RosterCell, unit?: string, own?: Record<string, string | null>): CellRead => {
  const property = PROPERTY.get(name);
  if (property === undefined) throw new Error(name);
  return readCell(cell, { property, unit, meaning: meaningOf(table, name, own) });
};

describe('titles', () => {
  it.each([
    ['宽（米）', 'width', 'm'], ['宽度(m)', 'width', 'm'], ['高\n(厘米)', 'height', 'cm'], ['ＷＩＤＴＨ', 'width', undefined], ['宽度/mm', 'width', 'mm'], ['高度 cm', 'height', 'cm'], ['X坐标', 'lon', undefined], ['Y 坐标（米）', 'lat', 'm'],
    ['广告编号', 'id', undefined], ['*设置形式', 'signType', undefined], ['离地高度', 'clearance', undefined], ['顶部离地', 'topHeight', undefined], ['Height of the top', 'topHeight', undefined], ['公益比例(%)', 'publicServiceShare', '%'], ['亮度（cd/㎡）', 'luminance', 'cd/m²'], ['longitude', 'lon', undefined], ['是否公益', 'use', undefined], ['广告面积(㎡)', 'extra', undefined], ['到期日期', 'end', undefined],
  ])('%s is %s', (title, target, unit) => {
    const said = readTitle(title);
    expect([targetOf(said)?.target, said.unit]).toEqual([target, unit]);
  });
  it('that nobody knows is none', () => expect(targetOf(readTitle('巡查员'))).toBeUndefined());
});

describe('a number', () => {
  it.each([['6.0m', undefined, 6], ['６．０', undefined, 6], ['600', 'cm', 6], ['6 m', 'cm', 6], [3550, 'mm', 3.55], ['355', 'cm', 3.55], [' 2.5 米 ', undefined, 2.5], ['25厘米', undefined, 0.25]] as const)('%s in %s is %s', (cell, unit, value) => expect(read('width', cell, unit)).toEqual({ value }));
  it.each([['3×5', 'roster.product'], ['3*5', 'roster.product'], ['3～5', 'roster.span'], ['约6', 'roster.about'], ['6左右', 'roster.about']])('%s is refused with the reason', (cell, code) => expect(read('width', cell).problem).toMatchObject({ code, received: JSON.stringify(cell) }));
  it('that is not written is unknown, and counted', () => {
    for (const cell of ['—', '/', '不详', '无', 'N/A']) expect(read('width', cell)).toEqual({ note: 'blank' });
    expect(read('width', null)).toEqual({});
  });
  it('anything else is left to the reader of proposals', () => expect(read('width', '1,200')).toEqual({ value: '1,200' }));
  it('a direction is no bearing', () => {
    for (const cell of ['东', '朝南', '正西', '东北', '坐北朝南', '南向', 'NE', '东偏南']) expect([cell, read('bearing', cell)]).toEqual([cell, { note: 'compass' }]);
    expect(read('bearing', '183°')).toEqual({ value: 183 });
    expect(isCompassWord('东西')).toBe(false);
  });
  it('of faces may be a word', () => expect([read('faces', '双面'), read('faces', 2)]).toEqual([{ value: 2 }, { value: 2 }]));
});

describe('words', () => {
  it.each([['wall', '墙面广告'], ['wall', '平行墙面'], ['wall', '平行墙面广告牌'], ['pole', '高炮'], ['roof', '楼顶广告'], ['wall', 'wall']])('%s: %s', (id, word) => {
    // The small plan has some of the types alone.
    expect(wordId(table, 'signType', word)).toBe(plan.rules.signTypes.some((type) => type.id === id) ? id : undefined);
  });
  it('that may mean two things stay open until somebody says', () => {
    expect(read('signType', '落地式')).toEqual({ value: '落地式' });
    expect(read('signType', '落地式', undefined, { 落地式: 'wall' })).toEqual({ value: 'wall' });
    expect(read('use', '其他', undefined, { 其他: null })).toEqual({ note: 'word' });
  });
  it.each([['公益广告', 'public-service'], ['商业', 'commercial'], ['店招', 'own-name']])('%s is %s', (word, id) => expect(read('use', word)).toEqual({ value: id }));
  it('无 is a kind of light, and nothing of a use', () => expect([read('illumination', '无'), read('use', '—')]).toEqual([{ value: 'none' }, { note: 'blank' }]));
  it('yes and no', () => expect([flagOf('是'), flagOf('√'), flagOf('否'), flagOf('也许'), read('animated', 1).value, read('animated', true).value]).toEqual([true, true, false, undefined, true, true]));
});

describe('a date', () => {
  it.each([['2024/5/1', '2024-05-01'], ['2024.05.01', '2024-05-01'], ['2024年5月1日', '2024-05-01'], ['20240501', '2024-05-01'], [45413, '2024-05-01'], ['45413', '2024-05-01'], ['2024-5-1 08:30:00', '2024-05-01'], ['2024-05-01T00:00:00.000Z', '2024-05-01']] as const)('%s is %s', (cell, value) => expect(read('start', cell)).toEqual({ value }));
  it('of a month alone is none', () => expect(read('start', '2024年5月')).toEqual({ value: '2024年5月' }));
});
