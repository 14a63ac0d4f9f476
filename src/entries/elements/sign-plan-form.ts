/** `signplan/elements/sign-plan-form.js`: defines `<sign-plan-form>`, with the design tokens for a page that has no `<sign-plan>`. */
import '../alone.ts';
// What it says of the place.
import '../../elements/place/sign-plan-place.ts';
import { SignPlanForm } from '../../elements/form/sign-plan-form.ts';
import { typePicture } from '../../elements/shared/pictures.ts';
export { SignPlanForm } from '../../elements/form/sign-plan-form.ts';
export type { SignPlanEvents } from '../../elements/shared/events.ts';
export type { ElementProps } from '../props.ts';

SignPlanForm.pictures = typePicture;
