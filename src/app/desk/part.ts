/** A part of the desk whose code is fetched when it is first shown: until then, and where it can't be had, that is said in its place. */
import { html, type TemplateResult } from 'lit';
import type { Language } from '../../elements/shared/messages.ts';
import type { Lazy } from '../lazy.ts';
import { deskWords } from './words.ts';

export function part<T>(code: Lazy<T>, language: Language, render: (value: T) => TemplateResult): TemplateResult {
  const w = deskWords(language);
  // Asked for once: what could not be fetched is asked for again by whoever presses, and when the network is back.
  if (code.state === 'none') void code.fetch();
  if (code.state === 'failed') return html`<div class="quietly" role="status"><p>${w.partFailed}</p><button type="button" class="button" @click=${() => void code.fetch()}>${w.retry}</button></div>`;
  return code.state === 'here' && code.value !== null ? render(code.value) : html`<p class="quietly" role="status">${w.reading}</p>`;
}
