/** `sign-plan-map`: the plan's map drawn by MapLibre. Needs WebGL2. */
import { Map as MapLibre } from 'maplibre-gl';
import { define } from '../define.ts';
import { MapElement } from './map-element.ts';
import type { ViewOptions } from './plan-view.ts';
import { MapView } from './view.ts';

/**
 * The plan, the sign and what a report is about, on a map drawn by MapLibre, which needs WebGL2. It needs a box with a height.
 * @fires sign-plan-place - the sign was placed: `{lon, lat, accuracy}`
 * @fires sign-plan-look - `hand` is `look` and a place was pressed: `{lon, lat, accuracy}`
 * @fires sign-plan-select - a site, an existing sign or a protected place was pressed: `{layer, key, others}`
 * @fires sign-plan-line - the baseline of the face was drawn: `{coordinates, accuracy}`
 * @fires sign-plan-drawing-end - drawing is over, with a line or without one
 * @fires sign-plan-map-ready - the map is drawn, or drawn again
 * @fires sign-plan-map-error - something is wrong with the map: `{kind, message}`; after `unavailable` there is none
 * @slot legend - over the map, at its start
 * @slot tools - over the map, at its lower end
 * @slot inset - over a corner of the map
 */
export class SignPlanMap extends MapElement {
  /** MapLibre's map; null before it is there. */
  override get map(): MapLibre | null {
    return super.map instanceof MapLibre ? super.map : null;
  }

  protected override view(options: ViewOptions): MapView {
    return new MapView(options);
  }
}

define('sign-plan-map', SignPlanMap);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-map': SignPlanMap;
  }
}
