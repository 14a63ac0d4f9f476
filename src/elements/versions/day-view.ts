/** The day that the plan is seen as of: chosen by date or phase, with what is in force on it and when it changes. */
import { html, nothing, type TemplateResult } from 'lit';
import { dayOf, type Day, type Turn } from '../../plan/at-date/calendar.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Language } from '../shared/messages.ts';
import { words } from './words.ts';

export interface DayGiven {
  readonly plan: Plan;
  readonly asOf: string;
  readonly today: string;
  readonly language: Language;
  /** What was typed is no day of the plan's. */
  readonly wrong: boolean;
  readonly choose: (date: string) => void;
  readonly typed: (event: Event) => void;
}

const known = new WeakMap<Plan, Map<string, Day>>();

/** Counted once a plan and day: a large layer is not gone through with every turn of the page. */
export function dayAt(plan: Plan, date: string): Day {
  const days = known.get(plan) ?? new Map<string, Day>();
  known.set(plan, days);
  const day = days.get(date) ?? dayOf(plan, date);
  days.set(date, day);
  return day;
}

export function dayView(given: DayGiven): TemplateResult {
  const { plan, asOf, today, language, wrong } = given;
  const { term } = plan.manifest;
  const day = dayAt(plan, asOf);
  const isInTerm = (date: string): boolean => term.from <= date && date <= term.until;
  return html`<section aria-labelledby="day">
    <h3 id="day">${words('day', language)}</h3>
    <div class="pair">
      <div class="field"><label for="date">${words('date', language)}</label><span class="box ${wrong ? 'bad' : ''}"><input id="date" type="date" .value=${asOf} min=${term.from} max=${term.until} aria-invalid=${wrong} aria-describedby=${wrong ? 'date-wrong' : nothing} @change=${given.typed} /></span></div>
      ${phases(given, day)}
    </div>
    ${wrong ? html`<p class="problem" id="date-wrong">${words('badDate', language, { ...term })}</p>` : nothing}
    ${asOf === today || !isInTerm(today) ? nothing : html`<button type="button" class="text-button" @click=${() => given.choose(today)}>${words('today', language)} ${today}</button>`}
    ${day.inTerm ? nothing : html`<p class="note">${words('outOfTerm', language, { date: asOf, ...term })}</p>`}
    ${counts(day, language)}
    <dl class="turns">
      ${day.previous === null ? nothing : turn(day.previous, 'previous', given)}
      ${day.next === null ? (day.layers.length === 0 ? nothing : html`<div><dt>${words('next', language)}</dt><dd>${words('noNext', language)}</dd></div>`) : turn(day.next, 'next', given)}
    </dl>
  </section>`;
}

function phases({ plan, language, choose }: DayGiven, day: Day): TemplateResult {
  const list = plan.manifest.phases;
  const chosen = day.phases[0] ?? '';
  const change = (event: Event): void => {
    const phase = list.find(({ id }) => event.target instanceof HTMLSelectElement && id === event.target.value);
    if (phase !== undefined) choose(phase.from);
  };
  return html`<div class="field"><label for="phase">${words('phase', language)}</label><span class="box"><select id="phase" ?disabled=${list.length === 0} @change=${change}>
    ${chosen === '' ? html`<option value="" selected>${words(list.length === 0 ? 'noPhases' : 'noPhase', language)}</option>` : nothing}
    ${list.map(({ id, title }) => html`<option value=${id} .selected=${id === chosen}>${title[language]}</option>`)}
  </select></span></div>`;
}

function counts({ layers, undated }: Day, language: Language): TemplateResult {
  if (layers.length === 0) return html`<p class="hint">${words('allUndated', language)}</p>`;
  const states = ['in-force', 'not-yet', 'no-longer'] as const;
  return html`<table>
      <thead><tr><th scope="col">${words('layer', language)}</th>${states.map((state) => html`<th scope="col" class="n">${words(state, language)}</th>`)}</tr></thead>
      <tbody>${layers.map((layer) => html`<tr><th scope="row">${layer.title[language]}</th>${states.map((state) => html`<td class="n">${layer[state]}</td>`)}</tr>`)}</tbody>
    </table>
    ${undated.layers === 0 ? nothing : html`<p class="hint">${words('undated', language, undated)}</p>`}`;
}

function turn({ date, layers }: Turn, label: 'previous' | 'next', { plan, asOf, language, choose }: DayGiven): TemplateResult {
  const { term } = plan.manifest;
  const says = layers.flatMap(({ title, begins, ends }) => [...(begins > 0 ? [words('begins', language, { layer: title[language], n: begins })] : []), ...(ends > 0 ? [words('ends', language, { layer: title[language], n: ends })] : [])]);
  const reachable = date !== asOf && term.from <= date && date <= term.until;
  return html`<div><dt>${words(label, language)}</dt><dd>${reachable ? html`<button type="button" class="text-button" @click=${() => choose(date)}>${date}</button>` : date}${language === 'zh' ? '：' : ': '}${says.join(language === 'zh' ? '，' : ', ')}</dd></div>`;
}
