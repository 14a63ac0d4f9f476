/** Carrier, sign, ground, person, and the breaks where something is left out. */
import type { Draughtsman } from './draughtsman.ts';
import { boxPath, pathOf, tornPath, type Pixel } from './items.ts';
import { spot } from './placer.ts';
import { PERSON, type View } from './types.ts';

export function scene(man: Draughtsman, view: View): void {
  const { frame, placer } = man;
  const at = ([x, y]: readonly [number, number]): Pixel => [man.x(view.name, x), frame.y(y)];
  const [left, right] = frame.views[view.name];
  for (const { role, points, closed } of view.shapes) {
    const pixels = points.map(at);
    const [first, last] = [pixels[0], pixels[pixels.length - 1]];
    if (role === 'torn' && first && last) man.path('torn', tornPath(first, last));
    else man.path(role, pathOf(pixels, closed));
  }
  const line = view.ground.flatMap(({ from, to, level }): Pixel[] => [at([from, level]), at([to, level])]);
  const [start, end] = [line[0], line[line.length - 1]];
  if (start && end) {
    man.path('earth', `${pathOf(line.map(([x, y]): Pixel => [x, y + 1]))}${pathOf(line.map(([x, y]): Pixel => [x, y + 8]).reverse()).replace('M', 'L')}z`);
    man.path('gl', pathOf(line));
  }
  breaks(man, view, left, right);
  const [px_, py] = at(view.person);
  const tall = PERSON * frame.metre;
  man.items.push({ kind: 'person', x: px_, y: py, height: tall });
  placer.avoid({ x0: px_ - tall * 0.2, x1: px_ + tall * 0.2, y0: py - tall, y1: py });
}

/** Where something is left out the drawing is parted by two torn lines across all that runs through. */
function breaks(man: Draughtsman, view: View, left: number, right: number): void {
  const { frame } = man;
  const points = view.shapes.flatMap((shape) => shape.points);
  for (const { from, to } of frame.axes.y.cuts) {
    const through = view.shapes.filter((shape) => Math.min(...shape.points.map(([, y]) => y)) < from + 1e-6 && Math.max(...shape.points.map(([, y]) => y)) > to - 1e-6).flatMap((shape) => shape.points.map(([x]) => man.x(view.name, x)));
    if (through.length === 0) continue;
    const [x0, x1] = [Math.min(...through) - 5, Math.max(...through) + 5];
    const [y0, y1] = [frame.y(to), frame.y(from)];
    man.path('gap', boxPath(x0 - 4, y0, x1 + 4, y1));
    man.path('torn', tornPath([x0, y0], [x1, y0]) + tornPath([x0, y1], [x1, y1]));
  }
  const axis = frame.axes[view.name];
  const high = Math.max(0, ...points.map(([, y]) => y));
  for (const { from, to } of axis.cuts) {
    const through = view.shapes.filter((shape) => Math.min(...shape.points.map(([x]) => x)) < from + 1e-6 && Math.max(...shape.points.map(([x]) => x)) > to - 1e-6).flatMap((shape) => shape.points.map(([, y]) => frame.y(y)));
    const [x0, x1] = [Math.max(left, man.x(view.name, from)), Math.min(right, man.x(view.name, to))];
    const [y0, y1] = [Math.min(frame.y(Math.min(high, 0.3)), ...through) - 5, frame.floor + 10];
    man.path('gap', boxPath(x0, y0 - 2, x1, y1 + 2));
    man.path('torn', tornPath([x0, y0], [x0, y1]) + tornPath([x1, y0], [x1, y1]));
  }
}

/** Names of the views, and what is not to be written over. */
export function heads(man: Draughtsman): void {
  const { frame, model, placer } = man;
  // Under the drawing notes are written.
  placer.take({ x0: 0, x1: frame.width, y0: frame.foot, y1: frame.height });
  for (const view of [model.front, model.side]) {
    const text = model.labels[view.name];
    const found = placer.place(text, [spot(frame.views[view.name][0], 15, 'start')]);
    if (found !== null) man.write('vcap', text, found);
    if (view.face !== null) placer.avoid({ x0: man.x(view.name, view.face.x0), x1: man.x(view.name, view.face.x1), y0: frame.y(view.face.y1), y1: frame.y(view.face.y0) });
  }
}
