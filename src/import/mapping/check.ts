/** A mapping held against the plan that it fills and the delivery that it speaks of. */
import { didYouMean, nearest } from '../../plan/nearest.ts';
import type { LayerSource, PlanSource } from '../../plan/schema/manifest.ts';
import type { Problem } from '../../problem.ts';
import { requiredColumns, severalIn, vocabularyOf } from '../attributes/vocabulary.ts';
import { factorOf, unitOfColumn } from '../attributes/units.ts';
import { splitWords } from '../attributes/words.ts';
import type { RawLayer } from '../types.ts';
import { matchesFile, matchesLayer } from './match.ts';
import { placeIn } from './places.ts';
import { mappingProblem } from './problems.ts';
import type { ColumnSource, ImportMapping, SourceMapping } from './types.ts';

type Path = readonly (string | number)[];
type Say = (code: string, path: Path, zh: string, en: string, received?: unknown) => void;

/** What keeps the mapping from being followed; empty where nothing does. `file` is the mapping's. */
export function checkMapping(mapping: ImportMapping, plan: PlanSource, layers: readonly RawLayer[], file: string): Problem[] {
  const problems: Problem[] = [];
  const say: Say = (code, path, zh, en, received) => void problems.push(mappingProblem(code, file, placeIn(mapping, path), zh, en, received));
  const ids = plan.layers.map(({ id }) => id);
  for (const id of Object.keys(mapping.layers ?? {})) if (!ids.includes(id)) unknownLayer(say, ['layers', id], id, plan);
  mapping.sources.forEach((source, index) => {
    const path = ['sources', index];
    const target = plan.layers.find(({ id }) => id === source.into);
    if (target === undefined) unknownLayer(say, [...path, 'into'], source.into, plan);
    const matched = layers.filter((layer) => matchesLayer(source, layer));
    if (matched.length === 0) nothingMatched(say, path, source, layers);
    if (target !== undefined) {
      checkColumns(say, path, source, target, plan);
      for (const name of requiredColumns(target.role))
        if (!Object.hasOwn(source.columns, name)) {
          const list = vocabularyOf(target, name, plan);
          say('missing-column', [...path, 'columns'], `图层 ${target.id} 必须有 ${name}${list === undefined ? '' : `（${list.list('zh')}）`}；没有字段时可用 value 写固定值。`, `Layer ${target.id} must have ${name}${list === undefined ? '' : ` (${list.list('en')})`}; where no field has it, value states it for all.`);
        }
    }
    // Of an empty layer not even the fields are always there; that it is empty is said elsewhere.
    if (matched.some(({ features, fields }) => features.length > 0 || fields.length > 0)) checkFields(say, path, source, matched, layers);
  });
  return problems;
}

function unknownLayer(say: Say, path: Path, id: string, { layers }: PlanSource): void {
  const titled = layers.find(({ title }) => title.zh === id || title.en.toLowerCase() === id.toLowerCase())?.id;
  const guess = titled === undefined ? didYouMean(id, layers.map((layer) => layer.id)) : { zh: `是否应为 ${titled}？`, en: ` Did you mean ${titled}?` };
  say('unknown-layer', path, `plan.json 没有图层 ${id}，现有：${layers.map((layer) => layer.id).join('、')}。${guess.zh}`, `plan.json has no layer ${id}; it has ${layers.map((layer) => layer.id).join(', ')}.${guess.en}`, id);
}

function nothingMatched(say: Say, path: Path, source: SourceMapping, layers: readonly RawLayer[]): void {
  const inFile = layers.filter((layer) => matchesFile(source.file, layer.file));
  if (source.layer !== undefined && inFile.length > 0) {
    const names = inFile.map(({ name }) => name);
    const guess = didYouMean(source.layer, names);
    say('no-such-layer', [...path, 'layer'], `文件里没有这一图层，有：${some(names, '、')}。${guess.zh}`, `The file has no such layer; it has ${some(names, ', ')}.${guess.en}`, source.layer);
    return;
  }
  const files = [...new Set(layers.map((layer) => layer.file))];
  const guess = didYouMean(source.file, [...files, ...files.map((name) => name.slice(name.lastIndexOf('/') + 1))]);
  say('no-such-file', [...path, 'file'], `交付中没有这一文件，有：${some(files, '、')}。${guess.zh}`, `The delivery has no such file; it has ${some(files, ', ')}.${guess.en}`, source.file);
}

const some = (names: readonly string[], between: string): string => (names.length === 0 ? '—' : `${names.slice(0, 20).join(between)}${names.length > 20 ? '…' : ''}`);

function checkColumns(say: Say, path: Path, { columns }: SourceMapping, target: LayerSource, plan: PlanSource): void {
  const known = ['key', ...Object.keys(target.columns).filter((name) => name !== 'key')];
  for (const [name, column] of Object.entries(columns)) {
    const at = [...path, 'columns', name];
    if (!known.includes(name)) {
      const titled = Object.entries(target.titles ?? {}).find(([, title]) => title.zh === name || title.en.toLowerCase() === name.toLowerCase())?.[0];
      const guess = titled !== undefined && known.includes(titled) ? { zh: `是否应为 ${titled}？`, en: ` Did you mean ${titled}?` } : didYouMean(name, known);
      say('unknown-column', at, `图层 ${target.id} 没有列 ${name}，有：${known.join('、')}。${guess.zh}`, `Layer ${target.id} has no column ${name}; it has ${known.join(', ')}.${guess.en}`, name);
      continue;
    }
    checkUnit(say, at, name, column, target);
    checkWords(say, at, name, column, target, plan);
  }
}

function checkUnit(say: Say, at: Path, name: string, { unit }: ColumnSource, target: LayerSource): void {
  if (unit === undefined) return;
  const own = unitOfColumn(target, name);
  const numeric = target.columns[name] === 'double' || target.columns[name] === 'int';
  if (!numeric || own === undefined || factorOf(unit, own) === undefined)
    say('unit', [...at, 'unit'], !numeric ? `列 ${name} 不是数，不能换算单位。` : own === undefined ? `plan.json 没有写明列 ${name} 的单位（titles），不能换算。` : `${unit} 不能换算为此列的 ${own}。`, !numeric ? `Column ${name} is no number; it has no unit.` : own === undefined ? `plan.json does not state the unit of column ${name} (titles), so nothing can be converted.` : `${unit} cannot be turned into ${own}, which the column is in.`, unit);
}

function checkWords(say: Say, at: Path, name: string, { words, value }: ColumnSource, target: LayerSource, plan: PlanSource): void {
  const vocabulary = vocabularyOf(target, name, plan);
  if (vocabulary === undefined) return;
  const check = (path: Path, given: string): void => {
    for (const word of severalIn(target.role, name) ? splitWords(given) : [given]) {
      if (word === '' || vocabulary.idOf(word) !== undefined) continue;
      const near = vocabulary.near(word);
      say('unknown-word', path, `${name} 没有 ${word}，可写：${vocabulary.list('zh')}。${near === undefined ? '' : `是否应为 ${near}？`}`, `${name} has no ${word}; there are ${vocabulary.list('en')}.${near === undefined ? '' : ` Did you mean ${near}?`}`, word);
    }
  };
  for (const [from, to] of Object.entries(words ?? {})) check([...at, 'words', from], to);
  if (typeof value === 'string') check([...at, 'value'], value);
}

/** What a drawing's entities have, whatever its blocks hold. */
const DRAWN = ['layer', 'block', 'text', 'entity', 'handle'];

function checkFields(say: Say, path: Path, source: SourceMapping, matched: readonly RawLayer[], all: readonly RawLayer[]): void {
  const fields = new Set(matched.flatMap((layer) => [...layer.fields.map(({ name }) => name), ...(layer.format === 'dxf' ? DRAWN : [])]));
  const check = (at: Path, name: string, fixed: boolean): void => {
    if (fields.has(name)) return;
    const cut = truncated(name, fields);
    const near = cut ?? nearest(name, fields);
    const zh = near === undefined ? '' : cut === undefined ? `是否应为 ${near}？` : `DBF 只存得下 10 个字节的字段名，应是 ${near}。`;
    const en = near === undefined ? '' : cut === undefined ? ` Did you mean ${near}?` : ` DBF keeps 10 bytes of a field's name; this is ${near}.`;
    say('unknown-field', at, `文件没有字段 ${name}，有：${some([...fields], '、')}。${zh}${fixed ? '若要所有要素都取此值，请写 value。' : ''}`, `The file has no field ${name}; it has ${some([...fields], ', ')}.${en}${fixed ? ' To give every feature this value, write value.' : ''}`, name);
  };
  for (const [name, { from, label }] of Object.entries(source.columns)) {
    if (from !== undefined) check([...path, 'columns', name, 'from'], from, name !== 'key');
    if (label !== undefined) checkLabel(say, [...path, 'columns', name, 'label'], label, all);
  }
  for (const name of Object.keys(source.where ?? {})) check([...path, 'where', name], name, false);
}

/** The field that a DBF has cut from a longer name: its own, or what three or five characters of it have become. */
function truncated(name: string, fields: Iterable<string>): string | undefined {
  const found = [...fields].filter((field) => field.length >= 3 && field.length < name.length && name.startsWith(field.replace(/[\uFFFD?]$/, '')));
  return found.length === 1 ? found[0] : undefined;
}

function checkLabel(say: Say, at: Path, label: string, layers: readonly RawLayer[]): void {
  const names = new Set<string>();
  for (const { features } of layers) for (const { properties } of features) if (typeof properties['layer'] === 'string' && typeof properties['text'] === 'string' && properties['text'] !== '') names.add(properties['layer']);
  if (names.has(label)) return;
  const guess = didYouMean(label, names);
  say('unknown-label', at, `图中没有这一注记图层，有文字的图层：${some([...names], '、')}。${guess.zh}`, `The drawing has no texts on such a layer; texts stand on ${some([...names], ', ')}.${guess.en}`, label);
}

/** Layers of the delivery of which no source speaks. */
export const unusedLayers = (mapping: ImportMapping, layers: readonly RawLayer[]): RawLayer[] => layers.filter((layer) => !mapping.sources.some((source) => matchesLayer(source, layer)));
