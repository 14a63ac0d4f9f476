/** Options of `signplan import`, read. */
import { REPAIRS, type CrsChoice, type Repair } from '../../import/mapping/types.ts';
import { ok, fail, type Result } from '../../problem.ts';
import { usage, type Args } from '../args.ts';

export interface ImportOptions {
  readonly repair?: readonly Repair[];
  readonly encoding?: string;
  readonly crs?: CrsChoice;
}

export function readImportOptions({ text }: Args): Result<ImportOptions> {
  const [repair, encoding, crs] = ['repair', 'encoding', 'crs'].map((name) => text.get(name));
  const wanted = repair === undefined ? undefined : repair === 'all' ? REPAIRS : repair.split(',').map((name) => name.trim());
  const known = wanted === undefined ? undefined : REPAIRS.filter((name) => wanted.includes(name));
  if (wanted !== undefined && (known === undefined || known.length !== wanted.length)) return fail(usage(`--repair ${repair ?? ''}`, `可用的修复：all，或以逗号分开的 ${REPAIRS.join('、')}。`, `There are: all, or with commas between them ${REPAIRS.join(', ')}.`));
  return ok({ ...(known === undefined ? {} : { repair: known }), ...(encoding === undefined ? {} : { encoding }), ...(crs === undefined ? {} : { crs: crsChoice(crs) }) });
}

/** `EPSG:4527`, `gcj02`, `EPSG:4527,north-east`, or a definition of proj4. */
function crsChoice(text: string): CrsChoice {
  const [, name = text, order] = /^(.*?),\s*(north-east|east-north)$/.exec(text) ?? [];
  const axes: Pick<Extract<CrsChoice, { system: string }>, 'axes'> = order === 'north-east' || order === 'east-north' ? { axes: order } : {};
  return name.trim().startsWith('+') ? { proj: name.trim(), ...axes } : { system: name.trim(), ...axes };
}
