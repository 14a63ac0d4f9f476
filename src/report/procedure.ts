/** Papers to bring, time limits and duties as a report lists them. Not part of the page's first chunk: nothing of it is in a verdict. */
import type { CheckOptions } from '../check/compile.ts';
import type { Need, Procedure } from '../check/procedure.ts';
import type { CheckResult } from '../check/types.ts';
import type { Plan } from '../plan/plan.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import type { Text } from '../problem.ts';
import { lexicon, type Lexicon } from './lexicon.ts';
import { say, type Language } from './phrases.ts';
import { reasonsText } from './reasons.ts';
import type { ProcedureLists, ReportPaper } from './types.ts';

const both = (make: (language: Language) => string): Text => ({ zh: make('zh'), en: make('en') });

/** @param result the check of the same proposal, as of the same day */
export function procedureLists(plan: Plan, procedure: Procedure, proposal: Proposal, result: CheckResult, options: CheckOptions): ProcedureLists {
  const words = lexicon(plan);
  const needs = procedure.needs(proposal, result, options);
  return {
    papers: needs.filter(({ item }) => item.kind === 'paper').map((need) => entry(need, words)),
    procedure: needs.flatMap((need) => {
      const { kind, days } = need.item;
      return kind === 'paper' ? [] : [{ ...entry(need, words), kind, ...(days === undefined ? {} : { days }) }];
    }),
  };
}

function entry({ item, needed, basis, reasons }: Need, words: Lexicon): ReportPaper {
  const { id, title, tier, confidence, citation, text } = item;
  return {
    id,
    title,
    needed,
    basis,
    tier,
    confidence,
    citation,
    text: both((language) => (basis === 'demonstration' ? say('basis', language) : '') + text[language]),
    ...(reasons.length === 0 ? {} : { reason: both((language) => reasonsText(reasons, words, language)) }),
  };
}
