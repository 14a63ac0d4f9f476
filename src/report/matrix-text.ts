/** The matrix for a terminal or a printer, and as a table of all its combinations. */
import type { Plan } from '../plan/plan.ts';
import { articleText } from './citation.ts';
import { columns } from './columns.ts';
import { csvCell } from './csv.ts';
import type { MatrixSection, MatrixTable } from './matrix-table.ts';
import { MatrixWords, type MatrixCell } from './matrix-words.ts';
import { say, type Language } from './phrases.ts';

const LABEL = 26;
/** Columns that a table may take in all; paper and most windows hold as many. */
const WIDTH = 132;

const t = (language: Language, zh: string, en: string): string => (language === 'zh' ? zh : en);

function cellLines({ answer, limits, article }: MatrixCell, language: Language): string[] {
  return [say(answer, language), ...limits.map((limit) => limit[language]), ...(article === '' ? [] : [`[${articleText(article, language)}]`])];
}

function section({ title, scope, columns: heads, rows }: MatrixSection, language: Language): string[] {
  const each = Math.max(14, Math.floor((WIDTH - LABEL) / heads.length) - 2);
  const table = [
    [[t(language, '类型', 'Sign type')], ...heads.map((head) => [head.title[language]])],
    ...rows.map((row) => [row.titles.map((one) => one[language]), ...row.cells.map((cell) => cellLines(cell, language))]),
  ];
  return [`${title[language]} (${scope})`, ...columns(table, { widest: [LABEL, ...heads.map(() => each)] }), ''];
}

export function matrixText(table: MatrixTable, language: Language): string {
  const { plan, file, totals, silent, sections } = table;
  const counts = (['allowed', 'limited', 'forbidden', 'silent'] as const).map((answer) => `${say(answer, language)} ${totals[answer]}`).join(t(language, '，', ', '));
  return [
    t(language, `管控表 · ${plan.title.zh} · 版本 ${plan.version}`, `Matrix · ${plan.title.en} · version ${plan.version}`),
    plan.notice[language],
    `${file.file} SHA-256 ${file.sha256}`,
    '',
    ...sections.flatMap((one) => section(one, language)),
    t(language, `未作规定的组合：${totals.silent}`, `Combinations on which the plan is silent: ${totals.silent}`),
    ...silent.map(({ title, article }) => `  ${title[language]}${article === '' ? '' : ` [${articleText(article, language)}]`}`),
    '',
    counts,
    table.proof[language],
    '',
    t(language, '签认：____________________  日期：______________', 'Signed: ____________________  Date: ______________'),
  ].join('\n') + '\n';
}

/** Every combination in a row of its own, in the order of the matrix, in words: for a spreadsheet. UTF-8 with its mark, CRLF. */
export function matrixCsv(plan: Plan, language: Language): string {
  const { scopes, types } = plan.rules.matrix;
  const words = new MatrixWords(plan);
  const head = t(language, '范围,类型,用途,大小,结果,限值,条文', 'scope,sign type,use,size,answer,limits,article').split(',');
  const rows = scopes.flatMap((scope, s) =>
    types.flatMap((type, ty) =>
      words.combinations.map(({ use, band }, at) => {
        const { answer, limits, article } = words.cell(s, ty, at);
        return [...[words.scope(scope), words.type(type), words.use(use), words.band(band)].map((name) => name[language]), say(answer, language), limits.map((limit) => limit[language]).join(t(language, '；', '; ')), articleText(article, language)];
      }),
    ),
  );
  return `\ufeff${[head, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
