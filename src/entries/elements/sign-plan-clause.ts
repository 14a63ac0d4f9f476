/** `signplan/elements/sign-plan-clause.js`: defines `<sign-plan-clause>`, with the design tokens for a page that has no `<sign-plan>`. */
import '../alone.ts';
export { SignPlanClause } from '../../elements/clause/sign-plan-clause.ts';
export type { SignPlanEvents } from '../../elements/shared/events.ts';
export type { ElementProps } from '../props.ts';
