/** What is noticed while a drawing is read, counted, so that it is said once. */
import type { Flattened } from './curves.ts';

/** Of the whole drawing, once its blocks are put in. */
export const MOST_POSITIONS = 8_000_000;
/** Comparisons of loops with each other that a drawing is worth: some seconds. */
const MOST_COMPARED = 3e7;

export interface Work {
  left: number;
}

export interface Tally {
  readonly flattened: Flattened;
  heights: number;
  tilted: number;
  paper: number;
  /** By type: what has no place in a plan. */
  readonly leftOut: Map<string, number>;
  /** By type: what may hold areas and lines of the plan, and cannot be read. */
  readonly unread: Map<string, number>;
  /** Entities of which numbers are missing or senseless, by name. */
  readonly senseless: string[];
  /** Polylines of one vertex, hatches without boundary: left behind by editing. */
  empty: number;
  /** Splines of which only the points they pass through are known. */
  fitted: number;
  /** Loops of hatches around their texts. */
  textLoops: number;
  /** Hatches whose boundary has an opening. */
  readonly open: string[];
  /** Hatches of so many loops that they were not sorted into areas and holes. */
  readonly unsorted: string[];
  hidden: number;
  readonly hiddenLayers: Map<string, number>;
  /** Inserts without a block, by the block's name. */
  readonly missing: Map<string, number>;
  /** By block, its file. */
  readonly external: Map<string, string>;
  readonly recursive: Set<string>;
  readonly tooMany: Set<string>;
  /** Blocks of which an insert has more attributes than are kept. */
  readonly overfull: Set<string>;
  /** Comparisons that are left. */
  readonly work: Work;
  /** Tags that are called as one of our own fields. */
  readonly renamed: Set<string>;
  /** Line or byte at which the drawing could not be read further. */
  broken: number | undefined;
  /** It ends without saying so. */
  cut: boolean;
}

export const newTally = (): Tally => ({
  flattened: { arc: 0, bulge: 0, ellipse: 0, spline: 0, coarse: 0, left: MOST_POSITIONS },
  heights: 0,
  tilted: 0,
  paper: 0,
  leftOut: new Map(),
  unread: new Map(),
  senseless: [],
  empty: 0,
  fitted: 0,
  textLoops: 0,
  open: [],
  unsorted: [],
  hidden: 0,
  hiddenLayers: new Map(),
  missing: new Map(),
  external: new Map(),
  recursive: new Set(),
  tooMany: new Set(),
  overfull: new Set(),
  work: { left: MOST_COMPARED },
  renamed: new Set(),
  broken: undefined,
  cut: false,
});

export const count = (of: Map<string, number>, name: string, more = 1): void => {
  of.set(name, (of.get(name) ?? 0) + more);
};
