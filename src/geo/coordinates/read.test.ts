import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuTime } from '../../../test/support/cpu-time.ts';
import { project } from '../gauss-kruger.ts';
import { beyond, metresBetween } from './ground.ts';
import { fromGrid, toGrid } from './grid.ts';
import { readCoordinates, type ReadOptions } from './read.ts';
import { fromShifted, toShifted } from './shift.ts';
import { gridByCode, gridsFor, systemOf } from './systems.ts';
import type { Extent, Reading } from './types.ts';
import { inAllSystems } from './write.ts';

/** About the 116th meridian; the plan of another city about the 113th, where 3° and 6° zones have different meridians. */
const EXTENT: Extent = [115.76, 29.52, 116.24, 29.84];
const WEST: Extent = [112.6, 28.0, 113.3, 28.5];
const PLACE = { lon: 116.0136, lat: 29.7502 };
/** 29°43′28.5″, 115°59′12″ */
const SEXAGESIMAL = { lon: 115.9866667, lat: 29.7245833 };

function reading(text: string, system: ReadOptions['system'] = 'auto', extent = EXTENT): Reading {
  const result = readCoordinates(text, { system, extent });
  if (!result.ok) throw new Error(`${text}: ${result.problems[0]?.text.en ?? ''}`);
  return result.value;
}
const at = (text: string, system?: ReadOptions['system']): { lon: number; lat: number } => {
  const { lon, lat } = reading(text, system);
  return { lon, lat };
};
function refused(text: string, system: ReadOptions['system'] = 'auto', extent = EXTENT): string {
  const result = readCoordinates(text, { system, extent });
  return result.ok ? `read as ${result.value.reading.en}` : (result.problems[0]?.code ?? '');
}
const remarks = (text: string, system?: ReadOptions['system'], extent?: Extent): readonly string[] => reading(text, system, extent).remarks.map(({ code }) => code).filter((code) => code !== 'assumed');

describe('degrees', () => {
  it('takes every usual writing of degrees, minutes and seconds', () => {
    for (const text of [
      '29°43′28.5″N, 115°59′12″E', `29°43'28.5"N 115°59'12"E`, '29º43’28.5”N，115º59’12”E', "29°43'28.5''N 115°59'12''E", '29度43分28.5秒，115度59分12秒', '东经115度59分12秒 北纬29度43分28.5秒', '东经：115°59′12″；北纬：29°43′28.5″',
      'N29 43 28.5 E115 59 12', '29 43 28.5 N 115 59 12 E', '29 43 28.5, 115 59 12', '29 43 28.5 115 59 12', 'N29°43.475′ E115°59.2′', '29 43.475, 115 59.200', '29-43-28.5, 115-59-12', '29:43:28.5 115:59:12', '29d43m28.5s 115d59m12s', '294328.5N 1155912E',
      '２９°４３′２８．５″Ｎ　１１５°５９′１２″Ｅ', '北纬29°43′28。5″，东经115°59′12″', '经度115°59′12″ 纬度29°43′28.5″', '29°43′28.5 115°59′12', 'P1 N29 43 28.5 E115 59 12',
    ]) expect(at(text), text).toEqual(SEXAGESIMAL);
  });
  it('takes every usual writing of decimal degrees', () => {
    for (const text of [
      '116.0136, 29.7502', '116.0136，29.7502', '116.0136 29.7502', '29.7502N 116.0136E', 'E116.0136 N29.7502', '116.0136°E, 29.7502°N', '29.7502° 116.0136°', '１１６．０１３６，２９．７５０２', '116.0136、29.7502', '116,0136 29,7502', '116,0136; 29,7502', '116,0136,29,7502',
      '经度: 116.0136 纬度: 29.7502', '纬度：29.7502，经度：116.0136', '经度,纬度\n116.0136,29.7502', '经纬度：116.0136,29.7502', 'lat=29.7502&lng=116.0136', '{"lng":"116.0136","lat":"29.7502"}', '{"type":"Point","coordinates":[116.0136,29.7502]}', 'POINT(116.0136 29.7502)', 'X=116.0136 Y=29.7502', '（116.0136，29.7502）',
      '116.0136, 29.7502, 23.5', '3, 116.0136, 29.7502', 'WGS84: 116.0136, 29.7502', 'CGCS2000 经纬度 116.0136 29.7502', 'EPSG:4490 29.7502 116.0136', 'geo:29.7502,116.0136', '位于浔阳路88号，坐标116.0136,29.7502，电话0792-8123456', '116.0136%2C29.7502', '东116.0136 北29.7502',
    ]) expect(at(text), text).toEqual(PLACE);
  });
  it('says so where the latitude stands first or the names contradict the values', () => {
    expect(remarks('29.7502, 116.0136')).toEqual(['order']);
    expect(remarks('116.0136, 29.7502')).toEqual([]);
    expect(remarks('29.7502N, 116.0136E')).toEqual([]);
    expect(remarks('经度 29.7502 纬度 116.0136')).toEqual(['labels']);
    expect(remarks('29.7502E 116.0136N')).toEqual(['labels']);
    expect(at('29.7502E 116.0136N')).toEqual(PLACE);
  });
  it('warns that a system is assumed, and how far another would be', () => {
    const [remark] = reading('116.0136, 29.7502').remarks;
    expect(remark?.code).toBe('assumed');
    expect(remark?.zh).toContain('相差 568 m');
    expect(remark?.zh).toContain('相差 1191 m');
    expect(reading('116.0136, 29.7502', 'wgs84').remarks).toEqual([]);
    expect(reading('WGS84 116.0136, 29.7502').remarks).toEqual([]);
  });
  it('refuses minutes and seconds of sixty', () => {
    for (const text of ['29°73′28.5″N 115°59′12″E', '29°43′61″N 115°59′12″E', '29°43′28.5″N 115°60′E']) expect(refused(text)).toBe('coordinates.sixty');
  });
  it('says how good the digits are, and proposes that', () => {
    expect(reading('115.983, 29.728').error).toBeCloseTo(73.6 + 1, 0);
    expect(reading('115.983, 29.728').accuracy).toBe(75);
    expect(reading('115.98265, 29.72752', 'wgs84').accuracy).toBeUndefined();
    expect(readCoordinates('115.98265, 29.72752', { system: 'wgs84', extent: EXTENT, accuracy: 0.5 })).toMatchObject({ value: { accuracy: 2 } });
    // A zero at the end is easily lost.
    expect(reading('115.98265, 29.7275', 'wgs84').error).toBeLessThan(2);
    expect(reading('115.98265, 29.72', 'wgs84').error).toBeGreaterThan(500);
    for (const text of ['116, 30', '116.0, 29.7', '29.6°N 116.0°E']) expect(refused(text)).toBe('coordinates.coarse');
  });
});

describe('shifted systems', () => {
  it('moves what Amap, Tencent and Baidu give, and says how far', () => {
    const amap = reading('115.98769, 29.72493', 'gcj02');
    expect(amap.reading).toEqual({ zh: 'GCJ-02，已移动 566 m', en: 'GCJ-02, moved 566 m' });
    expect(metresBetween(amap, { lon: 115.98265, lat: 29.72752 })).toBeLessThan(1);
    expect(amap.accuracy).toBe(3);
    fc.assert(fc.property(fc.double({ min: 115.85, max: 116.1, noNaN: true }), fc.double({ min: 29.6, max: 29.8, noNaN: true }), (lon, lat) => {
      const text = `${lon.toFixed(6)}, ${lat.toFixed(6)}`;
      const [gcj = 0, bd = 0] = [reading(text, 'gcj02').moved, reading(text, 'bd09').moved];
      return gcj > 560 && gcj < 576 && bd > 1150 && bd < 1215;
    }), { numRuns: 50 });
  });
  it('is its own way back to a millimetre, all over China', () => {
    fc.assert(fc.property(fc.double({ min: 73.1, max: 135.5, noNaN: true }), fc.double({ min: 3.5, max: 54, noNaN: true }), fc.constantFrom('gcj02' as const, 'bd09' as const), (lon, lat, system) => {
      const back = fromShifted(toShifted({ lon, lat }, system), system);
      return back !== undefined && metresBetween(back, { lon, lat }) < 0.001;
    }), { numRuns: 300 });
  });
  it('goes by what the text names, unless a system is chosen', () => {
    const links = {
      'https://uri.amap.com/marker?position=115.98769,29.72493&name=x': 'gcj02', 'https://www.amap.com/?q=29.72493,115.98769,x': 'gcj02', '【高德地图】某店 115.98769,29.72493': 'gcj02', '火星坐标 115.98769,29.72493': 'gcj02', 'GCJ-02: 115.98769,29.72493': 'gcj02',
      'https://apis.map.qq.com/uri/v1/marker?marker=coord:29.72493,115.98769;title:x': 'gcj02', 'http://api.map.baidu.com/marker?location=29.73060,115.99425&title=x': 'bd09', 'http://api.map.baidu.com/marker?location=29.72493,115.98769&coord_type=gcj02': 'gcj02',
      'https://uri.amap.com/marker?position=115.98265,29.72752&coordinate=wgs84': 'wgs84', 'BD09 115.99425,29.73060': 'bd09',
    };
    for (const [text, system] of Object.entries(links)) {
      expect(reading(text).system, text).toBe(system);
      expect(metresBetween(reading(text), { lon: 115.98265, lat: 29.72752 }), text).toBeLessThan(5);
    }
    expect(remarks('【高德地图】115.98769,29.72493')).toEqual(['named']);
    expect(remarks('【高德地图】115.98769,29.72493', 'wgs84')).toEqual(['other-named']);
    expect(reading('【高德地图】115.98769,29.72493', 'wgs84').lon).toBe(115.98769);
  });
  it('reads the metres of a link of Baidu’s map', () => {
    expect(reading('https://map.baidu.com/@12912000,3441000,17z')).toMatchObject({ system: 'bd09' });
  });
  it('says that a short link has no coordinates', () => {
    for (const text of ['https://surl.amap.com/8xY12kl', 'https://j.map.baidu.com/9a/1234', '我在这里 https://surl.amap.com/29dk116']) expect(refused(text)).toBe('coordinates.link');
  });
  it('leaves places abroad alone and says so', () => {
    expect(reading('151.2093, -33.8688', 'gcj02', [151, -34, 151.5, -33.5])).toMatchObject({ lon: 151.2093, lat: -33.8688, remarks: [{ code: 'abroad' }] });
    expect(inAllSystems({ lon: 151.2093, lat: -33.8688 }, [151, -34, 151.5, -33.5]).map(({ id }) => id)).toEqual(['wgs84', 'wgs84']);
  });
});

describe('projected metres', () => {
  it('reads the published point in each of its grids, in either order', () => {
    for (const [text, system] of [
      ['404586.066, 3292830.563', 'EPSG:4548'], ['39404586.066, 3292830.563', 'EPSG:4527'], ['20404586.066 3292830.563', 'EPSG:4498'], ['3292830.563 39404586.066', 'EPSG:4527'], ['X=3292830.563 Y=404586.066', 'EPSG:4548'], ['X坐标：3292830.563，Y坐标：39404586.066', 'EPSG:4527'],
      ['404,586.066 3,292,830.563', 'EPSG:4548'], ['39 404 586.066，3 292 830.563', 'EPSG:4527'], ['404586,066 3292830,563', 'EPSG:4548'], ['E 404586.066m, N 3292830.563m', 'EPSG:4548'], ['横坐标 404586.066 纵坐标 3292830.563', 'EPSG:4548'], ['EPSG:4509 404586.066 3292830.563', 'EPSG:4509'],
      ['CGCS2000_3_Degree_GK_CM_117E 404586.066 3292830.563', 'EPSG:4548'], ['CGCS2000_3_Degree_GK_Zone_39 39404586.066 3292830.563', 'EPSG:4527'], ['2000国家大地坐标系 3度带 中央子午线117° 404586.066 3292830.563', 'EPSG:4548'],
    ] as const) {
      expect(at(text), text).toEqual(PLACE);
      expect(reading(text).system, text).toBe(system);
    }
  });
  it('agrees with the engine’s own projection', () => {
    fc.assert(fc.property(fc.double({ min: 114, max: 120, noNaN: true }), fc.double({ min: 18, max: 50, noNaN: true }), (lon, lat) => {
      const grid = gridByCode(4548)?.grid;
      if (grid === undefined) return false;
      const [easting, northing] = toGrid({ lon, lat }, grid);
      const own = project(lon, lat, 117);
      const back = fromGrid(easting, northing, 117);
      return Math.abs(easting - 500_000 - own.easting) < 1e-4 && Math.abs(northing - own.northing) < 1e-4 && back !== undefined && metresBetween(back, { lon, lat }) < 1e-4;
    }), { numRuns: 200 });
  });
  it('says so where the order, the names or the zone number are not as they should be', () => {
    expect(remarks('3292830.563, 404586.066')).toEqual(['order']);
    expect(remarks('X=3292830.563 Y=404586.066')).toEqual([]);
    expect(remarks('X=404586.066 Y=3292830.563')).toEqual(['order']);
    expect(remarks('N 404586.066 E 3292830.563')).toEqual(['labels']);
    expect(remarks('404586.066, 3292830.563', 'EPSG:4527')).toEqual(['prefix']);
    expect(remarks('39404586.066, 3292830.563', 'EPSG:4548')).toEqual(['prefix']);
    expect(remarks('20404586.066, 3292830.563', 'EPSG:4527')).toEqual(['prefix']);
    expect(remarks('39404586.066, 3292830.563', 'EPSG:4527')).toEqual([]);
    const [easting, northing] = toGrid(PLACE, gridByCode(4526)?.grid ?? { width: 3, zone: 0, meridian: 0, prefixed: true });
    expect(remarks(`${easting}, ${northing}`)).toEqual(['zone']);
    for (const text of ['38404586.066, 3292830.563', '50404586.066, 3292830.563', '3292830.563 40404586.066']) expect(refused(text)).toBe('coordinates.zone');
    expect(refused('404586.066, 3292830.563', 'EPSG:4547')).toBe('coordinates.zone');
  });
  it('tells zones of 3° and 6° apart by the extent where their meridians differ', () => {
    const place = { lon: 112.95, lat: 28.2 };
    for (const code of [4526, 4547, 4497, 4508]) {
      const system = gridByCode(code);
      if (system?.grid === undefined) throw new Error(String(code));
      const [easting, northing] = toGrid(place, system.grid);
      const got = reading(`${easting.toFixed(3)}, ${northing.toFixed(3)}`, 'auto', WEST);
      expect(got.system).toBe(`EPSG:${code}`);
      expect(metresBetween(got, place)).toBeLessThan(0.02);
    }
    expect(gridsFor(WEST).map(({ short }) => short)).toEqual(['4526', '4547', '4497', '4508']);
  });
  it('refuses Xian 1980 and Beijing 1954 by name, number or choice', () => {
    for (const text of ['西安80 404586.066, 3292830.563', '1980西安坐标系 404586.066 3292830.563', "Xi'an 1980: 404586 3292830", 'EPSG:2384 404586.066 3292830.563', '2363 39404586.066 3292830.563', '北京54坐标系 404586 3292830', 'Beijing 1954 / 3-degree GK zone 39 39404586 3292830', 'EPSG:21460 404586 3292830', 'epsg：2415 39404586 3292830', '54坐标系 404586 3292830']) expect(refused(text), text).toBe('coordinates.datum');
    for (const code of [2363, 2384, 2334, 2345, 2415, 2436, 21420, 21460]) expect(refused('404586.066, 3292830.563', `EPSG:${code}`)).toBe('coordinates.datum');
    expect(refused('404586.066, 3292830.563', 'xian80')).toBe('coordinates.datum');
    expect(refused('西安市 116.0136, 29.7502')).toMatch(/^read/);
    expect(refused('北京东路54号 116.0136, 29.7502')).toMatch(/^read/);
  });
  it('says what is wrong with anything else', () => {
    const told: Readonly<Record<string, string>> = { '': 'empty', ' \n ': 'empty', 'EPSG:3857 12914567 3459000': 'system', '中央经线116° 404586.066 3292830.563': 'system', '29.7502': 'one', 你好: 'none', '4586.066, 92830.563': 'range', '116.0136, 3292830.563': 'range', '116.41, 39.91': 'outside', '404586.066, 4292830.563': 'outside' };
    for (const [text, code] of Object.entries(told)) expect(refused(text), text).toBe(`coordinates.${code}`);
    expect(refused('x'.repeat(3000))).toBe('coordinates.too-long');
    expect(refused('404586.066, 3292830.563', 'gcj02')).toBe('coordinates.unit');
    expect(refused('116.0136, 29.7502', 'EPSG:4548')).toBe('coordinates.unit');
    expect(refused('500000, 3120000', 'auto', [110, 27, 119, 31])).toBe('coordinates.ambiguous');
  });
});

describe('beyond the plan', () => {
  it('reads a place nearby and says how far out it is, refuses one far away', () => {
    const near = reading('116.3136, 29.7502', 'wgs84');
    expect(near.remarks).toMatchObject([{ code: 'outside', zh: '在规划范围以东 7119 m。' }]);
    expect(beyond(EXTENT, PLACE)).toBeUndefined();
    const far = readCoordinates('116.41, 39.91', { system: 'wgs84', extent: EXTENT });
    expect(far.ok ? '' : far.problems[0]?.text.zh).toContain('以北约 1117 km');
  });
  it('reads the first of several places and says so', () => {
    expect(reading('115.9867,29.7252;115.9967,29.7352', 'wgs84')).toMatchObject({ lon: 115.9867, lat: 29.7252, remarks: [{ code: 'several' }] });
  });
});

describe('properties', () => {
  const within = ([west, south, east, north]: Extent): fc.Arbitrary<{ lon: number; lat: number }> => fc.record({ lon: fc.double({ min: west, max: east, noNaN: true }), lat: fc.double({ min: south, max: north, noNaN: true }) });
  it('reads back whatever is written in any system within 0.2 m, in either order', () => {
    fc.assert(fc.property(fc.constantFrom(EXTENT, WEST).chain((extent) => within(extent).map((place) => ({ extent, place }))), ({ extent, place }) => {
      for (const { id, text } of inAllSystems(place, extent)) {
        const swapped = text.includes(', ') ? text.split(', ').reverse().join(', ') : text.split(' ').reverse().join(' ');
        const systems: readonly ReadOptions['system'][] = systemOf(id)?.grid === undefined && id !== 'wgs84' ? [id] : [id, 'auto'];
        for (const system of systems) for (const written of [text, swapped]) expect(metresBetween(reading(written, system, extent), place), `${written} ${system}`).toBeLessThan(0.2);
      }
    }), { numRuns: 25 });
  });
  it('never throws, and never gives a place that it does not say is outside', () => {
    const piece = fc.oneof(fc.constantFrom('116.0136', '29.7502', '404586.066', '3292830.563', '39404586', ',', '，', ' ', '°', '′', '″', 'N', 'E', '度', '经度', 'X=', 'EPSG:4548', '西安80', 'GCJ-02', '\n', '-', '.', '%', '%E4', '@', 'https://map.baidu.com/@', '带', 'CM', '6°', '\u202e', '00'), fc.string({ unit: 'grapheme', maxLength: 4 }), fc.integer().map(String), fc.double().map(String));
    fc.assert(fc.property(fc.array(piece, { maxLength: 24 }).map((parts) => parts.join('')), fc.constantFrom<ReadOptions['system']>('auto', 'wgs84', 'gcj02', 'bd09', 'EPSG:4527', 'EPSG:4547'), (text, system) => {
      const result = readCoordinates(text, { system, extent: EXTENT });
      if (!result.ok) return result.problems.length === 1 && result.problems.every(({ text: { zh, en } }) => zh !== '' && en !== '');
      const { value } = result;
      const off = beyond(EXTENT, value);
      return Number.isFinite(value.lon + value.lat) && value.error <= 1010 && (off === undefined || off.metres < 0.02 || (off.metres <= 50_001 && value.remarks.some(({ code }) => code === 'outside')));
    }), { numRuns: 400 });
  });
  it('takes no longer for hostile text', () => {
    for (const part of ['1 ', '1,', '1°', '111 ', '1.', 'N1', '经度', '6°', 'epsg:1111 ', 'map.baidu.com/', '第39', '度']) {
      const before = cpuTime();
      readCoordinates(part.repeat(2000).slice(0, 2000), { system: 'auto', extent: EXTENT });
      expect(cpuTime() - before, part).toBeLessThan(500);
    }
  });
});
