/** The plan, the sign and the report's features on a map, whatever draws it. Data come as properties; no network, no URL, no storage. */
import { LitElement, type PropertyValues, html, nothing } from 'lit';
import type { Plan } from '../plan/plan.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import type { Report } from '../report/types.ts';
import type { Language } from './context.ts';
import { Drawing } from './drawing/drawing.ts';
import { DRAWING_TEXTS } from './drawing/texts.ts';
import { DrawingEndEvent, type FeatureRef, LineEvent, LookEvent, MapErrorEvent, MapReadyEvent, PlaceEvent, SelectEvent } from './events.ts';
import { Focus } from './focus.ts';
import { concernData } from './focus-data.ts';
import { type Box, boundsOf } from './inside-point.ts';
import { partLayers, unreadLayers } from './legend.ts';
import type { LonLat } from './local.ts';
import { MapNotes } from './notes.ts';
import { type GroundNotice, missingNote, partNote, scaleBar, strip, zoomButtons } from './overlays.ts';
import type { Theme } from './palette.ts';
import type { Camera, Ground, PlanView, ViewOptions } from './plan-view.ts';
import { proposalCentre } from './proposal-shape.ts';
import { coveredBoxes } from './room.ts';
import { drawingStyles } from './drawing/drawing.styles.ts';
import { styles } from './sign-plan-map.styles.ts';
import { findFeature, planCollections } from './sources.ts';
import { TEXTS } from './texts.ts';

const STREET_ZOOM = 16;
/** At which a click is good to less than two metres. */
const PLACING_ZOOM = 17;
/** At which the two ends of a shop's sign are apart, and each is good to half a metre. */
const DRAWING_ZOOM = 19;
/** Milliseconds for which is said what the page was left. */
const HINT = 1500;

const KEYS = { place: 'mapKeys', look: 'mapKeysLook', none: 'mapKeysOnly' } as const;

/** What is asked for, else the sign, else the plan's own view. */
function begin(camera: Partial<Camera> | null, sign: LonLat | null, view: Box): Camera | Box {
  const { center = sign, zoom } = camera ?? {};
  if (center) return { center, zoom: zoom ?? STREET_ZOOM - 1 };
  return zoom === undefined ? view : { center: [(view[0] + view[2]) / 2, (view[1] + view[3]) / 2], zoom };
}

export abstract class MapElement extends LitElement {
  static override styles = [styles, drawingStyles];
  static override properties = {
    plan: { attribute: false },
    report: { attribute: false },
    proposal: { attribute: false },
    language: { type: String },
    theme: { type: String },
    highlight: { attribute: false },
    drawing: { type: Boolean },
    hand: {},
    camera: { attribute: false },
    yielding: { type: Boolean, reflect: true },
    _yielded: { state: true },
    ground: { attribute: false },
    _trouble: { state: true },
    _view: { state: true },
  };
  /** The plan; nothing is shown before it is there. */
  declare plan: Plan | null;
  /** The report that is shown; null before there is one. */
  declare report: Report | null;
  /** The sign; null before there is one. */
  declare proposal: Proposal | null;
  /** `zh` or `en`. */
  declare language: Language;
  /** Colours of what is drawn. */
  declare theme: Theme;
  /** The feature that is lit up, or null. */
  declare highlight: FeatureRef | null;
  /** What a press does: `place` the sign, `look` what lies there (`sign-plan-look`), or only tell what a symbol is. */
  declare hand: 'place' | 'look' | 'none';
  /** Where to look, beside where the sign is; another one is gone to. */
  declare camera: Partial<Camera> | null;
  /** Whose ground is drawn, where it is not the package's own. */
  declare ground: GroundNotice | null;
  /** The page around scrolls: the wheel, and one finger, are left to it. */
  declare yielding: boolean;
  /** What has just been left to the page. */
  declare _yielded: 'wheel' | 'touch' | null;
  /** Taps set the points of a baseline instead of placing the sign. */
  declare drawing: boolean;
  /** What the map waits for. */
  declare _trouble: 'slow' | 'lost' | null;
  /** What the scale and the buttons need of the camera. */
  declare _view: { readonly zoom: number; readonly lat: number } | null;

  #view: PlanView | null = null;
  #camera: Camera | null = null;
  #resize: ResizeObserver | null = null;
  #failed = false;
  #hint: ReturnType<typeof setTimeout> | undefined;
  readonly #focus = new Focus(() => ({
    plan: this.plan,
    proposal: this.proposal,
    language: this.language,
    highlight: this.highlight,
    chosen: this.#notes.chosen,
    drawing: this.drawing,
    view: this.#view,
    over: this.#over(),
  }));
  readonly #notes = new MapNotes({
    changed: () => {
      this.requestUpdate();
      this.#focus.drawHighlight();
    },
    place: (at, accuracy) => this.#place(at, accuracy),
    zoomToSign: () => this.showProposal(PLACING_ZOOM),
    focus: () => this.focus({ preventScroll: true }),
  });

  readonly #line = new Drawing({
    changed: () => this.requestUpdate(),
    finished: (coordinates, accuracy) => this.#endDrawing(new LineEvent(coordinates, accuracy)),
    cancelled: () => this.#endDrawing(),
  });

  constructor() {
    super();
    this.plan = null;
    this.report = null;
    this.proposal = null;
    this.language = 'zh';
    this.theme = 'light';
    this.highlight = null;
    this.drawing = false;
    this.hand = 'place';
    this.camera = this.ground = null;
    this.yielding = false;
    this._yielded = null;
    this._trouble = null;
    this._view = null;
  }

  /** Draws the plan into a container. Throws where that can't be done here. */
  protected abstract view(options: ViewOptions): PlanView;

  /** What draws it; null before it is there and where it can't be. */
  get map(): Ground | null {
    return this.#view?.map ?? null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A map in a box without size has no zoom; it begins when there is room. The first call comes after the first rendering.
    this.#resize = new ResizeObserver(() => {
      this.#start();
      this.#view?.placeNames();
      this.requestUpdate();
    });
    this.#resize.observe(this);
    this.#observeSlots();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
    this.#stop();
  }

  /** The map is one stop of the keyboard: its canvas. */
  override focus(options?: FocusOptions): void {
    this.map?.getCanvas().focus(options);
  }

  /** Brings a feature of the plan into view. */
  showFeature(layer: string, key: string): void {
    const item = findFeature(this.plan, layer, key);
    const box = item && boundsOf(item.geometry);
    if (box) this.showBox(box);
  }

  /** Brings [west, south, east, north] into view. */
  showBox(box: readonly [number, number, number, number]): void {
    this.map?.fitBounds([...box], { padding: 48, maxZoom: 17 });
  }

  /** Brings the sign into view, at a zoom at which streets are told apart. */
  showProposal(zoom = STREET_ZOOM): void {
    const map = this.map;
    if (map && this.proposal) map.easeTo({ center: [...proposalCentre(this.proposal)], zoom: Math.max(map.getZoom(), zoom) });
  }

  /** Resolves when what was set is drawn; at once where the map can't be shown. */
  async whenIdle(): Promise<void> {
    await this.updateComplete;
    while (this.plan && !this.#view && this.isConnected && !this.#failed) await new Promise((resolve) => requestAnimationFrame(resolve));
    await this.#view?.whenIdle();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('drawing')) return;
    this.#line.clear();
    this.#notes.clear();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('proposal')) this.#focus.settle();
    if (changed.has('drawing') && (this.drawing || changed.get('drawing') === true)) this.#drawingChanged();
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
    if (changed.has('camera') && this.camera) view.map.easeTo({ ...this.camera, ...(this.camera.center ? { center: [...this.camera.center] } : {}) } as { center?: [number, number]; zoom?: number });
    if (changed.has('yielding')) view.setYielding();
    if (changed.has('theme') || changed.has('language')) view.setLook(this.theme, TEXTS.map[this.language]);
    const any = (...names: string[]): boolean => names.some((name) => changed.has(name));
    if (any('plan', 'report')) view.setData({ concern: concernData(this.plan, this.report) });
    // The sign's words change sides where they would be cut off or covered.
    if (any('plan', 'proposal', 'language') || this.#focus.crowded) this.#focus.drawSign();
    if (any('plan', 'proposal', 'highlight')) this.#focus.drawHighlight();
  }

  protected override render(): unknown {
    const { language, plan } = this;
    const missing = plan ? unreadLayers(plan) : [];
    const part = plan ? partLayers(plan) : [];
    return html`<div class="frame ${this.drawing ? 'drawing' : ''}" @keydown=${this.#onKey}>
      <div class="stage">
        <p id="map-keys" hidden>${(this.drawing ? DRAWING_TEXTS.keys : TEXTS[KEYS[this.hand]])[language]}</p>
        <div class="map" @pointermove=${this.#onPointer} @pointerleave=${this.#onPointer}></div>
        ${this.drawing && this.map ? this.#line.picture(this.map, this.proposal && proposalCentre(this.proposal), this.map.getCanvas().matches(':focus-visible')) : nothing}
        <svg class="cross" width="44" height="44" viewBox="-22 -22 44 44" aria-hidden="true">
          <path class="halo" d="M-20 0H-5M5 0H20M0-20V-5M0 5V20" /><path d="M-20 0H-5M5 0H20M0-20V-5M0 5V20" />
        </svg>
        <div class="over">
          <slot name="legend" @slotchange=${() => this.#observeSlots()}></slot>
          ${missing.length === 0 ? nothing : missingNote(language, missing)}
          ${part.length === 0 ? nothing : partNote(language, part)}
          <div class="notes ${this.#notes.above ? 'above' : 'below'}" role="status">${this.#notes.render(plan, this.proposal, language, this._view, this.hand === 'place')}</div>
          ${this.drawing ? this.#line.panel(language) : nothing}
          <div class="foot">${this._view && scaleBar(language, this._view.zoom, this._view.lat)}<slot name="tools"></slot></div>
        </div>
        <slot name="inset" @slotchange=${() => this.#observeSlots()}></slot>
        ${this._view && this.map ? zoomButtons(language, this.map, (zoom) => this.map?.easeTo({ zoom })) : nothing}
        ${this._yielded === null ? nothing : html`<p class="yielded" aria-hidden="true">${TEXTS[this._yielded === 'wheel' ? 'yieldedWheel' : 'yieldedTouch'][language]}</p>`}
        ${this._trouble === null ? nothing : html`<div class="failure" role="status"><p>${TEXTS[this._trouble][language]}</p></div>`}
      </div>
      ${plan ? strip(language, plan.manifest, this.ground) : nothing}
    </div>`;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (this.drawing && !(event.composedPath()[0] instanceof HTMLInputElement) && this.#line.key(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Escape' && this.#notes.close()) event.stopPropagation();
  };

  /** Only a mouse shows where the next point would be. */
  readonly #onPointer = ({ type, pointerType, clientX, clientY }: PointerEvent): void => {
    if (!this.drawing || !this.map || pointerType !== 'mouse') return;
    const box = this.map.getContainer().getBoundingClientRect();
    const { lng, lat } = this.map.unproject([clientX - box.left, clientY - box.top]);
    this.#line.point(type === 'pointerleave' ? null : [lng, lat]);
  };

  /** Shown while it goes on. */
  #yielded(what: 'wheel' | 'touch'): void {
    this._yielded = what;
    clearTimeout(this.#hint);
    this.#hint = setTimeout(() => (this._yielded = null), HINT);
  }

  #drawingChanged(): void {
    if (this.drawing && this.map && this.map.getZoom() < DRAWING_ZOOM) this.showProposal(DRAWING_ZOOM);
    this.#focus.draw();
  }

  #endDrawing(line?: LineEvent): void {
    this.drawing = false;
    if (line) this.dispatchEvent(line);
    this.dispatchEvent(new DrawingEndEvent());
    // The button that was pressed is gone.
    this.focus({ preventScroll: true });
  }

  #start(): void {
    const container = this.renderRoot.querySelector<HTMLElement>('.map');
    const manifest = this.plan?.manifest;
    if (!manifest || this.#view || this.#failed || !this.isConnected || !container || container.clientWidth === 0 || container.clientHeight === 0) return;
    const sign = this.proposal && proposalCentre(this.proposal);
    try {
      this.#view = this.view({
        container,
        collections: { ...planCollections(this.plan), concern: concernData(this.plan, this.report), highlight: this.#focus.highlightData(), proposal: this.#focus.signData() },
        theme: this.theme,
        lat: (manifest.extent[1] + manifest.extent[3]) / 2,
        start: this.#camera ?? begin(this.camera, sign, manifest.view),
        extent: manifest.extent,
        label: TEXTS.map[this.language],
        covered: () => (this.map ? coveredBoxes(this.map, this.#over()) : []),
        hand: {
          sign: () => (this.drawing || this.hand !== 'place' ? null : this.#focus.sign && proposalCentre(this.#focus.sign)),
          place: (at, accuracy) => (this.drawing ? this.#line.add(at, accuracy) : this.#place(at, accuracy)),
          press: (at, accuracy) => this.#press(at, accuracy),
          select: (refs, at, accuracy) => (this.drawing ? this.#line.add(at, accuracy) : this.#choose(refs, at, accuracy)),
          drag: (at) => this.#focus.drag(at),
          yields: () => this.yielding,
          yielded: (what) => this.#yielded(what),
        },
        onReady: () => {
          this._trouble = null;
          this.#readCamera();
          this.dispatchEvent(new MapReadyEvent());
        },
        onMove: () => this.#readCamera(),
        onTrouble: (kind, message) => {
          if (kind === 'slow' || kind === 'lost') this._trouble = kind;
          if (kind === 'unavailable') this.#failed = true;
          this.dispatchEvent(new MapErrorEvent(kind, message));
        },
      });
      this.#focus.drawHighlight();
    } catch (error) {
      this.#failed = true;
      this.dispatchEvent(new MapErrorEvent('unavailable', error instanceof Error ? error.message : String(error)));
    }
  }

  #stop(): void {
    this.#view?.remove();
    this.#view = null;
    this.#focus.settle();
    this.#failed = false;
    this._trouble = null;
    this._view = null;
    this.#notes.clear();
  }

  /** Legend and tools cover names when they come, grow or fold. */
  #observeSlots(): void {
    for (const element of this.querySelectorAll(':scope > [slot]')) this.#resize?.observe(element);
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
    const place = { lon: round(lon), lat: round(lat), accuracy };
    if (this.hand === 'look') this.dispatchEvent(new LookEvent(place));
    if (this.hand !== 'place') return;
    this.#notes.placed(accuracy, this.#isBelow([lon, lat], 0.6));
    this.dispatchEvent(new PlaceEvent(place));
  }

  /** A press on the sign itself is a new place only where it is a closer one. */
  #press(at: LonLat, accuracy: number): void {
    const before = this.proposal?.properties.accuracy;
    if (typeof before === 'number' && accuracy < before) this.#place(at, accuracy);
  }

  #choose(refs: readonly FeatureRef[], at: LonLat, accuracy: number): void {
    const [first, ...others] = refs;
    if (!first) return;
    if (this.hand === 'look') return this.#place(at, accuracy);
    this.#notes.choose({ refs, at, accuracy }, this.#isBelow(at, 0.5));
    this.dispatchEvent(new SelectEvent({ ...first, others }));
  }

  /** Whether a place is further down than a share of the map's height: a note about it then stands above. */
  #isBelow([lon, lat]: LonLat, share: number): boolean {
    const { map } = this;
    return map !== null && map.project([lon, lat]).y > map.getContainer().clientHeight * share;
  }

  /** What stands over the map: buttons, scale and slots, and the notes while there are any. */
  #over(): readonly Element[] {
    return [...this.renderRoot.querySelectorAll('.zoom, .scale, .note'), ...this.querySelectorAll(':scope > [slot]')];
  }
}
