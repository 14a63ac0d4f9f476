import fc from 'fast-check';
import { Geodesic } from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { VERDICTS } from '../../survey/summary.ts';
import type { LonLat } from '../local.ts';
import { square, testPlan } from '../plan.fixture.ts';
import type { SignMarks } from '../desk/types.ts';
import type { Plan, PlanFeature } from '../../plan/plan.ts';
import { flat } from './flat.fixture.ts';
import { sheetFor } from './paper-sheet.ts';
import { gridFigure, gridInterval, multiples } from './plan-grid.ts';
import { drawPlanMap, type PlanMapOptions } from './plan-map.ts';
import { MM } from './sheet.ts';

const options = (more: Partial<PlanMapOptions> = {}): PlanMapOptions => ({ plan: testPlan(), centre: [116, 29.7], scale: 25_000, width: 190, height: 140, ids: 'm', layers: [], shown: new Map(), signs: null, surface: null, drawn: [], label: 'map', ...more });
const marks = (at: readonly LonLat[], verdict: readonly number[]): SignMarks => ({ lon: Float64Array.from(at, ([lon]) => lon), lat: Float64Array.from(at, ([, lat]) => lat), verdict: Uint8Array.from(verdict), shown: null });

describe('millimetres on paper', () => {
  it('times the denominator are metres on the ground, within 0.5 % over a sheet of A3', () => {
    const share = fc.double({ min: -0.5, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(500, 5000, 25_000, 100_000), fc.double({ min: 114, max: 120, noNaN: true }), share, share, share, share, (scale, lon, ax, ay, bx, by) => {
        const [width, height] = [320, 240];
        const { sheet } = sheetFor({ ...options(), centre: [lon, 29.7], scale, width, height });
        const at = (x: number, y: number): [number, number] => [lon + (x * width * scale) / 1000 / 96_700, 29.7 + (y * height * scale) / 1000 / 110_900];
        const [one, two] = [at(ax, ay), at(bx, by)];
        const metres = Geodesic.WGS84.Inverse(one[1], one[0], two[1], two[0]).s12 ?? NaN;
        fc.pre(metres * 1000 > 20 * scale);
        const [[px, py], [qx, qy]] = [sheet.project(one), sheet.project(two)];
        expect(Math.abs((Math.hypot(px - qx, py - qy) * MM * scale) / 1000 / metres - 1)).toBeLessThan(0.005);
      }),
      { numRuns: 200 },
    );
  });
  it('and the plan’s coordinates go into one another', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 190, noNaN: true }), fc.double({ min: 0, max: 140, noNaN: true }), fc.integer({ min: 500, max: 200_000 }), (x, y, scale) => {
        const { toGrid } = sheetFor({ ...options(), scale });
        expect(toGrid.x(toGrid.easting(x))).toBeCloseTo(x, 6);
        expect(toGrid.y(toGrid.northing(y))).toBeCloseTo(y, 6);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the grid', () => {
  it('has a round interval, and no two figures meet', () => {
    fc.assert(
      fc.property(fc.integer({ min: 500, max: 1_000_000 }), (scale) => {
        const step = gridInterval(scale);
        expect(['1', '2', '5']).toContain(String(step).replace(/0+$/, ''));
        expect((step * 1000) / scale).toBeGreaterThanOrEqual(30 - 1e-9);
        expect((step * 1000) / scale).toBeLessThanOrEqual(75 + 1e-9);
      }),
      { numRuns: 200 },
    );
  });
  it('stands on whole multiples of it, with the plan’s own figures', () => {
    expect(multiples(500, 1001, 2500)).toEqual([1500, 2000, 2500]);
    expect(multiples(500, 1, 2)).toEqual([]);
    expect(gridFigure(39_400_000)).toBe('39\u2009400\u2009000');
    const text = flat(drawPlanMap(options()).map);
    expect(text).toContain('data-step=1000');
    // The middle of the map has its easting within half the frame.
    expect(text).toMatch(/>39\u2009403\u2009000</);
    expect(text).toMatch(/>3\u2009287\u2009000</);
  });
});

describe('what is on the map', () => {
  it('is what is in the frame and switched on', () => {
    const all = drawPlanMap(options());
    expect([...all.shown].filter((one) => one.startsWith('zones:')).sort()).toEqual(['zones:prohibited', 'zones:strict']);
    expect(all.present.has('heritage')).toBe(true);
    const without = drawPlanMap(options({ layers: [{ id: 'zones:class-strict', visible: false, opacity: 1 }, { id: 'sites', visible: false, opacity: 1 }] }));
    expect(without.shown.has('zones:strict')).toBe(false);
    expect(without.shown.has('zones:prohibited')).toBe(true);
    expect(without.shown.has('image:site')).toBe(false);
    expect(without.present.has('sites')).toBe(false);
    const asked = drawPlanMap(options({ shown: new Map([['zones', new Set(['JZ-01'])]]) }));
    expect([...asked.shown].filter((one) => one.startsWith('zones:'))).toEqual(['zones:prohibited']);
  });
  it('has signs in the shape of their verdict, the worst on top, and tells which there are', () => {
    const at: LonLat[] = [[115.99, 29.7], [116.0, 29.7], [116.01, 29.7], [130, 29.7], [NaN, NaN]];
    const { map, verdicts, left } = drawPlanMap(options({ signs: marks(at, [0, 4, 254, 1, 255]) }));
    expect(verdicts).toEqual([0, 4, VERDICTS.length]);
    expect(left).toBe(0);
    expect([...flat(map).matchAll(/<use href=#m-sign-(\d)/g)].map(([, one]) => Number(one))).toEqual([VERDICTS.length, 4, 0]);
    const few = drawPlanMap(options({ signs: marks(at, [0, 4, 254, 1, 255]), most: 1 }));
    expect(few.verdicts).toEqual([0]);
    expect(few.left).toBeGreaterThan(1);
    expect(drawPlanMap(options({ signs: marks(at, [0, 4, 254, 1, 255]), layers: [{ id: 'audit', visible: false, opacity: 1 }] })).verdicts).toEqual([]);
  });
  it('keeps the largest where there are too many, and says how many it leaves out', () => {
    const plan = testPlan();
    const layer = plan.layers.get('zones');
    if (layer === undefined) throw new Error('no zones');
    const features = Array.from({ length: 40 }, (_, index): PlanFeature => ({ key: `Z-${index}`, geometry: square(115.98 + index * 0.001, 29.7, 0.0002 + index * 0.00001), properties: { class: 'class-strict' } }));
    const many: Plan = { ...plan, layers: new Map([...plan.layers, ['zones', { ...layer, features }]]) };
    const { map, left } = drawPlanMap(options({ plan: many, most: 30 }));
    expect(left).toBe(10);
    expect(flat(map).match(/data-layer=zone-fill>.*?<\/g>/s)?.[0].match(/<path/g)?.length).toBe(30);
  });
  it('has what was drawn, and no inline style, which a strict policy would drop', () => {
    const { map, drawn } = drawPlanMap(options({ drawn: [{ type: 'Feature', properties: {}, geometry: square(116, 29.7, 0.005) }] }));
    expect(drawn).toBe(true);
    expect(flat(map)).toContain('stroke-dasharray="7 3"');
    expect(flat(map)).not.toMatch(/\sstyle=/);
  });
});
