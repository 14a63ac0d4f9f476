/** A proposal of the host page, judged beside what stands in the form: the same report in full as the page's own. */
import { contextOf } from '../../plan/proposal-context.ts';
import { readProposal } from '../../plan/proposal.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import { fail, ok, shown, type Problem, type Result } from '../../problem.ts';
import type { Report } from '../../report/types.ts';
import type { Opened } from '../package.ts';
import { FullReports } from './full-reports.ts';
import { dayOf, type AsOf } from './judge.ts';

/** One after another: a worker makes one report at a time, and is let go when no more are wanted. */
let queue: Promise<unknown> = Promise.resolve();
let waiting = 0;
let maker: { readonly of: Opened['checker']; readonly full: FullReports } | null = null;

interface Loaded {
  readonly opened: Opened | null;
  readonly failure: readonly Problem[];
}

const either = (element: EventTarget, ...types: readonly string[]): Promise<unknown> => Promise.race(types.map((type) => new Promise((told) => element.addEventListener(type, told, { once: true }))));

/** Waits for the package. Never rejects. @param element that tells when it is read @param given a GeoJSON Feature; its problems come back as `readProposal` names them */
export async function checkOnce(element: EventTarget, loading: Loaded, given: unknown, asOf: AsOf): Promise<Result<Report>> {
  while (loading.opened === null) {
    if (loading.failure.length > 0) return fail(...loading.failure);
    await either(element, 'sign-plan-ready', 'sign-plan-error');
  }
  const read = readProposal(given, contextOf(loading.opened.plan));
  if (!read.ok) return read;
  // A sign elsewhere than the form's may need what was not read yet.
  const opened = (await loading.opened.around?.about(read.value)) ?? loading.opened;
  const day = dayOf(read.value, asOf);
  if (!day.ok) return day;
  waiting++;
  const made = queue.then(() => make(opened, { proposal: read.value, asOf: day.value }));
  queue = made;
  return made;
}

async function make({ checker, ...rest }: Opened, asked: { readonly proposal: Proposal; readonly asOf: string }): Promise<Result<Report>> {
  if (maker?.of !== checker) {
    maker?.full.close();
    maker = { of: checker, full: new FullReports({ checker, ...rest }, null) };
  }
  try {
    const report = await maker.full.make(asked);
    return report === null ? fail(notMade('')) : ok(report);
  } catch (error) {
    return fail(notMade(shown(error instanceof Error ? error.message : error)));
  } finally {
    if (--waiting === 0) {
      maker.full.close();
      maker = null;
    }
  }
}

const notMade = (received: string): Problem => ({ code: 'check.not-made', received, text: { zh: '报告没有做成。请重试；若反复出现，请看浏览器控制台。', en: "The report could not be made. Try again; if it recurs, look at the browser's console." } });
