/** Long work in pieces, so that no task holds the page. */

/** Milliseconds that a piece may take. */
const PIECE = 8;

/** Lets the page draw and answer. */
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

/** Calls `each` for 0 … count − 1 and gives way whenever a piece has taken its time. False where it was ended before. */
export async function inSlices(count: number, each: (index: number) => void, ended: () => boolean = () => false): Promise<boolean> {
  let begun = performance.now();
  for (let index = 0; index < count; index += 1) {
    each(index);
    if ((index & 63) !== 63 || performance.now() - begun < PIECE) continue;
    await breathe();
    if (ended()) return false;
    begun = performance.now();
  }
  return !ended();
}
