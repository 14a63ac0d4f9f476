/** terra-draw's way to the map, with what it leaves out: pinching sets no point, keys are ours, a double click never zooms, and a point can be set without a pointer. */
import type { Map as MapLibre } from 'maplibre-gl';
import type { TerraDrawExtend } from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';

/** Of the layers and sources that terra-draw adds: `drawn-polygon`, `drawn-linestring`, `drawn-point`… */
export const PREFIX = 'drawn';

export class DrawingAdapter extends TerraDrawMapLibreGLAdapter<MapLibre> {
  readonly #canvas: HTMLCanvasElement;
  readonly #fingers = new Set<number>();
  readonly #gone = new AbortController();
  /** More than one finger was down since the first: the map was being moved. */
  #many = false;
  #last: readonly [x: number, y: number] = [NaN, NaN];
  /** Alt is down: no snapping. */
  alt = false;
  touch = false;

  /** @param onPointer a pointer is being used */
  constructor(map: MapLibre, onPointer: () => void) {
    super({ map, prefixId: PREFIX, coordinatePrecision: 9, minPixelDragDistance: 3, minPixelDragDistanceDrawing: 10, ignoreMismatchedPointerEvents: true });
    this.#canvas = map.getCanvas();
    const listen = (type: 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel', heard: (event: PointerEvent) => void): void => this.#canvas.addEventListener(type, heard, { capture: true, signal: this.#gone.signal });
    listen('pointerdown', (event) => {
      if (event.isPrimary) this.#fingers.clear();
      this.#fingers.add(event.pointerId);
      this.#many = this.#fingers.size > 1 || (this.#many && !event.isPrimary);
      this.touch = event.pointerType === 'touch';
      this.alt = event.altKey;
      this.#last = [event.clientX, event.clientY];
      onPointer();
    });
    listen('pointermove', (event) => {
      this.alt = event.altKey;
      // A map that moves under a mouse at rest makes such events too.
      const rests = event.clientX === this.#last[0] && event.clientY === this.#last[1];
      this.#last = [event.clientX, event.clientY];
      if (event.pointerType !== 'touch' && !rests) onPointer();
    });
    listen('pointerup', (event) => this.#fingers.delete(event.pointerId));
    listen('pointercancel', (event) => {
      this.#fingers.delete(event.pointerId);
      this._dragState = 'not-dragging';
    });
  }

  override register(callbacks: TerraDrawExtend.TerraDrawCallbacks): void {
    super.register({ ...callbacks, onClick: (event) => (this.#many ? undefined : callbacks.onClick(event)) });
  }

  /** Keys mean more here than there. */
  protected override getAdapterListeners(): ReturnType<TerraDrawMapLibreGLAdapter<MapLibre>['getAdapterListeners']> {
    return super.getAdapterListeners().filter(({ name }) => !name.startsWith('key'));
  }

  override setDoubleClickToZoom(): void {
    // Two taps finish a line; what they do on an idle map is the map's own matter.
  }

  /** As if a pointer had been there and pressed. */
  press(lng: number, lat: number): void {
    this.point(lng, lat);
    this.#many = false;
    this._currentModeCallbacks?.onClick(this.#event(lng, lat));
  }

  point(lng: number, lat: number): void {
    this._currentModeCallbacks?.onMouseMove({ ...this.#event(lng, lat), button: 'neither' });
  }

  key(key: 'Enter' | 'Escape' | 'Delete'): void {
    this._currentModeCallbacks?.onKeyUp({ key, heldKeys: [], preventDefault: () => undefined });
  }

  end(): void {
    this.#gone.abort();
  }

  #event(lng: number, lat: number): Parameters<TerraDrawExtend.TerraDrawCallbacks['onClick']>[0] {
    const { x, y } = this.project(lng, lat);
    return { lng, lat, containerX: x, containerY: y, button: 'left', heldKeys: [], isContextMenu: false };
  }
}

let count = 0;
/** Of what terra-draw makes for itself; what is kept has names of its own. */
export const IDS = { isValidId: (id: string | number): boolean => typeof id === 'string', getId: (): string => `t${++count}` };
