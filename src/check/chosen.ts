/** The features of a large layer that a condition on attributes chooses, indexed by themselves: one type of sign among a hundred thousand is found without looking at the others. */
import { boxIndex } from '../geo/box-index.ts';
import type { Footprint } from '../geo/footprint.ts';
import type { Space } from './space.ts';

export class Chosen {
  private readonly numbers: readonly number[];
  private readonly boxes: Float64Array;
  private readonly index: ReturnType<typeof boxIndex>;

  /** @param numbers of the features in their layer, ascending */
  constructor(space: Space, numbers: readonly number[]) {
    this.numbers = numbers;
    this.boxes = new Float64Array(4 * numbers.length);
    numbers.forEach((number, i) => this.boxes.set(space.shapes[number]?.box ?? [], 4 * i));
    this.index = boxIndex(this.boxes);
  }

  /** Numbers of those whose box is at most `reach` units from the footprint's, in the layer's order. */
  within(foot: Footprint, reach: number): readonly number[] {
    if (reach === Infinity) return this.numbers;
    const [minX, minY, maxX, maxY] = foot.box;
    const { boxes, numbers, index } = this;
    if (index) return index.search(minX - reach, minY - reach, maxX + reach, maxY + reach).sort((a, b) => a - b).map((i) => numbers[i] as number);
    return numbers.filter((_, i) => (boxes[4 * i] as number) <= maxX + reach && (boxes[4 * i + 2] as number) >= minX - reach && (boxes[4 * i + 1] as number) <= maxY + reach && (boxes[4 * i + 3] as number) >= minY - reach);
  }
}
