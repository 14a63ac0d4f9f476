/** `signplan/elements/sign-plan-place.js`: defines `<sign-plan-place>`, with the design tokens for a page that has no `<sign-plan>`. */
import '../alone.ts';
export { SignPlanPlace } from '../../elements/place/sign-plan-place.ts';
export type { SignPlanEvents } from '../../elements/shared/events.ts';
export type { ElementProps } from '../props.ts';
