/** A baseline while it is being drawn: points in the order in which they were set, and which way round it is taken. For drawing; what is drawn is judged later. */
import { type LonLat, localPlane } from '../local.ts';
import { proposalShape } from '../proposal-shape.ts';

export interface DraftPoint {
  readonly at: LonLat;
  /** Metres by which it may be off. */
  readonly accuracy: number;
}
export interface Draft {
  readonly points: readonly DraftPoint[];
  /** The face looks to the other side than the order of the points says. */
  readonly turned: boolean;
}
export const EMPTY: Draft = { points: [], turned: false };

/** Two points closer than this are one, metres: no face is so narrow, and a double tap is not two ends. */
const LEAST = 0.05;

export function added(draft: Draft, point: DraftPoint): Draft {
  const last = draft.points.at(-1);
  return last && lengthOf([last.at, point.at]) < LEAST ? draft : { ...draft, points: [...draft.points, point] };
}
export const undone = (draft: Draft): Draft => ({ ...draft, points: draft.points.slice(0, -1) });
export const turnedRound = (draft: Draft): Draft => ({ ...draft, turned: !draft.turned });
export const isLine = ({ points }: Draft): boolean => points.length > 1;

/** Along the line, metres on the ground. */
export function lengthOf(line: readonly LonLat[]): number {
  return line.slice(1).reduce((sum, to, index) => {
    const [x, y] = localPlane(line[index] ?? to).to([...to]);
    return sum + Math.hypot(x, y);
  }, 0);
}

/** In the direction whose right is the side that the face looks to; degrees to 1e-7. */
export function coordinatesOf({ points, turned }: Draft): [lon: number, lat: number][] {
  const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;
  const line = points.map(({ at: [lon, lat] }): [number, number] => [round(lon), round(lat)]);
  return turned ? line.reverse() : line;
}

export const accuracyOf = ({ points }: Draft): number => Math.max(0, ...points.map(({ accuracy }) => accuracy));

/** Degrees clockwise from north, the way the face looks; null for less than a line. */
export const facingOf = (draft: Draft): number | null =>
  isLine(draft) ? proposalShape({ geometry: { type: 'LineString', coordinates: coordinatesOf(draft) }, properties: { signType: '' } }, 0).bearing : null;
