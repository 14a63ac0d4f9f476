/** Keeps the zones on a map in step with its view: all of them where they are few, else the largest of those in view, told to the worker in slices. */
import type { Feature } from 'geojson';
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import type { Box } from '../inside-point.ts';
import { collection } from '../sources.ts';
import { widened } from '../view-names.ts';
import { breathe } from '../../slices.ts';
import type { ZonePool } from './zone-pool.ts';

/** As many as a view of them can still be read, and are drawn without a wait. */
export const MOST_ZONES = 1200;
/** So many are handed over at once. */
const SLICE = 400;
/** Drawn beyond the view, so that a short move shows no gap. */
const BEYOND = 0.25;

export class ZoneFeed {
  readonly #map: MapLibre;
  readonly #told: (left: number, drawn: number) => void;
  #pool: ZonePool | null = null;
  #out: (index: number) => boolean = () => false;
  /** On the map, and whether receding. */
  readonly #on = new Map<number, boolean>();
  #turn = 0;
  #settled: Promise<void> = Promise.resolve();

  constructor(map: MapLibre, told: (left: number, drawn: number) => void) {
    this.#map = map;
    this.#told = told;
  }

  /** Other zones, or others of them filtered out. */
  set(pool: ZonePool | null, out: (index: number) => boolean): void {
    if (pool !== this.#pool) {
      this.#on.clear();
      void this.#source?.setData(collection());
    }
    this.#pool = pool;
    this.#out = out;
    this.refresh();
  }

  /** To be called when the view has changed. */
  refresh(): void {
    const pool = this.#pool;
    if (!pool || !this.#source) return;
    this.#turn += 1;
    this.#settled = this.#feed(pool, this.#turn).catch(() => {});
  }

  /** When what was asked last is on the map, or was overtaken. */
  get settled(): Promise<void> {
    return this.#settled;
  }

  /** Of what is drawn and not receding, those with boxes so wide and high, the largest first where they are too many: what names are put to. */
  roomiest(metres: number, most: number): Feature[] {
    const pool = this.#pool;
    if (!pool) return [];
    const sized = [...this.#on].flatMap(([index, out]) => {
      const room = out ? 0 : pool.room(index);
      return room >= metres ? [{ index, room }] : [];
    });
    return (sized.length > most ? sized.sort((a, b) => b.room - a.room).slice(0, most) : sized).map(({ index }) => pool.feature(index, false));
  }

  async #feed(pool: ZonePool, turn: number): Promise<void> {
    const wanted = this.#wanted(pool);
    const want = new Set(wanted);
    const gone = [...this.#on.keys()].filter((index) => !want.has(index));
    const fresh = wanted.filter((index) => this.#on.get(index) !== this.#out(index));
    for (const index of gone) this.#on.delete(index);
    // Every change has the worker cut its tiles anew, so there are as few as the copying allows; what is gone goes with the first.
    for (let at = 0; at === 0 || at < fresh.length; at += SLICE) {
      const slice = fresh.slice(at, at + SLICE);
      const remove = at === 0 ? gone : [];
      if (slice.length + remove.length === 0) return;
      for (const index of slice) this.#on.set(index, this.#out(index));
      await this.#source?.updateData({ remove, add: slice.map((index) => pool.feature(index, this.#out(index))) });
      await breathe();
      if (turn !== this.#turn || pool !== this.#pool) return;
    }
  }

  #wanted(pool: ZonePool): readonly number[] {
    if (pool.items.length <= MOST_ZONES) {
      this.#told(0, pool.items.length);
      return pool.items.map((_, index) => index);
    }
    const bounds = this.#map.getBounds();
    const view: Box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    const preferred = (index: number): boolean => !this.#out(index);
    const inside = pool.inView(view, MOST_ZONES, preferred);
    this.#told(inside.left, inside.drawn.length);
    return inside.left > 0 ? inside.drawn : [...new Set([...inside.drawn, ...pool.inView(widened(view, BEYOND), MOST_ZONES, preferred).drawn])];
  }

  get #source(): GeoJSONSource | undefined {
    return this.#map.getSource<GeoJSONSource>('zones');
  }
}
