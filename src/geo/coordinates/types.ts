/** What a typed or pasted coordinate is read into. */
import type { Text } from '../../problem.ts';

/** West, south, east, north of a plan, degrees. */
export type Extent = readonly [west: number, south: number, east: number, north: number];

/** WGS84/CGCS2000 in degrees, the two shifted systems of Chinese web maps, or a CGCS2000 Gauss–Krüger grid by its EPSG code. */
export type SystemId = 'wgs84' | 'gcj02' | 'bd09' | `EPSG:${number}`;

/** Datums that can be named and are refused. */
export type RefusedId = 'xian80' | 'beijing54';

/** Something that was noticed and settled while reading. */
export interface Remark extends Text {
  readonly code: 'order' | 'labels' | 'prefix' | 'zone' | 'named' | 'other-named' | 'assumed' | 'outside' | 'several' | 'abroad';
}

export interface LonLat {
  readonly lon: number;
  readonly lat: number;
}

export interface Reading extends LonLat {
  /** WGS84/CGCS2000 degrees, rounded to 1e-7 (1 cm). */
  readonly lon: number;
  readonly lat: number;
  /** The system it was read in. */
  readonly system: SystemId;
  /** How it was read, one phrase without a full stop: `GCJ-02，已移动 567 m`. */
  readonly reading: Text;
  /** Metres from where the same numbers would lie in WGS84; only for shifted systems. */
  readonly moved?: number;
  readonly remarks: readonly Remark[];
  /** Metres that the place may be off for the digits that were given and for the conversion; what the source itself is off by is not in it. */
  readonly error: number;
  /** Whole metres, a proposed `accuracy`: only where `error` is more than the plan takes a place to be good to. */
  readonly accuracy?: number;
}
