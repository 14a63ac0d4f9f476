/** What would pass and what to bring, fetched when the first report in full is asked for. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../elements/shared/messages.ts';
import type { SignPlanPassing } from '../../elements/passing/sign-plan-passing.ts';
import '../../elements/papers/sign-plan-papers.ts';
import '../../elements/passing/sign-plan-passing.ts';
import { typeAnswer } from '../../elements/passing/type-answer.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Report } from '../../report/types.ts';

export interface PassingPane {
  readonly plan: Plan;
  /** The last that was made in full, of this entry or an earlier one. */
  readonly full: Report | null;
  readonly state: SignPlanPassing['state'];
  readonly tried: boolean;
  /** The visitor can change nothing. */
  readonly readonly: boolean;
  readonly language: Language;
}

export function passingPane({ plan, full, state, tried, readonly, language }: PassingPane): TemplateResult | typeof nothing {
  const { envelope, remedies = [] } = full ?? {};
  return html`<sign-plan-passing .plan=${plan} .passing=${full === null || envelope === undefined ? null : { report: full, envelope, remedies }} .state=${state} .tried=${tried} .readonly=${readonly} .language=${language}></sign-plan-passing>
    <sign-plan-papers .report=${full} .readonly=${readonly} .language=${language}></sign-plan-papers>`;
}

/** For the form: what the report says of a sign type at its place. */
export function answerOf(full: Report | null, language: Language): (type: string) => TemplateResult | typeof nothing {
  const answers = new Map(full?.envelope?.types.map(({ signType, answer }) => [signType, answer]));
  return (type) => {
    const answer = answers.get(type);
    return answer === undefined ? nothing : typeAnswer(answer, language);
  };
}
