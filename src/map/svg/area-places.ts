/** Where in an area a name of a known size can stand, when the roomiest point of the area is taken. */
import { type Edge, signedRoom } from '../inside-point.ts';
import type { Point, Rect, Shape } from './shapes.ts';

const COLUMNS = 22;
const ROWS = 14;

export interface Places {
  /** Middles for the name, the best first: where all of it lies in the area, near the middle of what is seen of the area. */
  readonly all: readonly Point[];
  /** The first so many of them hold all of the name. */
  readonly whole: number;
  /** Whether all of the name lies in the area about a point. */
  holds(at: Point): boolean;
}

/** For a name of half the given size. Heights are compared, with the plane squeezed so far that the name is a square. */
export function placesIn(areas: Shape['areas'], seen: Rect, halfWidth: number, halfHeight: number): Places {
  const squeeze = halfHeight / halfWidth;
  const enough = halfHeight * 1.25;
  const found: { at: Point; score: number; whole: boolean }[] = [];
  const edgesOf = (rings: Shape['areas'][number]): Edge[] => rings.flatMap((ring) => ring.slice(1).map(([x, y], index): Edge => [(ring[index]?.[0] ?? x) * squeeze, ring[index]?.[1] ?? y, x * squeeze, y]));
  for (const rings of areas) {
    const edges = edgesOf(rings);
    const xs = rings.flatMap((ring) => ring.map(([x]) => x));
    const ys = rings.flatMap((ring) => ring.map(([, y]) => y));
    const [left, right] = [Math.max(Math.min(...xs), seen.left) + halfWidth, Math.min(Math.max(...xs), seen.right) - halfWidth];
    const [top, bottom] = [Math.max(Math.min(...ys), seen.top) + halfHeight, Math.min(Math.max(...ys), seen.bottom) - halfHeight];
    if (left > right || top > bottom) continue;
    const [cx, cy] = [(left + right) / 2, (top + bottom) / 2];
    const reach = Math.hypot(right - left, bottom - top) || 1;
    for (let i = 0; i < COLUMNS; i += 1) {
      for (let j = 0; j < ROWS; j += 1) {
        const [x, y] = [left + ((right - left) * (i + 0.5)) / COLUMNS, top + ((bottom - top) * (j + 0.5)) / ROWS];
        const room = signedRoom(edges, x * squeeze, y);
        if (room > halfHeight * 0.4) found.push({ at: [x, y], whole: room >= halfHeight, score: (room >= halfHeight ? 1 : 0) + Math.min(room, enough) / enough - (0.5 * Math.hypot(x - cx, y - cy)) / reach });
      }
    }
  }
  const all = found.sort((a, b) => b.score - a.score);
  return {
    all: all.map(({ at }) => at),
    whole: all.filter(({ whole }) => whole).length,
    holds: ([x, y]) => areas.some((rings) => signedRoom(edgesOf(rings), x * squeeze, y) >= halfHeight),
  };
}
