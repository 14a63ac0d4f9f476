/** The ground's colours against the engine, place by place: no colour that a check there does not give. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { at, randomPlan, randomProposal } from '../../../test/support/random-plan.ts';
import { compile, type Checker } from '../../check/compile.ts';
import { project } from '../../geo/gauss-kruger.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import { cellAt, cornersOf, fromPlan, gridFor, toPlan, type ViewBox } from './grid.ts';
import { surfaceOf, surfaceSteps, type SurfaceTask } from './judge.ts';
import { totalsOf } from './totals.ts';
import { CELL_STATES, CROSSED, NO_GROUND, NOT_YET, UNDETERMINED, type Surface, type SurfaceGrid } from './types.ts';
import { unproject } from './unproject.ts';

const RUNS = Math.ceil(Number(process.env['PROPERTY_RUNS'] ?? 1000) / 25);
const AS_OF = '2026-11-24';

function checker(plan: Plan): Checker {
  const compiled = compile(plan);
  if (!compiled.ok) throw new Error(compiled.problems.map(({ code }) => code).join());
  return compiled.value;
}

function gridOf(plan: Plan, view: ViewBox, size?: number): SurfaceGrid {
  const grid = gridFor(plan.manifest, view, size);
  if (!grid) throw new Error('no ground');
  return grid;
}

const box = (half: number, x = 0, y = 0): ViewBox => [...at(x - half, y - half), ...at(x + half, y + half)];

function taskOf(plan: Plan, proposal: Proposal, grid: SurfaceGrid): SurfaceTask {
  return { checker: checker(plan), manifest: plan.manifest, proposal, asOf: AS_OF, grid };
}

/** The sign with its centre at a place of the plan's grid. */
function placed({ manifest }: Plan, proposal: Proposal, x: number, y: number, error = 0): Proposal {
  const { building: _, ...stated } = proposal.properties;
  return { geometry: { type: 'Point', coordinates: [...fromPlan(x, y, manifest)] }, properties: { ...stated, accuracy: manifest.defaultAccuracy + error } as Proposal['properties'] };
}

const wordOf = (surface: Surface, i: number): string | undefined => CELL_STATES[surface.states[i] ?? -1];

test(`every cell’s colour is the verdict at any place in it, as if each were asked by itself (${RUNS} packages, seed ${String(fc.readConfigureGlobal().seed)})`, () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(randomPlan, randomProposal, fc.constantFrom(5, 10), fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 5, maxLength: 5 }), (plan, proposal, size, within) => {
      const task = taskOf(plan, proposal, gridOf(plan, box(60), size));
      const surface = surfaceOf(task);
      const { column, row, columns, rows } = surface.grid;
      for (let i = 0; i < surface.states.length; i += 13) {
        const word = wordOf(surface, i) ?? '';
        seen.set(word, (seen.get(word) ?? 0) + 1);
        const [west, south] = [(column + (i % columns)) * size, (row + rows - 1 - Math.floor(i / columns)) * size];
        const verdictAt = (dx: number, dy: number, error = 0): string => task.checker.check(placed(plan, proposal, west + dx * size, south + dy * size, error), { asOf: AS_OF }).verdict;
        const whole = verdictAt(0.5, 0.5, size * 0.7072 * 1.001 + 0.05);
        if (whole !== 'undetermined') expect(word).toBe(whole);
        if (surface.states[i] === CROSSED) continue;
        for (const [dx, dy] of surface.states[i] === UNDETERMINED ? [[0.5, 0.5] as const] : within) expect(verdictAt(dx, dy)).toBe(word);
      }
    }),
    { numRuns: RUNS },
  );
  for (const words of [['nonconforming'], ['undetermined'], ['crossed'], ['conditional', 'conforming']]) expect(words.reduce((sum, word) => sum + (seen.get(word) ?? 0), 0), words.join()).toBeGreaterThan(0);
});

test('the same cell has the same answer in every view, and for the same reason', () => {
  fc.assert(
    fc.property(randomPlan, randomProposal, fc.integer({ min: -40, max: 40 }), fc.integer({ min: -40, max: 40 }), (plan, proposal, x, y) => {
      const whole = surfaceOf(taskOf(plan, proposal, gridOf(plan, box(90), 5)));
      const part = surfaceOf(taskOf(plan, proposal, gridOf(plan, box(30, x, y), 5)));
      const { grid } = whole;
      part.states.forEach((state, i) => {
        const [c, r] = [part.grid.column + (i % part.grid.columns) - grid.column, part.grid.row + part.grid.rows - 1 - Math.floor(i / part.grid.columns) - grid.row];
        const j = (grid.rows - 1 - r) * grid.columns + c;
        if (whole.states[j] !== state) expect(whole.states[j]).toBe(state);
        const [one, other] = [whole.list[whole.causes[j] ?? -1], part.list[part.causes[i] ?? -1]];
        if (JSON.stringify(one) !== JSON.stringify(other)) expect(one).toEqual(other);
      });
    }),
    { numRuns: Math.ceil(RUNS / 8) },
  );
});

test('coarse first: what has come stays, and what is given up is as far as it had come', () => {
  const [plan, proposal] = fc.sample(fc.tuple(randomPlan, randomProposal), { numRuns: 1, seed: 3 })[0] ?? [];
  if (!plan || !proposal) throw new Error('no sample');
  const task = taskOf(plan, proposal, gridOf(plan, box(90), 2));
  const { surface, steps } = surfaceSteps(task);
  const sides: number[] = [];
  let before = surface.states.slice();
  for (let step = steps.next(); step.done !== true; step = steps.next()) {
    if (step.value) {
      sides.push(step.value.side);
      expect(before.every((state, i) => state === NOT_YET || state === surface.states[i])).toBe(true);
      before = surface.states.slice();
    }
  }
  expect(sides).toEqual([64, 32, 16, 8, 4, 2, 1]);
  expect(surface.states.includes(NOT_YET)).toBe(false);
  const early = surfaceSteps(task);
  for (let i = 0; i < 5; i++) early.steps.next();
  early.steps.return();
  expect(early.steps.next().done).toBe(true);
  expect(early.surface.states.includes(NOT_YET)).toBe(true);
  expect(totalsOf(early.surface).open).toBeGreaterThan(0);
  const { judged, open, states } = totalsOf(surface);
  expect([judged, open]).toEqual([surface.states.length, 0]);
  expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(judged);
});

test('a view has about fifty thousand squares of a round size, none beyond the extent', () => {
  const [plan] = fc.sample(randomPlan, { numRuns: 1, seed: 3 });
  if (!plan) throw new Error('no sample');
  const { manifest } = plan;
  for (const view of [[115.9, 29.64, 116.05, 29.76], [115.97, 29.7, 115.99, 29.715], [100, 20, 130, 40]] as const) {
    const { columns, rows } = gridOf(plan, view);
    expect(columns * rows).toBeGreaterThan(20_000);
    expect(columns * rows).toBeLessThan(130_000);
  }
  expect(gridFor(manifest, [110, 29, 111, 30])).toBeNull();
  const [west, south] = manifest.extent;
  const grid = gridOf(plan, [west - 0.01, south - 0.01, west + 0.001, south + 0.001], 10);
  const surface = surfaceOf({ checker: checker(plan), manifest, proposal: { geometry: { type: 'Point', coordinates: [0, 0] }, properties: { signType: 'pole' } }, asOf: AS_OF, grid });
  surface.states.forEach((state, i) => {
    const [x, y] = [(grid.column + (i % grid.columns)) * 10, (grid.row + grid.rows - 1 - Math.floor(i / grid.columns)) * 10];
    const inside = ([[0, 0], [10, 0], [0, 10], [10, 10]] as const).every(([dx, dy]) => {
      const [lon, lat] = fromPlan(x + dx, y + dy, manifest);
      return lon >= west + 1e-7 && lat >= south + 1e-7;
    });
    if ((state === NO_GROUND) === inside) expect([x, y, inside]).toEqual(['agrees', state]);
  });
  const [northWest] = cornersOf(grid, manifest);
  const [x, y] = toPlan(northWest, manifest);
  expect(cellAt(grid, fromPlan(x + 5, y - 5, manifest), manifest)).toBe(0);
  expect(cellAt(grid, fromPlan(x - 5, y - 5, manifest), manifest)).toBe(-1);
});

test('back from the grid is the way there undone, to a hundredth of a millimetre', () => {
  fc.assert(
    fc.property(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: 4, max: 53, noNaN: true }), (east, lat) => {
      const there = project(117 + east, lat, 117);
      const [lon, back] = unproject(there.easting, there.northing, 117);
      const again = project(lon, back, 117);
      expect(Math.abs(again.easting - there.easting)).toBeLessThan(1e-5);
      expect(Math.abs(again.northing - there.northing)).toBeLessThan(1e-5);
    }),
  );
});
