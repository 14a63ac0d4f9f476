import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProposal, type ProposalContext } from './proposal.ts';
import { PROPERTIES } from './vocabulary.ts';

const context: ProposalContext = { signTypes: ['wall', 'roof', 'lamp-post', 'pole'], consents: ['railway', 'city-appearance'], extent: [115.8, 29.5, 116.2, 29.9], file: 'a.geojson', path: 'features[3]' };
const POINT = { type: 'Point', coordinates: [116, 29.7] };
const LINE = { type: 'LineString', coordinates: [[116, 29.7], [116.0001, 29.7]] };
const feature = (properties: unknown, geometry: unknown = POINT): unknown => ({ type: 'Feature', geometry, properties });
const wall = (more: Record<string, unknown>, geometry?: unknown): unknown => feature({ signType: 'wall', ...more }, geometry);
const at = (...coordinates: unknown[]): unknown => wall({}, { type: 'Point', coordinates });
let deep: unknown = 1;
for (let i = 0; i < 100_000; i++) deep = [deep];
const ring: Record<string, unknown> = { type: 'Feature', geometry: POINT };
ring['properties'] = ring;

const P = 'features[3].properties.';
const C = 'features[3].geometry.coordinates';
/** What is wrong, code, path after the file, received value, and words that the message must have. */
const BAD: readonly [what: string, input: unknown, code: string, path: string, received: string, words: string][] = [
  ['nothing', null, 'proposal.not-object', 'features[3]', 'null', 'GeoJSON Feature'],
  ['text', 'wall', 'proposal.not-object', 'features[3]', '"wall"', 'GeoJSON Feature'],
  ['a list', [], 'proposal.not-object', 'features[3]', '[…]', 'GeoJSON Feature'],
  ['a geometry', POINT, 'proposal.not-feature', 'features[3]', '"Point"', '"type": "Feature"'],
  ['nesting without end', wall({ name: deep }), 'proposal.too-deep', 'features[3]', '…', '24'],
  ['a ring of references', ring, 'proposal.too-deep', 'features[3]', '…', '24'],
  ['properties that are none', feature('wall'), 'proposal.properties', 'features[3].properties', '"wall"', 'object'],
  ['no geometry', feature({ signType: 'wall' }, null), 'proposal.geometry', 'features[3].geometry', 'null', 'Point'],
  ['an area', wall({}, { type: 'Polygon', coordinates: [] }), 'proposal.geometry', 'features[3].geometry', '"Polygon"', 'LineString'],
  ['no coordinates', wall({}, { type: 'Point' }), 'proposal.coordinates', C, 'undefined', 'longitude, then latitude'],
  ['one coordinate', at(116), 'proposal.coordinates', C, '[116]', 'longitude, then latitude'],
  ['text coordinates', at('116', '29.7'), 'proposal.coordinates', C, '["116","29.7"]', 'numbers'],
  ['NaN', at(NaN, 29.7), 'proposal.not-finite', C, '[NaN, 29.7]', 'finite'],
  ['infinity', at(116, Infinity), 'proposal.not-finite', C, '[116, Infinity]', 'finite'],
  ['swapped axes', at(29.7, 116), 'proposal.axes-swapped', C, '[29.7,116]', 'write longitude 116, latitude 29.7'],
  ['3° zone 39', at(39404586.066, 3292830.563), 'proposal.projected', C, '[39404586.066,3292830.563]', 'CGCS2000 3° zone 39 (EPSG:4527)'],
  ['3° zone 39, northing first', at(3292830.563, 39404586.066), 'proposal.projected', C, '[3292830.563,39404586.066]', 'EPSG:4527), northing first'],
  ['3° without prefix', at(404586.066, 3292830.563), 'proposal.projected', C, '[404586.066,3292830.563]', 'CGCS2000 3° CM 117E (EPSG:4548)'],
  ['6° zone 20', at(20404586.066, 3292830.563), 'proposal.projected', C, '[20404586.066,3292830.563]', 'CGCS2000 6° zone 20 (EPSG:4498)'],
  ['Web Mercator', at(12913060, 3464000), 'proposal.projected', C, '[12913060,3464000]', 'EPSG:3857'],
  ['metres of nowhere near', at(1e7, 1e7), 'proposal.not-degrees', C, '[10000000,10000000]', 'not degrees'],
  ['out of China', at(2.3, 48.9), 'proposal.out-of-china', C, '[2.3,48.9]', 'outside China'],
  ['null island', at(0, 0), 'proposal.out-of-china', C, '[0,0]', 'outside China'],
  ['another city', at(121.5, 31.2), 'proposal.out-of-extent', C, '[121.5,31.2]', '115.8–116.2'],
  ['a line of one point', wall({}, { type: 'LineString', coordinates: [[116, 29.7]] }), 'proposal.line-points', C, '1', '2 to 200'],
  ['a line of one place', wall({}, { type: 'LineString', coordinates: [[116, 29.7], [116, 29.7]] }), 'proposal.line-points', C, '[[116,29.7],[116,29.7]]', 'distinct'],
  ['a vertex elsewhere', wall({}, { type: 'LineString', coordinates: [[116, 29.7], [29.7, 116]] }), 'proposal.axes-swapped', `${C}[1]`, '[29.7,116]', 'swapped'],
  ['a 2 km line', wall({}, { type: 'LineString', coordinates: [[116, 29.7], [116.0207, 29.7]] }), 'proposal.line-length', C, '1999.36 m', '500 m'],
  ['a line with a width', wall({ width: 9.7 }, LINE), 'proposal.line-width', `${P}width`, '9.7', 'length of the baseline is the width'],
  ['a line with a bearing', wall({ bearing: 90 }, LINE), 'proposal.line-bearing', `${P}bearing`, '90', 'gives the bearing'],
  ['another reference system', { ...(wall({}) as object), crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4527' } } }, 'proposal.crs', 'features[3].crs.properties.name', '"urn:ogc:def:crs:EPSG::4527"', 'EPSG:4490'],
  ['no type', feature({ width: 2 }), 'proposal.missing-type', `${P}signType`, 'null', 'wall, roof'],
  ['no properties', feature(null), 'proposal.missing-type', `${P}signType`, 'null', 'required'],
  ['a mistyped type', feature({ signType: 'wal' }), 'proposal.unknown-type', `${P}signType`, '"wal"', 'wall meant'],
  ['an unknown type', feature({ signType: 'spaceship' }), 'proposal.unknown-type', `${P}signType`, '"spaceship"', 'Known values: wall, roof'],
  ['a type that is a number', feature({ signType: 3 }), 'proposal.unknown-type', `${P}signType`, '3', 'Known values'],
  ['a mistyped property', wall({ widht: 2 }), 'proposal.unknown-property', `${P}widht`, '2', 'width meant'],
  ['an unknown property', wall({ 颜色: '红' }), 'proposal.unknown-property', `${P}颜色`, '"红"', 'Leave it out'],
  ['a name of JavaScript', wall({ constructor: 1 }), 'proposal.unknown-property', `${P}constructor`, '1', 'Leave it out'],
  ['an unknown use', wall({ use: 'comercial' }), 'proposal.unknown-value', `${P}use`, '"comercial"', 'commercial meant'],
  ['text in a number', wall({ width: '3m' }), 'proposal.not-a-number', `${P}width`, '"3m"', 'in m, the number alone'],
  ['a number as text', wall({ width: '3' }), 'proposal.not-a-number', `${P}width`, '"3"', 'must be a number (in m).'],
  ['a thousands comma, or a decimal one', wall({ luminance: '5,000' }), 'proposal.comma', `${P}luminance`, '"5,000"', 'write 5000 or 5.000'],
  ['a comma of full width', wall({ luminance: '5，000' }), 'proposal.comma', `${P}luminance`, '"5，000"', 'write 5000 or 5.000'],
  ['more commas than one', wall({ width: '1,000,000' }), 'proposal.not-a-number', `${P}width`, '"1,000,000"', 'must be a number (in m).'],
  ['a NaN width', wall({ width: NaN }), 'proposal.not-finite', `${P}width`, '"NaN"', 'finite'],
  ['an infinite height', wall({ height: -Infinity }), 'proposal.not-finite', `${P}height`, '"-Infinity"', 'finite'],
  ['a negative size', wall({ height: -1 }), 'proposal.negative', `${P}height`, '-1', 'negative'],
  ['a 2 km wide sign', wall({ width: 2000 }), 'proposal.out-of-bounds', `${P}width`, '2000', '0.01 and 500 m'],
  ['a size of nothing', wall({ width: 0 }), 'proposal.out-of-bounds', `${P}width`, '0', '0.01 and 500 m'],
  ['half a face', wall({ faces: 1.5 }), 'proposal.not-integer', `${P}faces`, '1.5', 'whole number'],
  ['a flag in words', wall({ animated: 'yes' }), 'proposal.not-a-flag', `${P}animated`, '"yes"', 'true or false'],
  ['a list in text', wall({ consents: 'railway' }), 'proposal.not-a-list', `${P}consents`, '"railway"', 'list'],
  ['an entry that is no text', wall({ replaces: ['XZ-1', {}] }), 'proposal.not-text', `${P}replaces[1]`, '{}', 'text'],
  ['a consent that there is not', wall({ consents: ['city-appearance', 'railwy'] }), 'proposal.unknown-consent', `${P}consents[1]`, '"railwy"', 'railway'],
  ['a name that is an object', wall({ name: { zh: '店' } }), 'proposal.not-text', `${P}name`, '{"zh":"店"}', 'text'],
  ['a name that drives a terminal', wall({ name: 'a\u001b[2J' }), 'proposal.unprintable', `${P}name`, '"a\\u001b[2J"', 'control characters'],
  ['half a character', wall({ name: 'a\ud83d' }), 'proposal.unprintable', `${P}name`, '"a\\ud83d"', 'control characters'],
  ['a name without end', wall({ name: '长'.repeat(201) }), 'proposal.too-long', `${P}name`, `"${'长'.repeat(56)}…`, '200'],
  ['a date in 1900', wall({ start: '1900-01-01' }), 'proposal.date-range', `${P}start`, '"1900-01-01"', '2000 and 2100'],
  ['a date in another form', wall({ start: '2026/11/24' }), 'proposal.date', `${P}start`, '"2026/11/24"', '2026-11-24'],
  ['a day that there is not', wall({ end: '2023-02-29' }), 'proposal.date', `${P}end`, '"2023-02-29"', '2026-11-24'],
  ['a date as a number', wall({ end: 20261124 }), 'proposal.date', `${P}end`, '20261124', '2026-11-24'],
  ['an end before the start', wall({ start: '2026-02-01', end: '2026-01-31' }), 'proposal.dates-order', `${P}end`, '"2026-01-31"', 'before the start'],
  ['hours in words', wall({ hours: '7-22' }), 'proposal.hours', `${P}hours`, '"7-22"', '07:00-22:00'],
  ['an hour that there is not', wall({ hours: '07:00-25:00' }), 'proposal.hours', `${P}hours`, '"07:00-25:00"', '07:00-22:00'],
  ['hours of no length', wall({ hours: '07:00-07:00' }), 'proposal.hours', `${P}hours`, '"07:00-07:00"', '00:00-24:00'],
  ['heights that contradict', wall({ topHeight: 5.301, clearance: 3.1, height: 2.2 }), 'proposal.heights', `${P}topHeight`, '5.301', '5.3 m'],
];

describe('bad input', () => {
  it.each(BAD)('%s', (_, input, code, path, received, words) => {
    const result = readProposal(input, context);
    if (result.ok) expect.fail('was accepted');
    expect(result.problems).toHaveLength(1);
    const [problem] = result.problems;
    expect(problem).toMatchObject({ code, path, received, file: 'a.geojson' });
    expect(problem?.text.en).toContain(words);
    expect(problem?.text.zh).toMatch(/[。？]$/);
  });

  it('tells all that is wrong at once', () => {
    const result = readProposal(wall({ width: -1, widht: 2, end: 'soon' }, { type: 'Point', coordinates: [29.7, 116] }), context);
    expect(result.ok ? [] : result.problems.map((problem) => problem.code)).toEqual(['proposal.axes-swapped', 'proposal.negative', 'proposal.date', 'proposal.unknown-property']);
  });

  it('names the sign types by title where a page asks for it, and other words with both', () => {
    const titles = new Map(context.signTypes.map((id) => [id, { zh: `题${id.length}`, en: `Title ${id}` }]));
    const texts = (properties: Record<string, unknown>): string => {
      const result = readProposal(feature({ signType: 'wall', ...properties }), { ...context, titles });
      return result.ok ? '' : result.problems.map(({ text }) => `${text.zh} ${text.en}`).join();
    };
    expect(texts({ signType: 'spaceship' })).toContain('可用的值：题4、题4、题9、题4。');
    expect(texts({ signType: 'wal' })).toContain('是否指 题4？');
    expect(texts({ signType: 'wal' })).toContain('Was Title wall meant?');
    expect(texts({ use: 'foo' })).toContain('可用的值：商业广告 commercial、公益广告 public-service、招牌（自名） own-name。');
    expect(texts({ use: 'foo' })).toContain('Known values: commercial, public-service, own-name.');
  });

  it('leaves file and path out where there are none', () => {
    const result = readProposal(wall({ width: -1 }), { signTypes: ['wall'], extent: [115, 29, 117, 30] });
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'proposal.negative', path: 'properties.width' }] });
    expect(result.ok ? {} : result.problems[0]).not.toHaveProperty('file');
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: false }), fc.anything(), (geometry, properties) => {
        for (const input of [geometry, feature(properties, geometry), wall({ name: properties }, { type: 'LineString', coordinates: geometry })]) expect(typeof readProposal(input, context).ok).toBe('boolean');
      }),
    );
  });
});

describe('good input', () => {
  const good = (input: unknown, more: Partial<ProposalContext> = {}) => {
    const result = readProposal(input, { ...context, ...more });
    if (!result.ok) expect.fail(result.problems.map((problem) => problem.text.en).join(' '));
    return result.value;
  };

  it('quantises lengths to 1 mm, ratios to 1e-6, bearings to 0.01°', () => {
    const { properties } = good(wall({ width: 1.23449, height: 2.0000000001, spillLight: 0.12345678, bearing: 359.999, depth: -0, luminance: 420 }));
    expect(properties).toEqual({ signType: 'wall', width: 1.234, height: 2, depth: 0, bearing: 0, luminance: 420, spillLight: 0.123457 });
    expect(Object.is(properties['depth'], 0)).toBe(true);
    expect(good(wall({ bearing: 360 })).properties['bearing']).toBe(0);
    expect(good(wall({ bearing: 12.345 })).properties['bearing']).toBe(12.35);
  });

  it('keeps coordinates to 1e-9° and drops a height and doubled vertices', () => {
    expect(good(at(116.00000000049, 29.7, 12)).geometry).toEqual({ type: 'Point', coordinates: [116, 29.7] });
    expect(good(wall({}, { type: 'LineString', coordinates: [[116, 29.7], [116, 29.7], [116.0001, 29.7]] })).geometry).toEqual(LINE);
  });

  it('takes null and empty text as unknown, and has the order of the vocabulary', () => {
    const { properties } = good(wall({ height: 2, width: null, hours: '', name: ' 店 ', consents: [], id: 7, replaces: ['XZ-1', 'XZ-1', ''] }));
    expect(JSON.stringify(properties)).toBe('{"id":"7","name":"店","replaces":["XZ-1"],"signType":"wall","height":2}');
  });

  it("takes a Feature's own id where the properties have none", () => {
    expect(good({ ...(wall({}) as object), id: 12 }).properties['id']).toBe('12');
    expect(good({ ...(wall({ id: 'A' }) as object), id: 12 }).properties['id']).toBe('A');
  });

  it('compares the three heights exactly, however their sum comes out', () => {
    expect(good(wall({ topHeight: 0.3, clearance: 0.1, height: 0.2 })).properties['topHeight']).toBe(0.3);
  });

  it('takes leap days, night hours and all day', () => {
    expect(good(wall({ start: '2024-02-29', end: '2024-02-29', hours: '18:00-02:00' })).properties).toMatchObject({ start: '2024-02-29', hours: '18:00-02:00' });
    expect(good(wall({ hours: '00:00-24:00' })).properties['hours']).toBe('00:00-24:00');
  });

  it('lets other columns travel as extra where asked', () => {
    const proposal = good(wall({ widht: 2, ['__proto__x']: 1 }), { extra: 'keep' });
    expect(proposal.extra).toEqual({ widht: 2, __proto__x: 1 });
    expect(proposal.properties).toEqual({ signType: 'wall' });
  });

  it('reads its own result to the same again', () => {
    const number = fc.double({ min: 0.01, max: 99, noNaN: true });
    fc.assert(
      fc.property(number, number, fc.double({ min: 0, max: 360, noNaN: true }), fc.double({ min: 115.8, max: 116.2, noNaN: true }), (width, depth, bearing, lon) => {
        const once = good(wall({ width, depth: depth / 2, bearing }, { type: 'Point', coordinates: [lon, 29.7] }));
        const twice = good({ type: 'Feature', ...once });
        expect(twice).toEqual(once);
      }),
    );
  });

  it('accepts every bound of the vocabulary and nothing beyond', () => {
    for (const property of PROPERTIES) {
      if (property.kind !== 'number') continue;
      for (const value of [property.min, property.max]) expect(readProposal(wall({ [property.name]: value }), context).ok).toBe(true);
      const step = property.integer === true ? 1 : 0.001;
      for (const value of [property.min - step, property.max + step]) expect(readProposal(wall({ [property.name]: value }), context).ok).toBe(false);
    }
  });
});
