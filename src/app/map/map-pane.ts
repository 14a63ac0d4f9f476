/** A map element of either kind with its legend and its tools. */
import { nothing, type TemplateResult } from 'lit';
import { html, type StaticValue } from 'lit/static-html.js';
import '../../elements/legend/sign-plan-legend.ts';
import type { FeatureRef } from '../../elements/shared/events.ts';
import type { Language } from '../../elements/shared/messages.ts';
import type { LineEvent, LookEvent, MapErrorEvent, PlaceEvent } from '../../map/events.ts';
import type { MapElement } from '../../map/map-element.ts';
import type { Theme } from '../../map/palette.ts';
import { TEXTS } from '../../map/texts.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import type { Report } from '../../report/types.ts';

/** Why the drawn map stands in: for good, or until a retry. */
export type Simple = 'no-webgl' | 'not-loaded';

export interface Pane {
  readonly plan: Plan | null;
  readonly report: Report | null;
  readonly proposal: Proposal | null;
  readonly highlight: FeatureRef | null;
  readonly hand: MapElement['hand'];
  readonly camera: MapElement['camera'];
  readonly ground: MapElement['ground'];
  readonly language: Language;
  readonly theme: Theme;
  /** The map is drawn, so that there is something to explain. */
  readonly drawn: boolean;
  /** There is room for an open legend. */
  readonly roomy: boolean;
  readonly tall: boolean;
  /** What lies over a corner of the map. */
  readonly inset?: TemplateResult | undefined;
  /** The baseline of the face is being drawn. */
  readonly drawing?: boolean;
  readonly onPlace: (event: PlaceEvent) => void;
  readonly onLine?: (event: LineEvent) => void;
  /** Asked what lies at a place. */
  readonly onLook?: (event: LookEvent) => void;
  /** Drawing is over. */
  readonly onDrawn?: () => void;
  readonly onReady: () => void;
  readonly onError: (event: MapErrorEvent) => void;
  readonly onTall: () => void;
}

/** In an article, or in a frame whose page may be one, the wheel and one finger go on with what they were at. */
function pageScrolls(): boolean {
  const { scrollHeight = 0, clientHeight = 0 } = document.scrollingElement ?? {};
  return self !== top || scrollHeight > clientHeight + 4;
}

/** @param tag the element that draws @param line what there is to say about it */
export function paneOf(tag: StaticValue, { plan, report, proposal, highlight, hand, camera, ground, language, theme, drawing = false, drawn, roomy, tall, inset, onPlace, onLine, onLook, onDrawn, onReady, onError, onTall }: Pane, line: TemplateResult | typeof nothing = nothing): TemplateResult {
  return html`<${tag}
    .plan=${plan}
    .report=${report}
    .proposal=${proposal}
    .language=${language}
    .highlight=${highlight}
    .hand=${hand}
    .camera=${camera}
    .ground=${ground}
    .theme=${theme}
    .drawing=${drawing}
    .yielding=${!drawing && pageScrolls()}
    @sign-plan-place=${onPlace}
    @sign-plan-line=${onLine}
    @sign-plan-look=${onLook}
    @sign-plan-drawing-end=${onDrawn}
    @sign-plan-map-ready=${onReady}
    @sign-plan-map-error=${onError}
  >
    <sign-plan-legend slot="legend" ?hidden=${!drawn} .plan=${plan} .theme=${theme} .language=${language} .open=${roomy}></sign-plan-legend>
    ${drawing ? nothing : html`<button slot="tools" type="button" class="button taller" ?hidden=${!drawn} @click=${onTall}>${TEXTS[tall ? 'shorter' : 'taller'][language]}</button>`}
    ${inset ?? nothing} ${line}
  </${tag}>`;
}
