/** Questions asked of a set: which of its things are meant. */
import type { ThingSet } from '../sets/types.ts';
import { attributeTest, searchTest, type Test } from './attributes.ts';
import { placeTest, type AskContext } from './places.ts';
import { Slices } from './slices.ts';
import { sortBy } from './sort.ts';
import { isPlace, type Answer, type Asked, type Question } from './types.ts';

/**
 * Things that meet every question, in the order of the set. Works in slices of some 12 ms, between which the page may paint.
 * Null where `signal` called it off.
 */
export async function answer(set: ThingSet, questions: readonly Question[], context: AskContext, signal?: AbortSignal): Promise<Answer | null> {
  const slices = new Slices(signal);
  // What is dear is asked last, of what the others leave.
  const ordered = [...questions].sort((a, b) => Number(isPlace(a)) - Number(isPlace(b)));
  const tests: Test[] = [];
  for (const question of ordered) {
    const test = isPlace(question) ? await placeTest(set, question, context, slices) : question.kind === 'search' ? searchTest(set, question) : attributeTest(set, question);
    if (test === null || slices.stopped) return null;
    tests.push(test);
  }
  const order = new Uint32Array(set.count);
  let count = 0;
  let unknown = 0;
  for (let i = 0; i < set.count; i++) {
    if (slices.due && !(await slices.rest())) return null;
    const told = all(tests, i);
    if (told === true) order[count++] = i;
    else if (told === null) unknown += 1;
  }
  return { set: set.id, order: order.slice(0, count), of: set.count, unknown };
}

/** No where any says no, though others do not know. */
function all(tests: readonly Test[], index: number): boolean | null {
  let told: boolean | null = true;
  for (const test of tests) {
    const one = test(index);
    if (one === false) return false;
    if (one === null) told = null;
  }
  return told;
}

/** The questions answered and the things put in order. Null where it was called off. */
export async function shownOf(set: ThingSet, { questions, sort }: Asked, context: AskContext, signal?: AbortSignal): Promise<Answer | null> {
  const answered = await answer(set, questions, context, signal);
  if (answered === null || sort === null) return answered;
  const order = await sortBy(set, answered.order, sort, signal);
  return order === null ? null : { ...answered, order };
}
