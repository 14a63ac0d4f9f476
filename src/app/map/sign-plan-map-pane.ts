/** The full map, fetched with all that it needs: nothing of it is in the first chunk. */
import type { TemplateResult } from 'lit';
import { literal } from 'lit/static-html.js';
import '../../map/sign-plan-map.ts';
import { paneOf, type Pane } from './map-pane.ts';

export const mapPane = (pane: Pane): TemplateResult => paneOf(literal`sign-plan-map`, pane);
