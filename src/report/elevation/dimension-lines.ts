/** Dimensions on the sheet, and along them the brackets of what would pass. */
import { tick, type Draughtsman } from './draughtsman.ts';
import { rowsBelow } from './frame.ts';
import { boxPath, px } from './items.ts';
import { SIZE, spot } from './placer.ts';
import { textWidth } from './text-width.ts';
import type { Dimension, Elevation, ViewName } from './types.ts';

export function dimensions(man: Draughtsman): void {
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
  // No word about the ground runs through a dimension.
  for (const { axis, at, measure, view, from, to } of model.dimensions)
    if (axis === 'x' && at === 'below') {
      const y = frame.floor + 26 + (rows.get(measure) ?? 0) * frame.row;
      man.placer.take({ x0: man.x(view, from) - 4, x1: man.x(view, to) + 4, y0: y - 4, y1: y + 10 });
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

const PLAIN: ReadonlySet<string> = new Set(['height', 'clearance']);

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
  // Of what every sign has the number alone says enough: better between the ends without its name than with it away from them.
  const number = /[\d.,]+$/.exec(label)?.[0] ?? label;
  if (!inside && PLAIN.has(measure) && bottom - top >= textWidth(number, SIZE) + 2 && man.place('dimt', number, [spot(left, mid, 'middle', true)])) return;
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
