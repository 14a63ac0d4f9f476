/** The tiny plan, built and loaded, and shop signs in it. */
import { memorySource } from '../io/source.ts';
import { buildFromSources } from '../plan/build/build.ts';
import { loadPlan } from '../plan/load.ts';
import type { Plan } from '../plan/plan.ts';
import { contextOf } from '../plan/proposal-context.ts';
import { readProposal } from '../plan/proposal.ts';
import type { ProposalRow } from '../plan/proposal-rows.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import { tinyMatrix, tinySources, type Tiny } from '../plan/tiny.fixture.ts';
import { ok } from '../problem.ts';

/** The plan after `change` has had its way with its sources. */
export async function city(change: (tiny: Tiny) => void = () => undefined): Promise<Plan> {
  const built = buildFromSources(
    tinySources((tiny) => {
      tiny.matrix = tinyMatrix({ 'zone,general,wall,own-name,regular': 'allowed,', 'zone,general,wall,commercial,regular': 'limited,height <= 3', 'zone,prohibited,wall,commercial,regular': 'forbidden,' });
      change(tiny);
    }),
  );
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  const plan = await loadPlan(memorySource(built.value.files));
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  return plan.value;
}

export function signIn(plan: Plan, at: readonly [number, number], properties: Record<string, unknown>): Proposal {
  const read = readProposal({ type: 'Feature', geometry: { type: 'Point', coordinates: at }, properties }, contextOf(plan));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

export const rowsOf = (proposals: readonly Proposal[]): ProposalRow[] =>
  proposals.map((proposal, i) => {
    const { id } = proposal.properties;
    return { row: 1 + i, ...(typeof id === 'string' ? { id } : {}), result: ok(proposal) };
  });

/** In the general zone, in the prohibited one, beside the highway. */
export const PLACES = { general: [116.03, 29.68], prohibited: [115.98, 29.68], highway: [116, 29.74] } as const;
/** Facts with which a shop sign breaks nothing. */
export const SHOP = { signType: 'wall', use: 'own-name', width: 2, height: 1, topHeight: 4, clearance: 3, bearing: 90, building: 'B', accuracy: 1 } as const;
