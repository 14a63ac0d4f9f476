/** A drawing has no fields worth the name: its layers are the classes, its texts the numbers and names. */
import type { LayerSource, PlanSource } from '../../plan/schema/manifest.ts';
import { vocabularyOf, requiredColumns } from '../attributes/vocabulary.ts';
import { Labels } from '../attributes/labels.ts';
import type { PlacedFeature, RawFeature, RawLayer } from '../types.ts';
import { guessColumns, type GuessedColumn, type GuessedWord } from './guess-columns.ts';
import { kindOf, lookAt, type Kind } from './guess-look.ts';
import { guessTargets, SURE } from './guess-target.ts';

/** One layer of a drawing. */
export interface DrawnLayer {
  readonly name: string;
  readonly areas: number;
  readonly lines: number;
  readonly points: number;
  readonly texts: number;
}

export interface DrawnSource {
  readonly target: LayerSource;
  readonly sure: boolean;
  readonly layers: readonly string[];
  /** Where points are meant among all that the layer has: blocks, and points themselves. */
  readonly entities?: readonly string[];
  readonly columns: readonly GuessedColumn[];
}

const isText = ({ properties }: RawFeature): boolean => typeof properties['text'] === 'string' && properties['text'] !== '';
const layerOf = ({ properties }: RawFeature): string => (typeof properties['layer'] === 'string' ? properties['layer'] : '');

export function drawnLayers({ features }: RawLayer): DrawnLayer[] {
  const found = new Map<string, { areas: number; lines: number; points: number; texts: number }>();
  for (const feature of features) {
    const counts = found.get(layerOf(feature)) ?? { areas: 0, lines: 0, points: 0, texts: 0 };
    found.set(layerOf(feature), counts);
    const kind = kindOf(feature, true);
    if (isText(feature)) counts.texts += 1;
    else if (kind === 'area') counts.areas += 1;
    else if (kind === 'line') counts.lines += 1;
    else if (kind === 'point') counts.points += 1;
  }
  return [...found].map(([name, counts]) => ({ name, ...counts })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

const kindsIn = ({ areas, lines, points }: DrawnLayer): Kind[] => (['area', 'line', 'point'] as const).filter((kind) => ({ area: areas, line: lines, point: points })[kind] > 0);

/** Layers of the drawing that go into one of the plan together. */
export function guessDrawing(raw: RawLayer, plan: PlanSource): DrawnSource[] {
  const drawn = drawnLayers(raw);
  const into = new Map<string, { target: LayerSource; kind: Kind; words: GuessedWord[]; sure: boolean; layers: string[] }>();
  for (const layer of drawn) {
    if (layer.name === '0' || layer.name === '') continue;
    const count = layer.areas + layer.lines + layer.points;
    const all = kindsIn(layer).flatMap((kind) => guessTargets(layer.name, { kind, count, fields: [] }, plan).map((target) => ({ kind, ...withClass(target.layer, target.score, layer, plan) })));
    const [best] = all.sort((a, b) => b.score - a.score);
    if (best === undefined || best.score < SURE) continue;
    const group = into.get(best.target.id) ?? { target: best.target, kind: best.kind, words: [], sure: true, layers: [] };
    into.set(best.target.id, group);
    group.layers.push(layer.name);
    group.words.push({ word: layer.name, count, id: best.id, sure: best.known });
    group.sure &&= best.known;
  }
  const order = plan.layers.map(({ id }) => id);
  return [...into.values()]
    .sort((a, b) => order.indexOf(a.target.id) - order.indexOf(b.target.id))
    .map(({ target, kind, words, sure, layers }) => {
      const features = raw.features.filter((feature) => layers.includes(layerOf(feature)) && !isText(feature) && kindOf(feature, true) === kind);
      const entities = kind === 'point' ? [...new Set(features.map(({ properties }) => String(properties['entity'] ?? '')))].sort((a, b) => (a < b ? -1 : 1)) : undefined;
      return { target, sure, layers, ...(entities === undefined ? {} : { entities }), columns: columnsOf(raw, drawn, target, words, features, plan) };
    });
}

/** A layer that is called as a class is drawn for that class. */
function withClass(target: LayerSource, score: number, { name }: DrawnLayer, plan: PlanSource): { target: LayerSource; score: number; id: string | undefined; known: boolean } {
  const vocabulary = requiredColumns(target.role).includes('class') ? vocabularyOf(target, 'class', plan) : undefined;
  const id = vocabulary?.idOf(name) ?? vocabulary?.near(name);
  return { target, score: score + (id === undefined ? 0 : vocabulary?.idOf(name) === undefined ? 3 : 5), id, known: vocabulary === undefined || vocabulary.idOf(name) !== undefined };
}

/** Fields that every entity of a drawing has. */
const OWN: ReadonlySet<string> = new Set(['layer', 'entity', 'handle', 'block', 'text', 'closed', 'color']);

/** Attributes of blocks are fields like those of other files; what they do not tell, the layer's name and texts within may. */
function columnsOf(raw: RawLayer, drawn: readonly DrawnLayer[], target: LayerSource, words: readonly GuessedWord[], features: readonly RawFeature[], plan: PlanSource): GuessedColumn[] {
  const look = lookAt(raw, features, true);
  const told = guessColumns({ ...look, fields: look.fields.filter(({ name }) => !OWN.has(name)) }, target, plan, new Set());
  const found = labelsFor(raw, drawn, features);
  return ['key', ...Object.keys(target.columns).filter((name) => name !== 'key')].flatMap((name): GuessedColumn[] => {
    const attribute = told.find((column) => column.name === name);
    if (attribute?.from !== undefined) return [attribute];
    if (name === 'key' || name === 'name') {
      const label = name === 'key' ? found.code : found.name;
      return label === undefined ? [] : [{ name, label: label.layer, sure: false, ...(name === 'name' ? { optional: true } : {}), note: { zh: `${label.share}% 的要素内恰有一处文字，如 ${label.sample}`, en: `${label.share}% of the features have one text within, as ${label.sample}` } }];
    }
    if (name === 'class' && requiredColumns(target.role).includes(name)) return [{ name, from: 'layer', words, sure: words.every(({ sure }) => sure), note: { zh: '按图中的图层', en: 'by the layers of the drawing' } }];
    return attribute === undefined ? [] : [attribute];
  });
}

interface FoundLabel {
  readonly layer: string;
  readonly share: number;
  readonly sample: string;
}

/** Layers of texts that are looked at, those with the most texts first. */
const MOST_LABELS = 20;

/** Layers of texts of which most features have one each: numbers and names. */
function labelsFor(raw: RawLayer, drawn: readonly DrawnLayer[], features: readonly RawFeature[]): { code?: FoundLabel; name?: FoundLabel } {
  const texts = raw.features.filter(isText).map((feature): PlacedFeature => ({ ...feature, placed: true }));
  const sample = features.slice(0, 200);
  const found = drawn.filter((layer) => layer.texts > 0).toSorted((a, b) => b.texts - a.texts).slice(0, MOST_LABELS).flatMap((layer): (FoundLabel & { code: boolean })[] => {
    const labels = new Labels(texts, layer.name);
    const each = sample.map(({ geometry }) => labels.of(geometry, true));
    const one = each.filter((list) => list.length === 1);
    const share = Math.round((100 * one.length) / Math.max(1, sample.length));
    const first = one[0]?.[0];
    return share < 80 || first === undefined ? [] : [{ layer: layer.name, share, sample: first, code: one.filter(([text = '']) => /\d/.test(text) && text.length <= 20).length * 2 > one.length }];
  });
  const [code, name] = [found.find((one) => one.code), found.find((one) => !one.code)];
  return { ...(code === undefined ? {} : { code }), ...(name === undefined ? {} : { name }) };
}
