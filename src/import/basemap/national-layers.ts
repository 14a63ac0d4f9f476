/**
 * The national 1:1 000 000 data for the public (1:100 万公众版基础地理信息数据) → what the map draws. They come by map sheet, one FileGDB each.
 *
 * Layers are named as the catalogue has them; `GB` is the code of GB/T 13923 《基础地理信息要素分类与代码》, read by its beginning: 21 rivers, 22 canals, 23 lakes,
 * 24 reservoirs, 31 settlements, 41 railways, 42 roads between towns, 43 roads and rail of a city. `RN` is a road's number after GB/T 917: G, S, X, Y and digits.
 * `RTEG` is its technical grade, `CLASS` of a name two letters. Fields and the codes of waters and names agree with published descriptions of the 2021 data;
 * codes of roads are those of the standard and were not seen in data. Vegetation (VEGA), natural names (AANP) and traffic facilities (LFCP) are left out: what their
 * codes mean in these data could not be confirmed.
 */
import type { Drawn } from './types.ts';

export type Fields = (name: string) => string;

export interface NationalRule extends Drawn {
  /** Name of the layer in the data. */
  readonly layer: string;
  /** The code begins with one of these… */
  readonly gb?: readonly string[];
  /** …and with none of these. */
  readonly not?: readonly string[];
  /** The road's number looks so. */
  readonly number?: RegExp;
  /** A field holds one of these texts. */
  readonly holds?: readonly [field: string, ...texts: string[]];
}

export const NATIONAL_RULES: readonly NationalRule[] = [
  // Not dry rivers (2103) and lakes (2303), not reservoirs that are being built (240102). 2601: where waters meet.
  { layer: 'HYDA', into: 'base-areas', kind: 'water', gb: ['21', '22', '23', '24', '2601'], not: ['2103', '2303', '240102'] },
  { layer: 'RESA', into: 'base-areas', kind: 'built', gb: ['31'] },
  { layer: 'HYDL', into: 'base-lines', kind: 'water', rank: 1, gb: ['2101'] },
  { layer: 'HYDL', into: 'base-lines', kind: 'water', rank: 2, gb: ['2201', '2202'] },
  // An expressway's number has one, two or four digits, a provincial one's no more than two.
  { layer: 'LRDL', into: 'base-lines', kind: 'highway', rank: 1, number: /^G(\d{1,2}|\d{4})$/ },
  { layer: 'LRDL', into: 'base-lines', kind: 'highway', rank: 1, holds: ['RTEG', '高速'] },
  { layer: 'LRDL', into: 'base-lines', kind: 'highway', rank: 1, number: /^S\d{1,2}$/ },
  { layer: 'LRDL', into: 'base-lines', kind: 'highway', rank: 2, number: /^G\d{3}$/ },
  { layer: 'LRDL', into: 'base-lines', kind: 'highway', rank: 3, number: /^S\d{3}$/ },
  { layer: 'LRDL', into: 'base-lines', kind: 'highway', rank: 4, number: /^X/ },
  { layer: 'LRDL', into: 'base-lines', kind: 'road', rank: 3, number: /^Y/ },
  { layer: 'LRDL', into: 'base-lines', kind: 'highway', rank: 2, gb: ['4201'], not: ['420102'] },
  { layer: 'LRDL', into: 'base-lines', kind: 'highway', rank: 3, gb: ['4202'], not: ['420202'] },
  { layer: 'LRDL', into: 'base-lines', kind: 'highway', rank: 4, gb: ['4203'], not: ['420302'] },
  { layer: 'LRDL', into: 'base-lines', kind: 'road', rank: 3, gb: ['4204', '4302', '4305'] },
  { layer: 'LRDL', into: 'base-lines', kind: 'road', rank: 4, gb: ['42', '43'], not: ['420102', '420202', '420302'] },
  { layer: 'LRRL', into: 'base-lines', kind: 'rail', rank: 1, gb: ['41'], holds: ['TYPE', '高铁'] },
  { layer: 'LRRL', into: 'base-lines', kind: 'rail', rank: 2, gb: ['41'] },
  { layer: 'AGNP', into: 'places', kind: 'subdistrict', holds: ['CLASS', 'AH'] },
  { layer: 'AGNP', into: 'places', kind: 'town', holds: ['CLASS', 'AI'] },
  { layer: 'AGNP', into: 'places', kind: 'town', holds: ['CLASS', 'AJ'] },
];

/** Layers of boundaries: never drawn by this command. */
export const BOUNDARIES: readonly string[] = ['BOUA', 'BOUL', 'BOUP', 'BRGA', 'BRGL', 'BRGP'];

/** The layer's name, whatever a sheet or a format has put around it: `H50_HYDA`, `hyda`. */
export const nationalLayer = (name: string): string | undefined => {
  const words = name.toUpperCase().split(/[^A-Z0-9]+/);
  return [...new Set(NATIONAL_RULES.map(({ layer }) => layer)), ...BOUNDARIES].find((layer) => words.includes(layer));
};

export function byFields(layer: string, fields: Fields): (Drawn & { readonly name?: string }) | undefined {
  const gb = fields('GB');
  const rule = NATIONAL_RULES.find(({ layer: of, gb: codes, not = [], number, holds }) =>
    of === layer
    && (codes === undefined || codes.some((code) => gb.startsWith(code)))
    && !not.some((code) => gb.startsWith(code))
    && (number === undefined || number.test(fields('RN').toUpperCase()))
    && (holds === undefined || holds.slice(1).some((text) => fields(holds[0]).includes(text))));
  if (rule === undefined) return undefined;
  const name = fields('NAME') === '' ? fields('RN') : fields('NAME');
  return { into: rule.into, kind: rule.kind, ...(rule.rank === undefined ? {} : { rank: rule.rank }), ...(name === '' ? {} : { name }) };
}
