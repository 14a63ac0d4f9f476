import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paginate } from './paginate.ts';

test('all on one page while there is room', () => {
  expect(paginate({ rows: [10, 10, 10], room: 60, closing: 30 })).toEqual({ pages: [[0, 3]], apart: false });
  expect(paginate({ rows: [10, 10, 10], room: 60, closing: 31 })).toEqual({ pages: [[0, 3]], apart: true });
});

test('rows flow on; the closing stands under the last of them', () => {
  expect(paginate({ rows: [30, 30, 30], room: 70, closing: 40 })).toEqual({ pages: [[0, 2], [2, 3]], apart: false });
});

test('every row is on one page, in order, and no page with more than one row is too full', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 60 }), fc.integer({ min: 40, max: 200 }), fc.integer({ min: 0, max: 200 }), (rows, room, closing) => {
      const { pages, apart } = paginate({ rows, room, closing });
      const sum = ([from, to]: readonly [number, number]): number => rows.slice(from, to).reduce((a, b) => a + b, 0);
      expect(pages.flatMap(([from, to]) => rows.slice(from, to))).toEqual(rows);
      for (const page of pages) expect(page[1] - page[0] <= 1 || sum(page) <= room).toBe(true);
      const last = pages.at(-1) ?? ([0, 0] as const);
      expect(apart).toBe(sum(last) + closing > room);
    }),
  );
});
