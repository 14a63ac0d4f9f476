/** Words of a difference. */
import type { Text } from '../../problem.ts';
import type { ClausePart, PlanDiff } from '../../survey/diff/types.ts';

const text = (zh: string, en: string): Text => ({ zh, en });

export const SECTIONS: Readonly<Record<Exclude<keyof PlanDiff, 'from' | 'to' | 'layers'> | 'verdicts', Text>> = {
  manifest: text('规划说明', 'What the plan says of itself'),
  clauses: text('条款', 'Clauses'),
  tables: text('数值表', 'Tables'),
  definitions: text('定义', 'Definitions'),
  consents: text('同意', 'Consents'),
  signTypes: text('广告类型', 'Sign types'),
  procedure: text('申报程序', 'Procedure'),
  sources: text('文件', 'Documents'),
  matrix: text('管控表', 'Matrix'),
  verdicts: text('结论改变的广告', 'Signs with another verdict'),
};

export const CHANGED = { added: text('新增', 'added'), removed: text('删去', 'removed'), changed: text('改动', 'changed') } as const;

export const PART_WORDS: Readonly<Record<ClausePart, Text>> = {
  limits: text('要求', 'requirement'),
  applies: text('适用条件', 'application'),
  outcome: text('后果', 'consequence'),
  text: text('文字', 'wording'),
  validity: text('有效期', 'validity'),
  citation: text('出处', 'citation'),
  tier: text('层级', 'rank'),
  source: text('所属文件', 'document'),
  other: text('其他', 'other'),
};
