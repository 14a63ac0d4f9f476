/** `signplan/elements/sign-plan-map.js`: defines `<sign-plan-map>`, with the design tokens for a page that has no `<sign-plan>`. */
import '../alone.ts';
export { SignPlanMap } from '../../map/sign-plan-map.ts';
export type { SignPlanEvents } from '../../elements/shared/events.ts';
export type { ElementProps } from '../props.ts';
