/** Areas, shares and names of the coloured ground: nothing that is there is shown as nothing. */
import { expect, test } from 'vitest';
import { planOf, zone } from '../../../test/support/sketch.ts';
import { area, causeFeature, clauseTitle, counted, lackText, share, signLine, stateWord } from './present.ts';

test('areas keep three figures, shares never hide what is there or what is missing', () => {
  const cell = { size: 50 };
  expect([0, 1, 4, 400, 40_000, 400_000].map((cells) => area(cells, cell))).toEqual(['0.00', '0.0025', '0.01', '1.00', '100', '1000']);
  expect([share(0, 10), share(1, 100_000), share(1, 3), share(99_999, 100_000), share(5, 5), share(0, 0)]).toEqual(['0.0 %', '< 0.1 %', '33.3 %', '99.9 %', '100.0 %', '–']);
  expect(counted(79_380)).toBe('79\u202f380');
});

test('the sign in a line, with what is typed of its sizes', () => {
  const plan = planOf({ zones: [zone('A', 'display', -100)] });
  const line = (properties: Record<string, number>): string => signLine({ geometry: { type: 'Point', coordinates: [0, 0] }, properties: { signType: 'wall', ...properties } }, plan, 'zh');
  expect(line({ width: 6, height: 2.4 })).toMatch(/^wall 6\.00 × 2\.40\sm$/);
  expect(line({ width: 6 })).toMatch(/6\.00\sm$/);
  expect(line({})).toBe('wall');
});

test('states, gaps and what decides have words in both languages', () => {
  const plan = planOf({ zones: [zone('A', 'display', -100)] });
  for (const language of ['zh', 'en'] as const) {
    for (const state of ['nonconforming', 'undetermined', 'outside', 'conditional', 'conforming', 'crossed'] as const) expect(stateWord(state, language)).not.toBe('');
    for (const lack of [{ kind: 'fact', name: 'use' }, { kind: 'layer', layer: 'zones' }, { kind: 'attribute', layer: 'zones', name: 'road' }, { kind: 'silent' }, { kind: 'unpublished' }, { kind: 'term' }, { kind: 'faces' }, { kind: 'position' }] as const) expect(lackText(lack, plan, language)).not.toBe('');
    expect(clauseTitle('matrix', plan, language)).not.toBe('matrix');
    expect(causeFeature({ scope: { kind: 'none' } }, plan, language)).not.toBe('');
  }
  expect(causeFeature({ scope: { kind: 'zone', class: 'display', key: 'A' } }, plan, 'zh')).toContain('A');
  expect(causeFeature({}, plan, 'zh')).toBeUndefined();
});
