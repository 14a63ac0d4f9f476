/** The form of one remark. */
import { html, nothing, type TemplateResult } from 'lit';
import { KIND_WORDS, MOST_CONTACT, MOST_NOTE, REMARK_KINDS, type RemarkKind } from '../../report/remarks/types.ts';
import type { Language } from '../shared/messages.ts';
import { words } from './words.ts';

/** What is being written. `id`: of a remark that is edited, null for a new one. */
export interface Writing {
  readonly id: string | null;
  readonly kind: RemarkKind;
  readonly note: string;
  readonly contact: string;
}

export interface FormGiven {
  readonly language: Language;
  readonly writing: Writing;
  readonly at: readonly [lon: number, lat: number];
  /** What the feature is called; null where none is meant. */
  readonly feature: string | null;
  readonly wrong: boolean;
  readonly typed: (event: Event) => void;
  readonly submit: (event: Event) => void;
  readonly cancel: () => void;
}

export const placeText = ([lon, lat]: readonly [number, number]): string => `${lon.toFixed(6)}, ${lat.toFixed(6)}`;

export function formView({ language, writing, at, feature, wrong, typed, submit, cancel }: FormGiven): TemplateResult {
  const left = MOST_NOTE - Array.from(writing.note).length;
  return html`<form novalidate @submit=${submit} @input=${typed} @change=${typed}>
    <h3>${words(writing.id === null ? 'write' : 'edit', language)}</h3>
    <dl>
      <div><dt>${words('feature', language)}</dt><dd>${feature ?? words('noFeature', language)}</dd></div>
      <div><dt>${words('place', language)}</dt><dd>${placeText(at)}</dd></div>
    </dl>
    <fieldset>
      <legend>${words('kind', language)}</legend>
      <div class="kinds">${REMARK_KINDS.map((kind) => html`<label class="kind"><input type="radio" name="kind" value=${kind} .checked=${writing.kind === kind} /><span>${KIND_WORDS[kind][language]}</span></label>`)}</div>
    </fieldset>
    <div class="field">
      <label for="note">${words('note', language)}</label>
      <textarea id="note" name="note" rows="4" maxlength=${MOST_NOTE * 2} .value=${writing.note} aria-invalid=${wrong} aria-describedby=${wrong ? 'note-wrong' : 'note-hint'}></textarea>
      ${wrong ? html`<p class="problem" id="note-wrong">${words('needNote', language)}</p>` : nothing}
      <p class="hint" id="note-hint">${words('noteHint', language, { n: Math.max(0, left) })}</p>
    </div>
    <div class="field">
      <label for="contact">${words('contact', language)}</label>
      <span class="box"><input id="contact" name="contact" type="text" autocomplete="off" maxlength=${MOST_CONTACT} .value=${writing.contact} aria-describedby="contact-hint" /></span>
      <p class="hint" id="contact-hint">${words('contactHint', language)}</p>
    </div>
    <div class="buttons"><button class="button primary">${words(writing.id === null ? 'add' : 'change', language)}</button><button type="button" class="button" @click=${cancel}>${words('cancel', language)}</button></div>
  </form>`;
}
