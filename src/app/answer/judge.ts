/** From what stands in the form to what the page says: pure, and the same for every entry. */
import type { Checker } from '../../check/compile.ts';
import { fieldOf, hasPlace, toFeature, type FormValues } from '../../elements/form/values.ts';
import type { Standing } from '../../elements/verdict/standing.ts';
import type { Plan } from '../../plan/plan.ts';
import { contextOf } from '../../plan/proposal-context.ts';
import { readProposal, type ProposalContext } from '../../plan/proposal.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import { readDate } from '../../plan/proposal-values.ts';
import type { Problem, Result } from '../../problem.ts';
import { asOfDate } from '../../plan/as-of.ts';
import { ENGINE } from '../../report/engine.ts';
import { reportWithHeadline } from '../../report/report.ts';
import type { Report } from '../../report/types.ts';

export interface Judged {
  readonly standing: Standing;
  /** To be drawn; while an entry is wrong, what the others say. */
  readonly proposal: Proposal | null;
  /** While an entry is wrong, of what the others say: for the form, which tells where the place lies and goes on asking. No verdict comes of it. */
  readonly aside: Report | null;
  /** What is wrong with entries that have been made; what is merely missing is no problem yet. */
  readonly problems: readonly Problem[];
}

export interface AsOf {
  readonly fixed?: string | undefined;
  readonly today: string;
}

/** @param asOf `fixed`, by attribute or link, holds whatever the proposal states; else its start, else today. */
export function judge(plan: Plan, checker: Checker, values: FormValues, asOf: AsOf): Judged {
  const context: ProposalContext = { ...contextOf(plan), titles: new Map(plan.rules.signTypes.map(({ id, title }) => [id, title])) };
  const read = readProposal(toFeature(values), context);
  if (!read.ok) {
    const placed = hasPlace(values);
    const typed = (values['signType'] ?? '') !== '';
    const problems = read.problems.filter(({ path }) => (placed || fieldOf(path) !== 'place') && (typed || fieldOf(path) !== 'signType'));
    const standing: Standing = problems.length > 0 ? { kind: 'invalid', problems } : placed ? { kind: 'no-type' } : { kind: 'no-place' };
    const rest = readable(values, problems, context);
    const day = rest === null ? null : dayOf(rest, asOf);
    const aside = rest !== null && day?.ok === true ? reported(plan, checker, rest, day.value).report : null;
    return { standing, proposal: rest ?? marker(values, context), aside, problems };
  }
  const proposal = read.value;
  const date = dayOf(proposal, asOf);
  if (!date.ok) return { standing: { kind: 'invalid', problems: date.problems }, proposal, aside: null, problems: date.problems };
  const { report, headline: { zh, en } } = reported(plan, checker, proposal, date.value);
  return { standing: { kind: 'report', report, sentence: { zh: zh.sentence, en: en.sentence }, brief: { zh: zh.brief, en: en.brief } }, proposal, aside: null, problems: [] };
}

export const dayOf = (proposal: Proposal, { fixed, today }: AsOf): Result<string> => readDate({ zh: '判定日期', en: 'The as-of date' }, asOfDate(proposal, { fixed: fixed ?? undefined, today }), 'as-of');

const reported = (plan: Plan, checker: Checker, proposal: Proposal, asOf: string): ReturnType<typeof reportWithHeadline> => reportWithHeadline(plan, proposal, checker.check(proposal, { asOf }), { asOf, engine: ENGINE });

/** What the entries say without those that are wrong; null where the place or the type is. */
function readable(values: FormValues, problems: readonly Problem[], context: ProposalContext): Proposal | null {
  const wrong = new Set(problems.map(({ path }) => fieldOf(path)));
  const read = readProposal(toFeature(Object.fromEntries(Object.entries(values).filter(([name]) => !wrong.has(name)))), context);
  return read.ok ? read.value : null;
}

function marker(values: FormValues, context: ProposalContext): Proposal | null {
  const { geometry, properties } = toFeature(values);
  const read = readProposal({ type: 'Feature', geometry, properties: { signType: properties['signType'], accuracy: properties['accuracy'] } }, context);
  return read.ok ? read.value : null;
}
