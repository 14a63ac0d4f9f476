/**
 * The envelope's property: inside a range no failing or undecided finding is added, save for want of what is named as pending; every value outside adds one, and so
 * does one step past a bounded end. Judged by whole checks, which know nothing of spans.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomPlan, randomProposal } from '../../../test/support/random-plan.ts';
import { compile, type Checker } from '../compile.ts';
import type { Bound } from '../envelope-types.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import { bounds, MEASURES, vary, widthVaries } from '../vary.ts';
import { settingOf } from './envelope.ts';
import { envelopeOf } from './measure.ts';
import { identities, isBad, isPending } from './spans.ts';
import { placed, typesHere } from './types-here.ts';

const AS_OF = '2026-06-01';
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 1000);
const MEASURED = ['width', 'height', 'topHeight', 'clearance', 'luminance'] as const;

function checker(plan: Plan): Checker {
  const compiled = compile(plan);
  if (!compiled.ok) throw new Error('not compiled');
  return compiled.value;
}

/** What is wrong at one value, by whole check; `forbidden` leaves out what is undecided. */
function bad(check: Checker, plan: Plan, proposal: Proposal, measure: string, value: number, forbidden = false): Set<string> {
  const { findings } = check.check(vary(proposal, measure, value, plan.rules, check), { asOf: AS_OF });
  return new Set(findings.filter(({ result, reasons }) => result === 'fail' || (!forbidden && result === 'unknown' && !isPending({ reasons }))).map(identities()));
}

const within = (ranges: readonly { readonly low: Bound; readonly high: Bound }[], value: number): boolean =>
  ranges.some(({ low, high }) => (low.value === null || value > low.value || (low.closed && value === low.value)) && (high.value === null || value < high.value || (high.closed && value === high.value)));
const round = (value: number): number => Math.round(value * 1000) / 1000;

describe('envelope', () => {
  test(`no value inside adds a failing or undecided finding, every one outside does (${RUNS} packages, seed ${String(fc.readConfigureGlobal().seed)})`, () => {
    fc.assert(
      fc.property(randomPlan, randomProposal, fc.constantFrom(...MEASURED), fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }), (plan, proposal, measure, picks) => {
        if (measure === 'width' && !widthVaries(proposal.geometry)) return;
        const check = checker(plan);
        const setting = settingOf(plan, check, { asOf: AS_OF });
        const found = envelopeOf(setting, proposal, measure);
        if (found === null) return;
        const { envelope, always } = found;
        const turning = setting.dependencies.on(measure);
        const turns = (id: string): boolean => !plan.rules.clauses.some((clause) => id.startsWith(`${clause.id}|`)) || turning.has(id.split('|')[0] ?? '');
        const others = new Set<string>();
        const step = MEASURES.get(measure) ?? 1;
        const [low, high] = bounds(proposal, measure);
        // Mostly small values: that is where the limits are.
        const values = picks.flatMap((p, i) => (i % 2 === 0 ? [round(Math.min(high, Math.max(low, Math.round((p * 16) / step) * step)))] : [round(Math.min(high, Math.max(low, Math.round((p * high) / step) * step)))]));
        const ends = envelope.ranges.flatMap((range) => [range.low, range.high].flatMap(({ value }) => (value === null ? [] : [value, round(value - step), round(value + step)]))).filter((value) => value >= low && value <= high);
        for (const value of [...values, ...ends]) {
          const wrong = bad(check, plan, proposal, measure, value);
          expect({ value, standing: [...always].filter((id) => !isBad(wrong, id)) }).toEqual({ value, standing: [] });
          const added = [...wrong].filter((id) => !always.has(id) && turns(id));
          // Clauses that don't turn on the measure say the same at every value.
          others.add([...wrong].filter((id) => !turns(id)).sort().join());
          const inside = within(envelope.ranges, value);
          // Where something else is pending the ranges are what no clause forbids by itself.
          const counted = inside && envelope.pending.length > 0 ? [...bad(check, plan, proposal, measure, value, true)].filter((id) => !always.has(id) && turns(id)) : added;
          expect({ measure, value, inside, added: counted }).toEqual({ measure, value, inside: counted.length === 0, added: counted });
        }
        expect(others.size).toBeLessThan(2);
        for (const { low: from, high: to } of envelope.ranges)
          for (const [end, side] of [[from, -1], [to, 1]] as const) {
            if (end.clause === undefined || end.value === null) continue;
            const past = end.closed ? round(end.value + side * step) : end.value;
            const names = [...bad(check, plan, proposal, measure, past)].filter((id) => !always.has(id)).map((id) => id.split('|')[0]);
            expect(names).toContain(end.clause);
          }
      }),
      { numRuns: RUNS },
    );
  }, 300_000);

  test('a consent is marked where it is needed and nowhere else, or is needed at every value', () => {
    fc.assert(
      fc.property(randomPlan, randomProposal, fc.constantFrom(...MEASURED), fc.array(fc.double({ min: 0, max: 16, noNaN: true }), { minLength: 6, maxLength: 6 }), (plan, proposal, measure, picks) => {
        if (measure === 'width' && !widthVaries(proposal.geometry)) return;
        const check = checker(plan);
        const found = envelopeOf(settingOf(plan, check, { asOf: AS_OF }), proposal, measure);
        const [low, high] = bounds(proposal, measure);
        const ranges = found?.envelope.ranges ?? [];
        const parts = ranges.flatMap(({ consents }) => consents);
        const ends = [...ranges, ...parts].flatMap((part) => [part.low.value, part.high.value]).flatMap((value) => (value === null ? [] : [value, round(value - 0.001), round(value + 0.001)]));
        const at = new Map<number, { needed: ReadonlySet<string>; told: ReadonlySet<string> }>();
        for (const value of [...picks.map((pick) => round(Math.round(pick * 100) / 100)), ...ends]) {
          if (value < low || value > high || !within(ranges, value)) continue;
          const { findings } = check.check(vary(proposal, measure, value, plan.rules, check), { asOf: AS_OF });
          at.set(value, {
            needed: new Set(findings.flatMap(({ result, consent, clause }) => (result === 'consent' ? [consent ?? clause] : []))),
            told: new Set(ranges.filter((range) => within([range], value)).flatMap(({ consents }) => consents.flatMap((part) => (within([part], value) ? [part.consent] : [])))),
          });
        }
        const always = new Set([...at.values()].flatMap(({ needed, told }) => [...needed].filter((consent) => !told.has(consent))));
        for (const [value, { needed, told }] of at) expect({ value, needed: [...needed].sort() }).toEqual({ value, needed: [...new Set([...told, ...always])].sort() });
      }),
      { numRuns: Math.ceil(RUNS / 2) },
    );
  }, 300_000);

  test('what is said of a type holds whatever its sizes turn out to be', () => {
    fc.assert(
      fc.property(randomPlan, randomProposal, fc.array(randomProposal, { minLength: 12, maxLength: 12 }), (plan, proposal, others) => {
        const check = checker(plan);
        const { geometry, properties: here } = placed(check, proposal);
        const keep = Object.fromEntries(['use', 'bearing', 'accuracy', 'commonParts', 'building', 'id'].flatMap((name) => (here[name] === undefined ? [] : [[name, here[name]]])));
        for (const { signType, answer } of typesHere(settingOf(plan, check, { asOf: AS_OF }), proposal)) {
          // Which sign it renews is no size.
          for (const { properties: { id: _, ...sizes } } of others) {
            const { verdict, counts } = check.check({ geometry, properties: { ...sizes, ...keep, signType } }, { asOf: AS_OF });
            if (answer === 'forbidden') expect({ signType, answer, verdict }).toEqual({ signType, answer, verdict: 'nonconforming' });
            if (answer === 'cannot-say') expect(['nonconforming', 'undetermined']).toContain(verdict);
            if (answer === 'allowed') expect({ signType, answer, fail: counts.fail, unknown: counts.unknown }).toEqual({ signType, answer, fail: 0, unknown: 0 });
          }
        }
      }),
      { numRuns: Math.ceil(RUNS / 2) },
    );
  }, 300_000);
});
