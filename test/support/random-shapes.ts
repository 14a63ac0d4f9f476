/** Random geometry for the differential tests, in units of the plane: large and small, clean and nearly degenerate, with footprints that seek out edges and corners. */
import type { Footprint } from '../../src/geo/footprint.ts';

export type Next = () => number;
/** Rings of one polygon: shell, holes; each closed, x0, y0, x1, y1, … */
export type Rings = number[][];

export const whole = (next: Next, low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
export const pick = <const T>(next: Next, list: readonly [T, ...T[]]): T => list[whole(next, 0, list.length - 1)] ?? list[0];
/** As likely between 1 and 10 as between 10⁷ and 10⁸. */
export const size = (next: Next, low: number, high: number): number => Math.round(low * (high / low) ** next());

const close = (points: readonly (readonly [number, number])[]): number[] => [...points, ...points.slice(0, 1)].flat();

/** A star-shaped ring, some of its vertices repeated or set upon a straight edge. */
function star(next: Next, x: number, y: number, radius: number, corners: number): number[] {
  const points: [number, number][] = [];
  for (let i = 0; i < corners; i++) {
    const angle = (2 * Math.PI * (i + 0.8 * next())) / corners;
    const r = radius * (0.45 + 0.55 * next());
    points.push([Math.round(x + r * Math.cos(angle)), Math.round(y + r * Math.sin(angle))]);
    if (next() < 0.05) points.push([...(points.at(-1) ?? [0, 0])] as [number, number]);
  }
  return close(points);
}

/** A polygon with up to two holes; a third is thin, in one of the ways in which drawings are. */
export function polygon(next: Next, x: number, y: number, radius: number): Rings {
  const kind = next();
  if (kind < 0.12) {
    // A sliver: a few units wide, as long as the rest.
    const width = whole(next, 1, 6);
    const slope = whole(next, -radius, radius);
    return [close([[x - radius, y - slope], [x + radius, y + slope], [x + radius, y + slope + width], [x - radius, y - slope + width]])];
  }
  if (kind < 0.24) {
    // Two rooms joined by a corridor, and a notch that nearly meets the far side.
    const w = Math.max(4, Math.round(radius * next()));
    const gap = whole(next, 1, Math.max(1, Math.floor(w / 3)));
    return [close([[x, y], [x + 3 * w, y], [x + 3 * w, y + w], [x + 2 * w, y + w], [x + 2 * w, y + gap], [x + w, y + gap], [x + w, y + w], [x, y + w]])];
  }
  const shell = star(next, x, y, radius, whole(next, 3, kind < 0.6 ? 9 : 40));
  const holes: number[][] = [];
  if (radius >= 12 && next() < 0.6) holes.push(star(next, Math.round(x - radius / 8), y, radius / 10, whole(next, 3, 20)));
  if (holes.length > 0 && next() < 0.5) holes.push(star(next, Math.round(x + radius / 8), y, radius / 10, 5));
  return [shell, ...holes];
}

/** Small whole numbers, so that corners meet edges and edges lie upon one another all the time: a block with a notch, a hole that may touch the edge, or a star. */
export function latticePolygon(next: Next): Rings {
  const [x, y] = [whole(next, -6, 6), whole(next, -6, 6)];
  const kind = next();
  if (kind < 0.3) return [star(next, x, y, 9, whole(next, 3, 8))];
  if (kind < 0.5) return [close([[x, y], [x + 9, y], [x + 9, y + 8], [x + 6, y + 8], [x + 6, y + whole(next, 1, 7)], [x + 3, y + 3], [x + 3, y + 8], [x, y + 8]])];
  const block = close([[x, y], [x + 10, y], [x + 10, y + 10], [x, y + 10]]);
  if (kind < 0.6) return [block];
  const [hx, hy] = [x + whole(next, 1, 6), y + whole(next, 0, 6)];
  // At y the hole meets the edge in one point, as a valid hole may.
  return [block, close([[hx + 1, hy], [hx + 3, hy + 2], [hx + 1, hy + 3], [hx, hy + 1]])];
}

export function polyline(next: Next, x: number, y: number, radius: number, points: number): number[] {
  const out = [x, y];
  for (let i = 1; i < points; i++) out.push((out.at(-2) ?? 0) + whole(next, -radius, radius), (out.at(-1) ?? 0) + whole(next, -radius, radius));
  return out;
}

/** A footprint of stated points; its centre is one of them or the middle of two, so that it lies on the baseline exactly. */
export function footOf(points: readonly number[]): Footprint {
  const middle = 2 * Math.floor(points.length / 4);
  const [ax = 0, ay = 0, bx = ax, by = ay] = points.length === 4 ? points : points.slice(middle, middle + 2);
  const [x, y] = [(ax + bx) / 2, (ay + by) / 2];
  const xs = points.filter((_, i) => i % 2 === 0);
  const ys = points.filter((_, i) => i % 2 === 1);
  const reach = Math.max(...xs.map((px, i) => Math.hypot(px - x, (ys[i] ?? 0) - y)));
  return { points, x, y, radius: 0, reach: reach * (1 + 1e-12), box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)], scale: 1 };
}

/** Somewhere about a feature: anywhere in its neighbourhood, at a corner, on an edge as well as whole units allow, or a few units beside one. */
function about(next: Next, parts: readonly ArrayLike<number>[], reach: number): [number, number] {
  const part = parts[whole(next, 0, parts.length - 1)] ?? [];
  const at = 2 * whole(next, 0, Math.max(0, part.length / 2 - 2));
  const [ax, ay] = [part[at] ?? 0, part[at + 1] ?? 0];
  const kind = next();
  if (kind < 0.45) return [Math.round(ax + (next() - 0.5) * 3 * reach), Math.round(ay + (next() - 0.5) * 3 * reach)];
  if (kind < 0.6) return [ax, ay];
  const [bx, by] = [part[at + 2] ?? ax, part[at + 3] ?? ay];
  const f = pick(next, [0.5, 0.25, next(), 1 + next()]);
  const off = kind < 0.8 ? 0 : whole(next, -3, 3);
  return [Math.round(ax + f * (bx - ax)) + off, Math.round(ay + f * (by - ay)) + (next() < 0.5 ? off : 0)];
}

/** The points of a baseline about a feature: one, two or a few; some along an edge, some no longer than a unit. */
export function baselineAbout(next: Next, parts: readonly ArrayLike<number>[], reach: number): number[] {
  const kind = next();
  const start = about(next, parts, reach);
  if (kind < 0.25) return start;
  const long = size(next, 1, Math.max(2, reach));
  const step = (): [number, number] => [whole(next, -long, long), whole(next, -long, long)];
  if (kind < 0.55) {
    const [dx, dy] = step();
    return [...start, start[0] + dx, start[1] + dy];
  }
  if (kind < 0.85) return [...start, ...about(next, parts, reach)];
  return Array.from({ length: whole(next, 1, 3) }).reduce<number[]>((points) => {
    const [dx, dy] = step();
    return [...points, (points.at(-2) ?? 0) + dx, (points.at(-1) ?? 0) + dy];
  }, [...start]);
}

/** A line as roads run: three long legs and gentle bends; or `sharp`: up to six, some shorter than `d`, now and then a hairpin. */
export function road(next: Next, d: number, sharp: boolean): number[] {
  let heading = 2 * Math.PI * next();
  const out = [whole(next, -1e8, 1e8), whole(next, -1e8, 1e8)];
  for (let legs = whole(next, 1, sharp ? 6 : 3); legs > 0; legs--) {
    const length = d * (sharp && next() < 0.3 ? 0.2 + next() : 3 + 4 * next());
    out.push(Math.round((out.at(-2) ?? 0) + length * Math.cos(heading)), Math.round((out.at(-1) ?? 0) + length * Math.sin(heading)));
    heading += (next() - 0.5) * (sharp ? 6 : 2);
  }
  return out;
}

/** A line that turns left, left and left again, and comes back to within `d` of where it began: no leg is short and no bend is sharp. */
export function spiral(next: Next, d: number): number[] {
  const [x, y] = [whole(next, -1e8, 1e8), whole(next, -1e8, 1e8)];
  const angle = 2 * Math.PI * next();
  const far = 7 + 3 * next();
  const back = 0.1 + 0.8 * next();
  const local: [number, number][] = [[0, 0], [far, 0], [far, 4], [far - 3.5, 4], [far - 3.5, back]];
  return local.flatMap(([u, v]) => [Math.round(x + d * (u * Math.cos(angle) - v * Math.sin(angle))), Math.round(y + d * (u * Math.sin(angle) + v * Math.cos(angle)))]);
}

type Side = 'left' | 'right' | 'both';

/** What a band is the union of, by its definition: a rectangle a leg, and about every bend the sector between the legs' normals on its outer side. */
export function besideAndAbout(line: readonly number[], side: Side, d: number): Rings[] {
  const out: Rings[] = [];
  const at = (i: number): [number, number] => [line[2 * i] ?? 0, line[2 * i + 1] ?? 0];
  const legs = line.length / 2 - 1;
  for (const hand of side === 'both' ? [1, -1] : [side === 'left' ? 1 : -1]) {
    const angles = Array.from({ length: legs }, (_, i) => Math.atan2(at(i + 1)[1] - at(i)[1], at(i + 1)[0] - at(i)[0]) + (hand * Math.PI) / 2);
    angles.forEach((angle, i) => {
      const [a, b, dx, dy] = [at(i), at(i + 1), d * Math.cos(angle), d * Math.sin(angle)];
      out.push([close([a, b, [b[0] + dx, b[1] + dy], [a[0] + dx, a[1] + dy]])]);
      const before = angles[i - 1];
      if (before === undefined) return;
      const turn = ((angle - before + 3 * Math.PI) % (2 * Math.PI)) - Math.PI;
      // On the inner side of a bend the sector lies between the rectangles, and adds nothing that they leave out but near short legs.
      const arc = Array.from({ length: 129 }, (_, k) => before + (turn * k) / 128).map((phi): [number, number] => [a[0] + d * Math.cos(phi), a[1] + d * Math.sin(phi)]);
      out.push([close([a, ...arc])]);
    });
  }
  return out;
}
