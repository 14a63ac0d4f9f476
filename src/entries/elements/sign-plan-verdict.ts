/** `signplan/elements/sign-plan-verdict.js`: defines `<sign-plan-verdict>`, with the design tokens for a page that has no `<sign-plan>`. */
import '../alone.ts';
export { SignPlanVerdict } from '../../elements/verdict/sign-plan-verdict.ts';
export type { SignPlanEvents } from '../../elements/shared/events.ts';
export type { ElementProps } from '../props.ts';
