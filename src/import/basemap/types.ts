/** What a base map is made of: areas, lines and names that are only drawn. Nothing decides by them. */
import type { LineString, Point, Polygon } from 'geojson';
import type { ImportFinding } from '../finding.ts';

/** Ids of the layers that are filled, in the order in which they lie. */
export const BASE_LAYERS = ['base-areas', 'base-lines', 'places'] as const;
export type BaseLayer = (typeof BASE_LAYERS)[number];

/** Words of the column `kind` that the map draws. A base layer's `water` is an area or, of a narrow river, a line. */
export type BaseKind = 'water' | 'green' | 'built' | 'road' | 'bridge' | 'highway' | 'rail' | 'dyke' | 'landmark' | 'station' | 'town' | 'subdistrict';

/** What a rule of a table says of a feature. */
export interface Drawn {
  readonly into: BaseLayer;
  readonly kind: BaseKind;
  /** Of a line, 1 to 4: how wide it is drawn, and from which zoom it is named. */
  readonly rank?: 1 | 2 | 3 | 4;
}

export interface BaseFeature {
  readonly key: string;
  readonly kind: BaseKind;
  readonly rank?: 1 | 2 | 3 | 4;
  readonly name?: string;
  readonly nameEn?: string;
  /** [lon, lat]; as the source has it until it is fitted to the extent. */
  readonly geometry: Polygon | LineString | Point;
}

export type BaseFeatures = Readonly<Record<BaseLayer, readonly BaseFeature[]>>;

/** Who made the data, and since when they are so. */
export type SourceId = 'osm' | 'national-1m';

/** What one source gave. */
export interface BaseSource {
  readonly id: SourceId;
  /** ISO date since when the data are so, as they or whoever has them say. */
  readonly date: string;
  readonly features: BaseFeatures;
  /** What was left out, and why; what was noticed in reading. */
  readonly findings: readonly ImportFinding[];
}

export type Extent = readonly [west: number, south: number, east: number, north: number];
