import type { Feature, LineString, Point } from 'geojson';
import type { Value } from './plan.ts';

/** A proposal that has passed `readProposal`: known properties only, values within their bounds. */
export interface Proposal {
  readonly geometry: Point | LineString;
  /** By names of vocabulary.ts; lists are arrays. `signType` is always there. */
  readonly properties: Readonly<Record<string, Value | readonly string[]>> & { readonly signType: string };
  /** An inventory's other columns. */
  readonly extra?: Readonly<Record<string, unknown>>;
}
export type ProposalFeature = Feature<Point | LineString>;
