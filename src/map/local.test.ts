import fc from 'fast-check';
import { Geodesic } from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { clickAccuracy, localPlane, metresPerPixel, scaleLength } from './local.ts';

const lat = fc.double({ min: 18, max: 54, noNaN: true });
const zoom = fc.double({ min: 8, max: 22, noNaN: true });

describe('localPlane', () => {
  it('measures within a centimetre over 300 m and finds its way back', () => {
    fc.assert(fc.property(lat, fc.double({ min: -300, max: 300, noNaN: true }), fc.double({ min: -300, max: 300, noNaN: true }), (at, x, y) => {
      const plane = localPlane([116, at]);
      const [lon2, lat2] = plane.from(x, y);
      const { s12 = NaN } = Geodesic.WGS84.Inverse(at, 116, lat2, lon2);
      expect(Math.abs(s12 - Math.hypot(x, y))).toBeLessThan(0.02);
      const back = plane.to([lon2, lat2]);
      expect(back[0]).toBeCloseTo(x, 6);
      expect(back[1]).toBeCloseTo(y, 6);
    }));
  });
});

describe('clickAccuracy', () => {
  it('is three pixels or more, in steps of 0.1 m, from 10 m in whole metres, never under 0.5 m', () => {
    fc.assert(fc.property(zoom, lat, (z, at) => {
      const accuracy = clickAccuracy(z, at);
      expect(accuracy).toBeGreaterThanOrEqual(Math.max(0.5, metresPerPixel(z, at) * 3 - 1e-6));
      expect(accuracy).toBeLessThanOrEqual(Math.max(0.5, metresPerPixel(z, at) * 3 + (accuracy < 10 ? 0.1 : 1.1) + 1e-6));
      expect(accuracy * 10).toBeCloseTo(Math.round(accuracy * 10), 9);
      if (accuracy >= 10) expect(accuracy).toBe(Math.round(accuracy));
    }));
  });
  it('is 6.3 m at zoom 15 in Jiujiang', () => expect(clickAccuracy(15, 29.72)).toBe(6.3));
});

describe('scaleLength', () => {
  it('is a round length that fills between 40 and 100 per cent of the room', () => {
    fc.assert(fc.property(fc.double({ min: 0.02, max: 900, noNaN: true }), (perPixel) => {
      const { metres, pixels } = scaleLength(perPixel, 100);
      expect(pixels).toBeLessThanOrEqual(100.000001);
      expect(pixels).toBeGreaterThan(39.9);
      expect(['1', '2', '5']).toContain(metres.toExponential(0)[0]);
    }));
  });
});
