/** What draws a plan: MapLibre, or SVG where there is no WebGL. The element above says what to show and knows neither. */
import type { FeatureCollection } from 'geojson';
import type { Box } from './inside-point.ts';
import type { Hand } from './interactions.ts';
import type { Theme } from './palette.ts';
import type { Collections } from './sources.ts';
import type { Trouble } from './texts.ts';
import type { Named } from './view-names.ts';

export interface Camera {
  readonly center: readonly [number, number];
  readonly zoom: number;
}

/** The part of MapLibre's map that the element and what stands over it ask of. Pixels from the container's upper left corner. */
export interface Ground {
  project(at: [lon: number, lat: number]): { readonly x: number; readonly y: number };
  unproject(at: [x: number, y: number]): { readonly lng: number; readonly lat: number };
  getCenter(): { readonly lng: number; readonly lat: number };
  getZoom(): number;
  getMinZoom(): number;
  getMaxZoom(): number;
  getContainer(): HTMLElement;
  /** What takes the keyboard. */
  getCanvas(): HTMLElement;
  easeTo(to: { center?: [number, number]; zoom?: number }): unknown;
  fitBounds(box: [number, number, number, number], options: { padding: number; maxZoom: number }): unknown;
}

/** Arrow keys are the map's: a screen reader hands them over where it is told that this is no text. What they do is said by the element (`map-keys`). */
export function takesKeys(canvas: HTMLElement, label: string): void {
  canvas.setAttribute('role', 'application');
  canvas.setAttribute('aria-label', label);
  canvas.setAttribute('aria-describedby', 'map-keys');
}

export interface PlanView {
  readonly map: Ground;
  /** Replaces the data of some sources. */
  setData(data: Partial<Collections>): void;
  /** The highlight brings its own label; the ordinary one gives way to it. */
  setHighlight(data: FeatureCollection, named: Named | null): void;
  setLook(theme: Theme, label: string): void;
  /** What `hand.yields` says is another now. */
  setYielding(): void;
  /** Puts the names of areas where they can be read: after a move, and when something that stands over the map has changed. */
  placeNames(): void;
  /** Resolves when everything that was set is drawn, or the map has failed or is gone. */
  whenIdle(): Promise<void>;
  remove(): void;
}

export interface ViewOptions {
  readonly container: HTMLElement;
  readonly collections: Collections;
  readonly theme: Theme;
  /** Latitude for lengths on the ground. */
  readonly lat: number;
  /** Where to begin: a camera, or a box to fit. */
  readonly start: Camera | Box;
  readonly extent: Box;
  readonly label: string;
  readonly hand: Hand;
  /** Boxes that something stands over: names are put beside them. */
  readonly covered: () => readonly Box[];
  /** Drawn, or drawn again after a trouble. */
  readonly onReady: () => void;
  readonly onMove: () => void;
  readonly onTrouble: (kind: Trouble, message: string) => void;
}
