/** Steps of the keyboard, columns that are seen, cells as they are shown. */
import { describe, expect, test } from 'vitest';
import { loadTiny } from '../../plan/tiny-loaded.fixture.ts';
import { setsOf } from '../../survey/sets/sets-of.ts';
import { seenAtFirst, widthOf } from './columns.ts';
import { shownCell, shownNumber } from './shown-cell.ts';
import { step } from './steps.ts';

describe('steps', () => {
  const extent = { rows: 100, columns: 5, page: 10 };
  test('every key leads to a cell that is there, up from the first row to the head', () => {
    const from = { row: 5, column: 2 };
    expect(['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'Home', 'End', 'PageDown', 'PageUp'].map((key) => Object.values(step(from, key, false, extent) ?? {}))).toEqual([[6, 2], [4, 2], [5, 3], [5, 1], [5, 0], [5, 4], [15, 2], [0, 2]]);
    expect(step(from, 'Home', true, extent)).toEqual({ row: 0, column: 0 });
    expect(step(from, 'End', true, extent)).toEqual({ row: 99, column: 4 });
    expect(step({ row: 0, column: 2 }, 'ArrowUp', false, extent)).toEqual({ row: -1, column: 2 });
    expect(step({ row: 99, column: 4 }, 'ArrowDown', false, extent)).toEqual({ row: 99, column: 4 });
    expect(step({ row: 99, column: 4 }, 'ArrowRight', false, extent)).toEqual({ row: 99, column: 4 });
    expect(step(from, 'a', false, extent)).toBeNull();
  });
  test('in an empty table up leads to the head, nothing else anywhere', () => {
    const empty = { rows: 0, columns: 5, page: 10 };
    expect(step({ row: 0, column: 0 }, 'ArrowDown', false, empty)).toEqual({ row: 0, column: 0 });
    expect(step({ row: 0, column: 0 }, 'ArrowUp', false, empty)).toEqual({ row: -1, column: 0 });
  });
});

describe('columns', () => {
  test('of which nothing is known are not seen at first, nor are minor ones; counts are', async () => {
    const { zones, segments } = setsOf(await loadTiny(), null);
    const seen = seenAtFirst(zones);
    expect(['key', 'name', 'class', 'area', 'signs', 'source'].every((id) => seen.has(id))).toBe(true);
    expect(['phase', 'from', 'until'].some((id) => seen.has(id))).toBe(false);
    expect(seenAtFirst(segments).has('road')).toBe(false);
    for (const column of zones.columns) expect(widthOf(column, zones, 'zh', false)).toBeGreaterThan(40);
  });
});

describe('cells', () => {
  test('numbers with their decimals, a real minus, thousands parted', () => {
    expect([shownNumber(2.71811, 2), shownNumber(-2, 0), shownNumber(12345.6, 1), shownNumber(1234, undefined)]).toEqual(['2.72', '−2', '12\u202f345.6', '1234']);
  });
  test('words in the language, nothing where nothing is known', async () => {
    const { zones } = setsOf(await loadTiny(), null);
    const cell = (id: string, language: 'zh' | 'en'): string => shownCell(zones.columns.find((one) => one.id === id) ?? { id, title: { zh: '', en: '' }, kind: 'text', cell: () => null }, 1, language);
    expect([cell('class', 'zh'), cell('class', 'en'), cell('name', 'zh')]).toEqual(['一般', 'General', '']);
  });
});
