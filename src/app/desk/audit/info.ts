import type { RosterCell, RosterTable, TableInfo } from '../../../survey/roster/types.ts';

/** Cells of a column that are shown beside its title, and rows in which they are looked for. */
const SAMPLES = 3;
const LOOK = 200;

export function infoOf({ rows, ...table }: RosterTable, file: string): TableInfo {
  const first = rows.slice(0, LOOK);
  const samples = table.titles.map((_, at): RosterCell[] => {
    const found = new Set<RosterCell>();
    for (const { cells } of first) {
      const cell = cells[at];
      if (cell !== undefined && cell !== null && String(cell).trim() !== '') found.add(typeof cell === 'string' ? cell.trim().slice(0, 60) : cell);
      if (found.size === SAMPLES) break;
    }
    return [...found];
  });
  return { ...table, file, count: rows.length, samples };
}
