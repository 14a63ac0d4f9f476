/** Where the titles of a table stand, and what each column is called. */
import { readTitle, targetOf } from './titles.ts';
import type { RosterCell } from './types.ts';

/** Rows in which the titles are looked for: a heading and notes may stand above them. */
const DEEPEST = 12;

export const textOf = (cell: RosterCell | undefined): string => (cell === null || cell === undefined ? '' : String(cell).trim());

/** Index of the row with the titles: the first with two that are known, else the first with two that are filled; −1 where there is none. */
export function headerAt(rows: readonly (readonly RosterCell[])[]): number {
  const first = rows.slice(0, DEEPEST);
  const known = first.findIndex((cells) => knownTitles(cells) >= 2);
  return known >= 0 ? known : first.findIndex((cells) => cells.filter((cell) => textOf(cell) !== '').length >= 2);
}

export const knownTitles = (cells: readonly RosterCell[]): number => new Set(cells.flatMap((cell) => (textOf(cell) === '' ? [] : (targetOf(readTitle(textOf(cell)))?.target ?? [])))).size;

/** Each title once: the second `宽` is `宽 (2)`; a column without one is called by its place. */
export function uniqueTitles(cells: readonly RosterCell[]): string[] {
  const seen = new Set<string>();
  return cells.map((cell, index) => {
    const bare = textOf(cell).replace(/\s+/g, ' ') || `列 ${index + 1}`;
    let title = bare;
    for (let n = 2; seen.has(title); n++) title = `${bare} (${n})`;
    seen.add(title);
    return title;
  });
}
