/** What is decided of a layer's reference system, or asked. */
import type { Text } from '../../problem.ts';
import type { ImportFinding } from '../finding.ts';
import type { CrsChoice } from '../mapping/types.ts';

/** From the file's numbers to CGCS2000 degrees; undefined where they stand for no place. */
export type ToLonLat = (x: number, y: number) => readonly [lon: number, lat: number] | undefined;

export type XY = readonly [x: number, y: number];

/** A system as a way to the ground. It takes the easting, or the longitude, first. */
export interface Way {
  /** `EPSG:4527 3° 带第 39 带`. */
  readonly title: Text;
  readonly toLonLat: ToLonLat;
}

export interface OfferedChoice {
  readonly choice: CrsChoice;
  readonly text: Text;
}

/** Who decided: a person, the file itself, its format, or nobody, so that the numbers had to. */
export type Decider = 'user' | 'file' | 'format' | 'numbers';

export interface CrsJudgement {
  readonly findings: readonly ImportFinding[];
  /** The system and how it was decided; or that it is not. */
  readonly title: Text;
  readonly decided?: Decider;
  /** Absent where it is not decided: then it stops and asks. */
  readonly toLonLat?: ToLonLat;
  /** The layer's first position, as the file has it and where it comes to lie. */
  readonly sample?: { readonly from: XY; readonly to: XY };
  /** What a person may write into the mapping. */
  readonly choices: readonly OfferedChoice[];
}
