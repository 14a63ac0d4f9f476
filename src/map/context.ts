/** What every group of layers is built from. */
import type { LayerSpecification } from 'maplibre-gl';
import type { Palette, Theme } from './palette.ts';
import type { SourceId } from './sources.ts';

export type Language = 'zh' | 'en';
export interface StyleContext {
  readonly theme: Theme;
  readonly palette: Palette;
  /** Latitude at which metres are turned into pixels. */
  readonly lat: number;
}
/** A layer over one of our sources. */
export type PlanLayer = LayerSpecification & { readonly source?: SourceId };
export type LayerGroup = (context: StyleContext) => readonly PlanLayer[];
