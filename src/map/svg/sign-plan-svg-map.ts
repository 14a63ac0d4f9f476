/** `sign-plan-svg-map`: the plan's map drawn as SVG, where there is no WebGL2. Same properties, events and slots as `sign-plan-map`. */
import { define } from '../../define.ts';
import { MapElement } from '../map-element.ts';
import type { ViewOptions } from '../plan-view.ts';
import { SvgView } from './svg-view.ts';

/**
 * The plan, the sign and what a report is about, on a map drawn as SVG, for where there is no WebGL2. It needs a box with a height.
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
export class SignPlanSvgMap extends MapElement {
  protected override view(options: ViewOptions): SvgView {
    return new SvgView(options);
  }
}

define('sign-plan-svg-map', SignPlanSvgMap);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-svg-map': SignPlanSvgMap;
  }
}
