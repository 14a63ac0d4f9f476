/** Who came first: what is placed keeps its room, and names that come later stand elsewhere or not at all. */
import { type Rect, meet, within } from './shapes.ts';

export class Board {
  readonly #limits: Rect;
  readonly #taken: Rect[] = [];
  readonly #better: readonly Rect[];

  /** Names lie inside `limits`. */
  constructor(limits: Rect, taken: readonly Rect[], better: readonly Rect[]) {
    this.#limits = limits;
    this.#taken.push(...taken);
    this.#better = better;
  }

  /** `clear`: also of what is better not written over, such as the line of a controlled segment. */
  free(rects: readonly Rect[], clear: boolean): boolean {
    return rects.every((rect) => within(rect, this.#limits) && !this.#taken.some((other) => meet(rect, other)) && !(clear && this.#better.some((other) => meet(rect, other))));
  }

  take(rects: readonly Rect[]): void {
    this.#taken.push(...rects);
  }
}
