/** Which boxes meet, each pair once. */
import Flatbush from 'flatbush';

type Box = readonly [minX: number, minY: number, maxX: number, maxY: number];

/** Pairs i < j in ascending order. @param reach by which every box is made larger all round. */
export function* boxPairs(boxes: readonly Box[], reach = 0): Generator<readonly [number, number], void, void> {
  if (boxes.length < 2) return;
  const index = indexOf(boxes);
  for (const [i, [west, south, east, north]] of boxes.entries()) {
    const near = index.search(west - reach, south - reach, east + reach, north + reach, (j) => j > i).sort((a, b) => a - b);
    for (const j of near) yield [i, j];
  }
}

export function indexOf(boxes: readonly Box[]): Flatbush {
  const index = new Flatbush(Math.max(1, boxes.length));
  for (const box of boxes) index.add(...box);
  if (boxes.length === 0) index.add(Infinity, Infinity, -Infinity, -Infinity);
  index.finish();
  return index;
}
