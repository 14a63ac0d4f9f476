/** Points of a CSV or a workbook as a layer, by the reader of inventories. Coordinates stay in the system of the file. */
import { cluesOf } from '../../geo/coordinates/clues.ts';
import { normalise } from '../../geo/coordinates/normalise.ts';
import { readCoordinates } from '../../geo/coordinates/read.ts';
import { REFUSED } from '../../geo/coordinates/systems.ts';
import type { Extent } from '../../geo/coordinates/types.ts';
import { fail, ok, shown, type Result } from '../../problem.ts';
import { numberOf } from '../../survey/roster/cells.ts';
import { readTable } from '../../survey/roster/open.ts';
import { textOf } from '../../survey/roster/titled.ts';
import { readTitle, targetOf } from '../../survey/roster/titles.ts';
import type { RosterCell, RosterTable } from '../../survey/roster/types.ts';
import type { ImportFinding } from '../finding.ts';
import type { RawFeature, RawGeometry, RawLayer, RawValue, StatedCrs, TextReading } from '../types.ts';
import { fieldsSeen } from './fields.ts';
import { noticed } from './say.ts';
import { lookAtTexts } from './texts.ts';

/** Where degrees are looked for when the plan's extent is not known. */
const CHINA: Extent = [73, 3, 136, 54];

export interface TableOptions {
  readonly coordinates?: { readonly east: string; readonly north: string } | undefined;
  readonly extent?: Extent | undefined;
}

/** Columns by their index; −1 where there is none. */
interface Axes {
  readonly east: number;
  readonly north: number;
  /** Both in one cell. */
  readonly place: number;
}

export async function readPoints(bytes: Uint8Array, file: string, options: TableOptions): Promise<Result<RawLayer>> {
  const read = await readTable(bytes, file);
  if (!read.ok) return fail(...read.problems);
  const table = read.value;
  const layer = table.sheet ?? (file.split('/').at(-1) ?? file).replace(/\.[^.]*$/, '');
  const findings: ImportFinding[] = [];
  const axes = axesOf(table, options, file, layer, findings);
  const numeric = table.titles.map((_, i) => table.form === 'csv' && table.rows.every(({ cells }) => isPlainNumber(cells[i])));
  const features: RawFeature[] = [];
  const missing: string[] = [];
  for (const { number, cells, problem } of table.rows) {
    const at = `row ${number}`;
    if (problem !== undefined) findings.push({ code: 'import.table-row', severity: 'error', file, layer, feature: at, text: problem.text, ...(problem.received === undefined ? {} : { received: problem.received }) });
    const properties = Object.create(null) as Record<string, RawValue>;
    for (const [i, title] of table.titles.entries()) properties[title] = valueOf(cells[i], numeric[i] === true);
    const geometry = problem === undefined ? placeOf(cells, axes, options.extent ?? CHINA) : null;
    if (geometry === null) missing.push(at);
    features.push({ geometry, properties, at });
  }
  const [first] = missing;
  if (first !== undefined && (axes.place >= 0 || axes.east >= 0)) findings.push(noticed('remark', 'geometry-missing', `${missing.length} 行没有可读的坐标，第一个是 ${first}；补填或核对写法。`, `${missing.length} rows have no coordinates that can be read, the first is ${first}; fill them in or check how they are written.`, { file, layer, feature: first }));
  const fields = fieldsSeen(features).fields;
  const looked = lookAtTexts(file, layer, fields, features);
  findings.push(...looked.findings);
  if ((table.sheets?.length ?? 0) > 1) findings.push(noticed('note', 'sheets', `工作簿有 ${table.sheets?.length ?? 0} 张表，只读取「${layer}」。`, `The workbook has ${table.sheets?.length ?? 0} sheets; only “${layer}” was read.`, { file, layer }));
  return ok({ file, name: layer, format: table.form === 'workbook' ? 'xlsx' : 'csv', fields, features, crs: crsOf(table.titles, axes), text: readingOf(table, looked.preview), findings });
}

function axesOf({ titles }: RosterTable, { coordinates }: TableOptions, file: string, layer: string, findings: ImportFinding[]): Axes {
  const named = (title: string): number => titles.indexOf(title);
  if (coordinates !== undefined) {
    const axes = { east: named(coordinates.east), north: named(coordinates.north), place: -1 };
    for (const [at, title] of [[axes.east, coordinates.east], [axes.north, coordinates.north]] as const)
      if (at < 0) findings.push(noticed('error', 'column-missing', '映射中写明的坐标列不在表中；核对列名。', 'The column of coordinates that the mapping names is not in the table; check its title.', { file, layer, field: title, received: shown(title) }));
    return axes.east < 0 || axes.north < 0 ? { east: -1, north: -1, place: -1 } : axes;
  }
  const targets = titles.map((title) => targetOf(readTitle(title.replace(/ \(\d+\)$/, '')))?.target);
  const [east, north, place] = [targets.indexOf('lon'), targets.indexOf('lat'), targets.indexOf('place')];
  if (place < 0 && (east < 0 || north < 0)) findings.push(noticed('remark', 'no-coordinates', '没有认出坐标列，各行都没有位置；列名写「经度」「纬度」或「X」「Y」。', 'No columns of coordinates were recognised, so that no row has a place; call them “longitude” and “latitude”, or “X” and “Y”.', { file, layer }));
  return east < 0 || north < 0 ? { east: -1, north: -1, place } : { east, north, place: -1 };
}

/** Numbers as they are; degrees, minutes and seconds as degrees. */
function placeOf(cells: readonly RosterCell[], { east, north, place }: Axes, extent: Extent): RawGeometry | null {
  const [one, two] = [textOf(cells[east]), textOf(cells[north])];
  const text = place >= 0 ? textOf(cells[place]) : '';
  const pair = place >= 0 ? text.split(/[,，;；、\s]+/).map(numberOf) : [numberOf(one), numberOf(two)];
  const [x, y] = pair;
  const plain = pair.length === 2 && x !== undefined && y !== undefined && Math.abs(x) < 1e9 && Math.abs(y) < 1e9;
  // Two numbers in one cell may be in either order as long as they are degrees; metres are left for the judgement of the system.
  if (plain && (place < 0 || Math.abs(x) > 360 || Math.abs(y) > 360)) return { type: 'Point', coordinates: [x, y] };
  if (place >= 0 ? text === '' : one === '' || two === '') return null;
  const read = readCoordinates(place >= 0 ? text : `${two} ${one}`, { system: 'wgs84', extent });
  return read.ok ? { type: 'Point', coordinates: [read.value.lon, read.value.lat] } : null;
}

/** What the titles of the coordinates say, no more: where the numbers lie is judged elsewhere. */
function crsOf(titles: readonly string[], { east, north, place }: Axes): StatedCrs | null {
  const { system, refused } = cluesOf(normalise([east, north, place].map((at) => titles[at] ?? '').join(' ; ')));
  if (refused !== undefined) return { name: REFUSED[refused].en };
  if (system === undefined) return null;
  const code = /^EPSG:(\d+)$/.exec(system)?.[1];
  return code !== undefined ? { epsg: Number(code) } : system === 'wgs84' ? { epsg: 4490 } : { name: system };
}

const isPlainNumber = (cell: RosterCell | undefined): boolean => {
  const text = textOf(cell);
  // A code with a leading zero, or longer than a number holds, is no number.
  return text === '' || (/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text) && text.length < 16);
};

function valueOf(cell: RosterCell | undefined, number: boolean): RawValue {
  if (cell === undefined || cell === null) return null;
  if (typeof cell !== 'string') return cell;
  const text = cell.trim();
  return text === '' ? null : number ? Number(text) : text;
}

function readingOf({ form, encoding = 'UTF-8' }: RosterTable, preview: readonly string[]): TextReading {
  return { encoding, by: form === 'workbook' ? 'format' : encoding === 'UTF-16' ? 'mark' : encoding === 'UTF-8' ? 'valid' : 'fallback', preview };
}
