/** Work on very many things, in slices: between two of them the page answers. */

/** Things between two chances to pause: measuring a zone takes some microseconds. */
export const SLICE = 200;

/** Runs to the end without a pause. */
export function atOnce<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** @param pause between two slices, where it may also see that it is too early; false gives the work up. @returns null where it was given up */
export async function inSlices<T>(steps: Generator<undefined, T>, pause: () => Promise<boolean>): Promise<T | null> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (!(await pause())) return null;
  }
}
