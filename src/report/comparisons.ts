/** Rules of other cities in words. Every sentence begins by saying that they are: none may be read as a limit that holds here. */
import { compileComparators } from '../check/compare.ts';
import type { CheckOptions } from '../check/compile.ts';
import type { Plan } from '../plan/plan.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import type { ComparatorRules } from '../plan/schema/comparators.ts';
import { ok, type Result, type Text } from '../problem.ts';
import { coreText } from './finding-text.ts';
import { say, type Language } from './phrases.ts';
import { reportFinding, wordingContext } from './report.ts';
import type { ReportFinding } from './types.ts';

export const COMPARISON = {
  title: { zh: '外地参考（对本市没有约束力，不影响结论）', en: 'Elsewhere: not binding here, without effect on the verdict' },
  label: { zh: '外地参考', en: 'Elsewhere, not binding here' },
  differs: { zh: '与外地规定不合', en: 'Not met elsewhere' },
  open: { zh: '与外地规定无从比较', en: 'Cannot be compared' },
  reserved: { zh: '外地由主管部门判断', en: 'Judged by the authority elsewhere' },
  'not-covered': { zh: '缺少图层，未比较', en: 'Not compared for want of a layer' },
  pass: { zh: '合于外地规定', en: 'Met elsewhere' },
} as const satisfies Record<string, Text>;

/** The comparisons of a proposal, in the shape of findings. */
export type Compare = (proposal: Proposal, options: CheckOptions) => readonly ReportFinding[];

export function comparer(plan: Plan, comparators: ComparatorRules): Result<Compare> {
  const compiled = compileComparators(plan, comparators);
  if (!compiled.ok) return compiled;
  const { value: comparing } = compiled;
  return ok((proposal, options) => {
    const context = wordingContext(comparing.plan, proposal);
    return comparing.compare(proposal, options).map((finding) => {
      const words = (language: Language): string => `${COMPARISON.label[language]}${language === 'zh' ? '：' : ': '}${finding.basis === 'demonstration' ? say('basis', language) : ''}${coreText(finding, context, language)}`;
      return { ...reportFinding(finding, context), text: { zh: words('zh'), en: words('en') } };
    });
  });
}

type Group = Exclude<keyof typeof COMPARISON, 'title' | 'label'>;
const GROUPS: readonly Group[] = ['differs', 'open', 'reserved', 'not-covered', 'pass'];

const groupOf = ({ result, reason }: ReportFinding): Group => (result === 'advice' ? (reason.length > 0 ? 'open' : 'differs') : result === 'reserved' || result === 'not-covered' ? result : 'pass');

/** Those that differ first; groups without any are left out. */
export const comparisonGroups = (comparisons: readonly ReportFinding[]): readonly { readonly group: Group; readonly title: Text; readonly findings: readonly ReportFinding[] }[] =>
  GROUPS.map((group) => ({ group, title: COMPARISON[group], findings: comparisons.filter((finding) => groupOf(finding) === group) })).filter(({ findings }) => findings.length > 0);
