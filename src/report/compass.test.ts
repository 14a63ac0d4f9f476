import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { direction } from './compass.ts';

const HERE = [115.98, 29.72] as const;
/** Degrees a metre here, good to a per mille. */
const EAST = 1 / 96_700;
const NORTH = 1 / 110_860;
const towards = (degrees: number, metres = 500): string | undefined => {
  const turn = (degrees * Math.PI) / 180;
  return direction([...HERE], [HERE[0] + Math.sin(turn) * metres * EAST, HERE[1] + Math.cos(turn) * metres * NORTH], 117, 'zh');
};

describe('direction', () => {
  it('names the eight directions', () => {
    expect([0, 45, 90, 135, 180, 225, 270, 315].map((degrees) => towards(degrees))).toEqual(['北', '东北', '东', '东南', '南', '西南', '西', '西北']);
    expect(direction([...HERE], [HERE[0] + 0.01, HERE[1]], 117, 'en')).toBe('east');
  });
  it('gives every direction the name of the nearest of them, but for a degree either side of a border', () => {
    const names = ['北', '东北', '东', '东南', '南', '西南', '西', '西北'];
    fc.assert(
      fc.property(fc.double({ min: 0, max: 359.99, noNaN: true }), fc.double({ min: 1, max: 2000, noNaN: true }), (degrees, metres) => {
        const beside = (((degrees + 22.5) % 45) + 45) % 45;
        if (beside < 1 || beside > 44) return;
        expect(towards(degrees, metres)).toBe(names[Math.floor(((degrees + 22.5) % 360) / 45)]);
      }),
    );
  });
  it('has no name for the same place', () => {
    expect(direction([...HERE], [...HERE], 117, 'zh')).toBeUndefined();
  });
});
