/** Limits on the sheet: the line, its words, and how far the sign is beyond it. */
import { tick, type Draughtsman } from './draughtsman.ts';
import { px } from './items.ts';
import { SIZE, spot } from './placer.ts';
import { textWidth } from './text-width.ts';
import type { LimitLine } from './types.ts';

export function limits(man: Draughtsman): void {
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
  const style = limit.state === 'fail' ? 'lim' : 'lim kept';
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
  man.label(limit.state === 'fail' ? 'limt' : 'limt kept', limit.label, [...(far ? [spot(Math.min(x1, sideFace + 12 + textWidth(limit.label, SIZE, true)), y - 6, 'end')] : []), ...ends, spot((x0 + x1) / 2, y - 6), ...[22, 38, 54].flatMap((by) => [spot(x1, y - by, 'end'), spot(x1, y + by + 9, 'end')])], { bold: limit.state === 'fail' });
}

function uprightLimit(man: Draughtsman, { view, at, from, to, state, label, excess }: LimitLine): void {
  const { frame } = man;
  const x = man.x(view, at);
  const [top, bottom] = [frame.y(to), frame.y(from)];
  const style = state === 'fail' ? 'lim' : 'lim kept';
  man.path(style, `M${px(x)} ${px(top)}V${px(bottom)}`);
  const text = state === 'fail' ? 'limt' : 'limt kept';
  man.label(text, label, [spot(x, top - 5), spot(x + 4, top - 5, 'start'), spot(x - 4, top - 5, 'end'), spot(x, bottom + 13), spot(x + 4, bottom + 13, 'start'), spot(x - 4, bottom + 13, 'end'), spot(x + 5, top + 10, 'start'), spot(x, top - 20), spot(x, top - 35), spot(x, bottom + 28)], { bold: state === 'fail' });
  if (excess === undefined) return;
  const y = bottom + 2;
  const [x0, x1] = [man.x(view, excess.from), man.x(view, excess.to)];
  man.path('dim bad', `M${px(x0)} ${px(y)}H${px(x1)}`);
  man.path('tk bad', tick(x0, y) + tick(x1, y));
  const mid = (x0 + x1) / 2;
  const told = frame.wide ? excess.label : excess.short;
  man.label('bad', told, [...(x1 - x0 > textWidth(told, SIZE, true) ? [spot(mid, y - 5), spot(mid, y + 14)] : []), spot(x1 + 7, y + 4, 'start'), spot(x0 - 7, y + 4, 'end'), spot(mid, y + 15), spot(x1 + 7, y + 18, 'start'), spot(x0 - 7, y + 18, 'end'), spot(mid, y + 30)], { bold: true, short: excess.short });
}
