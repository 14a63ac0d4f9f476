/**
 * The promise about unknowns: take away a stated fact or a layer, and each finding of binding rank keeps its result or becomes `unknown` (not applying counts
 * as a result), so the verdict stays or becomes `undetermined`. Over random packages and proposals, from every side.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { random } from '../../test/bench/random.ts';
import { at, LAT, LON, randomPlan, randomProposal } from '../../test/support/random-plan.ts';
import { loadBoxIndex, SMALL } from '../geo/box-index.ts';
import type { Layer, Plan, PlanFeature } from '../plan/plan.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import { compile, type Checker } from './compile.ts';
import { RESULTS, type CheckResult, type FindingResult } from './types.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 1000);
const CROWDED = Math.ceil(RUNS / 10);
const AS_OF = '2026-11-24';

function checker(plan: Plan): Checker {
  const compiled = compile(plan);
  if (!compiled.ok) throw new Error(compiled.problems.map((problem) => `${problem.code} ${problem.received}`).join());
  return compiled.value;
}

/** The worst result per clause; a clause without findings did not apply. */
function byClause(result: CheckResult): Map<string, FindingResult> {
  const worst = new Map<string, FindingResult>();
  for (const finding of result.findings) {
    const known = worst.get(finding.clause);
    if (known === undefined || RESULTS.indexOf(finding.result) < RESULTS.indexOf(known)) worst.set(finding.clause, finding.result);
  }
  return worst;
}

/** What the findings counted or summed. */
const counts = ({ findings }: CheckResult): unknown => findings.filter(({ measure }) => measure === 'count' || measure === 'sum').map(({ clause, value, counted }) => ({ clause, value, counted }));

/** What changed in a way that the promise forbids; empty where it holds. */
export function broken(full: CheckResult, reduced: CheckResult, advising: ReadonlySet<string>): string[] {
  const before = byClause(full);
  const after = byClause(reduced);
  const out: string[] = [];
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    if (advising.has(id)) continue;
    const a = before.get(id) ?? 'not-applicable';
    const b = after.get(id) ?? 'not-applicable';
    if (a !== b && b !== 'unknown') out.push(`${id}: ${a} → ${b}`);
  }
  if (full.verdict !== reduced.verdict && reduced.verdict !== 'undetermined') out.push(`verdict: ${full.verdict} → ${reduced.verdict}`);
  return out;
}

/** Clauses that advise have no binding rank, unless the plan adopts them and may reach here. */
function advisers({ rules, manifest }: Plan, full: CheckResult): Set<string> {
  const advise = rules.clauses.filter((clause) => clause.source === 'law' && (clause.confidence === 'S' || clause.recommended === true)).map(({ id }) => id);
  return new Set(full.place.area === 'outside' ? advise : advise.filter((id) => !manifest.adopts.includes(id)));
}

/** Asserts the promise; only what breaks it is compared by the test runner, whose own work would take longer than the check. */
function hold(plan: Plan, full: CheckResult, reduced: CheckResult, what = ''): void {
  const wrong = broken(full, reduced, advisers(plan, full));
  if (wrong.length > 0) expect(wrong, what).toEqual([]);
}

/** Statements about the application, not facts about the sign; `accuracy` has a default of the package's that is echoed. */
const NOT_FACTS = new Set(['signType', 'id', 'name', 'accuracy', 'replaces', 'consents', 'start', 'end']);

const without = (proposal: Proposal, name: string): Proposal => ({ ...proposal, properties: Object.fromEntries(Object.entries(proposal.properties).filter(([key]) => key !== name)) as Proposal['properties'] });
const unreadable = (plan: Plan, id: string): Plan => ({ ...plan, layers: new Map([...plan.layers].map(([key, layer]) => [key, key === id ? { ...layer, state: 'failed' as const, features: [] } : layer])) });

/** The plan with every layer moved by no more than its accuracy, and known exactly: whole layers, so that what meets still does, and each sign by itself. */
function redrawn(plan: Plan, offsets: readonly (readonly [number, number])[]): Plan {
  let n = 0;
  const moved = ({ entry, features, state }: Layer): Layer => {
    const next = (): ((p: readonly number[]) => number[]) => {
      const [dx, dy] = offsets[n++ % offsets.length] ?? [0, 0];
      const scale = (0.999 * entry.accuracy) / Math.max(1, Math.hypot(dx, dy));
      return ([x = 0, y = 0]) => [x + dx * scale * LON, y + dy * scale * LAT];
    };
    const all = next();
    const move = (coordinates: unknown, by: (p: readonly number[]) => number[]): unknown => (Array.isArray(coordinates) && typeof coordinates[0] === 'number' ? by(coordinates as number[]) : (coordinates as unknown[]).map((inner) => move(inner, by)));
    const redraw = (feature: PlanFeature): PlanFeature => {
      const by = entry.role === 'existing-signs' ? next() : all;
      const coordinates = 'coordinates' in feature.geometry ? move(feature.geometry.coordinates, by) : [];
      return { ...feature, geometry: { ...feature.geometry, coordinates } as PlanFeature['geometry'] };
    };
    return { entry: { ...entry, accuracy: 0 }, state, features: features.map(redraw) };
  };
  return { ...plan, layers: new Map([...plan.layers].map(([id, layer]) => [id, moved(layer)])) };
}

/** Farther than anything is. */
const FAR = 1e6;

/**
 * The same rules put so that nothing bounds a search: a limit of the search as a condition on each feature, along a road as one that could be any, and beside what each must satisfy something
 * that distance never decides. What is looked for in a zone, at a site or on a building alone is looked for among all that there is.
 */
function unbounded(plan: Plan): Plan {
  const rewrite = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rewrite);
    if (typeof value !== 'object' || value === null) return value;
    const { within, where, ...rest } = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rewrite(inner)]));
    const satisfies = 'satisfies' in rest ? { satisfies: { all: [rest['satisfies'], { not: false }] } } : {};
    const along = 'along' in rest;
    const conditions = [where, within === undefined || along ? undefined : { distance: '<=', value: within }].filter((part) => part !== undefined);
    const search = along && within !== undefined ? { within: { by: { fact: 'faces' }, steps: [[FAR, within], [null, FAR]] } } : 'same' in rest && within === undefined ? { within: FAR } : {};
    return { ...rest, ...satisfies, ...search, ...(conditions.length > 0 ? { where: { all: conditions } } : {}) };
  };
  const { clauses, definitions } = plan.rules;
  return { ...plan, rules: { ...plan.rules, clauses: rewrite(clauses) as typeof clauses, definitions: rewrite(definitions) as typeof definitions } };
}

/** So many signs that they are searched by an index. */
function crowded(plan: Plan, seed: number): Plan {
  const next = random(seed);
  const pick = <T>(...list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const signs = Array.from({ length: 3 * SMALL }, (_, i): PlanFeature => {
    const properties = { key: `y${i}`, kind: pick('a', 'b', undefined), size: pick(2, 7, undefined), bearing: pick(0, 90, 180), faces: pick(1, 2, 4, undefined), building: pick('b', 'c', 'd', undefined) };
    return { key: `y${i}`, geometry: { type: 'Point', coordinates: at(200 * next() - 100, 200 * next() - 100) }, properties: Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as PlanFeature['properties'] };
  });
  return { ...plan, layers: new Map([...plan.layers].map(([id, layer]) => [id, id === 'signs' ? { ...layer, features: [...layer.features, ...signs] } : layer])) };
}

describe('the promise about unknowns', () => {
  test(`a fact left out (${RUNS} packages, seed ${String(fc.readConfigureGlobal().seed)})`, () => {
    let removed = 0;
    fc.assert(
      fc.property(randomPlan, fc.array(randomProposal, { minLength: 3, maxLength: 6 }), (plan, proposals) => {
        const check = checker(plan);
        for (const proposal of proposals) {
          const full = check.check(proposal, { asOf: AS_OF });
          for (const name of Object.keys(proposal.properties)) {
            if (NOT_FACTS.has(name)) continue;
            removed += 1;
            hold(plan, full, check.check(without(proposal, name), { asOf: AS_OF }), `without ${name}`);
          }
        }
      }),
      { numRuns: RUNS },
    );
    expect(removed).toBeGreaterThan(RUNS);
  });

  test(`a layer unreadable (${RUNS} packages, seed ${String(fc.readConfigureGlobal().seed)})`, () => {
    fc.assert(
      fc.property(randomPlan, fc.array(randomProposal, { minLength: 3, maxLength: 6 }), (plan, proposals) => {
        const check = checker(plan);
        const whole = proposals.map((proposal) => ({ proposal, full: check.check(proposal, { asOf: AS_OF }) }));
        for (const id of plan.layers.keys()) {
          const less = checker(unreadable(plan, id));
          for (const { proposal, full } of whole) hold(plan, full, less.check(proposal, { asOf: AS_OF }), `without layer ${id}`);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test(`a worse position (${RUNS} packages, seed ${String(fc.readConfigureGlobal().seed)})`, () => {
    fc.assert(
      fc.property(randomPlan, fc.array(randomProposal, { minLength: 3, maxLength: 6 }), fc.constantFrom(1, 5, 20), (plan, proposals, more) => {
        const check = checker(plan);
        for (const proposal of proposals) {
          const worse = { ...proposal, properties: { ...proposal.properties, accuracy: Number(proposal.properties['accuracy']) + more } };
          const full = check.check(proposal, { asOf: AS_OF });
          hold(plan, full, check.check(worse, { asOf: AS_OF }));
        }
      }),
      { numRuns: RUNS },
    );
  });

  test(`a true position somewhere within the stated error (${RUNS} packages, seed ${String(fc.readConfigureGlobal().seed)})`, () => {
    fc.assert(
      fc.property(randomPlan, fc.array(randomProposal, { minLength: 3, maxLength: 5 }), fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }), fc.constantFrom(1, 6), (plan, proposals, dx, dy, error) => {
        const check = checker(plan);
        const scale = 0.999 / Math.max(1, Math.hypot(dx, dy));
        for (const proposal of proposals) {
          const stated = { ...proposal, properties: { ...proposal.properties, accuracy: error } };
          const move = (p: readonly number[]): number[] => [(p[0] ?? 0) + dx * scale * error * LON, (p[1] ?? 0) + dy * scale * error * LAT];
          const { geometry } = proposal;
          const moved = geometry.type === 'Point' ? { type: 'Point' as const, coordinates: move(geometry.coordinates) } : { type: 'LineString' as const, coordinates: geometry.coordinates.map(move) };
          const truth: Proposal = { ...proposal, geometry: moved, properties: { ...proposal.properties, accuracy: 0 } };
          const full = check.check(truth, { asOf: AS_OF });
          hold(plan, full, check.check(stated, { asOf: AS_OF }));
        }
      }),
      { numRuns: RUNS },
    );
  });

  test(`a true drawing somewhere within its error (${RUNS} packages, seed ${String(fc.readConfigureGlobal().seed)})`, () => {
    const offset = fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }));
    fc.assert(
      fc.property(randomPlan, fc.array(randomProposal, { minLength: 3, maxLength: 5 }), fc.array(offset, { minLength: 14, maxLength: 14 }), (plan, proposals, offsets) => {
        const check = checker(plan);
        const truth = checker(redrawn(plan, offsets));
        for (const proposal of proposals) {
          const full = truth.check(proposal, { asOf: AS_OF });
          hold(plan, full, check.check(proposal, { asOf: AS_OF }));
        }
      }),
      { numRuns: RUNS },
    );
  });

  test(`nothing better than undetermined comes of a package with a layer that could not be read (${RUNS} packages, seed ${String(fc.readConfigureGlobal().seed)})`, () => {
    fc.assert(
      fc.property(randomPlan, randomProposal, fc.constantFrom('zones', 'segments', 'sites', 'plan-area', 'areas', 'lines', 'signs'), (plan, proposal, id) => {
        const { verdict } = checker(unreadable(plan, id)).check(proposal, { asOf: AS_OF });
        return verdict === 'nonconforming' || verdict === 'undetermined';
      }),
      { numRuns: RUNS },
    );
  });

  test(`a search that is bounded finds what an unbounded one does (${RUNS} packages, seed ${String(fc.readConfigureGlobal().seed)})`, () => {
    fc.assert(
      fc.property(randomPlan, fc.array(randomProposal, { minLength: 3, maxLength: 6 }), (plan, proposals) => {
        const check = checker(plan);
        const all = checker(unbounded(plan));
        for (const proposal of proposals) {
          const [one, other] = [check.check(proposal, { asOf: AS_OF }), all.check(proposal, { asOf: AS_OF })];
          expect(byClause(one)).toEqual(byClause(other));
          expect(counts(one)).toEqual(counts(other));
        }
      }),
      { numRuns: RUNS },
    );
  });

  test(`so does one over a layer with an index (${CROWDED} packages, seed ${String(fc.readConfigureGlobal().seed)})`, async () => {
    await loadBoxIndex();
    fc.assert(
      fc.property(randomPlan, fc.integer(), fc.array(randomProposal, { minLength: 3, maxLength: 6 }), (sparse, seed, proposals) => {
        const plan = crowded(sparse, seed);
        const check = checker(plan);
        const all = checker(unbounded(plan));
        for (const proposal of proposals) {
          const [one, other] = [check.check(proposal, { asOf: AS_OF }), all.check(proposal, { asOf: AS_OF })];
          expect(byClause(one)).toEqual(byClause(other));
          expect(counts(one)).toEqual(counts(other));
        }
      }),
      { numRuns: CROWDED },
    );
  });

  test(`the same check twice gives the same bytes, whatever was checked in between (${RUNS} packages, seed ${String(fc.readConfigureGlobal().seed)})`, () => {
    fc.assert(
      fc.property(randomPlan, randomProposal, randomProposal, (plan, one, other) => {
        const check = checker(plan);
        const first = JSON.stringify(check.check(one, { asOf: AS_OF }));
        check.check(other, { asOf: AS_OF });
        return JSON.stringify(check.check(one, { asOf: AS_OF })) === first && JSON.stringify(checker(plan).check(one, { asOf: AS_OF })) === first;
      }),
      { numRuns: RUNS },
    );
  });
});
