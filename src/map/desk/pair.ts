/** One map or two over one another: led by one camera, told what to show, asked what lies where. */
import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import type { Box } from '../inside-point.ts';
import type { Camera } from '../plan-view.ts';
import type { Trouble } from '../texts.ts';
import { DeskView, type Look } from './desk-view.ts';
import type { Identified, MapSide } from './types.ts';

export type SideName = 'first' | 'second';

export interface PairOptions {
  readonly container: (side: SideName) => HTMLElement | null;
  readonly label: (side: SideName) => string;
  /** Whether a click asks what lies there. */
  readonly asks: () => boolean;
  readonly onReady: () => void;
  readonly onMove: () => void;
  readonly onRest: () => void;
  readonly onTrouble: (kind: Trouble, message: string) => void;
  readonly onTile: ConstructorParameters<typeof DeskView>[0]['onTile'];
  readonly onLeft: (left: number, drawn: number) => void;
  readonly onIdentify: (found: Identified) => void;
  readonly onPointer: (at: readonly [lon: number, lat: number] | null) => void;
}

export class Pair {
  readonly #options: PairOptions;
  readonly #views = new Map<SideName, DeskView>();
  /** One camera is being led: what it tells of itself is no news. */
  #leading = false;

  constructor(options: PairOptions) {
    this.#options = options;
  }

  get first(): DeskView | null {
    return this.#views.get('first') ?? null;
  }
  get views(): readonly DeskView[] {
    return [...this.#views.values()];
  }

  /** Begins, changes or ends each side. Throws where a map can't be made. */
  set(sides: Readonly<Record<SideName, MapSide | null>>, look: Look, start: Camera | Box): void {
    for (const name of ['first', 'second'] as const) {
      const [side, view] = [sides[name], this.#views.get(name)];
      if (side && view) view.set(side, look);
      else if (side) this.#begin(name, side, look, start);
      else if (view) this.#end(name);
    }
  }

  remove(): void {
    for (const name of ['first', 'second'] as const) this.#end(name);
  }

  async whenIdle(): Promise<void> {
    await Promise.all(this.views.map((view) => view.whenIdle()));
  }

  /** What can be seen of both, as a picture. @param share of the width that is the first map's */
  async picture(share: number): Promise<Blob | null> {
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    for (const [name, view] of this.#views) {
      await view.withCanvas((source) => {
        if (name === 'first') [canvas.width, canvas.height] = [source.width, source.height];
        const from = name === 'first' ? 0 : Math.round(source.width * share);
        if (source.width > from) context?.drawImage(source, from, 0, source.width - from, source.height, from, 0, source.width - from, source.height);
      });
    }
    return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  }

  /** What lies at a place, on a side. */
  identify(side: SideName, at: readonly [lon: number, lat: number]): void {
    const found = this.#views.get(side)?.identify(at);
    if (found) this.#options.onIdentify({ at, side, ...found });
  }

  #begin(name: SideName, side: MapSide, look: Look, start: Camera | Box): void {
    const { container, label, ...on } = this.#options;
    const element = container(name);
    if (!element || element.clientWidth === 0 || element.clientHeight === 0) return;
    const lead = this.first?.map;
    const view = new DeskView({
      ...on,
      container: element,
      side,
      look,
      start: lead ? cameraOf(lead) : start,
      label: label(name),
      follows: () => this.#leading,
      onMove: () => this.#moved(name),
      onRest: () => {
        for (const other of this.views) if (other !== view) other.rest();
        on.onRest();
      },
      onLeft: (left, drawn) => name === 'first' && on.onLeft(left, drawn),
    });
    this.#views.set(name, view);
    this.#listen(name, view.map);
  }

  #end(name: SideName): void {
    this.#views.get(name)?.remove();
    this.#views.delete(name);
  }

  #moved(name: SideName): void {
    if (this.#leading) return;
    const from = this.#views.get(name);
    this.#leading = true;
    for (const view of this.views) if (from && view !== from) view.map.jumpTo({ ...cameraOf(from.map) });
    this.#leading = false;
    this.#options.onMove();
  }

  #listen(name: SideName, map: MapLibre): void {
    const { onPointer, asks } = this.#options;
    const at = ({ lngLat }: MapMouseEvent): [number, number] => [lngLat.lng, lngLat.lat];
    map.on('click', (event) => {
      if (asks()) this.identify(name, at(event));
    });
    map.on('mousemove', (event) => {
      onPointer(at(event));
      if (asks()) map.getCanvas().classList.toggle('on-sign', (this.#views.get(name)?.signsAt(at(event)).length ?? 0) > 0);
    });
    map.on('mouseout', () => onPointer(null));
    map.getCanvas().addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !asks()) return;
      event.preventDefault();
      const { lng, lat } = map.getCenter();
      this.identify(name, [lng, lat]);
    });
  }
}

function cameraOf(map: MapLibre): { center: [number, number]; zoom: number } {
  const { lng, lat } = map.getCenter();
  return { center: [lng, lat], zoom: map.getZoom() };
}
