/** Rows of a table as proposals, through the one reader that there is; what is wrong is told by row and by the file's own title. */
import { readCoordinates } from '../../geo/coordinates/read.ts';
import { systemOf, type System } from '../../geo/coordinates/systems.ts';
import { contextOf } from '../../plan/proposal-context.ts';
import { quickProposal } from '../../plan/proposal-quick.ts';
import type { ProposalRow } from '../../plan/proposal-row-types.ts';
import { readProposal, type ProposalContext } from '../../plan/proposal.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import type { Plan } from '../../plan/plan.ts';
import { PROPERTY, type Property } from '../../plan/vocabulary.ts';
import { fail, ok, shown, type Problem, type Result } from '../../problem.ts';
import { axesOf, conversionError, type Axes } from './axes.ts';
import { isBlank, numberOf, readCell, type CellContext } from './cells.ts';
import { mappingProblems } from './mapping.ts';
import { textOf } from './titled.ts';
import { rosterProblem, type RosterMapping, type RosterRow, type RosterTable } from './types.ts';
import { meaningOf, wordTable } from './words.ts';

export interface RosterReader {
  read(index: number): ProposalRow;
  /** How often something written was left unknown, by title: a blank's word, a direction of the compass, a word that the user put aside. */
  readonly unknown: ReadonlyMap<string, { blank: number; compass: number; word: number }>;
}

interface Column {
  readonly at: number;
  readonly title: string;
  readonly property: Property;
  readonly context: CellContext;
}

/** Fails where the mapping cannot give a place or a type. */
export function rosterReader(table: RosterTable, mapping: RosterMapping, plan: Plan, file: string): Result<RosterReader> {
  const problems = mappingProblems(mapping, table, file);
  const system = mapping.system === null ? undefined : systemOf(mapping.system);
  if (problems.length > 0 || system === undefined) return fail(...problems);
  return ok(new Reader(table, mapping, plan, system, file));
}

class Reader implements RosterReader {
  readonly unknown = new Map<string, { blank: number; compass: number; word: number }>();
  private readonly rows: readonly RosterRow[];
  private readonly columns: readonly Column[];
  private readonly extra: readonly { readonly at: number; readonly title: string }[];
  private readonly places: Readonly<Record<'lon' | 'lat' | 'place', number>>;
  private readonly context: ProposalContext;
  private readonly file: string;
  private readonly axes: Axes;
  private readonly system: System;
  private readonly titles: readonly string[];
  private readonly inRows: boolean;
  private readonly inLines: boolean;
  /** Metres that the conversion may be off, where the plan takes a place to be better. */
  private readonly error: number | undefined;

  constructor(table: RosterTable, mapping: RosterMapping, plan: Plan, system: System, file: string) {
    const at = (title: string): number => table.titles.indexOf(title);
    const place = (target: string): number => at(mapping.columns.find((column) => column.target === target)?.title ?? '\0');
    this.rows = table.rows;
    this.titles = table.titles;
    this.inRows = table.form === 'csv' || table.form === 'workbook';
    this.inLines = table.form === 'lines';
    const words = wordTable(plan);
    this.columns = mapping.columns.flatMap(({ title, target, unit }) => {
      const property = PROPERTY.get(target);
      return property === undefined || at(title) < 0 ? [] : [{ at: at(title), title, property, context: { property, unit, meaning: meaningOf(words, target, mapping.words[target]) } }];
    });
    this.extra = mapping.columns.flatMap(({ title, target }) => (target === 'extra' && at(title) >= 0 ? [{ at: at(title), title }] : []));
    this.places = { lon: place('lon'), lat: place('lat'), place: place('place') };
    this.context = { ...contextOf(plan), titles: new Map(plan.rules.signTypes.map(({ id, title }) => [id, title])) };
    this.file = file;
    this.system = system;
    this.axes = axesOf(system);
    this.error = conversionError(system, plan.manifest.defaultAccuracy);
  }

  read(index: number): ProposalRow {
    const source = this.rows[index];
    if (source === undefined) throw new RangeError(`row ${index}`);
    const { number, cells } = source;
    if (source.problem !== undefined) return { row: number, result: fail(source.problem) };
    const path = this.inRows ? `row ${number}` : this.inLines ? `line ${number}` : `features[${number - 1}]`;
    const problems: Problem[] = [];
    const properties: Record<string, unknown> = {};
    for (const { at, title, property, context } of this.columns) {
      const { value, problem, note } = readCell(cells[at], context);
      if (problem !== undefined) problems.push({ ...problem, file: this.file, path: `${path}, column ${title}` });
      else if (note !== undefined) this.count(title, note);
      else if (value !== undefined) properties[property.name] = value;
    }
    const geometry = this.geometryOf(source, path, properties, problems);
    const result = this.proposalOf(geometry, properties, path, cells, problems);
    const { id } = properties;
    const named = typeof id === 'string' || typeof id === 'number' ? { id: String(id).trim() } : {};
    return { row: number, ...named, result };
  }

  private proposalOf(geometry: unknown, properties: Record<string, unknown>, path: string, cells: RosterRow['cells'], problems: readonly Problem[]): Result<Proposal> {
    const feature = { type: 'Feature', geometry, properties };
    const quick = problems.length > 0 ? undefined : quickProposal(feature, this.context);
    const read: Result<Proposal> = quick === undefined ? readProposal(feature, { ...this.context, file: this.file, path }) : ok(quick);
    if (problems.length > 0 || !read.ok) {
      const more = read.ok ? [] : read.problems.flatMap((problem) => this.told(problem, path, cells, problems));
      return fail(...problems, ...more);
    }
    const extra = this.extraOf(cells);
    return extra === undefined ? read : ok({ ...read.value, extra });
  }

  /** With the title that the file has, and the value that stands there; what is said of a place already is not said twice. */
  private told(problem: Problem, path: string, cells: RosterRow['cells'], before: readonly Problem[]): readonly Problem[] {
    const named = /\.properties\.([^.[]+)/.exec(problem.path ?? '')?.[1];
    const column = this.columns.find(({ property }) => property.name === named);
    if (named !== undefined) {
      if (column === undefined) return [{ ...problem, path }];
      const received = textOf(cells[column.at]);
      if (problem.code === 'proposal.missing-type' && before.some(({ path: one }) => one === `${path}, column ${column.title}`)) return [];
      const at = { path: `${path}, column ${column.title}`, ...(received === '' ? {} : { received: shown(received) }) };
      // What a word means is for the user to say, once for all rows.
      if (problem.code === 'proposal.unknown-type' || problem.code === 'proposal.unknown-value') return [{ ...problem, ...at, text: { zh: `${column.property.label.zh}没有这个词；在「词语」里指定它的意思。`, en: `${column.property.label.en} has no such word; say under “Words” what it means.` } }];
      return [{ ...problem, ...at }];
    }
    if (!/\.geometry/.test(problem.path ?? '')) return [problem];
    if (before.some(({ code }) => code.startsWith('roster.place') || code.startsWith('coordinates.'))) return [];
    return this.inRows ? [{ ...problem, path: this.placePath(path) }] : [problem];
  }

  private placePath(path: string): string {
    const { lon, lat, place } = this.places;
    return `${path}, ${place >= 0 && (lon < 0 || lat < 0) ? `column ${this.titles[place] ?? ''}` : `columns ${this.titles[lon] ?? ''}, ${this.titles[lat] ?? ''}`}`;
  }

  private geometryOf({ geometry, cells }: RosterRow, path: string, properties: Record<string, unknown>, problems: Problem[]): unknown {
    const { lon, lat, place } = this.places;
    const plain = this.system.id === 'wgs84';
    if (!plain && this.error !== undefined && properties['accuracy'] === undefined) properties['accuracy'] = this.error;
    const refuse = (received: string): null => {
      problems.push(rosterProblem('place', `不是 ${this.system.title.zh} 的坐标；核对数字和坐标系。`, `This is no place in ${this.system.title.en}; check the digits and the system.`, { file: this.file, path: this.inRows ? this.placePath(path) : path, received: shown(received) }));
      return null;
    };
    if (!this.inRows) {
      const turned = plain ? geometry : turn(geometry, this.axes);
      return turned === undefined ? refuse(JSON.stringify(geometry) ?? '') : turned;
    }
    const one = (at: number): string => textOf(cells[at]);
    if (place >= 0 && (lon < 0 || lat < 0)) return this.pasted(one(place), path, problems);
    const [east, north] = [one(lon), one(lat)];
    const [x, y] = [typeof cells[lon] === 'number' ? cells[lon] : numberOf(east), typeof cells[lat] === 'number' ? cells[lat] : numberOf(north)];
    if (x === undefined || y === undefined) {
      if (isBlank(east) || isBlank(north)) {
        problems.push(rosterProblem('place-missing', '没有填坐标。', 'There are no coordinates.', { file: this.file, path: this.placePath(path) }));
        return null;
      }
      // Where one of them is a number the other has to be: two angles, or both in one cell, are read together.
      const wrong = x === undefined && y !== undefined ? lon : x !== undefined && y === undefined ? lat : -1;
      if (wrong >= 0) {
        problems.push(rosterProblem('place-number', '坐标须为数字。', 'A coordinate must be a number.', { file: this.file, path: `${path}, column ${this.titles[wrong] ?? ''}`, received: shown(one(wrong)) }));
        return null;
      }
      return this.pasted(`${north} ${east}`, path, problems);
    }
    const there = this.axes(x, y);
    return there === undefined ? refuse(`${east}, ${north}`) : { type: 'Point', coordinates: there };
  }

  /** Degrees, minutes and seconds, or both numbers in one cell. */
  private pasted(text: string, path: string, problems: Problem[]): unknown {
    const read = readCoordinates(text, { system: this.system.id === 'wgs84' ? 'auto' : this.system.id, extent: this.context.extent });
    if (read.ok) return { type: 'Point', coordinates: [read.value.lon, read.value.lat] };
    problems.push(...read.problems.map((problem): Problem => ({ ...problem, file: this.file, path: this.placePath(path) })));
    return null;
  }

  private extraOf(cells: RosterRow['cells']): Record<string, unknown> | undefined {
    let out: Record<string, unknown> | undefined;
    for (const { at, title } of this.extra) {
      const cell = cells[at];
      if (cell === undefined || cell === null || cell === '') continue;
      // A title may be any text, `__proto__` among them.
      out ??= Object.create(null) as Record<string, unknown>;
      out[title] = cell;
    }
    return out;
  }

  private count(title: string, note: 'blank' | 'compass' | 'word'): void {
    const counts = this.unknown.get(title) ?? { blank: 0, compass: 0, word: 0 };
    counts[note] += 1;
    this.unknown.set(title, counts);
  }
}

/** A point or a line with its positions converted; anything else as it is, for the reader of places to refuse. Undefined where a position is none of the system. */
function turn(geometry: unknown, axes: Axes): unknown {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if ((type !== 'Point' && type !== 'LineString') || !Array.isArray(coordinates)) return geometry;
  const one = (position: unknown): unknown => {
    if (!Array.isArray(position)) return undefined;
    const [x, y] = position as unknown[];
    return typeof x === 'number' && typeof y === 'number' ? axes(x, y) : undefined;
  };
  if (type === 'Point') {
    const place = one(coordinates);
    return place === undefined ? undefined : { type, coordinates: place };
  }
  const line = coordinates.map(one);
  return line.includes(undefined) ? undefined : { type, coordinates: line };
}
