/** `signplan/elements/sign-plan-sketch.js`: defines `<sign-plan-sketch>`, with the design tokens for a page that has no `<sign-plan>`. */
import '../alone.ts';
export { SignPlanSketch } from '../../elements/sketch/sign-plan-sketch.ts';
export type { SignPlanEvents } from '../../elements/shared/events.ts';
export type { ElementProps } from '../props.ts';
