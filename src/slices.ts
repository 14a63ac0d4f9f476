/** Long work in slices: between them the page may paint and answer. */

/** Milliseconds that a slice may take. */
const SLICE = 12;

/** Lets others work. A timer may wait 4 ms; a message does not. */
export const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });

/** What a generator returns at its end; it gives way whenever a slice has taken its time. */
export async function sliced<T>(steps: Generator<void, T, void>): Promise<T> {
  let begun = performance.now();
  for (let count = 1; ; count++) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if ((count & 15) !== 0 || performance.now() - begun < SLICE) continue;
    await breathe();
    begun = performance.now();
  }
}
