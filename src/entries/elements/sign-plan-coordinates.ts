/** `signplan/elements/sign-plan-coordinates.js`: defines `<sign-plan-coordinates>`, with the design tokens for a page that has no `<sign-plan>`. */
import '../alone.ts';
export { SignPlanCoordinates } from '../../elements/coordinates/sign-plan-coordinates.ts';
export type { SignPlanEvents } from '../../elements/shared/events.ts';
export type { ElementProps } from '../props.ts';
