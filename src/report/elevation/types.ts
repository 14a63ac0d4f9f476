/**
 * A sign in elevation, in metres: x to the right, y up from the ground that it stands on or hangs over.
 * Front: x = 0 is the middle of the sign. Side: x = 0 is the wall, or the plane of a sign that stands free, and the street lies to the right.
 */
import type { Text } from '../../problem.ts';

export type Point = readonly [x: number, y: number];

/** A rectangle, left, bottom, right, top. */
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/**
 * What a line or an area stands for. Of the carrier, none of it stated: `wall` filled, `line` an edge, `torn` an edge where the drawing and not the thing ends, `window`, `fine`, `cut` a wall in
 * section, `part` a post, slab or beam. Of the sign: `face` as stated, `ghost` of a size or at a height that is assumed, `mesh` its dots.
 */
export type Role = 'wall' | 'line' | 'torn' | 'window' | 'fine' | 'cut' | 'part' | 'face' | 'ghost' | 'mesh' | 'beyond' | 'kerb';

export interface Shape {
  readonly role: Role;
  readonly points: readonly Point[];
  readonly closed: boolean;
}

export type GroundKind = 'ground' | 'sidewalk' | 'carriageway';
export interface Ground {
  readonly kind: GroundKind;
  readonly from: number;
  readonly to: number;
  readonly level: number;
}

export type ViewName = 'front' | 'side';
export type Axis = 'x' | 'y';

/** A stated size, or one that follows from what is stated. Never one that is assumed. */
export interface Dimension {
  readonly measure: string;
  readonly view: ViewName;
  readonly axis: Axis;
  readonly from: number;
  readonly to: number;
  /** Of a level one: `below` the ground, or just above this height. Of an upright one: the column beside the front view, 0 nearest. */
  readonly at: 'below' | number;
  readonly label: string;
}

/** The part between a value and its limit. */
export interface Excess {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  /** The number alone, where there is no room for more. */
  readonly short: string;
}

export interface LimitLine {
  readonly measure: string;
  readonly view: ViewName;
  readonly axis: Axis;
  readonly at: number;
  /** Across the other axis; of an upright view's level line it may run on into the other view. */
  readonly from: number;
  readonly to: number;
  readonly state: 'fail' | 'met' | 'open';
  readonly label: string;
  readonly excess?: Excess;
}

/** Values that pass, along the measure's own dimension. A null end goes on. */
export interface Band {
  readonly measure: string;
  readonly view: ViewName;
  readonly axis: Axis;
  readonly at: 'below' | number;
  readonly parts: readonly { readonly from: number | null; readonly to: number | null }[];
  readonly label: string;
}

export interface View {
  readonly name: ViewName;
  readonly shapes: readonly Shape[];
  readonly ground: readonly Ground[];
  /** Where the person stands, and on what level. */
  readonly person: Point;
  readonly x0: number;
  readonly x1: number;
  /** Stretches of x that a break must leave whole. */
  readonly keep: readonly (readonly [number, number])[];
  /** Where the sign is, for what is written in it. */
  readonly face: Box | null;
}

export interface Elevation {
  readonly signType: string;
  readonly front: View;
  readonly side: View;
  /** Lowest and highest point that is drawn. */
  readonly y0: number;
  readonly y1: number;
  /** Stretches of y that a break must leave whole. */
  readonly keep: readonly (readonly [number, number])[];
  readonly dimensions: readonly Dimension[];
  readonly limits: readonly LimitLine[];
  readonly bands: readonly Band[];
  /** In the face, the longest that fits. */
  readonly caption: { readonly view: ViewName; readonly texts: readonly string[]; readonly bad: boolean; /** Outside the face. */ readonly named: string } | null;
  readonly labels: { readonly front: string; readonly side: string; readonly ground: Readonly<Record<GroundKind, string>>; readonly kerb: string; readonly passing: string };
  /** What is not stated, and what the picture only assumes. */
  readonly notes: readonly string[];
  /** What kind of picture it is, and what it shows: both in full for who does not see it. */
  readonly title: Text;
  readonly text: Text;
}

/** Height of the person who stands by, metres. */
export const PERSON = 1.7;

export const box = (x0: number, y0: number, x1: number, y1: number): Box => ({ x0, y0, x1, y1 });
export const rect = (role: Role, { x0, y0, x1, y1 }: Box): Shape => ({ role, closed: true, points: [[x0, y0], [x1, y0], [x1, y1], [x0, y1]] });
export const line = (role: Role, ...points: readonly Point[]): Shape => ({ role, closed: false, points });
