/** Long work in pieces, so that no task holds the page. */
import { breathe } from '../../slices.ts';

/** Milliseconds that a piece may take. */
const PIECE = 8;

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
