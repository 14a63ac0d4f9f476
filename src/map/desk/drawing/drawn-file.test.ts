import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Plane } from '../../../geo/plane.ts';
import type { Plan } from '../../../plan/plan.ts';
import type { Drawn } from '../types.ts';
import { areaText, drawnAs, lengthText, measuredSoFar, propertiesOf } from './drawn.ts';
import { type ReadDrawn, drawnFile, readDrawn } from './drawn-file.ts';

const plane = new Plane(117, [115.8, 29.5, 116.2, 29.9]);
const plan = { manifest: { id: 'town', version: '1.2.0', crs: { epsg: 4548, centralMeridian: 117, falseEasting: 500000 }, extent: [115.8, 29.5, 116.2, 29.9] } } as unknown as Plan;
const read = (text: string, there: readonly Drawn[] = []): ReadDrawn => readDrawn(text, 'a.geojson', there, plan, plane, 'zh');
const codes = ({ problems }: ReadDrawn): string[] => problems.map(({ code }) => code);
const corners: [number, number][] = [[116, 29.7], [116, 29.71], [116.01, 29.71], [116.01, 29.7], [116, 29.7]];
const square = { type: 'Polygon', coordinates: [corners] } as const;
const area = drawnAs('d1', { type: 'Polygon', coordinates: [corners] }, { kind: 'area', name: '江边' }, plane);
const point = drawnAs('d2', { type: 'Point', coordinates: [116, 29.7] }, { kind: 'point', name: '点 1' }, plane);

describe('a file of drawings', () => {
  it('says what it is of, and how it was measured; rings run as RFC 7946 wants', () => {
    const { features } = JSON.parse(drawnFile([area, point], plan)) as { features: Drawn[] };
    expect(features[0]?.properties).toMatchObject({ kind: 'area', name: '江边', plan: 'town', plan_version: '1.2.0', area_m2: propertiesOf(area).area_m2 });
    expect(String(features[0]?.properties?.['comment'])).toContain('EPSG:4548');
    expect(features[0]?.geometry).toEqual({ type: 'Polygon', coordinates: [[...corners].reverse()] });
  });
  it('comes back as it was, numbered on from what is there', () => {
    const { drawn, problems } = read(drawnFile([area, point], plan), [area, point]);
    expect(problems).toEqual([]);
    expect(drawn.map(({ id }) => id)).toEqual(['d3', 'd4']);
    expect(drawn.map(({ properties }) => properties)).toEqual([area.properties, point.properties]);
  });
  it('several shapes in one are taken apart, and measured anew whatever the file says', () => {
    const { drawn } = read(JSON.stringify({ type: 'Feature', geometry: { type: 'MultiPolygon', coordinates: [[corners], [corners]] }, properties: { area_m2: 7 } }));
    expect(drawn).toHaveLength(2);
    expect(drawn.map((one) => propertiesOf(one).area_m2)).toEqual([propertiesOf(area).area_m2, propertiesOf(area).area_m2]);
  });
  it.each<[string, string]>([
    ['{', 'drawn.no-json'],
    ['{"type":"FeatureCollection","features":[]}', 'drawn.empty'],
    ['{"type":"Topology"}', 'drawn.type'],
    [JSON.stringify({ ...square, crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4527' } } }), 'drawn.crs'],
    [JSON.stringify({ type: 'Polygon', coordinates: [corners.slice(0, 3)] }), 'drawn.short'],
    [JSON.stringify({ type: 'Polygon', coordinates: [corners.slice(0, 4)] }), 'drawn.open'],
    [JSON.stringify({ type: 'Point', coordinates: [29.7, 116] }), 'drawn.outside'],
    [JSON.stringify({ type: 'Point', coordinates: ['116', 29.7] }), 'drawn.position'],
    [' '.repeat(5_000_001), 'drawn.too-large'],
  ])('%# is said to be wrong: %s', (text, code) => expect(codes(read(text))).toEqual([code]));
  it('more than a drawing holds is left, and that is said', () => {
    const features = Array.from({ length: 502 }, () => ({ type: 'Feature', geometry: square, properties: null }));
    const { drawn, problems } = read(JSON.stringify({ type: 'FeatureCollection', features }));
    expect([drawn.length, problems[0]?.code, problems.length]).toEqual([500, 'drawn.too-many', 1]);
  });
  it('whatever it holds, nothing is thrown', () => {
    fc.assert(
      fc.property(fc.json(), fc.jsonValue(), fc.jsonValue(), (any, coordinates, properties) => {
        for (const type of ['Point', 'LineString', 'Polygon', 'MultiPolygon', 'GeometryCollection']) read(JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', geometry: { type, coordinates, geometries: coordinates }, properties }] }));
        read(any);
      }),
      { numRuns: 200 },
    );
  });
});

describe('what stands at the pointer', () => {
  const told = (tool: 'length' | 'area' | 'circle', count: number, crossed = false): readonly string[] | undefined => measuredSoFar(tool, corners.slice(0, count), crossed, plane, 'zh')?.texts;
  it('is the length so far and that of the leg; of an area its size, its outline and the leg', () => {
    expect(told('length', 1)).toBeUndefined();
    expect(told('length', 2)).toEqual(['1.108 km']);
    expect(told('length', 3)).toEqual(['2.076 km', '本段 967.7 m']);
    expect(told('area', 2)).toEqual(['本段 1.108 km']);
    expect(told('area', 4)).toEqual(['1.073 km²', '周长 4.152 km', '本段 1.108 km']);
    expect(told('circle', 2)).toEqual(['半径 1.108 km']);
  });
  it('says that an outline crosses itself, and gives it no area', () => expect(told('area', 4, true)).toEqual(['边线相交', '本段 1.108 km']));
  it('is written with the digits that can be read', () => {
    expect([0, 5.678, 86.424, 864.24, 1864.2, 12345.6, 123456].map(lengthText)).toEqual(['0.00 m', '5.68 m', '86.42 m', '864.2 m', '1.864 km', '12.346 km', '123.5 km']);
    expect([86.42, 9999.9, 12345.6, 864200, 3942000, 65_500_000].map(areaText)).toEqual(['86.4 m²', '9999.9 m²', '12\u202f346 m²', '0.8642 km²', '3.942 km²', '65.50 km²']);
  });
});
