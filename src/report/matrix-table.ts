/**
 * The plan's whole matrix as tables that a person can read and sign: one a scope, sign types down, uses and size bands across.
 * Types with the same answers share a row, uses and bands with the same answers a column; nothing is left out.
 */
import type { Plan } from '../plan/plan.ts';
import { MATRIX_BANDS, MATRIX_USES, matrixScopes } from '../plan/references.ts';
import type { Text } from '../problem.ts';
import { both, grouped, MatrixWords, type Combination, type MatrixCell } from './matrix-words.ts';

export interface MatrixColumn {
  readonly combinations: readonly Combination[];
  readonly title: Text;
}
export interface MatrixRow {
  readonly types: readonly string[];
  readonly titles: readonly Text[];
  /** One a column. */
  readonly cells: readonly MatrixCell[];
}
export interface MatrixSection {
  /** `zone:strict`, `segment:display`, `none`. */
  readonly scope: string;
  readonly title: Text;
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
}
/** Combinations of one scope and type on which the plan is silent, by article. */
export interface Silence {
  readonly scope: string;
  readonly type: string;
  readonly combinations: readonly Combination[];
  readonly article: string;
  /** `一般控制区 × 立杆式 × 公益（大型）` */
  readonly title: Text;
}
export interface MatrixTable {
  readonly schema: 'signplan-matrix/1';
  readonly plan: { readonly id: string; readonly version: string; readonly status: string; readonly title: Text; readonly notice: Text };
  /** The file that the matrix is in, so that what is signed is known to the byte. */
  readonly file: { readonly file: string; readonly sha256: string };
  readonly sections: readonly MatrixSection[];
  readonly silent: readonly Silence[];
  readonly totals: { readonly scopes: number; readonly types: number; readonly uses: number; readonly bands: number; readonly combinations: number } & Readonly<Record<MatrixCell['answer'], number>>;
  /** There is an answer for each combination, and no other. */
  readonly total: boolean;
  readonly proof: Text;
}

export function matrixTable(plan: Plan): MatrixTable {
  const { manifest, rules } = plan;
  const { matrix } = rules;
  const { scopes, types, uses, bands } = matrix;
  const words = new MatrixWords(plan);
  const { combinations } = words;
  const wanted = scopes.length * types.length * combinations.length;
  const axes = [[scopes, matrixScopes(manifest)], [types, rules.signTypes.map(({ id }) => id)], [uses, MATRIX_USES], [bands, MATRIX_BANDS]] as const;
  const whole = axes.every(([got, needed]) => got.length === needed.length && needed.every((item) => got.includes(item)));
  const total = whole && matrix.cells.length === wanted && matrix.cells.every((index) => index < matrix.outcomes.length);

  const sections = scopes.map((scope, s): MatrixSection => {
    const columns = grouped(combinations.map((_, at) => at), (at) => JSON.stringify(types.map((__, type) => words.cell(s, type, at))));
    const rows = grouped(types.map((_, type) => type), (type) => JSON.stringify(columns.map(([first = 0]) => words.cell(s, type, first))));
    return {
      scope,
      title: words.scope(scope),
      columns: columns.map((group) => {
        const some = group.flatMap((at) => combinations[at] ?? []);
        return { combinations: some, title: words.together(some) };
      }),
      rows: rows.map((group) => ({ types: group.map((type) => types[type] ?? ''), titles: group.map((type) => words.type(types[type] ?? '')), cells: columns.map(([first = 0]) => words.cell(s, group[0] ?? 0, first)) })),
    };
  });
  const silent = scopes.flatMap((scope, s) =>
    types.flatMap((type, t) => {
      const open = combinations.map((_, at) => at).filter((at) => words.cell(s, t, at).answer === 'silent');
      return grouped(open, (at) => words.cell(s, t, at).article).map((group): Silence => {
        const some = group.flatMap((at) => combinations[at] ?? []);
        const title = both((language) => [words.scope(scope)[language], words.type(type)[language], words.together(some)[language]].join(' × '));
        return { scope, type, combinations: some, article: words.cell(s, t, group[0] ?? 0).article, title };
      });
    }),
  );
  const count = (answer: MatrixCell['answer']): number => scopes.reduce((sum, _, s) => sum + types.reduce((inner, __, t) => inner + combinations.filter((___, at) => words.cell(s, t, at).answer === answer).length, 0), 0);
  const totals = { scopes: scopes.length, types: types.length, uses: uses.length, bands: bands.length, combinations: wanted, allowed: count('allowed'), limited: count('limited'), forbidden: count('forbidden'), silent: count('silent') };
  const { id, version, status, title, notice } = manifest;
  return { schema: 'signplan-matrix/1', plan: { id, version, status, title, notice }, file: { file: manifest.rules.file, sha256: manifest.rules.sha256 }, sections, silent, totals, total, proof: proofOf(totals, total, matrix.cells.length) };
}

function proofOf({ combinations, scopes, types, uses, bands }: MatrixTable['totals'], total: boolean, cells: number): Text {
  if (!total) return { zh: `管控表不完整：应有 ${combinations} 个组合，现有 ${cells} 格；须由源文件重新生成数据包。`, en: `The matrix is damaged: there must be ${combinations} combinations and there are ${cells} cells; build the package from its sources again.` };
  return {
    zh: `${combinations} 个组合 = ${scopes} 类范围 × ${types} 种类型 × ${uses} 种用途 × ${bands} 档大小，每个组合恰有一个结果。`,
    en: `${combinations} combinations = ${scopes} scopes × ${types} types × ${uses} uses × ${bands} size bands, each answered exactly once.`,
  };
}
