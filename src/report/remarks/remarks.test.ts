import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import '../../../test/support/property.ts';
import type { Plan, PlanFeature } from '../../plan/plan.ts';
import { city } from '../../survey/city.fixture.ts';
import { readRemarks } from './read.ts';
import { MOST_NOTE, REMARK_KINDS, type Remark, type RemarkStanding } from './types.ts';
import { makeRemark, plainText, writeRemarks, type RemarkDraft } from './write.ts';

const plan = await city();
const [zone, other] = plan.layers.get('zones')?.features ?? [];
if (zone === undefined || other === undefined) throw new Error('fixture');
const DRAFT: RemarkDraft = { id: 'r1', at: [116.03, 29.68], ref: { layer: 'zones', key: zone.key }, kind: 'class', note: '应为展示区', asOf: '2026-11-24' };
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 60 }));
const draft: fc.Arbitrary<RemarkDraft> = fc.record({
  id: fc.nat({ max: 9 }).map((n) => `r${n}`), at: fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true })), ref: fc.constantFrom(null, { layer: 'zones', key: zone.key }, { layer: 'zones', key: 'none' }, { layer: 'none', key: 'x' }),
  kind: fc.constantFrom(...REMARK_KINDS), note: text, contact: text, asOf: fc.constantFrom('2026-11-24', '2022-01-01'),
});
const distinct = fc.uniqueArray(draft, { selector: ({ id }) => id, maxLength: 8 });

/** What is read of a file; throws where nothing is. */
function read(written: string, by: Plan = plan): { readonly remarks: Remark[]; readonly standing: RemarkStanding[]; readonly wrong: string[] } {
  const result = readRemarks(written, by, 'remarks.geojson');
  if (!result.ok) throw new Error(result.problems[0]?.code);
  return { remarks: result.value.remarks.map(({ remark }) => remark), standing: result.value.remarks.map(({ standing }) => standing), wrong: result.value.problems.map(({ path = '' }) => path) };
}
const codes = (written: string): string[] => {
  const result = readRemarks(written, plan);
  return result.ok ? [] : result.problems.map(({ code }) => code);
};
const withZone = (change: (feature: PlanFeature) => PlanFeature | undefined, digest = 'b'.repeat(64)): Plan => ({ ...plan, digest, layers: new Map([...plan.layers].map(([id, layer]) => [id, id === 'zones' ? { ...layer, features: layer.features.flatMap((feature) => (feature.key === zone.key ? (change(feature) ?? []) : [feature])) } : layer])) });

describe('remarks', () => {
  test('come back as they were written, and the same give the same bytes', () => {
    fc.assert(fc.property(distinct, (drafts) => {
      const remarks = drafts.map((one) => makeRemark(one, plan));
      const written = writeRemarks(remarks);
      const back = read(written);
      expect(back.remarks).toEqual(remarks);
      expect(back.standing.every((standing) => standing === 'same-data')).toBe(true);
      expect(writeRemarks(back.remarks)).toBe(written);
    }));
  });

  test('come back from a program that writes them again: other order, columns of its own, nulls, heights, no members beside features', () => {
    fc.assert(fc.property(distinct.filter(({ length }) => length > 0), (drafts) => {
      const remarks = drafts.map((one) => makeRemark(one, plan));
      const value = JSON.parse(writeRemarks(remarks)) as { features: { geometry: { coordinates: number[] }; properties: Record<string, unknown> }[] };
      const again = { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } }, features: value.features.map(({ geometry, properties }) => ({ properties: Object.fromEntries([['fid', 3], ['contact', null], ['layer', null], ...Object.entries(properties).reverse()]), id: 7, geometry: { coordinates: [...geometry.coordinates, 12.5], type: 'Point' }, type: 'Feature' })), name: 'layer', type: 'FeatureCollection' };
      expect(read(`\ufeff${JSON.stringify(again)}`).remarks).toEqual(remarks);
    }));
  });

  test('say how they stand to the data at hand', () => {
    const written = writeRemarks([makeRemark(DRAFT, plan)]);
    const standing = (by: Plan): unknown => {
      const result = readRemarks(written, by);
      return result.ok ? [result.value.remarks[0]?.standing, ...(result.value.remarks[0]?.differs ?? [])] : [];
    };
    const same = (feature: PlanFeature): PlanFeature => feature;
    const otherClass = (feature: PlanFeature): PlanFeature => ({ ...feature, properties: { ...feature.properties, class: 'display' } });
    const moved = (feature: PlanFeature): PlanFeature => ({ ...feature, geometry: other.geometry });
    expect(standing(plan)).toEqual(['same-data']);
    expect(standing(withZone(same))).toEqual(['same-feature']);
    expect(standing(withZone(otherClass))).toEqual(['changed', 'values']);
    expect(standing(withZone((feature) => moved(otherClass(feature))))).toEqual(['changed', 'shape', 'values']);
    expect(standing(withZone(() => undefined))).toEqual(['gone']);
    expect(standing(withZone(moved, plan.digest))).toEqual(['altered', 'shape']);
    expect(standing({ ...plan, manifest: { ...plan.manifest, id: 'elsewhere' } })).toEqual(['other-plan']);
    const failed: Plan = { ...plan, digest: 'c', layers: new Map([...plan.layers].map(([id, layer]) => [id, id === 'zones' ? { ...layer, state: 'failed', features: [] } : layer])) };
    expect(standing(failed)).toEqual(['unread']);
    const unloaded: Plan = { ...plan, digest: 'c', layers: new Map([...plan.layers].filter(([id]) => id !== 'zones')) };
    expect(standing(unloaded)).toEqual(['same-feature']);
    expect(read(writeRemarks([makeRemark({ ...DRAFT, ref: null }, plan)]), withZone(same)).standing).toEqual(['other-version']);
  });

  test('hold no contact unless it is given, and no more than plain text of a bounded length', () => {
    expect(writeRemarks([makeRemark(DRAFT, plan)])).not.toContain('contact');
    expect(makeRemark({ ...DRAFT, contact: ' 0792-8888888 ' }, plan).contact).toBe('0792-8888888');
    expect(Array.from(makeRemark({ ...DRAFT, note: '😀'.repeat(2 * MOST_NOTE) }, plan).note).length).toBe(MOST_NOTE);
    expect(plainText('a\u0000b\r\nc\u202ed\ud800', 99)).toBe('a b\nc d');
  });
});

describe('a file of remarks', () => {
  test('that is none is refused by name', () => {
    expect(codes('{')).toEqual(['remarks.json']);
    expect(codes('[]')).toEqual(['remarks.not-geojson']);
    expect(codes('{"type":"FeatureCollection"}')).toEqual(['remarks.not-geojson']);
    expect(codes('{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"name":"x"}}]}')).toEqual(['remarks.not-remarks']);
    expect(codes(JSON.stringify({ type: 'FeatureCollection', schema: 'signplan-remarks/1', features: Array.from({ length: 10_001 }, () => null) }))).toEqual(['remarks.too-many']);
    expect(codes('{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4527"}},"features":[]}')).toHaveLength(1);
  });

  test('keeps rows in error apart, and makes ids of their own of two that are one', () => {
    const one = JSON.parse(writeRemarks([makeRemark(DRAFT, plan)])) as { features: { properties: Record<string, unknown> }[] };
    const [feature] = one.features;
    const change = (changes: Record<string, unknown>): unknown => ({ ...feature, properties: { ...feature?.properties, ...changes } });
    const rows = [feature, feature, null, { ...feature, geometry: null }, change({ kind: 'bad' }), change({ asOf: 'soon' }), change({ plan: null }), change({ note: 'x'.repeat(MOST_NOTE + 1) }), change({ signplan: 'other/1' }), change({ shapeSha256: 'no' })];
    const back = read(JSON.stringify({ type: 'FeatureCollection', features: rows }));
    expect(back.remarks.map(({ id, feature }) => [id, feature === undefined])).toEqual([['r1', false], ['r1-2', false], ['r1-3', true]]);
    expect(back.wrong).toEqual(['features[2].properties', 'features[3].geometry', 'features[4].properties.kind', 'features[5].properties.asOf', 'features[6].properties.plan', 'features[7].properties.note', 'features[8].properties.signplan']);
  });

  test('of anything never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void readRemarks(text, plan)));
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom('Point', 'signplan-remarks/1', 'class', '2026-11-24', null));
    const row = fc.record({ type: fc.constant('Feature'), geometry: fc.oneof(value, fc.record({ type: fc.constantFrom('Point', 'MultiPoint'), coordinates: value })), properties: fc.oneof(value, fc.record({ signplan: fc.constant('signplan-remarks/1'), id: value, kind: fc.constantFrom<unknown>('class', 3), note: value, asOf: value, plan: value, planVersion: value, key: value, layer: value, shapeSha256: value }, { requiredKeys: ['signplan'] })) });
    fc.assert(fc.property(fc.array(row, { maxLength: 4 }), (features) => {
      const result = readRemarks(JSON.stringify({ type: 'FeatureCollection', schema: 'signplan-remarks/1', features }), plan);
      if (result.ok) expect(result.value.remarks.length + result.value.problems.length).toBe(features.length);
    }));
    const written = writeRemarks([makeRemark(DRAFT, plan), makeRemark({ ...DRAFT, id: 'r2', ref: null }, plan)]);
    fc.assert(fc.property(fc.nat({ max: written.length - 1 }), fc.nat({ max: 60 }), fc.string({ maxLength: 4 }), (at, length, put) => void readRemarks(written.slice(0, at) + put + written.slice(at + length), plan)));
  });
});
