/** One's own proposals as rows of a list, and some of them as the columns of a table. Pure. */
import { RESULTS, type FindingResult, type Verdict } from '../../check/types.ts';
import type { Plan } from '../../plan/plan.ts';
import { PROPERTIES, type Property } from '../../plan/vocabulary.ts';
import { lexicon } from '../../report/lexicon.ts';
import { placeWords } from '../../report/place-words.ts';
import { say } from '../../report/phrases.ts';
import { amount } from '../../report/quantity.ts';
import type { Report, ReportFinding } from '../../report/types.ts';
import { present } from '../findings/present.ts';
import { words as findingWords } from '../findings/words.ts';
import { toFeature, type FormValues } from '../form/values.ts';
import type { Language } from '../shared/messages.ts';
import { bound } from '../shared/numbers.ts';
import { headline, type Standing } from '../verdict/standing.ts';
import { words } from './words.ts';

/** A kept proposal, judged now by the plan that is open. */
export interface ProposalRow {
  readonly id: string;
  readonly name: string;
  /** ISO date. */
  readonly saved: string;
  readonly values: FormValues;
  readonly standing: Standing;
  /** Parts of what was kept that this page can't read. */
  readonly unread: number;
}

export interface Told {
  readonly word: string;
  readonly sentence: string;
  /** Undefined where there is none. */
  readonly verdict?: Verdict;
  readonly demonstration: boolean;
}

const reportOf = ({ standing }: ProposalRow): Report | null => (standing.kind === 'report' ? standing.report : null);

/** The verdict of a row in a word and a sentence, or why there is none. */
export function told(row: ProposalRow, language: Language): Told {
  const { word, sentence, verdict } = headline(row.standing, language);
  return { word, sentence, ...(verdict === undefined ? {} : { verdict }), demonstration: (reportOf(row)?.notice ?? null) !== null };
}

/** Most and fewest columns. */
export const COLUMNS = { least: 2, most: 4 } as const;

export interface Cell {
  readonly text: string;
  /** A second, quieter line. */
  readonly note?: string;
  readonly verdict?: Verdict;
  readonly result?: FindingResult;
  readonly demonstration?: boolean;
  /** Nothing is stated, or nothing applies. */
  readonly blank?: boolean;
}

export interface Line {
  readonly title: string;
  readonly cells: readonly Cell[];
  readonly differs: boolean;
}

export interface Part {
  readonly title: string;
  readonly lines: readonly Line[];
}

const asText = ({ text, note, verdict, result }: Cell): string => [text, note, verdict, result].join('\n');
const line = (title: string, cells: readonly Cell[]): Line => ({ title, cells, differs: new Set(cells.map(asText)).size > 1 });

/** The verdicts, what is proposed, and each clause that one of them does not simply meet; a column a row of the list. */
export function comparison(rows: readonly ProposalRow[], plan: Plan, language: Language): readonly Part[] {
  const m = words(language);
  const heads = rows.map((row) => told(row, language));
  const verdict = line(m.verdict, heads.map(({ word, verdict, demonstration }) => ({ text: word, demonstration, ...(verdict === undefined ? {} : { verdict }) })));
  // Whole sentences always differ: to say so would say nothing.
  const sentence = { ...line(m.sentence, heads.map(({ sentence }) => ({ text: sentence }))), differs: false };
  return [
    { title: m.verdict, lines: [verdict, sentence] },
    { title: m.proposed, lines: [placeLine(rows, plan, language), ...memberLines(rows, plan, language), ...measureLines(rows, plan, language)] },
    { title: m.findings, lines: findingLines(rows.map(reportOf), language) },
  ];
}

function placeLine(rows: readonly ProposalRow[], plan: Plan, language: Language): Line {
  const m = words(language);
  const cells = rows.map((row): Cell => {
    const { geometry } = toFeature(row.values);
    const positions = geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates;
    const [position = []] = positions;
    const typed = position.join(', ');
    const at = positions.length > 1 ? `${typed} · ${m.baseline(positions.length)}` : typed;
    const report = reportOf(row);
    const spoken = report === null ? null : placeWords(plan, report.proposal);
    return spoken === null ? { text: at } : { text: spoken[language], note: at };
  });
  return line(m.place, cells);
}

/** What the sign belongs to, or may, by role. A role that none of them touches has no line but that of zones. */
function memberLines(rows: readonly ProposalRow[], plan: Plan, language: Language): readonly Line[] {
  const m = words(language);
  const lex = lexicon(plan);
  return (['zones', 'segments', 'sites'] as const).flatMap((role) => {
    const layer = [...plan.layers.values()].find(({ entry }) => entry.role === role);
    const cells = rows.map((row): Cell => {
      const report = reportOf(row);
      if (report === null) return { text: m.noReport, blank: true };
      const members = report.place[role];
      const sure = members.filter(({ certain }) => certain);
      const shown = sure.length > 0 ? sure : members;
      if (shown.length === 0) return { text: role === 'zones' ? (report.place.area === 'outside' ? say('area.out', language) : say('none', language)) : '—', blank: true };
      const classes = role === 'sites' ? [] : [...new Set(shown.map((member) => lex.klass(role === 'zones' ? 'zone' : 'segment', member.class, language)))];
      const names = shown.map(({ name, key }) => (name === key ? key : `${name} ${key}`)).join(say('or', language));
      const text = classes.length === 0 ? names : classes.join(say('or', language));
      return { text: sure.length === 0 ? m.possibly(text) : text, ...(classes.length === 0 ? {} : { note: names }) };
    });
    return role !== 'zones' && cells.every(({ blank }) => blank === true) ? [] : [line(layer?.entry.title[language] ?? role, cells)];
  });
}

/** Everything stated of any of them, in the order of the vocabulary. */
function measureLines(rows: readonly ProposalRow[], plan: Plan, language: Language): readonly Line[] {
  return PROPERTIES.filter(({ name }) => name !== 'id' && name !== 'name' && rows.some(({ values }) => (values[name] ?? '') !== '')).map((property) =>
    line(property.label[language], rows.map(({ values }) => stated(values, property, plan, language))),
  );
}

/** What can't be read is shown as it was typed: the sentence above says what is wrong with it. */
function stated(values: FormValues, property: Property, plan: Plan, language: Language): Cell {
  const { name, kind } = property;
  const typed = values[name] ?? '';
  if (typed === '') return { text: words(language).unstated, blank: true };
  const lex = lexicon(plan);
  const value = toFeature(values).properties[name];
  if (kind === 'number' && typeof value === 'number') return { text: bound(amount(value, property.unit)) };
  if (kind === 'flag' && typeof value === 'boolean') return { text: say(value ? 'yes' : 'no', language) };
  if (kind === 'choice') return { text: lex.word(typed, name, language) };
  if (kind === 'list') return { text: typed.split(';').map((one) => lex.consent(one)?.title[language] ?? one).join(say('or', language)) };
  return { text: typed };
}

/** Results that make a clause worth a line. */
const TELLING: ReadonlySet<FindingResult> = new Set<FindingResult>(['fail', 'unknown', 'consent']);
const rank = (result: FindingResult): number => RESULTS.indexOf(result);

/** What makes two findings of two signs answers to one question: the clause, the kind of scope, what is measured. */
const question = ({ clause, scope, measure }: ReportFinding): string => [clause, scope?.kind ?? '', measure ?? ''].join('|');

function findingLines(reports: readonly (Report | null)[], language: Language): readonly Line[] {
  const asked = new Map<string, { readonly found: ReportFinding[][]; worst: number }>();
  for (const [column, report] of reports.entries())
    for (const finding of report?.findings ?? []) {
      const key = question(finding);
      const line = asked.get(key) ?? { found: reports.map(() => []), worst: RESULTS.length };
      line.found[column]?.push(finding);
      line.worst = Math.min(line.worst, rank(finding.result));
      asked.set(key, line);
    }
  const lines = [...asked.values()].filter(({ found }) => found.flat().some(({ result }) => TELLING.has(result)));
  return lines
    .sort((a, b) => a.worst - b.worst)
    .map(({ found }) => findingLine(found, reports, language));
}

function findingLine(found: readonly (readonly ReportFinding[])[], reports: readonly (Report | null)[], language: Language): Line {
  const m = words(language);
  const titles = [...new Set(found.flat().map(({ title }) => title[language]))];
  // Cells of the plan's table for different classes: the row says what they share, each cell of which class it is.
  const shared = titles.length === 1 ? undefined : titles.map((title) => title.split(' · ').slice(1).join(' · '))[0];
  const title = shared === undefined ? (titles[0] ?? '') : shared === '' ? say('matrix.title', language) : `${say('matrix.title', language)} · ${shared}`;
  const cells = found.map((findings, column): Cell => {
    // The engine puts the worst first.
    const [finding] = findings;
    if (finding === undefined) return { text: reports[column] === null ? m.noReport : m.notApplying, blank: true };
    const { result } = finding;
    const word = say(result, language);
    const { margin } = present(finding, language);
    const lacking = finding.reason.flatMap((reason) => (reason.kind === 'fact' ? [PROPERTIES.find(({ name }) => name === reason.name)?.label[language] ?? reason.name] : []));
    const notes = [
      ...(titles.length === 1 ? [] : [finding.title[language].split(' · ')[0] ?? '']),
      ...(margin === word ? [] : [margin]),
      ...(result === 'unknown' && lacking.length > 0 ? [findingWords(language).lacking([...new Set(lacking)].join(say('or', language)))] : []),
      ...(findings.length > 1 ? [m.more(findings.length)] : []),
    ];
    return { text: word, result, ...(notes.length === 0 ? {} : { note: notes.join(language === 'zh' ? '，' : '; ') }) };
  });
  return line(title, cells);
}
