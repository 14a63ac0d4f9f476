/** `sign-plan-desk-map`: the whole plan on the planner's desk, one side or two. Data come as properties; no URL, no storage. */
import { LitElement, type PropertyValues, html, nothing } from 'lit';
import type { Map as MapLibre } from 'maplibre-gl';
import { define } from '../../define.ts';
import type { Language } from '../context.ts';
import { MapErrorEvent } from '../events.ts';
import { boundsOf } from '../inside-point.ts';
import { unreadLayers } from '../legend.ts';
import { missingNote, scaleBar, zoomButtons } from '../overlays.ts';
import type { Theme } from '../palette.ts';
import type { Camera } from '../plan-view.ts';
import type { FeatureRef } from '../select-event.ts';
import { styles } from '../sign-plan-map.styles.ts';
import { findFeature } from '../sources.ts';
import { TEXTS, type Trouble } from '../texts.ts';
import type { BasemapNet } from './basemap/net.ts';
import { type Basemap, SCHEMATIC } from './basemap/types.ts';
import { deskStyles } from './desk-map.styles.ts';
import { BasemapRefusedEvent, CrsEvent, DeskMapReadyEvent, DeskMoveEvent, IdentifyEvent, PointerPlaceEvent } from './events.ts';
import { AUDIT } from './groups.ts';
import { GroundChoice } from './ground-choice.ts';
import { type Caption, caption, deskStrip, north, verdictLegend } from './overlays.ts';
import { Pair } from './pair.ts';
import { choices } from './readout.ts';
import { readScale, scaleOf, writeScale, zoomOf } from './scale.ts';
import { Swipe } from './swipe.ts';
import { DESK_TEXTS, onlyLargest } from './texts.ts';
import type { MapSide } from './types.ts';
import { renderWithoutWebgl } from './without-webgl.ts';

/**
 * @fires sign-plan-desk-identify - `Identified`: all that lies under a click or, by Enter, at the centre
 * @fires sign-plan-desk-pointer - `[lon, lat]` under the pointer, null when it has left
 * @fires sign-plan-desk-moveend - `DeskCamera`: the map has come to rest
 * @fires sign-plan-desk-map-ready - a map is drawn; `maps` has it
 * @fires sign-plan-desk-basemap-refused - `{id, problems}`: why the schematic is shown instead
 * @fires sign-plan-desk-crs - id of the coordinate system that was chosen
 * @fires sign-plan-map-error - `{kind, message}` as of `sign-plan-map`
 * @slot tools - over the map, at its upper start
 * @slot legend - over the map, at its lower end; without it, what the colours of a surface mean
 */
export class SignPlanDeskMap extends LitElement {
  static override styles = [styles, deskStyles];
  static override properties = {
    first: { attribute: false }, second: { attribute: false }, captions: { attribute: false }, language: {}, theme: {}, basemap: { attribute: false }, net: { attribute: false },
    chosen: { attribute: false }, crs: {}, labels: { type: Boolean }, asking: { type: Boolean }, _trouble: { state: true }, _camera: { state: true }, _pointer: { state: true }, _left: { state: true }, _wrongScale: { state: true },
  };
  declare first: MapSide | null;
  /** With it a handle divides the map: the second lies right of it. */
  declare second: MapSide | null;
  declare captions: readonly [first: Caption, second: Caption] | null;
  declare language: Language;
  declare theme: Theme;
  /** What is asked for; `shownBasemap` is what is shown. */
  declare basemap: Basemap;
  /** The way to the network for basemaps that need one. */
  declare net: BasemapNet | null;
  /** Highlighted. A sign of an audit: `{layer: 'audit', key: <its index>}`. */
  declare chosen: FeatureRef | null;
  /** Of the coordinates in the strip: `EPSG:4490` or a grid. */
  declare crs: string;
  declare labels: boolean;
  /** A click asks what lies there. Off while a tool of the hand has the map. */
  declare asking: boolean;
  declare _trouble: Exclude<Trouble, 'minor'> | null;
  declare _camera: Camera | null;
  declare _pointer: readonly [number, number] | null;
  declare _left: { readonly left: number; readonly drawn: number } | null;
  declare _wrongScale: boolean;

  #resize: ResizeObserver | null = null;
  /** Of whatever city is shown: with another the map begins anew. */
  #city: string | null = null;
  readonly #swipe = new Swipe(() => this.requestUpdate());
  readonly #ground = new GroundChoice({
    changed: () => {
      this.#show();
      this.requestUpdate();
    },
    refused: (id, problems) => this.dispatchEvent(new BasemapRefusedEvent(id, problems)),
  });
  readonly #pair = new Pair({
    container: (side) => this.renderRoot.querySelector<HTMLElement>(`.map.${side}`),
    label: (side) => DESK_TEXTS[side === 'first' ? 'map' : 'second'][this.language],
    asks: () => this.asking,
    onReady: () => {
      this._trouble = null;
      this.dispatchEvent(new DeskMapReadyEvent());
      // Where a map begins it rests as well.
      this.#rest();
    },
    onMove: () => this.#readCamera(),
    onRest: () => this.#rest(),
    onTrouble: (kind, message) => {
      if (kind !== 'minor') this._trouble = kind;
      this.dispatchEvent(new MapErrorEvent(kind, message));
    },
    onTile: this.#ground.tile,
    onLeft: (left, drawn) => (this._left = left > 0 ? { left, drawn } : null),
    onIdentify: (found) => this.dispatchEvent(new IdentifyEvent(found)),
    onPointer: (at) => {
      this._pointer = at;
      this.dispatchEvent(new PointerPlaceEvent(at));
    },
  });

  constructor() {
    super();
    [this.first, this.second, this.captions, this.net, this.chosen] = [null, null, null, null, null];
    [this.language, this.theme, this.basemap, this.crs] = ['zh', 'light', SCHEMATIC, ''];
    [this.labels, this.asking] = [true, true];
    [this._trouble, this._camera, this._pointer, this._left, this._wrongScale] = [null, null, null, null, false];
  }

  /** MapLibre's maps, the first and, with a swipe, the second. Their cameras are one. */
  get maps(): readonly MapLibre[] {
    return this.#pair.views.map(({ map }) => map);
  }
  get shownBasemap(): Basemap {
    return this.#ground.shown;
  }
  /** Share of the width left of the handle. */
  get share(): number {
    return this.second ? this.#swipe.share : 1;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A map in a box without size has no zoom; it begins when there is room.
    this.#resize = new ResizeObserver(() => this.#show());
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
    this.#pair.remove();
  }

  override focus(options?: FocusOptions): void {
    this.maps[0]?.getCanvas().focus(options);
  }

  /** Brings a feature of the first side's plan into view, or a sign of an audit, whose key is its index. */
  showFeature(layer: string, key: string): void {
    const { plan = null, signs } = this.first ?? {};
    const [lon, lat] = layer === AUDIT ? [signs?.lon[Number(key)], signs?.lat[Number(key)]] : [];
    const item = findFeature(plan, layer, key);
    const box = lon !== undefined && lat !== undefined ? ([lon, lat, lon, lat] as const) : item && boundsOf(item.geometry);
    if (box) this.showBox(box);
  }

  /** Brings [west, south, east, north] into view. */
  showBox(box: readonly [number, number, number, number]): void {
    this.maps[0]?.fitBounds([...box], { padding: 48, maxZoom: 17 });
  }

  /** Zooms to 1 : n, true at the centre for the CSS pixel of 1/96 inch, as far as the map goes. */
  setScale(scale: number): void {
    const [map] = this.maps;
    if (map) map.jumpTo({ zoom: Math.min(map.getMaxZoom(), Math.max(map.getMinZoom(), zoomOf(scale, map.getCenter().lat))) });
  }

  /** Resolves when what was set is drawn; at once where the map can't be shown. */
  async whenIdle(): Promise<void> {
    await this.updateComplete;
    while (this.first && this.maps.length === 0 && this.isConnected && this._trouble !== 'unavailable') await new Promise((resolve) => requestAnimationFrame(resolve));
    await this.#pair.whenIdle();
  }

  /** What the map shows, both sides, as PNG; null where there is no map. */
  async picture(): Promise<Blob | null> {
    await this.updateComplete;
    return this.maps.length === 0 ? null : this.#pair.picture(this.share);
  }

  protected override updated(changed: PropertyValues): void {
    this.renderRoot.querySelector<HTMLElement>('.stage')?.style.setProperty('--split', this.second ? this.#swipe.css : '100%');
    if (changed.has('language')) this.#pair.views.forEach((view, index) => view.setLabel(DESK_TEXTS[index === 0 ? 'map' : 'second'][this.language]));
    if (['first', 'second', 'theme', 'labels', 'chosen'].some((name) => changed.has(name))) this.#show();
    if (changed.has('basemap') || changed.has('net')) void this.#ground.ask(this.basemap, this.#centre(), this.net);
  }

  protected override render(): unknown {
    const { language, first, second, theme } = this;
    if (!first) return nothing;
    const { plan } = first;
    const [map] = this.maps;
    const missing = unreadLayers(plan);
    const camera = this._camera;
    const surface = [first, second].some((side) => side?.surface);
    if (this._trouble === 'unavailable') return renderWithoutWebgl({ plan, language, theme, chosen: this.chosen, identify: (found) => this.dispatchEvent(new IdentifyEvent(found)) });
    return html`<div class="frame">
      <div class="stage ${second ? 'two' : 'one'} ${this.asking ? 'asking' : ''}">
        <p id="map-keys" hidden>${DESK_TEXTS.keys[language]}</p>
        <div class="map first"></div>
        <div class="map second" ?hidden=${!second}></div>
        <svg class="cross" width="44" height="44" viewBox="-22 -22 44 44" aria-hidden="true"><path class="halo" d="M-20 0H-5M5 0H20M0-20V-5M0 5V20" /><path d="M-20 0H-5M5 0H20M0-20V-5M0 5V20" /></svg>
        ${second ? html`${this.#swipe.render(language)}${this.captions ? html`${caption('first', this.captions[0])}${caption('second', this.captions[1])}` : nothing}` : nothing}
        <div class="over">
          <slot name="tools"></slot>
          ${missing.length === 0 ? nothing : missingNote(language, missing)}
          ${this._left ? html`<p class="note largest" role="status">${onlyLargest(this._left.drawn)[language]}</p>` : nothing}
          <div class="foot">${camera && scaleBar(language, camera.zoom, camera.center[1])}</div>
        </div>
        <div class="corner"><slot name="legend">${surface ? verdictLegend(language, theme) : nothing}</slot>${north(language)}</div>
        ${camera && map ? zoomButtons(language, map, (zoom) => map.easeTo({ zoom })) : nothing}
        ${this._trouble === null ? nothing : html`<div class="failure" role="status"><p>${TEXTS[this._trouble][language]}</p></div>`}
      </div>
      ${deskStrip({
        language, manifest: plan.manifest, basemap: this.shownBasemap, crs: this.#crs, crsChoices: choices(plan.manifest.extent), at: this._pointer ?? this.#centre(), pointed: this._pointer !== null,
        scale: camera ? scaleOf(camera.zoom, camera.center[1]) : 0, wrongScale: this._wrongScale, onCrs: (crs) => this.#chooseCrs(crs), onScale: (input) => this.#enterScale(input),
      })}
    </div>`;
  }

  get #crs(): string {
    return this.crs === '' ? `EPSG:${this.first?.plan.manifest.crs.epsg ?? 4490}` : this.crs;
  }

  #chooseCrs(crs: string): void {
    this.crs = crs;
    this.dispatchEvent(new CrsEvent(crs));
  }

  #enterScale(input: HTMLInputElement): void {
    const scale = readScale(input.value);
    this._wrongScale = scale === null;
    if (scale === null || !this._camera) return;
    if (writeScale(scale) !== writeScale(scaleOf(this._camera.zoom, this._camera.center[1]))) this.setScale(scale);
    input.value = writeScale(scaleOf(this._camera.zoom, this._camera.center[1]));
  }

  #centre(): readonly [lon: number, lat: number] {
    if (this._camera) return this._camera.center;
    const [west, south, east, north] = this.first?.plan.manifest.view ?? [0, 0, 0, 0];
    return [(west + east) / 2, (south + north) / 2];
  }

  /** Tells the maps what there is; begins them where there is room. */
  #show(): void {
    const { first, second, theme, labels, chosen } = this;
    if (!first || !this.hasUpdated || !this.isConnected || this._trouble === 'unavailable') return;
    const { id, view } = first.plan.manifest;
    if (this.#city !== null && this.#city !== id) {
      this.#pair.remove();
      this._camera = null;
    }
    this.#city = id;
    const before = this.maps.length;
    try {
      this.#pair.set({ first, second }, { theme, labels, chosen, basemap: this.#ground.prepared }, this._camera ?? view);
    } catch (error) {
      this.#pair.remove();
      this._trouble = 'unavailable';
      this.dispatchEvent(new MapErrorEvent('unavailable', error instanceof Error ? error.message : String(error)));
    }
    if (this.maps.length !== before) this.requestUpdate();
  }

  #readCamera(): void {
    const map = this.#pair.first?.map;
    if (!map) return;
    const { lng, lat } = map.getCenter();
    this._camera = { center: [lng, lat], zoom: map.getZoom() };
  }

  #rest(): void {
    this.#readCamera();
    const map = this.#pair.first?.map;
    if (!map || !this._camera) return;
    const bounds = map.getBounds();
    const { center, zoom } = this._camera;
    this.dispatchEvent(new DeskMoveEvent({ center, zoom, scale: scaleOf(zoom, center[1]), bounds: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()] }));
  }
}

define('sign-plan-desk-map', SignPlanDeskMap);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-desk-map': SignPlanDeskMap;
  }
}
