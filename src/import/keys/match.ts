/** Which feature of the delivery is which of the last version. */
import Flatbush from 'flatbush';
import { BESIDE, DEGREE, likeness, NOWHERE, outlineLikeness, shapeOf, type Shape } from './shape.ts';
import type { Geometry } from 'geojson';
import type { Value } from '../../plan/plan.ts';

export interface Thing {
  readonly key: string;
  readonly geometry: Geometry | null;
  readonly properties: Readonly<Record<string, Value>>;
}

export interface Match {
  /** Place in what was published. */
  readonly was: number;
  /** By its key although it lies elsewhere. */
  readonly elsewhere: boolean;
}

/**
 * Each of the last version at most once. First those that have kept key and place, then by outline, place and name, the likest first; last those that have kept nothing but the key.
 * @param now in an order that hangs on nothing but the features, so that what is matched does
 * @param closed whether closed lines are areas
 */
export function matchThings(now: readonly Thing[], was: readonly Thing[], closed: boolean): Map<number, Match> {
  const matched = new Map<number, Match>();
  if (now.length === 0 || was.length === 0) return matched;
  const wide = DEGREE * Math.max(0.01, Math.cos((middle(was) * Math.PI) / 180));
  const [shapes, old] = [now, was].map((things) => things.map(({ geometry }) => shapeOf(geometry, wide, closed))) as [Shape[], Shape[]];
  const [names, oldNames] = [counted(now), counted(was)];
  const like = (i: number, j: number): number => {
    const name = nameOf(now[i]);
    const same = name !== '' && name === nameOf(was[j]);
    const [a, b] = [shapes[i], old[j]];
    return a === undefined || b === undefined ? 0 : likeness(a, b, same, same && names.get(name) === 1 && oldNames.get(name) === 1);
  };
  const free = new Set(was.keys());
  const take = (i: number, j: number, elsewhere: boolean): void => {
    matched.set(i, { was: j, elsewhere });
    free.delete(j);
  };
  const byKey = new Map(was.map(({ key }, j) => [key, j]));
  const claims = new Map<number, { i: number; score: number }>();
  now.forEach(({ key }, i) => {
    const j = key === '' ? undefined : byKey.get(key);
    const score = j === undefined ? 0 : like(i, j);
    // Of several with one key, the likest.
    if (j !== undefined && score > (claims.get(j)?.score ?? 0)) claims.set(j, { i, score });
  });
  for (const [j, { i }] of claims) take(i, j, false);
  for (const [i, j] of pairs([...now.keys()].filter((i) => !matched.has(i)), [...free], shapes, old, now, was, like)) if (!matched.has(i) && free.has(j)) take(i, j, false);
  now.forEach(({ key }, i) => {
    const j = byKey.get(key);
    if (j !== undefined && !matched.has(i) && free.has(j)) take(i, j, true);
  });
  return matched;
}

/** Of features, the neighbours that are looked at on average; where everything lies on one heap, only the nearest few from then on. */
const MOST_NEAR = 20;
const FEW = 16;

/** Those that are alike, the likest first. */
function pairs(left: readonly number[], free: readonly number[], shapes: readonly Shape[], old: readonly Shape[], now: readonly Thing[], was: readonly Thing[], like: (i: number, j: number) => number): (readonly [number, number])[] {
  const placed = free.filter((j) => old[j]?.kind !== 'none');
  const index = placed.length === 0 ? undefined : new Flatbush(placed.length, 16, Float64Array);
  for (const j of placed) index?.add(...(old[j]?.box ?? [0, 0, 0, 0]));
  index?.finish();
  const named = new Map(free.flatMap((j) => (nameOf(was[j]) === '' ? [] : [[nameOf(was[j]), j] as const])));
  const found: [number, number, number][] = [];
  const stack = MOST_NEAR * (left.length + free.length);
  let met = 0;
  for (const i of left) {
    const box = shapes[i]?.box ?? [0, 0, 0, 0];
    const near = index === undefined || !(box[0] <= box[2]) ? [] : met < stack ? index.search(box[0] - BESIDE, box[1] - BESIDE, box[2] + BESIDE, box[3] + BESIDE) : index.neighbors((box[0] + box[2]) / 2, (box[1] + box[3]) / 2, FEW, Math.hypot(box[2] - box[0], box[3] - box[1]) / 2 + BESIDE);
    met += near.length;
    const candidates = new Set(near.map((item) => placed[item] ?? -1));
    const sameName = named.get(nameOf(now[i]));
    if (sameName !== undefined) candidates.add(sameName);
    // Where one has the very outline, nobody measures what it shares with its neighbours.
    const same = [...candidates].flatMap((j): [number, number, number][] => {
      const score = outlineLikeness(shapes[i] ?? NOWHERE, old[j] ?? NOWHERE);
      return score > 0 ? [[i, j, score]] : [];
    });
    found.push(...same);
    for (const j of same.length > 0 ? [] : candidates) {
      const score = like(i, j);
      if (score > 0) found.push([i, j, score]);
    }
  }
  return found.sort((a, b) => b[2] - a[2] || a[1] - b[1] || a[0] - b[0]).map(([i, j]) => [i, j] as const);
}

function nameOf(thing: Thing | undefined): string {
  const name = thing?.properties['name'];
  return typeof name === 'string' ? name : '';
}

function counted(things: readonly Thing[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const thing of things) counts.set(nameOf(thing), (counts.get(nameOf(thing)) ?? 0) + 1);
  return counts;
}

/** Latitude half way between the outermost first positions. */
function middle(things: readonly Thing[]): number {
  let [south, north] = [90, -90];
  for (const { geometry } of things) {
    let part: unknown = geometry === null || geometry.type === 'GeometryCollection' ? undefined : geometry.coordinates;
    while (Array.isArray(part) && Array.isArray(part[0])) part = part[0];
    const y: unknown = Array.isArray(part) ? part[1] : undefined;
    if (typeof y !== 'number') continue;
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return south > north ? 0 : (south + north) / 2;
}
