/** Long work in slices: between them the page may paint, and whoever asked may have lost interest. */
import { breathe } from '../../slices.ts';

/** Milliseconds. */
const SLICE = 12;

export class Slices {
  private readonly signal: AbortSignal | undefined;
  private end: number;

  constructor(signal?: AbortSignal) {
    this.signal = signal;
    this.end = performance.now() + SLICE;
  }

  /** Whether it is time to rest. */
  get due(): boolean {
    return performance.now() >= this.end;
  }

  /** Lets others work. False where the work has been called off. */
  async rest(): Promise<boolean> {
    await breathe();
    this.end = performance.now() + SLICE;
    return this.signal?.aborted !== true;
  }

  get stopped(): boolean {
    return this.signal?.aborted === true;
  }
}
