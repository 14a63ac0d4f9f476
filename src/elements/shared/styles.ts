/** Constructable stylesheets, shared by all instances: nothing that a strict content security policy could refuse. */
import { unsafeCSS } from 'lit';
import baseCss from './base.css?inline';
import fieldCss from './field.css?inline';
import swatchesCss from './swatches.css?inline';

export const base = unsafeCSS(baseCss);
export const field = unsafeCSS(fieldCss);
export const swatches = unsafeCSS(swatchesCss);
