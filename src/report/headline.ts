/** The verdict in one sentence, with what was checked and what was not. */
import type { CheckResult, Counts, Finding, Verdict } from '../check/types.ts';
import type { WordingContext } from './citation.ts';
import { coreText, measureText } from './finding-text.ts';
import { say, type Language } from './phrases.ts';
import { amount } from './quantity.ts';
import { reasonSentences } from './reasons.ts';

export interface Headline {
  /** The verdict: 不符合. */
  readonly word: string;
  /** What decides, without a full stop. */
  readonly sentence: string;
  /** The same in the fewest words, its number first of all. */
  readonly brief: string;
  /** `已核 41，裁量 6，未覆盖 5` */
  readonly counts: string;
  /** The demonstration notice, where the result rests on one. */
  readonly notice?: string;
}

export const verdictWord = (verdict: Verdict, language: Language): string => say(verdict, language);
export const countsText = (counts: Counts, language: Language): string => say('counts', language, { checked: counts.checked, reserved: counts.reserved, absent: counts.notCovered });

/** What decides without its full stop. One Chinese sentence holds what English may need two for. */
const bare = (text: string): string => (text.split('。')[0] ?? '').replace(/\.$/, '');

/** What decides, in full and for a short bar: the first finding of that result, and how many there are besides. */
function deciding(findings: readonly Finding[], result: 'fail' | 'unknown', context: WordingContext, language: Language): Pick<Headline, 'sentence' | 'brief'> {
  const { words } = context;
  const those = findings.filter((finding) => finding.result === result);
  const [first] = those;
  if (first === undefined) return { sentence: say(result, language), brief: say(result, language) };
  const n = those.length - 1;
  const more = n === 0 ? '' : `${language === 'zh' ? '；' : '; '}${say(`say.more.${result}`, language, { n })}`;
  // What would settle it says more than that it is open.
  const told = (most?: number): string => bare((result === 'unknown' ? reasonSentences(first.reasons, words, language, most)[0] : undefined) ?? coreText(first, context, language)) + more;
  const { margin, limit, unit } = first;
  const high = margin?.[1] ?? 0;
  // By how much is the number that counts: 顶部离地超出 0.60 m.
  const brief = result === 'fail' && high < 0 ? say(limit?.op.startsWith('>') === true ? 'brief.short' : 'brief.over', language, { measure: measureText(first, words, language), margin: amount(-high, unit) }) + more : told(2);
  return { sentence: told(), brief };
}

/** Consents that the findings ask for, each once, and how many of them the proposal says are held. */
function consents(result: CheckResult, context: WordingContext): { needed: number; held: number } {
  const ids = new Set(result.findings.filter((finding) => finding.result === 'consent').map((finding) => finding.consent ?? finding.clause));
  const stated = context.proposal.properties['consents'];
  const held = Array.isArray(stated) ? [...ids].filter((id) => (stated as readonly string[]).includes(id)).length : 0;
  return { needed: ids.size, held };
}

export function headline(result: CheckResult, context: WordingContext, language: Language): Headline {
  const { needed, held } = consents(result, context);
  const also = held > 0 ? say('say.held', language, { n: held }) : '';
  const same = (sentence: string): Pick<Headline, 'sentence' | 'brief'> => ({ sentence, brief: sentence });
  const says = ((): Pick<Headline, 'sentence' | 'brief'> => {
    switch (result.verdict) {
      case 'nonconforming':
        return deciding(result.findings, 'fail', context, language);
      case 'undetermined':
        return deciding(result.findings, 'unknown', context, language);
      case 'outside':
        return needed > 0 ? { sentence: say('say.outside.consents', language, { n: needed }) + also, brief: say('say.consents', language, { n: needed }) } : same(say('say.outside', language));
      case 'conditional':
        return same(say('say.consents', language, { n: needed }) + also);
      default:
        return same(say('say.conforming', language));
    }
  })();
  const notice = isDemonstration(result, context) ? { notice: say('demonstration', language) } : {};
  return { word: verdictWord(result.verdict, language), ...says, counts: countsText(result.counts, language), ...notice };
}

/** A demonstration package, or any finding that rests on one. */
const isDemonstration = (result: CheckResult, { words }: WordingContext): boolean => words.plan.manifest.status === 'demonstration' || result.findings.some((finding) => finding.basis === 'demonstration');

/** One line: `不符合：顶部高 0.60 m（已核 41，裁量 6，未覆盖 5）。示范结论，不适用于真实地点。` */
export function headlineText({ word, sentence, counts, notice }: Headline, language: Language): string {
  // Without a conflict the sentence is the verdict.
  const says = sentence === say('say.conforming', language) ? sentence : `${word}${language === 'zh' ? '：' : ': '}${sentence}`;
  if (language === 'zh') return `${says}（${counts}）。${notice === undefined ? '' : `${notice}。`}`;
  return `${says} (${counts}).${notice === undefined ? '' : ` ${notice}.`}`;
}
