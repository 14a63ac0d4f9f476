import { describe, expect, it } from 'vitest';
import type { ProposalContext } from './proposal.ts';
import { readProposals } from './proposal-rows.ts';

const context: ProposalContext & { file: string } = { signTypes: ['wall', 'roof'], extent: [115.8, 29.5, 116.2, 29.9], file: 'signs' };
const feature = (properties: Record<string, unknown>, lon = 116): string => JSON.stringify({ type: 'Feature', geometry: { type: 'Point', coordinates: [lon, 29.7] }, properties });
const good = feature({ id: 'a', signType: 'wall' });
const bad = feature({ id: 'b', signType: 'wal' });

const read = (text: string, more: Partial<ProposalContext> = {}) => {
  const result = readProposals(text, { ...context, ...more });
  if (!result.ok) expect.fail(result.problems.map((problem) => `${problem.code} ${problem.path ?? ''}`).join(' '));
  return result.value;
};
const problemsOf = (text: string) => {
  const result = readProposals(text, context);
  return result.ok ? [] : result.problems;
};
const brief = (text: string) => read(text).rows.map(({ row, id, result }) => [row, id, result.ok ? 'ok' : result.problems.map(({ code, path }) => `${code} ${path ?? ''}`).join()]);

describe('what a text is, by its content', () => {
  it('one Feature, on one line or on many', () => {
    expect(read(good)).toMatchObject({ form: 'feature', rows: [{ row: 1, id: 'a', result: { ok: true } }] });
    expect(read(`\ufeff${JSON.stringify(JSON.parse(good), null, 2)}\n`).form).toBe('feature');
  });

  it('a collection; a bad row does not stop the others', () => {
    const text = `{"type":"FeatureCollection","features":[${bad},${good},7]}`;
    expect(read(text).form).toBe('collection');
    expect(brief(text)).toEqual([
      [1, 'b', 'proposal.unknown-type features[0].properties.signType'],
      [2, 'a', 'ok'],
      [3, undefined, 'proposal.not-object features[2]'],
    ]);
  });

  it('a Feature a line, with blank lines, record separators and a broken line', () => {
    const text = `${good}\r\n\n\u001e${bad}\n{"type":"Feature",\n${good}\n`;
    expect(read(text).form).toBe('lines');
    expect(brief(text)).toEqual([
      [1, 'a', 'ok'],
      [3, 'b', 'proposal.unknown-type line 3.properties.signType'],
      [4, undefined, 'input.json line 4'],
      [5, 'a', 'ok'],
    ]);
  });

  it.each([
    ['nothing', '', 'input.empty', undefined],
    ['blanks', ' \n\n', 'input.empty', undefined],
    ['an empty collection', '{"type":"FeatureCollection","features":[]}', 'input.empty', undefined],
    ['a collection without features', '{"type":"FeatureCollection"}', 'input.not-geojson', 'features'],
    ['a document cut off', '{"type":"Feature",\n "geometry": {', 'input.json', '2:15'],
    ['a comma too many', '{"type":"Feature",}', 'input.json', '1:19'],
    ['a bare list', '[1,2]', 'input.not-geojson', undefined],
    ['brackets without end', `${'['.repeat(1e5)}${']'.repeat(1e5)}`, 'input.not-geojson', undefined],
    ['a type without end', `{"type":${'['.repeat(1e5)}${']'.repeat(1e5)}}`, 'input.not-geojson', undefined],
    ['other JSON', '{"a":1}', 'input.not-geojson', undefined],
    ['neither', 'hello', 'csv.not-a-table', 'row 1'],
    ['a page', '<!doctype html><html></html>', 'csv.not-a-table', 'row 1'],
    ['a table without a place', 'signType,width\nwall,2', 'csv.missing-column', 'row 1'],
    ['a header only', 'lon,lat,signType\n', 'input.empty', undefined],
    ['a projected collection', `{"type":"FeatureCollection","crs":{"properties":{"name":"EPSG:4527"}},"features":[${good}]}`, 'proposal.crs', 'crs.properties.name'],
  ])('%s: refused as a whole', (_, text, code, path) => {
    const [problem] = problemsOf(text);
    expect([problem?.code, problem?.path, problem?.file]).toEqual([code, path, 'signs']);
  });
});

describe('CSV', () => {
  const HEAD = 'lon,lat,signType,id,width,animated,consents,name';
  const first = (line: string) => read(`${HEAD}\r\n${line}`).rows[0];

  it('reads numbers, flags, lists, empty cells as unknown, and a byte order mark', () => {
    const { form, rows } = read(`\ufeff${HEAD}\n 116 ,29.7,wall,a,2.5,是,x; y ;,"店, 一"\n\n116,29.7,wall,,,FALSE,,\n`);
    expect(form).toBe('csv');
    expect(rows.map(({ row, id, result }) => [row, id, result.ok ? result.value.properties : result.problems])).toEqual([
      [2, 'a', { id: 'a', name: '店, 一', signType: 'wall', animated: true, width: 2.5, consents: ['x', 'y'] }],
      [4, undefined, { signType: 'wall', animated: false }],
    ]);
  });

  it('reads tabs and semicolons where the header has no comma', () => {
    for (const mark of ['\t', ';']) expect(read(`lon${mark}lat${mark}signType\n116${mark}29.7${mark}roof`).rows[0]?.result.ok).toBe(true);
  });

  it.each([
    ['text in a number', '116,29.7,wall,a,2 m,,,', 'proposal.not-a-number', 'row 2, column width', '"2 m"'],
    ['NaN', '116,29.7,wall,a,NaN,,,', 'proposal.not-a-number', 'row 2, column width', '"NaN"'],
    ['full-width digits', '116,29.7,wall,a,２,,,', 'proposal.not-a-number', 'row 2, column width', '"２"'],
    ['a thousands comma', '116,29.7,wall,a,"5,000",,,', 'proposal.comma', 'row 2, column width', '"5,000"'],
    ['a flag of another kind', '116,29.7,wall,a,2,maybe,,', 'proposal.not-a-flag', 'row 2, column animated', '"maybe"'],
    ['a place in words', 'east,29.7,wall,a,2,,,', 'proposal.coordinates', 'row 2, columns lon, lat', '["east",29.7]'],
    ['no place', ',,wall,a,2,,,', 'proposal.coordinates', 'row 2, columns lon, lat', '["",""]'],
    ['swapped axes', '29.7,116,wall,a,2,,,', 'proposal.axes-swapped', 'row 2, columns lon, lat', '[29.7,116]'],
    ['an unknown type', '116,29.7,wal,a,2,,,', 'proposal.unknown-type', 'row 2, column signType', '"wal"'],
    ['too few cells', '116,29.7,wall', 'csv.cells', 'row 2', '3'],
    ['too many cells', '116,29.7,wall,a,2,,,,x', 'csv.cells', 'row 2', '9'],
    ['an open quote', '116,29.7,wall,a,2,,,"x', 'csv.quotes', 'row 2', '"116,29.7,wall,a,2,,,x"'],
  ])('%s is the error of its row', (_, line, code, path, received) => {
    const result = first(line)?.result;
    expect(result?.ok === false ? result.problems[0] : result).toMatchObject({ code, path, received, file: 'signs' });
  });

  it('names the nearest column, and a column that is there twice', () => {
    expect(problemsOf('lon,lat,signType,widht,lat\n116,29.7,wall,2,1')).toMatchObject([
      { code: 'proposal.unknown-property', path: 'row 1, column 4', text: { en: expect.stringContaining('width meant') as string } },
      { code: 'csv.duplicate-column', path: 'row 1, column 5' },
    ]);
  });

  it('keeps the other columns of an inventory where asked', () => {
    const row = read('lon,lat,signType,owner\n116,29.7,wall,=cmd()', { extra: 'keep' }).rows[0];
    expect(row?.result.ok === true && row.result.value.extra).toEqual({ owner: '=cmd()' });
  });
});
