/** Ground judged block by block: what a block leaves open is all that its parts are asked, and they say what a whole check says. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { at, randomPlan, randomProposal } from '../../test/support/random-plan.ts';
import type { Plan } from '../plan/plan.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import { judgeBlock, type Block } from './block.ts';
import { compile, type Checker } from './compile.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 1000);
const AS_OF = '2026-11-24';

function checker(plan: Plan): Checker {
  const compiled = compile(plan);
  if (!compiled.ok) throw new Error(compiled.problems.map(({ code }) => code).join());
  return compiled.value;
}

/** The sign at a place, its accuracy worse by `error` metres. */
function placed({ properties }: Proposal, x: number, y: number, error: number): Proposal {
  return { geometry: { type: 'Point', coordinates: at(x, y) }, properties: { ...properties, accuracy: Number(properties['accuracy']) + error } };
}

const quarter = fc.constantFrom([-1, -1], [1, -1], [-1, 1], [1, 1]);

test(`a place in blocks within blocks (${RUNS} packages, seed ${String(fc.readConfigureGlobal().seed)})`, () => {
  const seen = { settled: 0, undecided: 0, early: 0 };
  fc.assert(
    fc.property(randomPlan, fc.array(randomProposal, { minLength: 3, maxLength: 5 }), fc.constantFrom(2, 16, 128), fc.array(quarter, { minLength: 8, maxLength: 8 }), fc.constantFrom(AS_OF, '2036-01-01'), (plan, proposals, widest, way, asOf) => {
      const check = checker(plan);
      for (const proposal of proposals) {
        const [lon = 0, lat = 0] = proposal.geometry.type === 'Point' ? proposal.geometry.coordinates : (proposal.geometry.coordinates[0] ?? []);
        let [x, y] = [(lon - 116) * 96780, (lat - 29.7) * 110870];
        const asked: Block[] = [];
        let half = widest;
        for (const [dx = 0, dy = 0] of way) {
          asked.push(check.block(judgeBlock, placed(proposal, x, y, half * 1.43 + 0.05), asked.at(-1)?.left ?? null, { asOf }));
          half /= 2;
          if (half < 0.3) break;
          x += dx * half;
          y += dy * half;
        }
        const there = placed(proposal, x, y, 0);
        const whole = check.check(there, { asOf });
        const told = check.block(judgeBlock, there, asked.at(-1)?.left ?? null, { asOf });
        const first = asked.find(({ settled }) => settled);
        if (first) {
          seen.settled += 1;
          if (first.verdict === 'undetermined') seen.undecided += 1;
          if (first === asked[0]) seen.early += 1;
          expect(first.verdict).toBe(whole.verdict);
          // What it rests on is so here as well; what fails need not be the first that does.
          for (const { clause, result } of first.findings) expect(whole.findings.filter((finding) => finding.clause === clause).map((finding) => finding.result)).toContain(result);
          continue;
        }
        expect(told.verdict).toBe(whole.verdict);
        // A block is not settled without cause: nothing that it calls undecided everywhere is decided.
        const alone = check.block(judgeBlock, there, null, { asOf });
        expect(alone.verdict).toBe(whole.verdict);
        if (whole.verdict === 'nonconforming') expect(alone.findings[0]).toEqual(whole.findings[0]);
        if (whole.verdict === 'conditional') expect(alone.findings).toEqual(whole.findings.filter(({ result }) => result === 'consent'));
      }
    }),
    { numRuns: RUNS },
  );
  expect(Math.min(seen.settled, seen.undecided, seen.early)).toBeGreaterThan(RUNS / 10);
});
