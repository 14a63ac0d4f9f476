/** Events of `sign-plan-map`: typed, bubbling, crossing shadow roots. */
import type { Trouble } from './texts.ts';

interface Place {
  /** WGS84/CGCS2000 degrees, 1e-7. */
  readonly lon: number;
  readonly lat: number;
  /** Metres by which the place may be off, at the zoom at which it was chosen. */
  readonly accuracy: number;
}
export interface FeatureRef {
  readonly layer: string;
  readonly key: string;
}
interface Selection extends FeatureRef {
  /** What else stands there, the nearest first. */
  readonly others: readonly FeatureRef[];
}

const options = { bubbles: true, composed: true } as const;

/** The sign was placed: by click, tap, Enter, or at the end of a drag. */
export class PlaceEvent extends CustomEvent<Place> {
  constructor(detail: Place) {
    super('sign-plan-place', { ...options, detail });
  }
}
/** A site, an existing sign or a protected place was chosen on the map. */
export class SelectEvent extends CustomEvent<Selection> {
  constructor(detail: Selection) {
    super('sign-plan-select', { ...options, detail });
  }
}
/** The map is drawn, or drawn again. */
export class MapReadyEvent extends CustomEvent<undefined> {
  constructor() {
    super('sign-plan-map-ready', options);
  }
}
/** Something is wrong with the map. `message` is for a log, in English. */
export class MapErrorEvent extends CustomEvent<{ readonly kind: Trouble; readonly message: string }> {
  constructor(kind: Trouble, message: string) {
    super('sign-plan-map-error', { ...options, detail: { kind, message } });
  }
}

declare global {
  interface HTMLElementEventMap {
    'sign-plan-place': PlaceEvent;
    'sign-plan-select': SelectEvent;
    'sign-plan-map-ready': MapReadyEvent;
    'sign-plan-map-error': MapErrorEvent;
  }
}
