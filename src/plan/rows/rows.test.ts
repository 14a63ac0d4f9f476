/** Rows read a few at a time are those that `readProposals` reads at once, whatever the input. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../test/support/property.ts';
import { readProposals, type ProposalRow } from '../proposal-rows.ts';
import type { ProposalContext } from '../proposal.ts';
import { rowRanges } from './ranges.ts';
import { readRows } from './read-rows.ts';

const CONTEXT: ProposalContext = { signTypes: ['wall', 'pole'], consents: ['grid'], extent: [115, 29, 117, 31], extra: 'keep', file: 'signs' };

/** The rows by ranges, in steps of `step`; undefined where the text is to be read whole. */
function byRanges(text: string, step: number, context = CONTEXT): ProposalRow[] | undefined {
  const bytes = new TextEncoder().encode(text);
  const ranges = rowRanges(bytes, context);
  if (ranges === undefined) return undefined;
  const rows: ProposalRow[] = [];
  for (let i = 0; i < ranges.starts.length; i += step) {
    const part = readRows(bytes, ranges, i, Math.min(i + step, ranges.starts.length), context);
    if (part === undefined) return undefined;
    rows.push(...part);
  }
  return rows;
}

const value = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<unknown>('wall', 'pole', 'commercial', 'own-name', 2.5, 3, 0.1, -1, 1e9, 180.123456, true, false, '', '  ', null, '2026-11-24', '07:00-22:00', ['grid'], [], ['A', 'A', ''], '甘棠 "湖"', 'a,b', 'x\ny', '\u0007') },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
);
const NAMES = ['id', 'name', 'building', 'replaces', 'use', 'width', 'height', 'topHeight', 'clearance', 'faces', 'bearing', 'start', 'end', 'consents', 'animated', 'hours', 'owner', '备注'];
const properties = fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: 7 });
const geometry = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(fc.double({ min: 115.2, max: 116.8 }), fc.double({ min: 29.2, max: 30.8 })).map((coordinates): unknown => ({ type: 'Point', coordinates })) },
  { weight: 2, arbitrary: fc.constant<unknown>({ type: 'LineString', coordinates: [[116, 30], [116.00005, 30.00001]] }) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, { type: 'Point', coordinates: [30, 116] }, { type: 'Point', coordinates: [116, 30, 5] }, { type: 'Point', coordinates: ['116', 30] }, { type: 'Point', coordinates: [1, 2], extra: {} }, 7) },
);
const feature = fc
  .record({ properties, geometry, id: fc.constantFrom<unknown>(undefined, undefined, 'F-1', 7, ''), signType: fc.constantFrom('wall', 'wall', 'pole', 'pol'), foreign: fc.constantFrom<object>({}, {}, {}, { bbox: [1, 2, 3, 4] }, { note: { deep: [{}] } }) })
  .map(({ properties, geometry, id, signType, foreign }): unknown => ({ type: 'Feature', ...(id === undefined ? {} : { id }), properties: { ...properties, signType }, geometry, ...foreign }));
const features = fc.array(feature, { minLength: 2, maxLength: 8 });
const step = fc.integer({ min: 1, max: 5 });

describe('rows by ranges', () => {
  it('of lines, with empty ones, marks of text sequences, and broken ones among them', () => {
    const line = fc.oneof({ weight: 6, arbitrary: feature.map((one) => JSON.stringify(one)) }, { weight: 1, arbitrary: fc.constantFrom('', '  ', '{', '{"type":', '[1]', 'x') });
    fc.assert(
      fc.property(features, fc.array(line, { maxLength: 6 }), fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '\ufeff'), fc.constantFrom('', '\u001e'), step, (list, more, newline, bom, mark, step) => {
        const text = bom + [...list.map((one) => mark + JSON.stringify(one)), ...more].join(newline);
        expect(byRanges(text, step)).toEqual(whole(text));
      }),
      { numRuns: 200 },
    );
  });

  it('of a collection, however it is set', () => {
    fc.assert(
      fc.property(features, fc.constantFrom(undefined, 1, 2), fc.constantFrom<object>({}, { name: 'a "features" b' }, { note: [1, { features: [] }], name: null, n: -1.5e3 }), step, (list, indent, head, step) => {
        const text = JSON.stringify({ type: 'FeatureCollection', ...head, features: list }, null, indent);
        const rows = byRanges(text, step);
        if (rows !== undefined || Object.keys(head).length === 0) expect(rows).toEqual(whole(text));
      }),
      { numRuns: 200 },
    );
  });

  it('of a table, with quotes closed and not, line breaks inside them, and cells too many or too few', () => {
    const cell = fc.oneof({ weight: 5, arbitrary: fc.constantFrom('', '', 'wall', '2.5', '116.01', '29.7', 'true', '否', 'commercial', 'A;B', ' x ', '甲') }, { weight: 1, arbitrary: fc.constantFrom('"a,b"', '"a\nb"', '"a ""b"" c"', 'a"b', '"a" ', '"a"b"', '"', '""') });
    const row = fc.oneof({ weight: 5, arbitrary: fc.tuple(cell, cell, cell).map((cells) => ['116.02', '29.71', 'wall', ...cells]) }, { weight: 1, arbitrary: fc.array(cell, { minLength: 1, maxLength: 8 }) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), fc.constantFrom(',', ';', '\t'), fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '\ufeff'), fc.boolean(), step, (rows, parted, newline, bom, last, step) => {
        const text = bom + [['lon', 'lat', 'signType', 'id', 'width', 'owner'], ...rows].map((cells) => cells.join(parted)).join(newline) + (last ? newline : '');
        const read = byRanges(text, step);
        // Line breaks of two kinds are left to the parser.
        if (read !== undefined || !(newline === '\r\n' && text.replaceAll('\r\n', '').includes('\n'))) expect(read ?? []).toEqual(whole(text));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a single Feature', '{"type":"Feature","properties":{"signType":"wall"},"geometry":{"type":"Point","coordinates":[116,30]}}'],
    ['an empty collection', '{"type":"FeatureCollection","features":[]}'],
    ['a collection cut off', '{"type":"FeatureCollection","features":[{"type":"Feature"},'],
    ['a collection with a comma too many', '{"type":"FeatureCollection","features":[{"type":"Feature"},]}'],
    ['two lists of features', '{"type":"FeatureCollection","features":[{"type":"Feature"}],"features":[]}'],
    ['another reference system', '{"type":"FeatureCollection","crs":{"properties":{"name":"EPSG:4548"}},"features":[{"type":"Feature"}]}'],
    ['a table without a needed column', 'lon,lat\n1,2\n'],
    ['a table without rows', 'lon,lat,signType\n'],
    ['nothing', ' \n'],
  ])('%s is left to be read whole', (_, text) => {
    expect(byRanges(text, 2)).toBeUndefined();
  });

  it('a Feature that is no JSON is the whole collection\'s error', () => {
    expect(byRanges('{"type":"FeatureCollection","features":[{"type":"Feature"},{type}]}', 1)).toBeUndefined();
  });

  it('other columns are errors unless kept', () => {
    const text = 'lon,lat,signType,owner\n116,30,wall,X\n';
    expect(byRanges(text, 1)?.[0]?.result).toMatchObject({ ok: true, value: { extra: { owner: 'X' } } });
    expect(byRanges(text, 1, { ...CONTEXT, extra: 'error' })).toBeUndefined();
  });
});

function whole(text: string): readonly ProposalRow[] | undefined {
  const read = readProposals(text, CONTEXT);
  return read.ok ? read.value.rows : [];
}
