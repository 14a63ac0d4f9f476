/** `signplan/elements/sign-plan-findings.js`: defines `<sign-plan-findings>`, with the design tokens for a page that has no `<sign-plan>`. */
import '../alone.ts';
export { SignPlanFindings } from '../../elements/findings/sign-plan-findings.ts';
export type { SignPlanEvents } from '../../elements/shared/events.ts';
export type { ElementProps } from '../props.ts';
