/** The picture of the sign beside its sizes, or over the map where there is room. Fetched late: no verdict waits for it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../elements/shared/messages.ts';
import '../../elements/sketch/sign-plan-sketch.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import type { Report } from '../../report/types.ts';

export interface Sketched {
  readonly plan: Plan | null;
  readonly proposal: Proposal | null;
  /** In full where it is there already: what would pass is drawn as well. */
  readonly report: Report | null;
  readonly language: Language;
}

/** In the form's place for it. */
export const inForm = ({ plan, proposal, report, language }: Sketched): TemplateResult | typeof nothing =>
  plan === null || proposal === null ? nothing : html`<sign-plan-sketch slot="sketch" class="in-form" .plan=${plan} .proposal=${proposal} .report=${report} .language=${language} compact></sign-plan-sketch>`;

const TITLE = { zh: '立面', en: 'Elevation' } as const;

/** An inset of the map, to be folded. */
export const overMap = ({ plan, proposal, report, language }: Sketched): TemplateResult | undefined =>
  plan === null || proposal === null
    ? undefined
    : html`<details slot="inset" class="inset" open>
        <summary>${TITLE[language]}</summary>
        <sign-plan-sketch .plan=${plan} .proposal=${proposal} .report=${report} .language=${language} compact></sign-plan-sketch>
      </details>`;
