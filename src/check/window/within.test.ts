/** A part of a layer does for the whole where the rules look no farther, and nowhere else. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { at, LAT, LON, randomPlan, randomProposal } from '../../../test/support/random-plan.ts';
import type { Layer, Plan, PlanFeature } from '../../plan/plan.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import type { Checker } from '../checker.ts';
import { compile } from '../compile.ts';
import { compileWithin, metresAbout } from './compile-within.ts';
import { boxAround, type Box } from './need.ts';
import { reachOn } from './reach.ts';

const AS_OF = { asOf: '2026-11-24' };
const made = (compiled: ReturnType<typeof compile>): Checker => {
  if (!compiled.ok) throw new Error(compiled.problems[0]?.received);
  return compiled.value;
};
const withLayer = (plan: Plan, layer: Layer): Plan => ({ ...plan, layers: new Map([...plan.layers, [layer.entry.id, layer]]) });

/** The same feature some metres off, under another key. */
function moved(feature: PlanFeature, east: number, north: number): PlanFeature {
  const shift = (part: unknown): unknown => (Array.isArray(part) ? (typeof part[0] === 'number' ? [part[0] + east * LON, (part[1] as number) + north * LAT] : part.map(shift)) : part);
  const key = `${feature.key} ${east} ${north}`;
  return { key, properties: { ...feature.properties, key }, geometry: { ...feature.geometry, coordinates: shift((feature.geometry as { coordinates: unknown }).coordinates) } as PlanFeature['geometry'] };
}

test('what lies outside of it makes no difference; where it leaves off, the layer counts as not read', () => {
  let parts = 0;
  fc.assert(
    fc.property(randomPlan, fc.array(randomProposal, { minLength: 2, maxLength: 4 }), fc.constantFrom('zones', 'areas', 'lines'), (sparse, proposals, id) => {
      const layer = sparse.layers.get(id);
      const reach = layer === undefined ? Infinity : reachOn(sparse.rules, layer.entry);
      if (layer === undefined || reach === Infinity) return;
      parts += 1;
      // The same things lie all round the place, out of reach, in the whole layer.
      const far = [[1800, 0], [-1700, 300], [200, 1900]].flatMap(([east = 0, north = 0]) => layer.features.map((feature) => moved(feature, east, north)));
      const whole = made(compile(withLayer(sparse, { ...layer, features: [...far, ...layer.features] })));
      for (const proposal of proposals) {
        const need = boxAround(proposal.geometry, metresAbout({ accuracy: layer.entry.accuracy, reach }, Number(proposal.properties['accuracy'] ?? sparse.manifest.defaultAccuracy)));
        const read = (box: Box): Checker => made(compileWithin(withLayer(sparse, { ...layer, state: 'range', boxes: [box] })));
        expect(read(need).check(proposal, AS_OF)).toEqual(whole.check(proposal, AS_OF));
        const unread = made(compile(withLayer(sparse, { entry: layer.entry, state: 'failed', features: [] })));
        const [west, south, east, north] = need;
        expect(read([west, south, east - LON / 100, north]).check(proposal, AS_OF)).toEqual(unread.check(proposal, AS_OF));
      }
    }),
    { numRuns: 80 },
  );
  expect(parts).toBeGreaterThan(8);
});

test('an engine that is given a part without more takes it for unread', () => {
  fc.assert(
    fc.property(randomPlan, randomProposal, (plan, proposal) => {
      const zones = plan.layers.get('zones');
      if (zones === undefined) return;
      const { verdict } = made(compile(withLayer(plan, { ...zones, state: 'range', boxes: [[-180, -90, 180, 90]] }))).check(proposal, AS_OF);
      expect(['nonconforming', 'undetermined']).toContain(verdict);
    }),
    { numRuns: 40 },
  );
});

test.each<readonly [string, unknown, number]>([
  ['nobody asks', {}, 0],
  ['what is touched', { inside: { layer: ['zones', 'other'], where: { attr: 'class', in: ['a'] } } }, 0],
  ['a count nearby', { not: { all: [{ count: { layer: 'zones', within: 30, grow: 5 }, op: '<', value: 2 }, { sum: { layer: 'zones', within: 12 }, of: 'x', op: '<', value: 2 }] } }, 35],
  ['the nearest', { none: { layer: 'zones', within: 30 } }, Infinity],
  ['each, and the nearest', { each: { layer: 'zones', within: 30 }, satisfies: true }, Infinity],
  ['a count of all', { count: { layer: 'zones' }, op: '<', value: 2 }, Infinity],
  ['a count as far as a fact says', { count: { layer: 'zones', within: { fact: 'height' } }, op: '<', value: 2 }, Infinity],
  ['grown by an attribute', { count: { layer: 'zones', within: 30, grow: 'halfWidth' }, op: '<', value: 2 }, Infinity],
  ['of the same zone', { count: { layer: 'zones', within: 30, same: 'zone' }, op: '<', value: 2 }, Infinity],
  ['along it', { count: { layer: 'signs', within: 30, along: 'zones' }, op: '<', value: 2 }, Infinity],
  ['chosen by what else is near', { inside: { layer: 'zones', where: { none: { layer: 'signs', within: 5 } } } }, Infinity],
])('how far the rules look: %s', (_, clause, metres) => {
  expect(reachOn({ clauses: [{ requires: clause }] }, { id: 'zones', role: 'zones' })).toBe(metres);
  expect(reachOn({ clauses: [{ requires: clause }] }, { id: 'zones', role: 'sites' })).toBe(Infinity);
});

test('the ground that a face may take up is in the box, wherever it is', () => {
  const proposal: Pick<Proposal, 'geometry'> = { geometry: { type: 'LineString', coordinates: [at(0, 0), at(40, 30)] } };
  const [west, south, east, north] = boxAround(proposal.geometry, 100);
  const [w, s] = at(-600, -600);
  const [e, n] = at(640, 630);
  expect([west < w, south < s, east > e, north > n]).toEqual([true, true, true, true]);
  expect([west > w - 40 * LON, north < n + 40 * LAT]).toEqual([true, true]);
});
