/** Papers, time limits and duties as the index of clauses lists them: for which proposals, in words. */
import type { Plan } from '../../plan/plan.ts';
import type { ProcedureItem } from '../../plan/schema/rules.ts';
import { fill, say, type Language } from '../phrases.ts';
import { PROCEDURE_PHRASES } from '../procedure-text.ts';
import { phrase } from './condition.ts';
import { heading } from './headings.ts';
import { cited } from './page.ts';
import { Terms } from './terms.ts';
import type { ClauseIndex, ProcedureRow } from './types.ts';

const KINDS = ['paper', 'time-limit', 'duty', 'note'] as const;

export function procedureRows(plan: Plan, language: Language): ClauseIndex['procedure'] {
  const items = plan.rules.procedure ?? [];
  const terms = new Terms(plan, language);
  const tell = (key: keyof typeof PROCEDURE_PHRASES): string => PROCEDURE_PHRASES[key][language === 'zh' ? 0 : 1];
  return KINDS.flatMap((kind) => {
    const rows = items.filter((item) => item.kind === kind).map((item): ProcedureRow => ({
      id: item.id,
      title: item.title[language],
      text: item.text[language],
      when: terms.sentence(whenText(item, terms)),
      days: item.days === undefined ? null : fill(tell(item.days.working === true ? 'working' : 'days'), { n: item.days.value }),
      tier: { code: item.tier, text: say(item.tier, language) },
      confidence: { code: item.confidence, text: heading(item.confidence === 'V' ? 'V' : 'S.long', language) },
      citation: cited(item.citation, item.read, language),
    }));
    return rows.length === 0 ? [] : [{ kind, title: tell(kind), rows }];
  });
}

function whenText({ when, consents = [] }: ProcedureItem, terms: Terms): string {
  const { language, words } = terms;
  const told = [
    ...(when === undefined ? [] : [phrase(when, { terms, layers: [] })]),
    ...(consents.length === 0 ? [] : [heading('procedure.consent', language, { x: terms.or(consents.map((id) => terms.say('quote', { x: terms.inner(words.consent(id)?.title[language] ?? id) }))) })]),
  ];
  return told.length === 0 ? heading('procedure.every', language) : told.join(terms.say('item'));
}
