/** `signplan check`: proposals in, reports out. */
import type { Verdict } from '../check/types.ts';
import { contextOf } from '../plan/proposal-context.ts';
import { readProposals, type ProposalRow, type ProposalRows } from '../plan/proposal-rows.ts';
import { fail, ok, type Problem, type Result } from '../problem.ts';
import { asOfDate } from '../plan/as-of.ts';
import { csvHeader, csvLine } from '../report/csv.ts';
import { ENGINE } from '../report/engine.ts';
import { fullReport } from '../report/full-report.ts';
import { rowFeature } from '../report/geojson.ts';
import { verdictWord } from '../report/headline.ts';
import type { Compare } from '../report/comparisons.ts';
import { lexicon, type Lexicon } from '../report/lexicon.ts';
import type { Language } from '../report/phrases.ts';
import { reportJson } from '../report/report.ts';
import { rowValue, type ReportRow } from '../report/rows.ts';
import { rowText } from '../report/text.ts';
import { readArgs, type Args } from './args.ts';
import { AS_OF_OPTIONS, fixedDay, readAsOf } from './as-of.ts';
import { complain, EXIT, printable, readText, type Io } from './io.ts';
import { loadChecker, loadCompare, planFolder, type Loaded } from './loaded.ts';

const FORMATS = ['text', 'json', 'ndjson', 'csv', 'geojson'] as const;
type Format = (typeof FORMATS)[number];

/** How reports of one format follow one another. */
interface Layout {
  readonly head: string;
  readonly between: string;
  readonly tail: string;
  readonly row: (row: ReportRow) => string;
}

function layout(format: Format, form: ProposalRows['form'], language: Language, all: boolean, words: Lexicon): Layout {
  const single = form === 'feature';
  switch (format) {
    case 'json':
      if (single) return { head: '', between: '', tail: '', row: (row) => (row.answer.ok ? reportJson(row.answer.report) : '') };
      // The same text as JSON.stringify of the whole array, without holding it.
      return { head: '[\n  ', between: ',\n  ', tail: '\n]\n', row: (row) => JSON.stringify(rowValue(row), null, 2).replaceAll('\n', '\n  ') };
    case 'ndjson':
      return { head: '', between: '', tail: '', row: (row) => `${JSON.stringify(rowValue(row))}\n` };
    case 'csv':
      return { head: csvHeader(), between: '', tail: '', row: (row) => csvLine(row, language) };
    case 'geojson':
      if (single) return { head: '', between: '', tail: '\n', row: (row) => JSON.stringify(rowFeature(row), null, 2) };
      return { head: '{"type":"FeatureCollection","features":[\n', between: ',\n', tail: '\n]}\n', row: (row) => JSON.stringify(rowFeature(row)) };
    default:
      return { head: '', between: `${'─'.repeat(60)}\n`, tail: '', row: (row) => rowText(row, language, all, words).split('\n').map(printable).join('\n') };
  }
}

/** What is asked for beside the findings. */
interface Asked {
  readonly all: boolean;
  /** Without what would pass. */
  readonly brief: boolean;
  /** Rules of other cities. */
  readonly compare: Compare | undefined;
}

function answer(row: ProposalRow, { plan, checker }: Loaded, asOf: string | undefined, today: string, asked: Asked): ReportRow {
  const id = row.id === undefined ? {} : { id: row.id };
  if (!row.result.ok) return { row: row.row, ...id, answer: { ok: false, problems: row.result.problems } };
  const proposal = row.result.value;
  const date = asOfDate(proposal, { fixed: asOf, today });
  return { row: row.row, ...id, answer: { ok: true, report: fullReport(plan, checker, proposal, { asOf: date, engine: ENGINE, ...asked }) } };
}

const GOOD: ReadonlySet<Verdict> = new Set<Verdict>(['conforming', 'conditional']);

function summary(verdicts: ReadonlyMap<Verdict, number>, errors: number, language: Language): string {
  const parts = [...verdicts].map(([verdict, count]) => `${verdictWord(verdict, language)} ${count}`);
  if (errors > 0) parts.push(language === 'zh' ? `输入有误 ${errors}` : `in error ${errors}`);
  return `${parts.join(language === 'zh' ? '，' : ', ')}\n`;
}

async function judge(input: ProposalRows, loaded: Loaded, args: Args, compare: Compare | undefined, asOf: string | undefined, io: Io): Promise<number> {
  const { language } = args;
  const format = FORMATS.find((name) => name === args.text.get('format')) ?? 'text';
  const all = args.flags.has('all');
  // Tables have no place for what would pass.
  const brief = args.flags.has('brief') || format === 'csv' || format === 'geojson';
  const { head, between, tail, row: write } = layout(format, input.form, language, all, lexicon(loaded.plan));
  const today = io.today();
  const verdicts = new Map<Verdict, number>();
  const problems: Problem[] = [];
  let errors = 0;
  for (const [index, row] of input.rows.entries()) {
    const reported = answer(row, loaded, asOf, today, { all, brief, compare });
    if (reported.answer.ok) verdicts.set(reported.answer.report.verdict, (verdicts.get(reported.answer.report.verdict) ?? 0) + 1);
    else {
      errors += 1;
      problems.push(...reported.answer.problems);
    }
    await io.stdout((index === 0 ? head : between) + write(reported));
  }
  await io.stdout(tail);
  // In text the rows in error stand among the reports already.
  if (format !== 'text') complain(io, problems, language);
  if (input.rows.length > 1) io.stderr(summary(verdicts, errors, language));
  return errors > 0 || [...verdicts.keys()].some((verdict) => !GOOD.has(verdict)) ? EXIT.found : EXIT.fine;
}

export async function check(argv: readonly string[], io: Io): Promise<Result<number>> {
  const args = readArgs(argv, { plan: { type: 'string' }, ...AS_OF_OPTIONS, format: { type: 'string', values: FORMATS }, all: { type: 'boolean' }, brief: { type: 'boolean' }, compare: { type: 'boolean' } }, { count: 1, name: 'FILE' });
  if (!args.ok) return args;
  const { positionals } = args.value;
  const asOf = readAsOf(args.value);
  if (!asOf.ok) return asOf;
  const folder = planFolder(args.value, io.cwd);
  if (!folder.ok) return folder;

  const file = positionals[0] ?? '-';
  const content = await readText(io, file);
  if (!content.ok) return content;
  const loaded = await loadChecker(folder.value);
  if (!loaded.ok) return loaded;
  const { plan } = loaded.value;
  const compare = args.value.flags.has('compare') ? await loadCompare(folder.value, plan) : ok(undefined);
  if (!compare.ok) return compare;
  const day = fixedDay(asOf.value, plan.manifest);
  if (!day.ok) return day;
  const input = readProposals(content.value, { ...contextOf(plan), file });
  if (!input.ok) return input;
  // A layer that could not be read leaves findings undecided; the rest stands.
  complain(io, plan.problems, args.value.language);
  const { rows } = input.value;
  if (rows.every((row) => !row.result.ok)) return fail(...rows.flatMap((row) => (row.result.ok ? [] : row.result.problems)));
  return ok(await judge(input.value, loaded.value, args.value, compare.value, day.value, io));
}
