/** What lies outside: of the extent that the package is for, of the ground that the plan is about; and how finely places are given. */
import type { MultiPolygon, Polygon } from 'geojson';
import { areaBeyond, flatArea } from '../../geo/shared-area.ts';
import type { PlanSource } from '../../plan/schema/manifest.ts';
import { clip, geometryOf } from './clip.ts';
import { flatten, type Flat } from './flat.ts';
import { indexOf } from './box-pairs.ts';
import { covers, type Ground } from './ground.ts';
import { SLIVER, type Bench } from './shape-faults.ts';
import { figure } from './tally.ts';

const vertices = function* (flat: Flat): Generator<readonly [number, number], void, void> {
  yield* flat.points;
  for (const path of [...flat.parts.flat(), ...flat.lines]) for (let i = 0; i + 1 < path.length; i += 2) yield [path[i] as number, path[i + 1] as number];
};

export function judgeExtent(flat: Flat, extent: PlanSource['extent'], { tally, ground, budget }: Bench): void {
  const [west, south, east, north] = [ground.x(extent[0]), ground.y(extent[1]), ground.x(extent[2]), ground.y(extent[3])];
  const { box } = flat;
  if (box[0] >= west && box[1] >= south && box[2] <= east && box[3] <= north) return;
  let far = -1;
  let place: readonly [number, number] = [box[0], box[1]];
  for (const [x, y] of vertices(flat)) {
    const metres = ground.apart(x, y, Math.min(east, Math.max(west, x)), Math.min(north, Math.max(south, y)));
    if (metres > far) [far, place] = [metres, [x, y]];
  }
  const frame = flatArea([Float64Array.of(west, south, east, south, east, north, west, north, west, south)]);
  tally.add('import.outside-extent', 'error', flat.feature, () => {
    const beyond = flat.parts.length === 0 ? undefined : areaBeyond(flat.area, frame, budget) * ground.squareMetres((box[1] + box[3]) / 2);
    const shape = flat.parts.length === 0 ? undefined : geometryOf(clip('difference', flat.parts.flat(), frame.rings), ground);
    const size = beyond === undefined ? { zh: '', en: '' } : { zh: `，在外 ${figure(beyond)} 平方米`, en: `, ${figure(beyond)} m² of it` };
    return {
      text: {
        zh: `超出规划包的范围 extent，最远 ${figure(far)} 米${size.zh}。请检查坐标系；坐标无误时，请在 plan.json 中扩大 extent。`,
        en: `It lies outside the package's extent, by ${figure(far)} m at most${size.en}. Look at the reference system; where that is right, make extent in plan.json larger.`,
      },
      at: ground.place(...place),
      ...(beyond === undefined || !Number.isFinite(beyond) ? {} : { area: beyond }),
      ...(shape === undefined ? {} : { shape }),
    };
  });
}

/** Metres within which a place is on the border. */
const TOUCH = 0.001;

/** Whether it lies outside the ground that the plan is about, and by how much. */
export function areaJudge(area: Polygon | MultiPolygon, { tally, ground, budget }: Bench): (flat: Flat) => void {
  const plan = flatten({ key: '', at: '', properties: {}, geometry: area }, ground);
  const edges = plan.parts.flat().flatMap((ring) => Array.from({ length: Math.max(0, ring.length / 2 - 1) }, (_, i) => ring.subarray(2 * i, 2 * i + 4)));
  const index = indexOf(edges.map(([ax = 0, ay = 0, bx = 0, by = 0]) => [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)]));
  /** Edges that a ray to the east crosses. */
  const inside = (x: number, y: number): boolean => covers(index.search(x, y, Infinity, y).flatMap((e) => edges[e] ?? []), x, y);
  return (flat) => {
    const whole = index.search(...flat.box).length === 0;
    if (flat.parts.length === 0) {
      const outside = [...(whole ? firstOf(vertices(flat)) : vertices(flat))].filter(([x, y]) => !inside(x, y) && (whole || distance(x, y, edges, ground) > TOUCH));
      if (outside.length > 0) say(flat, outside);
      return;
    }
    const [first] = vertices(flat);
    if (first === undefined || (whole && inside(...first))) return;
    const beyond = areaBeyond(flat.area, plan.area, budget) * ground.squareMetres((flat.box[1] + flat.box[3]) / 2);
    if (beyond > SLIVER) say(flat, [...vertices(flat)].filter((place) => !inside(...place)), beyond);
  };

  function say(flat: Flat, outside: readonly (readonly [number, number])[], size?: number): void {
    tally.add('import.outside-area', 'remark', flat.feature, () => {
      let far = -1;
      let place: readonly [number, number] = [flat.box[0], flat.box[1]];
      for (const one of outside) {
        const metres = distance(...one, edges, ground);
        if (metres > far) [far, place] = [metres, one];
      }
      const shape = size === undefined ? undefined : geometryOf(clip('difference', flat.parts.flat(), plan.area.rings), ground);
      const much = size === undefined ? { zh: '', en: '' } : { zh: ` ${figure(size)} 平方米`, en: ` by ${figure(size)} m²` };
      const how = far < 0 ? { zh: '', en: '' } : { zh: `，最远 ${figure(far)} 米`, en: `, ${figure(far)} m away at most` };
      return {
        text: { zh: `超出规划范围${much.zh}${how.zh}。请确认确为有意。`, en: `It lies outside the ground that the plan is about${much.en}${how.en}. See that it is meant.` },
        at: ground.place(...place),
        ...(size === undefined ? {} : { area: size }),
        ...(shape === undefined ? {} : { shape }),
      };
    });
  }
}

const firstOf = function* <T>(items: Iterable<T>): Generator<T, void, void> {
  for (const item of items) {
    yield item;
    return;
  }
};

/** Metres from a place to the nearest of some edges. */
function distance(x: number, y: number, edges: readonly Float64Array[], ground: Ground): number {
  const scale = ground.scale(y);
  let least = Infinity;
  for (const [ax = 0, ay = 0, bx = 0, by = 0] of edges) {
    const [dx, dy, px, py] = [(bx - ax) * scale.x, (by - ay) * scale.y, (x - ax) * scale.x, (y - ay) * scale.y];
    const square = dx * dx + dy * dy;
    const share = square === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / square));
    const [ox, oy] = [px - share * dx, py - share * dy];
    least = Math.min(least, ox * ox + oy * oy);
  }
  return Math.sqrt(least);
}

/** Digits after the point that some coordinate of a layer needs, up to nine. */
export function judgeFineness(flats: readonly Flat[], { tally, ground }: Bench): void {
  if (flats.length === 0) return;
  let step = 100_000;
  for (const flat of flats) {
    for (const [x, y] of vertices(flat)) while (step > 1 && (x % step !== 0 || y % step !== 0)) step /= 10;
    if (step < 100_000) return;
  }
  while (step < 1e7 && flats.every((flat) => [...vertices(flat)].every(([x, y]) => x % (step * 10) === 0 && y % (step * 10) === 0))) step *= 10;
  const [first] = flats;
  if (first === undefined) return;
  const digits = 9 - Math.round(Math.log10(step));
  const metres = (step / 2) * Math.max(ground.scale(first.box[1]).x, ground.scale(first.box[1]).y);
  tally.add('import.coarse-coordinates', 'remark', null, () => ({
    text: { zh: `全部坐标只到小数点后 ${digits} 位，位置误差可达 ${figure(metres)} 米。请向提供方索取未经舍入的数据。`, en: `No coordinate has more than ${digits} digits after the point, so places may be off by ${figure(metres)} m. Ask for the data as they were before rounding.` },
    at: ground.place(first.box[0], first.box[1]),
  }));
}
