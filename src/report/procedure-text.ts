/** Papers, time limits and duties on a terminal: a line each with its source; their texts too where all is asked for. */
import { citationText } from './citation.ts';
import { fill, say, type Language } from './phrases.ts';
import type { Report, ReportPaper, ReportProcedure } from './types.ts';

export const PROCEDURE_PHRASES = {
  paper: ['须带的材料', 'Papers to bring'],
  'time-limit': ['时限', 'Time limits'],
  duty: ['义务', 'Duties'],
  note: ['说明', 'Notes'],
  possibly: ['可能需要', 'possibly'],
  perhaps: ['可能适用', 'may apply'],
  days: ['{n} 日', '{n} days'],
  working: ['{n} 个工作日', '{n} working days'],
  ditto: ['同上', 'as above'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

const tell = (phrase: keyof typeof PROCEDURE_PHRASES, language: Language): string => PROCEDURE_PHRASES[phrase][language === 'zh' ? 0 : 1];

/** @param before what the item above it cites: it is not told twice */
function lines(item: ReportPaper & Pick<ReportProcedure, 'days'>, box: boolean, before: string | undefined, language: Language, all: boolean): string[] {
  const { title, needed, tier, confidence, citation, text, reason, days } = item;
  const brackets = (inner: string): string => (language === 'zh' ? `（${inner}）` : ` (${inner})`);
  const number = days === undefined ? '' : brackets(fill(tell(days.working === true ? 'working' : 'days', language), { n: days.value }));
  const rank = [say(tier, language), ...(confidence === 'S' ? [say('S', language)] : [])].join(' · ');
  const head = `  ${box ? '[ ] ' : ''}${title[language]}${number}${needed === 'possibly' ? brackets(tell(box ? 'possibly' : 'perhaps', language)) : ''}`;
  const source = citationText(citation, language);
  if (!all) return [`${head} · ${source === before ? tell('ditto', language) : source} · ${rank}`];
  return [`${head} · ${rank}`, `    ${text[language]}`, ...(reason === undefined ? [] : [`    ${reason[language]}`]), `    ${source}`];
}

const cited = (item: ReportPaper | undefined, language: Language): string | undefined => (item === undefined ? undefined : citationText(item.citation, language));

/** Empty where the report has none of them. */
export function procedureText({ papers = [], procedure = [] }: Pick<Report, 'papers' | 'procedure'>, language: Language, all: boolean): string[] {
  const group = (kind: 'paper' | ReportProcedure['kind'], items: readonly ReportPaper[]): string[] =>
    items.length === 0 ? [] : ['', `${tell(kind, language)} (${items.length})`, ...items.flatMap((item, i) => lines(item, kind === 'paper', cited(items[i - 1], language), language, all))];
  return [...group('paper', papers), ...(['time-limit', 'duty', 'note'] as const).flatMap((kind) => group(kind, procedure.filter((item) => item.kind === kind)))];
}
