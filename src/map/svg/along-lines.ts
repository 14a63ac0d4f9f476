/** What runs along lines: names of roads letter by letter, ticks of power lines. */
import { evaluate, numberOf, textOf } from './evaluate.ts';
import type { Board } from './board.ts';
import { widthOf } from './lettering.ts';
import type { Icon, Letters, Mark, OneSymbol, Placing } from './marks.ts';
import { type Along, type Rect, along, around } from './shapes.ts';

/** Steps in which a free stretch is looked for, pixels. */
const STEP = 12;
/** Above this angle from the level Han characters stand upright, one under another. */
const STEEP = 52;
/** A name rather stands where its line turns by less, degrees from its first letter to its last. */
const STRAIGHT = 12;

/** A name on each free stretch of its line, so far from one another as the layer asks; `before` are those of the layer so far. */
export function placeAlong(symbol: OneSymbol, placing: Placing, board: Board, before: readonly Mark[]): Letters[] {
  const { layout, subject, face } = symbol;
  const signs = Array.from(textOf(layout['text-field'], subject).replace('\n', ' '));
  if (signs.length === 0) return [];
  const spacing = numberOf(layout['symbol-spacing'], subject, 250);
  const name = signs.join('');
  const same = before.filter((mark): mark is Letters => mark.kind === 'letters' && mark.letters.map(({ sign }) => sign).join('') === name);
  const found: Letters[] = [];
  const far = (one: Letters): boolean => {
    const [a, b] = [middle(one), [...same, ...found].map(middle)];
    return b.every(({ x, y }) => Math.hypot(x - a.x, y - a.y) >= spacing);
  };
  for (const line of placing.shape(symbol.feature).lines) {
    const way = along(line);
    for (const clear of [true, false]) {
      for (const at of stretches(way.length)) {
        const letters = lettersAt(way, at, signs, symbol, clear ? STRAIGHT : 180);
        if (!letters || !far(letters)) continue;
        const boxes = letters.letters.map(({ x, y }): Rect => around(x, y, face.size * 0.6, face.size * 0.6));
        if (!board.free(boxes, clear)) continue;
        board.take(boxes);
        found.push(letters);
      }
      if (found.length > 0) break;
    }
  }
  return found;
}

const middle = ({ letters }: Letters): { x: number; y: number } => letters[Math.floor(letters.length / 2)] ?? { x: 0, y: 0 };

/** From the middle outwards. */
function* stretches(length: number): Generator<number> {
  yield length / 2;
  for (let away = STEP; away < length / 2; away += STEP) {
    yield length / 2 + away;
    yield length / 2 - away;
  }
}

/** Null where the line is too short there, or bends too sharply. */
function lettersAt(way: Along, at: number, signs: readonly string[], { layout, subject, face }: OneSymbol, bend: number): Letters | null {
  const widths = signs.map((sign) => widthOf(sign) * face.size);
  const gap = face.spacing * face.size;
  const whole = widths.reduce((sum, width) => sum + width, 0) + gap * (signs.length - 1);
  if (at - whole / 2 < 0 || at + whole / 2 > way.length) return null;
  const [from, to] = [way.at(at - whole / 2), way.at(at + whole / 2)];
  const angle = degrees(Math.atan2(to.y - from.y, to.x - from.x));
  const steep = Math.abs(Math.abs(angle) - 90) < 90 - STEEP;
  // Read from left to right, on steep lines from top to bottom.
  const turned = steep ? to.y < from.y : to.x < from.x;
  const offset = evaluate(layout['text-offset'] ?? null, subject);
  const beside = Array.isArray(offset) ? -Number(offset[1]) * face.size : 0;
  const most = numberOf(layout['text-max-angle'], subject, 45);
  const letters: { sign: string; x: number; y: number; turn: number }[] = [];
  let walked = 0;
  for (const [index, sign] of signs.entries()) {
    const width = widths[index] ?? 0;
    const share = walked + width / 2 - whole / 2;
    walked += width + gap;
    const { x, y, dx, dy } = way.at(turned ? at - share : at + share);
    const [ux, uy] = turned ? [-dx, -dy] : [dx, dy];
    const turn = degrees(Math.atan2(uy, ux));
    const last = letters.at(-1);
    if (last && Math.abs(((turn - last.turn + 540) % 360) - 180) > most) return null;
    letters.push({ sign, x: x + uy * beside, y: y - ux * beside, turn });
  }
  const [head, tail] = [letters[0]?.turn ?? 0, letters.at(-1)?.turn ?? 0];
  if (Math.abs(((tail - head + 540) % 360) - 180) > bend) return null;
  return { kind: 'letters', face, letters: steep ? letters.map((letter) => ({ ...letter, turn: 0 })) : smoothed(letters) };
}

const degrees = (radians: number): number => (radians * 180) / Math.PI;

/** A kink of the line is spread over the letters beside it. */
function smoothed(letters: Letters['letters']): Letters['letters'] {
  return letters.map((letter, index) => {
    const near = [letters[index - 1] ?? letter, letter, letters[index + 1] ?? letter];
    return { ...letter, turn: near.reduce((sum, { turn }) => sum + turn, 0) / 3 };
  });
}

/** One symbol after another, turned with the line. */
export function ticksAlong({ layout, layer, subject, feature }: OneSymbol, { shape, images }: Placing): Icon[] {
  const name = textOf(layout['icon-image'], subject).split('@')[0] ?? '';
  if (!images.has(name)) return [];
  const spacing = numberOf(layout['symbol-spacing'], subject, 250);
  const paint: Readonly<Record<string, unknown>> = { ...layer.paint };
  const opacity = numberOf(paint['icon-opacity'], subject, 1);
  return shape(feature).lines.flatMap((line) => {
    const way = along(line);
    return Array.from({ length: Math.floor(way.length / spacing + 0.5) }, (_, index): Icon => {
      const { x, y, dx, dy } = way.at((index + 0.5) * spacing);
      return { kind: 'icon', name, x, y, rotate: degrees(Math.atan2(dy, dx)), scale: 1, opacity, feature };
    });
  });
}
