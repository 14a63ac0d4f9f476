/** How large the elevation is drawn, and where on the sheet. The same inputs give the same frame: there is no memory of the last. */
import { axisOf, type Axis } from './axis.ts';
import type { Elevation } from './types.ts';

/** Pixels of CSS in a metre on paper. */
const PAPER = 96 / 0.0254;
/** 1 : n. */
const SCALES = [10, 12.5, 15, 20, 25, 30, 40, 50, 60, 80, 100, 125, 150, 200, 250, 300, 400, 500, 600, 800, 1000, 1250, 1500, 2000, 2500, 3000, 4000, 5000, 6000, 8000, 10000, 15000, 20000] as const;

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
const HEAD = 40;
const EARTH = 12;
/** Pixels of a metre, under which a person is hard to see and something is left out instead. */
const SMALL = { wide: 20, narrow: 10 } as const;

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

export function frameOf(model: Elevation, { width, height: asked }: Sheet): Frame {
  const wide = width >= WIDE;
  const height = Math.round(asked ?? (wide ? Math.min(560, Math.max(320, width * 0.52)) : Math.min(320, Math.max(228, width * 0.72))));
  const [edge, column, gap, row] = wide ? [12, 28, 22, 38] : [8, 25, 12, 26];
  const levels = 1 + Math.max(0, ...model.dimensions.filter(({ axis }) => axis === 'y').map(({ at }) => (at === 'below' ? 0 : at)));
  const rows = Math.max(1, ...[...rowsBelow(model).values()].map((value) => value + 1));
  const footRows = wide ? 1 : 2;
  const foot = height - 8 - footRows * 18;
  const room = foot - HEAD - EARTH - rows * row - 4;
  const between = levels * column + gap;
  const { front, side } = model;
  // What is too much is dimensioned left of the sign.
  const beside = model.limits.filter(({ axis, excess }) => axis === 'y' && excess !== undefined).length;
  const faces = front.face === null ? null : front.face.x0;
  const extra = (axis: Axis): number => (beside === 0 || faces === null ? 0 : Math.max(0, 62 + beside * 12 - axis.at(faces)));
  const axes = (scale: number, broken: { readonly y: boolean; readonly front: boolean; readonly side: boolean }): Frame['axes'] => {
    const metre = PAPER / scale;
    return { y: axisOf(model.y0, model.y1, metre, model.keep, broken.y), front: axisOf(front.x0, front.x1, metre, front.keep, broken.front), side: axisOf(side.x0, side.x1, metre, side.keep, broken.side) };
  };
  const fits = (made: Frame['axes']): boolean => made.y.length <= room && extra(made.front) + made.front.length + made.side.length + between <= width - 2 * edge;
  const whole = { y: false, front: false, side: false };
  const last = SCALES[SCALES.length - 1] ?? 1;
  let scale: number = SCALES.find((one) => fits(axes(one, whole))) ?? last;
  let made = axes(scale, whole);
  if (PAPER / scale < (wide ? SMALL.wide : SMALL.narrow)) {
    const all = { y: true, front: true, side: true };
    const larger = SCALES.find((one) => one < scale && PAPER / one <= (wide ? SMALL.wide : SMALL.narrow) * 1.3 && fits(axes(one, all)));
    if (larger !== undefined) {
      scale = larger;
      // Only what has to be broken is.
      const fewer = [whole, { ...whole, y: true }, { ...whole, side: true }, { ...whole, front: true }, { ...all, front: false }, { ...all, side: false }, { ...all, y: false }, all].find((some) => fits(axes(scale, some))) ?? all;
      made = axes(scale, fewer);
    }
  }
  const used = extra(made.front) + made.front.length + between + made.side.length;
  const start = Math.round(edge + Math.min(Math.max(0, width - 2 * edge - used) / 2, wide ? 60 : 24) + extra(made.front));
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
