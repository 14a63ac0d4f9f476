/** A question in plain words, as a chip has it: 面积 ≥ 0.5 km²; 距公路 ≤ 100 m; 在画出的范围内. */
import { spokenName } from '../../plan/spoken-name.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Text } from '../../problem.ts';
import type { Column, ThingSet } from '../sets/types.ts';
import type { AttributeQuestion, How, Operator, Question } from './types.ts';

const t = (zh: string, en: string): Text => ({ zh, en });

/** What the controls call the comparisons. */
export const OPERATOR_WORDS: Readonly<Record<Operator, Text>> = {
  eq: t('=', '='),
  ne: t('≠', '≠'),
  ge: t('≥', '≥'),
  le: t('≤', '≤'),
  between: t('介于', 'between'),
  has: t('包含', 'contains'),
  in: t('是其中之一', 'is one of'),
  unknown: t('不详', 'is not known'),
};
export const HOW_WORDS: Readonly<Record<How, Text>> = { touches: t('相交或相接', 'overlapping or touching'), within: t('完全在内', 'wholly inside') };

export function said(question: Question, set: ThingSet, plan: Plan): Text {
  switch (question.kind) {
    case 'attribute':
      return saidOfColumn(question, set.columns.find(({ id }) => id === question.column));
    case 'search':
      return t(`含“${question.text}”`, `contains “${question.text}”`);
    case 'in': {
      const { zh, en } = featureWords(plan, question.layer, question.key);
      return question.how === 'within' ? t(`完全在${zh}内`, `wholly inside ${en}`) : t(`在${zh}内`, `in ${en}`);
    }
    case 'near': {
      const { zh, en } = question.key === null ? layerWords(plan, question.layer) : featureWords(plan, question.layer, question.key);
      return t(`距${zh} ≤ ${plainNumber(question.metres)} m`, `≤ ${plainNumber(question.metres)} m from ${en}`);
    }
    case 'drawn':
      return question.how === 'within' ? t('完全在画出的范围内', 'wholly inside the drawn area') : t('在画出的范围内', 'in the drawn area');
    case 'zones':
      return question.how === 'within' ? t('完全在筛选出的分区内', 'wholly inside the zones shown') : t('在筛选出的分区内', 'in the zones shown');
  }
}

function saidOfColumn({ column: id, op, values }: AttributeQuestion, column: Column | undefined): Text {
  const title = column?.title ?? t(id, id);
  const unit = column?.unit === undefined ? '' : ` ${column.unit}`;
  const value = (one: string | number): Text => column?.words?.get(String(one)) ?? t(typeof one === 'number' ? plainNumber(one) : one, typeof one === 'number' ? plainNumber(one) : one);
  const [first, second] = [value(values[0] ?? ''), value(values[1] ?? '')];
  switch (op) {
    case 'unknown':
      return t(`${title.zh}不详`, `${title.en} not known`);
    case 'has':
      return t(`${title.zh}含“${first.zh}”`, `${title.en} contains “${first.en}”`);
    case 'in':
      return t(`${title.zh}：${values.map((one) => value(one).zh).join('、')}`, `${title.en}: ${values.map((one) => value(one).en).join(', ')}`);
    case 'between':
      return t(`${title.zh} ${first.zh}–${second.zh}${unit}`, `${title.en} ${first.en}–${second.en}${unit}`);
    default:
      return t(`${title.zh} ${OPERATOR_WORDS[op].zh} ${first.zh}${unit}`, `${title.en} ${OPERATOR_WORDS[op].en} ${first.en}${unit}`);
  }
}

const plainNumber = (value: number): string => String(value).replace('-', '−');

function layerWords({ layers }: Plan, id: string): Text {
  const title = layers.get(id)?.entry.title;
  return title === undefined ? t(id, id) : t(title.zh, lower(title.en));
}
const lower = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

/** A feature by its name where it has one, else by its key. */
function featureWords(plan: Plan, layer: string, key: string): Text {
  const feature = plan.layers.get(layer)?.features.find((one) => one.key === key);
  const name = feature === undefined ? '' : spokenName(feature);
  const words = layerWords(plan, layer);
  return name === '' ? t(`${words.zh} ${key} `, `${words.en} ${key}`) : t(`“${name}”`, `“${name}”`);
}
