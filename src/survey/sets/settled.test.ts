/** Looked at again and again while signs are judged, ids and counts are those of one look at the end. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countsByZone } from './counts.ts';
import { doubledIds } from './doubled.ts';
import { judgedSigns, type SignRow } from './judged.fixture.ts';
import { NOT_JUDGED, type JudgedSigns } from './judged.ts';

const ZONES = ['A', 'B', 'C'];
const sign = fc.record<SignRow>({ id: fc.constantFrom('', 'a', 'b', 'c', 'd', 'e'), verdict: fc.constantFrom(0, 1, 2, 4, 255), zones: fc.subarray(ZONES) });

/** Signs that come one by one, in an order, and have no id before unless it is known from the start. */
function coming(rows: readonly SignRow[], known: boolean): { readonly judged: JudgedSigns; readonly come: (i: number) => void } {
  const all = judgedSigns(rows);
  const verdict = new Uint8Array(rows.length).fill(NOT_JUDGED);
  const judged: JudgedSigns = { ...all, verdict, id: (i) => (known || verdict[i] !== NOT_JUDGED ? all.id(i) : ''), zones: (i) => (verdict[i] === NOT_JUDGED ? [] : all.zones(i)) };
  return { judged, come: (i) => void (verdict[i] = rows[i]?.verdict ?? 0) };
}

const doubled = (judged: JudgedSigns): string[] => [...doubledIds(judged)].filter((id) => id !== '').sort();
const counts = (judged: JudgedSigns): unknown => ZONES.map(countsByZone(judged));

test('in whatever order they come', () => {
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 12 }), fc.boolean(), fc.boolean(), fc.array(fc.nat()), (rows, known, inOrder, keys) => {
      const order = rows.map((_, i) => i);
      if (!inOrder) order.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
      const { judged, come } = coming(rows, known);
      for (const i of order) {
        // A look at what has come so far is that of someone who looks for the first time.
        expect(doubled(judged)).toEqual(doubled({ ...judged }));
        expect(counts(judged)).toEqual(counts({ ...judged }));
        come(i);
      }
      expect(doubled(judged)).toEqual(doubled(judgedSigns(rows)));
      expect(counts(judged)).toEqual(counts(judgedSigns(rows)));
    }),
  );
});
