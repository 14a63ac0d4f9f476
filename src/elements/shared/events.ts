/** The events of the page's elements: all bubble and cross shadow roots; their details are plain values. */
import { SelectEvent, type FeatureRef } from '../../map/events.ts';
import type { FormValues } from '../form/values.ts';
import type { Problem } from '../../problem.ts';
import type { Report } from '../../report/types.ts';

export interface SignPlanEvents {
  /** The package is read; a check can follow. */
  'sign-plan-ready': CustomEvent<{ readonly id: string; readonly version: string; readonly problems: readonly Problem[] }>;
  /** A new report stands. */
  'sign-plan-check': CustomEvent<Report>;
  /** Something in the way of any report: an unreadable package. */
  'sign-plan-error': CustomEvent<{ readonly problems: readonly Problem[] }>;
  /** The form's raw values after an entry. */
  'sign-plan-input': CustomEvent<{ readonly values: FormValues }>;
  /** The feature that is pointed at, or null. */
  'sign-plan-highlight': CustomEvent<FeatureRef | null>;
  /** An unanswered question chosen in the findings: name of the property. */
  'sign-plan-ask': CustomEvent<{ readonly name: string }>;
}

declare global {
  interface HTMLElementEventMap extends SignPlanEvents {}
}

export type { FeatureRef };

export function emit<K extends keyof SignPlanEvents>(from: EventTarget, type: K, detail: SignPlanEvents[K]['detail']): void {
  from.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}

/** A feature chosen beside the map: the same event as one chosen on it. */
export const select = (from: EventTarget, { layer, key }: FeatureRef): boolean => from.dispatchEvent(new SelectEvent({ layer, key, others: [] }));
