import { describe, expect, it } from 'vitest';
import type { Extent } from '../../geo/coordinates/types.ts';
import { placeOf, shownError, shownPlace, told, typed, written } from './state.ts';

const EXTENT: Extent = [115.76, 29.52, 116.24, 29.84];
const PLACE = { lon: 115.98265, lat: 29.72752 };

describe('an entry', () => {
  it('says nothing while it is half typed, and is read as soon as it is whole', () => {
    const whole = '115.98265, 29.72752';
    const read = Array.from({ length: whole.length }).flatMap((_, index) => {
      const { reading, problems } = typed(whole.slice(0, index + 1), 'auto', EXTENT, 'typing');
      expect(problems).toEqual([]);
      return reading === undefined ? [] : [index + 1];
    });
    expect(read).toEqual([whole.length - 1, whole.length]);
    expect(typed('29°43′28.5″N 115°5', 'auto', EXTENT, 'typing').reading).toBeUndefined();
    expect(typed('404586.066, 329283', 'auto', EXTENT, 'typing').reading).toBeUndefined();
  });
  it('says what is wrong once it is left', () => {
    expect(typed('115.98265, ', 'auto', EXTENT, 'done').problems).toMatchObject([{ code: 'coordinates.one' }]);
    expect(typed(' ', 'auto', EXTENT, 'done').problems).toEqual([]);
    expect(typed('404586 3292830', 'xian80', EXTENT, 'done').problems).toMatchObject([{ code: 'coordinates.datum' }]);
  });
  it('is read by its zone number where the plan’s extent is not known', () => {
    expect(typed('39404586.066, 3292830.563', 'auto', undefined, 'done').reading).toMatchObject({ lon: 116.0136, lat: 29.7502, system: 'EPSG:4527' });
    expect(typed('404586.066, 3292830.563', 'auto', undefined, 'done').problems).toMatchObject([{ code: 'coordinates.ambiguous' }]);
  });
  it('is told as text of plain decimals, with an accuracy only where it is poor', () => {
    const of = (text: string): unknown => {
      const { reading } = typed(text, 'wgs84', EXTENT, 'done');
      return reading === undefined ? undefined : told(reading);
    };
    expect(of('115.98265, 29.72752')).toEqual({ lon: '115.98265', lat: '29.72752' });
    expect(of('115.983, 29.728')).toEqual({ lon: '115.983', lat: '29.728', accuracy: '75' });
    expect(of('116.0000000, 29.7000000')).toEqual({ lon: '116', lat: '29.7' });
  });
});

describe('the page’s place', () => {
  it('is written in the chosen system', () => {
    expect(written(PLACE, 'auto')).toMatchObject({ text: '115.98265, 29.72752', written: true });
    expect(written(PLACE, 'gcj02').text).toBe('115.98769, 29.724928');
    expect(written(PLACE, 'EPSG:4527').text).toBe('E 39401570.0, N 3290342.3');
    expect(written(undefined, 'gcj02').text).toBe('');
    expect(written(PLACE, 'beijing54')).toMatchObject({ text: '', problems: [{ code: 'coordinates.datum' }] });
  });
  it('is whatever stands in the form', () => {
    expect(placeOf('115.98265', 29.72752)).toEqual(PLACE);
    for (const [lon, lat] of [['', ''], [undefined, undefined], ['115.98', ''], ['abc', '29'], [404586, 3292830]]) expect(placeOf(lon, lat)).toBeUndefined();
  });
  it('is shown to the metre, or to the decimetre where it is known so well', () => {
    expect(shownPlace(PLACE, '，')).toBe('115.98265，29.72752 WGS84');
    expect(shownPlace({ lon: 116.0136, lat: 29.7502 }, ', ', 0.1)).toBe('116.013600, 29.750200 WGS84');
    expect([0.0007, 0.51, 0.97, 1.08, 73.4].map(shownError)).toEqual(['±0.1 m', '±0.6 m', '±1 m', '±2 m', '±74 m']);
  });
});
