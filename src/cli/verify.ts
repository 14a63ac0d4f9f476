/** `signplan verify`: reports in, what still holds of them out. */
import { folderSource } from '../io/node-source.ts';
import { loadComparators } from '../plan/load-document.ts';
import { fail, ok, type Result } from '../problem.ts';
import { readReports } from '../report/verify/read.ts';
import { outcomeOf, verifyRows, wantsComparators } from '../report/verify/rows.ts';
import { tallyText, verifiedRowText } from '../report/verify/text.ts';
import type { VerifiedRow } from '../report/verify/types.ts';
import { readArgs } from './args.ts';
import { complain, EXIT, printable, readText, type Io } from './io.ts';
import { loadChecker, planFolder } from './loaded.ts';

const FORMATS = ['text', 'json'] as const;
const RULE = `${'─'.repeat(60)}\n`;

/** A row as it stands in JSON: the verification, or why there is none. */
function value(row: VerifiedRow): unknown {
  if (row.kind === 'verified') return row.verification;
  const { row: number, id } = row;
  return { row: number, ...(id === undefined ? {} : { id }), ...(row.kind === 'unreadable' ? { error: row.problems } : { skipped: true }) };
}

export async function verify(argv: readonly string[], io: Io): Promise<Result<number>> {
  const args = readArgs(argv, { plan: { type: 'string' }, format: { type: 'string', values: FORMATS } }, { count: 1, name: 'REPORT.json' });
  if (!args.ok) return args;
  const { text, positionals, language } = args.value;
  const folder = planFolder(args.value, io.cwd);
  if (!folder.ok) return folder;
  const file = positionals[0] ?? '-';
  const content = await readText(io, file);
  if (!content.ok) return content;
  const read = readReports(content.value, file);
  if (!read.ok) return read;
  const unreadable = read.value.rows.flatMap((row) => (row.kind === 'unreadable' ? row.problems : []));
  if (read.value.rows.every(({ kind }) => kind !== 'report'))
    return fail(...unreadable, ...(unreadable.length > 0 ? [] : [{ code: 'report.none', file, text: { zh: '各行出具时都输入有误，其中没有可以核验的报告。', en: 'Every row was in error when the reports were made: there is none to verify.' } }]));

  const loaded = await loadChecker(folder.value);
  if (!loaded.ok) return loaded;
  const { plan } = loaded.value;
  const comparators = wantsComparators(read.value) && plan.manifest.documents?.comparators !== undefined ? await loadComparators(folderSource(folder.value), plan.manifest) : ok(undefined);
  if (!comparators.ok) return comparators;
  complain(io, plan.problems, language);
  const verified = verifyRows(read.value, { ...loaded.value, comparators: comparators.value });
  const { rows, single } = verified;
  if (text.get('format') === 'json') await io.stdout(`${JSON.stringify(single ? rows.map(value)[0] : rows.map(value), null, 2)}\n`);
  else await io.stdout(rows.map((row) => verifiedRowText(row, language).split('\n').map(printable).join('\n')).join(RULE));
  if (!single) io.stderr(`${tallyText(verified, language)}\n`);
  return ok(rows.every((row) => outcomeOf(row) === 'confirmed' || row.kind === 'skipped') ? EXIT.fine : EXIT.found);
}
