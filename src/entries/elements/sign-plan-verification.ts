/** `signplan/elements/sign-plan-verification.js`: defines `<sign-plan-verification>`, with the design tokens for a page that has no `<sign-plan>`. */
import '../alone.ts';
export { SignPlanVerification } from '../../elements/verification/sign-plan-verification.ts';
export type { SignPlanEvents } from '../../elements/shared/events.ts';
export type { ElementProps } from '../props.ts';
