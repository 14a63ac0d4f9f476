/** What a layer holds, held against what the manifest says of it and against what features of its role must be like. Where the very bytes have been looked at before, nobody loads this. */
import type { Position } from 'geojson';
import type { FgbContent } from '../io/fgb-read.ts';
import { shown, type Problem } from '../problem.ts';
import { drained } from '../steps.ts';
import { classesOf } from './classes.ts';
import { didYouMean } from './nearest.ts';
import { inForce } from './phases.ts';
import type { PlanFeature } from './plan.ts';
import type { LayerEntry, LayerSource, Manifest, PlanSource } from './schema/manifest.ts';

/** What is wrong with a layer's contents, a feature a step. `file` is named in messages; `heading` is the manifest, for classes and extent. */
export function* contentProblems({ name, crs, columns, geometryType }: Omit<FgbContent, 'features'>, features: readonly PlanFeature[], entry: LayerEntry, heading: Manifest, file: string): Generator<void, Problem[], void> {
  const problems: Problem[] = [];
  const say = (code: string, path: string, zh: string, en: string, received: unknown): void => {
    problems.push({ code: `layer.${code}`, file, path, received: shown(received), text: { zh, en } });
  };
  if (name !== entry.id) say('name', 'header.name', `文件中是另一图层，应为 ${entry.id}。`, `The file holds another layer; it must be ${entry.id}.`, name);
  if (crs !== 4490) say('crs', 'header.crs', '坐标系应为 EPSG:4490（CGCS2000）。', 'The CRS must be EPSG:4490 (CGCS2000).', crs);
  if (geometryType !== entry.geometry) say('geometry', 'header.geometryType', `清单说是 ${entry.geometry}。`, `The manifest says ${entry.geometry}.`, geometryType);
  if (features.length !== entry.count) say('count', 'header.featuresCount', `清单说有 ${entry.count} 个要素。`, `The manifest says ${entry.count} features.`, features.length);
  if (!sameColumns(columns, entry.columns)) say('columns', 'header.columns', '列与清单不符。', 'The columns are not those of the manifest.', columns);
  return problems.length > 0 ? problems : yield* checkSteps(entry, features, heading, file);
}

const sameColumns = (a: FgbContent['columns'], b: LayerEntry['columns']): boolean => JSON.stringify(Object.entries(a)) === JSON.stringify(Object.entries(b));

/** What features of the layer's role must be like, beyond their columns' types. Paths are `features[i]` in the order given. */
export const checkFeatures = (entry: LayerSource, features: readonly PlanFeature[], heading: PlanSource | Manifest | undefined, file: string): Problem[] => drained(checkSteps(entry, features, heading, file));

function* checkSteps(entry: LayerSource, features: readonly PlanFeature[], heading: PlanSource | Manifest | undefined, file: string): Generator<void, Problem[], void> {
  const problems: Problem[] = [];
  const classes = heading === undefined ? undefined : classesOf(heading, entry.role);
  const keys = new Set<string>();
  for (const [index, feature] of features.entries()) {
    yield;
    const say = (code: string, name: string, zh: string, en: string, received: unknown): void => {
      const label = feature.key === '' ? '' : ` (${feature.key})`;
      problems.push({ code: `layer.${code}`, file, path: `features[${index}]${label}${name}`, received: shown(received ?? null), text: { zh, en } });
    };
    const value = (name: string): unknown => (Object.hasOwn(feature.properties, name) ? feature.properties[name] : undefined);
    if (feature.key === '') say('key', '.key', '缺少编号。', 'The key is missing.', value('key'));
    else if (keys.has(feature.key)) say('key', '.key', '编号重复。', 'The key is there twice.', feature.key);
    keys.add(feature.key);
    if (entry.geometry !== 'Unknown' && feature.geometry.type !== entry.geometry) say('geometry', '.geometry', `应为 ${entry.geometry}。`, `It must be ${entry.geometry}.`, feature.geometry.type);
    if (classes !== undefined) {
      const name = value('class');
      if (typeof name !== 'string' || !classes.includes(name)) {
        const guess = didYouMean(String(name), classes);
        say('class', '.class', `类别不在规划之内。${guess.zh}`, `The plan has no such class.${guess.en}`, name);
      }
    }
    const positive = (name: string): void => {
      const number = value(name);
      if (typeof number !== 'number' || !(number > 0)) say('value', `.${name}`, '应大于 0 米。', 'It must be more than 0 m.', number);
    };
    if (entry.role === 'segments') {
      positive('depth');
      if (!['left', 'right', 'both'].includes(String(value('side')))) say('value', '.side', '应为 left、right 或 both。', 'It must be left, right or both.', value('side'));
    }
    if (entry.role === 'sites') {
      positive('radius');
      for (const name of ['signType', 'use']) if (value(name) === undefined || value(name) === '') say('value', `.${name}`, '须写明；多个以 | 分隔。', 'It must be stated; several are joined by |.', value(name));
    }
    for (const [name, words] of Object.entries(entry.words ?? {})) {
      const word = value(name);
      if (word === undefined || (typeof word === 'string' && words.includes(word))) continue;
      const guess = didYouMean(typeof word === 'string' ? word : '', words);
      say('word', `.${name}`, `应为 ${words.join('、')} 之一。${guess.zh}`, `It must be one of ${words.join(', ')}.${guess.en}`, word);
    }
    for (const name of ['from', 'until']) {
      const date = value(name);
      if (date !== undefined && !/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(typeof date === 'string' ? date : '')) say('date', `.${name}`, '日期应写作 2026-01-31。', 'A date is written 2026-01-31.', date);
    }
    if (heading !== undefined) {
      const phase = value('phase');
      const ids = heading.phases.map(({ id }) => id);
      if (phase !== undefined && !ids.some((id) => id === phase)) {
        const guess = didYouMean(String(value('phase')), ids);
        say('phase', '.phase', `规划没有这一分期，现有：${ids.join('、')}。${guess.zh}`, `The plan has no such phase; it has ${ids.join(', ')}.${guess.en}`, phase);
      } else if (phase !== undefined && value('from') !== undefined) say('phase', '.phase', 'phase 与 from 只能写一项。', 'Only one of phase and from may be there.', [phase, value('from')]);
      const { from, until } = inForce(feature.properties, heading.phases);
      if (from !== undefined && until !== undefined && from > until) say('date', '.until', `终止早于起始 ${from}。`, `It ends before it begins, ${from}.`, until);
    }
    for (const name of Object.keys(entry.columns)) {
      if (!name.endsWith('Min')) continue;
      const [low, high] = [value(name), value(`${name.slice(0, -3)}Max`)];
      if (typeof low === 'number' && typeof high === 'number' && low > high) say('value', `.${name}`, '最小值大于最大值。', 'The minimum is more than the maximum.', [low, high]);
    }
    if (heading !== undefined) {
      const outside = positions(feature).find((position) => !within(position, heading.extent));
      if (outside !== undefined) say('extent', '.geometry', '超出规划包的范围 extent。', 'It lies outside the package\'s extent.', outside);
    }
  }
  return problems;
}

const within = ([x = NaN, y = NaN]: Position, [west, south, east, north]: Manifest['extent']): boolean => x >= west && x <= east && y >= south && y <= north;

export function positions({ geometry }: Pick<PlanFeature, 'geometry'>): Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates];
    case 'LineString':
    case 'MultiPoint':
      return geometry.coordinates;
    case 'Polygon':
    case 'MultiLineString':
      return geometry.coordinates.flat();
    case 'MultiPolygon':
      return geometry.coordinates.flat(2);
    case 'GeometryCollection':
      return geometry.geometries.flatMap((part) => positions({ geometry: part }));
  }
}
