/** All that the pages look like, in one style sheet: the element adopts it, and an image of a page carries it along. The light colours are declared on the page itself. */
import { css, unsafeCSS } from 'lit';
import { locationMapCss } from '../../map/svg/margin.ts';
import { sketchCss } from '../sketch/sketch-css.ts';
import { theme } from '../shared/tokens.ts';
import { swatches } from '../shared/styles.ts';
import firstPage from './first-page.css?inline';
import paper from './paper.css?inline';
import restPages from './rest-pages.css?inline';

/** Light colours and fonts of a page, whatever is around it. */
export const PAGE = css`
  .page {
    ${unsafeCSS(theme('light').cssText)}
    --sheet-font: 'PingFang SC', 'HarmonyOS Sans SC', MiSans, 'Source Han Sans SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif;
    --sign-plan-font: var(--sheet-font);
    --sketch-paper: #fff;
    --sheet-song: 'Songti SC', STSong, 'Source Han Serif SC', 'Noto Serif CJK SC', SimSun, serif;
  }
  .page:lang(en) {
    --sheet-font: 'Helvetica Neue', 'Segoe UI', Roboto, 'Noto Sans', Arial, 'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif;
  }
`;

export const PAPER = css`
  ${PAGE}
  ${swatches}
  ${sketchCss}
  ${locationMapCss}
  ${unsafeCSS(paper + firstPage + restPages)}
`;
