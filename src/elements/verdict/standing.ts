/** What the page can say at this moment: a report, or why there is none yet. */
import type { Verdict } from '../../check/types.ts';
import type { Problem, Text } from '../../problem.ts';
import { say } from '../../report/phrases.ts';
import type { Report } from '../../report/types.ts';
import { messages, type Language } from '../shared/messages.ts';
import { bound } from '../shared/numbers.ts';

export type Standing =
  /** Percent of the package read. */
  | { readonly kind: 'loading'; readonly percent?: number }
  | { readonly kind: 'failed' }
  | { readonly kind: 'no-place'; readonly withoutMap?: boolean }
  | { readonly kind: 'no-type' }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  /** `sentence`: what decides, without counts and notice; `brief`: the same in the fewest words. */
  | { readonly kind: 'report'; readonly report: Report; readonly sentence: Text; readonly brief?: Text };

export interface Headline {
  readonly word: string;
  readonly sentence: string;
  /** For a bar of two short lines, where it differs. */
  readonly brief?: string;
  /** Colours and glyph; undefined for a state in which there is no verdict. */
  readonly verdict?: Verdict;
}

/** The word and the one sentence under it. */
export function headline(standing: Standing, language: Language): Headline {
  const m = messages(language);
  switch (standing.kind) {
    case 'report': {
      const { report, sentence, brief = sentence } = standing;
      const ended = (text: Text): string => bound(`${text[language]}${language === 'zh' ? '。' : '.'}`);
      return { word: say(report.verdict, language), sentence: ended(sentence), brief: ended(brief), verdict: report.verdict };
    }
    case 'loading':
      return { word: m.loading, sentence: standing.percent === undefined ? m.loadingText : m.progress(standing.percent) };
    case 'failed':
      return { word: m.failed, sentence: m.failedText };
    case 'no-place':
      return { word: m.noPlace, sentence: standing.withoutMap === true ? m.noPlaceForm : m.noPlaceText };
    case 'no-type':
      return { word: m.noType, sentence: m.noTypeText };
    case 'invalid': {
      const [first, ...others] = standing.problems;
      const more = others.length === 0 ? '' : `${language === 'zh' ? '' : ' '}${m.invalidMore(others.length)}`;
      return { word: m.invalid, sentence: `${first?.text[language] ?? ''}${more}` };
    }
  }
}
