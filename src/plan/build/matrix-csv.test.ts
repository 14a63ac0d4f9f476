import { describe, expect, test } from 'vitest';
import type { Matrix } from '../schema/rules.ts';
import { tinyMatrix } from '../tiny.fixture.ts';
import { readMatrixCsv, type MatrixAxes } from './matrix-csv.ts';

const axes: MatrixAxes = {
  scopes: ['zone:prohibited', 'zone:general', 'segment:strict', 'none'],
  types: ['wall', 'pole'],
  uses: ['commercial', 'public-service', 'own-name'],
  bands: ['regular', 'large'],
  facts: new Map([['height', 'number'], ['topHeight', 'number'], ['buildingHeight', 'number'], ['display', 'word'], ['animated', 'flag'], ['consents', 'list']]),
  words: new Map([['display', ['static', 'lightbox', 'led']]]),
};
const read = (content: string | Uint8Array) => readMatrixCsv(typeof content === 'string' ? new TextEncoder().encode(content) : content, 'matrix.csv', axes);
const KEY = 'zone,general,wall,commercial,regular';
const withCell = (cell: string): string => tinyMatrix({ [KEY]: cell });
const cellOf = (matrix: Matrix, scope: string, type: string, use: string, band: string) => {
  const index = ((matrix.scopes.indexOf(scope) * matrix.types.length + matrix.types.indexOf(type)) * matrix.uses.length + matrix.uses.indexOf(use)) * matrix.bands.length + matrix.bands.indexOf(band);
  return matrix.outcomes[matrix.cells[index] ?? -1];
};
const cell = (text: string) => {
  const result = read(text);
  if (!result.ok) throw new Error(result.problems[0]?.text.en);
  return cellOf(result.value, 'zone:general', 'wall', 'commercial', 'regular');
};
const problems = (content: string | Uint8Array) => {
  const result = read(content);
  return result.ok ? [] : result.problems;
};

test('every cell is where its key says', () => {
  const result = read(tinyMatrix({ 'none,,pole,own-name,large': 'allowed,', [KEY]: 'forbidden,' }));
  if (!result.ok) throw new Error(result.problems[0]?.text.en);
  const { cells, outcomes } = result.value;
  expect(cells).toHaveLength(48);
  expect(outcomes).toHaveLength(3);
  expect(cellOf(result.value, 'none', 'pole', 'own-name', 'large')).toEqual({ answer: 'allowed', article: '第 2 条' });
  expect(cellOf(result.value, 'zone:general', 'wall', 'commercial', 'regular')).toEqual({ answer: 'forbidden', article: '第 2 条' });
  expect(cells.filter((index) => outcomes[index]?.answer === 'silent')).toHaveLength(46);
});

test('the order of rows and empty rows change nothing', () => {
  const text = withCell('limited,height <= 3');
  const [heading = '', ...rows] = text.trimEnd().split('\r\n');
  expect(read([heading, ...rows.toReversed(), ',,,,,,,', ''].join('\n'))).toEqual(read(text));
});

test.each<[string, unknown]>([
  ['height <= 2.4', [{ fact: 'height', op: '<=', value: 2.4 }]],
  ['height≤2.4；topHeight ≥ 3', [{ fact: 'height', op: '<=', value: 2.4 }, { fact: 'topHeight', op: '>=', value: 3 }]],
  ['topHeight <= buildingHeight', [{ fact: 'topHeight', op: '<=', value: { fact: 'buildingHeight' } }]],
  ['height = 3; height > 1; height < 9', [{ fact: 'height', op: '=', value: 3 }, { fact: 'height', op: '>', value: 1 }, { fact: 'height', op: '<', value: 9 }]],
  ['display = static | lightbox', [{ fact: 'display', in: ['static', 'lightbox'] }]],
  ['animated = false;', [{ fact: 'animated', is: false }]],
])('the limits %s', (limits, conditions) => {
  expect(cell(withCell(`limited,${limits}`))).toEqual({ answer: 'limited', limits: conditions, article: '第 2 条' });
});

describe('encodings', () => {
  test('UTF-8 with a mark, as spreadsheets save it', () => {
    expect(read(`\ufeff${tinyMatrix()}`)).toEqual(read(tinyMatrix()));
  });
  test('GB18030, as Chinese spreadsheets still do', () => {
    const text = tinyMatrix();
    const gb = new Map([['第', [0xb5, 0xda]], ['条', [0xcc, 0xf5]]]);
    const bytes = new Uint8Array(Array.from(text).flatMap((letter) => gb.get(letter) ?? [letter.charCodeAt(0)]));
    expect(read(bytes)).toEqual(read(text));
  });
  test('UTF-16 is neither', () => {
    const text = tinyMatrix();
    expect(problems(new Uint8Array(Uint16Array.from(Array.from(text), (letter) => letter.charCodeAt(0)).buffer))).toMatchObject([{ code: 'matrix.encoding' }]);
  });
});

describe('proof', () => {
  test('every hole is named', () => {
    const rows = tinyMatrix().split('\r\n');
    const found = problems(rows.filter((row) => !row.includes(',pole,own-name,large')).join('\n'));
    expect(found).toHaveLength(4);
    expect(found[1]).toMatchObject({ code: 'matrix.hole', path: 'zone:general · pole · own-name · large' });
  });
  test('every contradiction is named with both rows', () => {
    const text = `${tinyMatrix()}${KEY},allowed,,第 3 条\n`;
    expect(problems(text)).toMatchObject([{ code: 'matrix.contradiction', path: 'row 50', text: { en: 'It has the key of row 14 and says something else; keep the right one.' } }]);
  });
  test('a row that is there twice is named, though both say the same', () => {
    const [, row = ''] = tinyMatrix().split('\r\n');
    expect(problems(`${tinyMatrix()}${row}\r\n`)).toMatchObject([{ code: 'matrix.duplicate', path: 'row 50', text: { en: 'It says the same as row 2; delete one of them.' } }]);
    // The same numbers written otherwise are the same answer.
    expect(problems(`${withCell('limited,height <= 3')}${KEY},limited,height≤3.0,第 2 条`)).toMatchObject([{ code: 'matrix.duplicate', path: 'row 50' }]);
  });
  test('a missing column', () => {
    expect(problems(tinyMatrix().replace('band', 'size'))).toMatchObject([{ code: 'matrix.columns', path: 'row 1' }]);
  });
  test.each([
    ['an unknown class', tinyMatrix().replace('zone,general,wall', 'zone,generel,wall'), 'row 14, class', 'general'],
    ['an unknown type', tinyMatrix().replace('zone,general,wall', 'zone,general,wal'), 'row 14, type', 'wall'],
    ['a class on none', tinyMatrix().replace('none,,wall', 'none,general,wall'), 'row 38, class', ''],
    ['an unknown answer', withCell('alowed,'), 'row 14, answer', 'allowed'],
    ['limited without limits', withCell('limited,'), 'row 14, limits', ''],
    ['limits without limited', withCell('allowed,height < 3'), 'row 14, limits', ''],
    ['an unknown fact', withCell('limited,hieght < 3'), 'row 14, limits', 'height'],
    ['an unknown word', withCell('limited,display = lightbx'), 'row 14, limits', 'lightbox'],
    ['a word that is compared', withCell('limited,display < led'), 'row 14, limits', ''],
    ['a number that is none', withCell('limited,height < 3m'), 'row 14, limits', ''],
    ['a flag that is none', withCell('limited,animated = no'), 'row 14, limits', ''],
    ['no limit at all', withCell('limited,height 3'), 'row 14, limits', ''],
    ['no article', tinyMatrix().replace('第 2 条', ''), 'row 2, article', ''],
  ])('%s', (name, text, path, guess) => {
    const [first, ...others] = problems(text);
    // A row whose key can't be read leaves a hole; every other fault is said once.
    expect(others.map(({ code }) => code)).toEqual(/unknown (class|type)/.test(name) ? ['matrix.hole'] : []);
    expect(first).toMatchObject({ code: 'matrix.cell', path, file: 'matrix.csv' });
    if (guess !== '') expect(first?.text.en).toContain(`Did you mean ${guess}?`);
  });
});
