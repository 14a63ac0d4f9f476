/** A typed or pasted coordinate, in whatever way it is written, as a place in WGS84/CGCS2000. */
import gcoord from 'gcoord';
import { fail, ok, type Problem, type Result } from '../../problem.ts';
import { cluesOf, type Clues } from './clues.ts';
import { metresBetween } from './ground.ts';
import { judge, type Context, type Outcome } from './judge.ts';
import { normalise, SEPARATIONS } from './normalise.ts';
import { refusedByCode, systemOf } from './systems.ts';
import { tokensOf } from './tokens.ts';
import type { Extent, Reading, RefusedId, SystemId } from './types.ts';
import { valuesOf, type Value } from './values.ts';
import { PROBLEMS, REMARKS } from './words.ts';

export interface ReadOptions {
  /** `auto`: what the text names, else degrees are WGS84 and metres whichever grid of CGCS2000 fits the extent. */
  readonly system: 'auto' | SystemId | RefusedId;
  /** The plan's extent decides between orders, zones and prefixes. */
  readonly extent: Extent;
  /** Metres to which the plan takes a place to be good (`defaultAccuracy`); 2 if left out. */
  readonly accuracy?: number;
}

/** Characters: the text of a shared place with its link fits several times over. */
const LONGEST = 2000;
/** Numbers that are looked at. */
const MOST = 40;
/** Places that are the same, metres. */
const SAME = 1;

export function readCoordinates(text: string, { system, extent, accuracy = 2 }: ReadOptions): Result<Reading> {
  const received = text.trim();
  if (received === '') return fail(PROBLEMS.empty());
  if (received.length > LONGEST) return fail(PROBLEMS.long(received, LONGEST));
  const clues = cluesOf(normalise(received));
  const refused = refusedOf(system, clues);
  if (refused !== undefined) return fail(PROBLEMS.refused(refused, received));
  if (clues.unread !== undefined) return fail(PROBLEMS.unread(received, clues.unread));
  const chosen = system === 'auto' ? undefined : systemOf(system);
  if (system !== 'auto' && chosen === undefined) return fail(PROBLEMS.unread(received, system));
  return best(clues, { extent, clues, received, floor: accuracy, ...(chosen === undefined ? {} : { chosen }) });
}

/** Why a datum is refused. */
export const refusal = (id: RefusedId): Problem => PROBLEMS.refused(id);

/** Xian 1980 or Beijing 1954: chosen, named, or a code of theirs before the numbers. */
function refusedOf(system: ReadOptions['system'], { rest, refused }: Clues): RefusedId | undefined {
  if (system === 'xian80' || system === 'beijing54') return system;
  const chosen = /^EPSG:(\d+)$/.exec(system)?.[1];
  const leading = /^\s*(\d{4,5})\s*[:,;\s]\s*[EN]?\s*[=:]?\s*\d{6,8}(?:\.\d+)?\s*[^\d.\s]?\s*[EN]?\s*[=:]?\s*\d{6,8}/i.exec(rest)?.[1];
  return refused ?? (chosen === undefined ? undefined : refusedByCode(Number(chosen))) ?? (leading === undefined ? undefined : refusedByCode(Number(leading)));
}

/** The best of all ways to read the numbers; of equal ones the first, which is the likeliest. */
function best(clues: Clues, context: Context): Result<Reading> {
  let found: Outcome | undefined;
  let most = 0;
  for (const separate of SEPARATIONS) {
    for (const all of valuesOf(tokensOf(separate(clues.rest)))) {
      const values = (clues.baiduMetres ? degreesOfBaidu(all) : all).slice(0, MOST);
      most = Math.max(most, values.length);
      const outcome = bestPair(values, context);
      if (outcome !== undefined && (found === undefined || penalty(outcome) < penalty(found))) found = outcome;
      if (found !== undefined && penalty(found) === 0 && 'reading' in found) return ok(found.reading);
    }
  }
  // The digits of a link that names a place by a number of its own are no coordinates.
  if (found !== undefined && !(clues.link && found.rank > 2)) return 'reading' in found ? ok(found.reading) : fail(found.problem);
  return fail(nothing(clues, context.received, most));
}

/** Names that contradict the numbers speak against a reading, if another one has none. */
const penalty = (outcome: Outcome): number => outcome.rank + ('reading' in outcome && outcome.reading.remarks.some(({ code }) => code === 'labels') ? 0.5 : 0);

const nothing = ({ link }: Clues, received: string, numbers: number): Problem => (link ? PROBLEMS.link(received) : numbers === 1 && !/[\p{Script=Han}]{3}/u.test(received) ? PROBLEMS.one(received) : PROBLEMS.none(received));

/** Named values first, wherever they stand; then neighbours. */
function bestPair(values: readonly Value[], context: Context): Outcome | undefined {
  const east = values.find(({ axis }) => axis === 'east');
  const north = values.find(({ axis }) => axis === 'north');
  let found: Outcome | undefined;
  if (east !== undefined && north !== undefined) {
    const [first, second] = values.indexOf(east) < values.indexOf(north) ? [east, north] : [north, east];
    found = judge(first, second, context);
    if (found.rank === 0) return found;
  }
  const places: Reading[] = [];
  for (let at = 0; at + 1 < values.length; at++) {
    const [first, second] = [values[at], values[at + 1]];
    if (first === undefined || second === undefined) break;
    const outcome = judge(first, second, context);
    if (found === undefined || outcome.rank < found.rank) found = outcome;
    if (outcome.rank !== 0) continue;
    if (!places.some((place) => metresBetween(place, outcome.reading) < SAME)) places.push(outcome.reading);
    at++;
  }
  const [first] = places;
  if (first === undefined || places.length < 2) return found;
  return { rank: 0, reading: { ...first, remarks: [...first.remarks, REMARKS.several(places.length)] } };
}

/** The metres in a link of Baidu's map as degrees BD-09. */
function degreesOfBaidu([x, y]: readonly Value[]): readonly Value[] {
  if (x === undefined || y === undefined) return [];
  const [lon, lat] = gcoord.transform<[number, number]>([x.value, y.value], gcoord.BD09MC, gcoord.BD09);
  return [{ ...x, value: lon, step: x.step / 111_000 }, { ...y, value: lat, step: y.step / 111_000 }];
}

