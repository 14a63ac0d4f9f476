/** The controls of a question about a place. */
import { html, type TemplateResult } from 'lit';
import { spokenName } from '../../plan/spoken-name.ts';
import type { Plan } from '../../plan/plan.ts';
import { HOW_WORDS } from '../../survey/questions/said.ts';
import { HOWS, type How } from '../../survey/questions/types.ts';
import type { SetId } from '../../survey/sets/types.ts';
import type { Language } from '../shared/messages.ts';
import { layersFor, OWN, type DrawnArea, type PlaceDraft, type PlaceKind } from './place-draft.ts';
import { words } from './words.ts';

export interface PlaceForm {
  readonly plan: Plan;
  readonly set: SetId;
  readonly language: Language;
  readonly draft: PlaceDraft;
  readonly areas: readonly DrawnArea[];
  readonly wrong: string;
  readonly isNew: boolean;
  readonly onChange: (change: Partial<PlaceDraft>) => void;
  readonly onKind: (kind: PlaceKind) => void;
  readonly onDraw: () => void;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** More than these are no list to choose from: then the key is typed. */
const MOST_LISTED = 400;

export function placeForm(form: PlaceForm): TemplateResult {
  const { draft, language, set, wrong, onDone, onCancel, onKind } = form;
  const m = words(language);
  // What lies in the zones shown is asked of everything but zones.
  const kinds: readonly PlaceKind[] = set === 'zones' ? ['in', 'near', 'drawn'] : ['in', 'near', 'drawn', 'zones'];
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    onDone();
  };
  return html`<form novalidate @submit=${submit} @keydown=${(event: KeyboardEvent): void => { if (event.key === 'Escape') onCancel(); }}>
    ${choice('kind', m.kind, kinds.map((kind) => ({ id: kind, text: m[kind] })), draft.kind, (kind) => onKind(kind as PlaceKind))}
    ${fields(form)}
    <p class="problem" role="alert">${wrong}</p>
    <div class="actions"><button class="button primary" ?disabled=${draft.kind === 'drawn' && form.areas.length === 0}>${form.isNew ? m.add : m.apply}</button><button type="button" class="button" @click=${onCancel}>${m.cancel}</button></div>
    <p class="hint">${m.signNote}</p>
  </form>`;
}

function fields({ plan, draft, language, areas, onChange, onDraw }: PlaceForm): TemplateResult {
  const m = words(language);
  const how = choice('how', m.how, HOWS.map((id) => ({ id, text: HOW_WORDS[id][language] })), draft.how, (value) => onChange({ how: value as How }));
  switch (draft.kind) {
    case 'zones':
      return how;
    case 'drawn':
      return areas.length === 0
        ? html`<p class="hint">${m.noArea} <button type="button" class="text-button" @click=${onDraw}>${m.draw}</button></p>`
        : html`${choice('area', m.area, areas.map(({ id }, i) => ({ id, text: id === OWN ? m.ownArea : m.drawnArea(i + (areas[0]?.id === OWN ? 0 : 1)) })), draft.area, (area) => onChange({ area }))}${how}`;
    default: {
      const layers = layersFor(plan, draft.kind).map(({ id, title }) => ({ id, text: title[language] }));
      const metres = html`<div class="field"><label for="metres">${m.metres}</label><div class="box"><input id="metres" type="text" inputmode="decimal" autocomplete="off" .value=${draft.metres} @input=${(event: Event): void => onChange({ metres: (event.target as HTMLInputElement).value })} /></div></div>`;
      return html`${choice('layer', m.layer, layers, draft.layer, (layer) => onChange({ layer, key: '' }))}
        ${feature(plan, draft, language, onChange)}${draft.kind === 'near' ? metres : how}`;
    }
  }
}

function feature(plan: Plan, draft: PlaceDraft, language: Language, onChange: PlaceForm['onChange']): TemplateResult {
  const m = words(language);
  const features = plan.layers.get(draft.layer)?.features ?? [];
  if (features.length > MOST_LISTED)
    return html`<div class="field"><label for="key">${m.feature} · ${m.key}</label><div class="box"><input id="key" type="text" autocomplete="off" .value=${draft.key} @input=${(event: Event): void => onChange({ key: (event.target as HTMLInputElement).value })} /></div></div>`;
  const any = draft.kind === 'near' ? [{ id: '', text: m.anyFeature }] : [{ id: '', text: '—' }];
  return choice('key', m.feature, [...any, ...features.map((one) => ({ id: one.key, text: `${one.key} ${spokenName(one)}`.trim() }))], draft.key, (key) => onChange({ key }));
}

function choice(id: string, label: string, options: readonly { readonly id: string; readonly text: string }[], chosen: string, onChoose: (id: string) => void): TemplateResult {
  return html`<div class="field"><label for=${id}>${label}</label>
    <div class="box"><select id=${id} @change=${(event: Event): void => onChoose((event.target as HTMLSelectElement).value)}>${options.map((option) => html`<option value=${option.id} .selected=${option.id === chosen}>${option.text}</option>`)}</select></div></div>`;
}
