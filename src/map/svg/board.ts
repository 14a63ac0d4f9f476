/** Who came first: what is placed keeps its room, and names that come later stand elsewhere or not at all. */
import { type Rect, meet, within } from './shapes.ts';

export class Board {
  readonly #limits: Rect;
  readonly #taken: Rect[] = [];

  /** Names lie inside `limits`. */
  constructor(limits: Rect, taken: readonly Rect[] = []) {
    this.#limits = limits;
    this.#taken.push(...taken);
  }

  free(rects: readonly Rect[]): boolean {
    return rects.every((rect) => within(rect, this.#limits) && !this.#taken.some((other) => meet(rect, other)));
  }

  take(rects: readonly Rect[]): void {
    this.#taken.push(...rects);
  }
}
