/** Texts that must not touch: each has places it may stand in, best first. Deterministic: what was placed stays. */
import { textWidth } from './text-width.ts';

/** Font size of every text in the drawing, pixels. */
export const SIZE = 12;

export interface Spot {
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Read from below, about (x, y). */
  readonly turned?: boolean;
}

export interface Area {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export const spot = (x: number, y: number, anchor: Spot['anchor'] = 'middle', turned = false): Spot => ({ x, y, anchor, ...(turned ? { turned } : {}) });

/** The room a text takes. */
export function areaOf(text: string, { x, y, anchor, turned }: Spot, bold = false): Area {
  const wide = textWidth(text, SIZE, bold);
  const before = anchor === 'start' ? 0 : anchor === 'middle' ? wide / 2 : wide;
  const [up, down] = [SIZE * 0.9, SIZE * 0.24];
  return turned === true ? { x0: x - up, x1: x + down, y0: y - (wide - before), y1: y + before } : { x0: x - before, x1: x - before + wide, y0: y - up, y1: y + down };
}

const meet = (a: Area, b: Area): boolean => a.x0 < b.x1 && a.x1 > b.x0 && a.y0 < b.y1 && a.y1 > b.y0;

export class Placer {
  private readonly taken: Area[] = [];
  private readonly avoided: Area[] = [];
  private readonly width: number;
  private readonly height: number;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
  }

  /** Nothing is written here. */
  take(area: Area): void {
    this.taken.push(area);
  }

  /** Nothing is written here while there is another place. */
  avoid(area: Area): void {
    this.avoided.push(area);
  }

  /** The first place where the text touches nothing; null where there is none. */
  place(text: string, spots: readonly Spot[], bold = false): Spot | null {
    for (const avoided of [this.avoided, []]) {
      for (const one of spots) {
        const area = areaOf(text, one, bold);
        if (area.x0 < 0 || area.y0 < 0 || area.x1 > this.width || area.y1 > this.height) continue;
        if (this.taken.some((other) => meet(area, other)) || avoided.some((other) => meet(area, other))) continue;
        this.taken.push({ x0: area.x0 - 2, x1: area.x1 + 2, y0: area.y0, y1: area.y1 });
        return one;
      }
    }
    return null;
  }
}
