/** One MapLibre map of the desk from birth to removal: a side of the swipe, or all there is. */
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import type { Feature, FeatureCollection } from 'geojson';
import { drawings, imageId, paint } from '../images.ts';
import type { Box } from '../inside-point.ts';
import { metresPerPixel } from '../local.ts';
import { PATIENCE, maplibreMap } from '../maplibre-map.ts';
import { PALETTES, type Theme } from '../palette.ts';
import type { Camera } from '../plan-view.ts';
import type { FeatureRef } from '../select-event.ts';
import { type SourceId, collection } from '../sources.ts';
import { planStyle } from '../style.ts';
import type { Trouble } from '../texts.ts';
import { areaNames, unlessHighlighted } from '../view-names.ts';
import { applyStack } from './apply.ts';
import { type Prepared, isBasemapId } from './basemap/prepare.ts';
import { type Claim, claims } from './claims.ts';
import { AUDIT } from './groups.ts';
import { deskNodes, initialStates } from './nodes.ts';
import { PICK_REACH, featuresAt } from './pick.ts';
import { groundPerPixel } from './scale.ts';
import { sheet } from './sheet.ts';
import { FILTERED, chosenData, collectionsOf, kept } from './side-data.ts';
import { SignIndex } from './sign-index.ts';
import { SignLayer, glyphSize } from './sign-layer.ts';
import { type StackLayer, stateOf } from './stack.ts';
import { Surface } from './surface.ts';
import { switchedOn } from './switched.ts';
import type { MapSide } from './types.ts';
import { ZoneFeed } from './zone-feed.ts';
import { ZonePool } from './zone-pool.ts';

/** More names nobody reads, and each has to be given a place. */
const MOST_NAMES = 150;

/** What both sides show alike. */
export interface Look {
  readonly theme: Theme;
  readonly labels: boolean;
  readonly chosen: FeatureRef | null;
  readonly basemap: Prepared | null;
}
export interface DeskViewOptions {
  readonly container: HTMLElement;
  readonly side: MapSide;
  readonly look: Look;
  readonly start: Camera | Box;
  readonly label: string;
  readonly onReady: () => void;
  readonly onMove: () => void;
  readonly onRest: () => void;
  /** The camera is being led by the other side's: nothing is at rest yet. */
  readonly follows: () => boolean;
  readonly onTrouble: (kind: Trouble, message: string) => void;
  /** A tile of the basemap, or null where one has come. */
  readonly onTile: (error: { readonly status: number | undefined; readonly message: string } | null) => void;
  /** How many zones in view are not drawn, and how many are. */
  readonly onLeft: (left: number, drawn: number) => void;
}

export class DeskView {
  readonly map: MapLibre;
  readonly #options: DeskViewOptions;
  readonly #lat: number;
  readonly #feed: ZoneFeed;
  readonly #surface: Surface;
  readonly #signs: SignLayer;
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #waiting = new Set<() => void>();
  #side: MapSide;
  #look: Look;
  #pool: ZonePool | null = null;
  #pooled: Promise<void> = Promise.resolve();
  #claims: ReadonlyMap<string, Claim>;
  #tree: readonly string[];
  #index: SignIndex | null = null;
  #stack: readonly StackLayer[] = [];
  #styled = false;
  #failed = false;
  #gone = false;

  /** Throws where there is no WebGL2. */
  constructor(options: DeskViewOptions) {
    const { side, look, start, container } = options;
    const { extent } = side.plan.manifest;
    this.#options = options;
    this.#side = side;
    this.#look = look;
    this.#lat = (extent[1] + extent[3]) / 2;
    [this.#claims, this.#tree] = treeOf(side);
    this.map = maplibreMap({ container, start, extent, label: options.label }, planStyle(this.#collections(), []));
    this.#feed = new ZoneFeed(this.map, options.onLeft);
    this.#surface = new Surface(this.map);
    this.#signs = new SignLayer(look.theme);
    this.#listen();
    this.#timer = setTimeout(() => this.#tell('slow', `the map did not load within ${PATIENCE / 1000} s`), PATIENCE);
    this.#pooled = this.#takePool();
  }

  set(side: MapSide, look: Look): void {
    const [before, was] = [this.#side, this.#look];
    this.#side = side;
    this.#look = look;
    if (side.plan !== before.plan) [this.#claims, this.#tree] = treeOf(side);
    if (side.signs !== before.signs) this.#index = null;
    const other = side.plan !== before.plan;
    if (other) {
      this.#pool = null;
      this.#pooled = this.#takePool();
    }
    if (!this.#styled) return;
    if (look.basemap !== was.basemap) this.#dropBasemap();
    const refiltered = side.shown !== before.shown && (side.shown.size > 0 || before.shown.size > 0);
    if (!other && refiltered) this.#feedZones();
    if (other || refiltered) this.#push(...(other ? (['area', 'base'] as const) : []), ...FILTERED);
    if (other || side.signs !== before.signs || look.chosen !== was.chosen) this.#push('highlight', 'names', 'view-names');
    const alike = (['layers', 'surface', 'signs'] as const).every((name) => side[name] === before[name]) && (['theme', 'labels', 'basemap'] as const).every((name) => look[name] === was[name]);
    if (other || !alike) this.#restyle();
  }

  /** The view has come to rest: what depends on it is put in place. */
  rest(): void {
    this.#feed.refresh();
    void this.#feed.settled.then(() => this.#push('view-names'));
  }

  setLabel(label: string): void {
    this.map.getCanvas().setAttribute('aria-label', label);
  }

  /** What lies at a place of the map, switched on in the tree: features of the plan, and signs by index. */
  identify(at: readonly [lon: number, lat: number]): { readonly refs: FeatureRef[]; readonly signs: number[] } {
    const reach = PICK_REACH * groundPerPixel(this.map.getZoom(), at[1]);
    const { plan, layers } = this.#side;
    return { refs: featuresAt(plan, this.#pool, at, reach).filter((ref) => switchedOn(plan, layers, ref)), signs: this.signsAt(at) };
  }

  /** Signs whose glyphs are within reach; none while they are hidden. */
  signsAt(at: readonly [lon: number, lat: number]): number[] {
    const { signs, layers } = this.#side;
    if (!signs || !stateOf(layers, AUDIT).visible) return [];
    this.#index ??= new SignIndex(signs);
    const zoom = this.map.getZoom();
    return this.#index.near(at, Math.max(PICK_REACH, glyphSize(zoom) / 2) * groundPerPixel(zoom, at[1]));
  }

  /** Resolves when everything that was set is drawn, or the map has failed or is gone. */
  async whenIdle(): Promise<void> {
    if (this.#failed || this.#gone) return;
    await this.#pooled;
    if (this.#styled) await this.#feed.settled;
    if (this.#failed || this.#gone) return;
    await new Promise<void>((resolve) => {
      this.#waiting.add(resolve);
      this.map.once('idle', () => this.#release());
      this.map.triggerRepaint();
    });
  }

  /** Calls back with the canvas at a moment at which it holds its picture. */
  async withCanvas<T>(use: (canvas: HTMLCanvasElement) => T): Promise<T> {
    await this.whenIdle();
    return new Promise<T>((resolve) => {
      this.map.once('render', () => resolve(use(this.map.getCanvas())));
      this.map.triggerRepaint();
    });
  }

  remove(): void {
    this.#gone = true;
    clearTimeout(this.#timer);
    this.map.remove();
    this.#release();
  }

  #listen(): void {
    const { map } = this;
    const { onMove, onRest, onReady, onTile } = this.#options;
    map.once('style.load', () => {
      this.#styled = true;
      this.#restyle();
      this.#push('highlight', 'view-names');
      this.#feedZones();
    });
    map.once('load', () => {
      clearTimeout(this.#timer);
      this.#failed = false;
      onReady();
    });
    map.on('move', onMove);
    map.on('resize', onMove);
    for (const rest of ['moveend', 'resize'] as const) map.on(rest, () => {
      if (this.#options.follows()) return;
      this.rest();
      onRest();
    });
    map.on('error', (event) => {
      const { error, sourceId } = event as unknown as { error: Error & { status?: number }; sourceId?: string };
      if (isBasemapId(sourceId)) return onTile({ status: error.status, message: error.message });
      this.#tell(/worker|webgl|gpu/i.test(error.message) ? 'unavailable' : 'minor', error.message);
    });
    map.on('sourcedata', (event) => {
      if (isBasemapId(event.sourceId) && event.tile) onTile(null);
    });
    map.on('webglcontextlost', () => this.#tell('lost', 'WebGL context lost'));
    map.on('webglcontextrestored', () => {
      // What the card held of the signs went with it.
      if (map.getLayer('signs')) map.removeLayer('signs');
      this.#restyle();
      onReady();
    });
  }

  #tell(kind: Trouble, message: string): void {
    if (this.#gone) return;
    if (kind !== 'minor') {
      this.#failed = true;
      this.#release();
    }
    this.#options.onTrouble(kind, message);
  }

  #release(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }

  async #takePool(): Promise<void> {
    const { plan } = this.#side;
    const pool = await ZonePool.of(plan);
    if (this.#gone || plan !== this.#side.plan) return;
    this.#pool = pool;
    if (this.#styled) this.#feedZones();
  }

  #feedZones(): void {
    const pool = this.#pool;
    const { shown } = this.#side;
    this.#feed.set(pool, (index) => shown.get(pool?.layerOf(index) ?? '')?.has(pool?.items[index]?.key ?? '') === false);
    void this.#feed.settled.then(() => this.#push('view-names'));
  }

  #restyle(): void {
    const { theme, labels, basemap } = this.#look;
    const { layers: states, surface, signs } = this.#side;
    this.#addImages(theme);
    this.#surface.set(surface);
    const wanted = basemap?.sources ?? {};
    for (const [id, source] of Object.entries(wanted)) if (!this.map.getSource(id)) this.map.addSource(id, source);
    const after = sheet({ theme, labels, basemap, states, lat: this.#lat, claims: this.#claims, tree: this.#tree, surface: Surface.drawable(surface) });
    const audit = stateOf(states, AUDIT);
    this.#signs.set(signs, theme, audit.visible ? audit.opacity : 0);
    if (signs && !this.map.getLayer('signs')) this.map.addLayer(this.#signs);
    applyStack(this.map, this.#stack, after);
    this.#stack = after;
    this.#surface.tidy(surface);
  }

  /** Two basemaps share their ids: the one goes before the other comes. */
  #dropBasemap(): void {
    const own = (id: string): boolean => isBasemapId(id);
    for (const { id } of this.#stack) if (own(id) && this.map.getLayer(id)) this.map.removeLayer(id);
    this.#stack = this.#stack.filter(({ id }) => !own(id));
    for (const id of Object.keys(this.map.getStyle().sources)) if (own(id)) this.map.removeSource(id);
  }

  #addImages(theme: Theme): void {
    const ratio = Math.max(2, Math.ceil(window.devicePixelRatio));
    for (const [name, drawing] of drawings(PALETTES[theme])) {
      if (!this.map.hasImage(imageId(name, theme))) this.map.addImage(imageId(name, theme), paint(drawing, ratio), { pixelRatio: ratio * drawing.shrink });
    }
  }

  #push(...ids: readonly SourceId[]): void {
    if (!this.#styled || this.#gone) return;
    const data = this.#collections(...ids);
    for (const id of ids) void this.map.getSource<GeoJSONSource>(id)?.setData(data[id]);
  }

  /** As they are to be drawn; names of areas only where they are asked for. */
  #collections(...asked: readonly SourceId[]): Record<SourceId, FeatureCollection> {
    const { plan, shown, signs } = this.#side;
    const { chosen } = this.#look;
    const all = collectionsOf(plan);
    const highlight = chosenData(plan, signs, chosen);
    const label = highlight.features.find(({ properties }) => properties?.['role'] === 'label')?.properties?.['text'] as string | undefined;
    const named = chosen && { key: chosen.key, label: label?.split('\n')[0] ?? '' };
    return {
      ...all,
      ...Object.fromEntries(FILTERED.map((id) => [id, kept(all[id], shown)])),
      highlight,
      names: collection(unlessHighlighted(kept(all.names, shown).features, named)),
      'view-names': collection(asked.includes('view-names') ? unlessHighlighted(this.#viewNames(), named) : []),
    };
  }

  #viewNames(): Feature[] {
    const bounds = this.map.getBounds();
    const view = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()] as const;
    const zoom = this.map.getZoom();
    // Half a line of text is nine pixels; in a narrower zone no name has room.
    const zones = this.#feed.roomiest(metresPerPixel(zoom, this.#lat) * 18, MOST_NAMES);
    return areaNames({ zones: collection(zones), base: collectionsOf(this.#side.plan).base }, view, zoom, this.#lat);
  }
}

function treeOf({ plan }: MapSide): [ReadonlyMap<string, Claim>, readonly string[]] {
  return [claims(plan), initialStates(deskNodes(plan, 0)).map(({ id }) => id)];
}
