/** Whether everything that the rules name is there: a dangling name would be a clause that silently never applies. */
import type { Problem } from '../problem.ts';
import { Walk, type FactKind, type Known } from './references-walk.ts';
import type { LayerSource, Manifest, PlanSource } from './schema/manifest.ts';
import type { Definition, Rules } from './schema/rules.ts';
import { classesOf } from './classes.ts';
import { PROPERTIES, PROPERTY } from './vocabulary.ts';

type List = 'signTypes' | 'definitions' | 'tables' | 'consents' | 'clauses' | 'procedure' | 'adopts' | 'bands' | 'matrix';

/**
 * @param fileOf the file to name for an item of a list; the built `rules.json` has them all.
 * @returns dangling, repeated, circular and misused names, with the nearest known one.
 */
export function checkReferences(rules: Rules, manifest: Manifest | PlanSource, fileOf: (list: List, id: string) => string = () => 'rules.json'): Problem[] {
  const known = knownOf(rules, manifest);
  const problems: Problem[] = [];
  const walk = (list: List, id: string, visit: (walk: Walk, path: string) => void): Walk => {
    const one = new Walk(known, fileOf(list, id));
    visit(one, id === '' ? list : `${list}[${id}]`);
    problems.push(...one.problems);
    return one;
  };

  for (const list of ['signTypes', 'tables', 'consents', 'clauses', 'procedure'] as const) repeated(list, (rules[list] ?? []).map(({ id }) => id));
  repeated('definitions', rules.definitions.map(({ name }) => name));
  function repeated(list: List, names: readonly string[]): void {
    const seen = new Set<string>();
    for (const name of names) {
      if (seen.has(name)) walk(list, name, (one, path) => one.say('duplicate', path, '编号重复。', 'The id is there twice.', name));
      seen.add(name);
    }
  }

  for (const type of rules.signTypes)
    walk('signTypes', type.id, (one, path) =>
      type.asks.forEach((name, i) => {
        if (!PROPERTY.has(name)) one.dangling('unknown-property', `${path}.asks[${i}]`, name, PROPERTY.keys(), '拟设广告的属性', 'property of a proposal');
      }),
    );

  const uses = new Map<string, ReadonlySet<string>>();
  for (const definition of rules.definitions) {
    const { name, value, when, ofType, between } = definition;
    walk('definitions', name, (each, path) => {
      if (when !== undefined) each.condition(when, `${path}.when`, null);
      // What stands in for a property that can be stated looks at stated values alone, and so can't run in circles.
      if (PROPERTY.has(name)) uses.set(name, new Set(each.used));
      if (value !== undefined) each.limit(value, `${path}.value`, null);
      if (!PROPERTY.has(name)) uses.set(name, each.used);
      if (ofType !== undefined && !Object.hasOwn(OF_TYPE, ofType)) each.dangling('unknown-field', `${path}.ofType`, ofType, Object.keys(OF_TYPE), '广告类型的项', 'field of a sign type');
      if (between !== undefined && between[0] > between[1]) each.say('value', `${path}.between`, '下限大于上限。', 'The lower end is above the upper.', between);
      if ([value, when, ofType, between].every((way) => way === undefined)) each.say('value', path, '应有 value、when、ofType 或 between。', 'It needs value, when, ofType or between.', name);
    });
  }
  for (const name of uses.keys())
    if (reaches(name, name, uses, new Set())) walk('definitions', name, (one, path) => one.say('circle', path, '定义绕回自身。', 'The definition leads back to itself.', name));

  const consents = new Set(rules.consents.map(({ id }) => id));
  for (const clause of rules.clauses)
    walk('clauses', clause.id, (one, path) => {
      if (clause.applies !== undefined) one.condition(clause.applies, `${path}.applies`, null);
      if (clause.unless !== undefined) one.condition(clause.unless, `${path}.unless`, null);
      one.condition(clause.requires, `${path}.requires`, null);
      if (clause.outcome === 'consent' && clause.consent === undefined) one.say('value', `${path}.consent`, '须写明哪一项同意。', 'It must say which consent.', null);
      if (clause.consent !== undefined && !consents.has(clause.consent)) one.dangling('unknown-consent', `${path}.consent`, clause.consent, consents, '同意事项', 'consent');
      if (clause.valid?.from !== undefined && clause.valid.until !== undefined && clause.valid.from > clause.valid.until) one.say('value', `${path}.valid`, '起始晚于终止。', 'It begins after it ends.', clause.valid);
      for (const state of ['met', 'broken'] as const)
        for (const language of ['zh', 'en'] as const)
          for (const [slot, name = ''] of clause.text[state][language].matchAll(/\{([^{}]*)\}/g))
            if (!SLOTS.includes(name)) one.dangling('unknown-slot', `${path}.text.${state}.${language}`, slot, SLOTS.map((item) => `{${item}}`), '填空', 'slot');
    });

  for (const item of rules.procedure ?? [])
    walk('procedure', item.id, (one, path) => {
      if (item.when !== undefined) one.condition(item.when, `${path}.when`, null);
      item.consents?.forEach((id, i) => {
        if (!consents.has(id)) one.dangling('unknown-consent', `${path}.consents[${i}]`, id, consents, '同意事项', 'consent');
      });
    });

  const clauses = new Set(rules.clauses.map(({ id }) => id));
  walk('adopts', '', (one, path) =>
    manifest.adopts.forEach((id, i) => {
      if (!clauses.has(id)) one.dangling('unknown-clause', `${path}[${i}]`, id, clauses, '条款', 'clause');
    }),
  );
  walk('bands', '', (one, path) => one.fact(manifest.bands.fact, `${path}.fact`, 'flag'));
  walk('matrix', '', (one, path) => matrix(one, path, rules, manifest));
  return problems;
}

const SLOTS = ['value', 'limit', 'margin', 'feature'];

/** Fields of a sign type that a definition may take over, with the words they can be. */
const OF_TYPE: Readonly<Record<string, { kind: FactKind; words?: readonly string[] }>> = {
  group: { kind: 'word', words: ['building', 'facility', 'ground', 'enclosure'] },
  mounting: { kind: 'word', words: ['building', 'facility', 'free-standing', 'enclosure'] },
  groundStructure: { kind: 'flag' },
};

/** The scopes that a matrix must have: every class of zone and segment, and `none`. */
export const matrixScopes = (plan: Pick<PlanSource, 'zoneClasses' | 'segmentClasses'>): string[] => [...plan.zoneClasses.map(({ id }) => `zone:${id}`), ...plan.segmentClasses.map(({ id }) => `segment:${id}`), 'none'];
export const MATRIX_USES: readonly string[] = wordsOf('use') ?? [];
export const MATRIX_BANDS: readonly string[] = ['regular', 'large'];

function matrix(one: Walk, path: string, rules: Rules, manifest: Manifest | PlanSource): void {
  const { scopes, types, uses, bands, outcomes, cells } = rules.matrix;
  const axes = { scopes: [scopes, matrixScopes(manifest)], types: [types, rules.signTypes.map(({ id }) => id)], uses: [uses, MATRIX_USES], bands: [bands, MATRIX_BANDS] } as const;
  for (const [axis, [got, wanted]] of Object.entries(axes)) {
    for (const item of wanted) if (!got.includes(item)) one.say('matrix-axis', `${path}.${axis}`, '管控表缺少这一项。', 'The matrix lacks this.', item);
    got.forEach((item, i) => {
      if (!wanted.includes(item)) one.dangling('matrix-axis', `${path}.${axis}[${i}]`, item, wanted, '管控表的项', 'entry of the matrix');
      else if (got.indexOf(item) !== i) one.say('matrix-axis', `${path}.${axis}[${i}]`, '重复。', 'It is there twice.', item);
    });
  }
  // The engine looks scopes, types and uses up by name, and the bands by their order.
  if (MATRIX_BANDS.every((band) => bands.includes(band)) && bands.some((band, i) => band !== MATRIX_BANDS[i])) one.say('matrix-axis', `${path}.bands`, `次序应为 ${MATRIX_BANDS.join('、')}。`, `The order must be ${MATRIX_BANDS.join(', ')}.`, bands);
  const size = scopes.length * types.length * uses.length * bands.length;
  if (cells.length !== size) one.say('matrix-cells', `${path}.cells`, `应有 ${size} 格。`, `There must be ${size} cells.`, cells.length);
  const wrong = cells.findIndex((cell) => cell >= outcomes.length);
  if (wrong >= 0) one.say('matrix-cells', `${path}.cells[${wrong}]`, '所指的结果不存在。', 'It points at no outcome.', cells[wrong]);
  outcomes.forEach((outcome, i) => {
    if ((outcome.answer === 'limited') !== (outcome.limits !== undefined && outcome.limits.length > 0)) one.say('matrix-limits', `${path}.outcomes[${i}]`, 'limited 须有限值，其他不得有。', 'An answer of limited needs limits, and no other has any.', outcome.answer);
    if (outcome.article.trim() === '') one.say('matrix-article', `${path}.outcomes[${i}].article`, '须写明条文。', 'It must name the article.', outcome.article);
    outcome.limits?.forEach((limit, j) => one.condition(limit, `${path}.outcomes[${i}].limits[${j}]`, null));
  });
}

export function knownOf(rules: Rules, manifest: Manifest | PlanSource): Known {
  const types = rules.signTypes.map(({ id }) => id);
  const facts = new Map<string, FactKind>(rules.definitions.map((definition) => [definition.name, kindOf(definition)]));
  const words = new Map<string, readonly string[]>();
  for (const { name, ofType } of rules.definitions) {
    const list = ofType === undefined || !Object.hasOwn(OF_TYPE, ofType) ? undefined : OF_TYPE[ofType]?.words;
    if (list !== undefined) words.set(name, list);
  }
  for (const { name, kind } of PROPERTIES) {
    facts.set(name, kind === 'number' || kind === 'flag' || kind === 'list' ? kind : 'word');
    const list = name === 'signType' ? types : wordsOf(name);
    if (list !== undefined) words.set(name, list);
  }
  return {
    facts,
    words,
    tables: new Map(rules.tables.map(({ id, rows }) => [id, Object.keys(rows)])),
    layers: new Map(manifest.layers.map((layer) => [layer.id, layer])),
    absent: new Set(manifest.absent.map(({ id }) => id)),
    attributeWords: (layer: LayerSource, column: string) => {
      const ofRole = column === 'class' ? classesOf(manifest, layer.role) : undefined;
      const ofSign = layer.role !== 'sites' && layer.role !== 'existing-signs' ? undefined : column === 'signType' ? types : column === 'use' ? MATRIX_USES : undefined;
      return ofRole ?? ofSign ?? (layer.words !== undefined && Object.hasOwn(layer.words, column) ? layer.words[column] : undefined);
    },
  };
}

function wordsOf(name: string): readonly string[] | undefined {
  const property = PROPERTY.get(name);
  return property?.kind === 'choice' ? property.values : undefined;
}

export function kindOf({ value, when, ofType }: Definition): FactKind {
  if (value !== undefined) return 'number';
  if (when !== undefined) return 'flag';
  if (ofType !== undefined) return (Object.hasOwn(OF_TYPE, ofType) ? OF_TYPE[ofType]?.kind : undefined) ?? 'word';
  return 'number';
}

function reaches(from: string, target: string, uses: ReadonlyMap<string, ReadonlySet<string>>, seen: Set<string>): boolean {
  for (const next of uses.get(from) ?? []) {
    if (next === target) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    if (reaches(next, target, uses, seen)) return true;
  }
  return false;
}
