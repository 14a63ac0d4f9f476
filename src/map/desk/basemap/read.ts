/** The operator's list of basemaps from JSON. Every error says what to change. */
import * as v from 'valibot';
import { type Problem, type Result, fail, ok, shown } from '../../../problem.ts';
import { refusedCrs, refusedHost } from './refused.ts';
import { type Basemap, SCHEMATIC } from './types.ts';
import { wmtsTiles } from './wmts.ts';

const text = v.union([v.pipe(v.string(), v.minLength(1)), v.strictObject({ zh: v.pipe(v.string(), v.minLength(1)), en: v.pipe(v.string(), v.minLength(1)) })]);
const common = { id: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,31}$/))), title: v.optional(text), attribution: v.optional(v.string()), reviewNumber: v.optional(v.nullable(v.string())) };
const zoom = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24)));
const tiles = { ...common, url: v.string(), crs: v.optional(v.string()), tileSize: v.optional(v.picklist([256, 512])), minzoom: zoom, maxzoom: zoom };
const SCHEMAS = {
  'tianditu-vec': v.strictObject({ ...common, kind: v.literal('tianditu-vec'), key: v.optional(v.string()) }),
  'tianditu-img': v.strictObject({ ...common, kind: v.literal('tianditu-img'), key: v.optional(v.string()) }),
  xyz: v.strictObject({ ...tiles, kind: v.literal('xyz'), subdomains: v.optional(v.array(v.string())) }),
  wmts: v.strictObject({ ...tiles, kind: v.literal('wmts'), layer: v.string(), matrixSet: v.string(), matrixPrefix: v.optional(v.string()), style: v.optional(v.string()), format: v.optional(v.string()) }),
  pmtiles: v.strictObject({ ...common, kind: v.literal('pmtiles'), url: v.string(), crs: v.optional(v.string()) }),
  flatgeobuf: v.strictObject({ ...common, kind: v.literal('flatgeobuf'), url: v.string(), crs: v.optional(v.string()) }),
} as const;
type Entry = v.InferOutput<(typeof SCHEMAS)[keyof typeof SCHEMAS]>;

const KINDS = Object.keys(SCHEMAS).join('、');
const TITLES: Readonly<Record<Entry['kind'], Basemap['title']>> = {
  'tianditu-vec': { zh: '天地图矢量', en: 'Tianditu vector' },
  'tianditu-img': { zh: '天地图影像', en: 'Tianditu imagery' },
  xyz: { zh: '瓦片底图', en: 'Tiles' },
  wmts: { zh: 'WMTS 底图', en: 'WMTS' },
  pmtiles: { zh: 'PMTiles 底图', en: 'PMTiles' },
  flatgeobuf: { zh: 'FlatGeobuf 底图', en: 'FlatGeobuf' },
};
const TIANDITU = '天地图 © 国家地理信息公共服务平台';

/** The schematic and, after it, what the configuration names. @param json text, or what was parsed: `{"basemaps": […]}` or the list itself */
export function readBasemaps(json: unknown, file = 'basemaps.json'): Result<Basemap[]> {
  let value = json;
  if (typeof json === 'string') {
    try {
      value = JSON.parse(json) as unknown;
    } catch (error) {
      return fail(problem(file, '', 'json', '不是有效的 JSON，须改正后重新载入。', 'Not valid JSON: correct it and load it again.', error instanceof Error ? error.message : String(error)));
    }
  }
  const list = isRecord(value) ? value['basemaps'] : value;
  if (!Array.isArray(list)) return fail(problem(file, 'basemaps', 'list', '须有 basemaps 数组，每种底图一项。', 'There must be an array “basemaps”, one entry for each base map.', value));
  const read = list.map((entry: unknown, index) => readEntry(entry, file, `basemaps[${index}]`));
  const problems = read.flatMap((one) => (one.ok ? [] : one.problems));
  const found = read.flatMap((one) => (one.ok ? [one.value] : []));
  for (const [index, { id }] of found.entries()) {
    if (id === SCHEMATIC.id || found.findIndex((other) => other.id === id) < index) problems.push(problem(file, 'basemaps', 'twice', `标识 ${id} 重复，须给其中一项另写 id。`, `The id ${id} is used twice: give one of the two an “id” of its own.`, id));
  }
  return problems.length > 0 ? fail(...problems) : ok([SCHEMATIC, ...found]);
}

function readEntry(entry: unknown, file: string, path: string): Result<Basemap> {
  const kind = isRecord(entry) ? entry['kind'] : undefined;
  if (typeof kind !== 'string' || !Object.hasOwn(SCHEMAS, kind)) return fail(problem(file, `${path}.kind`, 'kind', `kind 须是 ${KINDS} 之一。`, `“kind” must be one of ${KINDS.replaceAll('、', ', ')}.`, kind));
  const parsed = v.safeParse(SCHEMAS[kind as Entry['kind']], entry);
  if (!parsed.success) {
    return fail(...parsed.issues.map((issue) => {
      const at = [path, ...(issue.path ?? []).map((part) => String(part.key))].join('.');
      const unknown = issue.expected === 'never';
      return unknown
        ? problem(file, at, 'unknown', `${kind} 没有这一项，删去或改正名称。`, `${kind} has no such entry: remove it or correct its name.`, issue.input)
        : problem(file, at, 'value', `此处须为 ${issue.expected ?? '有效值'}。`, `Expected ${issue.expected ?? 'a valid value'} here.`, issue.input);
    }));
  }
  return basemapOf(parsed.output, file, path);
}

function basemapOf(entry: Entry, file: string, path: string): Result<Basemap> {
  const own = typeof entry.title === 'string' ? { zh: entry.title, en: entry.title } : (entry.title ?? TITLES[entry.kind]);
  const shared = { id: entry.id ?? entry.kind, title: own, reviewNumber: entry.reviewNumber?.trim() || null };
  if (entry.kind === 'tianditu-vec' || entry.kind === 'tianditu-img') return ok({ ...shared, kind: entry.kind, attribution: entry.attribution ?? TIANDITU, key: (entry.key ?? '').trim() });
  const wrong = addressProblem(entry.url, file, `${path}.url`) ?? crsProblem(entry.crs, file, `${path}.crs`, entry.kind);
  if (wrong) return fail(wrong);
  const attribution = entry.attribution ?? '';
  if (entry.kind === 'pmtiles' || entry.kind === 'flatgeobuf') return ok({ ...shared, kind: entry.kind, attribution, url: entry.url });
  const { tileSize = 256, minzoom = 0, maxzoom = 18 } = entry;
  if (minzoom > maxzoom) return fail(problem(file, `${path}.minzoom`, 'zoom', 'minzoom 不得大于 maxzoom。', '“minzoom” must not be greater than “maxzoom”.', minzoom));
  if (entry.kind === 'wmts') return ok({ ...shared, kind: 'wmts', attribution, tiles: [wmtsTiles(entry)], tileSize, minzoom, maxzoom });
  const missing = ['{z}', '{x}', '{y}'].filter((part) => !entry.url.includes(part));
  if (missing.length > 0) return fail(problem(file, `${path}.url`, 'template', `地址缺 ${missing.join('、')}，须写成如 …/{z}/{x}/{y}.png。`, `The address lacks ${missing.join(', ')}: write it like …/{z}/{x}/{y}.png.`, entry.url));
  const hosts = entry.url.includes('{s}') ? (entry.subdomains ?? ['a', 'b', 'c']) : [''];
  return ok({ ...shared, kind: 'xyz', attribution, tiles: hosts.map((host) => entry.url.replaceAll('{s}', host)), tileSize, minzoom, maxzoom });
}

/** Only http(s), or relative to the page: no other scheme, and no address whose scheme is left open. */
function addressProblem(url: string, file: string, path: string): Problem | null {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  const allowed = url.trim() !== '' && !url.startsWith('//') && !url.startsWith('\\') && (scheme === undefined || ((scheme === 'http' || scheme === 'https') && /^https?:\/\/[^/]/i.test(url)));
  if (!allowed) return problem(file, path, 'address', '地址须以 http:// 或 https:// 开头，或为相对路径。', 'The address must begin with http:// or https://, or be relative.', url);
  const refused = refusedHost(url);
  return refused && { code: 'basemap.shifted', file, path, received: shown(url), text: refused };
}

function crsProblem(crs: string | undefined, file: string, path: string, kind: Entry['kind']): Problem | null {
  if (crs === undefined || (kind === 'flatgeobuf' && /^EPSG:(4490|4326)$/iu.test(crs))) return null;
  const refused = refusedCrs(crs);
  return refused && { code: 'basemap.crs', file, path, received: shown(crs), text: refused };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const problem = (file: string, path: string, code: string, zh: string, en: string, received?: unknown): Problem => ({ code: `basemap.${code}`, file, ...(path !== '' && { path }), ...(received !== undefined && { received: shown(received) }), text: { zh, en } });
