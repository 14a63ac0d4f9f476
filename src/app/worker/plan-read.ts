/** The worker's side: the very package that the page judges by, or an error that the page hears of. */
import { httpSource } from '../../io/http-source.ts';
import { loadPlan } from '../../plan/load.ts';
import type { Plan } from '../../plan/plan.ts';
import type { PlanGiven } from './plan-given.ts';

/** Rejects, and says so to the page, which then does the work itself: where the package cannot be read, or is by now another. */
export async function planFromPage(given: PlanGiven): Promise<Plan> {
  if (given.kind === 'copy') return given.plan;
  try {
    return await readAgain(given);
  } catch (error) {
    reportError(error);
    throw error;
  }
}

async function readAgain({ address, digest }: Extract<PlanGiven, { kind: 'address' }>): Promise<Plan> {
  // The page has looked at this manifest and all that it names.
  const read = await loadPlan(httpSource(address), { without: ['base'], namesLater: true, sound: [digest] });
  const [problem] = read.ok ? read.value.problems : read.problems;
  if (!read.ok || problem !== undefined) throw new Error(`${problem?.code ?? ''} ${problem?.file ?? ''}`);
  if (read.value.digest !== digest) throw new Error(`${address} is by now another package`);
  return read.value;
}
