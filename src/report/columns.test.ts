import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns, displayWidth, padEnd, wrap } from './columns.ts';

const chars = fc.string({ unit: fc.constantFrom(...Array.from('广告限值高宽（），。《》 ≤≥·-0123456789.mabcXYZ')), maxLength: 80 });

describe('the width of a text in a terminal', () => {
  it.each([['abc', 3], ['广告', 4], ['（）', 4], ['高 ≤ 1.20 m', 11], ['e\u0301', 1], ['\u200b', 0], ['𠮷', 2], ['ｱﾞ', 2], ['', 0]])('%s', (text, width) => expect(displayWidth(text)).toBe(width));
  it('is filled up to the next column', () => expect([padEnd('广告', 6), padEnd('abc', 2)]).toEqual(['广告  ', 'abc']));
});

describe('wrapping', () => {
  it('keeps a number with its sign and unit, a word whole, and closing signs off the beginning of a line', () => {
    expect(wrap('单面面积 ≤ 15 m²', 12)).toEqual(['单面面积', '≤ 15 m²']);
    expect(wrap('示范表1第1行；《广告法》第四十二条', 13)).toEqual(['示范表1第1', '行；《广告', '法》第四十二', '条']);
    expect(wrap('allowed within limits', 14)).toEqual(['allowed within', 'limits']);
    expect(wrap('', 5)).toEqual(['']);
  });
  it('never exceeds the width and loses nothing but spaces', () => {
    fc.assert(
      fc.property(chars, fc.integer({ min: 2, max: 40 }), (text, width) => {
        const lines = wrap(text, width);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });
});

it('columns begin at the same place in every line, whatever is in them', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.array(chars, { maxLength: 3 }), fc.array(chars, { maxLength: 3 }), fc.constant(['|'])), { minLength: 1, maxLength: 5 }), (rows) => {
      const bars = columns(rows, { widest: [12, 20, 1] }).filter((line) => line.includes('|')).map((line) => displayWidth(line.slice(0, line.lastIndexOf('|'))));
      expect(bars).toHaveLength(rows.length);
      expect(new Set(bars).size).toBe(1);
    }),
  );
});
