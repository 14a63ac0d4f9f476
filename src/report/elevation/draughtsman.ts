/** What has been drawn so far, and where on the sheet there is still room for words. */
import type { Frame } from './frame.ts';
import { px, type Item } from './items.ts';
import { Placer, type Spot } from './placer.ts';
import type { Elevation, ViewName } from './types.ts';

export class Draughtsman {
  readonly items: Item[] = [];
  readonly placer: Placer;
  readonly frame: Frame;
  readonly model: Elevation;
  /** What found no place in the drawing: told under it. */
  readonly left: string[] = [];

  constructor(model: Elevation, frame: Frame) {
    this.model = model;
    this.frame = frame;
    this.placer = new Placer(frame.width, frame.height);
  }

  x(view: ViewName, x: number): number {
    return view === 'front' ? this.frame.front(x) : this.frame.side(x);
  }

  path(style: string, d: string): void {
    if (d !== '') this.items.push({ kind: 'path', style, d });
  }

  write(style: string, text: string, { x, y, anchor, turned }: Spot): void {
    this.items.push({ kind: 'text', style, text, x, y, anchor, turned: turned === true });
  }

  /** @returns whether there was room for it */
  place(style: string, text: string, spots: readonly Spot[]): boolean {
    const found = this.placer.place(text, spots);
    if (found !== null) this.write(style, text, found);
    return found !== null;
  }

  /** Where it fits, in short where it only fits so; else it is told under the drawing. */
  label(style: string, text: string, spots: readonly Spot[], { bold = false, spare = false, short, named = text }: { readonly bold?: boolean; readonly spare?: boolean; readonly short?: string; readonly named?: string } = {}): void {
    const found = this.placer.place(text, spots, bold);
    const less = found === null && short !== undefined ? this.placer.place(short, spots, bold) : null;
    if (found !== null) this.write(style, text, found);
    else if (less !== null && short !== undefined) this.write(style, short, less);
    else if (!spare) this.left.push(named);
  }
}

/** The end of a dimension. */
export const tick = (x: number, y: number): string => `M${px(x - 3.5)} ${px(y + 3.5)}l7-7`;
