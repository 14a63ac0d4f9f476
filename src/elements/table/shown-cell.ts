/** A cell as it is shown: words in the language, numbers with their decimals, a real minus, thousands parted by a narrow space. */
import type { Column } from '../../survey/sets/types.ts';
import type { Language } from '../shared/messages.ts';

/** Empty where nothing is known. */
export function shownCell({ cell, words, told, digits }: Column, index: number, language: Language): string {
  const sentence = told?.(index);
  if (sentence !== undefined && sentence !== null) return sentence[language];
  const value = cell(index);
  if (value === null) return '';
  return typeof value === 'number' ? shownNumber(value, digits) : (words?.get(value)?.[language] ?? value);
}

export function shownNumber(value: number, digits: number | undefined): string {
  const [whole = '', part] = (digits === undefined ? String(Math.abs(value)) : Math.abs(value).toFixed(digits)).split('.');
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, '\u202f') : whole;
  return `${value < 0 ? '−' : ''}${grouped}${part === undefined ? '' : `.${part}`}`;
}
