/** `signplan check`: proposals in, reports out. */
import { resolve } from 'node:path';
import { compile, type Checker } from '../check/compile.ts';
import type { Verdict } from '../check/types.ts';
import { folderSource } from '../io/node-source.ts';
import { loadPlan } from '../plan/load.ts';
import type { Plan } from '../plan/plan.ts';
import { contextOf } from '../plan/proposal-context.ts';
import { readProposals, type ProposalRow, type ProposalRows } from '../plan/proposal-rows.ts';
import { readDate } from '../plan/proposal-values.ts';
import { fail, ok, type Problem, type Result } from '../problem.ts';
import { asOfDate } from '../report/as-of.ts';
import { csvHeader, csvLine } from '../report/csv.ts';
import { ENGINE } from '../report/engine.ts';
import { rowFeature } from '../report/geojson.ts';
import { verdictWord } from '../report/headline.ts';
import type { Language } from '../report/phrases.ts';
import { makeReport, reportJson } from '../report/report.ts';
import { rowValue, type ReportRow } from '../report/rows.ts';
import { rowText } from '../report/text.ts';
import { readArgs, type Args } from './args.ts';
import { defaultPlan } from './default-plan.ts';
import { complain, EXIT, printable, readText, type Io } from './io.ts';

const FORMATS = ['text', 'json', 'ndjson', 'csv', 'geojson'] as const;
type Format = (typeof FORMATS)[number];

/** How reports of one format follow one another. */
interface Layout {
  readonly head: string;
  readonly between: string;
  readonly tail: string;
  readonly row: (row: ReportRow) => string;
}

function layout(format: Format, form: ProposalRows['form'], language: Language, all: boolean): Layout {
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
      return { head: '', between: `${'─'.repeat(60)}\n`, tail: '', row: (row) => rowText(row, language, all).split('\n').map(printable).join('\n') };
  }
}

interface Loaded {
  readonly plan: Plan;
  readonly checker: Checker;
}

async function load(folder: string): Promise<Result<Loaded>> {
  const plan = await loadPlan(folderSource(folder));
  if (!plan.ok) return plan;
  const checker = compile(plan.value);
  return checker.ok ? ok({ plan: plan.value, checker: checker.value }) : checker;
}

function answer(row: ProposalRow, { plan, checker }: Loaded, asOf: string | undefined, today: string, all: boolean): ReportRow {
  const id = row.id === undefined ? {} : { id: row.id };
  if (!row.result.ok) return { row: row.row, ...id, answer: { ok: false, problems: row.result.problems } };
  const proposal = row.result.value;
  const date = asOfDate(proposal, { fixed: asOf, today });
  const result = checker.check(proposal, { asOf: date });
  return { row: row.row, ...id, answer: { ok: true, report: makeReport(plan, proposal, result, { asOf: date, engine: ENGINE, all }) } };
}

const GOOD: ReadonlySet<Verdict> = new Set<Verdict>(['conforming', 'conditional']);

function summary(verdicts: ReadonlyMap<Verdict, number>, errors: number, language: Language): string {
  const parts = [...verdicts].map(([verdict, count]) => `${verdictWord(verdict, language)} ${count}`);
  if (errors > 0) parts.push(language === 'zh' ? `输入有误 ${errors}` : `in error ${errors}`);
  return `${parts.join(language === 'zh' ? '，' : ', ')}\n`;
}

async function judge(input: ProposalRows, loaded: Loaded, args: Args, asOf: string | undefined, io: Io): Promise<number> {
  const { language } = args;
  const format = FORMATS.find((name) => name === args.text.get('format')) ?? 'text';
  const all = args.flags.has('all');
  const { head, between, tail, row: write } = layout(format, input.form, language, all);
  const today = io.today();
  const verdicts = new Map<Verdict, number>();
  const problems: Problem[] = [];
  let errors = 0;
  for (const [index, row] of input.rows.entries()) {
    const reported = answer(row, loaded, asOf, today, all);
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
  const args = readArgs(argv, { plan: { type: 'string' }, 'as-of': { type: 'string' }, format: { type: 'string', values: FORMATS }, all: { type: 'boolean' } }, { count: 1, name: 'FILE' });
  if (!args.ok) return args;
  const { text, positionals } = args.value;
  const stated = text.get('as-of');
  const asOf = stated === undefined ? undefined : readDate({ zh: '判定日期', en: 'The as-of date' }, stated, '--as-of');
  if (asOf !== undefined && !asOf.ok) return asOf;
  const named = text.get('plan');
  const folder = named === undefined ? defaultPlan() : resolve(io.cwd, named);
  if (folder === undefined) return fail({ code: 'cli.no-plan', text: { zh: '没有随附的数据包；须用 --plan 指明。', en: 'No package comes along; name one by --plan.' } });

  const file = positionals[0] ?? '-';
  const content = await readText(io, file);
  if (!content.ok) return content;
  const loaded = await load(folder);
  if (!loaded.ok) return loaded;
  const { plan } = loaded.value;
  const input = readProposals(content.value, { ...contextOf(plan), file });
  if (!input.ok) return input;
  // A layer that could not be read leaves findings undecided; the rest stands.
  complain(io, plan.problems, args.value.language);
  const { rows } = input.value;
  if (rows.every((row) => !row.result.ok)) return fail(...rows.flatMap((row) => (row.result.ok ? [] : row.result.problems)));
  return ok(await judge(input.value, loaded.value, args.value, asOf?.value, io));
}
