import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Gazetteer, GazetteerEntry } from '../schema/gazetteer.ts';
import { compileGazetteer } from './compile.ts';

const entry = (kind: GazetteerEntry['kind'], zh: string, pinyin: string, rest: Partial<GazetteerEntry> = {}): GazetteerEntry => ({ kind, name: { zh }, pinyin, precise: false, source: 's', ...rest });
const entries: readonly GazetteerEntry[] = [
  entry('road', '长虹大道', 'chang hong da dao', { at: [116, 29.7] }),
  entry('road', '长江大道', 'chang jiang da dao', { at: [115.9, 29.7] }),
  entry('road', '庾亮南路', 'yu liang nan lu'),
  entry('road', '滨江东路（示意）', 'bin jiang dong lu shi yi'),
  entry('road', '福银高速 G70', 'fu yin gao su'),
  entry('landmark', '九江长江大桥', 'jiu jiang chang jiang da qiao', { name: { zh: '九江长江大桥', en: 'Jiujiang Yangtze River Bridge' } }),
  entry('landmark', '乐盈广场', 'le ying guang chang'),
  entry('water', '甘棠湖', 'gan tang hu'),
  entry('park', '甘棠湖北岸绿地', 'gan tang hu bei an lü di'),
  entry('subdistrict', '甘棠街道', 'gan tang jie dao', { within: '浔阳区' }),
  entry('subdistrict', '八里湖街道', 'ba li hu jie dao', { within: '浔阳区' }),
  entry('site', '长虹大道候车亭', 'chang hong da dao hou che ting', { number: 'DW-07', at: [116, 29.7], precise: true }),
  entry('site', '商务区底座式', 'shang wu qu di zuo shi', { number: 'DW-17' }),
  entry('zone', '甘棠湖水域', 'gan tang hu shui yu', { number: 'JZ-07' }),
  entry('junction', '长虹大道—长江大道交叉口', 'chang hong da dao chang jiang da dao jiao cha kou'),
];
const gazetteer: Gazetteer = { schema: 'signplan-gazetteer/1', sources: [{ id: 's', basis: 'published', text: { zh: '来源', en: 'Source' }, licence: 'MIT', accuracy: 30 }], entries: [...entries] };
const compiled = compileGazetteer(gazetteer);
const names = (text: string, options = {}): string[] => compiled.search(text, options).map(({ entry: { name } }) => name.zh);
const initials = ({ name, pinyin }: GazetteerEntry): string => {
  const syllables = pinyin.split(' ');
  return Array.from(name.zh).map((sign) => (/\p{Script=Han}/u.test(sign) ? (syllables.shift()?.[0] ?? '') : sign)).join('');
};

describe('every name is found', () => {
  test.each(entries.map((one) => [one.name.zh, one] as const))('%s', (zh, one) => {
    expect(names(zh)[0]).toBe(zh);
    expect(names(one.pinyin.replaceAll(' ', ''))[0]).toBe(zh);
    expect(names(one.pinyin)[0]).toBe(zh);
    expect(names(initials(one)).slice(0, 2)).toContain(zh);
    if (one.number !== undefined) expect(names(one.number)[0]).toBe(zh);
  });

  test('however it is typed: case, width, spaces, tones', () => {
    const written = fc.constantFrom(...entries).chain((one) =>
      fc.record({ text: fc.constantFrom(one.name.zh, one.pinyin, ...(one.number === undefined ? [] : [one.number])), wide: fc.boolean(), upper: fc.boolean(), gaps: fc.boolean(), zh: fc.constant(one.name.zh) }),
    );
    fc.assert(
      fc.property(written, ({ text, wide, upper, gaps, zh }) => {
        const cased = upper ? text.toUpperCase() : text;
        const spaced = gaps ? Array.from(cased).join(' ') : cased;
        const typed = wide ? spaced.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)) : spaced;
        expect(names(typed)[0]).toBe(zh);
      }),
      { numRuns: 60 },
    );
    expect(names('gān táng hú')[0]).toBe('甘棠湖');
    expect(names('lǜdì')).toEqual(names('lvdi'));
    expect(names('ludi')).toEqual(['甘棠湖北岸绿地']);
  });

  test('by each beginning of it, whatever else is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...entries), fc.nat(), ({ name: { zh } }, length) => {
        expect(names(zh.slice(0, 1 + (length % zh.length)), { limit: entries.length })).toContain(zh);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the order', () => {
  test.each([
    ['gth', ['甘棠湖', '甘棠湖北岸绿地', '甘棠湖水域']],
    ['甘棠', ['甘棠湖', '甘棠街道', '甘棠湖北岸绿地', '甘棠湖水域']],
    ['长江', ['长江大道', '长虹大道—长江大道交叉口', '九江长江大桥']],
    ['changjian', ['长江大道', '长虹大道—长江大道交叉口', '九江长江大桥']],
    ['dw7', ['长虹大道候车亭']],
    ['7', ['长虹大道候车亭', '甘棠湖水域', '福银高速 G70']],
    ['dw', ['长虹大道候车亭', '商务区底座式']],
    ['binjiangdonglu', ['滨江东路（示意）']],
    ['g70', ['福银高速 G70']],
    ['yangtze', ['九江长江大桥']],
    ['甘棠hu', ['甘棠湖', '甘棠湖北岸绿地', '甘棠湖水域']],
  ])('%s', (typed, expected) => {
    expect(names(typed)).toEqual(expected);
  });

  test('of equally good ones the nearer first', () => {
    expect(names('大道', { near: [116, 29.7] })[0]).toBe('长虹大道');
    expect(names('大道', { near: [115.9, 29.7] })[0]).toBe('长江大道');
  });
  test('no more than asked for', () => {
    expect(names('d', { limit: 2 })).toHaveLength(2);
  });
});

describe('what is not quite the name', () => {
  test.each([
    ['left out', '九江大桥', '九江长江大桥'],
    ['another character', '甘糖湖', '甘棠湖'],
    ['one too many', '庾亮南的路', '庾亮南路'],
    ['letters that sound alike', 'yuliannanlu', '庾亮南路'],
    ['a wrong letter', 'yuliangmanlu', '庾亮南路'],
    ['two letters the wrong way round', 'cahnghong', '长虹大道'],
    ['words in another order', '长江大道 长虹大道', '长虹大道—长江大道交叉口'],
    ['a word of the district', '浔阳区 八里湖', '八里湖街道'],
    ['the district', '浔阳区', '甘棠街道'],
  ])('%s', (_, typed, expected) => {
    expect(names(typed)[0]).toBe(expected);
  });
  test('characters of the same sound, where some name has them', () => {
    const two = compileGazetteer({ ...gazetteer, entries: [entry('road', '长安路', 'chang an lu'), entry('landmark', '常鞍鹿', 'chang an lu')] });
    expect(two.search('常安鹿').map(({ entry: { name } }) => name.zh)).toEqual(['长安路', '常鞍鹿']);
  });
  test.each(['', '  ', '。', '—', '天安门广场', 'qqqq', '😀', '0'.repeat(500)])('nothing for %j', (typed) => {
    expect(names(typed)).toEqual([]);
  });
  test('any text at all is answered', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (typed) => compiled.search(typed).length <= 20));
  });
});

describe('what is marked', () => {
  const marked = (typed: string): string[] => {
    const [hit] = compiled.search(typed);
    if (hit === undefined) return [];
    const { entry: one, matched } = hit;
    const text = { zh: one.name.zh, en: one.name.en, number: one.number, within: one.within }[matched.field] ?? '';
    return [matched.field, ...matched.ranges.map(([from, to]) => text.slice(from, to))];
  };
  test.each([
    ['gth', ['zh', '甘棠湖']],
    ['gant', ['zh', '甘棠']],
    ['g70', ['zh', 'G70']],
    ['DW0', ['number', 'DW-0']],
    ['dw7', ['number', 'DW-07']],
    ['YANG', ['en', 'Yang']],
    ['九江大桥', ['zh', '九江', '大桥']],
    ['浔阳区', ['within', '浔阳区']],
  ])('%s', (typed, expected) => {
    expect(marked(typed)).toEqual(expected);
  });
});

test('five hundred names are searched in a few milliseconds', () => {
  const many = compileGazetteer({ ...gazetteer, entries: Array.from({ length: 500 }, (_, i) => entries[i % entries.length] ?? entry('road', '路', 'lu')) });
  const typed = ['gth', '长虹大道', 'yuliangmanlu', '九江大桥', '天安门广场'];
  for (const text of typed) {
    // The quickest of several looks: what else a machine does is no part of it. It takes 1 to 3 ms.
    const looks = Array.from({ length: 12 }, () => {
      const begun = performance.now();
      many.search(text);
      return performance.now() - begun;
    });
    expect(Math.min(...looks), text).toBeLessThan(10);
  }
});
