/** What was clicked, and the figures of what is shown. */
import { html, type TemplateResult } from 'lit';
import '../../elements/figures/sign-plan-figures.ts';
import type { FigureSelection } from '../../elements/figures/sign-plan-figures.ts';
import type { JudgedThing } from '../../elements/identify/present.ts';
import '../../elements/identify/sign-plan-identify.ts';
import type { Language } from '../../elements/shared/messages.ts';
import type { Identified } from '../../map/desk/types.ts';
import type { Theme } from '../../map/palette.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Question } from '../../survey/questions/types.ts';
import type { JudgedSigns } from '../../survey/sets/judged.ts';
import { indexOfRef } from '../../survey/sets/index-of.ts';
import { VERDICTS } from '../../survey/summary.ts';
import type { FeatureRef } from '../../survey/types.ts';
import type { DeskSets } from './desk-sets.ts';

interface Given {
  readonly plan: Plan;
  readonly language: Language;
  readonly theme: Theme;
  readonly asOf: string;
  readonly sets: DeskSets;
  readonly judged: JudgedSigns | null;
  readonly identified: Identified | null;
}

/** A judged sign as it is listed. */
export const judgedThing = (judged: JudgedSigns, index: number): JudgedThing => ({
  index,
  id: judged.id(index),
  name: judged.name(index),
  verdict: VERDICTS[judged.verdict[index] ?? 255] ?? null,
  row: judged.row(index),
  findings: judged.findings(index),
});

/** What a bar of a figure asks for when it is pressed. */
export const questionOf = ({ column: pressed, value }: FigureSelection): Question => {
  // A bar of a clause counts every sign that has a finding of it, deciding or not.
  const column = pressed === 'clause' ? 'clauses' : pressed;
  return value === null ? { kind: 'attribute', column, op: 'unknown', values: [] } : { kind: 'attribute', column, op: 'in', values: [value] };
};

export function lookPane({ plan, language, theme, asOf, sets, judged, identified }: Given): TemplateResult {
  const signs = judged === null ? [] : (identified?.signs ?? []).map((index) => judgedThing(judged, index));
  // A sign of the plan's own layer that has been judged is told once, with its verdict.
  const told = new Set(signs.map(({ id }) => id));
  const refs = identified?.refs.filter(({ layer, key }) => !(told.has(key) && plan.layers.get(layer)?.entry.role === 'existing-signs')) ?? null;
  const place = identified === null ? '' : identified.at.map((degrees) => degrees.toFixed(6)).join(', ');
  return html`<sign-plan-identify .plan=${plan} .refs=${refs} .signs=${signs} .place=${place} .size=${(ref: FeatureRef) => sizeOf(sets, ref)} .language=${language}></sign-plan-identify>
    <sign-plan-figures .plan=${plan} .language=${language} .theme=${theme} .sets=${sets.sets ?? {}} .shown=${sets.answers} .judged=${judged} .asOf=${asOf}></sign-plan-figures>`;
}

/** Area of a zone, length of a segment, as the table has it. */
function sizeOf({ sets }: DeskSets, ref: FeatureRef): string | null {
  for (const [set, column, unit] of [[sets?.zones, 'area', 'km²'], [sets?.segments, 'length', 'km']] as const) {
    const index = set === undefined ? -1 : indexOfRef(set, ref);
    if (index < 0) continue;
    const value = set?.columns.find(({ id }) => id === column)?.cell(index);
    return typeof value === 'number' ? `${value.toFixed(2)} ${unit}` : null;
  }
  return null;
}
