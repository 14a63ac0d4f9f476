/** What kind of source a rule has, in a word. */
import type { Citation, Confidence, Tier } from '../../plan/schema/base.ts';
import { say } from '../../report/phrases.ts';
import type { Language } from './messages.ts';

const TIERS: Readonly<Record<Tier, readonly [zh: string, en: string]>> = { T1: ['法律', 'law'], T2: ['规划', 'plan'], T3: ['标准', 'standard'], T4: ['外地参考', 'elsewhere'] };
const REGULATION = ['行政法规', 'regulation'] as const;
const RULE = ['部门规章', 'departmental rule'] as const;

export interface Source {
  readonly tier: Tier;
  readonly confidence: Confidence;
  readonly basis?: 'published' | 'demonstration';
  readonly citation: Pick<Citation, 'document'>;
}

/** A demonstration made the rule up itself: it is no rule of a plan. */
export const isOwnRule = ({ basis, tier }: Source): boolean => basis === 'demonstration' && tier === 'T2';

/** By tier, and for national law by the kind of act that its name ends with. */
export function sourceTag(source: Source, language: Language): string {
  const { confidence, tier, citation } = source;
  if (isOwnRule(source)) return say('demo.rule', language);
  if (confidence === 'S') return say('S', language);
  const words = tier !== 'T1' ? TIERS[tier] : citation.document.includes('条例') ? REGULATION : /办法|规定|规则/.test(citation.document) ? RULE : TIERS.T1;
  return words[language === 'zh' ? 0 : 1];
}
