/** Events of `sign-plan-desk-map`: typed, bubbling, crossing shadow roots. `sign-plan-map-error` is that of the other maps. */
import type { Problem } from '../../problem.ts';
import type { Box } from '../inside-point.ts';
import type { Identified } from './types.ts';

const options = { bubbles: true, composed: true } as const;

/** Where the map has come to rest. `scale`: n of 1 : n at the centre. */
export interface DeskCamera {
  readonly center: readonly [lon: number, lat: number];
  readonly zoom: number;
  readonly scale: number;
  readonly bounds: Box;
}
export class IdentifyEvent extends CustomEvent<Identified> {
  constructor(detail: Identified) {
    super('sign-plan-desk-identify', { ...options, detail });
  }
}
/** Null: it has left the map. */
export class PointerPlaceEvent extends CustomEvent<readonly [lon: number, lat: number] | null> {
  constructor(detail: readonly [lon: number, lat: number] | null) {
    super('sign-plan-desk-pointer', { ...options, detail });
  }
}
export class DeskMoveEvent extends CustomEvent<DeskCamera> {
  constructor(detail: DeskCamera) {
    super('sign-plan-desk-moveend', { ...options, detail });
  }
}
/** A map is drawn; `maps` has it. Comes again when a second is there. */
export class DeskMapReadyEvent extends CustomEvent<undefined> {
  constructor() {
    super('sign-plan-desk-map-ready', options);
  }
}
/** Why a basemap is not shown; the schematic is. */
export class BasemapRefusedEvent extends CustomEvent<{ readonly id: string; readonly problems: readonly Problem[] }> {
  constructor(id: string, problems: readonly Problem[]) {
    super('sign-plan-desk-basemap-refused', { ...options, detail: { id, problems } });
  }
}
/** Another coordinate system was chosen in the strip. */
export class CrsEvent extends CustomEvent<string> {
  constructor(detail: string) {
    super('sign-plan-desk-crs', { ...options, detail });
  }
}

declare global {
  interface HTMLElementEventMap {
    'sign-plan-desk-identify': IdentifyEvent;
    'sign-plan-desk-pointer': PointerPlaceEvent;
    'sign-plan-desk-moveend': DeskMoveEvent;
    'sign-plan-desk-map-ready': DeskMapReadyEvent;
    'sign-plan-desk-basemap-refused': BasemapRefusedEvent;
    'sign-plan-desk-crs': CrsEvent;
  }
}
