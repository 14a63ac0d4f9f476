/** The one note on the map that answers what was just done: what a clicked symbol is, or that a place was chosen too far out. */
import type { TemplateResult } from 'lit';
import type { Plan } from '../plan/plan.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import type { Language } from './context.ts';
import { describe } from './describe.ts';
import type { FeatureRef } from './events.ts';
import { type LonLat, clickAccuracy } from './local.ts';
import { coarseNote, featureNote } from './overlays.ts';
import { findFeature } from './sources.ts';

/** Metres of error from which a click is worth making again, closer. */
const COARSE = 10;
/** Metres: a place that is taken over from a point of the plan. */
const EXACT = 0.5;
/** Symbols lie on one another; more than these no note has room for. */
const MOST = 3;

interface Chosen {
  /** The nearest first. */
  readonly refs: readonly FeatureRef[];
  readonly at: LonLat;
  readonly accuracy: number;
}
interface Hands {
  /** A symbol was chosen, or none any more. */
  readonly changed: () => void;
  readonly place: (at: LonLat, accuracy: number) => void;
  readonly zoomToSign: () => void;
  /** The button that was pressed is gone. */
  readonly focus: () => void;
}

export class MapNotes {
  /** The note stands in the upper part of the map, since what it is about is in the lower. */
  above = false;
  #chosen: Chosen | null = null;
  /** The error that came with the last placing on this map. */
  #clicked: number | null = null;
  readonly #hands: Hands;

  constructor(hands: Hands) {
    this.#hands = hands;
  }

  get chosen(): FeatureRef | null {
    return this.#chosen?.refs[0] ?? null;
  }

  choose(chosen: Chosen, above: boolean): void {
    this.above = above;
    this.#chosen = chosen;
    this.#hands.changed();
  }

  placed(accuracy: number, above: boolean): void {
    this.above = above;
    this.#clicked = accuracy;
    this.#chosen = null;
    this.#hands.changed();
  }

  /** True where there was something to close. */
  close(): boolean {
    if (!this.#chosen) return false;
    this.#chosen = null;
    this.#hands.changed();
    this.#hands.focus();
    return true;
  }

  clear(): void {
    this.#chosen = null;
    this.#clicked = null;
  }

  /** @param places whether a sign can be placed */
  render(plan: Plan | null, proposal: Proposal | null, language: Language, view: { readonly zoom: number; readonly lat: number } | null, places: boolean): TemplateResult | null {
    if (this.#chosen) {
      const found = this.#chosen.refs.slice(0, MOST).map((ref) => describe(plan, ref, language)).filter((one) => one !== null);
      return featureNote(language, found, { place: places ? () => this.#placeAtChosen(plan) : null, close: () => this.close() });
    }
    const accuracy = proposal?.properties.accuracy;
    if (typeof accuracy !== 'number' || accuracy !== this.#clicked || accuracy <= COARSE || !view) return null;
    return coarseNote(language, accuracy, clickAccuracy(view.zoom, view.lat) <= COARSE ? null : this.#hands.zoomToSign);
  }

  /** A point of the plan is taken over as it is; on an area's symbol, the place that was clicked. */
  #placeAtChosen(plan: Plan | null): void {
    const chosen = this.#chosen;
    const first = this.chosen;
    if (!chosen || !first) return;
    const geometry = findFeature(plan, first.layer, first.key)?.geometry;
    this.close();
    if (geometry?.type === 'Point') this.#hands.place([geometry.coordinates[0] ?? 0, geometry.coordinates[1] ?? 0], EXACT);
    else this.#hands.place(chosen.at, chosen.accuracy);
  }
}
