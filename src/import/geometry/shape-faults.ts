/** What is wrong with one feature's drawing by itself. */
import { areaBeyond, flatArea, sharedArea, type Budget } from '../../geo/shared-area.ts';
import { boxPairs } from './box-pairs.ts';
import { clip, geometryOf, pointIn } from './clip.ts';
import type { Flat } from './flat.ts';
import { ringArea, type Ground } from './ground.ts';
import { meetings, type Meeting } from './meetings.ts';
import { findSpikes } from './spikes.ts';
import { figure, type Tally } from './tally.ts';

export interface Bench {
  readonly ground: Ground;
  readonly tally: Tally;
  readonly budget: Budget;
  /** Metres. */
  readonly tolerance: number;
}

/** Square metres below which a part of the ground is of no account: as the package is proved. */
export const SLIVER = 1;

/** @returns whether its inside and outside are in doubt, so that it is not to be measured against others. */
export function judgeShape(flat: Flat, bench: Bench): boolean {
  const rings = flat.parts.flat();
  const paths = [...rings, ...flat.lines];
  let doubtful = false;
  for (const path of paths) doubtful = judgePath(path, rings.length > 0, flat, bench) || doubtful;
  if (doubtful) return true;
  for (const part of flat.parts.length > 0 ? flat.parts : flat.lines.length > 0 ? [flat.lines] : []) {
    const met = meetings(part, rings.length > 0, bench.budget);
    for (const meeting of met ?? []) sayMeeting(meeting, flat, bench);
    doubtful ||= rings.length > 0 && (met === undefined || met.some(({ kind }) => kind !== 'touch'));
  }
  if (rings.length === 0) return false;
  for (const ring of rings) findSpikes(ring, flat, bench);
  return doubtful || judgeParts(flat, bench);
}

function judgePath(path: Float64Array, ring: boolean, { feature }: Flat, { tally, ground, tolerance }: Bench): boolean {
  const [x = NaN, y = NaN] = path;
  const [lastX = NaN, lastY = NaN] = path.subarray(path.length - 2);
  const at = ground.place(x, y);
  if (ring && (x !== lastX || y !== lastY)) {
    const gap = ground.apart(x, y, lastX, lastY);
    tally.add('import.unclosed-ring', 'error', feature, () => ({
      text: {
        zh: `环未闭合，首尾相距 ${figure(gap)} 米。请在原图中闭合${gap <= tolerance ? '，或在映射文件的 repair 中写 close-rings' : ''}。`,
        en: `A ring is not closed: its ends are ${figure(gap)} m apart. Close it in the drawing${gap <= tolerance ? ', or write close-rings under repair in the mapping' : ''}.`,
      },
      at: ground.place(lastX, lastY),
      shape: { type: 'LineString', coordinates: [ground.place(lastX, lastY), at] },
    }));
    return true;
  }
  let distinct = 0;
  let repeated = 0;
  let where = at;
  for (let i = 0; i + 3 < path.length; i += 2) {
    if (path[i] !== path[i + 2] || path[i + 1] !== path[i + 3]) distinct++;
    else if (repeated++ === 0) where = ground.place(path[i] as number, path[i + 1] as number);
  }
  if (distinct === 0 || (ring && (distinct < 3 || ringArea(path) === 0 && distinct < 4))) {
    if (ring) tally.add('import.no-area', 'error', feature, () => ({ text: { zh: '面没有面积：不同的点少于三个，或都在一条直线上。请删除或重画。', en: 'An area has none: fewer than three different positions, or all on one line. Delete it or draw it anew.' }, at }));
    else tally.add('import.zero-length', 'error', feature, () => ({ text: { zh: '线没有长度：各点都在同一处。请删除或重画。', en: 'A line has no length: all its positions are the same. Delete it or draw it anew.' }, at }));
    return true;
  }
  if (repeated > 0)
    tally.add('import.repeated-points', 'error', feature, () => ({
      text: { zh: `相邻的点重复，共 ${repeated} 处。请在映射文件的 repair 中写 repeated-points。`, en: `Positions in a row are the same, ${repeated} in all. Write repeated-points under repair in the mapping.` },
      at: where,
    }));
  return false;
}

function sayMeeting({ x, y, kind, one, other }: Meeting, flat: Flat, { tally, ground }: Bench): void {
  const at = ground.place(x, y);
  if (flat.parts.length === 0) {
    if (kind === 'touch') return;
    tally.add('import.self-intersection', 'remark', flat.feature, () => ({ text: { zh: '线与自身相交。如非有意（如匝道），请改画。', en: 'A line crosses itself. If it is not meant to, as on a ramp, redraw it.' }, at, shape: { type: 'Point', coordinates: at } }));
    return;
  }
  const rings = one === other ? { zh: '边界', en: 'The boundary' } : { zh: '两个环', en: 'Two rings' };
  const how = kind === 'crossing' ? { zh: '相交', en: one === other ? 'crosses itself' : 'cross' } : kind === 'touch' ? { zh: '相触于一点', en: one === other ? 'touches itself in a point' : 'touch in a point' } : { zh: '重合一段', en: one === other ? 'runs back over itself' : 'run on one another' };
  tally.add('import.self-intersection', 'error', flat.feature, () => ({
    text: { zh: `${rings.zh}${one === other ? '自' : ''}${how.zh}。请改画，或在映射文件的 repair 中写 self-intersections。`, en: `${rings.en} ${how.en}. Redraw it, or write self-intersections under repair in the mapping.` },
    at,
    shape: { type: 'Point', coordinates: at },
  }));
}

/** Holes beyond their shell or over one another, parts over one another: each sound by itself. */
function judgeParts({ feature, parts }: Flat, { tally, ground, budget }: Bench): boolean {
  let doubtful = false;
  const say = (code: 'import.hole-outside' | 'import.holes-overlap' | 'import.parts-overlap', size: number, rings: () => Float64Array[], zh: string, en: string): void => {
    if (!(size > SLIVER)) return;
    doubtful = true;
    tally.add(code, 'error', feature, () => {
      const shape = geometryOf(rings(), ground);
      const at = pointIn(rings(), ground);
      return { text: { zh: `${zh} ${figure(size)} 平方米。请改画，或在映射文件的 repair 中写 self-intersections。`, en: `${en} ${figure(size)} m². Redraw it, or write self-intersections under repair in the mapping.` }, area: size, ...(shape === undefined ? {} : { shape }), ...(at === undefined ? {} : { at }) };
    });
  };
  const flats = parts.map((rings) => ({ whole: flatArea(rings), rings: rings.map((ring) => flatArea([ring])) }));
  const unit = (box: readonly number[]): number => ground.squareMetres(((box[1] ?? 0) + (box[3] ?? 0)) / 2);
  for (const { rings: [shell, ...holes] } of flats) {
    if (shell === undefined || holes.length === 0) continue;
    for (const hole of holes) say('import.hole-outside', areaBeyond(hole, shell, budget) * unit(hole.box), () => clip('difference', hole.rings, shell.rings), '洞伸出外环', 'A hole reaches beyond its shell by');
    for (const [i, j] of boxPairs(holes.map(({ box }) => box))) {
      const [one, other] = [holes[i], holes[j]];
      if (one !== undefined && other !== undefined) say('import.holes-overlap', sharedArea(one, other, budget) * unit(one.box), () => clip('intersection', one.rings, other.rings), '两个洞重叠', 'Two holes overlap by');
    }
  }
  for (const [i, j] of boxPairs(flats.map(({ whole }) => whole.box))) {
    const [one, other] = [flats[i]?.whole, flats[j]?.whole];
    if (one !== undefined && other !== undefined) say('import.parts-overlap', sharedArea(one, other, budget) * unit(one.box), () => clip('intersection', one.rings, other.rings), '各部分相互重叠', 'Its parts overlap by');
  }
  return doubtful;
}

