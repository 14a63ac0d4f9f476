/** How verified reports are shown: one in full; of many those that do not hold first, and how many there are of each. Pure. */
import type { FindingResult, Verdict } from '../../check/types.ts';
import { problemLine, type Problem } from '../../problem.ts';
import { say, type Language } from '../../report/phrases.ts';
import { outcomeOf, outcomeTold, tally, type RowOutcome } from '../../report/verify/rows.ts';
import type { FindingChange, VerifiedRow, VerifiedRows, Verification } from '../../report/verify/types.ts';
import { changeTitle, fileWord, otherFields, outcomeWord, planWord, resultWord, saidValue, shortSum, textOf, verificationNotes, verificationSentence } from '../../report/verify/wording.ts';
import { bound } from '../shared/numbers.ts';
import { words } from './words.ts';

/** Entries of one list that are shown. */
export const MOST = 20;
/** Reports of a file that are shown one by one. */
const MOST_ROWS = 100;

export interface Listed<T> {
  readonly items: readonly T[];
  /** How many more there are. */
  readonly more: number;
}
const listed = <T, U>(items: readonly T[], show: (item: T) => U, most = MOST): Listed<U> => ({ items: items.slice(0, most).map(show), more: Math.max(0, items.length - most) });

/** Then and now, side by side. */
export interface Change {
  readonly title: string;
  /** In what way, where it is not plain from then and now. */
  readonly what: string;
  readonly was: string;
  readonly now: string;
}
export interface ShownFinding extends Change {
  /** For the glyphs; null where there is no such finding. */
  readonly results: readonly [was: FindingResult | null, now: FindingResult | null];
  readonly values: readonly [was: string, now: string] | null;
  readonly texts: readonly [was: string, now: string];
}
export interface Shown {
  readonly outcome: RowOutcome;
  readonly word: string;
  readonly sentence: string;
  readonly notes: readonly string[];
  readonly verdicts: readonly [was: Verdict, now: Verdict | null];
  /** Label and value. */
  readonly about: readonly (readonly [label: string, value: string])[];
  readonly problems: readonly string[];
  readonly data: Listed<Change>;
  readonly findings: Listed<ShownFinding>;
  readonly fields: Listed<Change>;
  /** What the fields are: places where it was edited, or what else differs. */
  readonly fieldsTitle: string;
}

export function present(verification: Verification, language: Language): Shown {
  const { report, against, verdict, plan, files, findings, problems } = verification;
  const outcome = outcomeTold(verification);
  const fields = otherFields(verification);
  const change = (was: string, now: string): string => (was === now ? was : `${was} → ${now}`);
  const sign = [report.id, report.name].filter((part) => part !== undefined).join(' ');
  const edited = outcome === 'edited';
  return {
    outcome,
    word: outcomeWord(outcome, language),
    sentence: verificationSentence(verification, language),
    notes: verificationNotes(verification, language),
    verdicts: [verdict.was, verdict.now === verdict.was ? null : verdict.now],
    about: [
      ...(sign === '' ? [] : [[words('sign', language), sign] as const]),
      [words('plan', language), `${report.plan.title[language]} ${change(report.plan.version, against.plan.version)}`],
      [words('asOf', language), report.asOf],
      [words('engine', language), change(report.engine, against.engine)],
    ],
    problems: problems.map((problem) => problem.text[language]),
    data: listed([...plan, ...files], (one) =>
      'field' in one
        ? { title: planWord(one, language), what: '', was: one.was, now: one.now }
        : { title: one.title === undefined ? one.file : `${one.file} ${one.title[language]}`, what: fileWord(one, language), was: shortSum(one.was, language), now: shortSum(one.now, language) },
    ),
    // The places where it was edited say everything.
    findings: listed(edited ? [] : findings, (one) => shownFinding(one, language)),
    fields: listed(fields, ({ path, was, now }) => ({ title: path, what: '', was: was ?? shortSum(null, language), now: now ?? shortSum(null, language) })),
    fieldsTitle: words(edited ? 'places' : 'others', language),
  };
}

function shownFinding(change: FindingChange, language: Language): ShownFinding {
  const { was, now } = change;
  const values = [saidValue(was, language), saidValue(now, language)] as const;
  return {
    title: changeTitle(change, language),
    what: '',
    was: resultWord(was, language),
    now: resultWord(now, language),
    results: [was?.result ?? null, now?.result ?? null],
    values: values[0] === values[1] ? null : [bound(values[0] ?? '—'), bound(values[1] ?? '—')],
    texts: [bound(textOf(was, language)), bound(textOf(now, language))],
  };
}

export interface ShownRow {
  readonly outcome: RowOutcome;
  readonly word: string;
  /** Which report it is: id and name, or its row. */
  readonly name: string;
  readonly verification: Verification | null;
  /** Why there is none. */
  readonly says: readonly string[];
}
export interface ShownRows {
  /** `共 120 份：证实 118，被改动 2` */
  readonly summary: string;
  /** The worst outcome, for the banner. */
  readonly outcome: RowOutcome;
  readonly rows: Listed<ShownRow>;
  /** Those that hold, by name. */
  readonly confirmed: Listed<string> & { readonly count: number };
}

const WORST: readonly RowOutcome[] = ['edited', 'differs', 'unreadable', 'moved', 'confirmed', 'skipped'];

export function presentRows(all: VerifiedRows, language: Language): ShownRows {
  const counts = tally(all);
  const kept = all.rows.filter((row) => outcomeOf(row) !== 'confirmed');
  const holding = all.rows.filter((row) => outcomeOf(row) === 'confirmed');
  const parts = counts.map(([outcome, count]) => `${outcomeWord(outcome, language)} ${count}`);
  return {
    summary: `${words('rows', language, { n: all.rows.length })}${language === 'zh' ? '：' : '. '}${parts.join(language === 'zh' ? '，' : ', ')}${language === 'zh' ? '。' : '.'}`,
    outcome: WORST.find((outcome) => counts.some(([one]) => one === outcome)) ?? 'confirmed',
    rows: listed(kept, (row) => shownRow(row, language), MOST_ROWS),
    confirmed: { ...listed(holding, (row) => `${nameOf(row, language)} · ${row.kind === 'verified' ? say(row.verification.verdict.was, language) : ''}`, MOST_ROWS), count: holding.length },
  };
}

function nameOf(row: VerifiedRow, language: Language): string {
  const named = row.kind === 'verified' ? [row.verification.report.id, row.verification.report.name] : [row.id];
  const name = named.filter((part) => part !== undefined && part !== '').join(' ');
  return name === '' ? words('row', language, { n: row.row }) : name;
}

function shownRow(row: VerifiedRow, language: Language): ShownRow {
  const outcome = outcomeOf(row);
  const says = row.kind === 'unreadable' ? row.problems.map((problem) => problemText(problem, language)) : row.kind === 'skipped' ? [words('skipped', language)] : [];
  return { outcome, word: outcomeWord(outcome, language), name: nameOf(row, language), verification: row.kind === 'verified' ? row.verification : null, says };
}

/** With its place and the value received, without the name of the file, which stands above. */
export const problemText = ({ code, path, received, text }: Problem, language: Language): string =>
  problemLine({ code, text, ...(path === undefined ? {} : { path }), ...(received === undefined ? {} : { received }) }, language).replace(/ \[[\w.-]+\]$/, '');
