import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bound, inUnit, plainNumber, readNumber, readPair, shownInterval, shownNumber, withUnit } from './numbers.ts';

describe('readNumber', () => {
  it('reads what an input method or another locale leaves', () => {
    expect(readNumber('6.00')).toBe(6);
    expect(readNumber(' ４．８０　')).toBe(4.8);
    expect(readNumber('4,8')).toBe(4.8);
    expect(readNumber('２，４')).toBe(2.4);
    expect(readNumber('−0.5')).toBe(-0.5);
  });
  it('hands on what is not a number as text, never as NaN or 0', () => {
    expect(readNumber('4 m')).toBe('4 m');
    expect(readNumber('3、5')).toBe('3、5');
    expect(readNumber('NaN')).toBe('NaN');
    expect(readNumber('1,000,000')).toBe('1,000,000');
  });
  it('reads back every number that it is given', () => {
    fc.assert(fc.property(fc.integer({ min: -1e6, max: 1e6 }), (thousandths) => {
      expect(readNumber(String(thousandths / 1000))).toBe(thousandths / 1000);
    }));
  });
  it('takes no comma before three digits for a decimal one, unless it can be no other', () => {
    for (const text of ['5,000', '-5,000', '12,345', '115,982', '1,000,000', '5,000.5']) expect(readNumber(text)).toBe(text);
    expect(readNumber('５，０００')).toBe('5,000');
    for (const [text, value] of [['5,0', 5], ['5,00', 5], ['5,0001', 5.0001], ['0,500', 0.5], ['1234,567', 1234.567]] as const) expect(readNumber(text)).toBe(value);
  });
  it('reads a number that is still being typed', () => {
    for (const text of ['5,', '5.', '５，', '5。']) expect([readNumber(text), plainNumber(text)]).toEqual([5, '5']);
    for (const text of ['', '-', '.', ',', '5,,']) expect(typeof readNumber(text)).toBe('string');
  });
  it('reads what a program writes', () => {
    expect(readNumber('1e-7')).toBe(1e-7);
  });
  it('leaves a plain number as it is typed', () => {
    expect(plainNumber('6.00')).toBe('6.00');
  });
});

describe('readPair', () => {
  it('takes a pair in either order and with any separator', () => {
    const pair = { lon: '115.98265', lat: '29.72752' };
    for (const text of ['115.98265, 29.72752', '115.98265，29.72752', '29.72752 115.98265', '115.98265;29.72752', '115.98265、29.72752', '（115.98265，29.72752）', '115.98265E 29.72752N']) expect(readPair(text)).toEqual(pair);
  });
  it('leaves one number alone, with a decimal comma or not', () => {
    expect(readPair('115,98265')).toBeUndefined();
    expect(readPair('115.98265')).toBeUndefined();
    expect(readPair('')).toBeUndefined();
  });
  it('does not guess where neither order is in China', () => {
    expect(readPair('403222.31, 3287276.88')).toBeUndefined();
    expect(readPair('2.35, 48.85')).toBeUndefined();
  });
});

describe('shown values', () => {
  it('gives lengths to the centimetre, long ones to the metre', () => {
    expect(withUnit(0.6, 'm')).toBe('0.60\u00a0m');
    expect(withUnit(2858.3, 'm')).toBe('2858\u00a0m');
    expect(withUnit(12858.3, 'm')).toBe('12\u202f858\u00a0m');
    expect(withUnit(-3, 'm')).toBe('−3.00\u00a0m');
  });
  it('gives a wide interval outward, in whole metres', () => {
    expect(shownInterval([41.2, 61.1], 'm')).toBe('41–62\u00a0m');
  });
  it('keeps counts and luminance whole', () => {
    expect(shownNumber(3)).toBe('3');
    expect(withUnit(420, 'cd/m²')).toBe('420\u00a0cd/m²');
  });
  it('collapses an interval whose ends look alike', () => {
    expect(shownInterval([6.6, 6.6], 'm')).toBe('6.60\u00a0m');
    expect(shownInterval([2.25, 2.5], 'm')).toBe('2.25–2.50\u00a0m');
    expect(shownInterval([3, null], 'm')).toBe('≥ 3.00\u00a0m');
  });
  it('binds a number to its unit, and nothing else', () => {
    expect(bound('顶部离地 7.20 m，上限 6.60 m')).toBe('顶部离地 7.20\u00a0m，上限 6.60\u00a0m');
    expect(bound('needed first: 2 more; 10 m² of 12')).toBe('needed first: 2 more; 10\u00a0m² of 12');
  });
});

describe('a unit written after the number', () => {
  it.each([
    ['240 cm', 'm', '2.4'], ['240厘米', 'm', '2.4'], ['2400mm', 'm', '2.4'], ['２．４米', 'm', '2.4'], ['2,4 m', 'm', '2.4'], ['5毫米', 'm', '0.005'], ['30 %', '', '0.3'], ['7％', '', '0.07'], ['2面', '', '2'], ['400 nit', 'cd/m²', '400'], ['90度', '°', '90'], ['15秒', 's', '15'],
  ])('%s in %s is %s', (text, unit, plain) => expect(inUnit(text, unit)).toBe(plain));
  it.each([['240 kg', 'm'], ['5 s', 'm'], ['2.4', 'm'], ['5,000 cm', 'm'], ['宽 5 m', 'm'], ['-5 m', 'm'], ['', 'm']])('%s in %s stays as it is', (text, unit) => expect(inUnit(text, unit)).toBe(text));
});
