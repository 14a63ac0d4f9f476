/** The ground's colours as a picture: lightness by verdict, undetermined hatched, conforming dotted. Marks keep their size in pixels of the picture, which is as large as it is shown. */
import { CELL_STATES, NO_GROUND, NOT_YET, type CellState, type Surface } from '../../../survey/suitability/types.ts';

/** A colour of the design, `#rrggbb`, by token without its prefix: `surface-conforming`. */
export type ColourOf = (token: string) => string;

const FILL: Readonly<Record<CellState, string>> = {
  nonconforming: 'surface-nonconforming', undetermined: 'surface-undetermined', outside: 'surface-outside', conditional: 'surface-conditional', conforming: 'surface-conforming', crossed: 'surface-crossed',
};
/** Period of the marks, CSS pixels. */
const HATCH = 6;
const DOTS = 7;
/** No side of a picture is longer, pixels. */
const LONGEST = 4096;

export interface PictureSize {
  /** CSS pixels that the grid's width takes up on the screen. */
  readonly width: number;
  /** Device pixels a CSS pixel. */
  readonly ratio: number;
}

/** Whole pixels a cell, so that every cell is as large as the next. */
export function pixelsACell({ grid: { columns, rows } }: Pick<Surface, 'grid'>, { width, ratio }: PictureSize): number {
  const wanted = Math.round((width * ratio) / columns);
  return Math.max(1, Math.min(wanted, Math.floor(LONGEST / Math.max(columns, rows))));
}

export function paint(canvas: HTMLCanvasElement, surface: Surface, size: PictureSize, colour: ColourOf): void {
  const { columns, rows } = surface.grid;
  const pixels = pixelsACell(surface, size);
  const [width, height] = [columns * pixels, rows * pixels];
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const context = canvas.getContext('2d');
  if (!context) return;
  context.clearRect(0, 0, width, height);
  context.imageSmoothingEnabled = false;
  const fills = CELL_STATES.map((state) => packed(colour(FILL[state])));
  stretch(context, cells(surface, (state) => fills[state] ?? 0), width, height);
  const mark = (states: readonly CellState[], tile: HTMLCanvasElement): void => {
    const marked = new Set(states.map((state) => CELL_STATES.indexOf(state)));
    if (!surface.states.some((state) => marked.has(state))) return;
    const over = blank(width, height);
    const on = over.getContext('2d');
    const pattern = on?.createPattern(tile, 'repeat');
    if (!on || !pattern) return;
    on.imageSmoothingEnabled = false;
    stretch(on, cells(surface, (state) => (marked.has(state) ? OPAQUE : 0)), width, height);
    on.globalCompositeOperation = 'source-in';
    on.fillStyle = pattern;
    on.fillRect(0, 0, width, height);
    context.drawImage(over, 0, 0);
  };
  const { ratio } = size;
  mark(['undetermined', 'crossed'], hatch(Math.round(HATCH * ratio), ratio, colour('surface-undetermined-mark')));
  mark(['conforming'], dots(Math.round(DOTS * ratio), ratio, colour('surface-conforming-mark')));
}

const OPAQUE = 0xff000000;

/** As the bytes of a picture are read on machines of the usual byte order. */
function packed(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
}

/** A pixel a cell. */
function cells({ grid: { columns, rows }, states }: Surface, colour: (state: number) => number): HTMLCanvasElement {
  const small = blank(columns, rows);
  const context = small.getContext('2d');
  if (!context) return small;
  const image = context.createImageData(columns, rows);
  const words = new Uint32Array(image.data.buffer);
  for (let i = 0; i < states.length; i++) {
    const state = states[i] as number;
    if (state !== NOT_YET && state !== NO_GROUND) words[i] = colour(state);
  }
  context.putImageData(image, 0, 0);
  return small;
}

const stretch = (context: CanvasRenderingContext2D, small: HTMLCanvasElement, width: number, height: number): void => context.drawImage(small, 0, 0, width, height);

function blank(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

function hatch(period: number, ratio: number, colour: string): HTMLCanvasElement {
  const tile = blank(period, period);
  const context = tile.getContext('2d');
  if (!context) return tile;
  context.strokeStyle = colour;
  context.lineWidth = 1.25 * ratio;
  context.beginPath();
  // From corner to corner, and the corners' neighbours, so that tiles meet.
  for (const shift of [-period, 0, period]) {
    context.moveTo(shift - 1, period + 1);
    context.lineTo(shift + period + 1, -1);
  }
  context.stroke();
  return tile;
}

function dots(period: number, ratio: number, colour: string): HTMLCanvasElement {
  const tile = blank(period, period);
  const context = tile.getContext('2d');
  if (!context) return tile;
  context.fillStyle = colour;
  context.beginPath();
  context.arc(period / 2, period / 2, 1.1 * ratio, 0, 7);
  context.fill();
  return tile;
}
