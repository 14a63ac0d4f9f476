/** What the page and the one that colours the ground say to each other. */
import type { Proposal } from '../../../plan/proposal-types.ts';
import type { Cause, SurfaceGrid } from '../../../survey/suitability/types.ts';
import type { PlanGiven } from '../../worker/plan-given.ts';
import type { Painting } from './picture.ts';

export interface SurfaceAsked {
  /** Its place is of no account. */
  readonly proposal: Proposal;
  readonly asOf: string;
  readonly grid: SurfaceGrid;
  readonly painting: Painting;
}

export type ToSurface =
  /** First of all: the very package that the page judges by. */
  | { readonly kind: 'given'; readonly plan: PlanGiven }
  /** Takes the place of what was asked before. */
  | { readonly kind: 'ask'; readonly number: number; readonly asked: SurfaceAsked }
  /** What has been judged in other colours or at another size; heard as a part. */
  | { readonly kind: 'paint'; readonly number: number; readonly painting: Painting }
  | { readonly kind: 'stop' };

/** The whole of it as far as it has come: the arrays are the receiver's own. */
export interface SurfacePart {
  readonly kind: 'part';
  readonly number: number;
  readonly states: Uint8Array<ArrayBuffer>;
  readonly causes: Uint16Array<ArrayBuffer>;
  readonly list: readonly Cause[];
  /** As the picture has them. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  readonly painting: Painting;
  readonly done: boolean;
}
export type FromSurface = SurfacePart | { readonly kind: 'failed'; readonly number: number; readonly message: string };
