/** Words in the drawing that measure nothing: the size of the face, sidewalk and carriageway. */
import type { Draughtsman } from './draughtsman.ts';
import type { Frame } from './frame.ts';
import { SIZE, spot } from './placer.ts';
import { textWidth } from './text-width.ts';
import type { View, ViewName } from './types.ts';

/** The part of the face that is within the limits, where there is one. */
function clear({ face, shapes }: View): View['face'] {
  if (face === null) return null;
  let { x0, y0, x1, y1 } = face;
  for (const { role, points } of shapes) {
    if (role !== 'beyond') continue;
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    const part = { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
    if (part.x0 <= face.x0 && part.x1 >= face.x1) {
      if (part.y1 >= face.y1) y1 = Math.min(y1, part.y0);
      else y0 = Math.max(y0, part.y1);
    } else x1 = Math.min(x1, part.x0);
  }
  return x1 > x0 && y1 > y0 ? { x0, y0, x1, y1 } : face;
}

/** Of a face that is broken, the part before the break. */
function whole(face: View['face'], view: ViewName, { axes }: Frame): View['face'] {
  if (face === null) return null;
  const [x] = axes[view].cuts.filter(({ from, to }) => from > face.x0 && to < face.x1);
  const [y] = axes.y.cuts.filter(({ from, to }) => from > face.y0 && to < face.y1);
  return { ...face, x1: x?.from ?? face.x1, y1: y?.from ?? face.y1 };
}

/** The size of the face, in it where it fits. */
export function caption(man: Draughtsman): void {
  const { frame, model, placer } = man;
  const { caption } = model;
  const face = caption === null ? null : whole(clear(model[caption.view]), caption.view, frame);
  if (caption === null || face === null) return;
  const [x0, x1, y0, y1] = [man.x(caption.view, face.x0), man.x(caption.view, face.x1), frame.y(face.y1), frame.y(face.y0)];
  const [mid, base] = [(x0 + x1) / 2, (y0 + y1) / 2 + SIZE * 0.36];
  const style = caption.bad ? 'bad' : 'ft';
  for (const text of caption.texts) {
    const wide = textWidth(text, SIZE, caption.bad);
    if (wide > x1 - x0 - 6 || y1 - y0 < SIZE * 1.2) continue;
    const [left, right, up, down] = [x0 + 4 + wide / 2, x1 - 4 - wide / 2, y0 + SIZE * 1.2, y1 - SIZE * 0.5];
    const found = placer.place(text, [spot(mid, base), spot(left, base), spot(right, base), ...(up < base ? [up, down].flatMap((y) => [mid, left, right].map((x) => spot(x, y))) : [])], caption.bad);
    if (found !== null) return man.write(style, text, found);
  }
  man.label(style, caption.texts[caption.texts.length - 1] ?? '', [spot(mid, y1 + 15), spot(mid, y0 - 5), spot(x0 - 6, base, 'end'), spot(x1 + 6, base, 'start')], { bold: caption.bad, named: caption.named });
}

export function grounds(man: Draughtsman): void {
  const { frame, model } = man;
  for (const view of [model.front, model.side])
    for (const { kind, from, to } of view.ground) {
      const text = model.labels.ground[kind];
      if (text === '' || (kind === 'sidewalk' && model.dimensions.some(({ measure }) => measure === 'sidewalkWidth'))) continue;
      const [x0, x1] = [Math.max(frame.views[view.name][0], man.x(view.name, from)), man.x(view.name, to)];
      man.label('cap', text, [frame.floor + 22, frame.floor + 36, frame.floor + 50].flatMap((y) => [spot((x0 + x1) / 2, y), spot(x0 + 6, y, 'start'), spot(x1 - 2, y, 'end')]), { spare: true });
    }
}
