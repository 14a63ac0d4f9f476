import { describe, expect, test } from 'vitest';
import { conform } from './conform.ts';
import { area, at, feature, layer, line, path, square } from './drawing.fixture.ts';

const zones = layer('zones', 'Polygon');
const lines = layer('segments', 'LineString');
const tolerance = 0.2;
const told = (found: ReturnType<typeof conform>): unknown[] => found.findings.map(({ code, severity, feature: key }) => [code.slice(7), severity, key]);

describe('areas', () => {
  test('closed lines become areas; one that is open a little stays so, one that is open by more is an error with the metres', () => {
    const found = conform([line('1', 0, 0, 10, 0, 10, 10, 0, 0), line('2', 0, 0, 10, 0, 10, 10, 0, 0.1), line('3', 0, 0, 10, 0, 10, 10, 0, 5)], zones, { tolerance, closedLines: 'areas' });
    expect(found.features.map(({ geometry }) => geometry?.type)).toEqual(['Polygon', 'Polygon', 'LineString']);
    expect(found.features[1]?.geometry).toEqual({ type: 'Polygon', coordinates: [path(0, 0, 10, 0, 10, 10, 0, 0.1)] });
    expect(found.geometry).toBe('Polygon');
    expect(told(found)).toContainEqual(['open-line', 'error', '3']);
    expect(found.findings[0]).toMatchObject({ at: at(0, 5), text: { en: expect.stringContaining('5 m apart') } });
    expect(told(conform([line('1', 0, 0, 10, 0, 10, 10, 0, 0)], zones, { tolerance, closedLines: 'lines' }))).toEqual([['geometry-kind', 'error', '1']]);
    expect(conform([line('1', 0, 0, 10, 0, 10, 10, 0, 0), line('2', 0, 0, 10, 0)], layer('features', 'Unknown'), { tolerance, closedLines: 'areas' }).features.map(({ geometry }) => geometry?.type)).toEqual(['Polygon', 'LineString']);
  });

  test('pieces of a border are put together, whichever way they run', () => {
    const found = conform([feature('1', { type: 'MultiLineString', coordinates: [path(0, 0, 10, 0), path(10, 10, 10, 0), path(10, 10, 0, 0)] })], zones, { tolerance });
    expect(found.features[0]?.geometry).toEqual({ type: 'Polygon', coordinates: [path(0, 0, 10, 0, 10, 10, 0, 0)] });
    expect(told(found)).toEqual([['joined-lines', 'note', undefined]]);
  });

  test('one part is no multiple; several make a multiple of every area in the layer', () => {
    const single = feature('1', { type: 'MultiPolygon', coordinates: [[square(0, 0, 10)]] });
    expect(conform([single], zones, { tolerance })).toEqual({ features: [area('1', square(0, 0, 10))], geometry: 'Polygon', findings: [] });
    const both = conform([single, feature('2', { type: 'MultiPolygon', coordinates: [[square(20, 0, 5)], [square(30, 0, 5)]] })], zones, { tolerance });
    expect(both.geometry).toBe('MultiPolygon');
    expect(both.features.map(({ geometry }) => geometry?.type)).toEqual(['MultiPolygon', 'MultiPolygon']);
    expect(told(both)).toEqual([['multipart', 'note', undefined]]);
  });

  test('a closed line inside another of its class may be meant as a hole', () => {
    const [outer, inner] = [line('1', 0, 0, 100, 0, 100, 100, 0, 100, 0, 0), line('2', 10, 10, 20, 10, 20, 20, 10, 20, 10, 10)];
    expect(told(conform([outer, inner], zones, { tolerance }))).toEqual([['nested-ring', 'remark', '2']]);
    expect(told(conform([outer, { ...inner, properties: { class: 'b' } }], zones, { tolerance }))).toEqual([]);
    expect(told(conform([area('1', square(0, 0, 100)), area('2', square(10, 10, 10))], zones, { tolerance }))).toEqual([]);
  });

  test('what is missing or of another kind is an error, and stays', () => {
    const given = [feature('1', null), feature('2', { type: 'Point', coordinates: at(0, 0) }), feature('3', { type: 'Polygon', coordinates: [[]] }), feature('4', { type: 'MultiPoint', coordinates: [at(0, 0), at(1, 1)] })];
    const found = conform(given, zones, { tolerance });
    expect(found.features).toEqual(given);
    expect(told(found)).toEqual([['geometry-kind', 'error', '2'], ['geometry-kind', 'error', '4'], ['no-geometry', 'error', '1'], ['no-geometry', 'error', '3']]);
  });
});

test('lines and points in several parts become features of their own, with keys that are free', () => {
  const split = conform([feature('1', { type: 'MultiLineString', coordinates: [path(0, 0, 10, 0), path(20, 0, 30, 0)] }), line('1/2', 5, 5, 6, 6)], lines, { tolerance });
  expect(split.features.map(({ key, properties }) => [key, properties['key']])).toEqual([['1/1', '1/1'], ['1/2/1', '1/2/1'], ['1/2', '1/2']]);
  expect(told(split)).toEqual([['split-parts', 'remark', '1']]);
  const joined = conform([feature('1', { type: 'MultiLineString', coordinates: [path(0, 0, 10, 0), path(10, 0, 30, 0)] })], lines, { tolerance });
  expect(joined.features).toEqual([line('1', 0, 0, 10, 0, 30, 0)]);
  expect(conform([feature('1', { type: 'MultiPoint', coordinates: [at(1, 1)] })], layer('sites', 'Point'), { tolerance }).features).toEqual([feature('1', { type: 'Point', coordinates: at(1, 1) })]);
});
