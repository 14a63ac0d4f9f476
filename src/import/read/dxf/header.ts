/** What stands at the head of a drawing: version, code page, unit. */
import type { RawLayer } from '../../types.ts';
import type { Groups } from './groups.ts';

export type DrawingUnit = NonNullable<RawLayer['unit']>;



export interface Header {
  /** 1015 for `AC1015`; 0 where it says nothing. */
  readonly version: number;
  readonly codePage: string | null;
  /** `$INSUNITS`; undefined where it has none, or one that no plan is drawn in. A claim only: the template's millimetres are often left in a drawing in metres. */
  readonly unit: DrawingUnit | undefined;
}

/** Of `$INSUNITS`. */
const UNITS: ReadonlyMap<number, DrawingUnit> = new Map([[1, 'inch'], [2, 'foot'], [4, 'mm'], [5, 'cm'], [6, 'm'], [7, 'km']]);
/** Metres of one. */
export const METRES: Readonly<Record<DrawingUnit, number>> = { mm: 0.001, cm: 0.01, m: 1, km: 1000, inch: 0.0254, foot: 0.3048 };

const ascii = (groups: Groups): string => String.fromCharCode(...groups.bytes.subarray(groups.start, Math.min(groups.end, groups.start + 80))).trim();

/** Reads as far as the head goes; before there are words, since it says how those are written. */
export function readHeader(groups: Groups): Header {
  let version = 0;
  let codePage: string | null = null;
  let unit: DrawingUnit | undefined;
  let variable = '';
  while (groups.next()) {
    const { code } = groups;
    if (code === 0 && ascii(groups) === 'ENDSEC') break;
    if (code === 2 && variable === '' && ascii(groups) !== 'HEADER') break;
    if (code === 9) variable = ascii(groups);
    else if (variable === '$ACADVER' && code === 1) version = Number(/^AC(\d{4})$/.exec(ascii(groups))?.[1] ?? 0);
    else if (variable === '$DWGCODEPAGE' && code === 3) codePage = ascii(groups);
    else if (variable === '$INSUNITS' && code === 70) unit = UNITS.get(groups.number());
  }
  return { version, codePage, unit };
}
