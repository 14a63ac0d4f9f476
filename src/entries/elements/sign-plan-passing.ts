/** `signplan/elements/sign-plan-passing.js`: defines `<sign-plan-passing>`, with the design tokens for a page that has no `<sign-plan>`. */
import '../alone.ts';
export { SignPlanPassing } from '../../elements/passing/sign-plan-passing.ts';
export type { SignPlanEvents } from '../../elements/shared/events.ts';
export type { ElementProps } from '../props.ts';
