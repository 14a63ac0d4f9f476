/**
 * The engine against the judgement in its plainest form (`test/support/plain-judge.ts`), over random packages in which nothing is left out and nothing is off by anything:
 * where that says yes or no the engine says the same, and decides.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certain, stated } from '../../test/support/certain.ts';
import { PlainJudge } from '../../test/support/plain-judge.ts';
import { randomPlan, randomProposal } from '../../test/support/random-plan.ts';
import { compile } from './compile.ts';
import { RESULTS, type FindingResult } from './types.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 1000);
const AS_OF = '2026-11-24';

describe('yes and no', () => {
  test(`the same as in the plainest form (${RUNS} packages, seed ${String(fc.readConfigureGlobal().seed)})`, () => {
    const decided = new Map<string, number>();
    let open = 0;
    const count = (what: string): void => void decided.set(what, (decided.get(what) ?? 0) + 1);
    fc.assert(
      fc.property(randomPlan, fc.array(randomProposal, { minLength: 3, maxLength: 6 }), (random, proposals) => {
        const plan = certain(random);
        const compiled = compile(plan);
        if (!compiled.ok) throw new Error(compiled.problems[0]?.received);
        const judge = new PlainJudge(plan, AS_OF);
        for (const proposal of proposals.map(stated)) {
          const result = compiled.value.check(proposal, { asOf: AS_OF });
          const plain = judge.of(proposal);
          const worst = (clause: string): FindingResult | null => RESULTS.find((one) => result.findings.some((finding) => finding.clause === clause && finding.result === one)) ?? null;
          for (const clause of plan.rules.clauses) {
            const expected = plain.result(clause);
            if (expected === undefined) open += 1;
            else {
              count(expected ?? 'not applicable');
              const got = worst(clause.id);
              // What to say of it is written out only where it is said.
              if (got !== expected) expect(got, JSON.stringify({ clause, proposal })).toBe(expected);
            }
          }
          const allowed = plain.inArea() === true ? plain.matrix() : undefined;
          if (allowed === undefined) continue;
          count(allowed ? 'matrix pass' : 'matrix fail');
          const [got, expected] = [worst('matrix'), allowed ? 'pass' : 'fail'];
          if (got !== expected) expect(got, JSON.stringify({ proposal, place: result.place })).toBe(expected);
        }
      }),
      { numRuns: RUNS },
    );
    console.log(`plainest form: ${[...decided].map(([what, n]) => `${n} ${what}`).join(', ')}; ${open} not told`);
    expect(Math.min(...['fail', 'consent', 'reserved', 'advice', 'pass', 'not applicable', 'matrix pass', 'matrix fail'].map((what) => decided.get(what) ?? 0))).toBeGreaterThan(0);
  });
});
