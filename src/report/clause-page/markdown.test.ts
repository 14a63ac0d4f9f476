import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clauseIndex } from './clause-index.ts';
import { escape, indexMarkdown, markdownFile, pageMarkdown } from './markdown.ts';
import { titledPlan } from './page.fixture.ts';
import { clausePage } from './page.ts';

const NASTY = 'a|b *c* _d_ [e](f) <b> `g` # \\ ~h~\n# i';

describe('escape', () => {
  test.each([
    ['a|b', 'a\\|b'],
    ['*x* _y_ `z`', '\\*x\\* \\_y\\_ \\`z\\`'],
    ['[a](b)', '\\[a\\](b)'],
    ['<b>&amp;', '\\<b\\>\\&amp;'],
    ['one\n# two', 'one \\# two'],
    ['- x', '\\- x'],
    ['1. x', '1\\. x'],
    ['3.5 m', '3.5 m'],
    ['≥ 3 m（国道）', '≥ 3 m（国道）'],
  ])('%j', (text, escaped) => expect(escape(text)).toBe(escaped));

  test('leaves one line, and no mark that means anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('|', '*', '_', '[', ']', '<', '>', '`', '#', '\\', '~', '&', '-', '+', '1', '.', ' ', '\r', '\n', 'a', '公') }), (text) => {
        const escaped = escape(text);
        expect(escaped).not.toMatch(/[\r\n]/);
        expect(escaped.replace(/\\./g, '')).not.toMatch(/[|*_[\]<>`#\\~&]/);
      }),
    );
  });
});

test('file names are ids, and none takes the index’s place', () => {
  expect(['L-12', 'index', 'Index'].map(markdownFile)).toEqual(['L-12.md', 'index_.md', 'Index_.md']);
});

test('a page', async () => {
  const { plan, examples } = await titledPlan();
  const page = clausePage(plan, 'L-12', { language: 'zh', examples });
  if (page === undefined) throw new Error('no page');
  expect(pageMarkdown(page, true)).toBe(`# L-12 L-12

- **出处**：某法第一条 · 2026-01-01 读取
- **层级**：T1 国家法律法规
- **可信度**：已核：读过条文原文
- **在本规划中**：有约束力
- **条款集**：法
- **示范**：图层“公路”

## 适用

- 属于“地面构筑物”

## 要求

- 与每处“公路”（两侧各计入其用地半宽）的距离 ≥ 表“控制区宽度”按公路等级所列的值

## 不满足时

判为“不符合”。

## 判定用语

- **满足**：〔实际值〕 符合
- **不满足**：不符合

## 数值表

### 控制区宽度

某法第一条 · 2026-01-01 读取

| 公路等级 | 值 |
| --- | --- |
| 国道 | 20 m |
| 省道 | 15 m |

## 用语

- **地面构筑物** · 全国通用
  - 随广告类型而定：
    - 是：立柱
    - 否：墙面

## 图层

- **公路**
  - 示范图层；1 处
  - 来源：手绘，2026-01-01，CC0-1.0

## 示例

### 1. 例

- **拟设**：广告类型 墙面；高 2 m
- **应为**：不适用
- **实为**：不适用（相符）

## 同一文件的其他条款

- [L-18 L-18](<L-18.md>)
- [S-01 S-01](<S-01.md>)
- [P-01 P-01](<P-01.md>)

[条款目录](<index.md>)
`);
});

test('what a package says is never markup', async () => {
  const nasty = { zh: NASTY, en: NASTY };
  const { plan, examples } = await titledPlan((tiny) => {
    Object.assign(tiny.law.clauses[0] ?? {}, { title: nasty, citation: { document: NASTY, article: NASTY, url: 'https://example.org/a b>c' }, text: { met: nasty, broken: nasty } });
    Object.assign(tiny.law.tables[0] ?? {}, { title: nasty });
  });
  const page = clausePage(plan, 'L-12', { language: 'en', examples });
  if (page === undefined) throw new Error('no page');
  for (const text of [pageMarkdown(page, false), indexMarkdown(clauseIndex(plan, { language: 'en', examples }), true)]) {
    expect(text).not.toMatch(/(?<!\\)<b|\n# i|(?<!\\)`g|(?<!\\)\*c/);
    expect(text).toContain('(<https://example.org/a%20b%3Ec>)');
    // A row has as many cells as its head.
    const rows = text.split('\n').filter((line) => line.startsWith('|'));
    for (const row of rows) expect([3, 7]).toContain(row.split(/(?<!\\)\|/).length - 1);
  }
});

test('the same plan gives the same bytes', async () => {
  const [one, other] = await Promise.all([titledPlan(), titledPlan()]);
  const text = ({ plan, examples }: typeof one): string => indexMarkdown(clauseIndex(plan, { language: 'en', examples }), true);
  expect(text(one)).toBe(text(other));
  expect(text(one)).toContain('Clauses: 4; examples: 4, as expected: 4.');
});
