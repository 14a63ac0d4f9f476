/** Ends of lines put onto the lines that they should meet. */
import { drained } from '../../steps.ts';
import { looseEnds } from '../geometry/line-faults.ts';
import { figure, nameOf } from '../geometry/tally.ts';
import type { Work } from './work.ts';

/** A line whose end has been moved may have been what another was to meet: so often are ends looked for again. */
const TIMES = 4;

/** An end within the tolerance of another line is moved onto its nearest place; of two ends, the later feature's is what the earlier one's is moved to. A line that would shrink to a point stays. */
export function snapLines(work: Work): void {
  for (let time = 0; time < TIMES; time++) {
    const place = new Map(work.flats.map((flat, i) => [flat, i]));
    const loose = drained(looseEnds(work.flats.filter(({ sound, lines }) => sound && lines.length > 0), work.ground, work.options.tolerance));
    // In one turn a line is moved or is what another is moved to, never both.
    const moved = new Set<number>();
    const met = new Set<number>();
    for (const { flat, line, first, to } of loose) {
      const [i, j] = [place.get(flat), place.get(to.flat)];
      if (i === undefined || j === undefined || moved.has(i) || moved.has(j) || met.has(i)) continue;
      const path = movedEnd(flat.lines[line] ?? new Float64Array(), first, to.x, to.y);
      if (path === undefined) continue;
      moved.add(i);
      if (i !== j) met.add(j);
      work.redraw(i, [], flat.lines.map((one, k) => (k === line ? path : one)));
      const name = i === j ? { zh: '自身另一端', en: 'its other end' } : { zh: ` ${nameOf(to.flat.feature)} `, en: nameOf(to.flat.feature) };
      work.tell('snap-lines', 'note', flat.feature, { zh: `端点移动 ${figure(to.metres)} 米，与${name.zh}相接。`, en: `Its end has been moved by ${figure(to.metres)} m to meet ${name.en}.` }, { at: work.ground.place(to.x, to.y) });
    }
    if (moved.size === 0) return;
  }
}

function movedEnd(path: Float64Array, first: boolean, x: number, y: number): Float64Array | undefined {
  const out = path.slice();
  out[first ? 0 : out.length - 2] = x;
  out[first ? 1 : out.length - 1] = y;
  const next = first ? 2 : out.length - 4;
  if (out[next] !== x || out[next + 1] !== y) return out;
  // It has come to lie on the vertex before it.
  if (out.length <= 4) return undefined;
  return first ? out.slice(2) : out.slice(0, -2);
}
