/** From a source's fields to the columns of its layer. */
import type { LayerSource, PlanSource } from '../../plan/schema/manifest.ts';
import type { Value } from '../../plan/plan.ts';
import { didYouMean } from '../../plan/nearest.ts';
import { plainWord } from '../../survey/roster/words.ts';
import type { ImportFinding } from '../finding.ts';
import type { SourceMapping } from '../mapping/types.ts';
import type { MappedFeature, PlacedFeature, RawValue } from '../types.ts';
import { Column } from './column.ts';
import { Findings, placeOf, Tally, type About } from './findings.ts';
import { Labels } from './labels.ts';
import { tidy } from './words.ts';

export interface Mapped {
  readonly features: MappedFeature[];
  readonly findings: ImportFinding[];
}

/**
 * Features that the source's `where` takes, in the order given. Their `key` is '' where the delivery has none; it is also the first of `properties` where there is one.
 * A value that can't be taken is left out and found; nothing is guessed into its place.
 * @param texts text entities of the drawing, placed: `properties.layer` and `properties.text`
 */
export function mapFeatures(placed: readonly PlacedFeature[], texts: readonly PlacedFeature[], source: SourceMapping, layer: LayerSource, plan: PlanSource): Mapped {
  const findings = new Findings({ file: source.file, layer: layer.id });
  const chosen = drawnOnly(choose(placed, source.where, findings), layer, findings);
  const order = ['key', ...Object.keys(layer.columns).filter((name) => name !== 'key')];
  const columns = order.flatMap((name) => {
    const from = Object.hasOwn(source.columns, name) ? source.columns[name] : undefined;
    return from === undefined ? [] : [new Column(name, from, layer, plan, findings)];
  });
  const labels = new Map(columns.flatMap(({ source: { label } }) => (label === undefined ? [] : [[label, new Labels(texts, label)] as const])));
  const file = source.file.includes('*') ? {} : { file: source.file };
  const ends = Object.keys(layer.columns).flatMap((name) => (name.endsWith('Min') ? [[name, `${name.slice(0, -3)}Max`] as const] : []));
  const areas = source.closedLines === 'areas' || (source.closedLines === undefined && /Polygon/.test(layer.geometry));
  const features = chosen.map(({ geometry, properties: raw, at }): MappedFeature => {
    const properties: Record<string, Value> = {};
    const place = placeOf(geometry);
    let about: About = { feature: at, ...(place === undefined ? {} : { at: place }) };
    for (const column of columns) {
      const { from, label, value } = column.source;
      const given: RawValue = from !== undefined ? (Object.hasOwn(raw, from) ? (raw[from] ?? null) : null) : label !== undefined ? written(labels.get(label)?.of(geometry, areas) ?? [], column, findings, about) : (value ?? null);
      const read = column.read(given, about);
      if (read === undefined) continue;
      properties[column.name] = read;
      if (column.name === 'key') about = { ...about, feature: String(read) };
    }
    for (const [low, high] of ends) swapped(properties, low, high, findings, about);
    return { key: typeof properties['key'] === 'string' ? properties['key'] : '', geometry, properties, at, ...file };
  });
  for (const column of columns) column.finish();
  for (const [name, label] of labels) tellLabels(name, label, findings);
  return { features, findings: findings.all() };
}

function choose(placed: readonly PlacedFeature[], where: SourceMapping['where'], findings: Findings): readonly PlacedFeature[] {
  if (where === undefined) return placed;
  const wanted = Object.entries(where).map(([field, words]) => [field, new Set(words.map(plainWord))] as const);
  const met = new Map(wanted.map(([field]) => [field, new Tally()]));
  const chosen = placed.filter(({ properties }) =>
    wanted.every(([field, words]) => {
      const value = Object.hasOwn(properties, field) ? (properties[field] ?? null) : null;
      const word = value === null ? '' : tidy(String(value), false);
      met.get(field)?.add(word, {});
      return words.has(plainWord(word));
    }),
  );
  if (chosen.length === 0 && placed.length > 0) {
    const [field = '', words = []] = Object.entries(where).find(([name, list]) => ![...(met.get(name)?.each() ?? [])].some(({ word }) => list.some((one) => plainWord(one) === plainWord(word)))) ?? [];
    const there = met.get(field);
    const guess = didYouMean(words[0] ?? '', [...(there?.each() ?? [])].map(({ word }) => word).filter((word) => word !== ''));
    findings.add('import.nothing-chosen', 'error', `映射的 where 没有选中任何要素（共 ${placed.length} 个）${there === undefined ? '' : `；${field} 有 ${there.some(8, 'zh')}`}。${guess.zh}`, `The where of the mapping takes none of ${placed.length} features${there === undefined ? '' : `; ${field} has ${there.some(8, 'en')}`}.${guess.en}`, field === '' ? {} : { field });
  } else if (chosen.length < placed.length) findings.add('import.chosen', 'note', `按映射的 where 取 ${chosen.length} 个要素，共 ${placed.length} 个。`, `The where of the mapping takes ${chosen.length} of ${placed.length} features.`);
  return chosen;
}

/** Of a drawing: what is written in an area, and the point that a block is inserted at, are no areas of their own. */
function drawnOnly(chosen: readonly PlacedFeature[], { geometry }: LayerSource, findings: Findings): readonly PlacedFeature[] {
  if (geometry === 'Point' || geometry === 'Unknown') return chosen;
  const drawn = chosen.filter((feature) => feature.geometry?.type !== 'Point' || !Object.hasOwn(feature.properties, 'entity') || !Object.hasOwn(feature.properties, 'handle'));
  const left = chosen.length - drawn.length;
  if (left > 0) findings.add('import.texts-left-out', 'note', `图中 ${left} 处文字、点和块插入点不作为要素。`, `${left} texts, points and insertion points of the drawing are no features.`);
  return drawn;
}

/** The one text that belongs to a feature. */
function written(found: readonly string[], column: Column, findings: Findings, about: About): string | null {
  if (found.length < 2) return found[0] ?? null;
  const some = found.slice(0, 6);
  findings.add('import.several-labels', 'error', `${column.name}：此处有 ${found.length} 个不同的注记（${some.join('、')}${found.length > 6 ? '…' : ''}），不知取哪一个；请在图中只留一个。`, `${column.name}: ${found.length} different texts stand here (${some.join(', ')}${found.length > 6 ? '…' : ''}), and which is meant cannot be known; leave one in the drawing.`, { ...about, field: column.name });
  return null;
}

function tellLabels(name: string, labels: Labels, findings: Findings): void {
  if (labels.count === 0) {
    findings.add('import.no-labels', 'error', `图中没有图层 ${name} 的文字，无从取注记。`, `The drawing has no texts on layer ${name} to take.`, { field: name });
    return;
  }
  if (labels.heaped) {
    findings.add('import.labels-heaped', 'error', `图层 ${name} 的文字与要素大量堆叠在一处，无法逐一对应；请核对图形与坐标。`, `Texts of layer ${name} and features lie on one heap and cannot be told apart; look over the drawing and its coordinates.`, { field: name });
    return;
  }
  for (const { text, at } of labels.unused()) findings.add('import.stray-label', 'remark', `注记“${text}”不在任何要素之内（或近旁 1 米），没有用到。`, `The text “${text}” stands in no feature (nor within a metre of one) and was not used.`, { field: name, at, received: text });
}

/** `xMin` above `xMax`: the two fields are mistaken for one another. */
function swapped(properties: Readonly<Record<string, Value>>, low: string, high: string, findings: Findings, about: About): void {
  const [a, b] = [properties[low], properties[high]];
  if (typeof a === 'number' && typeof b === 'number' && a > b) findings.add('import.swapped-ends', 'error', `${low} 大于 ${high}；两个字段可能取反了。`, `${low} is more than ${high}; the two fields may be mistaken for one another.`, { ...about, field: low, received: `${a} > ${b}` });
}
