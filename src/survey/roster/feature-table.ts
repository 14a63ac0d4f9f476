/** A table from GeoJSON: a document, or a Feature a line. Its properties are the columns; where it stands is its own. */
import { fail, ok, shown, type Result } from '../../problem.ts';
import { BOUNDS, noRows, tooManyColumns, tooManyRows } from './bounds.ts';
import type { Decoded } from './decode.ts';
import { uniqueTitles } from './titled.ts';
import { rosterProblem, type RosterCell, type RosterRow, type RosterTable } from './types.ts';

/** Features of one slice. */
const SLICE = 2000;
/** Deeper than anything that means something here. */
const MOST_TEXT = 4000;

type Fields = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const crsOf = (value: Fields): string | undefined => {
  const { crs } = value;
  const name = isRecord(crs) && isRecord(crs['properties']) ? crs['properties']['name'] : undefined;
  return typeof name === 'string' ? name : undefined;
};

/** Yields the share that is read, 0 to 1. */
export function* featureTable({ text, encoding }: Decoded, file: string): Generator<number, Result<RosterTable>, void> {
  const lines = text.split(/\r?\n/);
  const bare = (line: string): string => line.replace(/^\u001e/, '').trim();
  const filled = lines.filter((line) => bare(line) !== '');
  // As `readProposals` tells lines from a document.
  if (filled.length > 1 && /^\{.+\}$/.test(bare(filled[0] ?? ''))) {
    const features: Numbered[] = [];
    for (const [index, line] of lines.entries()) {
      if (index % SLICE === 0) yield index / lines.length / 2;
      if (bare(line) !== '') features.push({ number: index + 1, feature: json(bare(line)) });
    }
    return yield* tabled(features, 'lines', encoding, undefined, file);
  }
  const value = json(text.replace(/^\u001e/, ''));
  if (value === undefined) return fail(rosterProblem('json', '不是合法的 JSON；可能被截断，或有多余、缺少的逗号和引号。', 'This is not valid JSON; it may be cut off, or have a comma or quote too many or too few.', { file }));
  const listed = isRecord(value) && value['type'] === 'Feature' ? [value] : isRecord(value) && value['type'] === 'FeatureCollection' ? value['features'] : undefined;
  if (!isRecord(value) || !Array.isArray(listed)) return fail(rosterProblem('not-geojson', '须为 GeoJSON 的 FeatureCollection，或每行一个 Feature。', 'This must be a GeoJSON FeatureCollection, or one Feature a line.', { file }));
  const features = (listed as unknown[]).map((feature, index) => ({ number: index + 1, feature }));
  return yield* tabled(features, 'collection', encoding, crsOf(value), file);
}

interface Numbered {
  readonly number: number;
  readonly feature: unknown;
}

function* tabled(features: readonly Numbered[], form: 'collection' | 'lines', encoding: Decoded['encoding'], stated: string | undefined, file: string): Generator<number, Result<RosterTable>, void> {
  if (features.length === 0) return fail(noRows(file));
  if (features.length > BOUNDS.rows) return fail(tooManyRows(file));
  const places = new Map<string, number>();
  const rows: RosterRow[] = [];
  let crs = stated;
  for (const [index, { number, feature }] of features.entries()) {
    if (index % SLICE === 0) yield 0.5 + index / features.length / 2;
    const path = form === 'lines' ? `line ${number}` : `features[${number - 1}]`;
    if (!isRecord(feature) || feature['type'] !== 'Feature') {
      rows.push({ number, cells: [], problem: rosterProblem('not-feature', '须为 GeoJSON Feature（"type": "Feature"）。', 'This must be a GeoJSON Feature ("type": "Feature").', { file, path, ...(feature === undefined ? {} : { received: isRecord(feature) ? shown(feature['type']) : shown(typeof feature) }) }) });
      continue;
    }
    crs ??= crsOf(feature);
    const properties = isRecord(feature['properties']) ? feature['properties'] : {};
    const own = feature['id'];
    const named = (typeof own === 'string' || typeof own === 'number') && properties['id'] === undefined ? { ...properties, id: own } : properties;
    const cells: RosterCell[] = [];
    for (const [name, value] of Object.entries(named)) {
      const at = places.get(name) ?? places.size;
      places.set(name, at);
      while (cells.length < at) cells.push(null);
      cells[at] = cellOf(value);
    }
    if (places.size > BOUNDS.columns) return fail(tooManyColumns(places.size, file));
    rows.push({ number, cells, geometry: feature['geometry'] });
  }
  return ok({ form, encoding, titles: uniqueTitles([...places.keys()]), header: 0, rows, ...(crs === undefined ? {} : { crs }) });
}

function cellOf(value: unknown): RosterCell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  // A list of words is joined as a table joins it.
  if (Array.isArray(value) && value.every((part) => typeof part === 'string' || typeof part === 'number')) return value.join(';');
  try {
    return JSON.stringify(value).slice(0, MOST_TEXT);
  } catch {
    return '…';
  }
}
