/** Narrow strips between two areas of a layer that are open at an end, so that nothing encloses them. */
import type { Position } from 'geojson';
import type { Flat } from './flat.ts';
import type { Group, Linked } from './linked-edges.ts';
import type { Bench } from './shape-faults.ts';
import { figure, nameOf, TOLD } from './tally.ts';

/** Square metres of a crack of which nothing is said. */
const NOTHING = 0.05;
/** Strips that are drawn of one; of one among many only the first, which says where it is. */
const DRAWN = 40;
const MANY = 2000;

interface Crack {
  readonly one: number;
  readonly other: number;
  area: number;
  length: number;
  readonly strips: Float64Array[];
}

/** An edge of one area and one of another run against each other, within 30° and the tolerance, with nothing of either between. The borders of gaps that are told already are left out. */
export function* judgeCracks(found: Linked, flats: readonly Flat[], told: ReadonlySet<Group>, bench: Bench): Generator<void, void, void> {
  const { tally, ground } = bench;
  const cracks = new Map<string, Crack>();
  for (let e = 0; e < found.edges.from.length && bench.budget.left >= 0; e++) {
    if (e % 1000 === 0) yield;
    const group = found.groupOf(e);
    if (group !== undefined && !told.has(group)) beside(e, found, bench, cracks);
  }
  const all = [...cracks.values()].filter(({ area }) => area > NOTHING).sort((a, b) => b.area - a.area || a.one - b.one || a.other - b.other);
  const first = all.slice(0, TOLD).sort((a, b) => a.one - b.one || a.other - b.other);
  for (const { one, other, area, length, strips } of [...first, ...all.slice(TOLD)]) {
    const [a, b] = [flats[one]?.feature, flats[other]?.feature];
    if (a === undefined || b === undefined) continue;
    tally.add('import.crack', 'remark', a, () => {
      const polygons = strips.map((strip): Position[][] => [[...Array.from({ length: 4 }, (_, i) => ground.place(strip[2 * i] as number, strip[2 * i + 1] as number)), ground.place(strip[0] as number, strip[1] as number)]]);
      const [x, y] = [0, 1].map((k) => [0, 2, 4, 6].reduce((sum, i) => sum + (strips[0]?.[i + k] ?? 0), 0) / 4);
      return {
        text: { zh: `与 ${nameOf(b)} 之间有裂缝：长约 ${figure(length)} 米，平均宽 ${figure(area / length)} 米。两者本应相接时，请改边界。`, en: `Between it and ${nameOf(b)} runs a crack, about ${figure(length)} m long and ${figure(area / length)} m wide on the average. Where they should meet, mend the borders.` },
        area,
        at: ground.place(x ?? 0, y ?? 0),
        shape: { type: 'MultiPolygon', coordinates: polygons },
      };
    });
  }
}

function beside(e: number, { edges: { xs, ys, from, to, of }, index }: Linked, { ground, tolerance, budget }: Bench, cracks: Map<string, Crack>): void {
  const [a, b, one] = [from[e] as number, to[e] as number, of[e] as number];
  const [ax, ay, bx, by] = [xs[a] as number, ys[a] as number, xs[b] as number, ys[b] as number];
  const scale = ground.scale(ay);
  const [ux, uy] = [(bx - ax) * scale.x, (by - ay) * scale.y];
  const length = Math.sqrt(ux * ux + uy * uy);
  const [ex, ey] = [ux / length, uy / length];
  const [rx, ry] = [tolerance / scale.x, tolerance / scale.y];
  const near = index?.search(Math.min(ax, bx) - rx, Math.min(ay, by) - ry, Math.max(ax, bx) + rx, Math.max(ay, by) + ry, (f) => (of[f] as number) > one) ?? [];
  budget.left -= 20 + 10 * near.length;
  for (const f of near.sort((p, q) => p - q)) {
    const [c, d] = [from[f] as number, to[f] as number];
    // Along the edge, and to its right, where its own area is not.
    const along = (v: number): number => ((xs[v] as number) - ax) * scale.x * ex + ((ys[v] as number) - ay) * scale.y * ey;
    const off = (v: number): number => ((xs[v] as number) - ax) * scale.x * ey - ((ys[v] as number) - ay) * scale.y * ex;
    const [begin, end] = [along(d), along(c)];
    const [h0, h1] = [off(d), off(c)];
    if (end <= begin || Math.abs(h1 - h0) > 0.58 * (end - begin)) continue;
    const [low, high] = [Math.max(0, begin), Math.min(length, end)];
    if (high <= low) continue;
    const at = (s: number): number => h0 + ((s - begin) / (end - begin)) * (h1 - h0);
    const [first, last] = [at(low), at(high)];
    if (first < 0 || last < 0 || first > tolerance || last > tolerance) continue;
    const key = `${one} ${of[f] as number}`;
    const crack = cracks.get(key) ?? { one, other: of[f] as number, area: 0, length: 0, strips: [] };
    cracks.set(key, crack);
    crack.area += ((first + last) / 2) * (high - low);
    crack.length += high - low;
    const place = (s: number, h: number): [number, number] => [ax + (ex * s + ey * h) / scale.x, ay + (ey * s - ex * h) / scale.y];
    if (crack.strips.length < (cracks.size > MANY ? 1 : DRAWN)) crack.strips.push(Float64Array.of(...place(low, 0), ...place(low, first), ...place(high, last), ...place(high, 0)));
  }
}
