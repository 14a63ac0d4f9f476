/** Under the drawing: scale bar, what found no place in it, notes, what would pass. */
import type { Draughtsman } from './draughtsman.ts';
import { boxPath, px } from './items.ts';
import { SIZE, spot } from './placer.ts';
import { textWidth } from './text-width.ts';

interface Entry {
  readonly style: string;
  readonly text: string;
  /** May be left out where there is no room: the sentence says it. */
  readonly spare: boolean;
  readonly swatch?: boolean;
}

/** @returns the height of the whole */
export function foot(man: Draughtsman): number {
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
