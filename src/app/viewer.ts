/** The plan to be looked at: a press on the map lists what lies there and what the plan allows. No sign, no verdict. Fetched where `mode` is `viewer`. */
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import '../elements/identify/sign-plan-identify.ts';
import { select, type FeatureRef } from '../elements/shared/events.ts';
import type { Language } from '../elements/shared/messages.ts';
import { featuresAt } from '../map/desk/pick.ts';
import type { LookEvent } from '../map/events.ts';
import type { Plan } from '../plan/plan.ts';

/** Of a press: the accuracy of a place is three pixels of it, the reach of a pointer seven. */
const REACH = 7 / 3;

interface Looking {
  now(): Plan | null;
  /** Lights up what was found first, or nothing. */
  light(feature: FeatureRef | null): void;
}

export class Viewer {
  private readonly host: ReactiveControllerHost & EventTarget;
  private readonly page: Looking;
  private found: { readonly of: string; readonly refs: readonly FeatureRef[]; readonly place: string } | null = null;

  constructor(host: ReactiveControllerHost & EventTarget, page: Looking) {
    this.host = host;
    this.page = page;
  }

  look({ lon, lat, accuracy }: LookEvent['detail']): void {
    const plan = this.page.now();
    if (plan === null) return;
    const refs = featuresAt(plan, null, [lon, lat], accuracy * REACH);
    this.found = { of: plan.manifest.id, refs, place: `${lon.toFixed(6)}, ${lat.toFixed(6)}` };
    const [first] = refs;
    this.page.light(first ?? null);
    if (first !== undefined) select(this.host, first);
    this.host.requestUpdate();
  }

  render(plan: Plan | null, language: Language): TemplateResult {
    const found = this.found?.of === plan?.manifest.id ? this.found : null;
    return html`<sign-plan-identify .plan=${plan} .refs=${found?.refs ?? null} .place=${found?.place ?? ''} .remarks=${false} .language=${language}></sign-plan-identify>`;
  }
}
