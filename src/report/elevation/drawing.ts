/** The elevation laid out on a sheet of so many pixels: lines, areas, and texts that do not touch. */
import { caption, grounds } from './captions.ts';
import { dimensions } from './dimension-lines.ts';
import { Draughtsman } from './draughtsman.ts';
import { foot } from './foot.ts';
import { forWidth, frameOf, WIDE, type Sheet } from './frame.ts';
import type { Item } from './items.ts';
import { limits } from './limit-lines.ts';
import { heads, scene } from './scene.ts';
import type { Elevation } from './types.ts';

export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** 1 : n, at 96 pixels to the inch. */
  readonly scale: number;
  readonly items: readonly Item[];
}

export function drawing(full: Elevation, sheet: Sheet): Drawing {
  const model = forWidth(full, sheet.width >= WIDE);
  const frame = frameOf(model, sheet);
  const man = new Draughtsman(model, frame);
  const { width } = frame;
  for (const view of [model.front, model.side]) scene(man, view);
  heads(man);
  limits(man);
  dimensions(man);
  caption(man);
  grounds(man);
  return { width, height: foot(man), scale: frame.scale, items: man.items };
}
