/** From what was entered to what `<sign-plan-verdict>` shows. */
import { judge, type Judged } from '../app/answer/judge.ts';
import { today } from '../app/today.ts';
import type { FormValues } from '../elements/form/values.ts';
import type { Standing } from '../elements/verdict/standing.ts';
import { ENGINE } from '../report/engine.ts';
import { reportWithHeadline } from '../report/report.ts';
import { dayOf, type Day, type PlanEngine } from './engine.ts';

/** What `<sign-plan-form>` and `<sign-plan-verdict>` are given after every entry: the form's values judged, what is wrong with them, and the proposal that they make. */
export const judgeForm = ({ plan, checker }: PlanEngine, values: FormValues, { asOf, today: day = today() }: Day = {}): Judged => judge(plan, checker, values, { fixed: asOf, today: day });

/** The standing of one Feature: its report without what would pass, or what is wrong with it. */
export function standingOf(engine: PlanEngine, feature: unknown, day: Day = {}): Standing {
  const proposal = engine.read(feature);
  if (!proposal.ok) return { kind: 'invalid', problems: proposal.problems };
  const date = dayOf(proposal.value, day);
  if (!date.ok) return { kind: 'invalid', problems: date.problems };
  const asOf = date.value;
  const { report, headline: { zh, en } } = reportWithHeadline(engine.plan, proposal.value, engine.checker.check(proposal.value, { asOf }), { asOf, engine: ENGINE });
  return { kind: 'report', report, sentence: { zh: zh.sentence, en: en.sentence }, brief: { zh: zh.brief, en: en.brief } };
}
