/**
 * The ground's colours as pixels: lightness by verdict, undetermined hatched, conforming dotted. Marks keep their size in pixels of the picture, which is as large as it is shown.
 * Made where the ground is judged, so that the page has nothing to do but to show it.
 */
import { CELL_STATES, NO_GROUND, NOT_YET, type CellState, type Surface, type SurfaceGrid } from '../../../survey/suitability/types.ts';

/** A colour of the design, `#rrggbb`, by token without its prefix: `surface-conforming`. */
export type ColourOf = (token: string) => string;

export interface Painting {
  /** Pixels along the side of a cell. */
  readonly pixels: number;
  /** Pixels of the picture a CSS pixel: what marks are drawn with. */
  readonly ratio: number;
  readonly fills: Readonly<Record<CellState, string>>;
  readonly hatch: string;
  readonly dots: string;
}

/** Period of the marks, CSS pixels. */
const HATCH = 6;
const DOTS = 7;
/** A picture has no more pixels, and no longer side. */
const MOST = 2_000_000;
const LONGEST = 4096;

/**
 * Whole pixels a cell, so that every cell is as large as the next.
 * @param width CSS pixels that the grid's width takes up on the screen
 * @param ratio device pixels a CSS pixel
 */
export function paintingOf({ columns, rows }: SurfaceGrid, width: number, ratio: number, colour: ColourOf): Painting {
  const most = Math.min(Math.floor(LONGEST / Math.max(columns, rows)), Math.floor(Math.sqrt(MOST / (columns * rows))));
  const pixels = Math.max(1, Math.min(Math.round((width * ratio) / columns), most));
  const fills = Object.fromEntries(CELL_STATES.map((state) => [state, colour(`surface-${state}`)])) as Record<CellState, string>;
  return { pixels, ratio: (pixels * columns) / width, fills, hatch: colour('surface-undetermined-mark'), dots: colour('surface-conforming-mark') };
}

/** What a state is filled with, over and over. */
interface Tile {
  readonly period: number;
  readonly colours: Uint32Array;
}

/** Red, green, blue, alpha of `columns × pixels` by `rows × pixels`; what has no answer is transparent. */
export function paint({ grid: { columns, rows }, states }: Pick<Surface, 'grid' | 'states'>, painting: Painting): Uint8ClampedArray<ArrayBuffer> {
  const { pixels } = painting;
  const width = columns * pixels;
  const out = new Uint32Array(width * rows * pixels);
  const tiles = CELL_STATES.map((state) => tileOf(state, painting));
  for (let y = 0; y < rows * pixels; y++) {
    const row = Math.floor(y / pixels) * columns;
    for (let c = 0, at = y * width; c < columns; c++, at += pixels) {
      const state = states[row + c] as number;
      if (state === NOT_YET || state === NO_GROUND) continue;
      const { period, colours } = tiles[state] as Tile;
      const line = (y % period) * period;
      let x = (c * pixels) % period;
      for (let i = 0; i < pixels; i++) {
        out[at + i] = colours[line + x] as number;
        x = x + 1 === period ? 0 : x + 1;
      }
    }
  }
  return new Uint8ClampedArray(out.buffer);
}

function tileOf(state: CellState, { fills, hatch, dots, ratio }: Painting): Tile {
  const fill = rgb(fills[state]);
  if (state === 'undetermined' || state === 'crossed') {
    const period = Math.max(3, Math.round(HATCH * ratio));
    const half = Math.max(0.5, 0.5 * ratio);
    // A line from corner to corner: how far a pixel's middle is off it.
    return tile(period, (x, y) => {
      const along = (x + y + 1) % period;
      return covered(Math.min(along, period - along) / Math.SQRT2, half);
    }, fill, rgb(hatch));
  }
  if (state !== 'conforming') return tile(1, () => 0, fill, fill);
  const period = Math.max(4, Math.round(DOTS * ratio));
  const [middle, radius] = [period / 2, Math.max(0.7, 1.1 * ratio)];
  return tile(period, (x, y) => covered(Math.sqrt((x + 0.5 - middle) * (x + 0.5 - middle) + (y + 0.5 - middle) * (y + 0.5 - middle)), radius), fill, rgb(dots));
}

/** How much of a pixel a mark covers whose edge is `reach` from its middle. */
const covered = (distance: number, reach: number): number => Math.max(0, Math.min(1, reach - distance + 0.5));

type Rgb = readonly [red: number, green: number, blue: number];

const rgb = (hex: string): Rgb => [Number.parseInt(hex.slice(1, 3), 16), Number.parseInt(hex.slice(3, 5), 16), Number.parseInt(hex.slice(5, 7), 16)];

function tile(period: number, cover: (x: number, y: number) => number, fill: Rgb, mark: Rgb): Tile {
  const bytes = new Uint8ClampedArray(4 * period * period);
  for (let y = 0; y < period; y++)
    for (let x = 0; x < period; x++) {
      const share = cover(x, y);
      const blend = (i: 0 | 1 | 2): number => fill[i] + share * (mark[i] - fill[i]);
      bytes.set([blend(0), blend(1), blend(2), 255], 4 * (y * period + x));
    }
  return { period, colours: new Uint32Array(bytes.buffer) };
}
