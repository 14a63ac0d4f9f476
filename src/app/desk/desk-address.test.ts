import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deskAddress, readDesk } from './desk-address.ts';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });

test('what an address was made of is read from it', () => {
  fc.assert(
    fc.property(fc.constantFrom('zones', 'signs'), fc.dictionary(fc.constantFrom('view', 'off', 'q', 'date', 'with', 'base', 'pane'), text), (tab, parts) => {
      const href = deskAddress('https://example.org/page/?own=1&sign-plan=data#v=1&at=116,29', { tab, ...parts });
      const url = new URL(href);
      expect(readDesk(url.search)).toEqual({ tab, ...parts });
      expect([url.searchParams.get('own'), url.searchParams.get('sign-plan'), url.hash]).toEqual(['1', 'data', '#v=1&at=116,29']);
      expect(readDesk(new URL(deskAddress(href, null)).search)).toBeNull();
    }),
  );
});

test('it can be read', () => {
  expect(deskAddress('https://example.org/#v=1', { tab: 'zones', view: '13.5/29.7/116', q: 'zones.area>=0.5' })).toBe('https://example.org/?sign-plan-desk=zones&sign-plan-view=13.5/29.7/116&sign-plan-q=zones.area%3E%3D0.5#v=1');
});
