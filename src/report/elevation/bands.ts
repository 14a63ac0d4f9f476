/** What would pass, along the dimension of each measure. Nothing is drawn for a measure without an end, nor where its zero is only assumed. */
import type { Envelope, MeasureEnvelope } from '../../check/envelope-types.ts';
import type { Language } from '../phrases.ts';
import { rangeMetres } from './numbers.ts';
import type { Sign } from './sign.ts';
import type { Band, Dimension } from './types.ts';
import { isWord, word } from './words.ts';

/** `可行 高 ≤ 1.80 或 2.00–4.20` */
export function bandText({ measure, ranges }: MeasureEnvelope, language: Language): string | undefined {
  const name = isWord(measure) ? word(measure, language) : measure;
  if (ranges.length === 0) return `${name} ${word('pass.never', language)}`;
  const parts = ranges.map(({ low, high }) => rangeMetres(low, high));
  const told = parts.filter((part) => part !== undefined);
  return told.length < parts.length ? undefined : `${name} ${told.join(word('pass.or', language))}`;
}

const MEASURES = ['width', 'height', 'topHeight', 'clearance', 'depth', 'reach', 'beyondKerb', 'sidewalkWidth'];

export function bandsOf(envelope: Envelope | undefined, sign: Sign, dimensions: readonly Dimension[], language: Language): Band[] {
  // Under what no size mends, no size would pass.
  if (envelope === undefined || envelope.whatever.some(({ result }) => result === 'fail')) return [];
  return MEASURES.flatMap((measure): Band[] => {
    const found = envelope.measures.find((one) => one.measure === measure);
    const label = found === undefined ? undefined : bandText(found, language);
    // Where something else fails as well, none of its values passes.
    if (found === undefined || found.fails === true || label === undefined) return [];
    const dimension = dimensions.find((one) => one.measure === measure);
    if (dimension === undefined && sign.shown && measure === 'height') return [];
    const place = dimension ?? upright(measure);
    if (place === undefined) return [];
    const { view, axis, at, from } = place;
    return [{ measure, view, axis, at, label, parts: found.ranges.map(({ low, high }) => ({ from: low.value === null ? from : from + low.value, to: high.value === null ? null : from + high.value })) }];
  });
}

/** What is measured from the ground has its zero there, stated or not. */
const upright = (measure: string): Pick<Dimension, 'view' | 'axis' | 'at' | 'from'> | undefined => (measure === 'topHeight' || measure === 'clearance' ? { view: 'front', axis: 'y', at: measure === 'topHeight' ? 1 : 0, from: 0 } : undefined);
