/** Work in slices: after each whoever else waits gets their turn, and a cancelled order ends. */
export class Cancelled extends Error {}

export class Pace {
  private readonly slice: number;
  private readonly turn: () => Promise<void>;
  private begun = performance.now();
  private stopped = false;

  /** @param slice milliseconds; @param turn resolves when the others have had theirs */
  constructor(slice: number, turn: () => Promise<void>) {
    this.slice = slice;
    this.turn = turn;
  }

  cancel(): void {
    this.stopped = true;
  }

  /** Rests where the slice is over. Throws `Cancelled`. */
  async rest(): Promise<void> {
    if (performance.now() - this.begun < this.slice) return;
    await this.turn();
    this.begun = performance.now();
    this.check();
  }

  check(): void {
    if (this.stopped) throw new Cancelled();
  }

  /** Runs steps to their end, in slices. */
  async through<T, R>(steps: Generator<T, R, void>, hear: (step: T) => void): Promise<R> {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      hear(step.value);
      // Most steps are far shorter than a slice: only then is it worth a promise.
      if (performance.now() - this.begun >= this.slice) await this.rest();
    }
  }
}
