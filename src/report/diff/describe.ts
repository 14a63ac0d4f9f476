/** A difference as a reader goes through it: groups of rows, each row made when it is shown. */
import type { Plan, Value } from '../../plan/plan.ts';
import type { LayerEntry } from '../../plan/schema/manifest.ts';
import type { Change, FeatureChange, FeatureName, ItemDiff, LayerDiff, PlanDiff } from '../../survey/diff/types.ts';
import type { FeatureRef } from '../../survey/types.ts';
import { Terms } from '../clause-page/terms.ts';
import { lexicon } from '../lexicon.ts';
import { say, type Language } from '../phrases.ts';
import { amount } from '../quantity.ts';
import { clauseChanges } from './clause-changes.ts';
import { matrixRows } from './matrix-text.ts';
import { PART_WORDS, SECTIONS } from './phrases.ts';
import { valueText } from './text.ts';

export type ChangeState = 'added' | 'removed' | 'changed';

/** `label` is words, or a path where `code` is set; both sides are words. */
export interface ShownChange {
  readonly label: string;
  readonly code: boolean;
  readonly from: string;
  readonly to: string;
}
export interface ShownClass {
  readonly of: 'zone' | 'segment';
  readonly from: string | null;
  readonly to: string | null;
}
export interface ShownRow {
  readonly state: ChangeState;
  readonly title: string;
  /** Key or id, where the title is another. */
  readonly id: string;
  readonly changes: readonly ShownChange[];
  /** Facts without two sides: how far it moved, what part of a clause changed. */
  readonly facts: readonly string[];
  /** Ids of classes, for samples of their marks. */
  readonly class?: ShownClass;
  /** What the map can show. */
  readonly ref?: FeatureRef;
}
export interface ShownGroup {
  readonly id: string;
  readonly kind: LayerEntry['role'] | Exclude<keyof typeof SECTIONS, 'verdicts'>;
  readonly title: string;
  /** Of the group as a whole: a layer that is new, or could not be read. */
  readonly notes: readonly string[];
  readonly counts: Readonly<Record<ChangeState, number>>;
  /** Rows of one state, or of all: added, removed, changed. */
  readonly count: (state: ChangeState | null) => number;
  readonly row: (state: ChangeState | null, index: number) => ShownRow;
}

interface Both {
  readonly from: Plan;
  readonly to: Plan;
}
const ROLES: readonly LayerEntry['role'][] = ['zones', 'segments', 'sites', 'plan-area', 'existing-signs', 'features', 'base'];
const t = (language: Language, zh: string, en: string): string => (language === 'zh' ? zh : en);
const lists = ['tables', 'definitions', 'consents', 'signTypes', 'procedure', 'sources'] as const;

/** Zones first, then the other layers, clauses, the matrix and what else the plans say; empty where they are the same. */
export function describe(diff: PlanDiff, plans: Both, language: Language): ShownGroup[] {
  const roleOf = ({ layer }: LayerDiff): LayerEntry['role'] => (plans.to.layers.get(layer) ?? plans.from.layers.get(layer))?.entry.role ?? 'features';
  const layers = [...diff.layers].sort((a, b) => ROLES.indexOf(roleOf(a)) - ROLES.indexOf(roleOf(b)));
  const matrix = matrixRows(plans, language);
  const terms = { from: new Terms(plans.from, language), to: new Terms(plans.to, language) };
  return [
    ...layers.map((layer) => layerGroup(layer, roleOf(layer), plans, language)),
    ...group('clauses', language, byState(diff.clauses), (clause): ShownRow => {
      const changes = clauseChanges(clause, terms, language);
      // A part whose sentences are shown is named there.
      const named = new Set(changes.map(({ label }) => label));
      return { ...itemRow(clause, language, []), facts: clause.parts.map((part) => PART_WORDS[part][language]).filter((part) => !named.has(part)), changes };
    }),
    ...group('matrix', language, { added: [], removed: [], changed: diff.matrix }, (cells): ShownRow => {
      const { key, cells: count, from, to } = matrix(cells);
      return { state: 'changed', title: key, id: '', facts: [t(language, `${count} 格`, `cells: ${count}`)], changes: [{ label: '', code: false, from: cellText(from, language), to: cellText(to, language) }] };
    }),
    ...lists.flatMap((list) => group(list, language, byState(diff[list]), (item) => itemRow(item, language, item.changes))),
    ...group('manifest', language, { added: [], removed: [], changed: diff.manifest }, (change): ShownRow => ({ state: 'changed', title: HEADING[change.path]?.[language === 'zh' ? 0 : 1] ?? change.path, id: '', facts: [], changes: [{ label: '', code: false, from: valueText(change.from, language), to: valueText(change.to, language) }] })),
  ];
}

function byState<T extends ItemDiff>(items: readonly T[]): Record<ChangeState, readonly T[]> {
  const of = (state: ChangeState): T[] => items.filter((item) => item.state === state);
  return { added: of('added'), removed: of('removed'), changed: of('changed') };
}

type Lists<T> = Readonly<Record<ChangeState, readonly T[]>>;

function group<T>(kind: Exclude<ShownGroup['kind'], LayerEntry['role']>, language: Language, items: Lists<T>, row: (item: T, state: ChangeState) => ShownRow): ShownGroup[] {
  const made = groupOf(kind, kind, SECTIONS[kind][language], [], items, row);
  return made.count(null) === 0 ? [] : [made];
}

function groupOf<T>(id: string, kind: ShownGroup['kind'], title: string, notes: readonly string[], items: Lists<T>, row: (item: T, state: ChangeState) => ShownRow): ShownGroup {
  const states = ['added', 'removed', 'changed'] as const;
  const counts = { added: items.added.length, removed: items.removed.length, changed: items.changed.length };
  const all = counts.added + counts.removed + counts.changed;
  return {
    id, kind, title, notes, counts,
    count: (state) => (state === null ? all : counts[state]),
    row(wanted, index) {
      let left = index;
      for (const state of wanted === null ? states : [wanted]) {
        const item = items[state][left];
        if (left < counts[state] && item !== undefined) return row(item, state);
        left -= counts[state];
      }
      throw new RangeError(`no row ${index}`);
    },
  };
}

function itemRow({ id, title, state }: ItemDiff, language: Language, changes: readonly Change[]): ShownRow {
  const name = title?.[language];
  return { state, title: name ?? id, id: name === undefined ? '' : id, facts: [], changes: changes.map((change) => rawChange(change, language)) };
}

const rawChange = ({ path, from, to }: Change, language: Language): ShownChange => ({ label: path, code: true, from: valueText(from, language), to: valueText(to, language) });

function layerGroup(diff: LayerDiff, role: LayerEntry['role'], plans: Both, language: Language): ShownGroup {
  const { layer, title, state, unread = [], entry, added, removed, changed } = diff;
  const notes = [
    ...(state === 'added' ? [t(language, '前一份没有这个图层。', 'The first has no such layer.')] : state === 'removed' ? [t(language, '后一份没有这个图层。', 'The second has no such layer.')] : []),
    ...unread.map((side) => (side === 'from' ? t(language, '前一份没有读到，未比较。', 'The first could not be read; not compared.') : t(language, '后一份没有读到，未比较。', 'The second could not be read; not compared.'))),
    ...entry.map(({ path, from, to }) => `${path}${t(language, '：', ': ')}${valueText(from, language)} → ${valueText(to, language)}`),
  ];
  const of = role === 'zones' ? 'zone' : role === 'segments' ? 'segment' : undefined;
  const row = (item: FeatureName | FeatureChange, state: ChangeState): ShownRow => {
    const { key, name = '' } = item;
    const head = { state, title: name === '' ? key : name, id: name === '' ? '' : key, ref: { layer, key } };
    if ('attributes' in item) return { ...head, ...featureChange(item, layer, of, plans, language) };
    const klass = item.class;
    const shown = of === undefined || klass === undefined ? {} : { class: { of, from: state === 'removed' ? klass : null, to: state === 'added' ? klass : null } as const };
    const word = of === undefined || klass === undefined ? [] : [lexicon(state === 'added' ? plans.to : plans.from).klass(of, klass, language)];
    return { ...head, facts: word, changes: [], ...shown };
  };
  return groupOf<FeatureName | FeatureChange>(layer, role, title[language], notes, { added, removed, changed }, row);
}

function featureChange({ attributes, shape, key }: FeatureChange, layer: string, of: 'zone' | 'segment' | undefined, plans: Both, language: Language): Pick<ShownRow, 'changes' | 'facts' | 'class'> {
  const facts: string[] = [];
  if (shape !== undefined) facts.push(t(language, `最多移动 ${amount(shape.shift, 'm')}`, `moved by at most ${amount(shape.shift, 'm')}`));
  if (shape?.area !== undefined) facts.push(t(language, `变动面积 ${amount(shape.area, 'm²')}`, `ground that changed: ${amount(shape.area, 'm²')}`));
  const columns = { from: columnsOf(plans.from, layer, of, language), to: columnsOf(plans.to, layer, of, language) };
  const changes = attributes.map(({ path, from, to }): ShownChange => ({ label: columns.to.label(path), code: false, from: columns.from.value(path, from), to: columns.to.value(path, to) }));
  const turned = attributes.find(({ path }) => path === 'class');
  const id = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  const own = of === undefined || turned !== undefined ? undefined : id(plans.to.layers.get(layer)?.features.find((feature) => feature.key === key)?.properties['class']);
  const klass = of === undefined ? undefined : turned === undefined ? { of, from: own ?? null, to: own ?? null } : { of, from: id(turned.from), to: id(turned.to) };
  return { facts, changes, ...(klass === undefined ? {} : { class: klass }) };
}

/** What a plan says of itself; what has no name here is shown by its path. */
const HEADING: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  id: ['规划编号', 'Id of the plan'], version: ['版本', 'Version'], status: ['状态', 'Status'], title: ['名称', 'Title'], notice: ['提示', 'Notice'], disclaimer: ['声明', 'Disclaimer'], approval: ['规划批准', 'Approval of the plan'], dataApproval: ['数据批准', 'Approval of the data'], 'term.from': ['期限起', 'Term from'], 'term.until': ['期限止', 'Term until'], phases: ['分期', 'Phases'], adopts: ['采用的条款', 'Clauses adopted'], defaultAccuracy: ['位置的默认误差', 'Accuracy of a place by default'], mapReviewNumber: ['审图号', 'Map review number'], office: ['受理部门', 'Office'], extent: ['数据范围', 'Extent'], view: ['初始视图', 'First view'], includes: ['引用的条款集', 'Clause sets included'],
};
/** `有限准许：高 ≤ 3.00 m；厚 ≤ 0.30 m`. */
const cellText = ([answer = '', ...limits]: readonly string[], language: Language): string => (limits.length === 0 ? answer : `${answer}${t(language, '：', ': ')}${limits.join(t(language, '；', '; '))}`);

const COLUMNS: Readonly<Record<string, readonly [zh: string, en: string]>> = { class: ['分类', 'Class'], name: ['名称', 'Name'], from: ['有效期起', 'In force from'], until: ['有效期止', 'In force until'], phase: ['分期', 'Phase'], article: ['条号', 'Article'], depth: ['控制带宽', 'Depth of the band'], side: ['侧', 'Side'], radius: ['半径', 'Radius'] };

/** What a layer's columns and their values are called in one plan. */
function columnsOf(plan: Plan, layer: string, of: 'zone' | 'segment' | undefined, language: Language): { readonly label: (name: string) => string; readonly value: (name: string, value: unknown) => string } {
  const words = lexicon(plan);
  const titles = plan.layers.get(layer)?.entry.titles;
  return {
    label(name) {
      const own = titles?.[name]?.[language] ?? COLUMNS[name]?.[language === 'zh' ? 0 : 1];
      return own ?? words.column(layer, name, language);
    },
    value(name, value) {
      if (value === null || value === undefined) return t(language, '无', 'none');
      if (name === 'class' && of !== undefined && typeof value === 'string') return words.klass(of, value, language);
      if (name === 'phase') return plan.manifest.phases.find(({ id }) => id === value)?.title[language] ?? String(value as Value);
      if (typeof value === 'boolean') return t(language, value ? '是' : '否', value ? 'yes' : 'no');
      if (typeof value === 'number') return amount(value, titles?.[name]?.unit ?? '');
      if (typeof value === 'string') return titles?.[name]?.words?.[value]?.[language] ?? value.split('|').map((one) => words.word(one, name, language)).join(t(language, '、', ', '));
      return valueText(value, language);
    },
  };
}

/** What a result is called where a clause may have had none. */
export const resultWord = (result: Parameters<typeof say>[0] | null, language: Language): string => (result === null ? t(language, '不适用', 'not applying') : say(result, language));
