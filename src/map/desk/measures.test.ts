import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choices, readout } from './readout.ts';
import { groundPerPixel, readScale, scaleOf, writeScale, zoomOf } from './scale.ts';

describe('scales', () => {
  it('go to a zoom and back', () =>
    fc.assert(fc.property(fc.double({ min: 50, max: 5e6, noNaN: true }), fc.double({ min: 18, max: 53, noNaN: true }), (scale, lat) => {
      expect(scaleOf(zoomOf(scale, lat), lat) / scale).toBeCloseTo(1, 9);
    })));
  it('are true on the ellipsoid: a pixel at 1 : 10 000 is 2.646 m', () => expect(groundPerPixel(zoomOf(10_000, 29.7), 29.7)).toBeCloseTo(2.6458, 3));
  it('agree with the length of a degree', () => expect((groundPerPixel(14, 0) * 512 * 2 ** 14) / 40_075_017).toBeCloseTo(Math.sqrt(110_574 / 111_320), 3));
  it.each([['65000', 65_000], ['1:65 000', 65_000], ['1 ： 6.5万', 65_000], ['65,000', 65_000]])('are read from %s', (text, scale) => expect(readScale(text)).toBe(scale));
  it.each(['', 'x', '-5', '1:0', '49', '1e5', '6000000'])('are not read from “%s”', (text) => expect(readScale(text)).toBeNull());
  it('are written with three digits, and what is written is read', () => {
    expect(writeScale(64_987.3)).toBe('65\u00a0000');
    expect(writeScale(512.4)).toBe('512');
    fc.assert(fc.property(fc.integer({ min: 50, max: 5_000_000 }), (scale) => {
      expect(Math.abs((readScale(writeScale(scale)) ?? 0) / scale - 1)).toBeLessThan(0.01);
    }));
  });
});

describe('coordinates of the strip', () => {
  it('are those of the grids of the extent', () => expect(choices([115.76, 29.52, 116.24, 29.84]).map(({ id }) => id)).toEqual(['EPSG:4490', 'EPSG:4527', 'EPSG:4548', 'EPSG:4498', 'EPSG:4509']));
  it('are written east before north', () => {
    expect(readout('EPSG:4527', [116.0136, 29.7502])).toBe('39\u00a0404\u00a0586, 3\u00a0292\u00a0831');
    expect(readout('EPSG:4548', [116.0136, 29.7502])).toBe('404\u00a0586, 3\u00a0292\u00a0831');
    expect(readout('EPSG:4490', [116.0136, 29.7502])).toBe('116.01360, 29.75020');
  });
});
