/**
 * Remedies over random packages: every one, tried as a whole, leaves nothing that fails; the change of one measure is the smallest, and the place found is the nearest on
 * its grid, found again here by going through all of them.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomPlan, randomProposal } from '../../../test/support/random-plan.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import { compile, type Checker } from '../compile.ts';
import type { Remedy } from '../envelope-types.ts';
import { measuresOf, settingOf } from '../envelope/envelope.ts';
import { YES } from '../tri.ts';
import { bounds, MEASURES, vary } from '../vary.ts';
import { accepted } from './accept.ts';
import { degrees, localOf, metresFrom, movable } from './moved.ts';
import { places } from './places.ts';
import { remedies } from './remedies.ts';

const options = { asOf: '2026-06-01' };
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 1000);
const seed = String(fc.readConfigureGlobal().seed);

function checker(plan: Plan): Checker {
  const compiled = compile(plan);
  if (!compiled.ok) throw new Error('not compiled');
  return compiled.value;
}

/** The proposal as a remedy says it. */
function applied(check: Checker, plan: Plan, proposal: Proposal, remedy: Remedy): Proposal {
  switch (remedy.kind) {
    case 'measures':
      return remedy.changes.reduce((p, { measure, to }) => vary(p, measure, to, plan.rules, check), proposal);
    case 'type':
      return { ...proposal, properties: { ...proposal.properties, signType: remedy.signType } };
    default:
      return movable({ checker: check, plan, proposal })(remedy.at);
  }
}

describe('remedies', () => {
  test(`each leaves nothing that fails, and no smaller change of one measure does (${RUNS} packages, seed ${seed})`, () => {
    fc.assert(
      fc.property(randomPlan, randomProposal, (plan, proposal) => {
        const check = checker(plan);
        const before = check.check(proposal, options);
        const found = remedies(settingOf(plan, check, options), plan, proposal);
        if (before.verdict !== 'nonconforming') expect(found).toEqual([]);
        for (const remedy of found) {
          const after = check.check(applied(check, plan, proposal, remedy), options);
          expect({ verdict: after.verdict, unknown: after.counts.unknown, fail: after.counts.fail }).toEqual({ verdict: remedy.verdict, unknown: remedy.unknown, fail: 0 });
          if (remedy.kind !== 'measures' || remedy.changes.length > 1) continue;
          for (const { measure, from, to } of remedy.changes) {
            const step = (MEASURES.get(measure) ?? 1) * Math.sign(to - (from ?? 0));
            for (const n of [1, 2, 7]) {
              const value = Math.round((to - n * step) * 1000) / 1000;
              if (from === null || Math.sign(from - value) !== -Math.sign(step)) continue;
              expect({ measure, value, accepted: accepted({ result: before }, check.check(vary(proposal, measure, value, plan.rules, check), options)) }).toEqual({ measure, value, accepted: null });
            }
          }
        }
      }),
      { numRuns: RUNS },
    );
  }, 300_000);

  test('where one measure alone mends everything, it is found', () => {
    fc.assert(
      fc.property(randomPlan, randomProposal, (plan, proposal) => {
        const check = checker(plan);
        const result = check.check(proposal, options);
        if (result.verdict !== 'nonconforming') return;
        const setting = settingOf(plan, check, options);
        const found = new Map(remedies(setting, plan, proposal).flatMap((remedy) => (remedy.kind === 'measures' && remedy.changes.length === 1 ? remedy.changes.map(({ measure, to }) => [measure, to] as const) : [])));
        for (const measure of measuresOf(setting, proposal, result.findings)) {
          const stated = measure === 'width' && proposal.geometry.type === 'LineString' ? check.baseline(proposal).length : proposal.properties[measure];
          if (typeof stated !== 'number') continue;
          const step = MEASURES.get(measure) ?? 1;
          const [low, high] = bounds(proposal, measure);
          const values = [...Array.from({ length: 60 }, (_, k) => k / 4), 0.01, 20, 50, 100].map((value) => Math.round(Math.round(value / step) * step * 1000) / 1000);
          const mends = (value: number): boolean => {
            const outcome = accepted({ result }, check.check(vary(proposal, measure, value, plan.rules, check), options));
            return outcome !== null && outcome.verdict !== 'undetermined';
          };
          const best = values.filter((value) => value >= low && value <= high && mends(value)).sort((a, b) => Math.abs(a - stated) - Math.abs(b - stated))[0];
          if (best === undefined) continue;
          const to = found.get(measure);
          expect({ measure, stated, best, found: to !== undefined && Math.abs(to - stated) <= Math.abs(best - stated) + 1e-9 }).toEqual({ measure, stated, best, found: true });
        }
      }),
      { numRuns: Math.ceil(RUNS / 4) },
    );
  }, 300_000);

  test('the place found is the nearest of all on the grid', () => {
    fc.assert(
      fc.property(randomPlan, randomProposal, (plan, stated) => {
        const check = checker(plan);
        const proposal: Proposal = { ...stated, properties: { ...stated.properties, signType: 'pole' } };
        const result = check.check(proposal, options);
        if (result.verdict !== 'nonconforming') return;
        const search = places({ ...settingOf(plan, check, options), plan, proposal, result });
        let step = search.next();
        while (step.done !== true) step = search.next();
        const local = localOf({ proposal });
        const move = movable({ checker: check, plan, proposal });
        let nearest = Infinity;
        // Farther off all of them are too many.
        for (let j = -22; j <= 22; j++)
          for (let i = -22; i <= 22; i++) {
            const distance = Math.sqrt(i * i + j * j) * 10;
            if (distance === 0 || distance >= nearest) continue;
            const there = move([degrees(local.lon + i * 10 * local.perEast), degrees(local.lat + j * 10 * local.perNorth)]);
            const found = check.check(there, options);
            if (found.place.area === 'inside' && check.onGround(there, options) === YES && accepted({ result }, found)) nearest = distance;
          }
        const [place] = step.value;
        if (nearest > 220 && place?.kind === 'place' && place.distance > 220) return;
        expect(place?.kind === 'place' ? place.distance : Infinity).toBe(nearest === Infinity ? Infinity : Math.round(nearest * 10) / 10);
        if (place?.kind === 'place') expect(Math.abs(metresFrom(local, place.at) - place.distance)).toBeLessThan(0.1);
      }),
      { numRuns: Math.ceil(RUNS / 10) },
    );
  }, 300_000);
});
