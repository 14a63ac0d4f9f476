/** Files that are looked at before they are imported, over the plan and under what the desk lays over it; the finding that is looked at stands out. */
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { GeoJSONSource, LayerSpecification, Map as MapLibre } from 'maplibre-gl';
import { PALETTES, type Theme } from '../palette.ts';

const SOURCES = { features: 'delivery', finding: 'delivery-finding' } as const;
const collection = (features: readonly Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features: [...features] });
const ofType = (type: 'Polygon' | 'LineString' | 'Point'): never => ['==', ['geometry-type'], type] as never;

/** Dashed, so that it is never taken for the plan; areas are hatched by nothing, since what lies under them is to be compared. */
function layers(theme: Theme): LayerSpecification[] {
  const palette = PALETTES[theme];
  return [
    { id: 'delivery-fill', type: 'fill', source: SOURCES.features, filter: ofType('Polygon'), paint: { 'fill-color': palette.accent, 'fill-opacity': 0.12 } },
    { id: 'delivery-halo', type: 'line', source: SOURCES.features, filter: ['!=', ['geometry-type'], 'Point'] as never, layout: { 'line-join': 'round' }, paint: { 'line-color': palette.proposalHalo, 'line-width': 4, 'line-opacity': 0.7 } },
    { id: 'delivery-line', type: 'line', source: SOURCES.features, filter: ['!=', ['geometry-type'], 'Point'] as never, layout: { 'line-join': 'round' }, paint: { 'line-color': palette.accent, 'line-width': 1.8, 'line-dasharray': [3, 1.5] } },
    { id: 'delivery-point', type: 'circle', source: SOURCES.features, filter: ofType('Point'), paint: { 'circle-radius': 4.5, 'circle-color': palette.surface, 'circle-stroke-width': 2, 'circle-stroke-color': palette.accent } },
    { id: 'delivery-finding-fill', type: 'fill', source: SOURCES.finding, filter: ofType('Polygon'), paint: { 'fill-color': palette.nonconforming, 'fill-opacity': 0.35 } },
    { id: 'delivery-finding-line', type: 'line', source: SOURCES.finding, filter: ['!=', ['geometry-type'], 'Point'] as never, paint: { 'line-color': palette.nonconforming, 'line-width': 3 } },
    { id: 'delivery-finding-point', type: 'circle', source: SOURCES.finding, filter: ofType('Point'), paint: { 'circle-radius': 10, 'circle-color': palette.nonconforming, 'circle-opacity': 0.15, 'circle-stroke-width': 2.5, 'circle-stroke-color': palette.nonconforming } },
  ];
}

export class DeliveryOverlay {
  private readonly map: MapLibre;
  private features: readonly Feature[] = [];
  private finding: Geometry | null = null;
  private theme: Theme | null = null;

  constructor(map: MapLibre) {
    this.map = map;
  }

  /** @param features in lon, lat @param finding what is to stand out */
  show(features: readonly Feature[], finding: Geometry | null, theme: Theme): void {
    const began = this.theme !== null;
    // Where nothing was ever shown, the map is left alone.
    if (!began && features.length === 0) return;
    const other = theme !== this.theme;
    if (!other && features === this.features && finding === this.finding) return this.rise();
    const changed = { features: !began || features !== this.features, finding: !began || finding !== this.finding };
    Object.assign(this, { features, finding, theme });
    if (this.map.isStyleLoaded() !== true && this.map.getSource(SOURCES.features) === undefined) {
      this.map.once('idle', () => this.put({ features: true, finding: true }, true));
      return;
    }
    this.put(changed, other);
  }

  private put(changed: { readonly features: boolean; readonly finding: boolean }, other: boolean): void {
    const { map, theme } = this;
    if (theme === null) return;
    if (changed.features) this.give(SOURCES.features, collection(this.features));
    if (changed.finding) this.give(SOURCES.finding, collection(this.finding === null ? [] : [{ type: 'Feature', geometry: this.finding, properties: {} }]));
    if (!other) return this.rise();
    const above = map.getLayersOrder().find((id) => id.startsWith('overlay-'));
    for (const layer of layers(theme)) {
      if (map.getLayer(layer.id)) map.removeLayer(layer.id);
      map.addLayer(layer, above);
    }
  }

  private give(id: string, data: FeatureCollection): void {
    const source = this.map.getSource<GeoJSONSource>(id);
    if (source === undefined) this.map.addSource(id, { type: 'geojson', data });
    else void source.setData(data);
  }

  /** The plan's own layers may have been put above. */
  private rise(): void {
    const { map } = this;
    const order = map.getLayersOrder();
    if (map.getSource(SOURCES.features) === undefined || order.findLast((id) => !id.startsWith('overlay-'))?.startsWith('delivery-') !== false) return;
    const above = order.find((id) => id.startsWith('overlay-'));
    for (const id of order) if (id.startsWith('delivery-')) map.moveLayer(id, above);
  }
}
