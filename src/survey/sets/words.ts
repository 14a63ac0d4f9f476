/** What the columns of the desk are called, and the words that stand in them. */
import type { Verdict } from '../../check/types.ts';
import type { Plan } from '../../plan/plan.ts';
import type { LayerEntry } from '../../plan/schema/manifest.ts';
import { PROPERTY } from '../../plan/vocabulary.ts';
import type { Text } from '../../problem.ts';
import type { SetId } from './types.ts';

const t = (zh: string, en: string): Text => ({ zh, en });

export const SET_TITLES: Readonly<Record<SetId, Text>> = { zones: t('分区', 'Zones'), segments: t('路段', 'Segments'), sites: t('点位', 'Sites'), signs: t('现状广告', 'Existing signs') };

export const TITLES = {
  key: t('编号', 'Number'),
  name: t('名称', 'Name'),
  class: t('分类', 'Class'),
  area: t('面积', 'Area'),
  phase: t('分期', 'Phase'),
  from: t('生效', 'In force from'),
  until: t('失效', 'In force until'),
  signs: t('现状广告', 'Signs'),
  failing: t('不符合', 'Not conforming'),
  undetermined: t('无法判定', 'Undecided'),
  source: t('来源', 'Source'),
  road: t('道路', 'Road'),
  side: t('控制侧', 'Side'),
  depth: t('控制进深', 'Depth'),
  length: t('长度', 'Length'),
  signType: t('广告类型', 'Sign type'),
  use: t('用途', 'Use'),
  radius: t('点位半径', 'Radius'),
  maxWidth: t('最大宽度', 'Max. width'),
  maxHeight: t('最大高度', 'Max. height'),
  maxArea: t('最大面积', 'Max. area'),
  maxTop: t('顶部最大离地', 'Max. top'),
  capacity: t('容量', 'Capacity'),
  taken: t('已设', 'Taken'),
  verdict: t('判定', 'Verdict'),
  width: t('宽', 'Width'),
  height: t('高', 'Height'),
  top: t('顶部离地', 'Top'),
  zone: t('所在分区', 'Zones'),
  failures: t('不符合项', 'Failing'),
  clause: t('首要条款', 'Deciding clause'),
  clauses: t('触发条款', 'Clauses found'),
  row: t('文件行', 'Row'),
  error: t('有误之处', 'What is wrong'),
} as const satisfies Record<string, Text>;

const VERDICT_WORDS: Readonly<Record<Verdict, Text>> = {
  nonconforming: t('不符合', 'Does not conform'),
  undetermined: t('无法判定', 'Cannot be decided'),
  outside: t('规划范围外', 'Outside the plan area'),
  conditional: t('有条件符合', 'Conforms with consent'),
  conforming: t('未发现冲突', 'No conflict found'),
};
/** Verdicts, worst first, after what is in error; last what waits. */
export const VERDICT_STATES: ReadonlyMap<string, Text> = new Map([['error', t('此行有误', 'Row in error')], ...Object.entries(VERDICT_WORDS), ['waiting', t('尚未判定', 'Not judged yet')]]);

export const BASIS_WORDS: ReadonlyMap<string, Text> = new Map([
  ['official', t('主管部门提供', 'Official')],
  ['published', t('公开资料', 'Published')],
  ['demonstration', t('示范绘制', 'Drawn for demonstration')],
] satisfies [LayerEntry['basis'], Text][]);

const SIDES: ReadonlyMap<string, Text> = new Map([['left', t('左侧', 'left')], ['right', t('右侧', 'right')], ['both', t('两侧', 'both')]]);
export const sideWords = (entry: LayerEntry | undefined): ReadonlyMap<string, Text> => {
  const words = entry?.titles?.['side']?.words;
  return words === undefined ? SIDES : new Map(Object.entries(words));
};

export const titled = (items: readonly { readonly id: string; readonly title: Text }[]): ReadonlyMap<string, Text> => new Map(items.map(({ id, title }) => [id, title]));

export function useWords(): ReadonlyMap<string, Text> {
  const property = PROPERTY.get('use');
  return new Map(property?.kind === 'choice' ? Object.entries(property.labels ?? {}) : []);
}

/** Clauses by id, and the plan's own table. */
export const clauseWords = ({ rules }: Plan): ReadonlyMap<string, Text> => new Map([['matrix', t('规划管控', 'Plan rules')], ...titled(rules.clauses)]);

/** Several words of a list, `wall|pole`, as one. */
export function joined(value: string, words: ReadonlyMap<string, Text>): Text {
  const parts = value.split('|').map((part) => words.get(part) ?? t(part, part));
  return { zh: parts.map(({ zh }) => zh).join('、'), en: parts.map(({ en }) => en).join(', ') };
}

/** Columns that packages have by agreement. */
const USUAL: Readonly<Record<string, Text>> = { note: t('备注', 'Note'), level: t('级别', 'Level'), kind: t('种类', 'Kind') };

/** What a layer or the vocabulary calls a column; its own name where neither does. */
export function columnTitle(entry: LayerEntry | undefined, name: string): Text {
  const title = entry?.titles?.[name];
  return title === undefined ? (PROPERTY.get(name)?.label ?? USUAL[name] ?? t(name, name)) : t(title.zh, title.en);
}
