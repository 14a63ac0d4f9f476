/** Makes and verifies reports beside the page, so that no entry waits for them. */
import { compileWithin } from '../../check/window/compile-within.ts';
import { loadBoxIndex } from '../../geo/box-index.ts';
import { planFromPage } from './plan-read.ts';
import type { FromWorker, ToWorker } from './talk.ts';
import { make, verify, type Tools } from './work.ts';

let ready: Promise<Tools> | undefined;

async function prepare({ plan: given, comparators }: Extract<ToWorker, { kind: 'given' }>['given']): Promise<Tools> {
  const plan = await planFromPage(given);
  // A large layer is searched by an index, which the compiler takes as loaded.
  await loadBoxIndex();
  const compiled = compileWithin(plan);
  if (!compiled.ok) throw new Error(compiled.problems[0]?.text.en);
  return { plan, comparators, checker: compiled.value };
}

async function answer(message: Exclude<ToWorker, { kind: 'given' }>): Promise<FromWorker> {
  const { number } = message;
  try {
    if (ready === undefined) throw new Error('no package');
    const tools = await ready;
    if (message.kind === 'verify') return { kind: 'verified', number, result: await verify(tools, message.filed) };
    return { kind: 'made', number, report: drained(make(tools, message.asked)) };
  } catch (error) {
    return { kind: 'failed', number, message: String(error) };
  }
}

function drained<T>(steps: Generator<void, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'given') {
    ready = prepare(data.given);
    // Whoever asks hears of it.
    ready.catch(() => undefined);
  } else void answer(data).then((said) => postMessage(said));
});
