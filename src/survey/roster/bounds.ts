/** How large an inventory may be, and what is said of a larger one. */
import type { Problem } from '../../problem.ts';
import { rosterProblem } from './types.ts';

export const BOUNDS = { bytes: 96 * 1024 * 1024, unpacked: 768 * 1024 * 1024, rows: 300_000, columns: 256 } as const;

const mb = (bytes: number): string => `${Math.ceil(bytes / 1048576)} MB`;

export const tooLarge = (bytes: number, file: string, most: number = BOUNDS.bytes): Problem =>
  rosterProblem('too-large', `文件超过 ${mb(most)}；分成几个文件再核查。`, `The file is larger than ${mb(most)}; split it into several.`, { file, received: mb(bytes) });
export const tooManyRows = (file: string): Problem =>
  rosterProblem('too-many-rows', `超过 ${BOUNDS.rows} 行；分成几个文件再核查。`, `There are more than ${BOUNDS.rows} rows; split the file into several.`, { file });
export const tooManyColumns = (count: number, file: string): Problem =>
  rosterProblem('too-many-columns', `超过 ${BOUNDS.columns} 列；删去不用的列。`, `There are more than ${BOUNDS.columns} columns; delete those that are not used.`, { file, received: String(count) });
export const noRows = (file: string): Problem => rosterProblem('empty', '表头以下没有填写的行；核对工作表和文件。', 'There is no filled row below the titles; check the sheet and the file.', { file });
