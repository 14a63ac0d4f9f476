import { expect, test } from 'vitest';
import { shortCitation } from './short-citation.ts';

test.each([
  [{ document: '《中华人民共和国广告法》（2021年修正）', documentEn: 'Advertising Law of the PRC (amended 2021)', article: '第四十二条第三项' }, '《广告法》（2021）第四十二条第三项', 'Advertising Law (2021) art. 42(3)'],
  [{ document: '《铁路安全管理条例》（2013年）', documentEn: 'Regulations on Railway Safety (2013)', article: '第三十条' }, '《铁路安全管理条例》（2013）第三十条', 'Regulations on Railway Safety (2013) art. 30'],
  [{ document: '《城市户外广告和招牌设施技术标准》CJJ/T 149-2021', documentEn: 'Technical standard for urban outdoor advertising and signboard facilities, CJJ/T 149-2021', article: '6.0.1' }, 'CJJ/T 149-2021 6.0.1', 'CJJ/T 149-2021 6.0.1'],
  [{ document: '示范管控表：展示区 × 平行墙面广告 × 商业广告', documentEn: 'Demonstration table: Display zone × Wall sign, flat × Commercial', article: '示范表4第10行' }, '示范管控表：展示区 · 示范表4第10行', 'Demonstration table: Display zone · demonstration table 4, row 10'],
  [{ document: '示范管控条款（演示用，非规划原文）', documentEn: 'Demonstration clauses (made up)', article: '示范第四条' }, '示范管控条款示范第四条', 'Demonstration clauses art. 4'],
  [{ document: '亮度表', article: 'S > 10 m²', via: '转引自某网' }, '亮度表 S > 10 m²（转引自某网）', undefined],
])('%o', (citation, zh, en) => {
  expect(shortCitation(citation, 'zh')).toBe(zh);
  if (en !== undefined) expect(shortCitation(citation, 'en')).toBe(en);
});
