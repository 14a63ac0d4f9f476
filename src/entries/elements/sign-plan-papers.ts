/** `signplan/elements/sign-plan-papers.js`: defines `<sign-plan-papers>`, with the design tokens for a page that has no `<sign-plan>`. */
import '../alone.ts';
export { SignPlanPapers } from '../../elements/papers/sign-plan-papers.ts';
export type { SignPlanEvents } from '../../elements/shared/events.ts';
export type { ElementProps } from '../props.ts';
