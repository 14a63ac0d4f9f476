/** `signplan/elements/sign-plan-legend.js`: defines `<sign-plan-legend>`, with the design tokens for a page that has no `<sign-plan>`. */
import '../alone.ts';
export { SignPlanLegend } from '../../elements/legend/sign-plan-legend.ts';
export type { SignPlanEvents } from '../../elements/shared/events.ts';
export type { ElementProps } from '../props.ts';
