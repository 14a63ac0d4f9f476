import { describe, expect, it } from 'vitest';
import { readBasemaps } from './read.ts';
import { SCHEMATIC } from './types.ts';

const one = (entry: object) => readBasemaps({ basemaps: [entry] });
const code = (entry: object): string[] => {
  const read = one(entry);
  return read.ok ? [] : read.problems.map((problem) => problem.code);
};

describe('the operator’s basemaps', () => {
  it('begin with the schematic, whatever there is', () => {
    expect(readBasemaps('[]')).toEqual({ ok: true, value: [SCHEMATIC] });
    expect(readBasemaps({ basemaps: [] })).toEqual({ ok: true, value: [SCHEMATIC] });
  });

  it('are read of every kind', () => {
    const read = readBasemaps(JSON.stringify({ basemaps: [
      { kind: 'tianditu-vec', key: ' abc ', reviewNumber: 'GS（2024）0568号' }, { kind: 'tianditu-img' },
      { kind: 'xyz', id: 'own', title: '自有', url: 'tiles/{z}/{x}/{y}.png', attribution: '局', maxzoom: 19 }, { kind: 'xyz', url: 'https://{s}.x.cn/{z}/{x}/{y}', subdomains: ['1', '2'] },
      { kind: 'wmts', url: 'https://x.cn/wmts', layer: 'img', matrixSet: 'w' }, { kind: 'pmtiles', url: 'base.pmtiles' }, { kind: 'flatgeobuf', url: './base.fgb', crs: 'EPSG:4490' },
    ] }));
    expect(read.ok && read.value.map(({ kind, id }) => [kind, id])).toEqual([
      ['schematic', 'schematic'], ['tianditu-vec', 'tianditu-vec'], ['tianditu-img', 'tianditu-img'], ['xyz', 'own'], ['xyz', 'xyz'], ['wmts', 'wmts'], ['pmtiles', 'pmtiles'], ['flatgeobuf', 'flatgeobuf'],
    ]);
    expect(read.ok && read.value[1]).toMatchObject({ key: 'abc', reviewNumber: 'GS（2024）0568号', title: { zh: '天地图矢量' } });
    expect(read.ok && read.value[2]).toMatchObject({ key: '', reviewNumber: null });
    expect(read.ok && read.value[4]).toMatchObject({ tiles: ['https://1.x.cn/{z}/{x}/{y}', 'https://2.x.cn/{z}/{x}/{y}'], tileSize: 256, maxzoom: 18 });
  });

  it.each([
    ['no list', () => readBasemaps('{}'), 'basemap.list'],
    ['no JSON', () => readBasemaps('{'), 'basemap.json'],
    ['an unknown kind', () => one({ kind: 'google' }), 'basemap.kind'],
    ['a name that is not known', () => one({ kind: 'tianditu-vec', tk: 'x' }), 'basemap.unknown'],
    ['a missing address', () => one({ kind: 'pmtiles' }), 'basemap.value'],
    ['a template without a level', () => one({ kind: 'xyz', url: 'https://x.cn/{x}/{y}' }), 'basemap.template'],
    ['levels the wrong way round', () => one({ kind: 'xyz', url: '{z}/{x}/{y}', minzoom: 9, maxzoom: 3 }), 'basemap.zoom'],
    ['two of one id', () => readBasemaps([{ kind: 'tianditu-vec' }, { kind: 'tianditu-vec' }]), 'basemap.twice'],
  ])('refuse %s, and say what to change', (_, read, expected) => {
    const result = read();
    expect(result.ok ? [] : result.problems.map((problem) => problem.code)).toEqual([expected]);
    for (const { text, path } of result.ok ? [] : result.problems) {
      expect(text.zh).not.toBe('');
      expect(text.en).not.toBe(text.zh);
      if (expected !== 'basemap.json') expect(path).toMatch(/^basemaps/);
    }
  });

  it.each(['javascript:alert(1)/{z}{x}{y}', 'data:image/png,{z}{x}{y}', 'blob:https://x/{z}{x}{y}', 'file:///x/{z}/{x}/{y}', '//x.cn/{z}/{x}/{y}', '\\\\x\\{z}{x}{y}', 'http:/{z}/{x}/{y}', ''])('take no address like %s', (url) =>
    expect(code({ kind: 'xyz', url })).toEqual(['basemap.address']));

  it.each([
    ['https://webrd01.is.autonavi.com/appmaptile?x={x}&y={y}&z={z}', 'GCJ-02', '40–670 m'],
    ['https://rt0.map.gtimg.com/tile?z={z}&x={x}&y={y}', 'GCJ-02', '40–670 m'],
    ['https://maponline1.bdimg.com/tile/?x={x}&y={y}&z={z}', 'BD-09', '720–1490 m'],
    ['https://MAP.QQ.com/{z}/{x}/{y}', 'GCJ-02', '40–670 m'],
  ])('refuse %s with its offset', (url, datum, metres) => {
    const read = one({ kind: 'xyz', url });
    expect(read.ok).toBe(false);
    for (const { text } of read.ok ? [] : read.problems) expect([text.zh, text.en].every((words) => words.includes(datum) && words.includes(metres))).toBe(true);
  });

  it('refuse what is stated to be shifted or in degrees', () => {
    const url = 'https://x.cn/{z}/{x}/{y}';
    expect(code({ kind: 'xyz', url, crs: 'GCJ-02' })).toEqual(['basemap.crs']);
    expect(code({ kind: 'xyz', url, crs: 'bd09' })).toEqual(['basemap.crs']);
    expect(code({ kind: 'xyz', url, crs: 'EPSG:4490' })).toEqual(['basemap.crs']);
    expect(code({ kind: 'xyz', url, crs: 'EPSG:3857' })).toEqual([]);
  });

  it('take a host whose name only ends alike', () => expect(code({ kind: 'xyz', url: 'https://notbaidu.com/{z}/{x}/{y}' })).toEqual([]));
});
