/** Judged signs as a table to be saved: the file's own columns first, as they are, then what was found. */
import type { Lexicon } from '../../lexicon.ts';
import { lexicon } from '../../lexicon.ts';
import { citationText } from '../../citation.ts';
import { verdictWord } from '../../headline.ts';
import { say, type Language } from '../../phrases.ts';
import type { Plan } from '../../../plan/plan.ts';
import { problemLine } from '../../../problem.ts';
import { whereText } from '../../../where.ts';
import type { RosterCell } from '../../../survey/roster/types.ts';
import type { HeldSigns } from '../../../survey/roster/held.ts';
import { VERDICTS } from '../../../survey/summary.ts';
import type { AuditFinding } from '../../../survey/types.ts';

export interface RosterSheet {
  readonly plan: Plan;
  readonly signs: HeldSigns;
  /** ISO date that the signs were judged as of. */
  readonly asOf: string;
  readonly language: Language;
  readonly titles: readonly string[];
  /** The file's own cells of a row. */
  cells(index: number): readonly RosterCell[];
}

export type OutCell = string | number | boolean | null;

const t = (language: Language, zh: string, en: string): string => (language === 'zh' ? zh : en);

/** What the columns of ours are called; those of the file that have such a name are told apart by being the first. */
export const foundTitles = (language: Language): string[] => [
  t(language, '行号', 'Row'), t(language, '核查结论', 'Verdict'),
  ...(['fail', 'unknown', 'consent'] as const).map((result) => `${say(result, language)}${t(language, '（项）', ' (findings)')}`),
  t(language, '已核（项）', 'Checked (findings)'), t(language, '决定的条款', 'Deciding clauses'), t(language, '所在分区', 'Zones'),
  t(language, '判定日期', 'As of'), t(language, '规划数据', 'Plan'), t(language, '说明', 'Notice'), t(language, '输入有误', 'In error'),
];

/** What a clause is about, and what it cites; the plan's own table and term cite themselves. */
export function clauseParts(clause: string, words: Lexicon, language: Language): { readonly title: string; readonly cited?: string } {
  if (clause === 'matrix') return { title: say('matrix.title', language) };
  if (clause === 'plan.term') return { title: say('term.title', language) };
  const known = words.clause(clause);
  return known === undefined ? { title: clause } : { title: known.title[language], cited: citationText(known.citation, language) };
}

/** The same in one. */
export function clauseWords(clause: string, words: Lexicon, language: Language): string {
  const { title, cited } = clauseParts(clause, words, language);
  return cited === undefined ? title : `${cited} ${title}`;
}

/** What a finding was measured against, by name. */
export function featureWords({ feature }: AuditFinding, words: Lexicon, language: Language): string {
  if (feature === undefined) return '';
  const name = words.feature(feature.layer, feature.key);
  return `${words.layer(feature.layer, language)} ${feature.key}${name === undefined || name === feature.key ? '' : ` ${name}`}`;
}

/** The result that decides a verdict. */
const DECIDES: Readonly<Partial<Record<(typeof VERDICTS)[number], AuditFinding['result']>>> = { nonconforming: 'fail', undetermined: 'unknown', outside: 'consent', conditional: 'consent' };

export function rowWriter(sheet: RosterSheet): (index: number) => OutCell[] {
  const { plan, signs, asOf, language, titles } = sheet;
  const words = lexicon(plan);
  const clauses = new Map<string, string>();
  const clause = (id: string): string => {
    const known = clauses.get(id) ?? clauseWords(id, words, language);
    clauses.set(id, known);
    return known;
  };
  const data = `${plan.manifest.id} ${plan.manifest.version}`;
  return (index) => {
    const own = sheet.cells(index);
    const out: OutCell[] = titles.map((_, at) => own[at] ?? null);
    const verdict = VERDICTS[signs.verdict[index] ?? VERDICTS.length];
    if (verdict === undefined) {
      const problems = signs.problems(index).map((problem) => problemLine({ code: problem.code, text: problem.text, ...(problem.path === undefined ? {} : { path: whereText(problem.path, language) }), ...(problem.received === undefined ? {} : { received: problem.received }) }, language));
      return [...out, signs.row(index), null, null, null, null, null, null, null, null, data, null, problems.join(' | ')];
    }
    const counts = signs.counts(index);
    const deciding = new Set(signs.findings(index).flatMap((finding) => (finding.result === DECIDES[verdict] ? [clause(finding.clause)] : [])));
    return [
      ...out, signs.row(index), verdictWord(verdict, language), counts?.fail ?? 0, counts?.unknown ?? 0, counts?.consent ?? 0, counts?.checked ?? 0, [...deciding].join(t(language, '；', '; ')),
      signs.zones(index).map((key) => [key, zoneName(key, words)].filter(Boolean).join(' ')).join(t(language, '；', '; ')), asOf, data, signs.flags(index).demonstration ? say('demonstration', language) : null, null,
    ];
  };
}

function zoneName(key: string, words: Lexicon): string | undefined {
  const layer = [...words.plan.layers.values()].find(({ entry }) => entry.role === 'zones')?.entry.id;
  return layer === undefined ? undefined : words.feature(layer, key);
}

export const findingTitles = (language: Language): string[] => [t(language, '行号', 'Row'), t(language, '编号', 'Number'), t(language, '名称', 'Name'), t(language, '核查结论', 'Verdict'), t(language, '判定', 'Finding'), t(language, '条款', 'Clause'), t(language, '条款编号', 'Id of the clause'), t(language, '对象', 'Measured against')];

/** A row for each finding that anyone has to act on. */
export function findingWriter({ plan, signs, language }: RosterSheet): (index: number) => OutCell[][] {
  const words = lexicon(plan);
  const clauses = new Map<string, string>();
  return (index) => {
    const verdict = VERDICTS[signs.verdict[index] ?? VERDICTS.length];
    if (verdict === undefined) return [];
    return signs.findings(index).map((finding): OutCell[] => {
      const clause = clauses.get(finding.clause) ?? clauseWords(finding.clause, words, language);
      clauses.set(finding.clause, clause);
      return [signs.row(index), signs.id(index), signs.name(index), verdictWord(verdict, language), say(finding.result, language), clause, finding.clause, featureWords(finding, words, language)];
    });
  };
}
