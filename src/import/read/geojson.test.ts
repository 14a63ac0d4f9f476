/** GeoJSON in all its shapes, and what is lost of it elsewhere. */
import { describe, expect, it } from 'vitest';
import { cpuTime } from '../../../test/support/cpu-time.ts';
import { readGeojson } from './geojson.ts';
import { bytesOf, readOne, rows, said } from './given.fixture.ts';
import type { RawLayer } from '../types.ts';

const one = (text: string | Uint8Array): Promise<RawLayer> => readOne([{ name: 'a.json', bytes: typeof text === 'string' ? bytesOf(text) : text }]);
const feature = (properties: string, geometry = '{"type":"Point","coordinates":[116,29.7]}'): string => `{"type":"Feature","properties":${properties},"geometry":${geometry}}`;
const collection = (...features: string[]): string => `{"type":"FeatureCollection","name":"分区","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4527"}},"features":[${features.join(',')}]}`;

describe('GeoJSON', () => {
  it('is a collection, a feature, a bare geometry, lines, or a text sequence', async () => {
    for (const [text, count] of [
      [collection(feature('{"a":1}'), feature('{"a":2}')), 2],
      [`\ufeff${feature('{"a":1}')}`, 1],
      ['{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}', 1],
      [`${feature('{"a":1}')}\n\n${feature('{"a":2}')}\r\n`, 2],
      [`\u001e${feature('{"a":1}')}\n\u001e${feature('{"a":2}')}\n`, 2],
      [JSON.stringify(JSON.parse(collection(feature('{"a":1}'))), null, 2), 1],
    ] as const) expect((await one(text)).features).toHaveLength(count);
    expect(await one(collection(feature('{"a":1}')))).toMatchObject({ name: '分区', crs: { epsg: 4527 }, format: 'geojson' });
    expect((await one(`${feature('{"a":1}')}\n{"type":\n${feature('{"a":2}')}\n`)).findings).toContainEqual(expect.objectContaining({ code: 'import.json-lines', severity: 'error', feature: 'line 2' }));
  });
  it('keeps long numbers digit by digit, wherever they stand, and nothing else is changed', async () => {
    const layer = await one(collection(feature('{"key":9007199254740993,"neg":-12345678901234567890,"list":[9007199254740993],"text":"键: 12345678901234567890, \\"98765432109876543210","x":0.12345678901234567890,"e":12345678901234567890e2,"small":9007199254740991}')));
    expect(rows(layer)).toEqual([{ key: '9007199254740993', neg: '-12345678901234567890', list: '["9007199254740993"]', text: '键: 12345678901234567890, "98765432109876543210', x: Number('0.12345678901234567890'), e: 1.234_567_890_123_456_8e21, small: 9_007_199_254_740_991 }]);
    expect((await one(collection(feature('{"key":9007199254740993}'), feature('{"key":1}')))).fields).toEqual([{ name: 'key', type: 'integer' }]);
  });
  it('has objects as text, ids as a property, and mixed fields remarked', async () => {
    const layer = await one(collection(feature('{"a":1,"o":{"b":[1]},"__proto__":"p"}').replace('{"type"', '{"id":7,"type"'), feature('{"a":"x","date":"2026-01-02"}')));
    expect(rows(layer)[0]).toEqual(Object.fromEntries([['a', 1], ['o', '{"b":[1]}'], ['__proto__', 'p'], ['id', 7]]));
    expect(layer.fields).toContainEqual({ name: 'date', type: 'date' });
    expect(said(layer)).toEqual(['note import.value-nested', 'remark import.field-mixed']);
  });
  it('with geometry that is none says so and goes on', async () => {
    const bad = ['{"type":"Point","coordinates":["116","29"]}', '{"type":"Polygon","coordinates":[[0,0],[1,1]]}', '{"type":"Circle","coordinates":[0,0]}', '7'];
    const layer = await one(collection(...bad.map((geometry) => feature('{}', geometry)), feature('{}', 'null'), feature('{}', '{"type":"Point","coordinates":[]}'), feature('{}', '{"type":"Point","coordinates":[1,2,3]}'), '5'));
    expect(layer.features.map(({ geometry }) => geometry)).toEqual([null, null, null, null, null, null, { type: 'Point', coordinates: [1, 2] }]);
    expect(layer.findings.map(({ severity, code, feature: at }) => `${severity} ${code} ${at ?? ''}`)).toEqual(['error import.geometry-broken features[0]', 'error import.not-feature features[7]', 'note import.heights ', 'remark import.geometry-missing features[0]']);
    expect(layer.findings[0]?.text.zh).toContain('4 个要素');
  });
  it('in GBK is read with a remark; damaged texts are errors', async () => {
    const gbk = Uint8Array.from([...bytesOf('{"type":"Feature","geometry":null,"properties":{"a":"'), 0xb7, 0xd6, 0xc7, 0xf8, ...bytesOf('"}}')]);
    const layer = await one(gbk);
    expect(rows(layer)).toEqual([{ a: '分区' }]);
    expect(said(layer)).toContain('remark import.encoding-not-utf8');
    for (const text of ['\ufffd居', '锟斤拷']) expect((await one(collection(feature(`{"a":"${text}"}`)))).findings).toContainEqual(expect.objectContaining({ code: 'import.text-damaged', severity: 'error', field: 'a', feature: 'features[0]' }));
  });
  it('that is something else is refused', () => {
    for (const [text, code] of [['{"type":"FeatureCollection","features":[', 'import.json'], ['{"a":1}', 'import.not-geojson'], ['[1,2]', 'import.not-geojson'], ['{"type":"Topology"}', 'import.topojson'], [`{"a":${'['.repeat(100_000)}`, 'import.json']] as const)
      expect(readGeojson(bytesOf(text), 'a.json')).toMatchObject({ ok: false, problems: [{ code }] });
  });
  it('of many features takes a time that grows with them', () => {
    const polygon = (i: number): string => feature(`{"key":${9_007_199_254_740_993n + BigInt(i)},"name":"地块 ${i}"}`, JSON.stringify({ type: 'Polygon', coordinates: [Array.from({ length: 25 }, (_, k) => [39_500_000.123 + i + k, 3_280_000.456 + (k % 5)])] }));
    const bytes = bytesOf(collection(...Array.from({ length: 1500 }, (_, i) => polygon(i))));
    const start = cpuTime();
    const read = readGeojson(bytes, 'a.json');
    expect(cpuTime() - start).toBeLessThan(1500);
    expect(read.ok && read.value.features[1499]?.properties['key']).toBe('9007199254742492');
  });
});
