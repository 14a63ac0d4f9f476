/**
 * The promise about unknowns: take away a stated fact or a layer, and each finding of binding rank keeps its result or becomes `unknown` (not applying counts
 * as a result), so the verdict stays or becomes `undetermined`. Over random packages and proposals, from every side.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LAT, LON, randomPlan, randomProposal } from '../../test/support/random-plan.ts';
import type { Plan } from '../plan/plan.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import { compile, type Checker } from './compile.ts';
import { RESULTS, type CheckResult, type FindingResult } from './types.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 1500);
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

/** Statements about the application, not facts about the sign; `accuracy` has a default of the package's that is echoed. */
const NOT_FACTS = new Set(['signType', 'id', 'name', 'accuracy', 'replaces', 'consents', 'start', 'end']);

const without = (proposal: Proposal, name: string): Proposal => ({ ...proposal, properties: Object.fromEntries(Object.entries(proposal.properties).filter(([key]) => key !== name)) as Proposal['properties'] });
const unreadable = (plan: Plan, id: string): Plan => ({ ...plan, layers: new Map([...plan.layers].map(([key, layer]) => [key, key === id ? { ...layer, state: 'failed' as const, features: [] } : layer])) });

/** The same rules put so that no distance bounds a search: a limit of the search as a condition on each feature, and beside what each must satisfy something that distance never decides. */
function unbounded(plan: Plan): Plan {
  const rewrite = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rewrite);
    if (typeof value !== 'object' || value === null) return value;
    const { within, where, ...rest } = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rewrite(inner)]));
    const conditions = [where, within === undefined ? undefined : { distance: '<=', value: within }].filter((part) => part !== undefined);
    return { ...rest, ...('satisfies' in rest ? { satisfies: { all: [rest['satisfies'], { not: false }] } } : {}), ...(conditions.length > 0 ? { where: { all: conditions } } : {}) };
  };
  const { clauses, definitions } = plan.rules;
  return { ...plan, rules: { ...plan.rules, clauses: rewrite(clauses) as typeof clauses, definitions: rewrite(definitions) as typeof definitions } };
}

describe('the promise about unknowns', { timeout: 240_000 }, () => {
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
            expect(broken(full, check.check(without(proposal, name), { asOf: AS_OF }), advisers(plan, full)), `without ${name}`).toEqual([]);
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
        for (const id of plan.layers.keys()) {
          const less = checker(unreadable(plan, id));
          for (const proposal of proposals) {
            const full = check.check(proposal, { asOf: AS_OF });
            expect(broken(full, less.check(proposal, { asOf: AS_OF }), advisers(plan, full)), `without layer ${id}`).toEqual([]);
          }
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
          expect(broken(full, check.check(worse, { asOf: AS_OF }), advisers(plan, full))).toEqual([]);
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
          expect(broken(full, check.check(stated, { asOf: AS_OF }), advisers(plan, full))).toEqual([]);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('nothing better than undetermined comes of a package with a layer that could not be read', () => {
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
        for (const proposal of proposals) expect(byClause(check.check(proposal, { asOf: AS_OF }))).toEqual(byClause(all.check(proposal, { asOf: AS_OF })));
      }),
      { numRuns: RUNS },
    );
  });

  test('the same check twice gives the same bytes, whatever was checked in between', () => {
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
