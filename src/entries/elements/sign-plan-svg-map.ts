/** `signplan/elements/sign-plan-svg-map.js`: defines `<sign-plan-svg-map>`, with the design tokens for a page that has no `<sign-plan>`. */
import '../alone.ts';
export { SignPlanSvgMap } from '../../map/svg/sign-plan-svg-map.ts';
export type { SignPlanEvents } from '../../elements/shared/events.ts';
export type { ElementProps } from '../props.ts';
