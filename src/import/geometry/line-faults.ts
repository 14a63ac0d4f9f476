/** Lines that should meet and don't. */
import { indexOf } from './box-pairs.ts';
import type { Flat } from './flat.ts';
import type { Ground } from './ground.ts';
import type { Bench } from './shape-faults.ts';
import { figure, nameOf } from './tally.ts';

export interface Loose {
  readonly flat: Flat;
  readonly line: number;
  /** Its first vertex, else its last. */
  readonly first: boolean;
  readonly x: number;
  readonly y: number;
  /** Nearest place of another line, metres away. */
  readonly to: { readonly flat: Flat; readonly x: number; readonly y: number; readonly metres: number };
}

/** Ends of lines that meet no other line and come within the tolerance of one, in the order of the features. Of a line's own, only the other end counts. */
export function* looseEnds(flats: readonly Flat[], ground: Ground, tolerance: number): Generator<void, Loose[], void> {
  const edges = flats.flatMap((flat) => flat.lines.flatMap((path, line) => Array.from({ length: Math.max(0, path.length / 2 - 1) }, (_, i) => ({ flat, line, path, i: 2 * i }))));
  const index = indexOf(
    edges.map(({ path, i }) => {
      const [ax, ay, bx, by] = [path[i] as number, path[i + 1] as number, path[i + 2] as number, path[i + 3] as number];
      return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
    }),
  );
  const found: Loose[] = [];
  for (const flat of flats) {
    yield;
    for (const [line, path] of flat.lines.entries())
      for (const first of [true, false]) {
        const [x, y] = first ? [path[0] as number, path[1] as number] : [path[path.length - 2] as number, path[path.length - 1] as number];
        const scale = ground.scale(y);
        const [rx, ry] = [tolerance / scale.x, tolerance / scale.y];
        let best: Loose['to'] | undefined;
        for (const e of index.search(x - rx, y - ry, x + rx, y + ry).sort((a, b) => a - b)) {
          const edge = edges[e];
          if (edge === undefined) continue;
          const to = edge.path === path ? otherEnd(path, first) : nearest(x, y, edge.path, edge.i, scale);
          const [dx, dy] = [(to[0] - x) * scale.x, (to[1] - y) * scale.y];
          const metres = Math.sqrt(dx * dx + dy * dy);
          if (metres <= tolerance && (best === undefined || metres < best.metres)) best = { flat: edge.flat, x: Math.round(to[0]), y: Math.round(to[1]), metres };
        }
        // On the other line already, as near as whole numbers can be.
        if (best !== undefined && (Math.abs(best.x - x) > 1 || Math.abs(best.y - y) > 1)) found.push({ flat, line, first, x, y, to: best });
      }
  }
  return found;
}

const otherEnd = (path: Float64Array, first: boolean): [number, number] => (first ? [path[path.length - 2] as number, path[path.length - 1] as number] : [path[0] as number, path[1] as number]);

/** On an edge. */
function nearest(x: number, y: number, path: Float64Array, i: number, scale: { readonly x: number; readonly y: number }): [number, number] {
  const [ax, ay, bx, by] = [path[i] as number, path[i + 1] as number, path[i + 2] as number, path[i + 3] as number];
  const [dx, dy] = [(bx - ax) * scale.x, (by - ay) * scale.y];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * scale.x * dx + (y - ay) * scale.y * dy) / square));
  return [ax + share * (bx - ax), ay + share * (by - ay)];
}

export function judgeEnds(found: readonly Loose[], { tally, ground }: Bench): void {
  for (const { flat, x, y, to } of found) {
    const at = ground.place(x, y);
    const name = to.flat === flat ? { zh: '自身另一端', en: 'its other end' } : { zh: ` ${nameOf(to.flat.feature)} `, en: nameOf(to.flat.feature) };
    tally.add('import.dangling-end', 'remark', flat.feature, () => ({
      text: { zh: `线的端点距${name.zh}${figure(to.metres)} 米而未相接。若应相接，请改画，或在映射文件的 repair 中写 snap-lines。`, en: `An end of the line is ${figure(to.metres)} m from ${name.en} and does not meet it. If it should, redraw it, or write snap-lines under repair in the mapping.` },
      at,
      shape: { type: 'LineString', coordinates: [at, ground.place(to.x, to.y)] },
    }));
  }
}
