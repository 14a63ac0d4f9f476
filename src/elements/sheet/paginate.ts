/** Which rows go on which page. Pure: heights in, cuts out. */
export interface Heights {
  /** Of each row of the table. */
  readonly rows: readonly number[];
  /** What is free on a page for table and closing, the table's head and heading taken off. */
  readonly room: number;
  /** Of what stands after the table on its last page: counts, checklists, sources. */
  readonly closing: number;
}

export interface Paginated {
  /** Per page the rows `from` … `to`, the latter not included. */
  readonly pages: readonly (readonly [from: number, to: number])[];
  /** What stands after the table needs a page of its own. */
  readonly apart: boolean;
}

/** Rows in order, as many to a page as it holds; a row that is higher than any page stands alone. The closing follows the last row where it fits below it. */
export function paginate({ rows, room, closing }: Heights): Paginated {
  const pages: (readonly [number, number])[] = [];
  let from = 0;
  let used = 0;
  for (const [i, height] of rows.entries()) {
    if (used + height > room && i > from) {
      pages.push([from, i]);
      from = i;
      used = 0;
    }
    used += height;
  }
  pages.push([from, rows.length]);
  return { pages, apart: used + closing > room };
}
