/** The plan of tiny.fixture.ts, built and loaded. */
import { memorySource } from '../io/source.ts';
import { buildFromSources } from './build/build.ts';
import { loadComparators } from './load-document.ts';
import { loadPlan } from './load.ts';
import type { Plan } from './plan.ts';
import type { ComparatorRules } from './schema/comparators.ts';
import { tinySources, type Tiny } from './tiny.fixture.ts';

/** @param lost files that are missing */
export async function loadTiny(change: (tiny: Tiny) => void = () => undefined, lost: readonly string[] = []): Promise<Plan> {
  return (await load(change, lost)).plan;
}

/** With the rules of other cities that come along. */
export async function loadCompared(): Promise<{ readonly plan: Plan; readonly comparators: ComparatorRules }> {
  const { plan, source } = await load((tiny) => void (tiny.plan = { ...tiny.plan, comparators: [{ id: 'cities', version: '1' }] } as Tiny['plan']), []);
  const comparators = await loadComparators(source, plan.manifest);
  if (!comparators.ok) throw new Error(JSON.stringify(comparators.problems));
  return { plan, comparators: comparators.value };
}

async function load(change: (tiny: Tiny) => void, lost: readonly string[]) {
  const built = buildFromSources(tinySources(change));
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  const source = memorySource(new Map([...built.value.files].filter(([file]) => !lost.includes(file))));
  const plan = await loadPlan(source);
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  return { plan: plan.value, source };
}
