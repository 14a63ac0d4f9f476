/** Changed cells of the matrix in words. */
import type { Plan } from '../../plan/plan.ts';
import type { Cell, MatrixDiff } from '../../survey/diff/types.ts';
import { articleText } from '../citation.ts';
import { phrase } from '../clause-page/condition.ts';
import { Terms } from '../clause-page/terms.ts';
import { MatrixWords } from '../matrix-words.ts';
import { say, type Language } from '../phrases.ts';

/** Cells that changed alike: which they are, how many, and what each of them says in the one plan and in the other. */
export interface MatrixRow {
  readonly key: string;
  readonly cells: number;
  /** The answer, then each of its limits. */
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** Words for any group, made once for two plans. */
export function matrixRows(plans: { readonly from: Plan; readonly to: Plan }, language: Language): (group: MatrixDiff) => MatrixRow {
  const words = { from: new MatrixWords(plans.from), to: new MatrixWords(plans.to) };
  const terms = { from: new Terms(plans.from, language), to: new Terms(plans.to, language) };
  const comma = language === 'zh' ? '、' : ', ';
  const cellText = (cell: Cell | null, side: 'from' | 'to', withArticle: boolean): string[] => {
    if (cell === null) return ['—'];
    const limits = (cell.limits ?? []).map((limit) => terms[side].sentence(phrase(limit, { terms: terms[side], layers: [] })));
    return [say(cell.answer, language), ...limits, ...(withArticle ? [`[${articleText(cell.article, language)}]`] : [])];
  };
  return (group) => {
    // What only the first has is called as there.
    const by = words[group.to === null ? 'from' : 'to'];
    const key = [group.scopes.map((id) => by.scope(id)[language]), group.types.map((id) => by.type(id)[language]), group.uses.map((id) => by.use(id)[language]), group.bands.map((id) => by.band(id)[language])].map((names) => names.join(comma)).join(' × ');
    const article = group.what.includes('article') && group.what.length === 1;
    return { key, cells: group.cells, from: cellText(group.from, 'from', article), to: cellText(group.to, 'to', article) };
  };
}

/** `一般控制区 × 平行墙面 × 商业广告（一般）：有限准许 高 ≤ 3 m → …`, a line a group of cells that changed alike. */
export function matrixLines(groups: readonly MatrixDiff[], plans: { readonly from: Plan; readonly to: Plan }, language: Language): string[] {
  const row = matrixRows(plans, language);
  return groups.map((group) => {
    const { key, cells, from, to } = row(group);
    const count = language === 'zh' ? `（${cells} 格）` : ` (cells: ${cells})`;
    return `${key}${count}${language === 'zh' ? '：' : ': '}${from.join(' ')} → ${to.join(' ')}`;
  });
}
