/** Reads and judges a delivery beside the page. */
import type { Result } from '../../../problem.ts';
import { planFromPage } from '../../worker/plan-read.ts';
import { contextOf } from './context.ts';
import type { FromDelivery, Previewed, ToDelivery } from './talk.ts';
import { Work } from './work.ts';

let work: Promise<Work> | null = null;
let before: Promise<void> = Promise.resolve();
const say = (message: FromDelivery): void => postMessage(message);

/** Rarely enough that the page is not kept busy by it. */
const OFTEN = 100;

async function answer(number: number, ask: (work: Work, tell: (part: number) => void) => Promise<Result<Previewed>>): Promise<void> {
  let told = 0;
  const tell = (part: number): void => {
    const now = performance.now();
    if (now - told < OFTEN) return;
    told = now;
    say({ kind: 'progress', number, part });
  };
  try {
    if (work === null) throw new Error('no package');
    const result = await ask(await work, tell);
    say(result.ok ? { kind: 'previewed', number, previewed: result.value } : { kind: 'failed', number, problems: result.problems });
  } catch (error) {
    say({ kind: 'failed', number, problems: [{ code: 'delivery.failed', received: String(error), text: { zh: '没有读完这些文件；请改用命令 signplan import --dry-run 检查。', en: 'The files could not be read to the end; check them by the command signplan import --dry-run.' } }] });
  }
}

addEventListener('message', ({ data }: MessageEvent<ToDelivery>) => {
  if (data.kind === 'given') {
    const { plan, landmarks } = data;
    work = planFromPage(plan).then((read) => new Work(contextOf(read, landmarks)));
    work.catch(() => undefined);
  } else if (data.kind === 'read') before = before.then(() => answer(data.number, (one, tell) => one.open(data.files, data.language, tell)));
  else before = before.then(() => answer(data.number, (one, tell) => one.choose(data.choices, tell)));
});
