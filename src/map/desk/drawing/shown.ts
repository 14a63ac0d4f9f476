/** What the map shows of drawings beside terra-draw's own layers: measures as labels, a halo under lines, and the ring of a circle whose radius is being drawn. */
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import type { Feature, Polygon } from 'geojson';
import type { Language } from '../../context.ts';
import { STRONG } from '../../expressions.ts';
import { insidePoint } from '../../inside-point.ts';
import { PALETTES, type Theme } from '../../palette.ts';
import { collection, feature } from '../../sources.ts';
import type { Drawn } from '../types.ts';
import { PREFIX } from './adapter.ts';
import { propertiesOf, sizeTexts } from './drawn.ts';

const LABELS = `${PREFIX}-labels`;
const RING = `${PREFIX}-ring`;
const HALOS = [`${PREFIX}-polygon`, `${PREFIX}-linestring`] as const;
const halo = (source: string): string => `${source}-halo`;

export class Shown {
  readonly #map: MapLibre;
  #begun = false;

  constructor(map: MapLibre) {
    this.#map = map;
  }

  /** False while the style is not there yet. */
  begin(theme: Theme): boolean {
    try {
      for (const id of [RING, LABELS]) this.#map.addSource(id, { type: 'geojson', data: collection(), tolerance: 0 });
    } catch {
      if (this.#map.getSource(RING)) this.#map.removeSource(RING);
      return false;
    }
    this.#begun = true;
    this.#map.addLayer({ id: `${RING}-area`, source: RING, type: 'fill', paint: { 'fill-opacity': 0.16 } });
    this.#map.addLayer({ id: `${RING}-edge`, source: RING, type: 'line', paint: { 'line-width': 2.5 } });
    this.#map.addLayer({
      id: LABELS, source: LABELS, type: 'symbol',
      layout: {
        'text-field': ['get', 'text'], 'text-font': STRONG, 'text-size': 12.5, 'text-line-height': 1.3, 'text-max-width': 20, 'text-padding': 2, 'text-justify': 'auto',
        // Beside a point or the end of a line, in the middle of an area, or where there is room near by.
        'text-variable-anchor-offset': ['case', ['get', 'beside'], ['literal', ['left', [0.9, 0], 'right', [-0.9, 0], 'top', [0, 0.9], 'bottom', [0, -0.9]]], ['literal', ['center', [0, 0], 'top', [0, 0.8], 'bottom', [0, -0.8], 'left', [1, 0], 'right', [-1, 0]]]],
      },
      paint: { 'text-halo-width': 2 },
    });
    this.restyle(theme);
    return true;
  }

  /** Once terra-draw's layers are there. */
  under(theme: Theme): void {
    for (const source of HALOS) {
      const above = source === `${PREFIX}-polygon` ? `${source}-outline` : source;
      this.#map.addLayer({ id: halo(source), source, type: 'line', layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-width': 6.5 } }, above);
    }
    this.#map.moveLayer(LABELS);
    this.restyle(theme);
  }

  restyle(theme: Theme): void {
    const palette = PALETTES[theme];
    const paint = (layer: string, name: 'fill-color' | 'line-color' | 'text-color' | 'text-halo-color', value: string): void => {
      if (this.#map.getLayer(layer)) this.#map.setPaintProperty(layer, name, value);
    };
    paint(`${RING}-area`, 'fill-color', palette.accent);
    paint(`${RING}-edge`, 'line-color', palette.accent);
    paint(LABELS, 'text-color', palette.accent);
    paint(LABELS, 'text-halo-color', palette.proposalHalo);
    for (const source of HALOS) paint(halo(source), 'line-color', palette.proposalHalo);
  }

  show(drawn: readonly Drawn[], language: Language): void {
    this.#set(LABELS, drawn.flatMap((one) => labelOf(one, language)));
  }

  ring(polygon: Polygon | null): void {
    this.#set(RING, polygon === null ? [] : [feature(polygon, {})]);
  }

  visible(visible: boolean): void {
    for (const { id } of this.#map.getStyle().layers) if (id.startsWith(`${PREFIX}-`)) this.#map.setLayoutProperty(id, 'visibility', visible ? 'visible' : 'none');
  }

  /** Before terra-draw takes its sources away. */
  remove(): void {
    if (!this.#begun) return;
    for (const id of [...HALOS.map(halo), LABELS, `${RING}-edge`, `${RING}-area`]) if (this.#map.getLayer(id)) this.#map.removeLayer(id);
    for (const id of [LABELS, RING]) if (this.#map.getSource(id)) this.#map.removeSource(id);
  }

  #set(id: string, features: Feature[]): void {
    void this.#map.getSource<GeoJSONSource>(id)?.setData(collection(features));
  }
}

function labelOf(drawn: Drawn, language: Language): Feature[] {
  const { geometry } = drawn;
  const sizes = sizeTexts(drawn, language);
  const text = sizes[0] ?? propertiesOf(drawn).name;
  if (geometry.type === 'Point') return [feature(geometry, { text, beside: true })];
  if (geometry.type === 'LineString') {
    const end = geometry.coordinates.at(-1);
    return end ? [feature({ type: 'Point', coordinates: end }, { text, beside: true })] : [];
  }
  const inside = insidePoint(geometry);
  return inside ? [feature({ type: 'Point', coordinates: [...inside.at] }, { text, beside: false })] : [];
}
