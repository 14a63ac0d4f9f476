/** What a map sheet looks like: the same paper as the report's, in its own size. */
import { css, unsafeCSS } from 'lit';
import { locationMapCss } from '../../map/svg/margin.ts';
import { swatches } from '../shared/styles.ts';
import { PAGE } from '../sheet/paper.ts';
import paper from '../sheet/paper.css?inline';
import own from './map-paper.css?inline';

export const MAP_PAPER = css`
  ${PAGE}
  ${swatches}
  ${locationMapCss}
  ${unsafeCSS(paper + own)}
`;
