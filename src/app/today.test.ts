import { expect, it } from 'vitest';
import { today } from './today.ts';

it('turns over at midnight in Shanghai, not in UTC', () => {
  expect(today(Date.UTC(2026, 10, 23, 15, 59, 59))).toBe('2026-11-23');
  expect(today(Date.UTC(2026, 10, 23, 16, 0, 0))).toBe('2026-11-24');
});
