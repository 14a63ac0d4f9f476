/** A loaded package: what every other room works on. */
import type { Geometry } from 'geojson';
import type { Problem } from '../problem.ts';
import type { LayerEntry, Manifest } from './schema/manifest.ts';
import type { Rules } from './schema/rules.ts';

export type Value = string | number | boolean;

export interface PlanFeature {
  /** The feature's own stable key, from the `key` column. */
  readonly key: string;
  /** CGCS2000 (EPSG:4490), lon, lat. */
  readonly geometry: Geometry;
  /** Without empty values: what is missing is unknown. */
  readonly properties: Readonly<Record<string, Value>>;
}

export interface Layer {
  readonly entry: LayerEntry;
  /**
   * `failed`: missing, broken or not what the manifest says; then `features` is empty and absence must not be read from it.
   * `range`: read in part; elsewhere than in `boxes` absence must not be read from it either, and the engine takes it for unread unless it comes by `check/window/`.
   */
  readonly state: 'whole' | 'range' | 'failed';
  readonly features: readonly PlanFeature[];
  /** Of a layer that was read in part: [west, south, east, north] in which everything of it is here. */
  readonly boxes?: readonly (readonly [west: number, south: number, east: number, north: number])[];
}

export interface Plan {
  readonly manifest: Manifest;
  /** SHA-256 of `manifest.json` as it was read: with it a plan is known to the last byte. Left out by one that was put together in memory. */
  readonly digest?: string;
  readonly rules: Rules;
  /** By id; every layer of the manifest is here, in its order. */
  readonly layers: ReadonlyMap<string, Layer>;
  /** What went wrong while reading layers. */
  readonly problems: readonly Problem[];
}
