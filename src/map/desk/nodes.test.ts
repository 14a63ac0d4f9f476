import { describe, expect, it } from 'vitest';
import { PALETTES } from '../palette.ts';
import { styleLayers } from '../style.ts';
import { FIXED, claims } from './claims.ts';
import { deskPlan } from './desk.fixture.ts';
import { AUDIT, SURFACE } from './groups.ts';
import { deskNodes, initialStates, nodeBox, nodeFeatures } from './nodes.ts';
import { sheet } from './sheet.ts';

const plan = deskPlan();
const groups = deskNodes(plan, 3);
const nodes = groups.flatMap((group) => group.nodes);

describe('the tree of layers', () => {
  it('has the groups in their order and a node a class', () => {
    expect(groups.map(({ id }) => id)).toEqual(['zones', 'segments', 'points', 'features', 'base', 'absent']);
    expect(groups[0]?.nodes.map(({ id }) => id)).toEqual(['zones:class-prohibited', 'zones:class-strict', 'zones:class-general', 'zones:class-display']);
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
  });
  it('counts every zone of a class that is known once', () => {
    const zones = plan.layers.get('zones')?.features.filter(({ properties }) => properties['class'] !== 'unheard-of').length;
    expect(groups[0]?.nodes.reduce((sum, { count }) => sum + (count ?? 0), 0)).toBe(zones);
    for (const node of groups[0]?.nodes ?? []) expect(nodeFeatures(plan, node)).toHaveLength(node.count ?? 0);
  });
  it('says where each comes from, and of what is absent who has it', () => {
    expect(nodes.filter(({ state, id }) => state !== 'absent' && id !== AUDIT).every(({ about }) => about !== null)).toBe(true);
    expect(groups.at(-1)?.nodes[0]).toMatchObject({ id: 'red-lines', state: 'absent', count: null, about: null, absence: { holder: { zh: '局' } } });
    expect(initialStates(groups).map(({ id }) => id)).not.toContain('red-lines');
  });
  it('counts nothing of a layer that was not read', () => {
    const heritage = plan.layers.get('heritage');
    const failed = heritage && deskNodes({ ...plan, layers: new Map(plan.layers).set('heritage', { ...heritage, state: 'failed', features: [] }) });
    expect(failed?.flatMap((group) => group.nodes).find(({ id }) => id === 'heritage')).toMatchObject({ state: 'failed', count: null });
  });
  it('lists highways and railways once, with the feature layers of that name', () => {
    expect(nodes.map(({ id }) => id)).not.toContain('base:highways');
    const without = new Map(plan.layers);
    without.delete('highways');
    expect(deskNodes({ ...plan, layers: without }).flatMap((group) => group.nodes).map(({ id }) => id)).toContain('base:highways');
  });
  it('knows the box of a node', () => {
    const [west = 0, , east = 0] = nodeBox(plan, nodes[0] as (typeof nodes)[number]) ?? [];
    expect(east).toBeGreaterThanOrEqual(west);
    expect(nodeBox(plan, nodes.at(-1) as (typeof nodes)[number])).toBeNull();
  });
});

describe('which style layer is whose', () => {
  const claimed = claims(plan);
  const known = new Set([...nodes.map(({ id }) => id), SURFACE]);
  it('gives every layer of the style to nodes of one group, or to the sheet itself', () => {
    const ids = styleLayers('light', 29.7).map(({ id }) => id);
    expect(ids.filter((id) => claimed.has(id) === FIXED.has(id))).toEqual([]);
    expect(ids.map((id) => claimed.get(id)).filter((claim) => claim?.parts.some(([, node]) => !known.has(node)))).toEqual([]);
  });
  it('gives every layer that the desk adds to a node', () => {
    const own = sheet({ theme: 'light', lat: 29.7, claims: claimed, states: [], tree: [], labels: true, surface: true, basemap: null }).map(({ id }) => id);
    expect(own.filter((id) => !claimed.has(id) && !FIXED.has(id))).toEqual([]);
    expect(own).toContain('surface');
    expect(own).toContain('signs');
  });
  it('draws every node that can be drawn', () => {
    const drawn = new Set([...claimed.values()].flatMap(({ parts }) => parts.map(([, node]) => node)));
    expect(nodes.filter(({ id, state }) => state !== 'absent' && !drawn.has(id)).map(({ id }) => id)).toEqual([]);
  });
  it('tells nodes of one layer apart by values that differ', () => {
    for (const { parts } of claimed.values()) expect(new Set(parts.map(([value]) => value)).size).toBe(parts.length);
  });
});

it('has a colour for every verdict that a sign can have', () => expect(PALETTES.light.conforming).not.toBe(PALETTES.dark.conforming));
