/** The second package: how it is opened, how far that is, what it is. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Plan } from '../../plan/plan.ts';
import type { Problem } from '../../problem.ts';
import { toolIcon } from '../shared/icons.ts';
import type { Language } from '../shared/messages.ts';
import type { VersionsState, Which } from './types.ts';
import { words, type WordKey } from './words.ts';

export interface OpenGiven {
  readonly language: Language;
  readonly over: boolean;
  readonly address: string;
  readonly submit: (event: Event) => void;
  readonly choose: (event: Event) => void;
  readonly drop: (event: DragEvent) => void;
  readonly hover: (event: DragEvent) => void;
  readonly leave: () => void;
}

/** Not every engine lets a folder be chosen; there a zip and dropping stay. */
const canChooseFolder = 'webkitdirectory' in HTMLInputElement.prototype;

export function openView({ language, over, address, submit, choose, drop, hover, leave }: OpenGiven): TemplateResult {
  const chooser = (label: WordKey, folder: boolean): TemplateResult =>
    html`<label class="button"><span>${words(label, language)}</span>${folder ? html`<input class="quiet" type="file" webkitdirectory multiple @change=${choose} />` : html`<input class="quiet" type="file" accept=".zip,application/zip" @change=${choose} />`}</label>`;
  return html`<p class="hint">${words('lead', language)}</p>
    <form class="address" novalidate @submit=${submit}>
      <div class="field"><label for="address">${words('address', language)}</label><span class="box"><input id="address" name="address" type="text" inputmode="url" autocomplete="off" spellcheck="false" placeholder="https://" .value=${address} /></span></div>
      <button class="button">${words('open', language)}</button>
    </form>
    <div class="drop ${over ? 'over' : ''}" @dragover=${hover} @dragleave=${leave} @drop=${drop}>
      <div class="buttons">${canChooseFolder ? chooser('folder', true) : nothing}${chooser('zip', false)}</div>
      <p class="hint">${words(over ? 'dropping' : 'drop', language)} ${words('stays', language)}</p>
    </div>`;
}

export function progressView({ step, part }: NonNullable<VersionsState['progress']>, language: Language, cancel: () => void): TemplateResult {
  const percent = Math.round(part * 100);
  return html`<div class="progress">
    <label for="progress">${words(step, language)} <span class="n">${percent} %</span></label>
    <progress id="progress" max="100" value=${percent}></progress>
    <button type="button" class="button" @click=${cancel}>${words('cancel', language)}</button>
  </div>`;
}

export function problemsView(problems: readonly Problem[], language: Language): TemplateResult | typeof nothing {
  if (problems.length === 0) return nothing;
  const line = ({ file, path, received, text }: Problem): TemplateResult => html`<li>${toolIcon('warn')}<span><span>${text[language]}</span> ${[file, path, received].filter((part) => part !== undefined && part !== '').map((part) => html`<code>${part}</code> `)}</span></li>`;
  return html`<ul class="problems">${problems.slice(0, 8).map(line)}</ul>`;
}

export interface BothGiven {
  readonly first: Plan;
  readonly state: VersionsState;
  readonly swipe: boolean;
  readonly language: Language;
  readonly turn: () => void;
  readonly close: () => void;
  readonly toggle: (event: Event) => void;
}

export function bothView({ first, state: { second, compared }, swipe, language, turn, close, toggle }: BothGiven): TemplateResult | typeof nothing {
  if (second === null || compared === null) return nothing;
  const plans: Readonly<Record<Which, Plan>> = { first, second: second.plan };
  const { from, age } = compared;
  const line = (label: 'from' | 'to', which: Which): TemplateResult => {
    const { title, version, status } = plans[which].manifest;
    return html`<div><dt>${words(label, language)}</dt><dd><span class="which">${words(which === 'first' ? 'first' : 'other', language)}</span> ${title[language]} · ${version}${status === 'demonstration' ? html` <span class="demo">${language === 'zh' ? '示范' : 'demonstration'}</span>` : nothing}${which === 'second' ? html`<br /><span class="name">${second.name}</span>` : nothing}</dd></div>`;
  };
  const [saysFirst = '', saysSecond = ''] = age.says;
  const which = age.older === null ? '' : words(age.older === 'first' ? 'first' : 'other', language);
  const ids = [first.manifest.id, second.plan.manifest.id] as const;
  return html`<dl class="both">${line('from', from)}${line('to', from === 'first' ? 'second' : 'first')}</dl>
    <p class="hint">${words(`age.${age.by}`, language, { which, first: saysFirst, second: saysSecond })}</p>
    ${ids[0] === ids[1] ? nothing : html`<p class="note">${words('otherId', language, { first: ids[0], second: ids[1] })}</p>`}
    ${second.plan.problems.length === 0 ? nothing : html`<p class="note">${words('unread', language)}${language === 'zh' ? '：' : ': '}</p>${problemsView(second.plan.problems, language)}`}
    <div class="buttons">
      <label class="check"><input type="checkbox" .checked=${swipe} @change=${toggle} /><span>${words('swipe', language)}</span></label>
      <button type="button" class="text-button" @click=${turn}>${words('turn', language)}</button>
      <button type="button" class="text-button" @click=${close}>${words('close', language)}</button>
    </div>`;
}
