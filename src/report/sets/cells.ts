/** What a cell says in a file: words in a language, numbers as they are. */
import type { Text } from '../../problem.ts';
import type { Cell, Column, ThingSet } from '../../survey/sets/types.ts';
import type { Language } from '../phrases.ts';

/** What is exported: the things in their order, and the plan that they are of. */
export interface SetExport {
  readonly set: ThingSet;
  /** Indices, as they are shown. */
  readonly order: Uint32Array;
}

/** `面积 (km²)`. */
export const headOf = ({ title, unit }: Column, language: Language): string => (unit === undefined ? title[language] : `${title[language]} (${unit})`);

/** A word as it is read, a sentence as it is told; everything else as it is. */
export function toldCell({ cell, words, told }: Column, index: number, language: Language): Cell {
  const sentence: Text | null | undefined = told?.(index);
  if (sentence !== undefined && sentence !== null) return sentence[language];
  const value = cell(index);
  return typeof value === 'string' ? (words?.get(value)?.[language] ?? value) : value;
}
