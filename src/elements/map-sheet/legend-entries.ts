/** What is on this map, each with its sample: what the plan sets, signs by verdict, the colouring and what was drawn, then the ground. */
import { html, svg, type TemplateResult } from 'lit';
import { signDrawings } from '../../map/desk/sign-glyphs.ts';
import { PALETTES } from '../../map/palette.ts';
import { type LegendItem, legendItems } from '../../map/svg/margin.ts';
import type { PlanMap } from '../../map/svg/plan-map.ts';
import { symbolSwatch } from '../../map/svg/swatch.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Language } from '../../report/phrases.ts';
import { VERDICTS } from '../../survey/summary.ts';
import { markSample } from '../figures/mark-sample.ts';
import { verdictMark } from '../figures/marks.ts';
import { words } from './words.ts';

/** Verdicts that a surface is coloured by. */
const COLOURED = ['nonconforming', 'undetermined', 'conditional', 'conforming'] as const;

export function legendEntries(map: PlanMap, plan: Plan, language: Language): readonly LegendItem[] {
  const w = words(language);
  const drawings = signDrawings(PALETTES.light);
  const signs = map.verdicts.flatMap((index): LegendItem[] => {
    const drawing = drawings[index];
    const verdict = VERDICTS[index];
    return drawing === undefined ? [] : [{ title: `${w.verdicts}${verdict === undefined ? w.notJudged : w.verdict[verdict]}`, picture: symbolSwatch(drawing), more: false }];
  });
  const surface = map.coloured ? COLOURED.map((verdict): LegendItem => ({ title: `${w.suitability}${w.verdict[verdict]}`, picture: markSample(verdictMark(verdict, 'light'), `legend-surface-${verdict}`), more: false })) : [];
  const items = legendItems({ plan, shown: map.shown, language, ids: 'map-sheet-legend' });
  const drawn = map.drawn ? [{ title: w.drawn, picture: drawnSample(), more: false }] : [];
  return [...items.filter(({ more }) => !more), ...signs, ...surface, ...drawn, ...items.filter(({ more }) => more)];
}

function drawnSample(): TemplateResult {
  const { highlight } = PALETTES.light;
  return html`<svg class="swatch drawn" viewBox="0 0 22 14" aria-hidden="true">${svg`<path d="M2 2H20V12H2z" fill=${highlight} fill-opacity="0.08" stroke=${highlight} stroke-width="1.75" stroke-dasharray="5 2.5" />`}</svg>`;
}
