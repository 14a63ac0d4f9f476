/** The sign that the desk asks about, in the same form as at the check, without a place. */
import { html, nothing, type TemplateResult } from 'lit';
import '../../elements/form/sign-plan-form.ts';
import { fieldOf, toFeature, type FormValues } from '../../elements/form/values.ts';
import type { SignPlanEvents } from '../../elements/shared/events.ts';
import type { Language } from '../../elements/shared/messages.ts';
import { typePicture } from '../../elements/shared/pictures.ts';
import type { Plan } from '../../plan/plan.ts';
import { contextOf } from '../../plan/proposal-context.ts';
import { readProposal } from '../../plan/proposal.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import type { Problem } from '../../problem.ts';
import { deskWords } from './words.ts';

/** What is entered, set down in the middle of the plan: only to be read, since a proposal has a place. */
export function signOf(plan: Plan, values: FormValues): { readonly proposal: Proposal | null; readonly problems: readonly Problem[] } {
  const [west, south, east, north] = plan.manifest.extent;
  const { lon: _, lat: __, line: ___, accuracy: ____, ...sign } = values;
  const [first] = plan.rules.signTypes;
  const read = readProposal(toFeature({ signType: first?.id ?? '', ...sign, lon: String((west + east) / 2), lat: String((south + north) / 2) }), contextOf(plan));
  return read.ok ? { proposal: read.value, problems: [] } : { proposal: null, problems: read.problems.filter(({ path }) => fieldOf(path) !== 'place') };
}

interface Given {
  readonly plan: Plan;
  readonly values: FormValues;
  readonly language: Language;
  readonly typed: (values: FormValues) => void;
}

export function signDialog({ plan, values, language, typed }: Given): TemplateResult {
  const w = deskWords(language);
  const close = (event: Event): void => (event.currentTarget as HTMLElement).closest('dialog')?.close();
  return html`<dialog class="sign" aria-labelledby="sign-title" @click=${(event: MouseEvent) => (event.target instanceof HTMLDialogElement ? event.target.close() : undefined)}>
    <header><h2 id="sign-title">${w.sign}</h2><button type="button" class="button primary" @click=${close}>${w.done}</button></header>
    <div class="scroll" tabindex="-1">
      <sign-plan-form placeless .plan=${plan} .values=${values} .problems=${signOf(plan, values).problems} .report=${null} .language=${language} .picture=${typePicture} .answer=${null} @sign-plan-input=${({ detail }: SignPlanEvents['sign-plan-input']) => typed(detail.values)}>${nothing}</sign-plan-form>
    </div>
  </dialog>`;
}
