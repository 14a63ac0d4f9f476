/** One walk over a condition or limit: every name in it must exist and be of the kind that its place asks for. */
import { shown, unreachable, type Problem } from '../problem.ts';
import { didYouMean } from './nearest.ts';
import type { Condition, Key, Limit, Selector } from './schema/condition.ts';
import type { LayerSource } from './schema/manifest.ts';

export type FactKind = 'number' | 'word' | 'flag' | 'list';

/** What a package knows, by name. */
export interface Known {
  /** Vocabulary and definitions. */
  readonly facts: ReadonlyMap<string, FactKind>;
  /** Fact → its possible words, where they are listed. */
  readonly words: ReadonlyMap<string, readonly string[]>;
  /** Table → its row keys. */
  readonly tables: ReadonlyMap<string, readonly string[]>;
  readonly layers: ReadonlyMap<string, LayerSource>;
  readonly absent: ReadonlySet<string>;
  /** Words that a column of a layer may hold, where they are listed: classes, sign types, uses. */
  attributeWords(layer: LayerSource, column: string): readonly string[] | undefined;
}

export class Walk {
  readonly problems: Problem[] = [];
  /** Facts that were named, for finding circles. */
  readonly used = new Set<string>();
  private readonly known: Known;
  private readonly file: string;

  constructor(known: Known, file: string) {
    this.known = known;
    this.file = file;
  }

  say(code: string, path: string, zh: string, en: string, received: unknown): void {
    this.problems.push({ code: `rules.${code}`, file: this.file, path, received: shown(received), text: { zh, en } });
  }

  /** A name that is not among those there are. */
  dangling(code: string, path: string, name: string, candidates: Iterable<string>, zh: string, en: string): void {
    const guess = didYouMean(name, candidates);
    this.say(code, path, `${zh}不存在。${guess.zh}`, `There is no such ${en}.${guess.en}`, name);
  }

  /** @param layers those of the selector around it; null outside of any, where `attr` and `distance` mean nothing. */
  condition(node: Condition, path: string, layers: readonly string[] | null): void {
    if (typeof node === 'boolean') return;
    if ('all' in node) return node.all.forEach((part, i) => this.condition(part, `${path}.all[${i}]`, layers));
    if ('any' in node) return node.any.forEach((part, i) => this.condition(part, `${path}.any[${i}]`, layers));
    if ('not' in node) return this.condition(node.not, `${path}.not`, layers);
    if ('fact' in node) {
      this.fact(node.fact, `${path}.fact`, 'op' in node ? 'number' : 'in' in node ? 'word' : 'flag');
      if ('op' in node) this.limit(node.value, `${path}.value`, layers);
      if ('in' in node) this.words(node.in, this.known.words.get(node.fact), `${path}.in`);
      return;
    }
    if ('attr' in node) {
      this.attribute(node.attr, `${path}.attr`, 'op' in node ? 'number' : 'is' in node ? 'flag' : 'word', layers);
      if ('matches' in node) return this.fact(node.matches, `${path}.matches`, 'word');
      if ('op' in node) this.limit(node.value, `${path}.value`, layers);
      if ('in' in node) this.attributeWords(node.attr, node.in, `${path}.in`, layers);
      return;
    }
    if ('distance' in node) {
      if (layers === null) this.say('no-feature', `${path}.distance`, '此处没有要素，无从量距。', 'There is no feature here to measure to.', node.distance);
      return this.limit(node.value, `${path}.value`, layers);
    }
    if ('each' in node) return this.condition(node.satisfies, `${path}.satisfies`, this.selector(node.each, `${path}.each`));
    if ('none' in node) return void this.selector(node.none, `${path}.none`);
    if ('inside' in node) {
      for (const layer of this.present(this.selector(node.inside, `${path}.inside`)))
        if (!layer.geometry.endsWith('Polygon')) this.say('kind', `${path}.inside.layer`, '只有面可以包含广告。', 'Only an area can contain a sign.', layer.id);
      return;
    }
    if ('count' in node) {
      this.selector(node.count, `${path}.count`);
      // A count inside `each` may be limited by an attribute of the feature around it: the capacity of a site.
      return this.limit(node.value, `${path}.value`, layers);
    }
    if ('sum' in node) {
      this.attribute(node.of, `${path}.of`, 'number', this.selector(node.sum, `${path}.sum`));
      return this.limit(node.value, `${path}.value`, layers);
    }
    return unreachable(node);
  }

  limit(node: Limit, path: string, layers: readonly string[] | null): void {
    if (typeof node === 'number' || 'unpublished' in node) return;
    if ('fact' in node) return this.fact(node.fact, `${path}.fact`, 'number');
    if ('attr' in node) return this.attribute(node.attr, `${path}.attr`, 'number', layers);
    if ('table' in node) {
      const rows = this.known.tables.get(node.table);
      if (rows === undefined) this.dangling('unknown-table', `${path}.table`, node.table, this.known.tables.keys(), '数值表', 'table');
      return this.lookup(node.by, rows ?? [], path, layers);
    }
    if ('cases' in node) {
      this.lookup(node.by, Object.keys(node.cases), path, layers);
      for (const [key, limit] of Object.entries(node.cases)) this.limit(limit, `${path}.cases.${key}`, layers);
      if (node.else !== undefined) this.limit(node.else, `${path}.else`, layers);
      return;
    }
    if ('steps' in node) {
      if ('fact' in node.by) this.fact(node.by.fact, `${path}.by.fact`, 'number');
      else this.attribute(node.by.attr, `${path}.by.attr`, 'number', layers);
      if (node.steps.at(-1)?.[0] !== null) this.say('steps', `${path}.steps`, '最后一级应无上限（null）。', 'The last step must be open (null).', node.steps.at(-1)?.[0]);
      node.steps.forEach(([upTo, limit], i) => {
        const before = node.steps[i - 1]?.[0];
        if (before === null || (upTo !== null && before !== undefined && upTo <= before)) this.say('steps', `${path}.steps[${i}]`, '各级应由小到大。', 'Steps must rise.', upTo);
        this.limit(limit, `${path}.steps[${i}][1]`, layers);
      });
      return;
    }
    const [word, parts] = 'times' in node ? ['times', node.times] as const : 'plus' in node ? ['plus', node.plus] as const : 'minus' in node ? ['minus', node.minus] as const : 'min' in node ? ['min', node.min] as const : ['max', node.max] as const;
    parts.forEach((part, i) => this.limit(part, `${path}.${word}[${i}]`, layers));
  }

  private lookup(by: Key, rows: readonly string[], path: string, layers: readonly string[] | null): void {
    const keys = Array.isArray(by) ? by : [by];
    keys.forEach((key, i) => {
      const at = `${path}.by${keys.length > 1 ? `[${i}]` : ''}`;
      if ('fact' in key) this.fact(key.fact, `${at}.fact`, 'word');
      else this.attribute(key.attr, `${at}.attr`, 'word', layers);
      const column = rows.map((row) => row.split('|')[i] ?? '').filter((word) => word !== '');
      if ('fact' in key) this.words(column, this.known.words.get(key.fact), at);
      else this.attributeWords(key.attr, column, at, layers);
    });
    for (const row of rows) if (row.split('|').length !== keys.length) this.say('row', `${path}.by`, `行应有 ${keys.length} 个以 | 分隔的部分。`, `A row must have ${keys.length} part(s) joined by |.`, row);
  }

  /** What a clause goes by must be listed: a feature with a mistyped word would be exempt, and nobody would know. */
  private attributeWords(column: string, words: readonly string[], path: string, layers: readonly string[] | null): void {
    for (const layer of this.present(layers)) {
      const allowed = this.known.attributeWords(layer, column);
      if (allowed === undefined && layer.columns[column] === 'string') this.say('unlisted-words', path, `图层 ${layer.id} 须在 plan.json 的 words 中列明 ${column} 列的取值。`, `Layer ${layer.id} must list the words of its column ${column}, in words of plan.json.`, column);
      this.words(words, allowed, path);
    }
  }

  private words(words: readonly string[], allowed: readonly string[] | undefined, path: string): void {
    if (allowed === undefined) return;
    for (const word of new Set(words)) if (!allowed.includes(word)) this.dangling('unknown-value', path, word, allowed, '取值', 'value');
  }

  fact(name: string, path: string, wanted: FactKind): void {
    this.used.add(name);
    const kind = this.known.facts.get(name);
    if (kind === undefined) this.dangling('unknown-fact', path, name, this.known.facts.keys(), '事实', 'fact');
    else if (kind !== wanted) this.say('kind', path, `此处应为${KIND[wanted].zh}，而它是${KIND[kind].zh}。`, `A ${KIND[wanted].en} belongs here, and this is a ${KIND[kind].en}.`, name);
  }

  /** @returns the layers that the selector ranges over. */
  private selector(node: Selector, path: string): readonly string[] {
    const layers = Array.isArray(node.layer) ? node.layer : [node.layer];
    for (const id of layers) this.layer(id, `${path}.layer`);
    if (node.where !== undefined) this.condition(node.where, `${path}.where`, layers);
    if (node.within !== undefined) this.limit(node.within, `${path}.within`, layers);
    if (typeof node.grow === 'string') this.attribute(node.grow, `${path}.grow`, 'number', layers, true);
    if (node.facing !== undefined) this.attribute('bearing', `${path}.facing`, 'number', layers);
    // Without the column how many faces there are is not known.
    if (node.facing !== undefined) this.attribute('faces', `${path}.facing`, 'number', layers.filter((id) => Object.hasOwn(this.known.layers.get(id)?.columns ?? {}, 'faces')));
    if (node.same === 'building') this.attribute('building', `${path}.same`, 'word', layers);
    if (node.along !== undefined) {
      this.layer(node.along, `${path}.along`);
      const along = this.known.layers.get(node.along);
      if (along !== undefined && along.role !== 'segments') this.say('kind', `${path}.along`, '只能沿路段图层量距。', 'Distance along a road is measured on the layer of segments.', node.along);
    }
    return layers;
  }

  private layer(id: string, path: string): void {
    if (!this.known.layers.has(id) && !this.known.absent.has(id)) this.dangling('unknown-layer', path, id, [...this.known.layers.keys(), ...this.known.absent], '图层（也未声明缺失）', 'layer, and none is declared absent');
  }

  private present(layers: readonly string[] | null): LayerSource[] {
    return (layers ?? []).flatMap((id) => this.known.layers.get(id) ?? []);
  }

  /** @param interval whether `xMin` and `xMax` may stand for `x`. */
  private attribute(name: string, path: string, wanted: 'number' | 'word' | 'flag', layers: readonly string[] | null, interval = false): void {
    if (layers === null) return this.say('no-feature', path, '此处没有要素，不能引用其属性。', 'There is no feature here whose attribute this could be.', name);
    for (const { id, columns } of this.present(layers)) {
      const has = (column: string): boolean => Object.hasOwn(columns, column);
      const used = has(name) ? [name] : interval && has(`${name}Min`) && has(`${name}Max`) ? [`${name}Min`, `${name}Max`] : [];
      const pairs = interval ? Object.keys(columns).flatMap((column) => (column.endsWith('Min') ? [column.slice(0, -3)] : [])) : [];
      if (used.length === 0) this.dangling('unknown-column', path, name, [...pairs, ...Object.keys(columns)], `图层 ${id} 的列`, `column in layer ${id}`);
      for (const column of used) {
        const type = columns[column];
        const kind = type === 'string' ? 'word' : type === 'bool' ? 'flag' : 'number';
        if (kind !== wanted) this.say('kind', path, `此处应为${KIND[wanted].zh}，而图层 ${id} 的这一列是${KIND[kind].zh}。`, `A ${KIND[wanted].en} belongs here, and this column of ${id} is a ${KIND[kind].en}.`, column);
      }
    }
  }
}

const KIND: Readonly<Record<FactKind, { zh: string; en: string }>> = {
  number: { zh: '数', en: 'number' },
  word: { zh: '选项', en: 'choice' },
  flag: { zh: '是否', en: 'yes or no' },
  list: { zh: '列表', en: 'list' },
};
