/** Registering, as every element does it: one version on a page. */
export { define } from '../../define.ts';
