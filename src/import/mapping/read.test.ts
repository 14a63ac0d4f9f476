import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMapping, readMappingFile } from './read.ts';

const GOOD = `schema: signplan-import/1
plan:
  version: 2.10
  approval: null
tolerance: 0.1
layers:
  zones: { date: 2026-01-31, basis: official }
sources:
  - file: "*.shp"
    into: zones
    crs: 4527
    where: { FQLX: 001 }
    columns:
      key: 编号
      class:
        from: FQLX
        words:
          001: prohibited
          no: general
          是:
      depth: { value: 001 }
    repair: [winding]
`;
const given = (from: string, to: string): string => {
  expect(GOOD).toContain(from);
  return GOOD.replace(from, to);
};
const problems = (text: string) => {
  const result = readMapping(text, 'm.yaml');
  return result.ok ? [] : result.problems;
};

test('words and codes stay as they are written, short forms are widened, what is left empty is left out', () => {
  const expected = {
    schema: 'signplan-import/1',
    plan: { version: '2.10', approval: null },
    tolerance: 0.1,
    layers: { zones: { date: '2026-01-31', basis: 'official' } },
    sources: [{ file: '*.shp', into: 'zones', crs: { system: 'EPSG:4527' }, where: { FQLX: ['001'] }, columns: { key: { from: '编号' }, class: { from: 'FQLX', words: { '001': 'prohibited', no: 'general' } }, depth: { value: '001' } }, repair: ['winding'] }],
  };
  for (const text of [GOOD, `\uFEFF${GOOD}`, GOOD.replaceAll('\n', '\r\n'), `# 说明\n---\n${GOOD}`]) expect(readMapping(text, 'm.yaml')).toEqual({ ok: true, value: expected });
});

test('anchors may be used within bounds, and the three ways of a reference system', () => {
  const fit = 'crs: { fit: affine, to: EPSG:4527, points: [{ from: [1, 2], to: [3, 4] }, { from: [2, 2], to: [4, 4] }, { from: [2, 3], to: [4, 5] }], tolerance: 0.2 }';
  const result = readMapping(given('crs: 4527', fit).replace('where: { FQLX: 001 }', 'where: { FQLX: &codes [001, 002], LX: *codes }'), 'm.yaml');
  expect(result).toMatchObject({ ok: true, value: { sources: [{ crs: { fit: 'affine', points: [{ from: [1, 2] }, {}, {}] }, where: { FQLX: ['001', '002'], LX: ['001', '002'] } }] } });
  expect(readMapping(given('crs: 4527', 'crs: { proj: "+proj=tmerc", axes: north-east }'), 'm.yaml')).toMatchObject({ ok: true, value: { sources: [{ crs: { proj: '+proj=tmerc', axes: 'north-east' } }] } });
});

test.each<[string, string, string, string, RegExp]>([
  ['a full-width colon', 'key: 编号', 'key：编号', 'mapping.colon 14:7', /半角冒号/],
  ['no space after the colon', 'key: 编号', 'key:编号', 'mapping.colon 14:7', /space/],
  ['a full-width colon before a list', 'columns:', 'columns：', 'mapping.colon 13:5', /半角冒号/],
  ['Chinese quotes', 'key: 编号', 'key: “编号”', 'mapping.quotes 14:12 sources[0].columns.key', /半角引号/],
  ['a tab', '    into:', '\tinto:', 'mapping.tab 10:1', /空格/],
  ['a star that is no alias', '"*.shp"', '*.shp', 'mapping.alias 9:11 sources[0].file', /引号/],
  ['an indent that is off', '    into:', '   into:', 'mapping.yaml 10:1', /缩进/],
  ['a tag of one’s own', 'version: 2.10', 'version: !x 2', 'mapping.yaml 3:12', /标签/],
  ['a member that is mistyped', 'from: FQLX', 'form: FQLX', 'mapping.unknown-key 16:9 sources[0].columns.class.form', /Did you mean from/],
  ['a member that is there twice', 'depth:', 'key:', 'mapping.twice 21:7 sources[0].columns.key', /两次/],
  ['a member that is missing', '    into: zones\n', '', 'mapping.missing 9:5 sources[0].into', /缺少 into/],
  ['a word for a number', 'tolerance: 0.1', 'tolerance: 是', 'mapping.value 5:1 tolerance', /数/],
  ['a date that is none', '2026-01-31', '2026/1/31', 'mapping.value 7:12 layers.zones.date', /2026-01-31/],
  ['a word that is not among those that may stand there', 'official', 'offical', 'mapping.value 7:30 layers.zones.basis', /Did you mean official/],
  ['yes for true', '{ value: 001 }', '{ value: 1, optional: yes }', 'mapping.value 21:26 sources[0].columns.depth.optional', /true（是）/],
  ['one number for two', 'crs: 4527', 'crs: { fit: affine, to: x, points: [{ from: [1, 2], to: [1] }], tolerance: 1 }', 'mapping.missing 11:57 sources[0].crs.points[0].to[1]', /两个数/],
  ['a column from nowhere', '{ value: 001 }', '{ optional: true }', 'mapping.column-source 21:7 sources[0].columns.depth', /三者之一/],
  ['two documents', 'repair: [winding]', '\n---\na: 1', 'mapping.yaml 23:1', /一份/],
])('%s is told with its line', (_, from, to, where, text) => {
  const found = problems(given(from, to));
  expect(found.map(({ code, path }) => `${code} ${path}`)).toContain(where);
  const [problem] = found.filter(({ code, path }) => `${code} ${path}` === where);
  expect(`${problem?.text.zh} ${problem?.text.en}`).toMatch(text);
  expect(problem).toMatchObject({ file: 'm.yaml' });
});

test('files that an editor has saved otherwise are read; what is no text is said', () => {
  const utf16 = new Uint8Array([0xff, 0xfe, ...GOOD.split('').flatMap((mark) => [mark.charCodeAt(0) & 255, mark.charCodeAt(0) >> 8])]);
  // 编号 and 是 in GBK.
  const gbk = new Uint8Array(GOOD.split('').flatMap((mark) => ({ 编: [0xb1, 0xe0], 号: [0xba, 0xc5], 是: [0xca, 0xc7] })[mark] ?? [mark.charCodeAt(0)]));
  const expected = readMapping(GOOD, 'm.yaml');
  expect(readMappingFile(utf16, 'm.yaml')).toEqual(expected);
  expect(readMappingFile(gbk, 'm.yaml')).toEqual(expected);
  expect(readMappingFile(new Uint8Array([0, 255, 0, 254, 0]), 'm.yaml')).toMatchObject({ ok: false, problems: [{ code: 'mapping.encoding' }] });
  expect(problems(GOOD.replace('编', '\uFFFD'))).toMatchObject([{ code: 'mapping.encoding' }]);
});

test('what is hostile is refused in a moment: depth, aliases that unfold, names of the engine’s own', () => {
  const bomb = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name, i, all) => `${name}: &${name} [${Array.from({ length: 10 }, () => (i === 0 ? 'x' : `*${all[i - 1]}`)).join(', ')}]`).join('\n');
  const began = performance.now();
  expect(problems(`${GOOD}${bomb}\n`).length).toBeGreaterThan(0);
  for (const text of ['['.repeat(5000), '{a: '.repeat(1000), '- '.repeat(3000), 'a: &a { b: *a }', 'x'.repeat(2_000_000), '', '[1]', '~', '? [a]\n: b']) expect(problems(text).length).toBeGreaterThan(0);
  expect(performance.now() - began).toBeLessThan(30_000);
  const proto = readMapping(given('001: prohibited', '__proto__: prohibited\n          constructor: general'), 'm.yaml');
  expect(proto).toMatchObject({ ok: true, value: { sources: [{ columns: { class: { words: { no: 'general' } } } }] } });
  expect(({} as Record<string, unknown>)['prohibited']).toBeUndefined();
});

test('property: however the text is damaged, it is read or refused', () => {
  const scraps = fc.constantFrom('：', '“', '\t', '&a ', '*a', '!x ', '{', '}', '[', ']', ': ', '- ', '#', '\n', '"', "'", '|\n', '>\n', '%', '---\n', '\u0085', '\u2028', '0o7', '<<: ', '? ', '\0', '🀄');
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(GOOD.length), fc.nat(12), fc.oneof(scraps, fc.string({ maxLength: 4 }))), { minLength: 1, maxLength: 6 }), (edits) => {
      let text = GOOD;
      for (const [at, cut, put] of edits) text = `${text.slice(0, at)}${put}${text.slice(at + cut)}`;
      const result = readMapping(text, 'm.yaml');
      if (!result.ok) {
        expect(result.problems.length).toBeGreaterThan(0);
        for (const { code, text: said } of result.problems) expect([code.startsWith('mapping.'), said.zh.length > 3, said.en.length > 3]).toEqual([true, true, true]);
      }
    }),
    { numRuns: 120 },
  );
});
