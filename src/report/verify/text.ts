/** A verified report for a terminal: what became of it first, then what differs, each with what the report says and what is found now. */
import { problemLine } from '../../problem.ts';
import { say, type Language } from '../phrases.ts';
import { outcomeTold, tally, type RowOutcome } from './rows.ts';
import type { FieldChange, FileChange, FindingChange, PlanChange, VerifiedRow, VerifiedRows, Verification } from './types.ts';
import { changeTitle, fileWord, otherFields, outcomeWord, planWord, resultWord, saidValue, shortSum, tell, textOf, verificationNotes, verificationSentence } from './wording.ts';

const MARKS: Readonly<Record<RowOutcome, string>> = { confirmed: '✓', moved: '≈', differs: '≠', edited: '✗', unreadable: '?', skipped: '·' };
/** Differences of one kind that are listed; the rest is counted. */
const MOST = 50;

/** At most `MOST` of them, and how many more there are. */
function listed<T>(items: readonly T[], lines: (item: T) => readonly string[], language: Language): string[] {
  const more = items.length - MOST;
  return [...items.slice(0, MOST).flatMap(lines), ...(more > 0 ? [language === 'zh' ? `  另有 ${more} 处。` : `  ${more} more.`] : [])];
}

const arrow = (was: string, now: string): string => `${was} → ${now}`;

function fileLines(file: FileChange, language: Language): string[] {
  const name = file.title === undefined ? file.file : `${file.file} ${file.title[language]}`;
  return [`  ${name} · ${fileWord(file, language)} · ${arrow(shortSum(file.was, language), shortSum(file.now, language))}`];
}

const planLines = (change: PlanChange, language: Language): string[] => [`  ${planWord(change, language)} · ${arrow(change.was, change.now)}`];

function findingLines(change: FindingChange, language: Language): string[] {
  const { was, now } = change;
  const values = [saidValue(was, language), saidValue(now, language)] as const;
  const value = values[0] === values[1] ? [] : [arrow(values[0] ?? '—', values[1] ?? '—')];
  const texts = [
    ...(was === null ? [] : [`    ${tell('was', language)}${language === 'zh' ? '：' : ': '}${textOf(was, language)}`]),
    ...(now === null ? [] : [`    ${tell('now', language)}${language === 'zh' ? '：' : ': '}${textOf(now, language)}`]),
  ];
  return [`  ${changeTitle(change, language)} [${change.clause}] · ${[arrow(resultWord(was, language), resultWord(now, language)), ...value].join(' · ')}`, ...texts];
}

function fieldLines({ path, was, now }: FieldChange, language: Language): string[] {
  return [`  ${path}`, `    ${tell('was', language)}${language === 'zh' ? '：' : ': '}${was ?? tell('nothing', language)}`, `    ${tell('now', language)}${language === 'zh' ? '：' : ': '}${now ?? tell('nothing', language)}`];
}

export function verificationText(verification: Verification, language: Language): string {
  const { outcome, report, against, verdict, plan, files, findings, problems } = verification;
  const told = outcomeTold(verification);
  const fields = otherFields(verification);
  const name = [report.id, report.name].filter((part) => part !== undefined).join(' ');
  const verdicts = verdict.now === null || verdict.now === verdict.was ? say(verdict.was, language) : arrow(say(verdict.was, language), say(verdict.now, language));
  const versions = report.plan.version === against.plan.version ? report.plan.version : arrow(report.plan.version, against.plan.version);
  const head = (title: 'head.files' | 'head.findings' | 'head.fields' | 'head.others', count: number): string[] => (count === 0 ? [] : [`${tell(title, language)} (${count})`]);
  // Where a report was edited, the places say everything; its findings are among them.
  const edited = outcome === 'edited';
  return [
    `${MARKS[told]} ${outcomeWord(told, language)}${name === '' ? '' : ` · ${name}`}`,
    verificationSentence(verification, language),
    ...verificationNotes(verification, language),
    `${verdicts} · ${report.plan.title[language]} · ${versions} · ${language === 'zh' ? '判定日期' : 'as of'} ${report.asOf} · ${report.engine}`,
    ...problems.map((problem) => `  ${problemLine(problem, language)}`),
    ...head('head.files', files.length + plan.length),
    ...listed(plan, (change) => planLines(change, language), language),
    ...listed(files, (change) => fileLines(change, language), language),
    ...(edited ? [] : head('head.findings', findings.length)),
    ...(edited ? [] : listed(findings, (change) => findingLines(change, language), language)),
    ...head(edited ? 'head.fields' : 'head.others', fields.length),
    ...listed(fields, (change) => fieldLines(change, language), language),
  ].join('\n') + '\n';
}

export function verifiedRowText(row: VerifiedRow, language: Language): string {
  if (row.kind === 'verified') return verificationText(row.verification, language);
  const name = row.id === undefined ? '' : ` · ${row.id}`;
  const head = `${MARKS[row.kind]} ${outcomeWord(row.kind, language)} · ${language === 'zh' ? `第 ${row.row} 行` : `row ${row.row}`}${name}`;
  const told = row.kind === 'unreadable' ? row.problems.map((problem) => `  ${problemLine(problem, language)}`) : [language === 'zh' ? '  出具时此行输入有误，没有可以核验的报告。' : '  This row was in error when the reports were made: there is no report to verify.'];
  return `${[head, ...told].join('\n')}\n`;
}

/** `证实 3，有出入 1` */
export const tallyText = (rows: VerifiedRows, language: Language): string => tally(rows).map(([outcome, count]) => `${outcomeWord(outcome, language)} ${count}`).join(language === 'zh' ? '，' : ', ');
