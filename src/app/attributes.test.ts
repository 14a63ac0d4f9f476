import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toFeature } from '../elements/form/values.ts';
import { loadTiny } from '../plan/tiny-loaded.fixture.ts';
import { drawn, lookOf, readGiven, readLook } from './attributes.ts';

const plan = await loadTiny();
const [west, south, east, north] = plan.manifest.extent;
const middle = [(west + east) / 2, (south + north) / 2] as const;
const nothing = { center: null, zoom: null, layers: null, basemap: null, mode: 'applicant', theme: 'auto', lang: 'zh-CN', address: null, asOf: null };
const others = [...plan.layers.values()].filter(({ entry }) => entry.role !== 'base').map(({ entry }) => entry.id);

describe('where to look and what is drawn', () => {
  test('nothing stated: the plan as it is', () => {
    expect(readLook(nothing, plan)).toEqual({ camera: null, layers: null, problems: [] });
    expect(drawn(plan, null)).toBe(plan);
  });

  test.each([middle.join(','), ` ${middle.join(' , ')} `, middle.join(' ')])('a centre as it is written: “%s”', (center) => {
    expect(readLook({ ...nothing, center, zoom: 12.5 }, plan)).toMatchObject({ camera: { center: middle, zoom: 12.5 }, problems: [] });
  });

  test.each([['centre swapped', { center: `${middle[1]},${middle[0]}` }, 'attribute.center'], ['centre in words', { center: 'here' }, 'attribute.center'], ['a mode that there is not', { mode: 'viewr' }, 'attribute.mode'], ['a theme that there is not', { theme: 'blue' }, 'attribute.theme'], ['a language that there is not', { lang: 'fr' }, 'attribute.lang'], ['an address', { address: 'pgae' }, 'attribute.address'], ['a day in words', { asOf: 'tomorrow' }, 'attribute.as-of'], ['no zoom', { zoom: Number.NaN }, 'attribute.zoom'], ['zoom of another map', { zoom: 99 }, 'attribute.zoom'], ['an unknown layer', { layers: 'zones nowhere' }, 'attribute.layers']])('%s is told, and left out', (_, stated, code) => {
    const look = readLook({ ...nothing, ...stated }, plan);
    expect(look.problems.map((problem) => problem.code)).toEqual([code]);
    expect(look.camera).toBeNull();
  });

  test('layers that are listed, and the ground unless none is wanted', () => {
    const ids = (layers: string | null, basemap: string | null): string[] => [...drawn(plan, readLook({ ...nothing, layers, basemap }, plan).layers).layers.values()].map(({ entry }) => entry.id);
    const ground = [...plan.layers.values()].filter(({ entry }) => entry.role === 'base').map(({ entry }) => entry.id);
    expect(new Set(ids('zones, segments', null))).toEqual(new Set(['zones', 'segments', ...ground]));
    expect(new Set(ids(null, 'none'))).toEqual(new Set(others));
    expect(ids('zones', 'none')).toEqual(['zones']);
  });

  test('is the same object while the same is stated, so that a map is not moved by every entry', () => {
    const host = Object.assign(new EventTarget(), { ...nothing, zoom: 12, layers: 'zones' });
    expect(lookOf(host, plan)).toBe(lookOf(host, { ...plan }));
    const before = lookOf(host, plan);
    host.zoom = 13;
    expect(lookOf(host, plan)).not.toBe(before);
  });

  test('what is wrong is told once, as an event', () => {
    const host = Object.assign(new EventTarget(), { ...nothing, mode: 'viewr', center: `${middle[1]},${middle[0]}` as string | null });
    const told: string[][] = [];
    host.addEventListener('sign-plan-error', (event) => told.push((event as CustomEvent<{ problems: readonly { code: string; text: { zh: string } }[] }>).detail.problems.map(({ code, text }) => `${code} ${text.zh}`)));
    lookOf(host, plan);
    lookOf(host, plan);
    host.center = null;
    lookOf(host, plan);
    expect(told).toEqual([[expect.stringMatching(/^attribute\.mode mode 须为 applicant、planner、viewer 之一/), `attribute.center center 的经纬度写反了：须为 ${middle.join(',')}。`]]);
  });
});

describe('a proposal of the host page', () => {
  const lamp = { type: 'Feature', geometry: { type: 'Point', coordinates: [115.99, 29.7] }, properties: { signType: 'lamp-post', width: 0.8, animated: false, consents: ['a', 'b'] } };

  test('as an object, as JSON, as null', () => {
    const read = readGiven(lamp);
    expect(read.ok && toFeature(read.value)).toEqual(lamp);
    expect(readGiven(JSON.stringify(lamp))).toEqual(read);
    expect(readGiven({ ...lamp, geometry: { type: 'LineString', coordinates: [[115.99, 29.7], [115.991, 29.7]] } })).toMatchObject({ ok: true, value: { line: '115.99 29.7;115.991 29.7' } });
    expect(readGiven(null)).toEqual({ ok: true, value: { use: 'commercial' } });
  });

  test.each([['{'], [42], [{ type: 'FeatureCollection', features: [] }], [{ ...lamp, geometry: { type: 'Polygon', coordinates: [] } }], [{ ...lamp, properties: [] }], [' '.repeat(20_001)]])('anything else is told: %j', (given) => {
    expect(readGiven(given)).toMatchObject({ ok: false, problems: [{ code: 'attribute.proposal', path: 'proposal' }] });
  });

  test('whatever it is, it is read or told, never thrown', () => {
    fc.assert(fc.property(fc.oneof(fc.anything(), fc.json(), fc.record({ type: fc.constant('Feature'), geometry: fc.anything(), properties: fc.anything() })), (given) => {
      const read = readGiven(given);
      expect(read.ok || read.problems.length === 1).toBe(true);
    }), { numRuns: 500 });
  });
});
