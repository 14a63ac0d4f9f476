/** An index of boxes for large layers. Below `SMALL` a scan is faster, so the library is fetched only where a package has a layer that needs it. */
import type Flatbush from 'flatbush';

export const SMALL = 96;
let library: typeof Flatbush | null = null;

/** To be awaited before layers of more than `SMALL` features are compiled; without it they are scanned, which is right and slow. */
export async function loadBoxIndex(): Promise<void> {
  library ??= (await import('flatbush')).default;
}

/** Over minX, minY, maxX, maxY, …; null for a small layer. */
export function boxIndex(boxes: Float64Array): Flatbush | null {
  const count = boxes.length / 4;
  if (count <= SMALL || library === null) return null;
  const index = new library(count, 16, Float64Array);
  for (let b = 0; b < boxes.length; b += 4) index.add(boxes[b] as number, boxes[b + 1] as number, boxes[b + 2] as number, boxes[b + 3] as number);
  index.finish();
  return index;
}
