/** How much of a file is taken in: far above any plan, far below what a computer's memory ends at. A file of a few bytes a record could otherwise fill it. */
import type { Problem } from '../../problem.ts';
import { refused } from './say.ts';

/** Of one layer. */
export const MOST_FEATURES = 2_000_000;

/** Values of one layer: each feature has all fields, filled or not. */
const MOST_VALUES = 60_000_000;

/** Features that a layer of so many fields may have. */
export const mostFeatures = (fields: number): number => Math.min(MOST_FEATURES, Math.floor(MOST_VALUES / Math.max(1, fields)));

export const tooManyFeatures = (file: string): Problem =>
  refused('too-many-features', file, `要素太多（超过 ${MOST_FEATURES / 10_000} 万个，或要素数乘以字段数过大）；按片区分成几个文件再导入。`, `There are too many features (more than ${MOST_FEATURES / 1_000_000} million, or too many for the number of fields); split the file by district and import the parts.`);

/** Characters of one string: engines hold half a gigabyte, and what is made of it takes several times that. */
export const LARGEST_TEXT = 300_000_000;
/** Lists and objects of a JSON text, and its parting commas: three million corners have a tenth of these. */
const MOST_LISTS = 20_000_000;
const MOST_COMMAS = 50_000_000;

/** Whether a JSON text can be made into values without filling the memory. */
export function fitsMemory(bytes: Uint8Array): boolean {
  let [lists, commas] = [0, 0];
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === 0x2c) commas += 1;
    else if (byte === 0x5b || byte === 0x7b) lists += 1;
  }
  return lists <= MOST_LISTS && commas <= MOST_COMMAS;
}

export const textTooLarge = (file: string, size: number): Problem =>
  refused('json-too-large', file, 'GeoJSON 太大（超过 300 MB，或数值过多）；导出为 FlatGeobuf（.fgb）再导入。', 'The GeoJSON is too large (more than 300 MB, or too many values); export it as FlatGeobuf (.fgb) and import that.', `${Math.ceil(size / 1e6)} MB`);
