/** What stands in a cell: a class with its swatch, a verdict with its glyph, a number, a text. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Verdict } from '../../check/types.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Column, SetId } from '../../survey/sets/types.ts';
import { VERDICTS } from '../../survey/summary.ts';
import { toolIcon, verdictGlyph } from '../shared/icons.ts';
import type { Language } from '../shared/messages.ts';
import { segmentSwatch, zoneSwatch, type ZoneStyle } from '../shared/swatches.ts';
import { shownCell } from './shown-cell.ts';
import { words } from './words.ts';

/** By set and class. */
export type Styles = (set: SetId, klass: string) => ZoneStyle | undefined;
export function stylesOf({ manifest }: Plan): Styles {
  const zones = new Map(manifest.zoneClasses.map(({ id, style }) => [id, style]));
  const segments = new Map(manifest.segmentClasses.map(({ id, style }) => [id, style]));
  return (set, klass) => (set === 'zones' ? zones : set === 'segments' ? segments : null)?.get(klass);
}

const isVerdict = (word: string): word is Verdict => VERDICTS.some((verdict) => verdict === word);

export function cellContent(set: SetId, column: Column, index: number, language: Language, styles: Styles): TemplateResult | string {
  const value = column.cell(index);
  if (value === null) return html`<span class="unknown" aria-label=${words(language).unknownValue}>–</span>`;
  const text = shownCell(column, index, language);
  if (column.id === 'verdict') return html`<span class="marked ${value}">${isVerdict(String(value)) ? verdictGlyph(value as Verdict) : value === 'error' ? toolIcon('warn') : nothing}<span>${text}</span></span>`;
  const style = column.id === 'class' ? styles(set, String(value)) : undefined;
  if (style !== undefined) return html`<span class="marked">${set === 'segments' ? segmentSwatch(style) : zoneSwatch(style)}<span>${text}</span></span>`;
  return text;
}

/** A count stands out where there is something to count. */
export function cellClass({ kind, digits, unit, id, minor }: Column, value: unknown): string {
  if (kind !== 'number') return minor === true || id === 'source' ? 'cell quieter' : 'cell';
  const isCount = digits === 0 && unit === undefined && id !== 'row';
  return `cell number${isCount && typeof value === 'number' ? (value > 0 ? ' some' : ' none') : ''}`;
}
