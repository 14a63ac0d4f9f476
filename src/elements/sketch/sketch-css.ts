/** How the elevation looks, for whoever draws it in a tree of its own. */
import { unsafeCSS } from 'lit';
import css from './sketch.css?inline';

export const sketchCss = unsafeCSS(css);
