/** Many proposals from one text: a GeoJSON document, one Feature a line, or CSV, told apart by content. */
import { fail, ok, shown, type Problem, type Result } from '../problem.ts';
import { jsonErrorAt } from './json-position.ts';
import { csvRows } from './proposal-csv.ts';
import type { ProposalRow, ProposalRows } from './proposal-row-types.ts';
import { foreignCrs, readProposal, type ProposalContext } from './proposal.ts';

export type { ProposalRow, ProposalRows } from './proposal-row-types.ts';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
/** Short for what may be deeper than anything that prints it. */
const brief = (value: unknown): string => (Array.isArray(value) ? '[…]' : isRecord(value) ? '{…}' : shown(value));
const inFile = (file: string | undefined, problem: Problem): Problem => (file === undefined ? problem : { ...problem, file });

function parse(text: string, file: string | undefined, path?: string): Result<unknown> {
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    const near = text.trim();
    return fail(
      inFile(file, {
        code: 'input.json',
        path: path ?? jsonErrorAt(text),
        received: shown(near.length > 56 ? near.slice(0, 56) : near),
        text: { zh: '不是合法的 JSON；可能被截断，或有多余、缺少的逗号和引号。', en: 'This is not valid JSON; it may be cut off, or have a comma or quote too many or too few.' },
      }),
    );
  }
}

/** The id by which a row is found again, even where the row itself is in error. */
export function idOf(feature: unknown): string | undefined {
  if (!isRecord(feature)) return undefined;
  const properties = isRecord(feature['properties']) ? feature['properties'] : {};
  const id = properties['id'] ?? feature['id'];
  return typeof id === 'string' && id.trim() !== '' ? id.trim() : typeof id === 'number' ? String(id) : undefined;
}

export function featureRow(row: number, feature: unknown, context: ProposalContext): ProposalRow {
  const id = idOf(feature);
  return { row, ...(id === undefined ? {} : { id }), result: readProposal(feature, context) };
}

function documentRows(text: string, context: ProposalContext): Result<ProposalRows> {
  const parsed = parse(text, context.file);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  if (!isRecord(value) || value['type'] !== 'FeatureCollection') {
    if (isRecord(value) && value['type'] === 'Feature') return ok({ form: 'feature', rows: [featureRow(1, value, context)] });
    const received = isRecord(value) ? (value['type'] ?? null) : value;
    return fail(inFile(context.file, { code: 'input.not-geojson', received: brief(received), text: { zh: '须为 GeoJSON 的 Feature 或 FeatureCollection。', en: 'This must be a GeoJSON Feature or FeatureCollection.' } }));
  }
  const features = value['features'];
  if (!Array.isArray(features)) return fail(inFile(context.file, { code: 'input.not-geojson', path: 'features', received: brief(features), text: { zh: 'FeatureCollection 须有 features 数组。', en: 'A FeatureCollection must have an array of features.' } }));
  const crs = foreignCrs(value, '');
  if (crs !== undefined) return fail(inFile(context.file, crs));
  if (features.length === 0) return empty(context.file);
  return ok({ form: 'collection', rows: features.map((feature: unknown, index) => featureRow(index + 1, feature, { ...context, path: `features[${index}]` })) });
}

function lineRows(lines: readonly string[], context: ProposalContext): Result<ProposalRows> {
  return ok({ form: 'lines', rows: lines.flatMap((line, index) => lineRow(index + 1, line, context) ?? []) });
}

/** One line of ndjson; undefined where it is empty. */
export function lineRow(row: number, line: string, context: ProposalContext): ProposalRow | undefined {
  const text = bareLine(line);
  if (text === '') return undefined;
  const path = `line ${row}`;
  const parsed = parse(text, context.file, path);
  return parsed.ok ? featureRow(row, parsed.value, { ...context, path }) : { row, result: parsed };
}

/** GeoJSON text sequences start each line with a record separator. */
export const bareLine = (line: string): string => line.replace(/^\u001e/, '').trim();

const empty = (file: string | undefined): Result<never> =>
  fail(inFile(file, { code: 'input.empty', text: { zh: '文件里没有拟设广告。', en: 'There is no proposal in this file.' } }));

/**
 * Reads proposals in input order. A row in error never stops the others; the whole fails only where the text cannot be understood at all:
 * empty, broken JSON, JSON that is not GeoJSON, or a table without the needed columns.
 */
export function readProposals(input: string, context: ProposalContext): Result<ProposalRows> {
  const text = input.replace(/^\ufeff/, '');
  const start = text.replace(/^[\u001e\s]+/, '');
  if (start === '') return empty(context.file);
  if (start.startsWith('{') || start.startsWith('[')) {
    const lines = text.split(/\r?\n/);
    const filled = lines.filter((line) => line.trim() !== '');
    const first = filled[0]?.replace(/^\u001e/, '').trim() ?? '';
    const complete = /^\{.*\}$/.test(first) && first.length > 2;
    return filled.length > 1 && complete ? lineRows(lines, context) : documentRows(text.replace(/^\u001e/, ''), context);
  }
  return csvRows(text, context);
}
