/** What names and symbols are once they have a place. */
import type { Feature } from 'geojson';
import type { PlanLayer } from '../context.ts';
import type { Drawing } from '../images.ts';
import type { Subject } from './evaluate.ts';
import type { Line } from './lettering.ts';
import type { Rect, Shape } from './shapes.ts';
import type { Sheet } from './sheet.ts';

export interface Icon {
  readonly kind: 'icon';
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly rotate: number;
  readonly scale: number;
  readonly opacity: number;
  readonly feature: Feature;
}
export interface Face {
  readonly size: number;
  readonly strong: boolean;
  readonly song: boolean;
  readonly colour: string;
  readonly halo: string;
  readonly haloWidth: number;
  readonly opacity: number;
  /** Between characters, em. */
  readonly spacing: number;
}
export interface Words {
  readonly kind: 'words';
  readonly face: Face;
  /** Middle of each line's height. */
  readonly lines: readonly (Line & { readonly y: number })[];
  readonly x: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Water names lean to the left. */
  readonly slanted: boolean;
}
export interface Letters {
  readonly kind: 'letters';
  readonly face: Face;
  readonly letters: readonly { readonly sign: string; readonly x: number; readonly y: number; readonly turn: number }[];
}
export type Mark = Icon | Words | Letters;

export type SymbolLayer = Extract<PlanLayer, { type: 'symbol' }>;
export interface Placing {
  readonly sheet: Sheet;
  readonly images: ReadonlyMap<string, Drawing>;
  readonly shape: (feature: Feature) => Shape;
  /** The area that a name in view is of. */
  readonly area: (name: Feature) => Shape | null;
  /** Not to be written over where it can be helped. */
  readonly better: readonly Rect[];
}
export type Layout = Readonly<Record<string, unknown>>;
export interface OneSymbol {
  readonly layer: SymbolLayer;
  readonly layout: Layout;
  readonly feature: Feature;
  readonly subject: Subject;
  readonly face: Face;
}
