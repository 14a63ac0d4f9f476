import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amount, excess, limitAmount, sides, span } from './quantity.ts';

describe('quantities', () => {
  it.each([
    [amount(7.2, 'm'), '7.20 m'],
    [amount(1.234, 'm'), '1.234 m'],
    [amount(10, 'm²'), '10.00 m²'],
    [amount(420, 'cd/m²'), '420 cd/m²'],
    [amount(100, 'cd/m²'), '100 cd/m²'],
    [amount(12.35, '°'), '12.35°'],
    [amount(-0.5, 'm'), '−0.50 m'],
    [amount(-0, 'm'), '0.00 m'],
    [amount(2), '2'],
    [amount(200), '200'],
    [amount(0.25), '0.25'],
    [limitAmount(8, 'm'), '8 m'],
    [limitAmount(6.6, 'm'), '6.60 m'],
    [limitAmount(0.75, 'm'), '0.75 m'],
    [span([7.2, 7.2], 'm'), '7.20 m'],
    [span([2.34, 3.1], 'm'), '2.34–3.10 m'],
    [span([null, 4], 'm'), '≤ 4.00 m'],
    [span([3, null], 'm'), '≥ 3.00 m'],
    [span([null, null], 'm'), undefined],
    [span([-0.2, 0.3], 'm', '至'), '−0.20 至 0.30 m'],
    [span([-2.1, 5.3], 'm', '至'), '−3 至 6 m'],
    [span([122.71, 122.71], 'm'), '122.71 m'],
    [span([122.71, 123.8], 'm'), '122–124 m'],
    [span([122, 122.4], 'm'), '122.00–122.40 m'],
    [span([2848.2, 2868.6], 'm'), '2\u202f848–2\u202f869 m'],
    [span([2352.4, null], 'm'), '≥ 2\u202f352 m'],
    [span([null, 2352.4], 'm'), '≤ 2\u202f353 m'],
    [amount(2352.9, 'm'), '2\u202f352 m'],
    [amount(1234567, 'cd/m²'), '1\u202f234\u202f567 cd/m²'],
    [limitAmount(12000, 'm²'), '12\u202f000 m²'],
    [excess([-0.6, -0.6], 'm'), '0.60 m'],
    [excess([-10, -2], 'm'), '2–10 m'],
    [sides(-9.2, 387.1, 'm').join('|'), '10 m|388 m'],
    [sides(-0.2, 0.3, 'm').join('|'), '0.20 m|0.30 m'],
    [excess([null, -2], 'm'), '≥ 2.00 m'],
    [excess([2.6, 2.6], 'm'), '2.60 m'],
  ])('%s', (shown, expected) => {
    expect(shown).toBe(expected);
  });

  it('shows any number of centimetres as it is, up to a thousand metres', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999, max: 99_999 }), (cm) => {
        const text = amount(cm / 100, 'm');
        expect(text).toMatch(/^−?\d+\.\d\d m$/);
        expect(Number(text.slice(0, -2).replace('−', '-'))).toBe(cm / 100);
      }),
    );
  });
});
