/** `signplan/elements/sign-plan-search.js`: defines `<sign-plan-search>`, with the design tokens for a page that has no `<sign-plan>`. */
import '../alone.ts';
export { SignPlanSearch } from '../../elements/search/sign-plan-search.ts';
export type { SignPlanEvents } from '../../elements/shared/events.ts';
export type { ElementProps } from '../props.ts';
