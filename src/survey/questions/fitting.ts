/** Questions of a link held against the plan at hand: what no control could show is left out and named. */
import type { Plan } from '../../plan/plan.ts';
import { shown, type Problem, type Text } from '../../problem.ts';
import type { Column, SetId, ThingSet } from '../sets/types.ts';
import { operatorsOf } from './attributes.ts';
import type { ReadQuestions } from './text.ts';
import { askedOfSets, type AttributeQuestion, type Question } from './types.ts';

/** The questions that fit, numbers as numbers; what was left out before, and now. */
export function fitting({ asked, problems }: ReadQuestions, sets: Record<SetId, ThingSet>, plan: Plan): ReadQuestions {
  const found: Problem[] = [...problems];
  const fit = askedOfSets((set) => {
    const { questions, sort } = asked[set];
    const drop = (received: string, text: Text): null => {
      found.push({ code: 'questions.unfit', path: set, received: shown(received), text });
      return null;
    };
    const columns = sets[set].columns;
    const kept = questions.map((question) => fitted(question, columns, plan, drop)).filter((question) => question !== null);
    const isSortable = sort === null || columns.some(({ id }) => id === sort.column);
    if (!isSortable) drop(sort.column, { zh: `没有“${sort.column}”这一列，未排序。`, en: `There is no column ${sort.column} to order by.` });
    return { questions: kept, sort: isSortable ? sort : null };
  });
  return { asked: fit, problems: found };
}

type Drop = (received: string, text: Text) => null;

function fitted(question: Question, columns: readonly Column[], { layers }: Plan, drop: Drop): Question | null {
  switch (question.kind) {
    case 'attribute':
      return fittedAttribute(question, columns, drop);
    case 'in':
    case 'near': {
      const layer = layers.get(question.layer);
      if (layer === undefined) return drop(question.layer, { zh: `数据包没有图层“${question.layer}”，此条件未采用。`, en: `The package has no layer ${question.layer}; this question is left out.` });
      // In a layer that was not read there may be one of this key.
      const isThere = layer.state === 'failed' || question.key === null || layer.features.some(({ key }) => key === question.key);
      return isThere ? question : drop(`${question.layer}/${question.key}`, { zh: `图层“${layer.entry.title.zh}”没有“${question.key}”，此条件未采用。`, en: `${layer.entry.title.en} has no ${question.key}; this question is left out.` });
    }
    default:
      return question;
  }
}

function fittedAttribute(question: AttributeQuestion, columns: readonly Column[], drop: Drop): AttributeQuestion | null {
  const { column: id, op, values } = question;
  const column = columns.find((one) => one.id === id);
  if (column === undefined) return drop(id, { zh: `没有“${id}”这一列，此条件未采用。`, en: `There is no column ${id}; this question is left out.` });
  if (!operatorsOf(column).includes(op) && !(column.kind === 'word' && op === 'eq')) return drop(`${id} ${op}`, { zh: `“${column.title.zh}”不能这样比较，此条件未采用。`, en: `${column.title.en} cannot be compared so; this question is left out.` });
  if (column.kind !== 'number') return question;
  const numbers = values.map((value) => (String(value).trim() === '' ? NaN : Number(value)));
  if (!numbers.every(Number.isFinite)) return drop(values.join(', '), { zh: `“${column.title.zh}”须与数比较，此条件未采用。`, en: `${column.title.en} must be compared with a number; this question is left out.` });
  return { ...question, values: numbers };
}
