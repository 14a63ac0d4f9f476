/** Questions in an address: what is written is read back, and what is broken is named. */
import fc from 'fast-check';
import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { SETS } from '../sets/types.ts';
import { questionsToText, roundedRings, textToQuestions } from './text.ts';
import { askedOfSets, HOWS, OPERATORS, type Asked, type Question } from './types.ts';

const words = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1 }), fc.stringMatching(/^[*,~/:@a-z湖]{1,8}$/)).filter((text) => text.trim() !== '');
const how = fc.constantFrom(...HOWS);
const ring = fc.array(fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true })), { minLength: 3, maxLength: 6 }).map((places): Position[] => [...places, places[0] ?? [0, 0]]);
const question: fc.Arbitrary<Question> = fc.oneof(
  fc.record({ column: words, op: fc.constantFrom(...OPERATORS) }).chain(({ column, op }) =>
    (op === 'unknown' ? fc.constant([]) : fc.array(words, { minLength: op === 'between' ? 2 : 1, maxLength: op === 'between' ? 2 : op === 'in' ? 4 : 1 })).map((values): Question => ({ kind: 'attribute', column, op, values })),
  ),
  words.map((text): Question => ({ kind: 'search', text })),
  fc.record({ kind: fc.constant('in' as const), layer: words, key: words, how }),
  fc.record({ kind: fc.constant('near' as const), layer: words, key: fc.option(words), metres: fc.double({ min: 0, max: 1e6, noNaN: true }).map((metres) => metres + 0) }),
  fc.record({ kind: fc.constant('drawn' as const), how, rings: fc.array(ring, { minLength: 1, maxLength: 3 }).map(roundedRings) }),
  how.map((one): Question => ({ kind: 'zones', how: one })),
);
const asked: fc.Arbitrary<Asked> = fc.record({ questions: fc.array(question, { maxLength: 4 }), sort: fc.option(fc.record({ column: words, direction: fc.constantFrom('up' as const, 'down' as const) })) });

describe('text', () => {
  test('what is written is read back, also through the address’s own encoding', () => {
    fc.assert(
      fc.property(fc.record({ zones: asked, segments: asked, sites: asked, signs: asked }), (all) => {
        const text = questionsToText(all);
        fc.pre(text.length <= 8000);
        const params = new URLSearchParams();
        params.set('q', text);
        const back = textToQuestions(new URLSearchParams(params.toString()).get('q') ?? '');
        expect(back.problems).toEqual([]);
        expect(back.asked).toEqual(all);
        expect(decodeURIComponent(encodeURIComponent(text))).toBe(text);
      }),
    );
  });
  test('it can be read by hand', () => {
    const text = 'zones:area,ge,0.5~class,in,display,strict~@sort,area,down/signs:@near,highways,,100~@in,zones,ZS-03,touches~@zones,within~@text,甘棠';
    const { asked: read, problems } = textToQuestions(text);
    expect(problems).toEqual([]);
    expect(read.zones.sort).toEqual({ column: 'area', direction: 'down' });
    expect(read.signs.questions[0]).toEqual({ kind: 'near', layer: 'highways', key: null, metres: 100 });
    expect(questionsToText(read)).toBe(text);
  });
  test('nothing asked is an empty text', () => {
    expect(questionsToText(askedOfSets())).toBe('');
    expect(textToQuestions('')).toEqual({ asked: askedOfSets(), problems: [] });
  });
  test('a broken part is left out and named; the rest stands', () => {
    const { asked: read, problems } = textToQuestions('zones:area,ge,0.5~area,over,1~@near,highways,,x~@drawn,touches,1@2@3@4~@what~name,between,a/roads:a,eq,1/signs:@zones,touches~@sort,area');
    expect(read.zones.questions).toEqual([{ kind: 'attribute', column: 'area', op: 'ge', values: ['0.5'] }]);
    expect(read.signs.questions).toEqual([{ kind: 'zones', how: 'touches' }]);
    expect(problems.map(({ path, text: { zh } }) => [path, zh.split('：')[0]])).toEqual([['zones', 'area,over,1'], ['zones', '@near,highways,,x'], ['zones', '@drawn,touches,1@2@3@4'], ['zones', '@what'], ['zones', 'name,between,a'], [undefined, 'roads:a,eq,1'], ['signs', '@sort,area']]);
  });
  test('whatever stands in an address, nothing is thrown', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[zonesig:@,~*/.0-9]{0,60}$/)), (text) => {
        const { asked: read, problems } = textToQuestions(text);
        const again = textToQuestions(questionsToText(read));
        expect(again.asked).toEqual(read);
        expect(SETS.every((set) => read[set].questions.length + problems.length >= 0)).toBe(true);
      }),
    );
  });
  test('what is too long is refused whole', () => {
    expect(textToQuestions(`zones:name,eq,${'湖'.repeat(8000)}`).problems).toHaveLength(1);
  });
});
