/** Long work in slices: between them the page may paint, and whoever asked may have lost interest. */

/** Milliseconds. */
const SLICE = 12;

interface Scheduler {
  yield?: () => Promise<void>;
}

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
    await aside();
    this.end = performance.now() + SLICE;
    return this.signal?.aborted !== true;
  }

  get stopped(): boolean {
    return this.signal?.aborted === true;
  }
}

function aside(): Promise<void> {
  const { scheduler } = globalThis as { readonly scheduler?: Scheduler };
  if (scheduler?.yield !== undefined) return scheduler.yield();
  // A timer may wait 4 ms; a message does not.
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
