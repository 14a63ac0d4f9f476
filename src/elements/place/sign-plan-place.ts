import { html, LitElement, nothing, unsafeCSS, type TemplateResult } from 'lit';
import type { Membership } from '../../check/types.ts';
import type { Layer, Plan } from '../../plan/plan.ts';
import type { ZoneClass } from '../../plan/schema/manifest.ts';
import { PROPERTY } from '../../plan/vocabulary.ts';
import { lexicon } from '../../report/lexicon.ts';
import { say } from '../../report/phrases.ts';
import { placeWords } from '../../report/place-words.ts';
import type { Report } from '../../report/types.ts';
import { define } from '../shared/define.ts';
import { emit, select } from '../shared/events.ts';
import { toolIcon } from '../shared/icons.ts';
import type { Language } from '../shared/messages.ts';
import { base, swatches } from '../shared/styles.ts';
import { segmentSwatch, siteSwatch, zoneSwatch, type ZoneStyle } from '../shared/swatches.ts';
import css from './sign-plan-place.css?inline';
import { words } from './words.ts';

/** The zones, the segments or the sites of a place. */
interface Part {
  readonly role: 'zones' | 'segments' | 'sites';
  readonly layer: Layer | undefined;
  readonly members: readonly Membership[];
  readonly swatch: (member: Membership) => TemplateResult;
  readonly title: (member: Membership) => string;
}

function partsOf(plan: Plan, { place }: Report, language: Language): readonly Part[] {
  const { zoneClasses, segmentClasses } = plan.manifest;
  const part = (role: Part['role'], classes: readonly ZoneClass[], swatch: (style: ZoneStyle) => TemplateResult, title?: string): Part => {
    const of = (member: Membership): ZoneClass | undefined => classes.find(({ id }) => id === member.class);
    return { role, layer: [...plan.layers.values()].find(({ entry }) => entry.role === role), members: place[role], swatch: (member) => swatch(of(member)?.style ?? 'outline'), title: (member) => title ?? of(member)?.title[language] ?? member.class };
  };
  return [part('zones', zoneClasses, zoneSwatch), part('segments', segmentClasses, segmentSwatch), part('sites', [], () => siteSwatch, words(language).site)];
}

/**
 * What the sign may reach only because its width or its bearing is not stated: its centre is farther from the edge than any error.
 * Such a membership says nothing of the place itself.
 */
function isReach(member: Membership, { layer }: Part, { proposal }: Report): boolean {
  const { accuracy, width, bearing } = proposal.properties ?? {};
  const disc = proposal.geometry.type === 'Point' && (width === undefined || bearing === undefined);
  return disc && !member.certain && member.edge > Number(accuracy) + (layer?.entry.accuracy ?? 0);
}

/** A feature of the plan by name, lit up on the map while it is pointed at. */
function link(from: EventTarget, { layer, role }: Part, { key }: Membership, text: string): TemplateResult {
  const ref = { layer: layer?.entry.id ?? role, key };
  const point = (on: boolean) => () => emit(from, 'sign-plan-highlight', on ? ref : null);
  return html`<button class="text-button" type="button" @click=${() => select(from, ref)} @focus=${point(true)} @blur=${point(false)} @pointerenter=${point(true)} @pointerleave=${point(false)}>${text} ${key}</button>`;
}

/** Metres, cut: under ten to the decimetre. */
const metres = (edge: number): string => String(edge < 10 ? Math.floor(edge * 10) / 10 : Math.floor(edge));

/** What a planned site is for: any other sign there goes by the zone. Empty where it doesn't say, and for zones and segments. */
function purpose(plan: Plan, { role, layer }: Part, { key }: Membership, language: Language): string {
  const { signType, use } = layer?.features.find((feature) => feature.key === key)?.properties ?? {};
  if (role !== 'sites' || typeof signType !== 'string' || typeof use !== 'string') return '';
  const lexis = lexicon(plan);
  const named = (value: string, fact: string): string => value.split('|').map((one) => lexis.word(one, fact, language)).join(say('or', language));
  return words(language).purpose(named(signType, 'signType'), named(use, 'use'));
}

function placeLines(from: EventTarget, plan: Plan, report: Report, language: Language): TemplateResult {
  const m = words(language);
  const { area } = report.place;
  const told = placeWords(plan, report.proposal);
  return html`${told === null ? nothing : html`<p class="told">${told[language]}</p>`}<ul class="place-lines" aria-label=${m.here}>
    ${partsOf(plan, report, language).map((part) => {
      const { role, layer, members, swatch, title } = part;
      // A layer that was not read says nothing, not that there is nothing.
      if (layer?.state === 'failed') return html`<li class="unread">${toolIcon('warn')}<span>${m.unread(layer.entry.title[language])}</span></li>`;
      if (role === 'zones' && members.length === 0) return area === 'inside' || area === 'boundary' ? html`<li>${zoneSwatch('outline')}<span>${m.noZone}</span></li>` : nothing;
      return [true, false].map((certain) =>
        members
          .filter((member) => member.certain === certain && !isReach(member, part, report))
          .map((member) => html`<li>${swatch(member)}<span>${certain ? '' : `${m.possibly} `}${title(member)} ${link(from, part, member, member.name)} <span class="edge">${purpose(plan, part, member, language)} ${m.edge(metres(member.edge))}</span></span></li>`),
      );
    })}
    ${area === 'outside' ? html`<li>${zoneSwatch('outline')}<span>${say('outside', language)}</span></li>` : nothing}
  </ul>`;
}

/** What the sign may reach for want of its sizes. It stands with them, so that no line above an entry comes or goes while it is typed. */
function reachLine(from: EventTarget, plan: Plan, report: Report, language: Language): TemplateResult | typeof nothing {
  const comma = say('or', language);
  const reached = partsOf(plan, report, language).flatMap((part) => part.members.filter((member) => isReach(member, part, report)).map((member) => link(from, part, member, part.title(member))));
  if (reached.length === 0) return nothing;
  const missing = ['width', 'bearing'].filter((name) => report.proposal.properties?.[name] === undefined).map((name) => PROPERTY.get(name)?.label[language]);
  return html`<div class="hint"><p id="reaching">${words(language).reaching(missing.join(comma))}</p><ul aria-labelledby="reaching">${reached.map((one) => html`<li>${one}</li>`)}</ul></div>`;
}

/**
 * Where the plan says the place is: zones, segments and sites that the sign belongs to, or may. Fetched after the first verdict; the form keeps its room.
 * @fires sign-plan-select - one of them chosen
 * @fires sign-plan-highlight - one of them pointed at, or none
 */
export class SignPlanPlace extends LitElement {
  static override properties = { plan: { attribute: false }, report: { attribute: false }, language: {}, reach: { type: Boolean } };
  static override styles = [base, swatches, unsafeCSS(css)];

  /** The plan; nothing is shown before it is there. */
  declare plan: Plan | null;
  /** The report that is shown; null before there is one. */
  declare report: Report | null;
  /** `zh` or `en`. */
  declare language: Language;
  /** Only what the sign may reach for want of its sizes. */
  declare reach: boolean;

  constructor() {
    super();
    this.plan = null;
    this.report = null;
    this.language = 'zh';
    this.reach = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { plan, report, language } = this;
    if (plan === null || report === null) return nothing;
    return this.reach ? reachLine(this, plan, report, language) : placeLines(this, plan, report, language);
  }
}

define('sign-plan-place', SignPlanPlace);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-place': SignPlanPlace;
  }
}
