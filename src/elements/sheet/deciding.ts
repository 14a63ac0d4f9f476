/** What the first page says under the verdict: the findings that decide it, those that wait for the same answers as one. Pure. */
import type { FindingResult } from '../../check/types.ts';
import type { Plan } from '../../plan/plan.ts';
import { PROPERTY } from '../../plan/vocabulary.ts';
import { citationText } from '../../report/citation.ts';
import { countsText, verdictWord } from '../../report/headline.ts';
import { lexicon } from '../../report/lexicon.ts';
import { afterText, remedyText } from '../../report/passing-text.ts';
import type { Language } from '../../report/phrases.ts';
import type { Report } from '../../report/types.ts';
import { waiting, type Waiting } from '../findings/waiting.ts';
import { bound } from '../shared/numbers.ts';
import { nearest, row } from './rows.ts';
import { words } from './words.ts';

export interface Deciding {
  readonly result: FindingResult;
  readonly title: string;
  readonly text: string;
  readonly citation: string;
  readonly demonstration: boolean;
}

/** No more remedies than a reader compares. */
const REMEDIES = 3;

/** The sentence of the headline alone: word, counts and notice have places of their own. */
export function sentence({ headline, verdict, counts, notice }: Report, language: Language): string {
  const zh = language === 'zh';
  const parts: readonly (readonly [string, string])[] = [
    [notice === null ? '' : zh ? `${notice.zh}。` : ` ${notice.en}.`, ''],
    [zh ? `（${countsText(counts, 'zh')}）` : ` (${countsText(counts, 'en')})`, ''],
    [`${verdictWord(verdict, language)}${zh ? '：' : ': '}`, ''],
  ];
  return bound(parts.reduce((text, [part, by]) => (part === '' ? text : text.replace(part, by)), headline[language]));
}

export function deciding(report: Report, language: Language): readonly Deciding[] {
  switch (report.verdict) {
    case 'nonconforming':
      return each(report, 'fail', language);
    case 'undetermined':
      return waiting(report.findings.filter(({ result }) => result === 'unknown')).flatMap((group) => (group.findings.length === 1 ? group.findings.map((finding) => told(finding, language)) : [together(group, language)]));
    case 'conditional':
      return each(report, 'consent', language);
    default: {
      const consents = each(report, 'consent', language);
      if (consents.length > 0) return consents;
      return nearest(report.findings, language).map(({ result, title, numbers, citation, demonstration }) => ({ result, title, citation, demonstration, text: inWords(numbers, language) }));
    }
  }
}

const each = ({ findings }: Report, result: FindingResult, language: Language): readonly Deciding[] => findings.filter((finding) => finding.result === result).map((finding) => told(finding, language));

function told(finding: Report['findings'][number], language: Language): Deciding {
  const { result, title, demonstration } = row(finding, language);
  return { result, title, text: bound(finding.text[language]), citation: citationText(finding.citation, language), demonstration };
}

function inWords(numbers: ReturnType<typeof row>['numbers'], language: Language): string {
  if (numbers === null) return '';
  const w = words(language);
  const [proposed, limit, margin] = numbers;
  return `${[`${w.proposed} ${proposed}`, `${w.limit} ${limit}`, `${w.margin} ${margin}`].join(w.comma)}${w.stop}`;
}

/** Findings that wait for the same answers, by the answers. */
function together({ findings, facts, enough }: Waiting, language: Language): Deciding {
  const w = words(language);
  const names = [...new Set(facts.map((name) => (PROPERTY.get(name)?.label[language] ?? name).replace(/\s*[（(].*[）)]$/, '')))].join(w.and);
  return {
    result: 'unknown',
    title: (enough ? w.settles : w.lacking)(names),
    text: `${[...new Set(findings.map(({ title }) => title[language]))].join(w.semicolon)}${w.stop}`,
    citation: '',
    demonstration: findings.some(({ basis }) => basis === 'demonstration'),
  };
}

/** Changes that would pass, each with what it leads to. */
export function remedies({ remedies: offered = [], proposal }: Report, plan: Plan, language: Language): readonly string[] {
  const named = lexicon(plan);
  const zh = language === 'zh';
  return offered.slice(0, REMEDIES).map((remedy) => bound(`${remedyText(remedy, proposal.geometry, named, language)}${zh ? '' : ' '}${afterText(remedy, language)}${zh ? '。' : '.'}`));
}
