/** Rows of one height below each other: the library's flow, told what it would else have to find out. */
import { FlowLayout } from '@lit-labs/virtualizer/layouts/flow.js';

/** Pixels of a row, hairline included. */
export const ROW = 33;

class Rows extends FlowLayout {
  constructor(...args: ConstructorParameters<typeof FlowLayout>) {
    super(...args);
    // Beyond the edge a few rows: the library's own thousand pixels are dear in a low table.
    this._overhang = 8 * ROW;
    this._itemSize = { width: 100, height: ROW };
  }
}

export const ROWS = { type: Rows };
