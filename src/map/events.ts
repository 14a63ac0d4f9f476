/** Events of `sign-plan-map` and `sign-plan-svg-map`: typed, bubbling, crossing shadow roots. */
import { type FeatureRef, SelectEvent } from './select-event.ts';
import type { Trouble } from './texts.ts';

export { type FeatureRef, SelectEvent };

interface Place {
  /** WGS84/CGCS2000 degrees, 1e-7. */
  readonly lon: number;
  readonly lat: number;
  /** Metres by which the place may be off, at the zoom at which it was chosen. */
  readonly accuracy: number;
}
const options = { bubbles: true, composed: true } as const;

/** The sign was placed: by click, tap, Enter, or at the end of a drag. */
export class PlaceEvent extends CustomEvent<Place> {
  constructor(detail: Place) {
    super('sign-plan-place', { ...options, detail });
  }
}
/** The baseline of the sign's face was drawn: the face looks right of its direction. */
export class LineEvent extends CustomEvent<{
  /** WGS84/CGCS2000 degrees, 1e-7; two or more. */
  readonly coordinates: readonly (readonly [lon: number, lat: number])[];
  /** Metres by which the worst of its points may be off. */
  readonly accuracy: number;
}> {
  constructor(coordinates: readonly (readonly [number, number])[], accuracy: number) {
    super('sign-plan-line', { ...options, detail: { coordinates, accuracy } });
  }
}
/** Drawing is over, with a line or without one. */
export class DrawingEndEvent extends CustomEvent<undefined> {
  constructor() {
    super('sign-plan-drawing-end', options);
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

/** Asked what lies at a place: `hand` is `look`. `accuracy`: metres by which the press may be off. */
export class LookEvent extends CustomEvent<Place> {
  constructor(detail: Place) {
    super('sign-plan-look', { ...options, detail });
  }
}

declare global {
  interface HTMLElementEventMap {
    'sign-plan-place': PlaceEvent;
    'sign-plan-look': LookEvent;
    'sign-plan-select': SelectEvent;
    'sign-plan-line': LineEvent;
    'sign-plan-drawing-end': DrawingEndEvent;
    'sign-plan-map-ready': MapReadyEvent;
    'sign-plan-map-error': MapErrorEvent;
  }
}
