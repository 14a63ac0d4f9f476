/** What the page and the worker that reads a delivery say to each other. */
import type { Feature } from 'geojson';
import type { DeliveredLayer } from '../../../elements/delivery/view.ts';
import type { Landmark } from '../../../import/context.ts';
import type { ImportFinding, Readiness } from '../../../import/finding.ts';
import type { GivenFile } from '../../../import/types.ts';
import type { Problem } from '../../../problem.ts';
import type { PlanGiven } from '../../worker/plan-given.ts';

/** A delivery as it is shown. */
export interface Previewed {
  readonly layers: readonly Omit<DeliveredLayer, 'visible'>[];
  /** Of each layer, in lon, lat. Properties: `index` among the layer's features. */
  readonly features: readonly (readonly Feature[])[];
  readonly findings: readonly ImportFinding[];
  readonly readiness: Readiness;
  readonly ownMapping: boolean;
  /** A first mapping file. */
  readonly mapping: string;
}

export type ToDelivery =
  /** First of all. */
  | { readonly kind: 'given'; readonly plan: PlanGiven; readonly landmarks: readonly Landmark[] }
  | { readonly kind: 'read'; readonly number: number; readonly files: readonly GivenFile[]; readonly language: 'zh' | 'en' }
  /** The same files with other reference systems, by index of the layer: ids of its options. */
  | { readonly kind: 'choose'; readonly number: number; readonly choices: Readonly<Record<number, string>> };

export type FromDelivery =
  | { readonly kind: 'progress'; readonly number: number; readonly part: number }
  | { readonly kind: 'previewed'; readonly number: number; readonly previewed: Previewed }
  | { readonly kind: 'failed'; readonly number: number; readonly problems: readonly Problem[] };
