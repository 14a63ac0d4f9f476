/** Whether a sign type may stand at a place, as a mark with its word. */
import { html, type TemplateResult } from 'lit';
import type { TypeAnswer } from '../../check/envelope-types.ts';
import type { FindingResult } from '../../check/types.ts';
import { tell } from '../../report/passing-phrases.ts';
import type { Language } from '../shared/messages.ts';
import { resultGlyph } from '../shared/result-glyph.ts';

/** The sign of an answer: those of findings, so that there is one language of shapes. */
export const SIGNS: Readonly<Record<TypeAnswer['answer'], FindingResult>> = { allowed: 'pass', limited: 'consent', forbidden: 'fail', 'cannot-say': 'unknown' };

export const typeAnswer = (answer: TypeAnswer['answer'], language: Language): TemplateResult =>
  html`<span class="answer ${SIGNS[answer]}">${resultGlyph(SIGNS[answer])}${tell(answer === 'limited' ? 'short.limited' : answer, language)}</span>`;
