/** What carries the sign, and the street about it: made by type in carriers of their own. */
import type { Known } from './known.ts';
import type { Sign } from './sign.ts';
import { line, rect, box, type Box, type Ground, type Point, type Shape, type ViewName } from './types.ts';

/** One view of the stage. */
export interface Half {
  /** Behind the sign, and in front of it. */
  readonly behind: readonly Shape[];
  readonly before?: readonly Shape[];
  readonly ground: readonly Ground[];
  readonly person: number;
  readonly faces: readonly Box[];
  /** The sign is seen edge-on: as thick as its depth. */
  readonly edgeOn: boolean;
  readonly x0: number;
  readonly x1: number;
  readonly keep?: readonly (readonly [number, number])[];
}

export interface Stage {
  readonly front: Half;
  readonly side: Half;
  /** Highest point of the carrier. */
  readonly top: number;
  /** Stretches of y that belong to the carrier. */
  readonly keep?: readonly (readonly [number, number])[];
  /** Where a reach and a depth are measured from, in the view that shows them. */
  readonly reach?: number;
  readonly depth: { readonly view: ViewName; readonly from: number };
  /** The outer edge of the kerb: where it is drawn, and whether its place rests on what is stated. */
  readonly kerb?: { readonly view: ViewName; readonly x: number; readonly stated: boolean };
  /** The stated sidewalk. */
  readonly sidewalk?: { readonly view: ViewName; readonly from: number; readonly to: number };
}

export interface Setting {
  readonly known: Known;
  readonly sign: Sign;
  /** Highest of what has to be seen: sign and limits. */
  readonly high: number;
  /** Height of the kerb as it is drawn. */
  readonly kerb: number;
}

/** Width of the carriageway that is drawn, metres. */
const ROAD = 2;

export const ground = (from: number, to: number): Ground[] => [{ kind: 'ground', from, to, level: 0 }];

/** The ground before a wall: sidewalk, kerb and carriageway where the sidewalk's width is stated, else plain ground. */
export function street({ known, kerb }: Setting, out: number): { readonly ground: readonly Ground[]; readonly x1: number; readonly walk?: number } {
  const walk = known.number('sidewalkWidth');
  if (walk === undefined || walk <= 0) return { ground: ground(-0.9, out + 2.6), x1: out + 2.6 };
  const x1 = Math.max(walk, out) + ROAD;
  return { walk, x1, ground: [{ kind: 'sidewalk', from: -0.9, to: walk, level: 0 }, { kind: 'carriageway', from: walk, to: x1, level: -kerb }] };
}

/** The ground about a sign that stands free on a sidewalk of stated width: at an assumed place near the kerb. */
export function about({ known, kerb }: Setting, x0: number, x1: number): { readonly ground: readonly Ground[]; readonly x0: number; readonly x1: number; readonly from?: number; readonly to?: number } {
  const walk = known.number('sidewalkWidth');
  if (walk === undefined || walk <= 0) return { ground: ground(x0, x1), x0, x1 };
  const to = Math.min(walk / 2, Math.max(0.6, known.number('depth') ?? 0));
  const from = to - walk;
  const [left, right] = [Math.min(x0, from - 0.5), Math.max(x1 - 1, to + ROAD)];
  return { from, to, x0: left, x1: right, ground: [{ kind: 'ground', from: left, to: from, level: 0 }, { kind: 'sidewalk', from, to, level: 0 }, { kind: 'carriageway', from: to, to: right, level: -kerb }] };
}

export const frontFace = ({ w, bottom, top }: Sign): Box => box(-w / 2, bottom, w / 2, top);
/** The sign edge-on, its back at `x`. */
export const sideFace = ({ d, bottom, top }: Sign, x = 0): Box => box(x, bottom, x + d, top);
/** An upright beam or post. */
export const post = (x: number, to: number, width = 0.1, from = 0): Shape => rect('part', box(x - width / 2, from, x + width / 2, to));
export const level = (role: Shape['role'], y: number, from: number, to: number): Shape => line(role, [from, y], [to, y]);
export const upright = (role: Shape['role'], x: number, from: number, to: number): Shape => line(role, [x, from], [x, to]);
/** Where a person may stand clear of a low sign that reaches out to `out`. */
export const beside = ({ shown, bottom }: Sign, out: number, usual: number): number => (shown && bottom < 1.9 ? Math.max(usual, out + 0.7) : usual);
export const arc = (cx: number, cy: number, rx: number, ry: number): Point[] => Array.from({ length: 17 }, (_, i): Point => [cx - rx * Math.cos((Math.PI * i) / 16), cy + ry * Math.sin((Math.PI * i) / 16)]);
