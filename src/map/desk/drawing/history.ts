/** States one after another, to be gone back and forth in. */
const MOST = 100;

export class History<T> {
  readonly #past: T[] = [];
  #future: T[] = [];
  now: T;

  constructor(first: T) {
    this.now = first;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }
  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  push(next: T): void {
    this.#past.push(this.now);
    if (this.#past.length > MOST) this.#past.shift();
    this.#future = [];
    this.now = next;
  }

  /** False where there is nothing to go back to. */
  undo(): boolean {
    return this.#go(this.#past, this.#future);
  }
  redo(): boolean {
    return this.#go(this.#future, this.#past);
  }

  #go(from: T[], to: T[]): boolean {
    if (from.length === 0) return false;
    to.push(this.now);
    this.now = from.pop() as T;
    return true;
  }
}
