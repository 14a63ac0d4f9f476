/** Where the plan says the place is: zones, segments and sites that it belongs to, or may. */
import { html, type TemplateResult } from 'lit';
import type { Membership } from '../../check/types.ts';
import type { Plan } from '../../plan/plan.ts';
import type { ZoneClass } from '../../plan/schema/manifest.ts';
import { say } from '../../report/phrases.ts';
import type { Report } from '../../report/types.ts';
import { emit, select } from '../shared/events.ts';
import { messages, type Language } from '../shared/messages.ts';
import { markSwatch, segmentSwatch, zoneSwatch } from '../shared/swatches.ts';

export function placeLines(from: EventTarget, plan: Plan, report: Report, language: Language): TemplateResult {
  const m = messages(language);
  const { zones, segments, sites, area } = report.place;
  const { zoneClasses, segmentClasses, layers } = plan.manifest;
  const layerOf = (role: string): string => layers.find((layer) => layer.role === role)?.id ?? role;
  const line = (member: Membership, layer: string, swatch: TemplateResult, title: string): TemplateResult => {
    const ref = { layer, key: member.key };
    return html`<li>
      ${swatch}<span
        >${member.certain ? '' : `${m.possibly} `}${title}
        <button
          class="text-button"
          type="button"
          @click=${() => select(from, ref)}
          @focus=${() => emit(from, 'sign-plan-highlight', ref)}
          @blur=${() => emit(from, 'sign-plan-highlight', null)}
          @pointerenter=${() => emit(from, 'sign-plan-highlight', ref)}
          @pointerleave=${() => emit(from, 'sign-plan-highlight', null)}
        >${member.name} ${member.key}</button> <span class="edge">${m.edge(String(member.edge < 10 ? Math.floor(member.edge * 10) / 10 : Math.floor(member.edge)))}</span></span
      >
    </li>`;
  };
  const style = (classes: readonly ZoneClass[], id: string): ZoneClass | undefined => classes.find((candidate) => candidate.id === id);
  const nowhere = zones.length === 0 && (area === 'inside' || area === 'boundary');
  return html`<ul class="place-lines">
    ${zones.map((zone) => line(zone, layerOf('zones'), zoneSwatch(style(zoneClasses, zone.class)?.style ?? 'outline'), style(zoneClasses, zone.class)?.title[language] ?? zone.class))}
    ${nowhere ? html`<li>${zoneSwatch('outline')}<span>${m.noZone}</span></li>` : ''}
    ${area === 'outside' ? html`<li>${zoneSwatch('outline')}<span>${say('outside', language)}</span></li>` : ''}
    ${segments.map((segment) => line(segment, layerOf('segments'), segmentSwatch(style(segmentClasses, segment.class)?.style ?? 'outline'), style(segmentClasses, segment.class)?.title[language] ?? segment.class))}
    ${sites.map((site) => line(site, layerOf('sites'), markSwatch('site'), m.site))}
  </ul>`;
}
