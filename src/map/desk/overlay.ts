/** What the desk lays over the plan for a while: features that another version changes, remarks, areas that were drawn. Above everything but names. */
import type { Feature, FeatureCollection } from 'geojson';
import type { GeoJSONSource, LayerSpecification, Map as MapLibre } from 'maplibre-gl';
import { REGULAR } from '../expressions.ts';
import { PALETTES, type Theme } from '../palette.ts';

export const OVERLAY_KINDS = ['added', 'removed', 'changed', 'drawn', 'remark'] as const;
/** `properties.kind` of a feature of the overlay. */
export type OverlayKind = (typeof OVERLAY_KINDS)[number];

const SOURCE = 'overlay';
const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Told apart by their dash as well as by colour: added whole, removed dotted, changed dashed. */
function layers(theme: Theme): LayerSpecification[] {
  const palette = PALETTES[theme];
  const is = (...kinds: OverlayKind[]): LayerSpecification['filter' & keyof LayerSpecification] => ['in', ['get', 'kind'], ['literal', kinds]] as never;
  const line = (id: string, kinds: OverlayKind[], colour: string, dash?: number[]): LayerSpecification => ({
    id: `overlay-${id}`, type: 'line', source: SOURCE, filter: ['all', is(...kinds), ['!=', ['geometry-type'], 'Point']] as never, layout: { 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': 2.5, ...(dash && { 'line-dasharray': dash }) },
  });
  const halo: LayerSpecification = { id: 'overlay-halo', type: 'line', source: SOURCE, filter: ['!=', ['geometry-type'], 'Point'] as never, layout: { 'line-join': 'round' }, paint: { 'line-color': palette.proposalHalo, 'line-width': 6, 'line-opacity': 0.8 } };
  const point: LayerSpecification = {
    id: 'overlay-point', type: 'circle', source: SOURCE, filter: ['==', ['geometry-type'], 'Point'] as never,
    paint: { 'circle-radius': 7, 'circle-color': palette.surface, 'circle-stroke-width': 2.5, 'circle-stroke-color': ['match', ['get', 'kind'], 'removed', palette.nonconforming, 'changed', palette.conditional, 'remark', palette.undetermined, palette.accent] },
  };
  const number: LayerSpecification = {
    id: 'overlay-number', type: 'symbol', source: SOURCE, filter: ['has', 'label'] as never,
    layout: { 'text-field': ['get', 'label'], 'text-size': 12, 'text-allow-overlap': true, 'text-anchor': 'top', 'text-offset': [0, 0.8], 'text-font': REGULAR },
    paint: { 'text-color': palette.ink, 'text-halo-color': palette.mapHalo, 'text-halo-width': 2 },
  };
  return [halo, line('added', ['added', 'drawn'], palette.accent), line('removed', ['removed'], palette.nonconforming, [0.4, 1.4]), line('changed', ['changed'], palette.conditional, [3, 1.5]), point, number];
}

/** Shows on one map; what is the same is not set again. */
export class Overlay {
  private readonly map: MapLibre;
  private features: readonly Feature[] = [];
  private theme: Theme | null = null;

  constructor(map: MapLibre) {
    this.map = map;
  }

  show(features: readonly Feature[], theme: Theme): void {
    if (features === this.features && theme === this.theme) return this.rise();
    this.features = features;
    const other = theme !== this.theme;
    this.theme = theme;
    if (this.map.isStyleLoaded() !== true && this.map.getSource(SOURCE) === undefined) {
      this.map.once('idle', () => this.put(true));
      return;
    }
    this.put(other);
  }

  /** The plan's own layers may have been put above. */
  private rise(): void {
    const { map } = this;
    if (map.getSource(SOURCE) === undefined || map.getLayersOrder().at(-1)?.startsWith('overlay-') === true) return;
    for (const id of map.getLayersOrder()) if (id.startsWith('overlay-')) map.moveLayer(id);
  }

  private put(other: boolean): void {
    const { map, theme, features } = this;
    if (theme === null) return;
    const data: FeatureCollection = features.length === 0 ? EMPTY : { type: 'FeatureCollection', features: [...features] };
    const source = map.getSource<GeoJSONSource>(SOURCE);
    if (source === undefined) map.addSource(SOURCE, { type: 'geojson', data });
    else void source.setData(data);
    if (!other) return this.rise();
    for (const layer of layers(theme)) {
      if (map.getLayer(layer.id)) map.removeLayer(layer.id);
      map.addLayer(layer);
    }
  }
}
