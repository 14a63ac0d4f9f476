/** What a feature of the plan says of itself, column by column, in words. */
import type { Plan, PlanFeature, Value } from '../plan/plan.ts';
import type { Text } from '../problem.ts';
import { lexicon } from './lexicon.ts';
import type { Language } from './phrases.ts';

/** Columns that packages have by agreement and the vocabulary of proposals has not. */
const COLUMNS: Readonly<Record<string, Text>> = {
  key: { zh: '编号', en: 'Key' },
  name: { zh: '名称', en: 'Name' },
  class: { zh: '类别', en: 'Class' },
  note: { zh: '备注', en: 'Note' },
  from: { zh: '起', en: 'From' },
  until: { zh: '止', en: 'Until' },
  phase: { zh: '分期', en: 'Phase' },
  road: { zh: '道路', en: 'Road' },
  kind: { zh: '种类', en: 'Kind' },
  rank: { zh: '等级', en: 'Rank' },
  cls: { zh: '位置依据', en: 'Class of position' },
  source: { zh: '来源', en: 'Source' },
  pinyin: { zh: '拼音', en: 'Pinyin' },
  level: { zh: '级别', en: 'Level' },
};
const YES: Readonly<Record<Language, readonly [yes: string, no: string]>> = { zh: ['是', '否'], en: ['yes', 'no'] };

export interface Attribute {
  readonly column: string;
  readonly title: string;
  /** With its unit. */
  readonly value: string;
}

/** The title of a column; one that nobody named is shown as it is. */
export function columnTitle(plan: Plan, layer: string, column: string, language: Language): string {
  const titles = plan.layers.get(layer)?.entry.titles;
  const stem = /^(.+)(Min|Max)$/.exec(column);
  if (titles?.[column] === undefined && stem !== null && titles?.[stem[1] ?? ''] !== undefined) return `${titles[stem[1] ?? '']?.[language] ?? ''}${stem[2] === 'Min' ? (language === 'zh' ? '（下限）' : ' (least)') : language === 'zh' ? '（上限）' : ' (most)'}`;
  return titles?.[column]?.[language] ?? COLUMNS[column]?.[language] ?? lexicon(plan).column(layer, column, language);
}

/** All that is known of a feature, in the order of the layer's columns; `key` and `name` are left to whoever shows it. */
export function attributesOf(plan: Plan, layer: string, { properties }: PlanFeature, language: Language): readonly Attribute[] {
  const entry = plan.layers.get(layer)?.entry;
  if (entry === undefined) return [];
  return Object.keys(entry.columns).flatMap((column) => {
    const value = properties[column];
    if (value === undefined || column === 'key' || column === 'name') return [];
    return [{ column, title: columnTitle(plan, layer, column, language), value: valueText(plan, layer, column, value, language) }];
  });
}

function valueText(plan: Plan, layer: string, column: string, value: Value, language: Language): string {
  const words = lexicon(plan);
  const titles = plan.layers.get(layer)?.entry.titles;
  const title = titles?.[column] ?? titles?.[column.replace(/(Min|Max)$/, '')];
  if (typeof value === 'boolean') return YES[language][value ? 0 : 1];
  if (typeof value === 'number') return title?.unit === undefined ? String(value) : `${value} ${title.unit}`;
  const role = words.role(layer);
  if (column === 'class' && (role === 'zones' || role === 'segments')) return words.klass(role === 'zones' ? 'zone' : 'segment', value, language);
  // Several types of a site are joined by bars.
  return value.split(/[;|]/).map((part) => title?.words?.[part]?.[language] ?? words.word(part, column, language)).join(language === 'zh' ? '、' : ', ');
}
