import fc from 'fast-check';
import { Geodesic } from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { sign, testPlan } from '../plan.fixture.ts';
import { flat } from './flat.fixture.ts';
import { type LocationMapOptions, drawLocationMap, paperSheet } from './location-map.ts';
import { MM } from './sheet.ts';

const HERE: readonly [number, number] = [115.985, 29.703];
const options = (more: Partial<LocationMapOptions> = {}): LocationMapOptions => ({
  plan: testPlan(), report: null, proposal: sign({ type: 'Point', coordinates: [...HERE] }, { width: 6, bearing: 180, accuracy: 10 }), language: 'zh', scale: 5000, width: 108, height: 79, ids: 'm', ...more,
});
const ground = (a: readonly number[], b: readonly number[]): number => Geodesic.WGS84.Inverse(a[1] ?? 0, a[0] ?? 0, b[1] ?? 0, b[0] ?? 0).s12 ?? NaN;

describe('the scale', () => {
  it('is true: millimetres times the denominator are metres on the ground, within 0.1 %', () => {
    const near = fc.tuple(fc.double({ min: -0.004, max: 0.004, noNaN: true }), fc.double({ min: -0.003, max: 0.003, noNaN: true }));
    fc.assert(
      fc.property(fc.constantFrom(1000, 2000, 5000, 10_000), fc.double({ min: 114, max: 120, noNaN: true }), near, near, (scale, lon, one, two) => {
        const { sheet } = paperSheet(options({ scale, centre: [lon, 29.7] }));
        const at = ([x, y]: readonly [number, number]): [number, number] => [lon + x, 29.7 + y];
        const metres = ground(at(one), at(two));
        fc.pre(metres > 20);
        const [[ax, ay], [bx, by]] = [sheet.project(at(one)), sheet.project(at(two))];
        expect(Math.abs((Math.hypot(ax - bx, ay - by) * MM * scale) / 1000 / metres - 1)).toBeLessThan(0.001);
      }),
      { numRuns: 200 },
    );
  });
  it('is that of the lines that are drawn', () => {
    const text = flat(drawLocationMap(options({ scale: 10_000 })).map);
    expect(text).toContain('width="108mm" height="79mm" viewBox="0 0 108 79"');
    const [, ax = 0, ay = 0, bx = 0, by = 0] = (/data-layer=road>.*?d=M([-\d.]+) ([-\d.]+)L([-\d.]+) ([-\d.]+)/s.exec(text) ?? []).map(Number);
    expect(Math.abs((Math.hypot(ax - bx, ay - by) * MM * 10) / ground([115.97, 29.7], [115.99, 29.7]) - 1)).toBeLessThan(0.001);
  });
  it('puts the sign in the middle, or where it is asked to', () => {
    const { sheet } = paperSheet(options());
    expect(sheet.project([...HERE]).map((value) => value * MM)).toEqual([54, 39.5].map((value) => expect.closeTo(value, 6)));
    expect(paperSheet(options({ centre: [115.98, 29.703] })).sheet.project([...HERE])[0]).toBeGreaterThan(sheet.project([...HERE])[0]);
  });
});

describe('what is drawn', () => {
  it('has the ids of its picture only, so that two can stand in one document', () => {
    const ids = (prefix: string): string[] => [...flat(drawLocationMap(options({ ids: prefix })).map).matchAll(/ id=([\w-]+)/g)].map(([, id]) => id ?? '');
    expect(ids('a').length).toBeGreaterThan(3);
    expect(ids('a').every((id) => id.startsWith('a-'))).toBe(true);
    expect(new Set([...ids('a'), ...ids('b')]).size).toBe(2 * ids('a').length);
  });
  it('has only what is in the frame: a zone that fills it without its edge, none that lies outside', () => {
    const { shown } = drawLocationMap(options({ scale: 1000 }));
    expect([...shown].filter((one) => one.startsWith('zones:'))).toEqual(['zones:strict']);
    expect(shown.has('zone-fill')).toBe(true);
    expect(shown.has('zone-edge')).toBe(false);
    expect(shown.has('image:proposal')).toBe(true);
    expect(drawLocationMap(options({ scale: 10_000 })).shown.has('segments:display')).toBe(true);
  });
  it('carries no inline style, which a strict policy would drop', () => {
    expect(flat(drawLocationMap(options()).map)).not.toMatch(/\sstyle=/);
  });
});
