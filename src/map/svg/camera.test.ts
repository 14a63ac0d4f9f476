import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_ZOOM, MIN_ZOOM, fitting, limited, pushed, toGround, toScreen, zoomedAbout } from './camera.ts';

const size = { width: 360, height: 280 };
const camera = fc.record({ center: fc.tuple(fc.double({ min: 115.8, max: 116.2, noNaN: true }), fc.double({ min: 29.6, max: 29.8, noNaN: true })), zoom: fc.double({ min: MIN_ZOOM, max: MAX_ZOOM, noNaN: true }) });
const pixel = fc.tuple(fc.double({ min: 0, max: 360, noNaN: true }), fc.double({ min: 0, max: 280, noNaN: true }));
const close = (a: readonly number[], b: readonly number[], digits = 3): void => {
  expect([...a]).toEqual(b.map((value) => expect.closeTo(value, digits)));
};

describe('camera', () => {
  it('goes from the screen to the ground and back', () => {
    fc.assert(fc.property(camera, pixel, (one, at) => close(toScreen(one, size, toGround(one, size, at)), at)), { numRuns: 100 });
  });
  it('keeps what is under the pointer there while it zooms', () => {
    fc.assert(fc.property(camera, pixel, fc.double({ min: 5, max: 23, noNaN: true }), (one, at, zoom) => {
      const after = zoomedAbout(one, size, at, zoom);
      expect(after.zoom).toBeGreaterThanOrEqual(MIN_ZOOM);
      expect(after.zoom).toBeLessThanOrEqual(MAX_ZOOM);
      close(toScreen(after, size, toGround(one, size, at)), at, 2);
    }), { numRuns: 100 });
  });
  it('moves the ground with the hand', () => {
    fc.assert(fc.property(camera, pixel, (one, at) => close(toScreen(pushed(one, size, 30, -20), size, toGround(one, size, at)), [at[0] + 30, at[1] - 20])), { numRuns: 100 });
  });
  it('fits a box into its frame, and a point at the closest zoom allowed', () => {
    const fit = fitting([115.9, 29.64, 116.05, 29.76], size, 16, 20);
    for (const corner of [[115.9, 29.64], [116.05, 29.76]] as const) {
      const [x, y] = toScreen(fit, size, corner);
      expect(x >= 15.9 && x <= 344.1 && y >= 15.9 && y <= 264.1).toBe(true);
    }
    expect(fitting([116, 29.7, 116, 29.7], size, 48, 17)).toMatchObject({ zoom: 17 });
  });
  it('stays over the plan', () => {
    expect(limited({ center: [120, 29.7], zoom: 3 }, [115, 29, 116, 30])).toEqual({ center: [116, 29.7], zoom: MIN_ZOOM });
  });
});
