import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amount, excess, limitAmount, span } from './quantity.ts';

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
    [span([-2.1, 5.3], 'm', '至'), '−2.10 至 5.30 m'],
    [excess([-0.6, -0.6], 'm'), '0.60 m'],
    [excess([-10, -2], 'm'), '2.00–10.00 m'],
    [excess([null, -2], 'm'), '≥ 2.00 m'],
    [excess([2.6, 2.6], 'm'), '2.60 m'],
  ])('%s', (shown, expected) => {
    expect(shown).toBe(expected);
  });

  it('shows any number of centimetres as it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e7, max: 1e7 }), (cm) => {
        const text = amount(cm / 100, 'm');
        expect(text).toMatch(/^−?\d+\.\d\d m$/);
        expect(Number(text.slice(0, -2).replace('−', '-'))).toBe(cm / 100);
      }),
    );
  });
});
