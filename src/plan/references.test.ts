import { describe, expect, test } from 'vitest';
import { buildFromSources } from './build/build.ts';
import { tinySources, type Tiny } from './tiny.fixture.ts';

/** Problems of the tiny plan with one thing changed. */
function problems(change: (tiny: Tiny) => void): { code: string; file?: string; path?: string; received?: string; text: { zh: string; en: string } }[] {
  const built = buildFromSources(tinySources(change));
  return built.ok ? [] : [...built.problems];
}
const requires = (condition: unknown) => (tiny: Tiny): void => void Object.assign(tiny.own.clauses[0] ?? {}, { requires: condition });
const paper = (rest: Record<string, unknown>) => (tiny: Tiny): void => {
  const text = { zh: '甲', en: 'A' };
  Object.assign(tiny.law, { procedure: [{ id: 'E-1', kind: 'paper', title: text, citation: { document: '某法', article: '第一条' }, tier: 'T1', confidence: 'V', read: '2026-01-01', text, ...rest }] });
};
const defining = (...definitions: Record<string, unknown>[]) => (tiny: Tiny): void => void tiny.own.definitions.push(...definitions.map((definition) => ({ title: { zh: '甲', en: 'A' }, ...definition })));

describe('a name that is not there, with the nearest that is', () => {
  test.each<[string, unknown, string, string, string]>([
    ['a fact', { fact: 'hieght', op: '<=', value: 3 }, 'rules.unknown-fact', '.fact', 'height'],
    ['a fact in a limit', { fact: 'height', op: '<=', value: { times: [2, { fact: 'facadewidth' }] } }, 'rules.unknown-fact', '.value.times[1].fact', 'facadeWidth'],
    ['a definition', { fact: 'faceAera', op: '<=', value: 3 }, 'rules.unknown-fact', '.fact', 'faceArea'],
    ['a word', { fact: 'display', in: ['led', 'lightbx'] }, 'rules.unknown-value', '.in', 'lightbox'],
    ['a sign type', { not: { fact: 'signType', in: ['poles'] } }, 'rules.unknown-value', '.not.in', 'pole'],
    ['a layer', { none: { layer: 'highway', within: 5 } }, 'rules.unknown-layer', '.none.layer', 'highways'],
    ['a layer among several', { none: { layer: ['highways', 'power-cable'] } }, 'rules.unknown-layer', '.none.layer', 'power-cables'],
    ['a column', { none: { layer: 'highways', where: { attr: 'clas', in: ['national'] } } }, 'rules.unknown-column', '.none.where.attr', 'class'],
    ['a column to grow by', { none: { layer: 'highways', grow: 'halfwidth' } }, 'rules.unknown-column', '.none.grow', 'halfWidth'],
    ['a column to sum', { sum: { layer: 'existing-signs' }, of: 'aera', op: '<', value: 9 }, 'rules.unknown-column', '.of', 'area'],
    ['a class', { none: { layer: 'zones', where: { attr: 'class', in: ['prohibted'] } } }, 'rules.unknown-value', '.none.where.in', 'prohibited'],
    ['a table', { each: { layer: 'highways' }, satisfies: { distance: '>', value: { table: 'highway-bel', by: { attr: 'class' } } } }, 'rules.unknown-table', '.satisfies.value.table', 'highway-belt'],
    ['a case', { fact: 'height', op: '<', value: { cases: { walls: 3 }, by: { fact: 'signType' } } }, 'rules.unknown-value', '.value.by', 'wall'],
    ['a bearing', { none: { layer: 'highways', facing: 90 } }, 'rules.unknown-column', '.none.facing', ''],
    ['a building', { none: { layer: 'highways', same: 'building' } }, 'rules.unknown-column', '.none.same', ''],
    ['a road', { none: { layer: 'existing-signs', along: 'segment' } }, 'rules.unknown-layer', '.none.along', 'segments'],
  ])('%s', (_, condition, code, path, guess) => {
    const found = problems(requires(condition));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ code, file: 'clauses/own.json', path: `clauses[P-01].requires${path}` });
    if (guess === '') expect(found[0]?.text.en).not.toContain('Did you mean');
    else expect(found[0]?.text).toMatchObject({ en: expect.stringContaining(`Did you mean ${guess}?`), zh: expect.stringContaining(`是否应为 ${guess}？`) });
  });

  test.each<[string, (tiny: Tiny) => void, string, string, string]>([
    ['a consent', (tiny) => Object.assign(tiny.law.clauses[1] ?? {}, { consent: 'gird' }), 'rules.unknown-consent', '../national/law.json', 'clauses[L-18].consent'],
    ['a consent of a paper', paper({ consents: ['gird'] }), 'rules.unknown-consent', '../national/law.json', 'procedure[E-1].consents[0]'],
    ['a fact that a paper depends on', paper({ when: { fact: 'larg', is: true } }), 'rules.unknown-fact', '../national/law.json', 'procedure[E-1].when.fact'],
    ['an adopted clause', (tiny) => tiny.plan.adopts.push('S-011'), 'rules.unknown-clause', 'plan.json', 'adopts[1]'],
    ['the fact of the bands', (tiny) => (tiny.plan.bands.fact = 'larg'), 'rules.unknown-fact', 'plan.json', 'bands.fact'],
    ['a property asked for', (tiny) => tiny.law.signTypes[0]?.asks.push('colour'), 'rules.unknown-property', '../national/law.json', 'signTypes[wall].asks[2]'],
    ['a slot of a text', (tiny) => Object.assign(tiny.law.clauses[0] ?? {}, { text: { met: { zh: '{valeu}', en: 'x' }, broken: { zh: 'x', en: 'x' } } }), 'rules.unknown-slot', '../national/law.json', 'clauses[L-12].text.met.zh'],
    ['a field of a type', defining({ name: 'kind', ofType: 'mountings' }), 'rules.unknown-field', 'clauses/own.json', 'definitions[kind].ofType'],
  ])('%s', (_, change, code, file, path) => {
    expect(problems(change)).toContainEqual(expect.objectContaining({ code, file, path }));
  });
});

describe('a name of another kind than its place asks for', () => {
  test.each<[string, unknown, string]>([
    ['a word compared as a number', { fact: 'display', op: '<', value: 3 }, '.fact'],
    ['a number as yes or no', { fact: 'height', is: true }, '.fact'],
    ['a list as a word', { fact: 'consents', in: ['x'] }, '.fact'],
    ['a text column as a number', { each: { layer: 'highways' }, satisfies: { attr: 'class', op: '<', value: 1 } }, '.satisfies.attr'],
    ['a number column as a word', { none: { layer: 'existing-signs', where: { attr: 'area', in: ['x'] } } }, '.none.where.attr'],
    ['a line to be inside of', { inside: { layer: 'highways' } }, '.inside.layer'],
    ['a road that is no segment', { none: { layer: 'existing-signs', along: 'highways' } }, '.none.along'],
    ['steps by a word', { fact: 'height', op: '<', value: { steps: [[1, 2], [null, 3]], by: { fact: 'use' } } }, '.value.by.fact'],
  ])('%s', (_, condition, path) => {
    expect(problems(requires(condition))).toMatchObject([{ code: 'rules.kind', path: `clauses[P-01].requires${path}` }]);
  });

  test('steps whose last one has an end leave numbers without a limit', () => {
    expect(problems(requires({ fact: 'height', op: '<', value: { steps: [[1, 2]], by: { fact: 'width' } } }))).toMatchObject([{ code: 'rules.steps' }]);
  });

  test.each<[string, unknown]>([
    ['an attribute', { fact: 'height', op: '<', value: { attr: 'halfWidthMin' } }],
    ['a distance', { distance: '<', value: 3 }],
    ['the attribute of a count\'s limit', { count: { layer: 'highways' }, op: '<', value: { attr: 'halfWidthMin' } }],
  ])('%s outside of any feature', (_, condition) => {
    expect(problems(requires(condition))).toMatchObject([{ code: 'rules.no-feature' }]);
  });
});

test('interval columns serve to grow, and declared absence serves for a layer', () => {
  expect(problems(requires({ all: [{ none: { layer: ['highways', 'power-cables'], grow: 'halfWidth', where: { attr: 'lit', is: true } } }, { none: { layer: 'power-cables', where: { attr: 'anything', in: ['x'] } } }] }))).toEqual([]);
});

test.each<[string, (tiny: Tiny) => void, string, string]>([
  ['a clause twice', (tiny) => tiny.own.clauses.push({ ...tiny.own.clauses[0] }), 'rules.duplicate', 'clauses[P-01]'],
  ['a definition twice', defining({ name: 'faceArea', value: 1 }), 'rules.duplicate', 'definitions[faceArea]'],
  ['a definition of nothing', defining({ name: 'empty' }), 'rules.value', 'definitions[empty]'],
  ['a definition of itself', defining({ name: 'a', value: { fact: 'b' } }, { name: 'b', value: { plus: [1, { fact: 'a' }] } }), 'rules.circle', 'definitions[a]'],
  ['bounds the wrong way round', defining({ name: 'a', between: [2, 1] }), 'rules.value', 'definitions[a].between'],
  ['consent without saying which', (tiny) => delete tiny.law.clauses[1]?.['consent'], 'rules.value', 'clauses[L-18].consent'],
  ['falling steps', requires({ fact: 'height', op: '<', value: { steps: [[3, 1], [2, 1]], by: { fact: 'width' } } }), 'rules.steps', 'clauses[P-01].requires.value.steps[1]'],
  ['a row with a part too many', requires({ fact: 'height', op: '<', value: { cases: { 'wall|led': 1 }, by: { fact: 'signType' } } }), 'rules.row', 'clauses[P-01].requires.value.by'],
])('%s', (_, change, code, path) => {
  expect(problems(change)).toContainEqual(expect.objectContaining({ code, path }));
});

test('a fallback for a property may name the property: it looks at what is stated', () => {
  expect(problems(defining({ name: 'clearance', value: { minus: [{ fact: 'topHeight' }, { fact: 'height' }] } }, { name: 'topHeight', value: { plus: [{ fact: 'clearance' }, { fact: 'height' }] } }))).toEqual([]);
});
