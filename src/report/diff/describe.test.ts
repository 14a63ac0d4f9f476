import { describe as suite, expect, test } from 'vitest';
import type { Layer, Plan } from '../../plan/plan.ts';
import { tinyMatrix, type Tiny } from '../../plan/tiny.fixture.ts';
import { city } from '../../survey/city.fixture.ts';
import { diffPlans } from '../../survey/diff/plans.ts';
import { describe, type ShownGroup, type ShownRow } from './describe.ts';

const rows = (group: ShownGroup | undefined): ShownRow[] => Array.from({ length: group?.count(null) ?? 0 }, (_, i) => group?.row(null, i)).filter((row) => row !== undefined);

/** The groups between the city and the city changed. */
async function groups(change: (tiny: Tiny) => void, alter: (plan: Plan) => Plan = (plan) => plan, language: 'zh' | 'en' = 'zh'): Promise<Map<string, ShownGroup>> {
  const [from, to] = [await city(), alter(await city(change))];
  return new Map(describe(diffPlans(from, to), { from, to }, language).map((group) => [group.id, group]));
}
const zones = (change: (layer: Layer) => Layer) => (plan: Plan): Plan => ({ ...plan, layers: new Map([...plan.layers].map(([id, layer]) => [id, id === 'zones' ? change(layer) : layer])) });

suite('a difference as it is read', () => {
  test('of the same plans is nothing', async () => expect((await groups(() => undefined)).size).toBe(0));

  test('zones: class from which to which, how far one moved, what is new and what is gone', async () => {
    const found = await groups(() => undefined, zones((layer) => {
      const [first, second, ...rest] = layer.features;
      if (first === undefined || second === undefined || first.geometry.type !== 'Polygon') throw new Error('fixture');
      const moved = first.geometry.coordinates.map((ring) => ring.map(([lon = 0, lat = 0]) => [lon + 0.001, lat]));
      return { ...layer, features: [{ ...first, geometry: { ...first.geometry, coordinates: moved }, properties: { ...first.properties, class: 'display' } }, ...rest, { ...second, key: 'new', properties: { ...second.properties, name: '新区' } }] };
    }));
    const group = found.get('zones');
    expect(group).toMatchObject({ kind: 'zones', counts: { added: 1, removed: 1, changed: 1 } });
    const [added, removed, changed] = rows(group);
    expect(added).toMatchObject({ state: 'added', title: '新区', id: 'new', ref: { layer: 'zones', key: 'new' }, class: { of: 'zone', from: null } });
    expect(removed).toMatchObject({ state: 'removed', class: { to: null } });
    expect(changed).toMatchObject({ state: 'changed', class: { to: 'display' }, changes: [{ label: '分类', code: false }] });
    expect(changed?.facts[0]).toMatch(/^最多移动 .* m$/);
    expect(changed?.facts[1]).toMatch(/^变动面积 .* m²$/);
    expect(group?.row('removed', 0)).toEqual(removed);
    expect(() => group?.row('removed', 1)).toThrow(RangeError);
  });

  test('clauses as sentences with their numbers, cells of the matrix with their limits', async () => {
    const found = await groups((tiny) => {
      tiny.matrix = tinyMatrix({ 'zone,general,wall,own-name,regular': 'allowed,', 'zone,general,wall,commercial,regular': 'limited,height <= 2.5', 'zone,prohibited,wall,commercial,regular': 'forbidden,' });
    });
    expect([...found.keys()]).toEqual(['matrix']);
    const [row] = rows(found.get('matrix'));
    expect(row?.changes[0]?.from).toContain('3');
    expect(row?.changes[0]?.to).toContain('2.5');
    expect(row?.facts).toEqual(['1 格']);
  });

  test('a limit that changed is said in a sentence, anything else as it stands in the rules', async () => {
    const from = await city();
    const [clause, ...others] = from.rules.clauses;
    if (clause === undefined) throw new Error('fixture');
    const to: Plan = { ...from, rules: { ...from.rules, clauses: [{ ...clause, requires: { fact: 'height', op: '<=', value: 7.25 }, tier: 'T3' }, ...others] } };
    const [group] = describe(diffPlans(from, to), { from, to }, 'en');
    const [row] = rows(group);
    expect(row?.facts).toEqual(['rank']);
    expect(row?.changes[0]).toMatchObject({ label: 'requirement', code: false });
    expect(row?.changes[0]?.to).toContain('7.25 m');
    expect(row?.changes[1]).toEqual({ label: 'tier', code: true, from: clause.tier, to: 'T3' });
  });

  test('a layer that could not be read says so', async () => {
    const found = await groups(() => undefined, zones((layer) => ({ ...layer, state: 'failed', features: [] })));
    expect(found.get('zones')).toMatchObject({ counts: { added: 0, removed: 0, changed: 0 }, notes: ['后一份没有读到，未比较。'] });
  });
});
