/** The events of the page's elements: all bubble and cross shadow roots; their details are plain values. */
import type { LayerState } from '../../map/desk/types.ts';
import type { AuditAction } from '../audit/view.ts';
import { SelectEvent, type FeatureRef } from '../../map/select-event.ts';
import type { FormValues } from '../form/values.ts';
import type { GazetteerEntry } from '../../plan/schema/gazetteer.ts';
import type { Problem } from '../../problem.ts';
import type { Report } from '../../report/types.ts';

/** A change that would pass: sizes by name, another type, another place. */
export interface Try {
  readonly changes?: Readonly<Record<string, number>>;
  readonly signType?: string;
  readonly at?: readonly [lon: number, lat: number];
}

/** Something to be done with one's own proposals, which the page keeps: `id` of one, `ids` of those to be put side by side. */
export type MineAction =
  | { readonly action: 'open' | 'duplicate' | 'remove'; readonly id: string }
  | { readonly action: 'rename'; readonly id: string; readonly name: string }
  | { readonly action: 'compare'; readonly ids: readonly string[] }
  | { readonly action: 'keep' | 'undo' | 'clear' };

export interface SignPlanEvents {
  /** The package is read; a check can follow. */
  'sign-plan-ready': CustomEvent<{ readonly id: string; readonly version: string; readonly problems: readonly Problem[] }>;
  /** A new report stands. */
  'sign-plan-check': CustomEvent<Report>;
  /** Something in the way of any report: an unreadable package. */
  'sign-plan-error': CustomEvent<{ readonly problems: readonly Problem[] }>;
  /** The visitor is about to leave the check for a page beside it, the planner's desk or the sheet; `href`: its address where the page's address is the element's, else empty. Cancelable: the host page then does what it wants instead. */
  'sign-plan-navigate': CustomEvent<{ readonly to: 'data' | 'clause' | 'verify' | 'mine' | 'desk' | 'sheet'; readonly href: string }>;
  /** The form's raw values after an entry. */
  'sign-plan-input': CustomEvent<{ readonly values: FormValues }>;
  /** The feature that is pointed at, or null. */
  'sign-plan-highlight': CustomEvent<FeatureRef | null>;
  /** An unanswered question chosen in the findings: name of the property. */
  'sign-plan-ask': CustomEvent<{ readonly name: string }>;
  /** The search field is being used for the first time: the names are wanted. */
  'sign-plan-search-open': CustomEvent<null>;
  /** A name chosen; `accuracy`: metres that its position may be off, where known. */
  'sign-plan-found': CustomEvent<{ readonly entry: GazetteerEntry; readonly accuracy?: number | undefined }>;
  /** Coordinates that were read, as WGS84/CGCS2000 degrees; `accuracy`: metres that they are good to, where that is known. */
  'sign-plan-coordinates': CustomEvent<{ readonly lon: string; readonly lat: string; readonly accuracy?: string | undefined }>;
  /** The sheet to be printed is asked for. */
  'sign-plan-sheet': CustomEvent<null>;
  /** The list of one's own proposals: what stands in the form is to be kept, one of them opened, duplicated, renamed, removed… */
  'sign-plan-mine': CustomEvent<MineAction>;
  /** Rules of other cities asked for in the notes on the data, or no longer. */
  'sign-plan-compare': CustomEvent<{ readonly on: boolean }>;
  /** A proposed change chosen, to be put into the form; null takes the last one back. */
  'sign-plan-try': CustomEvent<Try | null>;
  /** A consent ticked as held, or not. */
  'sign-plan-consent': CustomEvent<{ readonly consent: string; readonly held: boolean }>;
  /** A page beside the check: the page of a clause; null is the list of all. */
  'sign-plan-clause': CustomEvent<{ readonly clause: string | null }>;
  /** The layers of the desk's map as they are to be, from above to below. */
  'sign-plan-layers': CustomEvent<{ readonly layers: readonly LayerState[] }>;
  /** Names and numbers are to be written on the desk's map, or none. */
  'sign-plan-labels': CustomEvent<{ readonly on: boolean }>;
  /** Drawings or remarks are to be shown on the desk's map, or not. */
  'sign-plan-over': CustomEvent<{ readonly id: 'drawn' | 'remarks' | 'delivery'; readonly visible: boolean }>;
  /** All of a layer to be brought into view; `id` of its line in the tree. */
  'sign-plan-layer-zoom': CustomEvent<{ readonly id: string }>;
  /** A feature to be marked as wrong. */
  'sign-plan-remark': CustomEvent<{ readonly ref: FeatureRef }>;
  /** Something asked for in the pane of the audit: a file, another mapping, to begin, to cancel, to save… */
  'sign-plan-audit-act': CustomEvent<AuditAction>;
  /** The sign whose ground is coloured is to be changed. */
  'sign-plan-edit-sign': CustomEvent<null>;
  /** All findings at the place that is pointed at are wanted. */
  'sign-plan-surface-check': CustomEvent<{ readonly at: readonly [lon: number, lat: number] }>;
  /** The coloured ground is to be saved: cells; picture, world file and coordinate system. */
  'sign-plan-surface-save': CustomEvent<{ readonly what: 'geojson' | 'png' | 'pgw' | 'prj' | 'aux' }>;
  /** The text of a file of reports, chosen, dropped or pasted, to be verified; `name` of the file, empty where it was pasted. */
  'sign-plan-verify-file': CustomEvent<{ readonly text: string; readonly name: string }>;
}

declare global {
  interface HTMLElementEventMap extends SignPlanEvents {}
}

export type { FeatureRef };

export function emit<K extends keyof SignPlanEvents>(from: EventTarget, type: K, detail: SignPlanEvents[K]['detail']): void {
  from.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}

/** @returns whether the host page lets the visitor go there */
export const mayGo = (from: EventTarget, detail: SignPlanEvents['sign-plan-navigate']['detail']): boolean => from.dispatchEvent(new CustomEvent('sign-plan-navigate', { detail, bubbles: true, composed: true, cancelable: true }));

/** A feature chosen beside the map: the same event as one chosen on it. */
export const select = (from: EventTarget, { layer, key }: FeatureRef): boolean => from.dispatchEvent(new SelectEvent({ layer, key, others: [] }));
