/** The verdict in one sentence, with what was checked and what was not. */
import type { CheckResult, Counts, Finding, Verdict } from '../check/types.ts';
import { plainText, type WordingContext } from './finding-text.ts';
import { say, type Language } from './phrases.ts';
import { reasonsText } from './reasons.ts';

export interface Headline {
  /** The verdict: 不符合. */
  readonly word: string;
  /** What decides, without a full stop. */
  readonly sentence: string;
  /** `已核 41，裁量 6，未覆盖 5` */
  readonly counts: string;
  /** The demonstration notice, where the result rests on one. */
  readonly notice?: string;
}

export const verdictWord = (verdict: Verdict, language: Language): string => say(verdict, language);
export const countsText = (counts: Counts, language: Language): string => say('counts', language, { checked: counts.checked, reserved: counts.reserved, absent: counts.notCovered });

/** Up to the first full stop that ends a sentence; a dot before a number or within a word does not. */
const firstSentence = (text: string): string => (text.split('。')[0] ?? '').split(/\.(?=\s+\p{Lu}|\s*$)/u)[0] ?? '';

function deciding(findings: readonly Finding[], result: 'fail' | 'unknown', context: WordingContext, language: Language): string {
  const those = findings.filter((finding) => finding.result === result);
  const [first] = those;
  if (first === undefined) return say(result, language);
  // What would settle it says more than that it is open.
  const why = result === 'unknown' ? reasonsText(first.reasons, context.words, language) : '';
  const sentence = firstSentence(why === '' ? plainText(first, context, language) : why);
  if (those.length === 1) return sentence;
  return `${sentence}${language === 'zh' ? '；' : ', '}${say(`say.more.${result}`, language, { n: those.length - 1 })}`;
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
  const sentence = ((): string => {
    switch (result.verdict) {
      case 'nonconforming':
        return deciding(result.findings, 'fail', context, language);
      case 'undetermined':
        return deciding(result.findings, 'unknown', context, language);
      case 'outside':
        return needed > 0 ? say('say.outside.consents', language, { n: needed }) + also : say('say.outside', language);
      case 'conditional':
        return say('say.consents', language, { n: needed }) + also;
      default:
        return say('say.conforming', language);
    }
  })();
  const notice = isDemonstration(result, context) ? { notice: say('demonstration', language) } : {};
  return { word: verdictWord(result.verdict, language), sentence, counts: countsText(result.counts, language), ...notice };
}

/** A demonstration package, or any finding that rests on one. */
export const isDemonstration = (result: CheckResult, { words }: WordingContext): boolean => words.plan.manifest.status === 'demonstration' || result.findings.some((finding) => finding.basis === 'demonstration');

/** One line: `不符合：顶部高 0.60 m（已核 41，裁量 6，未覆盖 5）。示范结论，不适用于真实地点。` */
export function headlineText({ word, sentence, counts, notice }: Headline, language: Language): string {
  // Without a conflict the sentence is the verdict.
  const says = sentence === say('say.conforming', language) ? sentence : `${word}${language === 'zh' ? '：' : ': '}${sentence}`;
  if (language === 'zh') return `${says}（${counts}）。${notice === undefined ? '' : `${notice}。`}`;
  return `${says} (${counts}).${notice === undefined ? '' : ` ${notice}.`}`;
}
