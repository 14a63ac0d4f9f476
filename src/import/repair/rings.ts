/** Mended in one ring or line by itself. */
import { pointIn } from '../geometry/clip.ts';
import { ringArea } from '../geometry/ground.ts';
import { meetings } from '../geometry/meetings.ts';
import { judgeShape } from '../geometry/shape-faults.ts';
import { reversed } from '../geometry/size-faults.ts';
import { figure, Tally } from '../geometry/tally.ts';
import { rebuilt } from './rebuild.ts';
import { closedRing, isClosed, type Work } from './work.ts';

/** Rings that are open by no more than the tolerance get their first position once more at the end; no position is moved. */
export function closeRings(work: Work): void {
  const { ground, options } = work;
  for (const [i, flat] of work.flats.entries()) {
    let widest = -1;
    const parts = flat.parts.map((part) =>
      part.map((ring) => {
        if (!flat.sound || isClosed(ring)) return ring;
        const gap = ground.apart(ring[0] as number, ring[1] as number, ring.at(-2) as number, ring.at(-1) as number);
        if (gap > options.tolerance) return ring;
        widest = Math.max(widest, gap);
        return closedRing(ring);
      }),
    );
    if (widest < 0) continue;
    work.redraw(i, parts);
    const [x = 0, y = 0] = parts[0]?.[0] ?? [];
    work.tell('close-rings', 'note', flat.feature, { zh: `环已闭合，原首尾相距 ${figure(widest)} 米。`, en: `A ring has been closed; its ends were ${figure(widest)} m apart.` }, { change: 0, at: ground.place(x, y) });
  }
}

/** Of positions in a row that are the same to 1e-9 degree, one is kept; a ring or line of which too few would be left stays as it is. */
export function dropRepeated(work: Work): void {
  for (const [i, flat] of work.flats.entries()) {
    if (!flat.sound) continue;
    let count = 0;
    const once = (path: Float64Array, least: number): Float64Array => {
      const kept: number[] = [];
      for (let k = 0; k + 1 < path.length; k += 2) if (k === 0 || path[k] !== path[k - 2] || path[k + 1] !== path[k - 1]) kept.push(path[k] as number, path[k + 1] as number);
      if (kept.length === path.length || kept.length < 2 * least) return path;
      count += (path.length - kept.length) / 2;
      return Float64Array.from(kept);
    };
    const parts = flat.parts.map((part) => part.map((ring) => once(ring, 4)));
    const lines = flat.lines.map((line) => once(line, 2));
    if (count === 0) continue;
    work.redraw(i, parts, lines);
    work.tell('repeated-points', 'note', flat.feature, { zh: `去掉了 ${count} 个重复的点。`, en: `${count} repeated positions have been taken out.` }, { change: 0 });
  }
}

/** Shells anticlockwise, holes clockwise. Told once for the layer, since no shape changes. */
export function windRings(work: Work): void {
  let count = 0;
  for (const [i, flat] of work.flats.entries()) {
    if (!flat.sound) continue;
    const before = count;
    const parts = flat.parts.map((part) =>
      part.map((ring, r) => {
        if (!isClosed(ring) || ringArea(ring) === 0 || ringArea(ring) > 0 === (r === 0)) return ring;
        count++;
        return reversed(ring);
      }),
    );
    if (count > before) work.redraw(i, parts);
  }
  if (count > 0) work.tell('winding', 'note', null, { zh: `有 ${count} 个环已按 RFC 7946 转向，图形不变。`, en: `${count} rings have been turned to run as RFC 7946 has them; no shape has changed.` }, { change: 0 });
}

/** Areas whose rings cross, touch or lie over one another are drawn anew, see `rebuilt`. */
export function untangle(work: Work): void {
  const { ground, options, layer } = work;
  for (const [i, flat] of work.flats.entries()) {
    const rings = flat.parts.flat();
    if (!flat.sound || rings.length === 0 || !rings.every((ring) => isClosed(ring) && ring.length >= 8)) continue;
    const meet = flat.parts.some((part) => meetings(part, true, { left: STEPS })?.length !== 0);
    if (!meet && !judgeShape(flat, { ground, tolerance: options.tolerance, budget: { left: STEPS }, tally: new Tally(layer) })) continue;
    const before = work.covered(flat);
    const parts = rebuilt(flat.parts);
    if (parts === undefined) {
      work.tell('self-intersections', 'remark', flat.feature, { zh: '自相交无法自动修复：修复后没有剩下面积，或仍然相交。请在原图中改画。', en: 'Its crossings could not be mended: nothing would be left, or rings would still meet. Redraw it.' });
      continue;
    }
    work.redraw(i, parts);
    const now = work.flats[i];
    const after = now === undefined ? 0 : work.covered(now);
    const at = pointIn(parts.flat(), ground);
    const pieces = parts.length === 1 ? { zh: '1 个部分', en: 'one part' } : { zh: `${parts.length} 个部分`, en: `${parts.length} parts` };
    work.tell('self-intersections', 'note', flat.feature, { zh: `自相交已修复：各环按奇偶规则重画为 ${pieces.zh}，面积由 ${figure(before)} 变为 ${figure(after)} 平方米。`, en: `Its crossings have been mended: each ring is drawn anew by the even–odd rule, in ${pieces.en}; its area was ${figure(before)} and is ${figure(after)} m².` }, { change: after - before, ...(at === undefined ? {} : { at }) });
  }
}

/** Elementary steps that an area may cost. */
const STEPS = 1e9;
