/** Remedies of single cases made by hand: the smallest change, what follows from it, and where else the sign may stand. Each is applied as it is told and checked again. */
import { describe, expect, it } from 'vitest';
import { contextOf } from '../../plan/proposal-context.ts';
import { readProposal } from '../../plan/proposal.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import { allowed, box, clause, feature, forbidden, limited, line, open, point, sign, silent, type Case, type Cell } from '../cases.fixture.ts';
import type { Remedy } from '../envelope-types.ts';
import { TYPES } from '../../../test/support/random-plan.ts';
import { remedies, remedySearch } from './remedies.ts';

const asOf = '2026-06-01';

/** All remedies, each held to what it says by a check of a proposal that is read as any other. */
function mended(of: Case, proposal: Proposal, date = asOf): Remedy[] {
  const { plan, checker, setting } = open(of, { asOf: date });
  const found = remedies(setting, plan, proposal);
  for (const remedy of found) {
    const read = readProposal(asTold(proposal, remedy), contextOf(plan));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const { verdict, counts } = checker.check(read.value, { asOf: date });
    expect({ verdict, unknown: counts.unknown, fail: counts.fail }).toEqual({ verdict: remedy.verdict, unknown: remedy.unknown, fail: 0 });
  }
  return found;
}

function asTold({ geometry, properties }: Proposal, remedy: Remedy): GeoJSON.Feature {
  const stated: Record<string, unknown> = { ...properties };
  let placed: GeoJSON.Geometry = geometry;
  if (remedy.kind === 'type') stated['signType'] = remedy.signType;
  else if (remedy.kind === 'measures') {
    for (const { measure, from, to } of [...remedy.changes, ...(remedy.follows ?? [])]) {
      if (measure !== 'width' || geometry.type !== 'LineString') stated[measure] = to;
      else {
        const [[ax = 0, ay = 0] = [], [bx = 0, by = 0] = []] = geometry.coordinates;
        const f = (1 - to / (from ?? to)) / 2;
        placed = { type: 'LineString', coordinates: [[ax + f * (bx - ax), ay + f * (by - ay)], [bx - f * (bx - ax), by - f * (by - ay)]] };
      }
    }
  } else {
    stated['accuracy'] = remedy.accuracy;
    if (remedy.leaves !== undefined) delete stated['building'];
    placed = { type: 'Point', coordinates: [...remedy.at] };
  }
  return { type: 'Feature', geometry: placed, properties: stated };
}

const measures = (found: readonly Remedy[]) => found.flatMap((remedy) => (remedy.kind === 'measures' ? [remedy.changes.map(({ measure, to }) => `${measure} ${to}`).join(', ')] : []));
const place = (found: readonly Remedy[]) => found.find((remedy) => remedy.kind === 'place');

describe('a change of measures', () => {
  it('is the one that mends all that fails, though others mend a part', () => {
    const clauses = [clause('area', { fact: 'faceArea', op: '<=', value: 10 }), clause('height', { fact: 'height', op: '<=', value: 2.8 })];
    expect(measures(mended({ clauses }, sign({ width: 5, height: 3 })))).toEqual(['height 2']);
  });
  it('is of whatever chooses the cell, when a limit of the cell fails', () => {
    const cell: Cell = (_, __, band) => (band === 'large' ? limited({ fact: 'depth', op: '<=', value: 0.3 }) : allowed);
    expect(measures(mended({ cell }, sign({ width: 5, height: 1, depth: 0.5 })))).toEqual(['width 3.99', 'depth 0.3']);
  });
  it('is of what a height follows from, when the height is not stated', () => {
    const clauses = [clause('area', { fact: 'faceArea', op: '<=', value: 10 })];
    expect(measures(mended({ clauses }, sign({ width: 5, topHeight: 8, clearance: 5 })))).toEqual(['topHeight 7', 'clearance 6', 'width 3.33']);
  });
  it('takes as few measures as it can, the least changes first', () => {
    const site = feature('P', point(0, 0), { signType: 'wall', use: 'commercial', radius: 10, maxWidth: 6, maxTop: 9 });
    const [only, ...others] = mended({ cell: () => forbidden, layers: { sites: [site] } }, sign({ width: 7, height: 2, clearance: 8, topHeight: 10, bearing: 0 }));
    expect(others.filter(({ kind }) => kind === 'measures')).toEqual([]);
    expect(only).toMatchObject({ changes: [{ measure: 'topHeight', to: 9 }, { measure: 'width', to: 6 }], follows: [{ measure: 'clearance', from: 8, to: 7 }] });
  });
  it('says what has to follow from it', () => {
    const clauses = [clause('top', { fact: 'topHeight', op: '<=', value: 6 }), clause('clear', { fact: 'clearance', op: '>=', value: 4 })];
    expect(mended({ clauses }, sign({ height: 3, clearance: 4, topHeight: 7 }))).toMatchObject([{ changes: [{ measure: 'height', from: 3, to: 2, unit: 'm' }], follows: [{ measure: 'topHeight', from: 7, to: 6, unit: 'm' }] }]);
  });
  it('of a baseline is about its middle', () => {
    expect(mended({ clauses: [clause('w', { fact: 'width', op: '<=', value: 5 })] }, sign({}, line([0, 0], [6, 5.3])))).toMatchObject([{ changes: [{ measure: 'width', to: 5 }] }]);
  });
  it('goes as far in as nothing new is left open, also where it would be again farther on', () => {
    const clauses = [
      clause('least', { fact: 'height', op: '>=', value: 2 }),
      // Open below 3 m and from 5 m on, for want of the width.
      clause('open', { any: [{ all: [{ fact: 'height', op: '>=', value: 3 }, { fact: 'height', op: '<', value: 5 }] }, { fact: 'width', op: '<=', value: 1 }] }, { applies: { fact: 'height', op: '>=', value: 2 } }),
    ];
    expect(measures(mended({ clauses }, sign({ height: 1 })))).toEqual(['height 3']);
  });
  it('claims no pass beside a layer that could not be read, nor outside the term', () => {
    const top: Case = { clauses: [clause('top', { fact: 'topHeight', op: '<=', value: 6 })] };
    expect(mended({ ...top, failed: ['zones'] }, sign({ topHeight: 7 }))).toMatchObject([{ verdict: 'undetermined' }]);
    expect(mended(top, sign({ topHeight: 7 }), '2040-01-01')).toMatchObject([{ verdict: 'undetermined', unknown: 1 }]);
  });
});

describe('another place', () => {
  const pole = (properties: Parameters<typeof sign>[0] = {}, geometry?: Proposal['geometry']): Proposal => sign({ signType: 'pole', width: 4, bearing: 90, ...properties }, geometry);
  const banned = feature('z', box(-100, -100, 200, 200), { class: 'prohibited', name: 'z' });
  const only = (klass: string): Cell => (scope) => (scope === `zone:${klass}` ? forbidden : allowed);
  const inZone: Case = { cell: only('prohibited'), layers: { zones: [banned] } };

  it('is the nearest on the grid, and says with what error it was judged and which building it leaves', () => {
    const found = place(mended(inZone, pole({ accuracy: 30, building: 'b' }, point(60, 0))));
    // The face is square to the zone’s edge; of the 40 m to it and the errors of both the grid leaves 50 m.
    expect(found).toMatchObject({ distance: 50, accuracy: 2, leaves: 'b', grid: 10, zone: null, verdict: 'conforming' });
    expect(place(mended(inZone, pole({ accuracy: 0.1 }, point(60, 0))))).toMatchObject({ accuracy: 0.1 });
  });
  it('is none for what is fixed to a building', () => {
    expect(place(mended(inZone, sign({ width: 4, bearing: 90 }, point(60, 0))))).toBeUndefined();
  });
  it('is on ground and in the plan area', () => {
    const layers = { ...inZone.layers, water: [feature('w', box(100, -500, 300, 1000))], 'plan-area': [feature('area', box(-500, -500, 1000, 1000))] };
    const dry = place(mended({ ...inZone, layers, unbuildable: ['water'] }, pole({}, point(60, 0))));
    // The way east is 340 m of water and then out of the plan; north it is 100 m and the zone's own error.
    expect(dry).toMatchObject({ distance: 110 });
    expect(place(mended({ ...inZone, layers }, pole({}, point(60, 0))))).toMatchObject({ distance: 50 });
    const small = { ...layers, 'plan-area': [feature('area', box(-100, -100, 500, 200))] };
    expect(place(mended({ ...inZone, layers: small, unbuildable: ['water'] }, pole({}, point(60, 0))))).toBeUndefined();
  });
  it('is on no water that is there on the day, and on such as is not yet', () => {
    const water = feature('w', box(100, -500, 300, 1000), { from: '2030-01-01' });
    const of: Case = { ...inZone, layers: { ...inZone.layers, water: [water] }, unbuildable: ['water'] };
    expect(place(mended(of, pole({}, point(60, 0))))).toMatchObject({ distance: 50 });
    expect(place(mended(of, pole({}, point(60, 0)), '2031-01-01'))).toMatchObject({ distance: 110 });
  });
  it.each(['plan-area', 'water'] as const)('is none where nobody knows the ground: %s', (id) => {
    const { plan, setting } = open({ ...inZone, failed: [id], unbuildable: ['water'] });
    const search = remedySearch(setting, plan, pole({}, point(60, 0)));
    let steps = 0;
    for (let step = search.next(); ; step = search.next(), steps++) {
      if (step.done !== true) continue;
      expect(place(step.value)).toBeUndefined();
      break;
    }
    // Nor is it looked for.
    expect(steps).toBeLessThan(5);
  });
  it('is not where the plan is silent, unless it is so here', () => {
    const cell: Cell = (scope) => (scope === 'zone:prohibited' ? forbidden : scope === 'none' ? silent : allowed);
    const farther = feature('g', box(300, -100, 200, 200), { class: 'general', name: 'g' });
    expect(place(mended({ cell, layers: { zones: [banned, farther] } }, pole({}, point(60, 0))))).toMatchObject({ zone: 'g' });
    const near = clause('near', { none: { layer: 'lines', within: 15 } });
    const layers = { lines: [feature('l', line([0, -1000], [0, 1000]))] };
    expect(place(mended({ cell, clauses: [near], layers }, pole({}, point(5, 0))))).toMatchObject({ zone: null, verdict: 'undetermined', distance: 20 });
  });
  it('is given up soon where what is missing leaves it open everywhere', () => {
    const { properties: { use: _, ...rest }, geometry } = pole({}, point(60, 0));
    const { plan, setting } = open({ cell: (scope) => (scope === 'zone:prohibited' ? forbidden : limited({ fact: 'use', in: ['own-name'] })), layers: { zones: [banned] } });
    const sizeless = { ...rest, width: 4 } as unknown as Proposal['properties'];
    const search = remedySearch(setting, plan, { geometry, properties: sizeless });
    let steps = 0;
    for (let step = search.next(); step.done !== true; step = search.next()) steps++;
    // A step every 64 blocks; the grid has 120,000 places.
    expect(steps).toBeLessThan(30);
  });
  it('is given up soon where the missing width reaches other zones wherever it stands', () => {
    const checks = Array.from({ length: 20 }, (_, i) => feature(`s${i}`, box(-2000 + 200 * i, -2500, 100, 5000), { class: 'strict', name: 's' }));
    const { plan, setting } = open({ cell: (scope) => (scope === 'none' ? allowed : forbidden), layers: { zones: checks } });
    const search = remedySearch(setting, plan, sign({ signType: 'pole', bearing: 0 }, point(50, 0)));
    let steps = 0;
    for (let step = search.next(); step.done !== true; step = search.next()) steps++;
    // It has to look until a block is narrower than a zone.
    expect(steps).toBeLessThan(300);
  });
  it('is a planned site however far it is, for what is fixed to a building too', () => {
    const site = feature('P', point(2500, 0), { signType: 'wall|pole', use: 'commercial', radius: 10, maxWidth: 6, maxTop: 9 });
    const of: Case = { cell: () => forbidden, layers: { sites: [site, feature('Q', point(2000, 0), { signType: 'roof', use: 'commercial', radius: 10, maxWidth: 6, maxTop: 9 })] } };
    for (const signType of ['wall', 'pole']) expect(mended(of, sign({ signType, width: 5, height: 1, topHeight: 5, bearing: 0, building: 'b' })).filter(({ kind }) => kind === 'site')).toMatchObject([{ site: 'P', leaves: 'b', accuracy: 0 }]);
  });
});

describe('another type', () => {
  it('is of the same group where there is one', () => {
    const types = [...TYPES, { ...(TYPES[0] as (typeof TYPES)[number]), id: 'canopy' }];
    const cell: Cell = (_, type) => (type === 'wall' ? forbidden : allowed);
    expect(mended({ cell, types }, sign())).toMatchObject([{ kind: 'type', signType: 'roof' }, { kind: 'type', signType: 'canopy' }]);
  });
});
