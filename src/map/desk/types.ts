/** What the planner's map is told, and what it tells. */
import type { Feature, Position } from 'geojson';
import type { Plan } from '../../plan/plan.ts';
import type { FeatureRef } from '../select-event.ts';

/** One line of the tree of layers. `id`: a layer of the package, `layer:class` for a class of zones or segments, `base:part` for a part of the schematic ground, `audit` for signs of a file, `surface` for the suitability, `remarks`, `drawn`. */
export interface LayerState {
  readonly id: string;
  readonly visible: boolean;
  /** 0–1. */
  readonly opacity: number;
}

/** Signs with their verdicts, in columns: a hundred thousand are drawn without an object each. */
export interface SignMarks {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Index into `VERDICTS` of the survey; 255 where none stands. */
  readonly verdict: Uint8Array;
  /** Which are shown; null is all. */
  readonly shown: Uint32Array | null;
}

/** A picture on the ground: corners as MapLibre takes them, north-west, north-east, south-east, south-west, lon, lat. */
export interface GroundPicture {
  readonly canvas: HTMLCanvasElement;
  readonly corners: readonly [Position, Position, Position, Position];
  /** Counts up with every repainting of the canvas. */
  readonly version: number;
}

/** What lies on one side of the swipe; without a swipe the first is everywhere. */
export interface MapSide {
  readonly plan: Plan;
  readonly layers: readonly LayerState[];
  /** By layer of the package: keys that are shown. A layer that is not named is shown whole. */
  readonly shown: ReadonlyMap<string, ReadonlySet<string>>;
  readonly signs: SignMarks | null;
  readonly surface: GroundPicture | null;
}

export interface Identified {
  readonly at: readonly [lon: number, lat: number];
  /** Zones first, then segments, sites, existing signs, features, base. */
  readonly refs: readonly FeatureRef[];
  /** Of `signs`, by index. */
  readonly signs: readonly number[];
  readonly side: 'first' | 'second';
}

/** Tools of the hand; null is asking what lies where. */
export type MapTool = 'length' | 'area' | 'polygon' | 'circle' | 'line' | 'point' | 'select';

/** What was drawn: a GeoJSON feature in lon, lat; `properties.kind` is the tool. */
export type Drawn = Feature & { readonly id: string };
