/** Order along a Hilbert curve, so that neighbours in space are neighbours in the file. */

export type Box = readonly [minX: number, minY: number, maxX: number, maxY: number];

const MAX = 0xffff;

/**
 * Position of a point on the Hilbert curve of order 16.
 * @param x @param y integers 0..65535
 */
export function hilbert(x: number, y: number): number {
  let index = 0;
  for (let side = 0x8000; side > 0; side >>= 1) {
    const right = (x & side) !== 0 ? 1 : 0;
    const up = (y & side) !== 0 ? 1 : 0;
    index += side * side * ((3 * right) ^ up);
    if (up === 0) {
      if (right === 1) {
        x = MAX - x;
        y = MAX - y;
      }
      [x, y] = [y, x];
    }
  }
  return index;
}

/** Indices of the boxes in the order of their centres on the curve; boxes of one cell stay in the order given. */
export function hilbertOrder(boxes: readonly Box[], extent: Box): number[] {
  const [minX, minY, maxX, maxY] = extent;
  const scaleX = maxX > minX ? MAX / (maxX - minX) : 0;
  const scaleY = maxY > minY ? MAX / (maxY - minY) : 0;
  const position = boxes.map((box) => hilbert(Math.floor(scaleX * ((box[0] + box[2]) / 2 - minX)), Math.floor(scaleY * ((box[1] + box[3]) / 2 - minY))));
  return boxes.map((_, index) => index).sort((a, b) => (position[a] ?? 0) - (position[b] ?? 0) || a - b);
}

export function union(boxes: readonly Box[]): Box {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    if (box[0] < minX) minX = box[0];
    if (box[1] < minY) minY = box[1];
    if (box[2] > maxX) maxX = box[2];
    if (box[3] > maxY) maxY = box[3];
  }
  return [minX, minY, maxX, maxY];
}
