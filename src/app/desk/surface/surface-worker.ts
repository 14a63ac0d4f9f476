/** Colours the ground beside the page. It works in slices, so that another question, or an end, is heard at once. */
import type { Checker } from '../../../check/checker.ts';
import { compile } from '../../../check/compile.ts';
import { loadBoxIndex } from '../../../geo/box-index.ts';
import type { Plan } from '../../../plan/plan.ts';
import type { PlanGiven } from '../../worker/plan-given.ts';
import { planFromPage } from '../../worker/plan-read.ts';
import { Slices } from './slices.ts';
import type { FromSurface, SurfaceAsked, ToSurface } from './talk.ts';

/** Milliseconds. */
const SLICE = 12;

let ready: Promise<{ readonly plan: Plan; readonly checker: Checker }> | undefined;
let current = 0;
let last: { readonly number: number; readonly slices: Slices } | undefined;

async function prepare(given: PlanGiven): Promise<{ readonly plan: Plan; readonly checker: Checker }> {
  const plan = await planFromPage(given);
  // A large layer is searched by an index, which the compiler takes as loaded.
  await loadBoxIndex();
  const compiled = compile(plan);
  if (!compiled.ok) throw new Error(compiled.problems[0]?.text.en);
  return { plan, checker: compiled.value };
}

const say = (message: FromSurface): void => {
  if (message.kind === 'part') postMessage(message, { transfer: [message.states.buffer, message.causes.buffer, message.pixels.buffer] });
  else postMessage(message);
};

/** Comes back once what has arrived meanwhile was heard; timers would wait 4 ms each. */
const pause = new MessageChannel();
const lookUp = (): Promise<void> =>
  new Promise((resolve) => {
    pause.port1.addEventListener('message', () => resolve(), { once: true });
    pause.port2.postMessage(null);
  });
pause.port1.start();

async function run(number: number, asked: SurfaceAsked): Promise<void> {
  try {
    if (ready === undefined) throw new Error('no package');
    const { plan, checker } = await ready;
    if (number !== current) return;
    const slices = new Slices(number, plan, checker, asked);
    last = { number, slices };
    while (!slices.done) {
      const part = slices.slice(SLICE);
      if (part) say(part);
      await lookUp();
      if (number !== current) return;
    }
  } catch (error) {
    say({ kind: 'failed', number, message: String(error) });
  }
}

addEventListener('message', ({ data }: MessageEvent<ToSurface>) => {
  if (data.kind === 'given') {
    ready = prepare(data.plan);
    // Whoever asks hears of it.
    ready.catch(() => undefined);
  } else if (data.kind === 'stop') current = 0;
  else if (data.kind === 'paint') {
    if (last?.number !== data.number) return;
    last.slices.painting = data.painting;
    say(last.slices.part());
  } else {
    current = data.number;
    void run(data.number, data.asked);
  }
});
