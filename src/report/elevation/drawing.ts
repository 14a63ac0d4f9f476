/** The elevation laid out on a sheet of so many pixels: lines, areas, and texts that do not touch. */
import { forWidth, frameOf, rowsBelow, WIDE, type Frame, type Sheet } from './frame.ts';
import { boxPath, pathOf, px, tornPath, type Item, type Pixel } from './items.ts';
import { Placer, SIZE, spot, type Spot } from './placer.ts';
import { textWidth } from './text-width.ts';
import { PERSON, type Dimension, type Elevation, type LimitLine, type View, type ViewName } from './types.ts';

export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** 1 : n, at 96 pixels to the inch. */
  readonly scale: number;
  readonly items: readonly Item[];
}

class Draughtsman {
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

  /** Where it fits, in short where it only fits so; else it is told under the drawing. */
  label(style: string, text: string, spots: readonly Spot[], { bold = false, spare = false, short, named = text }: { readonly bold?: boolean; readonly spare?: boolean; readonly short?: string; readonly named?: string } = {}): void {
    const found = this.placer.place(text, spots, bold);
    const less = found === null && short !== undefined ? this.placer.place(short, spots, bold) : null;
    if (found !== null) this.write(style, text, found);
    else if (less !== null && short !== undefined) this.write(style, short, less);
    else if (!spare) this.left.push(named);
  }
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

/** Carrier, sign, ground, person, breaks. */
function scene(man: Draughtsman, view: View): void {
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

function heads(man: Draughtsman): void {
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

const tick = (x: number, y: number): string => `M${px(x - 3.5)} ${px(y + 3.5)}l7-7`;

function limits(man: Draughtsman): void {
  const { model } = man;
  const order = [...model.limits].sort((a, b) => Number(b.state === 'fail') - Number(a.state === 'fail'));
  let beside = 0;
  for (const limit of order) {
    if (limit.axis === 'y') levelLimit(man, limit, limit.excess === undefined ? 0 : beside++);
    else uprightLimit(man, limit);
  }
}

function levelLimit(man: Draughtsman, limit: LimitLine, beside: number): void {
  const { frame, model } = man;
  const { front, side } = model;
  const style = limit.state === 'fail' ? 'lim' : 'lim quiet';
  const y = frame.y(limit.at);
  const x0 = Math.max(frame.views.front[0], frame.front(Math.max(limit.from, front.x0))) - (limit.from <= front.x0 ? 6 : 0);
  const far = limit.to > front.x1;
  const x1 = far ? frame.views.side[1] : frame.front(limit.to);
  man.path(style, `M${px(x0)} ${px(y)}H${px(x1)}`);
  const { excess } = limit;
  const face = front.face ?? side.face;
  if (excess !== undefined && face !== null) {
    const x = frame.front(front.face?.x0 ?? 0) - 8 - beside * 14;
    const [top, bottom] = [frame.y(excess.to), frame.y(excess.from)];
    man.path('dim bad', `M${px(x)} ${px(top)}V${px(bottom)}`);
    man.path('tk bad', tick(x, top) + tick(x, bottom));
    man.path('ex bad', `M${px(x - 5)} ${px(top)}H${px(x + 6)}`);
    const mid = (top + bottom) / 2 + SIZE * 0.36;
    const right = frame.front(front.face?.x1 ?? 0) + 6;
    man.label('bad', frame.wide ? excess.label : excess.short, [spot(x - 6, mid, 'end'), spot(x - 6, top - 4, 'end'), spot(x - 6, bottom + 14, 'end'), spot(right, mid, 'start'), spot(right, top - 4, 'start'), spot((frame.front(front.face?.x0 ?? 0) + right) / 2, top - 5), spot((frame.front(front.face?.x0 ?? 0) + right) / 2, bottom + 14)], { bold: true, short: excess.short });
  }
  const ends = [spot(x1, y - 6, 'end'), spot(x1, y + 15, 'end'), spot(x0 + 4, y - 6, 'start'), spot(x0 + 4, y + 15, 'start')];
  const sideFace = side.face === null ? frame.views.side[0] : frame.side(side.face.x1);
  man.label(limit.state === 'fail' ? 'limt' : 'limt quiet', limit.label, [...(far ? [spot(Math.min(x1, sideFace + 12 + textWidth(limit.label, SIZE, true)), y - 6, 'end')] : []), ...ends, spot((x0 + x1) / 2, y - 6), ...[22, 38, 54].flatMap((by) => [spot(x1, y - by, 'end'), spot(x1, y + by + 9, 'end')])], { bold: limit.state === 'fail' });
}

function uprightLimit(man: Draughtsman, { view, at, from, to, state, label, excess }: LimitLine): void {
  const { frame } = man;
  const x = man.x(view, at);
  const [top, bottom] = [frame.y(to), frame.y(from)];
    const style = state === 'fail' ? 'lim' : 'lim quiet';
  man.path(style, `M${px(x)} ${px(top)}V${px(bottom)}`);
  const text = state === 'fail' ? 'limt' : 'limt quiet';
  man.label(text, label, [spot(x, top - 5), spot(x + 4, top - 5, 'start'), spot(x - 4, top - 5, 'end'), spot(x, bottom + 13), spot(x + 4, bottom + 13, 'start'), spot(x - 4, bottom + 13, 'end'), spot(x + 5, top + 10, 'start'), spot(x, top - 20), spot(x, top - 35), spot(x, bottom + 28)], { bold: state === 'fail' });
  if (excess === undefined) return;
  const y = bottom + 2;
  const [x0, x1] = [man.x(view, excess.from), man.x(view, excess.to)];
  man.path('dim bad', `M${px(x0)} ${px(y)}H${px(x1)}`);
  man.path('tk bad', tick(x0, y) + tick(x1, y));
  const mid = (x0 + x1) / 2;
  man.label('bad', excess.label, [...(x1 - x0 > textWidth(excess.label, SIZE, true) ? [spot(mid, y - 5), spot(mid, y + 14)] : []), spot(x1 + 7, y + 4, 'start'), spot(x0 - 7, y + 4, 'end'), spot(mid, y + 15), spot(x1 + 7, y + 18, 'start'), spot(x0 - 7, y + 18, 'end'), spot(mid, y + 30)], { bold: true, short: excess.short });
}

function dimensions(man: Draughtsman): void {
  const { frame, model } = man;
  const rows = rowsBelow(model);
  const stacked = new Map<string, number>();
  for (const dimension of model.dimensions) {
    if (dimension.axis === 'y') uprightDimension(man, dimension);
    else {
      const key = `${dimension.view} ${dimension.at}`;
      const above = dimension.at === 'below' ? (rows.get(dimension.measure) ?? 0) : (stacked.get(key) ?? 0);
      stacked.set(key, above + 1);
      levelDimension(man, dimension, above);
    }
  }
  // What is not stated yet has no dimension; what would pass is shown where it will stand.
  for (const { measure, axis, at, parts, label } of model.bands) if (axis === 'y' && at !== 'below' && !model.dimensions.some((one) => one.measure === measure)) {
    const x = bandAt(man, measure, at);
    upBand(man, x, parts);
    if (parts.length > 0) man.label('passes', label, [spot(x - 2, (frame.y(0) + frame.y(model.y1)) / 2, 'middle', true)], { spare: true });
  }
}

/** A clearance's is on the left of its column, since a height's may run beside it. */
const bandAt = ({ frame }: Draughtsman, measure: string, at: Dimension['at']): number => (frame.columns[at === 'below' ? 0 : at] ?? 0) - (measure === 'clearance' ? 9 : 0);

function uprightDimension(man: Draughtsman, { measure, from, to, at, label }: Dimension): void {
  const { frame, model } = man;
  const x = frame.columns[at === 'below' ? 0 : at] ?? 0;
  const [top, bottom] = [frame.y(to), frame.y(from)];
  const edge = measure === 'buildingHeight' ? frame.views.front[1] : frame.front(model.front.face?.x1 ?? 0) + 4;
  man.path('dim', `M${px(x)} ${px(top)}V${px(bottom)}`);
  man.path('tk', tick(x, top) + tick(x, bottom));
  man.path('ex', [to, ...(from > 0 ? [from] : [])].map((y) => `M${px(edge)} ${px(frame.y(y))}H${px(x + 5)}`).join(''));
  for (const { from: a, to: b } of frame.axes.y.cuts) if (a >= from && b <= to) man.path('tk', [-3, 3].map((dy) => `M${px(x - 5)} ${px(frame.y((a + b) / 2) + dy + 2)}l10-4`).join(''));
  // The band of what passes stands beside it.
  const band = model.bands.find((one) => one.measure === measure);
  if (band) upBand(man, bandAt(man, measure, at), band.parts);
  const left = x - 5 - (at === 0 && model.bands.some((one) => one.measure === 'clearance' && one.parts.length > 0) ? 6 : 0);
  const mid = (top + bottom) / 2;
  const wide = textWidth(label, SIZE);
  const inside = bottom - top >= wide + 6;
  const turned = inside ? [spot(left, mid, 'middle', true), spot(left, top + 6 + wide / 2, 'middle', true), spot(left, bottom - 6 - wide / 2, 'middle', true)] : [];
  man.label('dimt', label, [...turned, spot(left, top - 5, 'start', true), ...(inside ? [] : [spot(left, mid, 'middle', true)]), spot(x + 19, mid, 'middle', true), spot(x + 19, top - 5, 'start', true), spot(left, bottom + 5, 'end', true), spot(x, top - 8), spot(x, top - 22)]);
}

function levelDimension(man: Draughtsman, { measure, view, from, to, at, label }: Dimension, above: number): void {
  const { frame, model } = man;
  const [x0, x1] = [man.x(view, from), man.x(view, to)];
  const below = at === 'below';
  const y = below ? frame.floor + 26 + above * frame.row : frame.y(at) - 14 - above * 18;
  man.path('dim', `M${px(x0)} ${px(y)}H${px(x1)}`);
  man.path('tk', tick(x0, y) + tick(x1, y));
  const foot = below ? [frame.floor + 10, y + 4] : [y - 4, frame.y(at) - 2];
  man.path('ex', [x0, x1].map((x) => `M${px(x)} ${px(foot[0] ?? y)}V${px(foot[1] ?? y)}`).join(''));
  for (const { from: a, to: b } of frame.axes[view].cuts) if (a >= from && b <= to) man.path('tk', [-3, 3].map((dx) => `M${px(man.x(view, (a + b) / 2) + dx - 2)} ${px(y + 5)}l4-10`).join(''));
  const band = model.bands.find((one) => one.measure === measure);
  if (band) levelBand(man, view, y, band.parts);
  const wide = textWidth(label, SIZE);
  const mid = (x0 + x1) / 2;
  const inside = x1 - x0 >= wide + 2;
  const outside = [spot(x1 + 8, y + 4, 'start'), spot(x0 - 8, y + 4, 'end')];
  man.label('dimt', label, [...(inside ? [spot(mid, y - 5)] : below ? [] : outside), spot(mid, y - 5), ...outside, spot(x1 + 8, y - 9, 'start'), spot(x0 - 8, y - 9, 'end'), spot(mid, y - 19), spot(x1 + 8, y + 17, 'start'), ...(below ? [spot(mid, y + 15)] : [])]);
}

type Parts = Elevation['bands'][number]['parts'];

/** What passes, as a bracket along the dimension: closed where it ends, an arrow where it goes on past what is drawn. */
function upBand(man: Draughtsman, x: number, parts: Parts): void {
  const { frame, model } = man;
  for (const { from, to } of parts) {
    const [low, high] = [Math.max(from ?? 0, model.y0), Math.min(to ?? model.y1, model.y1)];
    if (high <= low) continue;
    const [bottom, top] = [frame.y(low), frame.y(high)];
    man.path('band', boxPath(x + 2.5, top, x + 6.5, bottom));
    man.path('end', [...(from !== null && from >= model.y0 ? [bottom] : []), ...(to !== null && to <= model.y1 ? [top] : [])].map((y) => `M${px(x + 1)} ${px(y)}h8`).join(''));
    if (to === null || to > model.y1) man.path('end', `M${px(x + 1.5)} ${px(top + 5)}l3-5l3 5`);
  }
}

function levelBand(man: Draughtsman, view: ViewName, y: number, parts: Parts): void {
  const { model } = man;
  const { x0, x1 } = model[view];
  for (const { from, to } of parts) {
    const [low, high] = [Math.max(from ?? x0, x0), Math.min(to ?? x1, x1)];
    if (high <= low) continue;
    const [left, right] = [man.x(view, low), man.x(view, high)];
    man.path('band', boxPath(left, y + 2.5, right, y + 6.5));
    man.path('end', [...(from !== null && from >= x0 ? [left] : []), ...(to !== null && to <= x1 ? [right] : [])].map((x) => `M${px(x)} ${px(y + 1)}v8`).join(''));
    if (to === null || to > x1) man.path('end', `M${px(right - 5)} ${px(y + 1.5)}l5 3l-5 3`);
  }
}

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
function caption(man: Draughtsman): void {
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

function grounds(man: Draughtsman): void {
  const { frame, model } = man;
  for (const view of [model.front, model.side])
    for (const { kind, from, to } of view.ground) {
      const text = model.labels.ground[kind];
      if (text === '' || (kind === 'sidewalk' && model.dimensions.some(({ measure }) => measure === 'sidewalkWidth'))) continue;
      const [x0, x1] = [Math.max(frame.views[view.name][0], man.x(view.name, from)), man.x(view.name, to)];
      man.label('cap', text, [frame.floor + 22, frame.floor + 36, frame.floor + 50].flatMap((y) => [spot((x0 + x1) / 2, y), spot(x0 + 6, y, 'start'), spot(x1 - 2, y, 'end')]), { spare: true });
    }
}

interface Entry {
  readonly style: string;
  readonly text: string;
  /** May be left out where there is no room: the sentence says it. */
  readonly spare: boolean;
  readonly swatch?: boolean;
}

/** Scale bar, what found no place, notes, what passes. Returns the height of the whole. */
function foot(man: Draughtsman): number {
  const { frame, model } = man;
  const { width, height, wide } = frame;
  const size = [0.5, 1, 2, 5, 10, 20, 50, 100, 200].find((metres) => metres * frame.metre >= 34) ?? 500;
  const long = size * frame.metre;
  const end = `${size} m`;
  const x = width - 8 - long - textWidth(end, SIZE) / 2;
  const y = height - 7;
  man.path('sb', `M${px(x)} ${px(y - 5)}V${px(y)}H${px(x + long)}V${px(y - 5)}M${px(x + long / 2)} ${px(y)}V${px(y - 3)}`);
  for (const [text, at] of [['0', x], [end, x + long]] as const) man.write('sbt', text, spot(at, y - 8));

  const entries: Entry[] = [
    ...man.left.map((text) => ({ style: 'dimt', text, spare: false })),
    ...model.notes.map((text) => ({ style: 'note', text, spare: false })),
    ...model.bands.map(({ label }, i) => ({ style: 'passes', text: i === 0 ? `${model.labels.passing} ${label}` : label, spare: true, swatch: i === 0 })),
  ];
  const rows = wide ? 1 : 2;
  const left = wide ? 12 : 8;
  let [row, from] = [0, left];
  for (const { style, text, spare, swatch } of entries) {
    const long = textWidth(text, SIZE) + (swatch === true ? 22 : 0);
    // The row of the scale bar ends at it.
    const limit = (at: number): number => (at === rows - 1 ? x - 14 : width - 8);
    if (from > left && from + long > limit(row)) [row, from] = [row + 1, left];
    if (row >= rows && spare) break;
    const base = frame.foot + 14 + row * 18;
    if (swatch === true) {
      man.path('band', boxPath(from, base - 6, from + 16, base - 2));
      man.path('end', `M${px(from)} ${px(base - 8)}v8M${px(from + 16)} ${px(base - 8)}v8`);
    }
    man.write(style, text, spot(from + (swatch === true ? 22 : 0), base, 'start'));
    from += long + 14;
  }
  return Math.max(height, frame.foot + 14 + row * 18 + 8);
}
