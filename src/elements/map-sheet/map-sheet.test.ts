import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localPlane } from '../../map/local.ts';
import { testPlan } from '../../map/plan.fixture.ts';
import { flat } from '../../map/svg/flat.fixture.ts';
import { BAND } from '../../map/svg/plan-grid.ts';
import { drawPlanMap } from '../../map/svg/plan-map.ts';
import { sheetFor } from '../../map/svg/paper-sheet.ts';
import { MM } from '../../map/svg/sheet.ts';
import { legendEntries } from './legend-entries.ts';
import { FOOT, GAP, HEAD, layoutOf, MARGIN, ORIENTATIONS, SIZES } from './layout.ts';
import { type MapSheet, pages } from './page.ts';
import { middleOf, movedMiddle, nextScale, SCALES, scaleThatHolds } from './scales.ts';

const plan = testPlan();

describe('the paper', () => {
  it('is A4 or A3, and its parts fill it to the millimetre', () => {
    for (const size of SIZES) {
      for (const orientation of ORIENTATIONS) {
        const { width, height, map, side } = layoutOf(size, orientation, 'zh');
        expect([width, height].sort((a, b) => a - b)).toEqual(size === 'A4' ? [210, 297] : [297, 420]);
        expect(width > height).toBe(orientation === 'landscape');
        const [wide, high] = [map.width + 2 * BAND, map.height + 2 * BAND];
        const inner = [width - 2 * MARGIN, height - 2 * MARGIN - HEAD - FOOT - 2 * GAP];
        expect(orientation === 'landscape' ? [wide + GAP + side.width, high] : [wide, high + GAP + side.height]).toEqual(inner);
      }
    }
  });
});

describe('the scale', () => {
  it('is the largest round one that holds the view', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.002, max: 0.4, noNaN: true }), fc.double({ min: 0.002, max: 0.3, noNaN: true }), fc.constantFrom(...SIZES), fc.constantFrom(...ORIENTATIONS), (dx, dy, size, orientation) => {
        const view = [116 - dx, 29.7 - dy, 116 + dx, 29.7 + dy] as const;
        const frame = layoutOf(size, orientation, 'en').map;
        const scale = scaleThatHolds(view, frame);
        const [x, y] = localPlane(middleOf(view)).to([view[2], view[3]]);
        const holds = (one: number): boolean => 2000 * x <= frame.width * one && 2000 * y <= frame.height * one;
        expect(holds(scale)).toBe(true);
        const larger = SCALES[SCALES.indexOf(scale as (typeof SCALES)[number]) - 1];
        if (larger !== undefined) expect(holds(larger)).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
  it('steps along the list from whatever is typed, and stays at its ends', () => {
    expect([nextScale(5000, true), nextScale(5000, false), nextScale(7777, true), nextScale(7777, false), nextScale(500, true), nextScale(1_000_000, false)]).toEqual([2500, 10_000, 5000, 10_000, 500, 1_000_000]);
  });
});

describe('moving the map', () => {
  it('goes by so many millimetres of the sheet, along the plan’s grid', () => {
    fc.assert(
      fc.property(fc.constantFrom(1000, 10_000, 50_000), fc.double({ min: -60, max: 60, noNaN: true }), fc.double({ min: -60, max: 60, noNaN: true }), (scale, right, up) => {
        const frame = { plan, centre: [115.9, 29.7] as const, scale, width: 200, height: 140 };
        const { sheet } = sheetFor(frame);
        const [x, y] = sheet.project([...movedMiddle(frame.centre, scale, sheet.convergence, right, up)]);
        // Within a fifth of a millimetre.
        expect(Math.abs(x * MM - 100 - right)).toBeLessThan(0.2);
        expect(Math.abs(70 - y * MM - up)).toBeLessThan(0.2);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the sheet', () => {
  const made = (room: number | null, more: Partial<MapSheet> = {}): string => {
    const layout = layoutOf('A4', 'landscape', 'zh');
    const map = drawPlanMap({ plan, centre: [116, 29.7], scale: 25_000, ...layout.map, ids: 'm', layers: [], shown: new Map(), signs: null, surface: null, drawn: [], label: 'x' });
    return pages({ plan: { ...plan, digest: 'abcdef0123456789' }, language: 'zh', layout, map, entries: legendEntries(map, plan, 'zh'), room, roomWithMore: 3, scale: 25_000, title: '一张图', note: '', asOf: '2026-11-24', drawnOn: '2026-11-25', link: '', filtered: false, ...more }).map(flat).join('\f');
  };
  it('has all that a map must say of itself', () => {
    const text = made(null);
    for (const part of ['一张图', '示范数据', '1 : 25\u2009000', 'EPSG:4527', '中央经线 117°E', '间隔 1\u00a0km', '真北在坐标北以东 0.50°', 'test 1，校验 abcdef012345', '2026-11-24', '2026-11-25', '审图号', '（待填）', '没有读到']) expect(text).toContain(part);
    expect(text).toContain('class="watermark"');
    expect(text.split('\f')).toHaveLength(1);
    expect(text).not.toContain('按筛选显示');
    expect(made(null, { filtered: true, note: '供会商用' })).toMatch(/供会商用.*按筛选显示/s);
  });
  it('goes on with its legend on a second page, and numbers them', () => {
    const [first = '', second = ''] = made(4).split('\f');
    const items = (text: string): number => text.match(/<li>/g)?.length ?? 0;
    expect(items(first)).toBe(3);
    expect(items(first) + items(second)).toBe(items(made(null)));
    expect(first).toContain('1 / 2');
    expect(second).toContain('图例（续）');
  });
});
