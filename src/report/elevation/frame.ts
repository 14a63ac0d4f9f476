/** How large the elevation is drawn, and where on the sheet. The same inputs give the same frame: there is no memory of the last. */
import { axisOf, type Axis } from './axis.ts';
import type { Dimension, Elevation } from './types.ts';

/** Pixels of CSS in a metre on paper. */
const PAPER = 96 / 0.0254;
/** 1 : n. */
const SCALES: readonly number[] = [1, 10, 100, 1000].flatMap((ten) => [10, 11, 12, 13, 14, 15, 16, 18, 20, 22, 24, 26, 28, 30, 33, 36, 40, 45, 50, 55, 60, 65, 70, 75, 80, 90].map((n) => n * ten));

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly wide: boolean;
  /** 1 : n, and the pixels of a metre. */
  readonly scale: number;
  readonly metre: number;
  /** Pixels of the sheet. */
  readonly front: (x: number) => number;
  readonly side: (x: number) => number;
  readonly y: (y: number) => number;
  readonly axes: { readonly front: Axis; readonly side: Axis; readonly y: Axis };
  /** Where the columns of upright dimensions stand. */
  readonly columns: readonly number[];
  /** Distance of one row of level dimensions under the ground to the next. */
  readonly row: number;
  /** Lowest drawn point, and where the rows for notes begin. */
  readonly floor: number;
  readonly foot: number;
  /** Where the views begin and end, in pixels. */
  readonly views: { readonly front: readonly [number, number]; readonly side: readonly [number, number] };
}

export interface Sheet {
  readonly width: number;
  /** Left out: as high as the width calls for. */
  readonly height?: number | undefined;
}

/** Under this a sheet is a phone's. */
export const WIDE = 560;
const HEAD = { wide: 40, narrow: 32 } as const;
const EARTH = 12;
/** Pixels of a metre, under which a person is hard to see and something is left out instead. */
const SMALL = { wide: 20, narrow: 9 } as const;
/** How much larger it must become for the sign itself to be broken. */
const WORTH_BREAKING = 1.7;

/** Rows under the ground: a dimension of the same view that another is above goes into the next. */
export function rowsBelow({ dimensions, bands }: Elevation): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  const seen: Record<string, number> = {};
  for (const { view, at, measure } of [...dimensions, ...bands])
    if (at === 'below' && !rows.has(measure)) {
      rows.set(measure, seen[view] ?? 0);
      seen[view] = (seen[view] ?? 0) + 1;
    }
  return rows;
}

/** On a phone two of three heights are dimensioned: the third follows, and its limit is a line. */
export function forWidth(model: Elevation, wide: boolean): Elevation {
  const has = (name: string): boolean => model.dimensions.some(({ measure }) => measure === name);
  if (wide || !has('height') || !has('clearance')) return model;
  const lower = (dimension: Dimension): Dimension => (dimension.at === 2 ? { ...dimension, at: 1 } : dimension);
  return { ...model, dimensions: model.dimensions.filter(({ measure }) => measure !== 'topHeight').map(lower), bands: model.bands.map((band) => (band.measure === 'topHeight' ? { ...band, parts: [] } : band)) };
}

export function frameOf(model: Elevation, { width, height: asked }: Sheet): Frame {
  const wide = width >= WIDE;
  const height = Math.round(asked ?? (wide ? Math.min(560, Math.max(320, width * 0.52)) : Math.min(320, Math.max(240, width * 0.76))));
  const [edge, column, gap, row] = wide ? [12, 28, 22, 38] : [8, 25, 12, 26];
  const levels = 1 + Math.max(0, ...[...model.dimensions, ...model.bands.filter(({ parts }) => parts.length > 0)].filter(({ axis }) => axis === 'y').map(({ at }) => (at === 'below' ? 0 : at)));
  const rows = Math.max(1, ...[...rowsBelow(model).values()].map((value) => value + 1));
  const footRows = wide ? 1 : 2;
  const foot = height - 8 - footRows * 18;
  const room = foot - (wide ? HEAD.wide : HEAD.narrow) - EARTH - rows * row - 4;
  const between = levels * column + gap;
  const { front, side } = model;
  // What is too much is dimensioned left of the sign.
  const beside = model.limits.filter(({ axis, excess }) => axis === 'y' && excess !== undefined).length;
  const faces = front.face === null ? null : front.face.x0;
  const extra = (axis: Axis): number => (beside === 0 || faces === null ? 0 : Math.max(0, (wide ? 62 : 34) + beside * 12 - axis.at(faces)));
  const axes = (scale: number, broken: { readonly y: boolean; readonly front: boolean; readonly side: boolean }): Frame['axes'] => {
    const metre = PAPER / scale;
    return { y: axisOf(model.y0, model.y1, metre, model.keep, broken.y), front: axisOf(front.x0, front.x1, metre, front.keep, broken.front), side: axisOf(side.x0, side.x1, metre, side.keep, broken.side) };
  };
  const fits = (made: Frame['axes']): boolean => made.y.length <= room && extra(made.front) + made.front.length + made.side.length + between <= width - 2 * edge;
  const least = wide ? SMALL.wide : SMALL.narrow;
  const last = SCALES[SCALES.length - 1] ?? 1;
  const best = (broken: Parameters<typeof axes>[1], most: number): { readonly scale: number; readonly made: Frame['axes'] } => {
    const scale = SCALES.find((one) => PAPER / one <= most && fits(axes(one, broken))) ?? last;
    return { scale, made: axes(scale, broken) };
  };
  // What is left out is left out of the carrier and the street first, of the sign last.
  let { scale, made } = best({ y: false, front: false, side: false }, Infinity);
  for (const [y, side, sign] of [[true, false, false], [false, true, false], [true, true, false], [false, false, true], [true, false, true], [false, true, true], [true, true, true]] as const) {
    if (PAPER / scale >= least) break;
    const other = best({ y, side, front: sign }, least);
    if (scale / other.scale >= (sign ? WORTH_BREAKING : 1.2)) ({ scale, made } = other);
  }
  const used = extra(made.front) + made.front.length + between + made.side.length;
  const start = Math.round(edge + Math.max(0, width - 2 * edge - used) / 2 + extra(made.front));
  const end = start + made.front.length;
  const sideStart = end + between;
  const floor = Math.round(foot - EARTH - rows * row - 4);
  return {
    width, height, wide, scale, metre: PAPER / scale, axes: made, row, floor, foot,
    front: (x) => start + made.front.at(x),
    side: (x) => sideStart + made.side.at(x),
    y: (y) => floor - made.y.at(y),
    columns: Array.from({ length: levels }, (_, i) => Math.round(end + (i + 1) * column - (wide ? 2 : 5))),
    views: { front: [start, end], side: [sideStart, sideStart + made.side.length] },
  };
}
