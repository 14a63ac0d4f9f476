/** What the pane of a delivery shows, and what it asks for. */
import type { ImportFinding, Readiness } from '../../import/finding.ts';
import type { Format, TextReading } from '../../import/types.ts';
import type { Problem, Text } from '../../problem.ts';
import type { ChosenFile } from '../versions/types.ts';

export interface CrsOption {
  /** As it is written into a mapping. */
  readonly id: string;
  readonly text: Text;
}

/** A layer of the delivery, as it was read and placed. */
export interface DeliveredLayer {
  readonly index: number;
  readonly file: string;
  readonly name: string;
  readonly format: Format;
  readonly count: number;
  readonly text: TextReading | null;
  /** The layer of the plan that it would become; null where none was found for it. */
  readonly into: Text | null;
  /** How its numbers are read; null while they stand for no place. */
  readonly crs: Text | null;
  /** The choice of a person; empty is the judgement's own. */
  readonly chosen: string;
  readonly options: readonly CrsOption[];
  /** [west, south, east, north] of what is placed. */
  readonly box: readonly [number, number, number, number] | null;
  readonly visible: boolean;
}

export interface DeliveryView {
  readonly phase: 'none' | 'reading' | 'done';
  /** What was dropped, by name. */
  readonly files: readonly string[];
  /** Share that is done, 0–1; null while nothing is known of it. */
  readonly part: number | null;
  readonly layers: readonly DeliveredLayer[];
  readonly findings: readonly ImportFinding[];
  readonly readiness: Readiness | null;
  /** Whether the mapping came with the files; else it was guessed. */
  readonly ownMapping: boolean;
  /** Why nothing could be read. */
  readonly problems: readonly Problem[];
  /** A feature that was clicked on the map, with everything that the delivery says of it. */
  readonly clicked: readonly ClickedFeature[];
}

export interface ClickedFeature {
  readonly layer: number;
  readonly at: string;
  readonly properties: readonly (readonly [name: string, value: string])[];
}

export const NO_DELIVERY: DeliveryView = { phase: 'none', files: [], part: null, layers: [], findings: [], readiness: null, ownMapping: false, problems: [], clicked: [] };

export type DeliveryAction =
  | { readonly action: 'files'; readonly files: readonly ChosenFile[] }
  | { readonly action: 'crs'; readonly layer: number; readonly choice: string }
  | { readonly action: 'visible'; readonly layer: number; readonly visible: boolean }
  | { readonly action: 'zoom'; readonly layer: number }
  /** By its index among the findings. */
  | { readonly action: 'finding'; readonly index: number }
  | { readonly action: 'cancel' | 'clear' | 'save-mapping' };

declare global {
  interface HTMLElementEventMap {
    'sign-plan-delivery-act': CustomEvent<DeliveryAction>;
  }
}
