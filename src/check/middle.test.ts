/** The place of a sign that is drawn as a line: halfway along it. */
import { describe, expect, test } from 'vitest';
import { centreOf } from './middle.ts';

const middle = (...coordinates: [number, number][]): unknown => centreOf({ type: 'LineString', coordinates }).coordinates;

describe('the middle', () => {
  test('of a point is the point', () => {
    expect(centreOf({ type: 'Point', coordinates: [116, 29] })).toEqual({ type: 'Point', coordinates: [116, 29] });
  });
  test('of a line is halfway along it, not between its ends', () => {
    expect(middle([116, 29], [116.02, 29])).toEqual([116.01, 29]);
    expect(middle([116, 29], [116.01, 29], [116.01, 29.03])).toEqual([116.01, 29.01]);
    expect(middle([116, 29], [116, 29.03], [116.01, 29.03])).toEqual([116, 29.02]);
    expect(middle([116, 29], [116.04, 29.03], [116.04, 29.04], [116.04, 29.08])).toEqual([116.04, 29.03]);
  });
  test('to a billionth of a degree', () => {
    expect(middle([116, 29], [116.000000003, 29.000000005])).toEqual([116.000000002, 29.000000003]);
  });
  test('of one that is drawn on the spot is the spot, and vertices that are drawn twice do not count', () => {
    expect(middle([116, 29], [116, 29])).toEqual([116, 29]);
    expect(middle([116, 29], [116, 29], [116.02, 29], [116.02, 29])).toEqual([116.01, 29]);
  });
});
