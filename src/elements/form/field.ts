/** One question of the form: a native control with its label, unit, and what is wrong with the entry. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Problem } from '../../problem.ts';
import type { Property } from '../../plan/vocabulary.ts';
import { say } from '../../report/phrases.ts';
import type { Language, Messages } from '../shared/messages.ts';

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

export function field(property: Property, context: FieldContext): TemplateResult {
  const { language, messages, problems, problemId, wanted } = context;
  const id = `field-${property.name}`;
  const own = problems.length > 0;
  const describedBy = [...(own ? [`${id}-problem`] : []), ...(problemId === undefined ? [] : [problemId]), ...(wanted ? [`${id}-wanted`] : [])].join(' ');
  return html`<div class="field ${property.kind}">
      <label for=${id}>${property.label[language]}${unitOf(property) === '' ? nothing : html`<span class="quiet"> ${unitOf(property)}</span>`}</label>
      ${wanted ? html`<span class="wanted" id="${id}-wanted">${messages.matters}</span>` : nothing}
      ${control(property, context, id, own || problemId !== undefined, describedBy)}
    </div>
    ${own ? html`<p class="problem" id="${id}-problem">${problems.map((problem) => problem.text[language]).join(' ')}</p>` : nothing}`;
}

const unitOf = (property: Property): string => (property.kind === 'number' ? property.unit : '');

function control(property: Property, { language, messages, value, placeholder, change, settle }: FieldContext, id: string, bad: boolean, describedBy: string): TemplateResult {
  const described = describedBy === '' ? nothing : describedBy;
  const read = (event: Event): string => (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement ? event.target.value : '');
  const onInput = (event: Event): void => change(read(event), event);
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
      inputmode=${property.kind !== 'number' ? nothing : property.integer === true ? 'numeric' : 'decimal'}
      autocomplete="off"
      spellcheck="false"
      placeholder=${placeholder ?? (property.kind === 'hours' ? '07:00-22:00' : '')}
      aria-describedby=${described}
      aria-invalid=${bad ? 'true' : nothing}
      .value=${value}
      @input=${onInput}
      @change=${settle === undefined ? nothing : (event: Event) => settle(read(event), event)}
    />${unit === '' ? nothing : html`<span class="unit" aria-hidden="true">${unit}</span>`}</span
  >`;
}
