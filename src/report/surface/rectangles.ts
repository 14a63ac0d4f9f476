/** Cells of one cause joined to rectangles: each as wide as the run of cells that begins its first row, and as high as the rows below repeat that run. */
import { NO_GROUND, NOT_YET, type Surface } from '../../survey/suitability/types.ts';

/** In cells; rows counted from the north as the surface has them. */
export interface Rectangle {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
  /** Index into the surface's causes. */
  readonly cause: number;
}

/** In the order of their north-western corners. Longest side 64 cells: an edge that is straight on the grid is one in degrees within centimetres then. */
export function rectangles({ grid: { columns, rows }, states, causes }: Surface): readonly Rectangle[] {
  const out: Rectangle[] = [];
  const taken = new Uint8Array(states.length);
  const free = (at: number, cause: number): boolean => taken[at] === 0 && states[at] !== NOT_YET && states[at] !== NO_GROUND && causes[at] === cause;
  const row = (from: number, width: number, cause: number): boolean => {
    for (let i = 0; i < width; i++) if (!free(from + i, cause)) return false;
    return true;
  };
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const at = r * columns + c;
      const cause = causes[at] ?? 0;
      if (!free(at, cause)) continue;
      let width = 1;
      while (width < LONGEST && c + width < columns && free(at + width, cause)) width += 1;
      let height = 1;
      while (height < LONGEST && r + height < rows && row(at + height * columns, width, cause)) height += 1;
      for (let y = 0; y < height; y++) taken.fill(1, at + y * columns, at + y * columns + width);
      out.push({ column: c, row: r, columns: width, rows: height, cause });
    }
  return out;
}

const LONGEST = 64;
