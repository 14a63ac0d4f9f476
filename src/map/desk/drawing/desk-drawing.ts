/** Measuring and drawing on one map of the desk: what was drawn is kept here, terra-draw has the hand, and every measure is one of the ground. */
import type { Map as MapLibre } from 'maplibre-gl';
import type { Geometry, Position } from 'geojson';
import { TerraDraw, TerraDrawModeUndoRedo, ValidateNotSelfIntersecting } from 'terra-draw';
import { groundLeg } from '../../../geo/ground.ts';
import type { Plane } from '../../../geo/plane.ts';
import type { Plan } from '../../../plan/plan.ts';
import type { Language } from '../../context.ts';
import type { Theme } from '../../palette.ts';
import type { Drawn, MapTool } from '../types.ts';
import { DrawingAdapter, IDS } from './adapter.ts';
import { type DrawnKind, type Measured, drawnAs, measuredOf, measuredSoFar, nameFor, nextId, planeOf, propertiesOf } from './drawn.ts';
import { History } from './history.ts';
import { looksOf, modeOf, modes, reach } from './modes.ts';
import { Overlay } from './overlay.ts';
import { bufferOf, centreOf, circle } from './rings.ts';
import { Shown } from './shown.ts';
import { SnapIndex, rounded } from './snapping.ts';

export interface DrawingGiven {
  readonly plan: Plan;
  readonly language: Language;
  readonly theme: Theme;
  /** After everything that was done; the list is a new one. */
  readonly changed: (drawn: readonly Drawn[]) => void;
  /** While something is being drawn, null when nothing is. */
  readonly measuring: (measured: Measured | null) => void;
  /** Escape with nothing begun: the hand is wanted back. */
  readonly left?: () => void;
  /** What was taken hold of with the tool `select`, by id. */
  readonly chosen?: (id: string | null) => void;
}

export class DeskDrawing {
  /** Points are drawn to what lies near; Alt does without for a moment. */
  snapping = true;
  #language: Language;
  readonly #map: MapLibre;
  readonly #given: DrawingGiven;
  readonly #adapter: DrawingAdapter;
  readonly #draw: TerraDraw;
  readonly #overlay: Overlay;
  readonly #shown: Shown;
  readonly #history = new History<readonly Drawn[]>([]);
  readonly #gone = new AbortController();
  /** What terra-draw has, by id. */
  readonly #held = new Map<string, Geometry>();
  #plan: Plan;
  #plane: Plane;
  #visible: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  #index: SnapIndex | null = null;
  #tool: MapTool | null = null;
  #theme: Theme;
  #started = false;
  /** The keyboard leads: the next point is the middle of the map, where the map shows its crosshair. */
  #byKeys = false;

  constructor(map: MapLibre, given: DrawingGiven) {
    this.#map = map;
    this.#given = given;
    this.#plan = given.plan;
    this.#plane = planeOf(given.plan);
    this.#theme = given.theme;
    this.#language = given.language;
    this.#overlay = new Overlay(map);
    this.#shown = new Shown(map);
    this.#adapter = new DrawingAdapter(map, () => (this.#byKeys = false));
    this.#draw = new TerraDraw({ adapter: this.#adapter, modes: modes(given.theme, ({ containerX, containerY }, { currentId }) => this.#near(containerX, containerY, currentId)), idStrategy: IDS, undoRedo: { modeLevel: new TerraDrawModeUndoRedo() } });
    const canvas = map.getCanvas();
    canvas.addEventListener('keydown', this.#key, { capture: true, signal: this.#gone.signal });
    canvas.addEventListener('focus', () => (this.#byKeys ||= canvas.matches(':focus-visible')), { signal: this.#gone.signal });
    this.#begin();
  }

  get drawn(): readonly Drawn[] {
    return this.#history.now;
  }
  get canUndo(): boolean {
    return this.#history.canUndo || this.#drawing;
  }
  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  setTool(tool: MapTool | null): void {
    this.#tool = tool;
    this.#tell(null);
    this.#byKeys = tool !== null && this.#map.getCanvas().matches(':focus-visible');
    if (this.#started) this.#draw.setMode(tool ?? 'static');
  }

  setPlan(plan: Plan, shown: ReadonlyMap<string, ReadonlySet<string>>): void {
    if (plan === this.#plan && shown === this.#visible) return;
    this.#plan = plan;
    this.#visible = shown;
    this.#plane = planeOf(plan);
    this.#index = null;
  }

  setTheme(theme: Theme): void {
    this.#theme = theme;
    this.#restyle();
  }

  setLanguage(language: Language): void {
    this.#language = language;
    this.#shown.show(this.drawn, language);
  }

  /** Replaces what is there, as one step that can be taken back. */
  load(drawn: readonly Drawn[]): void {
    this.#become(drawn.map((one) => this.#made(one.id, one.geometry, one)));
  }

  remove(id: string): void {
    this.#become(this.drawn.filter((one) => one.id !== id));
  }

  rename(id: string, name: string): void {
    this.#replace(id, (one) => this.#made(id, one.geometry, { ...one, properties: { ...one.properties, name } }));
  }

  /** A circle of another radius, metres of ground. */
  radius(id: string, metres: number): void {
    this.#replace(id, (one) => this.#made(id, circle(centreOf(one.geometry), metres, this.#plane), { ...one, properties: { ...one.properties, radius_m: metres } }));
  }

  clear(): void {
    this.#become([]);
  }

  /** While something is being drawn, its last point; else the last thing that was done. */
  undo(): void {
    if (this.#drawing) this.#takeBack();
    else if (this.#history.undo()) this.#tellDrawn();
  }

  redo(): void {
    if (this.#drawing) this.#draw.redo();
    else if (this.#history.redo()) this.#tellDrawn();
  }

  /** All within so many metres of a thing, as a thing of its own. False where none could be made. */
  async buffer(id: string, metres: number): Promise<boolean> {
    const source = this.drawn.find((one) => one.id === id);
    const geometry = source && (await bufferOf(source.geometry, metres, this.#plane));
    if (!source || !geometry || this.#gone.signal.aborted) return false;
    const around = `${propertiesOf(source).name} + ${metres} m`;
    this.#become([...this.drawn, drawnAs(nextId(this.drawn), geometry, { kind: 'polygon', name: around, buffer_m: metres }, this.#plane)]);
    return true;
  }

  /** Sets the next point, as a tap there would: for coordinates that were typed. */
  addPoint(lon: number, lat: number): void {
    const snapping = this.snapping;
    this.snapping = false;
    this.#adapter.press(rounded(lon), rounded(lat));
    this.snapping = snapping;
  }

  /** Ends what is being drawn with the points that it has. */
  finish(): void {
    this.#adapter.key('Enter');
  }

  setVisible(visible: boolean): void {
    this.#shown.visible(visible);
  }

  destroy(): void {
    this.#gone.abort();
    this.#adapter.end();
    this.#overlay.remove();
    this.#shown.remove();
    if (this.#started) this.#draw.stop();
  }

  get #drawing(): boolean {
    return this.#started && this.#draw.getModeState() === 'drawing';
  }

  #begin = (): void => {
    if (this.#gone.signal.aborted || this.#started) return;
    // Before the style is there nothing can be added to it.
    if (!this.#shown.begin(this.#theme)) return void this.#map.once('styledata', this.#begin);
    this.#started = true;
    this.#draw.start();
    this.#shown.under(this.#theme);
    this.#draw.on('finish', (id, { action }) => (action === 'draw' ? this.#finished(String(id)) : this.#moved(String(id))));
    this.#draw.on('change', (ids, type, context) => this.#changing(ids.map(String), type, context !== undefined && 'origin' in context));
    this.#draw.on('select', (id) => this.#given.chosen?.(String(id)));
    this.#draw.on('deselect', () => this.#given.chosen?.(null));
    this.#sync();
    if (this.#tool !== null) this.setTool(this.#tool);
  };

  #near(x: number, y: number, except?: string | number): Position | undefined {
    if (!this.snapping || this.#adapter.alt) return undefined;
    this.#index ??= new SnapIndex(this.#plan, this.#visible);
    const others = this.drawn.filter(({ id }) => id !== except).map(({ geometry }) => geometry);
    return this.#index.near(x, y, reach(this.#adapter.touch), this.#adapter, others) ?? undefined;
  }

  #made(id: string, geometry: Geometry, { properties }: Pick<Drawn, 'properties'>): Drawn {
    return drawnAs(id, geometry, propertiesOf({ properties } as Drawn), this.#plane);
  }

  #replace(id: string, change: (one: Drawn) => Drawn): void {
    this.#become(this.drawn.map((one) => (one.id === id ? change(one) : one)));
  }

  #become(drawn: readonly Drawn[]): void {
    this.#history.push(drawn);
    this.#tellDrawn();
  }

  #tellDrawn(): void {
    this.#sync();
    this.#given.changed(this.drawn);
  }

  /** terra-draw has what is kept here, no more and no less. */
  #sync(): void {
    if (!this.#started) return;
    const now = new Map(this.drawn.map((one) => [one.id, one]));
    const old = [...this.#held].filter(([id, geometry]) => now.get(id)?.geometry !== geometry).map(([id]) => id);
    for (const id of old) this.#held.delete(id);
    this.#draw.removeFeatures(old.filter((id) => this.#draw.hasFeature(id)));
    for (const one of this.drawn) {
      if (this.#held.has(one.id)) continue;
      this.#held.set(one.id, one.geometry);
      const added = (mode: string): boolean | undefined => this.#draw.addFeatures([{ type: 'Feature', id: one.id, geometry: one.geometry as never, properties: { mode } }])[0]?.valid;
      // What terra-draw can't reshape is shown all the same.
      if (added(modeOf(one)) !== true) added('fixed');
    }
    this.#shown.show(this.drawn, this.#language);
  }

  /** The hand has drawn: what it left becomes one of ours. */
  #finished(id: string): void {
    const feature = this.#draw.getSnapshotFeature(id);
    const kind = this.#tool as DrawnKind;
    this.#tell(null);
    if (!feature) return;
    this.#draw.removeFeatures([id]);
    const properties = { kind, name: nameFor(kind, this.drawn, this.#language) };
    const own = nextId(this.drawn);
    if (kind === 'circle') {
      const [centre = [], edge = []] = feature.geometry.coordinates as Position[];
      const radius = groundLeg(centre, edge, this.#plane);
      if (radius > 0) this.#become([...this.drawn, drawnAs(own, circle(centre, radius, this.#plane), { ...properties, radius_m: radius }, this.#plane)]);
      return;
    }
    const geometry = kind === 'point' ? this.#drawnTo(feature.geometry) : feature.geometry;
    this.#become([...this.drawn, drawnAs(own, geometry, properties, this.#plane)]);
  }

  /** Single points are not snapped there. */
  #drawnTo(geometry: Geometry): Geometry {
    const [lon = 0, lat = 0] = geometry.type === 'Point' ? geometry.coordinates : [];
    const { x, y } = this.#map.project([lon, lat]);
    return { type: 'Point', coordinates: this.#near(x, y) ?? [lon, lat] };
  }

  #moved(id: string): void {
    const [feature, one] = [this.#draw.getSnapshotFeature(id), this.drawn.find((drawn) => drawn.id === id)];
    this.#tell(null);
    if (!feature || !one) return;
    const { radius_m } = propertiesOf(one);
    const round = radius_m !== undefined && modeOf(one) === 'round';
    const geometry = round ? circle(centreOf(feature.geometry), radius_m, this.#plane) : feature.geometry;
    // It is there already; only a circle is made anew, since the drawing plane of the screen has another scale in the north.
    if (!round) this.#held.set(id, geometry);
    this.#become(this.drawn.map((drawn) => (drawn === one ? this.#made(id, geometry, one) : drawn)));
    if (round) this.#draw.selectFeature(id);
  }

  #changing(ids: readonly string[], type: string, ours: boolean): void {
    if (type === 'delete' && !ours) {
      const gone = ids.filter((id) => this.#held.has(id) && !this.#draw.hasFeature(id));
      if (gone.length > 0) this.#become(this.drawn.filter(({ id }) => !gone.includes(id)));
      else if (!this.#drawing) this.#tell(null);
      return;
    }
    const moving = this.#tool === 'select';
    for (const id of ids) {
      const feature = this.#draw.hasFeature(id) ? this.#draw.getSnapshotFeature(id) : undefined;
      if (!feature || feature.geometry.type === 'Point' || ours || (moving ? !this.#held.has(id) : feature.properties['currentlyDrawing'] !== true)) continue;
      const ring = feature.geometry.type === 'Polygon' ? (feature.geometry.coordinates[0] ?? []).slice(0, -1) : feature.geometry.coordinates;
      // Until the third point a ring repeats its last one.
      const points = ring.filter((at, i) => i === 0 || String(at) !== String(ring[i - 1]));
      const one = moving ? this.drawn.find((drawn) => drawn.id === id) : undefined;
      const crossed = feature.geometry.type === 'Polygon' && points.length > 3 && !ValidateNotSelfIntersecting(feature).valid;
      if (one) {
        this.#tell(measuredOf(this.#made(id, feature.geometry, one), crossed, this.#language), points.at(-1) ?? null);
        continue;
      }
      const kind = this.#tool as DrawnKind;
      this.#tell(measuredSoFar(kind, points, crossed, this.#plane, this.#language), points.at(-1) ?? null);
      const [centre, edge] = points;
      if (kind === 'circle' && centre && edge) this.#shown.ring(circle(centre, groundLeg(centre, edge, this.#plane), this.#plane));
    }
  }

  #tell(measured: Measured | null, at: Position | null = null): void {
    this.#overlay.label(measured?.texts ?? [], at === null ? null : [at[0] ?? 0, at[1] ?? 0], measured?.crossed === true);
    if (measured === null) this.#shown.ring(null);
    this.#given.measuring(measured);
  }

  #takeBack(): void {
    if (!this.#draw.undo() || !this.#drawing) this.#cancel();
  }

  #cancel(): void {
    this.#adapter.key('Escape');
    this.#tell(null);
  }

  #restyle(): void {
    if (!this.#started) return;
    for (const [mode, styles] of looksOf(this.#theme)) this.#draw.updateModeOptions(mode, { styles } as never);
    this.#shown.restyle(this.#theme);
  }

  /** Enter sets a point at the crosshair where the keyboard leads, and a second there ends; where a pointer leads it ends at once. */
  readonly #key = (event: KeyboardEvent): void => {
    if (this.#tool === null || !this.#started || event.altKey) return;
    const { key } = event;
    const command = event.ctrlKey || event.metaKey;
    if (/^(Arrow|[+=-]$|Tab)/.test(key)) this.#byKeys = true;
    if (command && (/^y$/i.test(key) || (/^z$/i.test(key) && event.shiftKey))) this.redo();
    else if (command && /^z$/i.test(key)) this.undo();
    else if (key === 'Enter' && this.#byKeys && !command) {
      const { lng, lat } = this.#map.getCenter();
      const { x, y } = this.#map.project([lng, lat]);
      const [lon, north] = (this.#tool === 'select' ? undefined : this.#near(x, y)) ?? [lng, lat];
      this.#adapter.press(rounded(lon ?? lng), rounded(north ?? lat));
    } else if (key === 'Enter') this.finish();
    else if (key === 'Escape' && this.#drawing) this.#cancel();
    else if (key === 'Escape' && this.#tool === 'select' && this.#draw.getSnapshot().some(({ properties }) => properties['selected'] === true)) this.#adapter.key('Escape');
    else if (key === 'Escape') this.#given.left?.();
    else if (key === 'Backspace' && this.#drawing) this.#takeBack();
    else if ((key === 'Delete' || key === 'Backspace') && this.#tool === 'select') this.#adapter.key('Delete');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
