/** Where there is no WebGL2: the plan as SVG, so far as it goes, and what lies under a press. */
import { type TemplateResult, html } from 'lit';
import type { Plan } from '../../plan/plan.ts';
import type { Language } from '../context.ts';
import type { PlaceEvent, SelectEvent } from '../events.ts';
import type { Theme } from '../palette.ts';
import type { FeatureRef } from '../select-event.ts';
import { featuresAt } from './pick.ts';
import { DESK_TEXTS } from './texts.ts';
import type { Identified } from './types.ts';

export interface SvgGiven {
  readonly plan: Plan;
  readonly language: Language;
  readonly theme: Theme;
  readonly chosen: FeatureRef | null;
  readonly identify: (found: Identified) => void;
}
/** Of a press: the accuracy of a place is three pixels of it, the reach seven. */
const REACH = 7 / 3;

export function renderWithoutWebgl({ plan, language, theme, chosen, identify }: SvgGiven): TemplateResult {
  void import('../svg/sign-plan-svg-map.ts');
  const place = (event: PlaceEvent): void => {
    event.stopPropagation();
    const { lon, lat, accuracy } = event.detail;
    identify({ at: [lon, lat], refs: featuresAt(plan, null, [lon, lat], accuracy * REACH), signs: [], side: 'first' });
  };
  const select = (event: SelectEvent): void => {
    event.stopPropagation();
    const { layer, key, others } = event.detail;
    const geometry = plan.layers.get(layer)?.features.find((item) => item.key === key)?.geometry;
    const [lon = 0, lat = 0] = geometry?.type === 'Point' ? geometry.coordinates : [];
    identify({ at: [lon, lat], refs: [{ layer, key }, ...others], signs: [], side: 'first' });
  };
  return html`<div class="frame fallen">
    <p class="note">${DESK_TEXTS.noWebgl[language]}</p>
    <sign-plan-svg-map .plan=${plan} .language=${language} .theme=${theme} .highlight=${chosen} @sign-plan-place=${place} @sign-plan-select=${select}></sign-plan-svg-map>
  </div>`;
}
