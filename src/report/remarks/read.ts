/** Remarks from a file, ours or one that another program has written again: in any order, with columns of its own, empty ones as null. */
import { jsonErrorAt } from '../../plan/json-position.ts';
import type { Plan } from '../../plan/plan.ts';
import { foreignCrs } from '../../plan/proposal.ts';
import { fail, ok, shown, type Problem, type Result } from '../../problem.ts';
import { standingOf } from './standing.ts';
import { MAX_REMARKS, MOST_CONTACT, MOST_NOTE, MOST_REMARKS, REMARK_KINDS, REMARKS_SCHEMA, type ReadRemarks, type Remark, type RemarkFeature } from './types.ts';
import { plainText, rounded } from './write.ts';

type Fields = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
/** A received value, short even where it is deeper than anything that prints it. */
const brief = (value: unknown): string => (Array.isArray(value) ? '[…]' : isRecord(value) ? '{…}' : shown(value ?? null));
const problem = (code: string, file: string, path: string, zh: string, en: string, received?: unknown): Problem => ({ code: `remarks.${code}`, file, ...(path === '' ? {} : { path }), ...(received === undefined ? {} : { received: brief(received) }), text: { zh, en } });

/** Never throws. Fails where the file is no file of remarks; a row that is none is told and left out. @param file how messages call it */
export function readRemarks(text: string, plan: Plan, file = ''): Result<ReadRemarks> {
  if (text.length > MAX_REMARKS) return fail(problem('too-large', file, '', `文件超过 ${MAX_REMARKS / 1048576} MB。`, `The file is larger than ${MAX_REMARKS / 1048576} MB.`));
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return fail(problem('json', file, jsonErrorAt(text) ?? '', '不是合法的 JSON，可能不完整。', 'This is not valid JSON; it may be incomplete.'));
  }
  const list = isRecord(value) && value['type'] === 'FeatureCollection' ? value['features'] : undefined;
  if (!isRecord(value) || !Array.isArray(list)) return fail(problem('not-geojson', file, '', '须为意见文件（GeoJSON 的 FeatureCollection）。', 'This must be a file of remarks, a GeoJSON FeatureCollection.', isRecord(value) ? value['type'] : value));
  const rows: readonly unknown[] = list;
  const crs = foreignCrs(value, '');
  if (crs !== undefined) return fail({ ...crs, file });
  if (rows.length > MOST_REMARKS) return fail(problem('too-many', file, 'features', `意见多于 ${MOST_REMARKS} 条；须分成几个文件。`, `More than ${MOST_REMARKS} remarks; split the file.`, rows.length));
  const isOurs = (row: unknown): boolean => isRecord(row) && isRecord(row['properties']) && row['properties']['signplan'] === REMARKS_SCHEMA;
  if (value['schema'] !== REMARKS_SCHEMA && !rows.some(isOurs)) return fail(problem('not-remarks', file, '', '不是意见文件：要素没有 signplan 一列。', 'This is no file of remarks: its features have no column signplan.'));
  const remarks: Remark[] = [];
  const problems: Problem[] = [];
  const ids = new Set<string>();
  for (const [i, row] of rows.entries()) {
    const read = readRow(row, file, `features[${i}]`);
    if (!read.ok) problems.push(...read.problems);
    else {
      // Files put together may have two of one id.
      let { id } = read.value;
      for (let n = 2; ids.has(id); n++) id = `${read.value.id}-${n}`;
      ids.add(id);
      remarks.push({ ...read.value, id });
    }
  }
  return ok({ remarks: remarks.map((remark) => standingOf(remark, plan)), problems });
}

function readRow(row: unknown, file: string, path: string): Result<Remark> {
  const wrong = (field: string, zh: string, en: string, received: unknown): Result<Remark> => fail(problem('row', file, `${path}.${field}`, zh, en, received));
  if (!isRecord(row) || !isRecord(row['properties'])) return wrong('properties', '这一行不是意见。', 'This row is no remark.', row);
  const fields = row['properties'];
  const text = (name: string): string | undefined => textOf(fields[name]);
  const at = positionOf(row['geometry']);
  if (at === undefined) return wrong('geometry', '须有一个点，经纬度。', 'It must have one point, longitude and latitude.', row['geometry']);
  if (fields['signplan'] !== REMARKS_SCHEMA) return wrong('properties.signplan', `须为 ${REMARKS_SCHEMA}。`, `It must be ${REMARKS_SCHEMA}.`, fields['signplan']);
  const kind = REMARK_KINDS.find((one) => one === fields['kind']);
  if (kind === undefined) return wrong('properties.kind', `须为 ${REMARK_KINDS.join('、')} 之一。`, `It must be one of ${REMARK_KINDS.join(', ')}.`, fields['kind']);
  const [plan, version, asOf] = [text('plan'), text('planVersion'), text('asOf')?.slice(0, 10)];
  if (plan === undefined || version === undefined) return wrong('properties.plan', '须写明针对哪份规划、哪一版。', 'It must say which plan it is about, and which version.', fields['plan']);
  if (asOf === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(asOf)) return wrong('properties.asOf', '须为日期，如 2026-01-31。', 'It must be a date, as 2026-01-31.', fields['asOf']);
  const note = plainText(text('note') ?? '', Infinity);
  if (Array.from(note).length > MOST_NOTE) return wrong('properties.note', `说明长于 ${MOST_NOTE} 字。`, `The note is longer than ${MOST_NOTE} characters.`, note);
  const contact = plainText(text('contact') ?? '', MOST_CONTACT);
  const digest = shaOf(fields['planSha256']);
  const feature = markIn(fields);
  return ok({
    id: plainText(text('id') ?? '', 80) || path,
    at,
    kind,
    note,
    ...(contact === '' ? {} : { contact }),
    asOf,
    plan: { id: plan, version, ...(digest === undefined ? {} : { digest }) },
    ...(feature === undefined ? {} : { feature }),
  });
}

/** A GIS makes a number of a text that looks like one. */
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value : typeof value === 'number' ? String(value) : undefined);
const shaOf = (value: unknown): string | undefined => (typeof value === 'string' && /^[0-9a-f]{64}$/i.test(value) ? value.toLowerCase() : undefined);

/** A feature is known by its checksums; without one of them nothing is said of it. */
function markIn(fields: Fields): RemarkFeature | undefined {
  const [layer, key, name] = [textOf(fields['layer']), textOf(fields['key']), textOf(fields['featureName'])];
  const [shape, values, file] = [shaOf(fields['shapeSha256']), shaOf(fields['valuesSha256']), shaOf(fields['layerSha256'])];
  if (layer === undefined || key === undefined || shape === undefined || values === undefined || file === undefined) return undefined;
  return { layer, key, ...(name === undefined ? {} : { name: plainText(name, 200) }), shape, values, file };
}

/** A point, also one that was made a multipoint or given a height. */
function positionOf(geometry: unknown): Remark['at'] | undefined {
  if (!isRecord(geometry)) return undefined;
  const { type, coordinates } = geometry;
  const list: unknown = type === 'MultiPoint' && Array.isArray(coordinates) && coordinates.length === 1 ? coordinates[0] : type === 'Point' ? coordinates : undefined;
  if (!Array.isArray(list)) return undefined;
  const [lon, lat]: unknown[] = list;
  const isDegrees = (value: unknown, most: number): value is number => typeof value === 'number' && Math.abs(value) <= most;
  return isDegrees(lon, 180) && isDegrees(lat, 90) ? [rounded(lon), rounded(lat)] : undefined;
}
