/** One question of the form: a native control with its label, unit, and what is wrong with the entry. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Problem } from '../../problem.ts';
import type { Property } from '../../plan/vocabulary.ts';
import { say } from '../../report/phrases.ts';
import type { Language, Messages } from '../shared/messages.ts';
import { HINTS } from './hints.ts';
import { DIRECTIONS } from './values.ts';

export interface FieldContext {
  readonly language: Language;
  readonly messages: Messages;
  readonly value: string;
  readonly problems: readonly Problem[];
  /** Id of a message elsewhere that says what is wrong with this entry and another one. */
  readonly problemId?: string;
  /** True where an undecided finding waits for this answer. */
  readonly wanted: boolean;
  /** What holds while nothing is entered. */
  readonly placeholder?: string;
  readonly change: (text: string, event: Event) => void;
  /** After the entry, to bring it into plain form. */
  readonly settle?: (text: string, event: Event) => void;
}

/** What is wrong and what was received, as links and the command line say it, without the brackets and quotes of JSON. */
export const told = (problems: readonly Problem[], language: Language): string =>
  problems
    .map(({ text, received }) => {
      const got = (received ?? '').replace(/["[\]]/g, '');
      return `${text[language]}${got === '' ? '' : language === 'zh' ? `（收到 ${got}）` : ` (received ${got})`}`;
    })
    .join(' ');

export function field(property: Property, context: FieldContext): TemplateResult {
  const { language, messages, problems, problemId, wanted } = context;
  const id = `field-${property.name}`;
  const own = problems.length > 0;
  const hint = HINTS[property.name]?.[language];
  const described = [own && `${id}-problem`, problemId, wanted && `${id}-wanted`, hint !== undefined && `${id}-hint`].filter(Boolean).join(' ');
  const label = property.label[language];
  // The mark keeps its room while it isn't shown, so that no answer moves a row.
  return html`<div class="field ${property.kind}">
      <label for=${id}>${label}${unitOf(property) === '' ? nothing : html`<span class="quiet"> ${unitOf(property)}</span>`}<span class="wanted ${wanted ? '' : 'not'}" title=${wanted ? messages.matters : nothing}></span></label>
      ${wanted ? html`<span class="quiet" id="${id}-wanted">${messages.matters}</span>` : nothing}
      ${control(property, context, id, own || problemId !== undefined, described)}
    </div>
    ${own ? html`<p class="problem" id="${id}-problem">${told(problems, language)}</p>` : nothing}
    ${hint === undefined ? nothing : html`<p class="hint" id="${id}-hint">${label}${language === 'zh' ? '：' : ': '}${hint}</p>`}`;
}

const unitOf = (property: Property): string => (property.kind === 'number' ? property.unit : '');

function control(property: Property, { language, messages, value, placeholder, change, settle }: FieldContext, id: string, bad: boolean, describedBy: string): TemplateResult {
  const described = describedBy === '' ? nothing : describedBy;
  const read = (event: Event): string => (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement ? event.target.value : '');
  const onInput = (event: Event): void => {
    // Letters on their way to a word, and half a date (the year 2026 is first 0002), say nothing until they are whole, or left as they are.
    if (event instanceof InputEvent && event.isComposing) return;
    const half = property.kind === 'date' && event.target instanceof HTMLInputElement && (event.target.validity.badInput || event.target.value.startsWith('0'));
    if (event.type === 'blur' ? !half : half) return;
    change(read(event), event);
  };
  if (property.kind === 'choice' || property.kind === 'flag') {
    const options = property.kind === 'flag' ? [['true', say('yes', language)], ['false', say('no', language)]] as const : (property.values ?? []).map((option) => [option, property.labels?.[option]?.[language] ?? option] as const);
    return html`<span class="box ${bad ? 'bad' : ''}"
      ><select id=${id} name=${property.name} aria-describedby=${described} aria-invalid=${bad ? 'true' : nothing} .value=${value} @change=${onInput}>
        <option value="" ?selected=${value === ''}>${messages.unset}</option>
        ${options.map(([option, label]) => html`<option value=${option} ?selected=${value === option}>${label}</option>`)}
      </select></span
    >`;
  }
  const unit = unitOf(property);
  return html`<span class="box ${bad ? 'bad' : ''}"
    ><input
      id=${id}
      name=${property.name}
      type=${property.kind === 'date' ? 'date' : 'text'}
      min=${property.kind === 'date' ? '2000-01-01' : nothing}
      max=${property.kind === 'date' ? '2100-12-31' : nothing}
      list=${property.name === 'bearing' ? 'directions' : nothing}
      inputmode=${property.kind !== 'number' ? nothing : property.integer === true ? 'numeric' : 'decimal'}
      autocomplete="off"
      spellcheck="false"
      placeholder=${placeholder ?? (property.kind === 'hours' ? '07:00-22:00' : '')}
      aria-describedby=${described}
      aria-invalid=${bad ? 'true' : nothing}
      .value=${value}
      @input=${onInput}
      @compositionend=${onInput}
      @blur=${property.kind === 'date' ? onInput : nothing}
      @change=${settle === undefined ? nothing : (event: Event) => settle(read(event), event)}
    />${unit === '' ? nothing : html`<span class="unit" aria-hidden="true">${unit}</span>`}</span
  >${property.name === 'bearing' ? html`<datalist id="directions">${DIRECTIONS[language].map((word, turn) => html`<option value=${word}>${turn * 45}°</option>`)}</datalist>` : nothing}`;
}
