/** `sign-plan-map`: the plan, the sign and the report's features on a map. Data come as properties; no network, no URL, no storage. */
import type { Map as MapLibre } from 'maplibre-gl';
import { LitElement, type PropertyValues, html, nothing, svg } from 'lit';
import type { Plan } from '../plan/plan.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import type { Report } from '../report/types.ts';
import type { Language } from './context.ts';
import { type FeatureRef, MapErrorEvent, MapReadyEvent, PlaceEvent, SelectEvent } from './events.ts';
import { concernData, highlightData, proposalData } from './focus-data.ts';
import { boundsOf } from './inside-point.ts';
import { type LonLat, metresPerPixel, scaleLength } from './local.ts';
import type { Theme } from './palette.ts';
import { movedTo, proposalCentre, proposalShape } from './proposal-shape.ts';
import { styles } from './sign-plan-map.styles.ts';
import { findFeature, labelOf, planCollections } from './sources.ts';
import { type FailureKind, TEXTS } from './texts.ts';
import { type Camera, MapView } from './view.ts';

const STREET_ZOOM = 16;

/**
 * @fires sign-plan-place - the sign was placed: `{lon, lat, accuracy}`
 * @fires sign-plan-select - a feature lies where the map was clicked: `{layer, key, others}`
 * @fires sign-plan-map-ready - the map is drawn
 * @fires sign-plan-map-error - the map can't be shown, or something in it went wrong: `{message}`
 */
export class SignPlanMap extends LitElement {
  static override styles = styles;
  static override properties = {
    plan: { attribute: false },
    report: { attribute: false },
    proposal: { attribute: false },
    language: { type: String },
    theme: { type: String, reflect: true },
    highlight: { attribute: false },
    readonly: { type: Boolean, reflect: true },
    failureText: { attribute: false },
    _failure: { state: true },
    _view: { state: true },
  };
  declare plan: Plan | null;
  declare report: Report | null;
  declare proposal: Proposal | null;
  declare language: Language;
  declare theme: Theme;
  declare highlight: FeatureRef | null;
  /** Nothing is placed or dragged; clicks still select. */
  declare readonly: boolean;
  /** Stands in the map's place where it can't be shown; null: the element's own words. */
  declare failureText: string | null;
  declare _failure: FailureKind | null;
  /** What the scale and the buttons need of the camera. */
  declare _view: { readonly zoom: number; readonly lat: number } | null;

  #view: MapView | null = null;
  #camera: Camera | null = null;
  #dragged: Proposal | null = null;
  #resize: ResizeObserver | null = null;

  constructor() {
    super();
    this.plan = null;
    this.report = null;
    this.proposal = null;
    this.language = 'zh';
    this.theme = 'light';
    this.highlight = null;
    this.readonly = false;
    this.failureText = null;
    this._failure = null;
    this._view = null;
  }

  /** MapLibre's map, for tests that ask what is rendered; null before it is there and where it can't be. */
  get map(): MapLibre | null {
    return this.#view?.map ?? null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A map in a box without size has no zoom; it begins when there is room. The first call comes after the first rendering.
    this.#resize = new ResizeObserver(() => this.#start());
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
    this.#stop();
  }

  /** Brings a feature of the plan into view. */
  showFeature(layer: string, key: string): void {
    const item = findFeature(this.plan, layer, key);
    const box = item && boundsOf(item.geometry);
    if (box) this.map?.fitBounds([...box], { padding: 48, maxZoom: 17 });
  }

  /** Brings the sign into view, at a zoom at which streets are told apart. */
  showProposal(): void {
    const map = this.map;
    if (map && this.proposal) map.easeTo({ center: [...proposalCentre(this.proposal)], zoom: Math.max(map.getZoom(), STREET_ZOOM) });
  }

  /** Resolves when what was set is drawn; at once where the map can't be shown. */
  async whenIdle(): Promise<void> {
    await this.updateComplete;
    while (this.plan && !this.#view && this.isConnected && this._failure === null) await new Promise((resolve) => requestAnimationFrame(resolve));
    await this.#view?.whenIdle();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('proposal')) this.#dragged = null;
    const before = changed.get('plan') as Plan | null | undefined;
    if (changed.has('plan') && before?.manifest.id !== this.plan?.manifest.id) {
      // Another city: the map begins anew, with its extent and its latitude.
      this.#stop();
      this.#camera = null;
      return this.#start();
    }
    const view = this.#view;
    if (!view) return;
    if (changed.has('plan')) view.setData(planCollections(this.plan));
    if (changed.has('theme') || changed.has('language') || changed.has('readonly')) view.setLook(this.theme, this.#label());
    const any = (...names: string[]): boolean => names.some((name) => changed.has(name));
    if (any('plan', 'report')) view.setData({ concern: concernData(this.plan, this.report) });
    if (any('plan', 'proposal', 'language')) this.#drawProposal();
    if (any('plan', 'proposal', 'highlight')) this.#drawHighlight();
  }

  protected override render(): unknown {
    const { language } = this;
    const manifest = this.plan?.manifest;
    return html`<div class="frame">
      <div class="stage">
        <div class="map"></div>
        <svg class="cross" width="44" height="44" viewBox="-22 -22 44 44" aria-hidden="true">
          <path class="halo" d="M-20 0H-5M5 0H20M0-20V-5M0 5V20" /><path d="M-20 0H-5M5 0H20M0-20V-5M0 5V20" />
        </svg>
        ${this._view && this._failure === null ? [this.#zoomButtons(), this.#scale(this._view)] : nothing}
        ${this._failure === null ? nothing : html`<div class="failure" role="status"><p>${this.failureText ?? TEXTS[this._failure][language]}</p></div>`}
      </div>
      ${manifest
        ? html`<p class="line">
            ${manifest.status === 'demonstration' ? html`<span class="tag">${TEXTS.demonstration[language]}</span>` : nothing}
            <span>${manifest.baseNotice[language]}</span>
            <span>${TEXTS.reviewNumber[language]}${manifest.mapReviewNumber ?? TEXTS.reviewNumberMissing[language]}</span>
          </p>`
        : nothing}
    </div>`;
  }

  #zoomButtons(): unknown {
    const button = (step: 1 | -1, path: string, label: string, end: boolean): unknown =>
      html`<button type="button" aria-label=${label} title=${label} ?disabled=${end} @click=${() => this.map?.easeTo({ zoom: Math.round((this.map.getZoom() + step) * 2) / 2 })}>
        <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">${svg`<path d=${path} />`}</svg>
      </button>`;
    const zoom = this._view?.zoom ?? 0;
    return html`<div class="zoom">
      ${button(1, 'M4 10H16M10 4V16', TEXTS.zoomIn[this.language], zoom >= (this.map?.getMaxZoom() ?? 22))}
      ${button(-1, 'M4 10H16', TEXTS.zoomOut[this.language], zoom <= (this.map?.getMinZoom() ?? 0))}
    </div>`;
  }

  #scale({ zoom, lat }: { readonly zoom: number; readonly lat: number }): unknown {
    const { metres, pixels } = scaleLength(metresPerPixel(zoom, lat), 100);
    const words = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
    return html`<div class="scale" role="img" aria-label="${TEXTS.scale[this.language]} ${words}" .style=${`inline-size:${pixels.toFixed(1)}px`}><span><b>0</b><b>${words}</b></span><i></i></div>`;
  }

  #start(): void {
    const container = this.renderRoot.querySelector<HTMLElement>('.map');
    const manifest = this.plan?.manifest;
    if (!manifest || this.#view || this._failure !== null || !this.isConnected || !container || container.clientWidth === 0 || container.clientHeight === 0) return;
    const sign = this.proposal && proposalCentre(this.proposal);
    try {
      this.#view = new MapView({
        container,
        collections: { ...planCollections(this.plan), concern: concernData(this.plan, this.report), highlight: this.#highlightData(), proposal: this.#proposalData() },
        theme: this.theme,
        lat: (manifest.extent[1] + manifest.extent[3]) / 2,
        start: this.#camera ?? (sign ? { center: sign, zoom: STREET_ZOOM - 1 } : manifest.view),
        extent: manifest.extent,
        label: this.#label(),
        hand: {
          readonly: () => this.readonly,
          sign: () => { const shown = this.#dragged ?? this.proposal; return shown && proposalCentre(shown); },
          place: (at, accuracy) => this.#place(at, accuracy),
          select: (first, others) => this.dispatchEvent(new SelectEvent({ ...first, others })),
          drag: (at) => this.#drag(at),
        },
        onReady: () => {
          this.#readCamera();
          this.dispatchEvent(new MapReadyEvent());
        },
        onMove: () => this.#readCamera(),
        onFailure: (kind, message) => {
          if (message === undefined || kind !== null) this._failure = kind;
          if (message !== undefined) this.dispatchEvent(new MapErrorEvent(message));
        },
      });
      this.#drawHighlight();
    } catch (error) {
      this._failure = 'unavailable';
      this.dispatchEvent(new MapErrorEvent(error instanceof Error ? error.message : String(error)));
    }
  }

  #stop(): void {
    this.#view?.remove();
    this.#view = null;
    this.#dragged = null;
    this._failure = null;
  }

  #label(): string {
    return TEXTS[this.readonly ? 'mapReadonly' : 'map'][this.language];
  }

  #readCamera(): void {
    const map = this.map;
    if (!map) return;
    const { lng, lat } = map.getCenter();
    this.#camera = { center: [lng, lat], zoom: map.getZoom() };
    this._view = { zoom: map.getZoom(), lat };
  }

  #place([lon, lat]: LonLat, accuracy: number): void {
    const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;
    this.dispatchEvent(new PlaceEvent({ lon: round(lon), lat: round(lat), accuracy }));
  }

  /** The sign as it is dragged stands until the next proposal arrives. */
  #drag(at: LonLat): void {
    if (!this.proposal) return;
    this.#dragged = movedTo(this.proposal, at);
    this.#drawProposal();
    this.#drawHighlight();
  }

  #drawProposal(): void {
    this.#view?.setData({ proposal: this.#proposalData() });
  }
  #drawHighlight(): void {
    const item = this.highlight && findFeature(this.plan, this.highlight.layer, this.highlight.key);
    this.#view?.setHighlight(this.#highlightData(), item && { key: item.key, label: labelOf(item) });
  }
  #proposalData(): ReturnType<typeof proposalData> {
    return proposalData(this.#dragged ?? this.proposal, this.plan?.manifest.defaultAccuracy ?? 0, this.language);
  }
  #highlightData(): ReturnType<typeof highlightData> {
    const shown = this.#dragged ?? this.proposal;
    return highlightData(this.plan, this.highlight, shown && proposalShape(shown, 0));
  }
}

if (!customElements.get('sign-plan-map')) customElements.define('sign-plan-map', SignPlanMap);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-map': SignPlanMap;
  }
}
