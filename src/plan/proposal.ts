/** From untrusted input to a proposal that the engine may work on. Free of parsers, for the page needs it first. */
import { fail, ok, shown, type Problem, type Result } from '../problem.ts';
import { nearest } from './nearest.ts';
import { readPlace, type Extent } from './proposal-place.ts';
import type { Proposal } from './proposal-types.ts';
import { readValue, wrong, type Stated, type Titles } from './proposal-values.ts';
import { PROPERTIES, PROPERTY } from './vocabulary.ts';

export interface ProposalContext {
  /** Ids of the package's sign types. */
  readonly signTypes: readonly string[];
  /** Their names, where a message is read by someone who sees no ids. */
  readonly titles?: Titles;
  /** The package's [west, south, east, north]. */
  readonly extent: Extent;
  /** Ids of the package's consents; left out, any id is taken. */
  readonly consents?: readonly string[];
  readonly file?: string;
  /** Where the Feature stands in its file: `features[3]`. */
  readonly path?: string;
  /** What becomes of unknown properties: an error (default), or kept as `extra`. */
  readonly extra?: 'error' | 'keep';
}

const MAX_DEPTH = 24;

/** Deeper than anything a Feature can mean, or a ring of references: neither may reach code that descends. */
function tooDeep(value: unknown, left: number = MAX_DEPTH): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (left === 0) return true;
  return Object.values(value).some((inner) => tooDeep(inner, left - 1));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Names a reference system other than degrees where a Feature or a collection declares one (`crs` of GeoJSON 2008). */
export function foreignCrs(value: Record<string, unknown>, path: string): Problem | undefined {
  const { crs } = value;
  if (!isRecord(crs) || !isRecord(crs['properties'])) return undefined;
  const name = crs['properties']['name'];
  if (typeof name !== 'string' || /(CRS84|4326|4490)$/.test(name)) return undefined;
  return wrong('crs', `${path}crs.properties.name`, name, '坐标系须为 CGCS2000（EPSG:4490）或 WGS84 的经纬度；须先换算。', 'Coordinates must be longitude and latitude in CGCS2000 (EPSG:4490) or WGS84; convert them first.');
}

/** In thousandths, so that a sum of decimals is compared exactly. */
const thousandths = (value: Stated | undefined): number | undefined => (typeof value === 'number' ? Math.round(value * 1000) : undefined);

/** What single values cannot show: stated facts that contradict each other. */
function contradictions(stated: ReadonlyMap<string, Stated>, isLine: boolean, at: string): Problem[] {
  const problems: Problem[] = [];
  const [top, clearance, height] = ['topHeight', 'clearance', 'height'].map((name) => thousandths(stated.get(name)));
  if (top !== undefined && clearance !== undefined && height !== undefined && top !== clearance + height) {
    const sum = (clearance + height) / 1000;
    problems.push(wrong('heights', `${at}topHeight`, top / 1000, `顶部离地与净空加高（${sum} m）不等；须改正其中之一，或不填顶部离地。`, `The height of the top differs from clearance plus height (${sum} m); correct one of them, or leave the top out.`));
  }
  for (const [name, part] of [['clearance', clearance], ['height', height]] as const)
    if (top !== undefined && part !== undefined && part > top && (clearance === undefined || height === undefined)) problems.push(wrong('heights', `${at}topHeight`, top / 1000, `顶部离地小于${name === 'height' ? '高' : '净空'} ${part / 1000} m。`, `The height of the top is less than the ${name}, ${part / 1000} m.`));
  const [start, end] = [stated.get('start'), stated.get('end')];
  if (typeof start === 'string' && typeof end === 'string' && end < start) problems.push(wrong('dates-order', `${at}end`, end, `结束日期早于开始日期 ${start}。`, `The end is before the start, ${start}.`));
  if (isLine && stated.has('width')) problems.push(wrong('line-width', `${at}width`, stated.get('width'), '底线的长度就是宽度；须删去 width。', 'The length of the baseline is the width; leave width out.'));
  if (isLine && stated.has('bearing')) problems.push(wrong('line-bearing', `${at}bearing`, stated.get('bearing'), '底线已定朝向（画面朝向线的右侧）；须删去 bearing。', 'The baseline gives the bearing (the face looks right of its direction); leave bearing out.'));
  return problems;
}

/**
 * Reads a GeoJSON Feature as a proposal. Null and empty text are unknown and left out; properties come in the order of the vocabulary;
 * lengths are kept to 1 mm, ratios to 1e-6, bearings to 0.01° with 360 as 0, coordinates to 1e-9°.
 * Every problem found is returned, each with code, path and received value.
 */
export function readProposal(input: unknown, context: ProposalContext): Result<Proposal> {
  const prefix = context.path === undefined || context.path === '' ? '' : `${context.path}.`;
  const located = (problems: readonly Problem[]): Result<never> => fail(...problems.map((problem) => (context.file === undefined ? problem : { ...problem, file: context.file })));
  const whole = (code: string, received: string, zh: string, en: string): Result<never> =>
    located([{ code: `proposal.${code}`, ...(context.path === undefined ? {} : { path: context.path }), received, text: { zh, en } }]);
  if (!isRecord(input)) return whole('not-object', Array.isArray(input) ? '[…]' : shown(input), '拟设广告须为 GeoJSON Feature 对象。', 'A proposal must be a GeoJSON Feature object.');
  if (tooDeep(input)) return whole('too-deep', '…', `嵌套超过 ${MAX_DEPTH} 层。`, `Nested more than ${MAX_DEPTH} levels deep.`);
  if (input['type'] !== 'Feature') return whole('not-feature', shown(input['type']), '须为 GeoJSON Feature（"type": "Feature"）。', 'This must be a GeoJSON Feature ("type": "Feature").');

  const problems: Problem[] = [];
  const crs = foreignCrs(input, prefix);
  if (crs !== undefined) problems.push(crs);
  const place = readPlace(input['geometry'], `${prefix}geometry`, context.extent);
  if (!place.ok && crs === undefined) problems.push(...place.problems);

  const at = `${prefix}properties.`;
  const properties = input['properties'] ?? {};
  if (!isRecord(properties)) return located([...problems, wrong('properties', `${prefix}properties`, properties, 'properties 须为对象。', 'properties must be an object.')]);
  const written = new Map(Object.entries(properties).filter(([, value]) => value !== null && value !== undefined && (typeof value !== 'string' || value.trim() !== '')));
  // A Feature's own id serves where the properties have none.
  const own = input['id'];
  if (!written.has('id') && (typeof own === 'string' || typeof own === 'number') && own !== '') written.set('id', own);

  const stated = new Map<string, Stated>();
  for (const property of PROPERTIES) {
    const value = written.get(property.name);
    if (value === undefined) continue;
    const read = readValue(property, value, at + property.name, context.signTypes, context.titles);
    if (!read.ok) problems.push(...read.problems);
    else if (!Array.isArray(read.value) || read.value.length > 0) stated.set(property.name, read.value);
  }
  if (!written.has('signType')) problems.push(wrong('missing-type', `${at}signType`, null, `须写明广告类型 signType，如 ${context.signTypes.slice(0, 3).join('、')}。`, `signType is required, for instance ${context.signTypes.slice(0, 3).join(', ')}.`));

  const extra: [string, unknown][] = [];
  for (const [name, value] of written) {
    if (PROPERTY.has(name)) continue;
    if (context.extra === 'keep') extra.push([name, value]);
    else problems.push(unknownProperty(name, at + name, value));
  }
  const held = stated.get('consents');
  if (context.consents !== undefined && Array.isArray(held))
    for (const [index, id] of (held as readonly string[]).entries()) {
      if (context.consents.includes(id)) continue;
      const meant = nearest(id, context.consents) ?? context.consents.join(', ');
      problems.push(wrong('unknown-consent', `${at}consents[${index}]`, id, `没有这项同意；可用：${meant}。`, `There is no such consent; known: ${meant}.`));
    }
  problems.push(...contradictions(stated, place.ok && place.value.type === 'LineString', at));

  const signType = stated.get('signType');
  if (problems.length > 0 || !place.ok || typeof signType !== 'string') return located(problems);
  return ok({ geometry: place.value, properties: { ...Object.fromEntries(stated), signType }, ...(extra.length > 0 ? { extra: Object.fromEntries(extra) } : {}) });
}

/** The problem with a property, or a column, that the vocabulary does not have. */
export function unknownProperty(name: string, path: string, value: unknown): Problem {
  const meant = nearest(name, PROPERTY.keys());
  return wrong(
    'unknown-property',
    path,
    value,
    `没有属性 ${shown(name)}${meant === undefined ? '，无须填写。' : `。是否指 ${meant}？`}`,
    `There is no property ${shown(name)}. ${meant === undefined ? 'Leave it out.' : `Was ${meant} meant?`}`,
  );
}
