/** A grid over signs in columns: which lie near a place, without an object for each. */
import { degreeLengths } from '../local.ts';
import type { SignMarks } from './types.ts';

/** So many signs a cell on average. */
const PER_CELL = 8;

export class SignIndex {
  readonly #marks: SignMarks;
  readonly #west: number;
  readonly #south: number;
  /** Cells a degree. */
  readonly #perLon: number;
  readonly #perLat: number;
  readonly #side: number;
  /** Where the signs of a cell begin in `#order`. */
  readonly #starts: Uint32Array;
  readonly #order: Uint32Array;

  constructor(marks: SignMarks) {
    this.#marks = marks;
    const { lon, lat, shown } = marks;
    const count = shown?.length ?? lon.length;
    const at = (index: number): number => (shown === null ? index : (shown[index] ?? 0));
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let index = 0; index < count; index += 1) {
      const [x, y] = [lon[at(index)] ?? 0, lat[at(index)] ?? 0];
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
    this.#side = Math.max(1, Math.ceil(Math.sqrt(count / PER_CELL)));
    [this.#west, this.#south] = [west, south];
    this.#perLon = this.#side / Math.max(1e-9, east - west);
    this.#perLat = this.#side / Math.max(1e-9, north - south);
    // Counted, then put in place: two passes and no lists.
    this.#starts = new Uint32Array(this.#side * this.#side + 1);
    const cells = new Uint32Array(count);
    for (let index = 0; index < count; index += 1) {
      const cell = this.#row(lat[at(index)] ?? 0) * this.#side + this.#column(lon[at(index)] ?? 0);
      cells[index] = cell;
      this.#starts[cell + 1] = (this.#starts[cell + 1] ?? 0) + 1;
    }
    for (let cell = 0; cell < this.#side * this.#side; cell += 1) this.#starts[cell + 1] = (this.#starts[cell + 1] ?? 0) + (this.#starts[cell] ?? 0);
    const next = this.#starts.slice();
    this.#order = new Uint32Array(count);
    for (let index = 0; index < count; index += 1) {
      const cell = cells[index] ?? 0;
      this.#order[next[cell] ?? 0] = at(index);
      next[cell] = (next[cell] ?? 0) + 1;
    }
  }

  /** Indices of the signs within so many metres, the nearest first. */
  near([lon, lat]: readonly [lon: number, lat: number], metres: number): number[] {
    if (this.#order.length === 0) return [];
    const size = degreeLengths(lat);
    const [dx, dy] = [metres / size.lon, metres / size.lat];
    const found: { readonly index: number; readonly away: number }[] = [];
    for (let row = this.#row(lat - dy); row <= this.#row(lat + dy); row += 1) {
      for (let cell = row * this.#side + this.#column(lon - dx); cell <= row * this.#side + this.#column(lon + dx); cell += 1) {
        for (let place = this.#starts[cell] ?? 0; place < (this.#starts[cell + 1] ?? 0); place += 1) {
          const index = this.#order[place] ?? 0;
          const away = Math.hypot(((this.#marks.lon[index] ?? 0) - lon) * size.lon, ((this.#marks.lat[index] ?? 0) - lat) * size.lat);
          if (away <= metres) found.push({ index, away });
        }
      }
    }
    return found.sort((a, b) => a.away - b.away || a.index - b.index).map(({ index }) => index);
  }

  #column(lon: number): number {
    return Math.min(this.#side - 1, Math.max(0, Math.floor((lon - this.#west) * this.#perLon)));
  }
  #row(lat: number): number {
    return Math.min(this.#side - 1, Math.max(0, Math.floor((lat - this.#south) * this.#perLat)));
  }
}
