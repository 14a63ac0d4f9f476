/** B-splines, rational ones too, as chords that stay within a tolerance. */

export interface Spline {
  readonly kind: 'spline';
  readonly degree: number;
  readonly knots: readonly number[];
  /** x, y, weight of each control point, one after the other. */
  readonly points: readonly number[];
}

const MOST_DEGREE = 11;
const DEEPEST = 12;

/**
 * Fits knots and points together; null where they make no curve. Without knots they are taken as even:
 * clamped at the ends, or running around where the curve is closed.
 */
export function splineOf(degree: number, knots: readonly number[], points: readonly number[], closed: boolean): Spline | null {
  const count = points.length / 3;
  if (!Number.isInteger(degree) || degree < 1 || degree > MOST_DEGREE || count < degree + 1) return null;
  if (knots.length === 0 && closed) {
    const around = [...points, ...points.slice(0, degree * 3)];
    return { kind: 'spline', degree, points: around, knots: Array.from({ length: around.length / 3 + degree + 1 }, (_, index) => index) };
  }
  const even = Array.from({ length: count + degree + 1 }, (_, index) => Math.min(Math.max(index - degree, 0), count - degree));
  const used = knots.length === 0 ? even : knots;
  if (used.length !== count + degree + 1 || used.some((knot, index) => !Number.isFinite(knot) || knot < (used[index - 1] ?? knot))) return null;
  if (points.some((value, index) => !Number.isFinite(value) || (index % 3 === 2 && !(value > 0)))) return null;
  return { kind: 'spline', degree, knots: used, points };
}

/** False where so many chords were needed that the tolerance could not be kept. */
export function flattenSpline({ degree, knots, points }: Spline, tolerance: number, out: number[], chords: number): boolean {
  const count = points.length / 3;
  const most = out.length + Math.max(1, chords) * 2;
  let kept = true;
  let first = true;
  for (let span = degree; span < count; span += 1) {
    const from = knots[span] ?? 0;
    const to = knots[span + 1] ?? 0;
    if (!(to > from)) continue;
    // Control points of the span as a Bézier curve: the blossom at every mixture of both ends.
    const piece: number[] = [];
    for (let ends = 0; ends <= degree; ends += 1) piece.push(...blossom(degree, knots, points, span, from, to, ends));
    if (first) out.push(...projected(piece, 0));
    first = false;
    if (!halve(piece, tolerance, out, 0, most)) kept = false;
  }
  return kept;
}

/** De Boor's algorithm with `ends` of its parameters at the end of the span and the rest at its start; x·w, y·w, w. */
function blossom(degree: number, knots: readonly number[], points: readonly number[], span: number, from: number, to: number, ends: number): number[] {
  const work: number[] = [];
  for (let index = 0; index <= degree; index += 1) {
    const at = (span - degree + index) * 3;
    const weight = points[at + 2] ?? 1;
    work.push((points[at] ?? 0) * weight, (points[at + 1] ?? 0) * weight, weight);
  }
  for (let round = 1; round <= degree; round += 1) {
    const parameter = round <= ends ? to : from;
    for (let index = degree; index >= round; index -= 1) {
      const low = knots[span - degree + index] ?? 0;
      const high = knots[span + 1 + index - round] ?? 0;
      const share = high > low ? (parameter - low) / (high - low) : 0;
      for (let part = 0; part < 3; part += 1) {
        const at = index * 3 + part;
        work[at] = (work[at] ?? 0) * share + (work[at - 3] ?? 0) * (1 - share);
      }
    }
  }
  return work.slice(degree * 3, degree * 3 + 3);
}

function projected(piece: readonly number[], index: number): [number, number] {
  const weight = piece[index * 3 + 2] ?? 1;
  return [(piece[index * 3] ?? 0) / weight, (piece[index * 3 + 1] ?? 0) / weight];
}

/** A Bézier curve lies within the hull of its control points: where those are near to the chord, the curve is. */
function isFlat(piece: readonly number[], tolerance: number): boolean {
  const last = piece.length / 3 - 1;
  const [ax, ay] = projected(piece, 0);
  const [bx, by] = projected(piece, last);
  const dx = bx - ax;
  const dy = by - ay;
  const square = dx * dx + dy * dy;
  for (let index = 1; index < last; index += 1) {
    const [x, y] = projected(piece, index);
    const along = square > 0 ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square)) : 0;
    const ex = x - ax - along * dx;
    const ey = y - ay - along * dy;
    if (!(ex * ex + ey * ey <= tolerance * tolerance)) return false;
  }
  return true;
}

/** De Casteljau at the middle, until each part is flat. */
function halve(piece: readonly number[], tolerance: number, out: number[], depth: number, most: number): boolean {
  const flat = isFlat(piece, tolerance);
  if (flat || depth >= DEEPEST || out.length >= most) {
    out.push(...projected(piece, piece.length / 3 - 1));
    return flat;
  }
  const work = [...piece];
  const left: number[] = work.slice(0, 3);
  const right: number[] = work.slice(-3);
  for (let size = work.length - 3; size > 0; size -= 3) {
    for (let at = 0; at < size; at += 1) work[at] = ((work[at] ?? 0) + (work[at + 3] ?? 0)) / 2;
    left.push(...work.slice(0, 3));
    right.unshift(...work.slice(size - 3, size));
  }
  const before = halve(left, tolerance, out, depth + 1, most);
  return halve(right, tolerance, out, depth + 1, most) && before;
}
