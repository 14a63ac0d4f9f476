/** One drawn map from birth to removal: while it moves, the picture is only shifted; it is drawn anew when it has come to rest, or when its edge comes into sight. */
import type { FeatureCollection } from 'geojson';
import { render, svg } from 'lit';
import type { PlanLayer } from '../context.ts';
import type { FeatureRef } from '../events.ts';
import type { Box } from '../inside-point.ts';
import type { Theme } from '../palette.ts';
import { type Camera, type Ground, type PlanView, type ViewOptions, takesKeys } from '../plan-view.ts';
import { POINTS, SYMBOL } from '../reach.ts';
import { NAME } from '../room.ts';
import { type Collections, collection } from '../sources.ts';
import { styleLayers } from '../style.ts';
import { type Named, areaNames, unlessHighlighted, widened } from '../view-names.ts';
import { MAX_ZOOM, MIN_ZOOM, type Size, fitting, limited, pushed, toGround, toScreen, zoomedAbout } from './camera.ts';
import { FONT, type Picture, draw } from './picture.ts';
import { type Point, type Rect, around } from './shapes.ts';
import { type Sheet, mercator } from './sheet.ts';
import { attachSvgHand } from './svg-hand.ts';

/** Drawn beyond each edge of the view, as a share of its size. */
const BEYOND = 0.35;
/** Milliseconds without movement after which the picture is drawn for where it stands. */
const REST = 140;
/** The hatches' tiles all divide it: a picture that starts at a multiple shows the same hatch where it showed it before. */
const TILE = 72;
/** Its layers are drawn again and again while the sign is dragged; all the others stand still. */
const MOVING: readonly unknown[] = ['proposal', 'highlight'];

interface Drawn {
  readonly zoom: number;
  /** World pixels at that zoom of the picture's corner. */
  readonly origin: Point;
  readonly size: Size;
  readonly sheet: Sheet;
  readonly icons: Picture['icons'];
}

export class SvgView implements PlanView {
  readonly map: Ground;
  readonly #options: ViewOptions;
  readonly #surface: HTMLElement;
  readonly #svg: SVGSVGElement;
  readonly #end = new AbortController();
  readonly #data: Record<keyof Collections, FeatureCollection>;
  #theme: Theme;
  #layers: readonly PlanLayer[];
  #camera: Camera;
  #drawn: Drawn | null = null;
  #highlighted: Named | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ready = false;

  constructor(options: ViewOptions) {
    this.#options = options;
    this.#theme = options.theme;
    this.#data = { ...options.collections };
    this.#layers = styleLayers(options.theme, options.lat);
    const { container, start } = options;
    const { ownerDocument } = container;
    this.#surface = ownerDocument.createElement('div');
    this.#surface.className = 'surface';
    this.#surface.tabIndex = 0;
    takesKeys(this.#surface, options.label);
    this.#svg = ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'svg');
    this.#svg.setAttribute('aria-hidden', 'true');
    this.#svg.setAttribute('font-family', FONT);
    this.#surface.append(this.#svg);
    container.append(this.#surface);
    this.#camera = 'zoom' in start ? start : fitting(start, this.#size, 16, MAX_ZOOM);
    this.map = this.#ground();
    attachSvgHand(
      {
        surface: this.#surface,
        zoom: () => this.#camera.zoom,
        middle: () => [this.#size.width / 2, this.#size.height / 2],
        toScreen: (at) => toScreen(this.#camera, this.#size, at),
        toGround: (at) => toGround(this.#camera, this.#size, at),
        push: (dx, dy) => this.#go(pushed(this.#camera, this.#size, dx, dy)),
        zoomTo: (zoom, about) => this.#go(zoomedAbout(this.#camera, this.#size, about, zoom)),
        symbolsAt: (at, reach) => this.#symbolsAt(at, reach),
      },
      options.hand,
      this.#end.signal,
    );
    const resize = new ResizeObserver(() => this.#go(this.#camera));
    resize.observe(container);
    this.#end.signal.addEventListener('abort', () => resize.disconnect());
    requestAnimationFrame(() => this.#draw());
  }

  setData(data: Partial<Collections>): void {
    Object.assign(this.#data, data);
    if (Object.keys(data).every((id) => MOVING.includes(id))) this.#drawMoving();
    this.#later();
  }

  setHighlight(data: FeatureCollection, named: Named | null): void {
    const same = named?.key === this.#highlighted?.key;
    this.#highlighted = named;
    this.#data.highlight = data;
    this.#drawMoving();
    if (!same) this.#later();
  }

  /** It asks at every turn of the wheel. */
  setYielding(): void {}

  setLook(theme: Theme, label: string): void {
    this.#surface.setAttribute('aria-label', label);
    if (theme === this.#theme) return;
    this.#theme = theme;
    this.#layers = styleLayers(theme, this.#options.lat);
    this.#later();
  }

  placeNames(): void {
    this.#later();
  }

  async whenIdle(): Promise<void> {
    while (!this.#ready || this.#timer !== undefined) {
      if (this.#end.signal.aborted) return;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  remove(): void {
    this.#end.abort();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#surface.remove();
  }

  get #size(): Size {
    return { width: this.#options.container.clientWidth, height: this.#options.container.clientHeight };
  }

  #ground(): Ground {
    return {
      project: (at) => {
        const [x, y] = toScreen(this.#camera, this.#size, at);
        return { x, y };
      },
      unproject: (at) => {
        const [lng, lat] = toGround(this.#camera, this.#size, at);
        return { lng, lat };
      },
      getCenter: () => ({ lng: this.#camera.center[0], lat: this.#camera.center[1] }),
      getZoom: () => this.#camera.zoom,
      getMinZoom: () => MIN_ZOOM,
      getMaxZoom: () => MAX_ZOOM,
      getContainer: () => this.#options.container,
      getCanvas: () => this.#surface,
      easeTo: ({ center = [...this.#camera.center], zoom = this.#camera.zoom }) => this.#go({ center, zoom }),
      fitBounds: (box, { padding, maxZoom }) => this.#go(fitting(box, this.#size, padding, maxZoom)),
    };
  }

  /** Moves at once: nothing is animated. */
  #go(camera: Camera): void {
    this.#camera = limited(camera, widened(this.#options.extent, 0.3));
    if (this.#covers()) {
      this.#shift();
      this.#later();
    } else this.#draw();
    this.#options.onMove();
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#draw(), REST);
  }

  /** Puts the picture where the camera looks. */
  #shift(): void {
    const drawn = this.#drawn;
    if (!drawn) return;
    const scale = 2 ** (this.#camera.zoom - drawn.zoom);
    const [cx, cy] = mercator([...this.#camera.center], this.#camera.zoom);
    const { width, height } = this.#size;
    const [x, y] = [drawn.origin[0] * scale - cx + width / 2, drawn.origin[1] * scale - cy + height / 2];
    // Whole pixels while it isn't scaled: lines and hatches stay sharp.
    this.#svg.style.transform = scale === 1 ? `translate(${Math.round(x)}px,${Math.round(y)}px)` : `translate(${x}px,${y}px) scale(${scale})`;
  }

  /** Whether the picture as it was drawn still fills the view, at not more than twice or less than half its size. */
  #covers(): boolean {
    const drawn = this.#drawn;
    if (!drawn) return false;
    const scale = 2 ** (this.#camera.zoom - drawn.zoom);
    const [cx, cy] = mercator([...this.#camera.center], drawn.zoom);
    const [halfX, halfY] = [this.#size.width / 2 / scale, this.#size.height / 2 / scale];
    const [x, y] = [cx - drawn.origin[0], cy - drawn.origin[1]];
    return scale > 0.5 && scale < 2 && x - halfX >= 0 && y - halfY >= 0 && x + halfX <= drawn.size.width && y + halfY <= drawn.size.height;
  }

  #draw(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const view = this.#size;
    if (this.#end.signal.aborted || view.width === 0 || view.height === 0) return;
    const { zoom, center } = this.#camera;
    const [cx, cy] = mercator([...center], zoom);
    const corner = (centre: number, extent: number): number => Math.floor((centre - extent * (0.5 + BEYOND)) / TILE) * TILE;
    const origin: Point = [corner(cx, view.width), corner(cy, view.height)];
    const size: Size = { width: Math.ceil(view.width * (1 + 2 * BEYOND)) + TILE, height: Math.ceil(view.height * (1 + 2 * BEYOND)) + TILE };
    const box = { left: 0, top: 0, right: size.width, bottom: size.height };
    const sheet: Sheet = {
      zoom,
      project: (position) => {
        const [x, y] = mercator(position, zoom);
        return [x - origin[0], y - origin[1]];
      },
      box,
      view: box,
      seen: { left: cx - origin[0] - view.width / 2, top: cy - origin[1] - view.height / 2, right: cx - origin[0] + view.width / 2, bottom: cy - origin[1] + view.height / 2 },
      convergence: 0,
    };
    const standing = draw({ layers: this.#layers.filter(({ source }) => !MOVING.includes(source)), collections: this.#collections(), sheet, theme: this.#theme, ids: 'm', taken: this.#signRoom(sheet), covered: this.#covered(sheet) });
    this.#drawn = { zoom, origin, size, sheet, icons: standing.icons };
    const cut = this.#layers.findIndex(({ source }) => source === 'highlight');
    const above = new Set(this.#layers.slice(cut).map(({ id }) => id));
    this.#svg.setAttribute('width', String(size.width));
    this.#svg.setAttribute('height', String(size.height));
    render(
      svg`${standing.defs}${standing.groups.filter(({ layer }) => !above.has(layer)).map(({ content }) => content)}<g class="highlighted"></g>${standing.groups.filter(({ layer }) => above.has(layer)).map(({ content }) => content)}<g class="sign"></g>`,
      this.#svg,
    );
    this.#drawMoving();
    this.#shift();
    if (this.#ready) return;
    this.#ready = true;
    this.#options.onReady();
    // Buttons and legend come with it, and names make room for them.
    this.#later();
  }

  /** The sign and what is pointed at. */
  #drawMoving(): void {
    const drawn = this.#drawn;
    if (!drawn) return;
    const { defs, groups } = draw({ layers: this.#layers.filter(({ source }) => MOVING.includes(source)), collections: this.#data, sheet: drawn.sheet, theme: this.#theme, ids: 's' });
    const shapes = new Set(this.#layers.filter(({ source, type }) => source === 'highlight' && type !== 'symbol').map(({ id }) => id));
    const [under, over] = ['.highlighted', '.sign'].map((name) => this.#svg.querySelector<SVGGElement>(name));
    if (under) render(svg`${groups.filter(({ layer }) => shapes.has(layer)).map(({ content }) => content)}`, under);
    if (over) render(svg`${defs}${groups.filter(({ layer }) => !shapes.has(layer)).map(({ content }) => content)}`, over);
  }

  #collections(): Collections {
    const { width, height } = this.#size;
    const corner = (x: number, y: number): [number, number] => toGround(this.#camera, this.#size, [x, y]);
    const [[west, north], [east, south]] = [corner(0, 0), corner(width, height)];
    const view: Box = [west, south, east, north];
    const named = (features: FeatureCollection['features']): FeatureCollection => collection(unlessHighlighted(features, this.#highlighted));
    return { ...this.#data, names: named(this.#data.names.features), 'view-names': named(areaNames(this.#data, view, this.#camera.zoom, this.#options.lat, this.#options.covered())) };
  }

  /** What stands over the map, without the room that was added for the middle of a name. */
  #covered({ project }: Sheet): Rect[] {
    return this.#options.covered().map(([west, south, east, north]) => {
      const [[left, top], [right, bottom]] = [project([west, north]), project([east, south])];
      return { left: left + NAME.x, top: top + NAME.y, right: right - NAME.x, bottom: bottom - NAME.y };
    });
  }

  /** The sign's symbol: no name is written over it. */
  #signRoom({ project }: Sheet): ReturnType<typeof around>[] {
    return this.#data.proposal.features.flatMap(({ properties, geometry }) => {
      if (properties?.['role'] !== 'place' || geometry.type !== 'Point') return [];
      const [x, y] = project(geometry.coordinates);
      return [around(x, y, 16, 16)];
    });
  }

  /** The point features within reach, each once, the nearest first. */
  #symbolsAt([x, y]: Point, reach: number): FeatureRef[] {
    const drawn = this.#drawn;
    if (!drawn) return [];
    const [lon, lat] = toGround(this.#camera, this.#size, [x, y]);
    const [px, py] = drawn.sheet.project([lon, lat]);
    const scale = 2 ** (this.#camera.zoom - drawn.zoom);
    const found = drawn.icons.flatMap(({ layer, feature: { properties }, x: ix, y: iy }) => {
      const [of, key] = [properties?.['layer'], properties?.['key']];
      const apart = Math.hypot(ix - px, iy - py) * scale;
      return POINTS.includes(layer) && typeof of === 'string' && typeof key === 'string' && apart <= reach + SYMBOL ? [{ layer: of, key, away: apart }] : [];
    });
    const near = found.sort((a, b) => a.away - b.away);
    return near.filter((ref, index) => near.findIndex((other) => other.layer === ref.layer && other.key === ref.key) === index).map(({ layer, key }) => ({ layer, key }));
  }
}

