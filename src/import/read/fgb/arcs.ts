/** Arcs as chords. An arc is given by its start, a place on it, and its end; a full circle ends where it starts, and has the place opposite. */
import type { Position } from 'geojson';

/** Chords of one arc. */
const MOST = 4096;

/** Places of a circular string; no chord is further from its arc than `tolerance`, in the units of the coordinates. Start, middle and end of each arc stay as they are. */
export function chords(points: readonly Position[], tolerance: number): Position[] {
  const result: Position[] = points[0] === undefined ? [] : [points[0]];
  for (let i = 0; i + 2 < points.length; i += 2) {
    const [start, middle, end] = [points[i], points[i + 1], points[i + 2]];
    if (start !== undefined && middle !== undefined && end !== undefined) result.push(...between(start, middle, end, tolerance));
  }
  return result;
}

/** What comes after the start, the end included. */
function between(start: Position, middle: Position, end: Position, tolerance: number): Position[] {
  const [ax = NaN, ay = NaN] = start;
  const [bx, by] = [(middle[0] ?? NaN) - ax, (middle[1] ?? NaN) - ay];
  const [cx, cy] = [(end[0] ?? NaN) - ax, (end[1] ?? NaN) - ay];
  const circle = cx === 0 && cy === 0;
  const cross = 2 * (bx * cy - by * cx);
  if (!circle && Math.abs(cross) < 1e-12 * (bx * bx + by * by + cx * cx + cy * cy)) return [middle, end];
  // Circumcentre, seen from the start.
  const [ux, uy] = circle ? [bx / 2, by / 2] : [(cy * (bx * bx + by * by) - by * (cx * cx + cy * cy)) / cross, (bx * (cx * cx + cy * cy) - cx * (bx * bx + by * by)) / cross];
  const radius = Math.hypot(ux, uy);
  if (!(radius > 0 && Number.isFinite(radius))) return [middle, end];
  const turn = circle || cross > 0 ? 1 : -1;
  const angle = (x: number, y: number): number => Math.atan2(y - uy, x - ux);
  const from = angle(0, 0);
  const part = (to: number): number => {
    const sweep = ((to - from) * turn) % (2 * Math.PI);
    return (sweep < 0 ? sweep + 2 * Math.PI : sweep) * turn;
  };
  const half = circle ? Math.PI : part(angle(bx, by));
  const whole = circle ? 2 * Math.PI : part(angle(cx, cy));
  const step = 2 * Math.acos(Math.max(0, 1 - Math.min(tolerance / radius, 1)));
  const places = (begin: number, stop: number): Position[] => {
    const n = Math.min(MOST, Math.max(1, Math.ceil(Math.abs(stop - begin) / Math.max(step, 1e-9))));
    return Array.from({ length: n - 1 }, (_, k): Position => {
      const at = from + begin + ((stop - begin) * (k + 1)) / n;
      return [rounded(ax + ux + radius * Math.cos(at), radius), rounded(ay + uy + radius * Math.sin(at), radius)];
    });
  };
  return [...places(0, half), middle, ...places(half, whole), end];
}

/** To a millionth of the radius: engines differ in the last digits of a sine, and the same file must give the same plan. */
function rounded(value: number, radius: number): number {
  const unit = 10 ** (Math.floor(Math.log10(radius)) - 7);
  return Number((Math.round(value / unit) * unit).toPrecision(15));
}
