/** `signplan/elements/sign-plan.js`: defines `<sign-plan>`, the whole page as one element. Its map, its pages beside the check and its workers are fetched when they are needed. */
export { SignPlan } from '../../app/sign-plan.ts';
export type { SignPlanEvents } from '../../elements/shared/events.ts';
export type { ElementProps } from '../props.ts';
