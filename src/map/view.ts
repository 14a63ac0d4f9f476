/** One MapLibre map from birth to removal. The element above says what to show; this says it to the map. */
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import type { Feature, FeatureCollection } from 'geojson';
import type { PlanLayer } from './context.ts';
import { drawings, imageId, paint } from './images.ts';
import { attachHand } from './interactions.ts';
import { PATIENCE, maplibreMap } from './maplibre-map.ts';
import { PALETTES, type Theme } from './palette.ts';
import type { PlanView, ViewOptions } from './plan-view.ts';
import { type Collections, SOURCES, type SourceId, collection } from './sources.ts';
import { changeLayers, planStyle, styleLayers } from './style.ts';
import type { Trouble } from './texts.ts';
import { type Named, areaNames, unlessHighlighted } from './view-names.ts';

export class MapView implements PlanView {
  readonly map: MapLibre;
  #layers: readonly PlanLayer[];
  readonly #data: Record<SourceId, FeatureCollection>;
  #highlighted: Named | null = null;
  #styled = false;
  #failed = false;
  #gone = false;
  readonly #waiting = new Set<() => void>();
  readonly #options: ViewOptions;
  readonly #timer: ReturnType<typeof setTimeout>;
  #theme: Theme;

  /** Throws where there is no WebGL. */
  constructor(options: ViewOptions) {
    this.#options = options;
    this.#theme = options.theme;
    this.#data = { ...options.collections };
    this.#layers = styleLayers(options.theme, options.lat);
    this.map = maplibreMap(options, planStyle(this.#data, this.#layers));
    this.map.once('style.load', () => {
      this.#styled = true;
      this.#restyle();
      this.#push(...SOURCES);
    });
    this.map.once('load', () => {
      clearTimeout(this.#timer);
      this.#ready();
    });
    this.map.on('move', () => options.onMove());
    this.map.on('moveend', () => this.placeNames());
    this.map.on('resize', () => {
      options.onMove();
      this.placeNames();
    });
    this.map.on('error', ({ error }) => this.#tell(/worker|webgl|gpu/i.test(error.message) ? 'unavailable' : 'minor', error.message));
    this.map.on('webglcontextlost', () => this.#tell('lost', 'WebGL context lost'));
    this.map.on('webglcontextrestored', () => this.#ready());
    this.#timer = setTimeout(() => this.#tell('slow', `the map did not load within ${PATIENCE / 1000} s`), PATIENCE);
    attachHand(this.map, options.hand);
    this.map.on('cooperativegestureprevented', ({ gestureType }) => options.hand.yielded(gestureType === 'wheel_zoom' ? 'wheel' : 'touch'));
    if (options.hand.yields()) this.setYielding();
  }

  setData(data: Partial<Collections>): void {
    Object.assign(this.#data, data);
    this.#push(...SOURCES.filter((id) => id in data || (id === 'view-names' && (data.zones ?? data.base))));
  }

  setHighlight(data: FeatureCollection, named: Named | null): void {
    this.#data.highlight = data;
    const same = named?.key === this.#highlighted?.key;
    this.#highlighted = named;
    this.#push('highlight', ...(same ? [] : (['names', 'view-names'] as const)));
  }

  setYielding(): void {
    const { cooperativeGestures } = this.map;
    if (this.#options.hand.yields()) cooperativeGestures.enable();
    else cooperativeGestures.disable();
  }

  setLook(theme: Theme, label: string): void {
    this.#theme = theme;
    this.map.getCanvas().setAttribute('aria-label', label);
    if (this.#styled) this.#restyle();
  }

  placeNames(): void {
    this.#push('view-names');
  }

  async whenIdle(): Promise<void> {
    if (this.#failed) return;
    await new Promise<void>((resolve) => {
      this.#waiting.add(resolve);
      this.map.once('idle', () => this.#release());
      this.map.triggerRepaint();
    });
  }

  remove(): void {
    this.#gone = true;
    clearTimeout(this.#timer);
    this.map.remove();
    this.#release();
  }

  #release(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }

  #ready(): void {
    this.#failed = false;
    this.#options.onReady();
  }

  #tell(kind: Trouble, message: string): void {
    // A map that is being removed loses its context; nobody need hear of it.
    if (this.#gone) return;
    if (kind !== 'minor') {
      this.#failed = true;
      this.#release();
    }
    this.#options.onTrouble(kind, message);
  }

  #restyle(): void {
    const after = styleLayers(this.#theme, this.#options.lat);
    this.#addImages(this.#theme);
    changeLayers(this.map, this.#layers, after);
    this.#layers = after;
  }

  #addImages(theme: Theme): void {
    const ratio = Math.max(2, Math.ceil(window.devicePixelRatio));
    for (const [name, drawing] of drawings(PALETTES[theme])) {
      if (this.map.hasImage(imageId(name, theme))) continue;
      this.map.addImage(imageId(name, theme), paint(drawing, ratio), { pixelRatio: ratio * drawing.shrink });
    }
  }

  #push(...ids: readonly SourceId[]): void {
    if (!this.#styled) return;
    for (const id of ids) void this.map.getSource<GeoJSONSource>(id)?.setData(this.#shown(id));
  }

  #shown(id: SourceId): FeatureCollection {
    if (id === 'names') return collection(unlessHighlighted(this.#data.names.features, this.#highlighted));
    return id === 'view-names' ? collection(unlessHighlighted(this.#viewNames(), this.#highlighted)) : this.#data[id];
  }

  #viewNames(): Feature[] {
    const bounds = this.map.getBounds();
    const view = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()] as const;
    return areaNames(this.#data, view, this.map.getZoom(), this.#options.lat, this.#options.covered());
  }
}
