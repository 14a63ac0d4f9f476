/** What rules are compiled to: facts, limits and conditions, each evaluated on one check. */
import type { Run } from './run.ts';
import type { Space } from './space.ts';
import type { Tri } from './tri.ts';
import type { Reason } from './types.ts';

export type FactKind = 'number' | 'word' | 'flag' | 'list';

export interface Fact {
  readonly name: string;
  readonly slot: number;
  readonly kind: FactKind;
  readonly unit: string;
  /** Every word that a choice can take, where they are listed. */
  readonly words: readonly string[] | undefined;
  /** True where a demonstration plan made the definition, or one that it rests on. */
  readonly demonstration: boolean;
  /** Layers that its definition looks at. */
  readonly layers: readonly number[];
  /** Bounds of a number that is not known. */
  readonly min: number;
  readonly max: number;
  evaluate(run: Run): void;
  /** Adds what would settle it: stated properties that are missing, and what its definition looked for in vain. Nothing where it is known. */
  why(run: Run, reasons: Reason[]): void;
}

export type Range = readonly [low: number, high: number];

export interface Lim {
  /** Leaves the interval in `run.valueLow`, `run.valueHigh`. */
  evaluate(run: Run): void;
  /** Adds why it is not one number. */
  why(run: Run, reasons: Reason[]): void;
  /** Bounds over the features of these layers, whatever is stated: the search radius. */
  range(spaces: readonly Space[]): Range;
  readonly facts: readonly Fact[];
  readonly table?: string | undefined;
}

export interface Cond {
  evaluate(run: Run): Tri;
  readonly facts: readonly Fact[];
  /** Layers that it looks at, by number. */
  readonly layers: readonly number[];
  /** Distance beyond which a feature is certain to satisfy it, given the layers' attributes; ∞ where distance alone never decides. */
  beyond(spaces: readonly Space[]): number;
}
