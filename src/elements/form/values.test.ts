import { describe, expect, it } from 'vitest';
import { fieldOf, fromStated, hasPlace, plainEntry, tidy, toFeature, withPlace } from './values.ts';

describe('toFeature', () => {
  it('types what is typed: numbers in any width, flags, lists, hours', () => {
    const feature = toFeature({ lon: '115.98265', lat: '２９．７２７５２', signType: 'wall', width: '６，５', animated: 'false', replaces: 'XZ-01；XZ-02', hours: '07：00–22：00', height: '' });
    expect(feature).toEqual({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [115.98265, 29.72752] },
      properties: { signType: 'wall', width: 6.5, animated: false, replaces: ['XZ-01', 'XZ-02'], hours: '07:00-22:00' },
    });
  });
  it('leaves what is no number as text, for the reader of proposals to refuse', () => {
    expect(toFeature({ lon: '115.9', lat: '29.7', width: 'six' }).properties).toEqual({ width: 'six' });
    expect(toFeature({ lon: 'here', lat: '29.7' }).geometry.coordinates).toEqual(['here', 29.7]);
  });
  it('takes neither reading of a comma before three digits', () => {
    expect(toFeature({ lon: '115.9', lat: '29.7', luminance: '5,000', width: '5,' }).properties).toEqual({ luminance: '5,000', width: 5 });
  });
  it('knows a place only where both coordinates are there, or a baseline', () => {
    expect(hasPlace({ lon: '115.9' })).toBe(false);
    expect(hasPlace({ lon: '115.9', lat: '29.7' })).toBe(true);
    expect(hasPlace({ line: '115.9 29.7;115.91 29.7' })).toBe(true);
  });
});

it('brings an entry into plain form: a direction in degrees, a list parted as in a link', () => {
  for (const [word, degrees] of [['北', '0'], ['正东', '90'], ['东南 ', '135'], ['nw', '315'], ['180°', '180'], ['９０', '90'], ['偏东', '偏东']] as const) expect(plainEntry('bearing', word)).toBe(degrees);
  for (const [written, metres] of [['3.5米', '3.5'], ['３５０ cm', '3.5'], ['2400MM', '2.4'], ['120厘米', '1.2'], ['5 km', '5 km'], ['m', 'm']] as const) expect(plainEntry('width', written)).toBe(metres);
  expect(plainEntry('luminance', '5m')).toBe('5m');
  expect(plainEntry('replaces', 'XZ-01、XZ-02')).toBe('XZ-01;XZ-02');
  expect(plainEntry('lon', '１１５．９')).toBe('115.9');
  expect(plainEntry('name', ' 东 ')).toBe('东');
});

describe('fromStated', () => {
  it('gives back what toFeature was given', () => {
    const point = { lon: '115.98265', lat: '29.72752', signType: 'wall', width: '6.5', animated: 'true', consents: 'a;b', start: '2026-12-01' };
    expect(fromStated(toFeature(point))).toEqual(point);
    const line = { line: '115.9 29.7;115.901 29.7', signType: 'hoarding' };
    expect(fromStated(toFeature(line))).toEqual(line);
  });
});

it('puts a click in the place of what was there, no finer than its error', () => {
  const click = { lon: 115.9826512, lat: 29.7275249 };
  expect(withPlace({ line: '1 2;3 4', width: '6' }, { ...click, accuracy: 58.5 })).toEqual({ width: '6', lon: '115.98265', lat: '29.72752', accuracy: '58.5' });
  expect(withPlace({}, { ...click, accuracy: 0.3 })).toMatchObject({ lon: '115.9826512', lat: '29.7275249' });
});

it('drops empty entries and words that no field can show', () => {
  expect(tidy({ lon: '115.9', width: '', foo: '1', height: '2' })).toEqual({ lon: '115.9', height: '2' });
});

it('finds the field that a problem is about', () => {
  expect(fieldOf('properties.width')).toBe('width');
  expect(fieldOf('properties.consents[1]')).toBe('consents');
  expect(fieldOf('geometry.coordinates')).toBe('place');
});
