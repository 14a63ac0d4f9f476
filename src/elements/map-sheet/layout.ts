/** Where things stand on a map sheet, millimetres. The map's frame is what is left over by the title, the column or strip beside it, and the foot. */
import { BAND } from '../../map/svg/plan-grid.ts';

export const SIZES = ['A4', 'A3'] as const;
export type PaperSize = (typeof SIZES)[number];
export const ORIENTATIONS = ['landscape', 'portrait'] as const;
export type Orientation = (typeof ORIENTATIONS)[number];

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Within the neat line. */
  readonly map: { readonly width: number; readonly height: number };
  /** Beside the map when the sheet lies, below it when it stands. */
  readonly side: { readonly width: number; readonly height: number };
}

const SHORT: Readonly<Record<PaperSize, number>> = { A4: 210, A3: 297 };
const LONG: Readonly<Record<PaperSize, number>> = { A4: 297, A3: 420 };
export const MARGIN = 9;
export const HEAD = 13;
export const FOOT = 8;
export const GAP = 3;
/** English words are longer. */
const COLUMN: Readonly<Record<'zh' | 'en', Readonly<Record<PaperSize, number>>>> = { zh: { A4: 68, A3: 88 }, en: { A4: 78, A3: 96 } };
const STRIP: Readonly<Record<PaperSize, number>> = { A4: 88, A3: 96 };
/** A row of the legend. */
export const ROW = 4.6;
/** An entry of the legend is at least so wide. */
const ENTRY = { zh: 33, en: 40 } as const;

export function layoutOf(size: PaperSize, orientation: Orientation, language: 'zh' | 'en'): Layout {
  const lying = orientation === 'landscape';
  const [width, height] = lying ? [LONG[size], SHORT[size]] : [SHORT[size], LONG[size]];
  const [inner, body] = [width - 2 * MARGIN, height - 2 * MARGIN - HEAD - FOOT - 2 * GAP];
  const outer = lying ? { width: inner - COLUMN[language][size] - GAP, height: body } : { width: inner, height: body - STRIP[size] - GAP };
  const side = lying ? { width: COLUMN[language][size], height: body } : { width: inner, height: STRIP[size] };
  return { width, height, map: { width: outer.width - 2 * BAND, height: outer.height - 2 * BAND }, side };
}

/** Entries of a page that has nothing but the legend. */
export const legendPage = ({ width, height }: Pick<Layout, 'width' | 'height'>, language: 'zh' | 'en'): number =>
  Math.floor((width - 2 * MARGIN) / ENTRY[language]) * Math.floor((height - 2 * MARGIN - HEAD - FOOT - 2 * GAP - 10) / ROW);
