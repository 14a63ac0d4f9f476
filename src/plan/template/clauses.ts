/** A document of clauses to begin with: what is large is not laid down yet, and one clause shows how one is written. Both are undecided until somebody writes them. */
import type { Text } from '../../problem.ts';
import type { ClauseFile } from '../schema/rules.ts';

const t = (zh: string, en: string): Text => ({ zh, en });

export function exampleClauses(id: string, name: Text, day: string): ClauseFile {
  return {
    schema: 'signplan-clauses/1',
    id: `${id}-rules`,
    version: '0.0.1',
    title: t(`${name.zh}管控条款（样例，请改写）`, `Clauses of ${name.en} (a sample; to be rewritten)`),
    definitions: [
      {
        name: 'large',
        title: t('大型户外广告（标准尚未填写）', 'Large outdoor advertising (its measure has not been entered)'),
        basis: 'plan',
        when: { fact: 'longSide', op: '>=', value: { unpublished: t('本规划对“大型”的规定', 'what this plan calls large') } },
      },
    ],
    clauses: [
      {
        id: 'P-01',
        title: t('样例条款：墙面广告的高度（请改写或删除）', 'Sample clause: height of a wall sign (rewrite or delete it)'),
        citation: { document: `${name.zh}户外广告专项规划`, article: '（尚未填写）', documentEn: `Outdoor advertising plan of ${name.en}`, articleEn: '(not entered yet)' },
        tier: 'T2',
        confidence: 'S',
        read: day,
        applies: { fact: 'signType', in: ['wall'] },
        requires: { fact: 'height', op: '<=', value: { unpublished: t('本规划对墙面广告高度的限值', 'this plan’s limit for the height of wall signs') } },
        outcome: 'fail',
        text: { met: t('高 {value} m，不大于 {limit} m。', 'The height is {value} m; at most {limit} m.'), broken: t('高 {value} m，须不大于 {limit} m。', 'The height is {value} m; it must be at most {limit} m.') },
        examples: [
          { title: t('限值尚未填写', 'The limit has not been entered'), properties: { signType: 'wall', height: 1 }, expect: 'unknown' },
          { title: t('不是墙面广告', 'No wall sign'), properties: { signType: 'lamp-post', height: 1 }, expect: 'not-applicable' },
        ],
      },
    ],
  };
}
