/** What a table's cell, a link or a form states as text, as the value that JSON would hold: one reading for all three. */
import { PROPERTY } from './vocabulary.ts';

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const FLAGS: ReadonlyMap<string, boolean> = new Map([['true', true], ['是', true], ['false', false], ['否', false]]);

/** The number, or the text itself where it is none: then the reader of proposals says what is wrong with it. */
export const statedNumber = (text: string): number | string => (NUMBER.test(text) ? Number(text) : text);

/** By the property's kind; lists are parted by `;` in either width. What cannot be read stays text. */
export function statedValue(name: string, text: string): unknown {
  switch (PROPERTY.get(name)?.kind) {
    case 'number':
      return statedNumber(text);
    case 'flag':
      return FLAGS.get(text.toLowerCase()) ?? text;
    case 'list':
      return text.split(/[;；]/).map((part) => part.trim()).filter((part) => part !== '');
    default:
      return text;
  }
}
