import { expect, test } from 'vitest';
import type { ClauseIndex, IndexRow } from '../../report/clause-page/types.ts';
import { filterIndex, tiersOf } from './filter.ts';

const row = (id: string, title: string, tier: IndexRow['tier']['code']): IndexRow => ({
  id, title, article: '第一条', tier: { code: tier, text: tier === 'T1' ? '国家法律法规' : '技术标准' }, confidence: { code: 'V', text: '' }, force: { code: 'binding', text: '' }, examples: null,
});
const index: ClauseIndex = {
  language: 'zh', title: '', notice: null, procedure: [], counts: { clauses: 3, examples: 0, passing: null },
  documents: [
    { title: '《公路安全保护条例》', rows: [row('L-12', '公路建筑控制区', 'T1'), row('L-13', '是否遮挡公路标志', 'T1')] },
    { title: 'CJJ/T 149-2021', rows: [row('S-01', '灯杆广告：每杆块数', 'T3')] },
  ],
};
const ids = (text: string, tier = ''): string[][] => filterIndex(index, text, tier).map(({ rows }) => rows.map(({ id }) => id));

test.each<[string, string, string[][]]>([
  ['', '', [['L-12', 'L-13'], ['S-01']]],
  ['l-12', '', [['L-12']]],
  ['公路', '', [['L-12', 'L-13']]],
  [' 公路　控制区 ', '', [['L-12']]],
  ['cjj', '', [['S-01']]],
  ['第一条', 'T3', [['S-01']]],
  ['公路', 'T3', []],
])('%j in tier %j', (text, tier, found) => expect(ids(text, tier)).toEqual(found));

test('the tiers to choose from are those that there are', () => {
  expect(tiersOf(index)).toEqual([{ code: 'T1', text: '国家法律法规' }, { code: 'T3', text: '技术标准' }]);
});
