/** The drawings of the first page with their captions: map, elevation, and the place in numbers. */
import { html, type TemplateResult } from 'lit';
import { inAllSystems, type Written } from '../../geo/coordinates/write.ts';
import { proposalCentre } from '../../map/proposal-shape.ts';
import { chooseScale } from '../../map/svg/choose-scale.ts';
import { drawLocationMap } from '../../map/svg/location-map.ts';
import { mapLegend, northArrow, scaleBar } from '../../map/svg/margin.ts';
import { elevation } from '../../report/elevation/elevation.ts';
import type { Sheet } from './page.ts';
import { elevationSvg } from '../sketch/elevation-svg.ts';
import { words } from './words.ts';

/** Of the map's frame, millimetres. */
const FRAME = { width: 118, height: 80 } as const;

/** `5 000`: thousands parted, as a scale is written. */
const parted = (scale: number): string => String(scale).replace(/\B(?=(?:\d{3})+$)/g, '\u202f');

/** The map at a true scale that is stated, its scale bar, its legend and the place for its review number. */
export function mapFigure({ plan, report, proposal, language }: Sheet): { readonly figure: TemplateResult; readonly legend: TemplateResult } {
  const w = words(language);
  const scale = chooseScale({ plan, report, proposal, ...FRAME });
  const { map, shown, grid } = drawLocationMap({ plan, report, proposal, language, scale, ...FRAME, ids: 'sheet-map' });
  const { mapReviewNumber } = plan.manifest;
  return {
    figure: html`<figure class="map">
      ${map}
      <figcaption><b>1 : ${parted(scale)}</b> ${scaleBar({ scale, language })} ${northArrow(language)} <span class="note">${w.grid(plan.manifest.crs.epsg, grid)}</span></figcaption>
    </figure>`,
    legend: html`<div class="legend">${mapLegend({ plan, shown, language, ids: 'sheet-legend' })}<p>${w.reviewNumber}${mapReviewNumber ?? w.toFill}</p></div>`,
  };
}

/** Of the elevation, CSS pixels: 90 mm by 53; English leaves 84. */
const ELEVATION = { zh: 340, en: 317, height: 200 } as const;

/** @param spare CSS pixels that it may be higher */
export function elevationFigure({ plan, proposal, report, language }: Sheet, spare: number): TemplateResult {
  return html`<figure class="front-side">${elevationSvg(elevation(plan, proposal, report, language), { width: ELEVATION[language], height: ELEVATION.height + spare, language, id: 'sheet-elevation' })}</figure>`;
}

/** The sign's place in every system that concerns the plan. */
export function coordinateRows({ plan, proposal }: Sheet): readonly Written[] {
  const [lon, lat] = proposalCentre(proposal);
  return inAllSystems({ lon, lat }, plan.manifest.extent);
}
