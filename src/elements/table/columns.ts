/** Which columns are seen at first, and how wide they are. */
import type { Column, ThingSet } from '../../survey/sets/types.ts';
import { displayWidth } from '../../report/columns.ts';
import type { Language } from '../shared/messages.ts';
import { shownCell } from './shown-cell.ts';

/** Enough to see what a column holds. */
const LOOKED_AT = 60;

/** All but the minor ones, and those of which nothing is known at all. */
export function seenAtFirst({ columns, count }: ThingSet): ReadonlySet<string> {
  const isKnown = ({ cell }: Column): boolean => {
    for (let i = 0; i < Math.min(count, LOOKED_AT); i++) if (cell(i) !== null) return true;
    return count === 0;
  };
  return new Set(columns.filter((column, at) => column.minor !== true && (at < 3 || COUNTED.has(column.id) || isKnown(column))).map(({ id }) => id));
}

/** They fill as signs are judged. */
const COUNTED: ReadonlySet<string> = new Set(['signs', 'failing', 'undetermined', 'failures', 'clause', 'zone']);

/** Pixels of a Latin letter at 13 px, with what stands beside the text: padding, the marks of the head, a swatch or a glyph. */
const LETTER = 6.7;
const PADDING = 16;
const HEAD_MARKS = 25;
const ORDER_MARK = 15;
const MARK = 32;
const MOST = 260;

/** Pixels that the contents of its first rows and its head need; `sorted` for the mark of the order beside its title. */
export function widthOf(column: Column, { count }: ThingSet, language: Language, sorted: boolean): number {
  const head = displayWidth(headText(column, language)) * 6.4 + HEAD_MARKS + (sorted ? ORDER_MARK : 0);
  let cells = 0;
  for (let i = 0; i < Math.min(count, LOOKED_AT); i++) cells = Math.max(cells, displayWidth(shownCell(column, i, language)));
  const mark = column.id === 'class' || column.id === 'verdict' ? MARK : 0;
  return Math.round(Math.min(MOST, Math.max(head, cells * LETTER + mark)) + PADDING);
}

export const headText = ({ title, unit }: Column, language: Language): string => (unit === undefined ? title[language] : `${title[language]} ${unit}`);
