/** What may stand in a column, and what must: of its role, of its layer and of the plan. */
import { classesOf } from '../../plan/classes.ts';
import { nearest } from '../../plan/nearest.ts';
import { MATRIX_USES } from '../../plan/references.ts';
import { PROPERTY } from '../../plan/vocabulary.ts';
import type { LayerSource, PlanSource } from '../../plan/schema/manifest.ts';
import type { Text } from '../../problem.ts';
import { plainWord } from '../../survey/roster/words.ts';

/** Columns that a feature of the role cannot be without. `key` is seen to elsewhere: it may be made. */
export function requiredColumns(role: LayerSource['role']): readonly string[] {
  switch (role) {
    case 'zones':
      return ['class'];
    case 'segments':
      return ['class', 'side', 'depth'];
    case 'sites':
      return ['signType', 'use', 'radius'];
    default:
      return [];
  }
}

/** Columns of metres that must be more than nothing. */
export const positiveColumns = (role: LayerSource['role']): readonly string[] => (role === 'segments' ? ['depth'] : role === 'sites' ? ['radius'] : []);

/** Columns of a site in which several words are joined by `|`. */
export const severalIn = (role: LayerSource['role'], column: string): boolean => role === 'sites' && (column === 'signType' || column === 'use');

export const isDateColumn = (column: string): boolean => column === 'from' || column === 'until';

/** Every word that a column may hold. */
export class Vocabulary {
  readonly ids: readonly string[];
  private readonly titles: Readonly<Record<string, Text>>;
  private readonly known = new Map<string, string>();
  /** Words come again and again, from field to field and layer to layer. */
  private readonly looked = new Map<string, string | undefined>();

  constructor(ids: readonly string[], titles: Readonly<Record<string, Text>>) {
    this.ids = ids;
    this.titles = titles;
    for (const id of ids) {
      const title = Object.hasOwn(titles, id) ? titles[id] : undefined;
      for (const word of title === undefined ? [] : [title.zh, title.zh.replace(/（.*）/, ''), title.en]) if (!this.known.has(plainWord(word))) this.known.set(plainWord(word), id);
    }
    for (const id of ids) this.known.set(plainWord(id), id);
  }

  /** The id that is written so, or whose title is; width, case and spaces make no difference. */
  idOf(word: string): string | undefined {
    return this.known.get(plainWord(word));
  }

  /** The id whose own name or title is nearest; undefined where none is near. */
  near(word: string): string | undefined {
    const plain = plainWord(word);
    if (this.looked.has(plain)) return this.looked.get(plain);
    const id = this.nearest(plain);
    if (this.looked.size < 5000) this.looked.set(plain, id);
    return id;
  }

  private nearest(plain: string): string | undefined {
    const close = nearest(plain, this.known.keys());
    if (close !== undefined) return this.known.get(close);
    if (plain.length < 2) return undefined;
    // 禁设 for 禁设路段, 严控区 for 严格控制区: a word within a title, or its characters in their order, if that holds of one alone.
    for (const test of [(title: string) => title.includes(plain) || (title.length > 1 && plain.includes(title)), (title: string) => shortens(plain, title)]) {
      const ids = new Set([...this.known].flatMap(([title, id]) => (test(title) ? [id] : [])));
      if (ids.size > 0) return ids.size === 1 ? [...ids][0] : undefined;
    }
    return undefined;
  }

  /** `prohibited（禁止设置区）、strict（…）` */
  list(language: keyof Text): string {
    const shown = this.ids.slice(0, 12).map((id) => this.named(id, language));
    return `${shown.join(language === 'zh' ? '、' : ', ')}${this.ids.length > 12 ? '…' : ''}`;
  }

  named(id: string, language: keyof Text): string {
    const title = Object.hasOwn(this.titles, id) ? this.titles[id] : undefined;
    return title === undefined ? id : language === 'zh' ? `${id}（${title.zh}）` : `${id} (${title.en})`;
  }
}

/** Whether a Chinese word is a title with characters left out, its first kept. */
function shortens(word: string, title: string): boolean {
  if (word[0] !== title[0] || !/^\p{Script=Han}+$/u.test(word)) return false;
  let at = 0;
  for (const mark of title) if (mark === word[at]) at += 1;
  return at === word.length;
}

const SIDES: Readonly<Record<string, Text>> = { left: { zh: '左侧', en: 'left' }, right: { zh: '右侧', en: 'right' }, both: { zh: '两侧', en: 'both' } };

const made = new WeakMap<PlanSource, WeakMap<LayerSource, Map<string, Vocabulary | undefined>>>();

/** Undefined where a column may hold any word. Sign types are the rules' and are held against them when the package is built. */
export function vocabularyOf(layer: LayerSource, column: string, plan: PlanSource): Vocabulary | undefined {
  const ofPlan = made.get(plan) ?? new WeakMap<LayerSource, Map<string, Vocabulary | undefined>>();
  const ofLayer = ofPlan.get(layer) ?? new Map<string, Vocabulary | undefined>();
  made.set(plan, ofPlan);
  ofPlan.set(layer, ofLayer);
  if (!ofLayer.has(column)) ofLayer.set(column, makeVocabulary(layer, column, plan));
  return ofLayer.get(column);
}

function makeVocabulary(layer: LayerSource, column: string, plan: PlanSource): Vocabulary | undefined {
  const own = layer.titles !== undefined && Object.hasOwn(layer.titles, column) ? (layer.titles[column]?.words ?? {}) : {};
  const classes = column === 'class' ? classesOf(plan, layer.role) : undefined;
  if (classes !== undefined) return new Vocabulary(classes, titlesOf(layer.role === 'zones' ? plan.zoneClasses : plan.segmentClasses));
  if (column === 'phase') return new Vocabulary(plan.phases.map(({ id }) => id), titlesOf(plan.phases));
  if (layer.role === 'segments' && column === 'side') return new Vocabulary(Object.keys(SIDES), { ...SIDES, ...own });
  if ((layer.role === 'sites' || layer.role === 'existing-signs') && column === 'use') {
    const use = PROPERTY.get('use');
    return new Vocabulary(MATRIX_USES, { ...(use?.kind === 'choice' ? use.labels : {}), ...own });
  }
  const words = layer.words !== undefined && Object.hasOwn(layer.words, column) ? layer.words[column] : undefined;
  return words === undefined ? undefined : new Vocabulary(words, own);
}

const titlesOf = (list: readonly { id: string; title: Text }[]): Record<string, Text> => Object.fromEntries(list.map(({ id, title }) => [id, title]));
