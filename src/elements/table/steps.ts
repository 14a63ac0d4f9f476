/** Where a key leads in a grid. */

export interface At {
  /** Place of the row in the order; −1 is the head. */
  readonly row: number;
  readonly column: number;
}
export interface Extent {
  readonly rows: number;
  readonly columns: number;
  /** Rows of a page. */
  readonly page: number;
}

/** The cell that a key moves to; null for a key that moves nowhere. Beyond an edge it stays; up from the first row is the head. */
export function step({ row, column }: At, key: string, control: boolean, { rows, columns, page }: Extent): At | null {
  const to = (toRow: number, toColumn: number): At => ({ row: Math.max(toRow === -1 ? -1 : 0, Math.min(rows - 1, toRow)), column: Math.max(0, Math.min(columns - 1, toColumn)) });
  switch (key) {
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'Home':
      return control ? to(0, 0) : to(row, 0);
    case 'End':
      return control ? to(rows - 1, columns - 1) : to(row, columns - 1);
    case 'PageDown':
      return to(row + page, column);
    case 'PageUp':
      return to(Math.max(0, row - page), column);
    default:
      return null;
  }
}
