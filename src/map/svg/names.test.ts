import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCollections, collection } from '../sources.ts';
import { styleLayers } from '../style.ts';
import { areaNames } from '../view-names.ts';
import { testPlan } from '../plan.fixture.ts';
import { placesIn } from './area-places.ts';
import { broken, widthOf } from './lettering.ts';
import { type Mark } from './marks.ts';
import { type Rect, meet, shapeOf, within } from './shapes.ts';
import { type Sheet, mercator } from './sheet.ts';
import { boxOf, placeSymbols } from './symbols.ts';

describe('lettering', () => {
  it('takes a Han character for a square, and spacing only between characters', () => {
    expect(widthOf('甘棠湖')).toBe(3);
    expect(widthOf('甘棠湖', 0.5)).toBe(4);
    expect(widthOf('YK-01')).toBeLessThan(3.2);
  });
  it('breaks into lines of about equal length and loses nothing', () => {
    expect(broken('甘棠湖南门湖水域与湖岸', 9)).toEqual(['甘棠湖南门湖', '水域与湖岸']);
    fc.assert(fc.property(fc.stringMatching(/^[甘棠湖南门路A-Z]{1,30}$/), fc.integer({ min: 4, max: 12 }), (text, most) => broken(text, most).join('') === text), { numRuns: 100 });
  });
});

describe('places in an area', () => {
  const square = [[[0, 0], [200, 0], [200, 100], [0, 100], [0, 0]]] as const;
  it('hold the whole name where there is room, and say so', () => {
    const places = placesIn([square], { left: 0, top: 0, right: 200, bottom: 100 }, 40, 10);
    const { all, whole } = places;
    expect(whole).toBeGreaterThan(20);
    expect(all.slice(0, whole).every(([x, y]) => x >= 40 && x <= 160 && y >= 10 && y <= 90)).toBe(true);
    expect(places.holds([100, 50])).toBe(true);
    expect(places.holds([20, 50])).toBe(false);
  });
});

describe('names on a sheet', () => {
  it('never meet one another, and stay in view', () => {
    const plan = testPlan();
    const all = planCollections(plan);
    fc.assert(
      fc.property(fc.double({ min: 11, max: 17, noNaN: true }), fc.double({ min: 115.96, max: 116.04, noNaN: true }), fc.double({ min: 29.69, max: 29.73, noNaN: true }), (zoom, lon, lat) => {
        const [cx, cy] = mercator([lon, lat], zoom);
        const box: Rect = { left: 0, top: 0, right: 400, bottom: 300 };
        const sheet: Sheet = { zoom, project: (at) => [mercator(at, zoom)[0] - cx + 200, mercator(at, zoom)[1] - cy + 150], box, view: box, seen: box, convergence: 0 };
        const data = { ...all, 'view-names': collection(areaNames(all, [115.9, 29.6, 116.1, 29.8], zoom, 29.7)) };
        const layers = styleLayers('light', 29.7).flatMap((layer) => (layer.type === 'symbol' && layer.source && layer.layout?.['text-allow-overlap'] !== true ? [{ layer, features: data[layer.source].features.filter(({ geometry }) => geometry.type === (layer.layout?.['symbol-placement'] === 'line' ? 'LineString' : 'Point')) }] : []));
        const placed = placeSymbols(layers, [], { sheet, images: new Map(), shape: ({ geometry }) => shapeOf(geometry, sheet.project, box), area: () => null, better: [] });
        const boxes = [...placed.values()].flat().flatMap((mark: Mark) => (mark.kind === 'words' ? [boxOf(mark, 0)] : []));
        for (const [index, one] of boxes.entries()) {
          expect(within(one, box)).toBe(true);
          for (const other of boxes.slice(index + 1)) expect(meet(one, other)).toBe(false);
        }
      }),
      { numRuns: 15 },
    );
  });
});
