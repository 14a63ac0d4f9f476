import { describe, expect, it } from 'vitest';
import { statedNumber, statedValue } from './stated.ts';

describe('statedValue', () => {
  it('reads by the kind of the property', () => {
    expect(statedValue('width', '2.5')).toBe(2.5);
    expect(statedValue('animated', 'TRUE')).toBe(true);
    expect(statedValue('animated', '否')).toBe(false);
    expect(statedValue('replaces', 'XZ-1; XZ-2；')).toEqual(['XZ-1', 'XZ-2']);
    expect(statedValue('name', '12')).toBe('12');
    expect(statedValue('no-such-property', '12')).toBe('12');
  });
  it('leaves as text what cannot be read, never NaN, 0 or a guess', () => {
    for (const text of ['2 m', '5,000', '5，5', '２', 'NaN', 'Infinity', '0x10', '1 000', '', '-']) expect(statedNumber(text)).toBe(text);
    expect(statedValue('animated', 'maybe')).toBe('maybe');
  });
  it('reads every number back that a program writes', () => {
    for (const number of [0, -0.5, 1e-7, 1e21, 123456.789]) expect(statedNumber(String(number))).toBe(number);
  });
});
