/** The names that a sentence is made of: facts, columns and layers as people call them, and how they are joined. */
import type { Plan } from '../../plan/plan.ts';
import type { Definition } from '../../plan/schema/rules.ts';
import { PROPERTY } from '../../plan/vocabulary.ts';
import type { Text } from '../../problem.ts';
import { lexicon, type Lexicon } from '../lexicon.ts';
import type { Language } from '../phrases.ts';
import { limitAmount } from '../quantity.ts';
import { word, type Filled, type Word } from './words.ts';

const t = (zh: string, en: string): Text => ({ zh, en });

/** Labels made for a form that do not fit into a sentence. */
const FACTS: Readonly<Record<string, Text>> = { clearanceOver: t('广告下方', 'below the sign') };
const VALUES: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  clearanceOver: { none: t('人行道、车行道以外的地方', 'neither sidewalk nor carriageway') },
  // Fields of a sign type, which have no labels of their own.
  mounting: { building: t('附着于建筑', 'on a building'), facility: t('附着于公共设施', 'on a public facility'), 'free-standing': t('独立设置', 'free-standing'), enclosure: t('附着于围挡', 'on a hoarding') },
  group: { building: t('建筑上', 'on buildings'), facility: t('公共设施上', 'on public facilities'), ground: t('落地', 'on the ground'), enclosure: t('围挡与临时', 'hoardings and temporary') },
};
/** What a yes or no of the proposal says in a sentence. */
const FLAGS: Readonly<Record<string, readonly [yes: Text, no: Text]>> = {
  animated: [t('画面是动态的', 'the picture moves'), t('画面不是动态的', 'the picture does not move')],
  pitchedRoof: [t('设在坡屋顶上', 'it stands on a pitched roof'), t('不设在坡屋顶上', 'it does not stand on a pitched roof')],
  commonParts: [t('用到建筑共有部分', 'it uses shared parts of the building'), t('不用到建筑共有部分', 'it uses no shared parts of the building')],
};

/** In the middle of an English sentence: `Wall sign` → `wall sign`; abbreviations stay (`LED screen`, `E0 naturally dark`). */
const lower = (text: string): string => (/^\p{Lu}(?:\p{Ll}|$|\s)/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);

/** Chinese beside Latin letters, digits and signs is set apart, but for what is full width already. */
const spaced = (text: string): string => text.replace(/([\p{Script=Han}])(?=[A-Za-z0-9≥≤<>≠=×+−])/gu, '$1 ').replace(/([A-Za-z0-9%²°×+−])(?=\p{Script=Han})/gu, '$1 ').replace(/([（）“”，。；：、]) +/g, '$1').replace(/ +(?=[（）“”，。；：、])/g, '');

/** `halfWidthMin` → the lower end of `halfWidth`. */
function endOf(name: string): readonly [stem: string, end: 'Min' | 'Max' | undefined] {
  const end = name.endsWith('Min') ? 'Min' : name.endsWith('Max') ? 'Max' : undefined;
  return [end === undefined ? name : name.slice(0, -3), end];
}

export class Terms {
  readonly plan: Plan;
  readonly words: Lexicon;
  readonly language: Language;
  private readonly definitions: ReadonlyMap<string, Definition>;

  constructor(plan: Plan, language: Language) {
    this.plan = plan;
    this.words = lexicon(plan);
    this.language = language;
    this.definitions = new Map(plan.rules.definitions.map((definition) => [definition.name, definition]));
  }

  say(key: Word, values: Filled = {}): string {
    return word(key, this.language, values);
  }

  definition(name: string): Definition | undefined {
    return this.definitions.get(name);
  }

  /** A title within a sentence. */
  inner(text: string): string {
    return this.language === 'en' ? lower(text) : text;
  }

  fact(name: string): string {
    return FACTS[name]?.[this.language] ?? this.inner(this.words.fact(name, this.language));
  }

  /** A yes or no about the sign. */
  flag(name: string, yes: boolean): string {
    const own = Object.hasOwn(FLAGS, name) ? FLAGS[name] : undefined;
    return own?.[yes ? 0 : 1][this.language] ?? this.say(yes ? 'flag' : 'flag.not', { x: this.fact(name) });
  }

  /** A word of a fact: `led` → LED 显示屏. */
  value(name: string, value: string): string {
    const own = Object.hasOwn(VALUES, name) ? VALUES[name]?.[value] : undefined;
    return own?.[this.language] ?? this.inner(this.words.word(value, name, this.language));
  }

  unit(name: string): string {
    const property = PROPERTY.get(name);
    return this.definition(name)?.unit ?? (property?.kind === 'number' ? property.unit : '');
  }

  layer(id: string): string {
    return this.say('quote', { x: this.words.layer(id, this.language) });
  }

  layers(ids: readonly string[]): string {
    return this.or(ids.map((id) => this.layer(id)));
  }

  /** The column of the first of these layers that is there. */
  column(layers: readonly string[], name: string): string {
    const id = this.holder(layers, name);
    const [stem, end] = endOf(name);
    if (end !== undefined && this.entry(id)?.titles?.[name] === undefined && this.entry(id)?.titles?.[stem] !== undefined) return this.say('end', { x: this.inner(this.words.column(id, stem, this.language)), end: this.say(`end.${end}`) });
    return this.inner(this.words.column(id, name, this.language));
  }

  columnValue(layers: readonly string[], name: string, value: string): string {
    const id = this.holder(layers, name);
    const titled = this.entry(id)?.titles?.[name]?.words;
    if (titled !== undefined && Object.hasOwn(titled, value)) return titled[value]?.[this.language] ?? value;
    const role = this.words.role(id);
    if (name === 'class' && (role === 'zones' || role === 'segments')) return this.inner(this.words.klass(role === 'zones' ? 'zone' : 'segment', value, this.language));
    return this.value(name, value);
  }

  /** As the engine reads it: stated with the title, else that of the property of its name, else square metres for an area. */
  columnUnit(layers: readonly string[], name: string): string {
    const property = PROPERTY.get(name);
    const titles = this.entry(this.holder(layers, name))?.titles;
    return titles?.[name]?.unit ?? titles?.[endOf(name)[0]]?.unit ?? (property?.kind === 'number' ? property.unit : name.toLowerCase().endsWith('area') ? 'm²' : '');
  }

  isLine(layers: readonly string[]): boolean {
    return layers.every((id) => this.entry(id)?.geometry === 'LineString');
  }

  number(value: number, unit: string): string {
    return limitAmount(value, unit);
  }

  /** `A、B或C`; a list whose items hold commas or an “or” of their own is quoted in English. */
  or(items: readonly string[]): string {
    const shown = this.language === 'en' && items.length > 1 && items.some((item) => !item.startsWith('“') && /, | or /.test(item)) ? items.map((item) => this.say('quote', { x: item })) : items;
    const last = shown.at(-1) ?? '';
    return shown.length < 2 ? last : shown.slice(0, -1).join(this.say('list')) + this.say('or') + last;
  }

  bracket(text: string): string {
    return text === '' ? '' : this.say('bracket', { x: text });
  }

  /** A finished sentence without its full stop. */
  sentence(text: string): string {
    return this.language === 'en' ? text.trim().replace(/^\p{Ll}/u, (first) => first.toUpperCase()) : spaced(text.trim());
  }

  private entry(id: string) {
    return this.plan.layers.get(id)?.entry;
  }

  private holder(layers: readonly string[], name: string): string {
    return layers.find((id) => this.entry(id)?.titles?.[name] !== undefined) ?? layers.find((id) => this.entry(id) !== undefined) ?? layers[0] ?? '';
  }
}

/** What is at hand while a condition is read: the layers of the selector around it, whose features `attr` and `distance` mean. */
export interface Scope {
  readonly terms: Terms;
  readonly layers: readonly string[];
}

