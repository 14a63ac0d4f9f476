/** What the way of a delivery into a plan is told, and what it tells. */
import type { Text } from '../../problem.ts';
import type { Gdal } from '../gdal/types.ts';
import type { CrsChoice, Repair } from '../mapping/types.ts';

export const STAGES = ['read', 'place', 'map', 'judge', 'build', 'write'] as const;
export type Stage = (typeof STAGES)[number];

export interface Progress {
  readonly stage: Stage;
  /** Of the stage, 0 to 1. */
  readonly share: number;
  readonly text: Text;
}

export interface DeliverOptions {
  readonly gdal?: Gdal;
  /** For every file, before what the mapping says. */
  readonly encoding?: string;
  /** For every source, before what the mapping says. */
  readonly crs?: CrsChoice;
  /** For every source, in place of what the mapping says. */
  readonly repair?: readonly Repair[];
  readonly progress?: (progress: Progress) => void;
}
