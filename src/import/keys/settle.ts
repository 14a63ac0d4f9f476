/** Keys that are there, once each, and the same from one delivery to the next. */
import type { PlanFeature, Value } from '../../plan/plan.ts';
import type { LayerSource } from '../../plan/schema/manifest.ts';
import { Findings, placeOf, type About } from '../attributes/findings.ts';
import type { ImportFinding } from '../finding.ts';
import type { MappedFeature, RawGeometry } from '../types.ts';
import { KeyMaker } from './make.ts';
import { matchThings, type Match } from './match.ts';
import { byKey } from './order.ts';

export interface Settled {
  readonly features: MappedFeature[];
  readonly findings: ImportFinding[];
}

/**
 * What is decided hangs on features and not on their order. A key that the delivery has stays, even where the last version had another; where it has none, that of the last version is taken, else one is made.
 * @param published the layer as it was published last, in its order; empty where there is none
 * @returns features in the published order, then new ones by key; `key` is the first of their properties
 */
export function settleKeys(features: readonly MappedFeature[], layer: LayerSource, published: readonly PlanFeature[]): Settled {
  const findings = new Findings({ layer: layer.id });
  const now = sorted(features);
  const matched = matchThings(now, published, /Polygon/.test(layer.geometry));
  // A source without a column of keys may stand beside one that has them.
  const given = new Set(now.flatMap(({ key, file = '' }) => (key === '' ? [] : [file])));
  const keys = now.map(({ key }, i) => (key === '' ? (published[matched.get(i)?.was ?? -1]?.key ?? '') : key));
  tellDoubles(now, findings);
  const counts = { kept: 0 };
  const taken = new Set(now.flatMap(({ key }) => (key === '' ? [] : [key])));
  const maker = new KeyMaker(layer.id, [...published, ...now.filter(({ key }) => key !== '')], now.length);
  const made: number[] = [];
  now.forEach((feature, i) => {
    if (feature.key !== '') return;
    const old = keys[i] ?? '';
    // The key of the thing that it was may have gone to another feature of the delivery.
    const kept = old !== '' && !taken.has(old);
    const key = kept ? old : maker.make(feature.properties);
    keys[i] = key;
    taken.add(key);
    if (!given.has(feature.file ?? '')) {
      if (kept) counts.kept += 1;
      else made.push(i);
    } else findings.add('import.key-empty', 'error', `编号为空，其他要素却有编号。请在源数据中填写${kept ? `；与上一版 ${key} 是同一要素` : ''}。`, `The key is empty, though others have one. Fill it in where the data were made${kept ? `; it is the same thing as ${key} of the last version` : ''}.`, about(feature));
  });
  if (counts.kept > 0) findings.add('import.keys-kept', 'note', `交付未给编号：${counts.kept} 个要素按图形、位置和名称沿用上一版编号。`, `Without keys in the delivery, ${counts.kept} features keep those of the last version, by outline, place and name.`);
  tellMade(made, now, keys, published.length > 0, findings);
  tellChanged(now, published, matched, findings);
  tellVanished(now, keys, published, matched, findings);
  const order = new Map(published.map(({ key }, place) => [key, place]));
  const out = now.map((feature, i): MappedFeature => {
    const key = keys[i] ?? '';
    const { key: _, ...rest } = feature.properties;
    return { ...feature, key, properties: { key, ...rest } };
  });
  const place = ({ key }: MappedFeature): number => order.get(key) ?? Infinity;
  return { features: out.toSorted((a, b) => (place(a) === place(b) ? byKey(a.key, b.key) : place(a) - place(b))), findings: findings.all() };
}

const about = ({ geometry, at }: { geometry: RawGeometry | null; at: string }): About => {
  const place = placeOf(geometry);
  return { feature: at, field: 'key', ...(place === undefined ? {} : { at: place }) };
};

/** By key, then from north to south and west to east, then by all that they are: whatever order the file has them in. */
function sorted(features: readonly MappedFeature[]): MappedFeature[] {
  const wholes = new Map<MappedFeature, string>();
  const whole = (feature: MappedFeature): string => {
    const text = wholes.get(feature) ?? JSON.stringify([feature.geometry, Object.entries(feature.properties).sort(([a], [b]) => (a < b ? -1 : 1)), feature.file ?? '', feature.at]);
    wholes.set(feature, text);
    return text;
  };
  const places = new Map(features.map((feature) => [feature, placeOf(feature.geometry) ?? ([Infinity, -Infinity] as const)]));
  return features.toSorted((a, b) => {
    const [[ax, ay], [bx, by]] = [places.get(a) ?? [0, 0], places.get(b) ?? [0, 0]];
    if (a.key !== b.key) return a.key < b.key ? -1 : 1;
    if (ay !== by) return by > ay ? 1 : -1;
    if (ax !== bx) return ax > bx ? 1 : -1;
    const [one, other] = [whole(a), whole(b)];
    return one < other ? -1 : one > other ? 1 : 0;
  });
}

/** They stand side by side. */
function tellDoubles(now: readonly MappedFeature[], findings: Findings): void {
  let first: MappedFeature | undefined;
  for (const feature of now) {
    if (feature.key === '' || first?.key !== feature.key) {
      first = feature;
      continue;
    }
    const same = JSON.stringify(first.geometry) === JSON.stringify(feature.geometry);
    const end = same ? { zh: '两者图形完全相同，像是重复了一遍，请删去一个', en: 'Their outlines are the same, so one seems to be a copy; delete it' } : { zh: '两者图形不同，请给其中一个另编号', en: 'Their outlines differ; give one another key' };
    const [one, other] = [first, feature].map(({ file, at }) => (file === undefined || first?.file === feature.file ? at : `${file} ${at}`));
    findings.add('import.key-double', 'error', `编号 ${feature.key} 重复：${one ?? ''} 与 ${other ?? ''}。${end.zh}。`, `Key ${feature.key} is there twice: ${one ?? ''} and ${other ?? ''}. ${end.en}.`, { ...about(feature), feature: feature.key });
  }
}

function tellMade(made: readonly number[], now: readonly MappedFeature[], keys: readonly string[], later: boolean, findings: Findings): void {
  if (later) {
    for (const i of made) {
      const feature = now[i];
      if (feature !== undefined) findings.add('import.key-made', 'note', `上一版没有的要素，新编号 ${keys[i] ?? ''}。`, `The last version does not have it; its new key is ${keys[i] ?? ''}.`, { ...about(feature), feature: keys[i] ?? '' });
    }
    return;
  }
  if (made.length === 0) return;
  const list = made.map((i) => keys[i] ?? '').sort(byKey);
  findings.add('import.keys-made', 'note', `交付未给编号，已编 ${list.length} 个：${list.slice(0, 3).join('、')}${list.length > 3 ? `…${list.at(-1) ?? ''}` : ''}；以后各版按图形、位置和名称沿用。`, `Without keys in the delivery, ${list.length} were made: ${list.slice(0, 3).join(', ')}${list.length > 3 ? ` … ${list.at(-1) ?? ''}` : ''}. Later versions keep them by outline, place and name.`, { field: 'key' });
}

function tellChanged(now: readonly MappedFeature[], published: readonly PlanFeature[], matched: ReadonlyMap<number, Match>, findings: Findings): void {
  const changed: Changed[] = [];
  now.forEach((feature, i) => {
    const match = matched.get(i);
    const old = match === undefined ? undefined : published[match.was];
    if (match === undefined || old === undefined || feature.key === '') return;
    if (match.elsewhere) findings.add('import.key-elsewhere', 'remark', `编号 ${feature.key} 在上一版指另一处的要素。若不是同一要素，请另编号。`, `Key ${feature.key} stands for something in another place in the last version. If it is not the same thing, give it another key.`, { ...about(feature), feature: feature.key });
    else if (old.key !== feature.key) {
      changed.push({ was: old.key, is: feature.key, otherwise: !sameBesides(old.properties, feature.properties) });
      findings.add('import.key-changed', 'remark', `上一版编号为 ${old.key}，现为 ${feature.key}，图形、位置或名称表明是同一要素。是否沿用 ${old.key}？`, `It was ${old.key} and is now ${feature.key}, though outline, place or name tell that it is the same thing. Keep ${old.key}?`, { ...about(feature), feature: feature.key, received: feature.key });
    }
  });
  tellHowToKeep(changed, findings);
}

interface Changed {
  readonly was: string;
  readonly is: string;
  /** Its other attributes have changed as well. */
  readonly otherwise: boolean;
}

/** Pairs that are written out, to be pasted. */
const PASTED = 40;

/** All of them at once, with the line that keeps the old keys. */
function tellHowToKeep(changed: readonly Changed[], findings: Findings): void {
  if (changed.length === 0) return;
  const sorted = changed.toSorted((a, b) => byKey(a.was, b.was));
  const scalar = (key: string): string => (/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(key) ? key : JSON.stringify(key));
  const line = `words: { ${sorted.slice(0, PASTED).map(({ is, was }) => `${scalar(is)}: ${scalar(was)}`).join(', ')} }`;
  const [more, otherwise] = [sorted.length - PASTED, sorted.filter((one) => one.otherwise).length];
  findings.add(
    'import.keys-changed', 'remark',
    `${sorted.length} 个要素与上一版是同一要素，只是换了编号（其中 ${otherwise} 个属性也有改变）。审核、比较、异议都靠编号；要沿用旧编号，在映射的 key 下加一行：${line}${more > 0 ? `（另有 ${more} 个照此补上）` : ''}。`,
    `${sorted.length} features are what they were in the last version under another key (${otherwise} of them with changed attributes). Audits, comparisons and remarks go by keys; to keep the old ones, add a line under key in the mapping: ${line}${more > 0 ? ` (and ${more} more)` : ''}.`,
    { field: 'key' },
  );
}

function sameBesides(a: Readonly<Record<string, Value>>, b: Readonly<Record<string, Value>>): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => name === 'key' || a[name] === b[name]);
}

function tellVanished(now: readonly MappedFeature[], keys: readonly string[], published: readonly PlanFeature[], matched: ReadonlyMap<number, Match>, findings: Findings): void {
  const seen = new Set([...matched.values()].map(({ was }) => was));
  const reused = new Map(keys.map((key, i) => [key, now[i]?.at ?? '']));
  published.forEach(({ key, geometry, properties }, place) => {
    if (seen.has(place)) return;
    const name = typeof properties['name'] === 'string' ? `（${properties['name']}）` : '';
    const other = reused.get(key);
    const at = geometry.type === 'GeometryCollection' ? undefined : placeOf(geometry);
    findings.add('import.vanished', 'remark', `上一版的 ${key}${name} 不在本次交付中${other === undefined ? '' : `，其编号已用于另一要素（${other}）`}；若不是有意删除，请核对。`, `${key} of the last version is not in this delivery${other === undefined ? '' : `, and its key has gone to something else (${other})`}; look it over unless it was taken out on purpose.`, { feature: key, ...(at === undefined ? {} : { at }) });
  });
}
