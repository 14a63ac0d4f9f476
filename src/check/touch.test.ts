/** What touches counts: exactly on a line, at a corner or at the end of a limit, where nothing is off by anything. */
import { describe, expect, test } from 'vitest';
import type { Plan } from '../plan/plan.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import { SMALL } from '../geo/box-index.ts';
import { box, clause, feature, line, planOf, point, sign, type Case } from './cases.fixture.ts';
import { compile, type Checker } from './compile.ts';
import { MAYBE, NO, YES } from './tri.ts';

const OPTIONS = { asOf: '2026-06-01' };
function exact(of: Case): Checker {
  const plan = planOf(of);
  const layers: Plan['layers'] = new Map([...plan.layers].map(([id, layer]) => [id, { ...layer, entry: { ...layer.entry, accuracy: 0 } }]));
  const compiled = compile({ ...plan, layers });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.value;
}
/** A face that ends at the middle, where a corner is, and lies outside of it otherwise. */
const TOUCHING: Proposal = sign({}, line([-10, -5], [0, 0]));
const CORNER = box(0, 0, 80, 80);

describe('with one end at a corner', () => {
  test('of a zone, or of the plan’s area, it is in it', () => {
    const { place } = exact({ layers: { 'plan-area': [feature('a', CORNER)], zones: [feature('Z', CORNER, { class: 'display' })] } }).check(TOUCHING, OPTIONS);
    expect(place).toMatchObject({ area: 'inside', zones: [{ key: 'Z', certain: true }] });
  });
  test('of what can be built on it stands on it; of water it stands in it', () => {
    expect(exact({ layers: { 'plan-area': [feature('a', CORNER)] } }).onGround(TOUCHING, OPTIONS)).toBe(YES);
    const water: Case = { layers: { water: [feature('w', CORNER)] }, unbuildable: ['water'] };
    expect(exact(water).onGround(TOUCHING, OPTIONS)).toBe(NO);
    expect(exact(water).onGround(sign({}, line([-10, -5], [-0.01, 0])), OPTIONS)).toBe(YES);
    expect(exact(water).onGround(TOUCHING, OPTIONS, 0.5)).toBe(MAYBE);
  });
});

test('a site of no extent is stood at on the spot, and so are other signs at a zone’s corner in it', () => {
  const sites = [feature('P', point(0, 0), { signType: 'wall', use: 'commercial', radius: 0, maxWidth: 9, maxTop: 9 })];
  expect(exact({ layers: { sites } }).check(sign({ width: 2, height: 2, clearance: 3, bearing: 0 }), OPTIONS).place.sites).toMatchObject([{ key: 'P', certain: true, edge: 0 }]);
  const counted = exact({ clauses: [clause('c0', { count: { layer: 'signs', same: 'zone' }, op: '<=', value: 0 })], layers: { zones: [feature('Z', CORNER, { class: 'display' })], signs: [feature('X', point(0, 0))] } });
  expect(counted.check(sign({ width: 2, bearing: 0 }, point(40, 40)), OPTIONS).findings.find((one) => one.clause === 'c0')).toMatchObject({ result: 'fail', counted: [{ key: 'X', certain: true }] });
});

describe('a feature at a limit of nought', () => {
  // A face that goes round, with a vertex farthest to each side.
  const corners = [[-10, 1], [2, 12], [9, -1], [-1, -11]] as const;
  const round: Proposal = sign({}, line(...corners));
  const found = (layers: Case['layers'], where: boolean, before: boolean): unknown => {
    const none = (within: number) => ({ none: { layer: 'signs', within, ...(where ? { where: { attr: 'kind', in: ['a'] } } : {}) } });
    const { findings } = exact({ clauses: [...(before ? [clause('b', none(400))] : []), clause('c0', none(0))], layers: layers ?? {} }).check(round, OPTIONS);
    return findings.find((one) => one.clause === 'c0')?.result;
  };
  test('is found on whichever side it lies, alone or among others', () => {
    const others = Array.from({ length: SMALL + 20 }, (_, i) => feature(`o${i}`, point(100 + i, 100), { kind: i % 2 === 0 ? 'a' : 'b' }));
    for (const [x, y] of corners) {
      const here = feature('X', point(x, y), { kind: 'a' });
      for (const signs of [[here], [here, ...others]]) for (const where of [false, true]) for (const before of [false, true]) expect(found({ signs }, where, before)).toBe('fail');
    }
    expect(found({ signs: [feature('X', point(9.01, -1), { kind: 'a' }), ...others] }, true, true)).toBe('pass');
  });
});
