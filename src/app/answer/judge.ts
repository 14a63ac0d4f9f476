/** From what stands in the form to what the page says: pure, and the same for every entry. */
import type { Checker } from '../../check/compile.ts';
import { fieldOf, hasPlace, toFeature, type FormValues } from '../../elements/form/values.ts';
import type { Standing } from '../../elements/verdict/standing.ts';
import type { Plan } from '../../plan/plan.ts';
import { contextOf } from '../../plan/proposal-context.ts';
import { readProposal, type ProposalContext } from '../../plan/proposal.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import { readDate } from '../../plan/proposal-values.ts';
import type { Problem } from '../../problem.ts';
import { asOfDate } from '../../plan/as-of.ts';
import { ENGINE } from '../../report/engine.ts';
import { reportWithHeadline } from '../../report/report.ts';

export interface Judged {
  readonly standing: Standing;
  /** To be drawn; while another entry is wrong, the place and the type alone. */
  readonly proposal: Proposal | null;
  /** What is wrong with entries that have been made; what is merely missing is no problem yet. */
  readonly problems: readonly Problem[];
}

/** @param asOf `fixed`, by attribute or link, holds whatever the proposal states; else its start, else today. */
export function judge(plan: Plan, checker: Checker, values: FormValues, asOf: { readonly fixed?: string | undefined; readonly today: string }): Judged {
  const context: ProposalContext = { ...contextOf(plan), titles: new Map(plan.rules.signTypes.map(({ id, title }) => [id, title])) };
  const read = readProposal(toFeature(values), context);
  if (!read.ok) {
    const placed = hasPlace(values);
    const typed = (values['signType'] ?? '') !== '';
    const problems = read.problems.filter(({ path }) => (placed || fieldOf(path) !== 'place') && (typed || fieldOf(path) !== 'signType'));
    const standing: Standing = problems.length > 0 ? { kind: 'invalid', problems } : placed ? { kind: 'no-type' } : { kind: 'no-place' };
    return { standing, proposal: marker(values, context), problems };
  }
  const proposal = read.value;
  const date = readDate({ zh: '判定日期', en: 'The as-of date' }, asOfDate(proposal, { fixed: asOf.fixed ?? undefined, today: asOf.today }), 'as-of');
  if (!date.ok) return { standing: { kind: 'invalid', problems: date.problems }, proposal, problems: date.problems };
  const result = checker.check(proposal, { asOf: date.value });
  const { report, headline: { zh, en } } = reportWithHeadline(plan, proposal, result, { asOf: date.value, engine: ENGINE });
  return { standing: { kind: 'report', report, sentence: { zh: zh.sentence, en: en.sentence }, brief: { zh: zh.brief, en: en.brief } }, proposal, problems: [] };
}

function marker(values: FormValues, context: ProposalContext): Proposal | null {
  const { geometry, properties } = toFeature(values);
  const read = readProposal({ type: 'Feature', geometry, properties: { signType: properties['signType'], accuracy: properties['accuracy'] } }, context);
  return read.ok ? read.value : null;
}
