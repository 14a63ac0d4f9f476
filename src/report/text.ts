/** A report for a terminal: verdict first, findings worst first, each with its numbers and its citation. */
import { problemLine } from '../problem.ts';
import { citationText } from './citation.ts';
import { COMPARISON, comparisonGroups } from './comparisons.ts';
import { fingerprint } from './fingerprint.ts';
import { partsOf } from './full-report.ts';
import type { Lexicon } from './lexicon.ts';
import { passingLines } from './passing-text.ts';
import { fill, say, type Language } from './phrases.ts';
import { procedureText } from './procedure-text.ts';
import type { ReportRow } from './rows.ts';
import type { Report, ReportFinding } from './types.ts';

/** What only a report in full says; the page does without. */
export const TEXT_PHRASES = {
  'not-applying': ['不适用', 'Not applying'],
  passing: ['怎样才能通过', 'What would pass'],
  consents: ['须取得的同意', 'Consents to obtain'],
  asOf: ['判定日期', 'as of'],
  fingerprint: ['报告指纹', 'fingerprint'],
  phase: ['分期', 'phase'],
  error: ['第 {row} 行{name}：输入有误', 'Row {row}{name}: error in the input'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

const tell = (phrase: keyof typeof TEXT_PHRASES, language: Language): string => TEXT_PHRASES[phrase][language === 'zh' ? 0 : 1];

const MARKS: Readonly<Record<ReportFinding['result'], string>> = { fail: '✗', unknown: '?', consent: '!', advice: '·', reserved: '·', 'not-covered': '·', pass: '✓' };
/** Results whose findings are told one by one; the others are titles on one line, unless all is asked for. */
const TOLD: ReadonlySet<string> = new Set(['fail', 'unknown', 'consent', 'advice']);

function findingLines(finding: ReportFinding, language: Language): string[] {
  const { tier, basis, confidence } = finding;
  const demonstration = basis === 'demonstration';
  // A rule that the demonstration made up is no rule of a plan.
  const rank = demonstration && tier === 'T2' ? [say('demo.rule', language)] : [say(tier, language), ...(confidence === 'S' ? [say('S', language)] : []), ...(demonstration ? [say('demo', language)] : [])];
  const standing = [citationText(finding.citation, language), ...rank];
  return [`  ${MARKS[finding.result]} ${finding.title[language]}`, `    ${finding.text[language]}`, `    ${standing.join(' · ')}`];
}

/** `，分期：远期`, where the day lies in one. */
function phase({ phases }: Report, words: Lexicon | undefined, language: Language): string {
  const titles = phases.map((id) => words?.plan.manifest.phases.find((one) => one.id === id)?.title[language] ?? id);
  if (titles.length === 0) return '';
  return language === 'zh' ? `，${tell('phase', language)}：${titles.join('、')}` : `, ${tell('phase', language)}: ${titles.join(', ')}`;
}

/** Other cities' rules, apart from the findings and under their own heading. */
function comparisonLines(comparisons: readonly ReportFinding[], language: Language, all: boolean): string[] {
  const groups = comparisonGroups(comparisons).flatMap(({ group, title, findings }) => [
    `${title[language]} (${findings.length})`,
    ...(all || group === 'differs' ? findings.flatMap((finding) => findingLines(finding, language)) : [`  ${findings.map((finding) => finding.title[language]).join(language === 'zh' ? '；' : '; ')}`]),
  ]);
  return [COMPARISON.title[language], ...groups];
}

/** As on the printed sheet, of a report that has the same parts as one. */
function mark(report: Report, language: Language): string {
  const { all, brief } = partsOf(report);
  return all === true || brief === true || report.comparisons !== undefined ? '' : ` · ${tell('fingerprint', language)} ${fingerprint(report)}`;
}

/**
 * @param all tell every finding in full, not only those that matter
 * @param words names of what the envelope speaks of: the report alone has only their ids
 */
export function reportText(report: Report, language: Language, all = false, words?: Lexicon): string {
  const { properties } = report.proposal;
  const name = [properties?.['id'], properties?.['name']].filter((part) => typeof part === 'string').join(' ');
  const lines = [...(name === '' ? [] : [name]), report.headline[language], ''];
  const results = new Set(report.findings.map((finding) => finding.result));
  for (const result of results) {
    const findings = report.findings.filter((finding) => finding.result === result);
    lines.push(`${say(result, language)} (${findings.length})`);
    if (TOLD.has(result) || all) lines.push(...findings.flatMap((finding) => findingLines(finding, language)));
    else lines.push(`  ${[...new Set(findings.map((finding) => finding.title[language]))].join(language === 'zh' ? '；' : '; ')}`);
  }
  const aside = report.notApplying ?? [];
  if (aside.length > 0) lines.push(`${tell('not-applying', language)} (${aside.length})`, `  ${aside.map(({ title }) => title[language]).join(language === 'zh' ? '；' : '; ')}`);
  if (report.consents.length > 0) {
    lines.push('', tell('consents', language), ...report.consents.map(({ title, authority, held }) => `  ${held ? '[x]' : '[ ]'} ${title[language]} · ${authority[language]}`));
  }
  const { envelope, remedies } = report;
  if (envelope !== undefined && words !== undefined) lines.push('', tell('passing', language), ...passingLines(report, envelope, remedies ?? [], words, language).map((line) => `  ${line}`));
  lines.push(...procedureText(report, language, all));
  if (report.comparisons !== undefined) lines.push('', ...comparisonLines(report.comparisons, language, all));
  const { office, plan } = report;
  lines.push('', 'unknown' in office ? office.unknown[language] : [office.name[language], office.note?.[language] ?? ''].filter((part) => part !== '').join(' · '));
  lines.push(`${plan.title[language]} · ${plan.version} · ${tell('asOf', language)} ${report.asOf}${phase(report, words, language)} · ${report.engine}${mark(report, language)}`, report.disclaimer[language]);
  return `${lines.join('\n')}\n`;
}

export function rowText(row: ReportRow, language: Language, all = false, words?: Lexicon): string {
  if (row.answer.ok) return reportText(row.answer.report, language, all, words);
  const name = row.id === undefined ? '' : ` ${row.id}`;
  return `${[fill(tell('error', language), { row: row.row, name }), ...row.answer.problems.map((problem) => `  ${problemLine(problem, language)}`)].join('\n')}\n`;
}
