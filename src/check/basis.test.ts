/** What a finding rests on: the law and surveyed layers are published; whatever touches a demonstration layer, or the plan of a demonstration package, says so. */
import { expect, test } from 'vitest';
import { line, planOf, point, SIGN, zone } from '../../test/support/sketch.ts';
import { at } from '../../test/support/random-plan.ts';
import type { Manifest } from '../plan/schema/manifest.ts';
import type { PublishedClause } from '../plan/schema/rules.ts';
import { compile } from './compile.ts';

const HEIGHT = { fact: 'height', op: '<=', value: 9 } as const;

/** The basis of the one clause, where every layer but those named is surveyed. */
function basis(clause: Partial<PublishedClause>, drawn: readonly string[] = [], status: Manifest['status'] = 'in-force'): unknown {
  const plan = planOf({ zones: [zone('A', 'display', -100)], lines: [line('l', 50)], signs: [point('s', 20, 0)], clauses: [clause], manifest: { status } });
  const layers = new Map([...plan.layers].map(([id, layer]) => [id, { ...layer, entry: { ...layer.entry, basis: drawn.includes(id) ? ('demonstration' as const) : ('published' as const) } }]));
  const compiled = compile({ ...plan, layers });
  if (!compiled.ok) throw new Error(compiled.problems[0]?.received);
  return compiled.value.check({ geometry: { type: 'Point', coordinates: at(-50, 0) }, properties: SIGN }, { asOf: '2026-11-24' }).findings.find(({ clause: id }) => id === 'c0')?.basis;
}

test('a clause that looks at no layer is published, unless it is the plan’s and that is a demonstration', () => {
  expect(basis({ requires: HEIGHT })).toBe('published');
  expect(basis({ requires: HEIGHT }, ['zones', 'lines'])).toBe('published');
  expect(basis({ requires: HEIGHT }, [], 'demonstration')).toBe('published');
  expect(basis({ requires: HEIGHT, source: 'plan' }, [], 'demonstration')).toBe('demonstration');
  expect(basis({ requires: HEIGHT, source: 'plan' })).toBe('published');
});

test('one that looks at a layer is what the layer is', () => {
  const near = { requires: { none: { layer: 'lines', within: 5 } } };
  expect(basis(near)).toBe('published');
  expect(basis(near, ['zones', 'signs'])).toBe('published');
  expect(basis(near, ['lines'])).toBe('demonstration');
});

test('one that counts by zone or by site rests on these as well', () => {
  const counted = (same: 'zone' | 'site' | 'building') => ({ requires: { count: { layer: 'signs', same }, op: '<=' as const, value: 9 } });
  expect((['zone', 'site', 'building'] as const).map((same) => basis(counted(same), ['zones']))).toEqual(['demonstration', 'published', 'published']);
  expect((['zone', 'site', 'building'] as const).map((same) => basis(counted(same), ['sites']))).toEqual(['published', 'demonstration', 'published']);
  expect((['zone', 'site', 'building'] as const).map((same) => basis(counted(same), ['signs']))).toEqual(['demonstration', 'demonstration', 'demonstration']);
});

test('a cell of the table is the plan’s, under its name; a demonstration’s table is its own', () => {
  const cited = (status: Manifest['status']): unknown => {
    const compiled = compile(planOf({ zones: [zone('A', 'display', -100)], manifest: { status, title: { zh: '规划', en: 'Plan' } } }));
    return compiled.ok ? compiled.value.check({ geometry: { type: 'Point', coordinates: at(-50, 0) }, properties: SIGN }, { asOf: '2026-11-24' }).findings.filter(({ clause }) => clause === 'matrix').map(({ basis: rests, citation }) => [rests, citation]) : undefined;
  };
  expect(cited('in-force')).toEqual([['published', { document: '规划', documentEn: 'Plan', article: 'm' }]]);
  expect(cited('demonstration')).toEqual([['demonstration', { document: '示范管控表', documentEn: 'Demonstration table', article: 'm' }]]);
});
