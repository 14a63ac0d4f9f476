/**
 * What an undecided finding says would settle it does: stated one after the other, what the reasons name makes it decided, or leaves a limit that is not published.
 * No reason names what is known. Over random packages in which facts, attributes and layers are missing and positions are off.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certain, stated } from '../../test/support/certain.ts';
import { randomPlan, randomProposal } from '../../test/support/random-plan.ts';
import type { Layer, Plan } from '../plan/plan.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import { compile } from './compile.ts';
import type { CheckResult, Finding, Reason } from './types.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 1000);

/** Nothing that an applicant or a surveyor could state; and how far along a bent road a wide sign reaches is told to a bound, however well it is surveyed. */
const FINAL = new Set<Reason['kind']>(['unpublished', 'silent', 'faces']);
const isFinal = (reason: Reason): boolean => FINAL.has(reason.kind) || (reason.kind === 'accuracy' && reason.tolerance === 0);

interface World {
  plan: Plan;
  proposal: Proposal;
}

function check({ plan, proposal }: World): CheckResult {
  const compiled = compile(plan);
  if (!compiled.ok) throw new Error(compiled.problems[0]?.received);
  return compiled.value.check(proposal, { asOf: '2026-11-24' });
}

const withLayer = (plan: Plan, id: string, change: (layer: Layer) => Layer): Plan => ({ ...plan, layers: new Map([...plan.layers].map(([key, layer]) => [key, key === id ? change(layer) : layer])) });

/** The world with what a reason names as it truly is; null where that is known already. */
function settled(world: World, truth: World, reason: Reason): World | null {
  const { plan, proposal } = world;
  switch (reason.kind) {
    case 'fact': {
      const value = truth.proposal.properties[reason.name];
      if (value === undefined) throw new Error(`${reason.name} cannot be stated`);
      return proposal.properties[reason.name] === undefined ? { plan, proposal: { ...proposal, properties: { ...proposal.properties, [reason.name]: value } } } : null;
    }
    case 'attribute': {
      const { layer, feature: key, name } = reason;
      const from = truth.plan.layers.get(layer)?.features.find((one) => one.key === key)?.properties[name];
      const now = plan.layers.get(layer)?.features.find((one) => one.key === key)?.properties[name];
      if (from === undefined || now !== undefined) return null;
      return { proposal, plan: withLayer(plan, layer, (old) => ({ ...old, features: old.features.map((one) => (one.key === key ? { ...one, properties: { ...one.properties, [name]: from } } : one)) })) };
    }
    case 'layer':
    case 'absent': {
      const whole = truth.plan.layers.get(reason.layer);
      if (whole === undefined || plan.layers.get(reason.layer)?.state === 'whole') return null;
      return { proposal, plan: { ...plan, layers: new Map([...plan.layers, [reason.layer, whole]]), manifest: { ...plan.manifest, absent: plan.manifest.absent.filter(({ id }) => id !== reason.layer) } } };
    }
    case 'accuracy':
    case 'boundary': {
      // What a survey would give: the feature named lies near others that are as far off.
      const off = Number(proposal.properties['accuracy']) > 0 || [...plan.layers.values()].some(({ entry }) => entry.accuracy > 0);
      // A line that only the face's unknown size may reach is named for its sides; the size is named beside it.
      if (!off) return reason.kind === 'boundary' && (reason.reach ?? 0) > 0 ? world : null;
      const exact = new Map([...plan.layers].map(([id, layer]): [string, Layer] => [id, { ...layer, entry: { ...layer.entry, accuracy: 0 } }]));
      return { proposal: { ...proposal, properties: { ...proposal.properties, accuracy: 0 } }, plan: { ...plan, layers: exact } };
    }
    default:
      return world;
  }
}

const undecided = (finding: Finding): boolean => finding.result === 'unknown' || finding.result === 'not-covered' || (finding.result === 'advice' && finding.reasons.length > 0);

describe('reasons', () => {
  test(`name what is not known, and stating it decides (${RUNS} packages, seed ${String(fc.readConfigureGlobal().seed)})`, () => {
    const kinds = new Map<string, number>();
    fc.assert(
      fc.property(randomPlan, randomProposal, fc.constantFrom(null, null, 'zones', 'sites', 'segments', 'areas', 'lines', 'signs', 'plan-area'), (random, proposal, failed) => {
        const truth: World = { plan: certain(random), proposal: stated(proposal) };
        const start: World = { plan: failed === null ? random : withLayer(random, failed, (layer) => ({ ...layer, state: 'failed', features: [] })), proposal };
        const first = check(start);
        for (const id of new Set(first.findings.filter(undecided).map(({ clause }) => clause))) {
          let world = start;
          for (let round = 0; ; round++) {
            const reasons = check(world).findings.filter((finding) => finding.clause === id && undecided(finding)).flatMap((finding) => finding.reasons);
            const open = reasons.filter((reason) => !isFinal(reason));
            if (open.length === 0) break;
            const what = (): string => JSON.stringify({ id, round, open, clause: random.rules.clauses.find((clause) => clause.id === id), proposal: world.proposal });
            const before = world;
            for (const reason of open) {
              kinds.set(reason.kind, (kinds.get(reason.kind) ?? 0) + 1);
              // Two reasons of one finding may name the same error of the location.
              const next = settled(before, truth, reason);
              expect(next, `${what()} names what is known: ${JSON.stringify(reason)}`).not.toBeNull();
              world = settled(world, truth, reason) ?? world;
            }
            expect(world === before || round > 60, `${what()} does not settle`).toBe(false);
          }
        }
      }),
      { numRuns: RUNS },
    );
    console.log(`reasons: ${[...kinds].map(([kind, n]) => `${n} ${kind}`).join(', ')}`);
    for (const kind of ['fact', 'attribute', 'layer', 'absent', 'accuracy', 'boundary']) expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(0);
  });
});
