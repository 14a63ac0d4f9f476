/** Shapes of every kind of geometry, on a plane whose units are whole degrees; and the boxes of long parts. */
import type { Geometry } from 'geojson';
import { describe, expect, test } from 'vitest';
import { Plane, type PlanePoint } from './plane.ts';
import { CHUNK, shapeFrom, shapeOf, unionOf } from './shape.ts';

class Grid extends Plane {
  override point(lon: number, lat: number): PlanePoint {
    return { x: lon, y: lat };
  }
}
const grid = new Grid(0, [0, 0, 0, 0]);
const square = (x: number, y: number, side: number): number[][] => [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]];
const told = (geometry: Geometry): unknown => {
  const { kind, parts, box, pieces } = shapeOf(geometry, grid);
  return { kind, parts: parts.map((part) => [...part]), box, pieces: pieces?.length };
};

describe('a geometry as a shape', () => {
  test('points', () => {
    expect(told({ type: 'Point', coordinates: [3, 4] })).toEqual({ kind: 'point', parts: [[3, 4]], box: [3, 4, 3, 4], pieces: undefined });
    expect(told({ type: 'MultiPoint', coordinates: [[3, 4], [-5, 9]] })).toEqual({ kind: 'point', parts: [[3, 4], [-5, 9]], box: [-5, 4, 3, 9], pieces: undefined });
    expect(told({ type: 'MultiPoint', coordinates: [[3, 4]] })).toEqual(told({ type: 'Point', coordinates: [3, 4] }));
  });
  test('lines', () => {
    expect(told({ type: 'LineString', coordinates: [[3, 4], [7, 2], [5, -1]] })).toEqual({ kind: 'line', parts: [[3, 4, 7, 2, 5, -1]], box: [3, -1, 7, 4], pieces: undefined });
    expect(told({ type: 'MultiLineString', coordinates: [[[3, 4], [7, 2]], [[0, 0], [1, 9]]] })).toEqual({ kind: 'line', parts: [[3, 4, 7, 2], [0, 0, 1, 9]], box: [0, 0, 7, 9], pieces: undefined });
  });
  test('an area with a hole', () => {
    expect(told({ type: 'Polygon', coordinates: [square(0, 0, 9), square(2, 3, 4)] })).toEqual({ kind: 'area', parts: [square(0, 0, 9).flat(), square(2, 3, 4).flat()], box: [0, 0, 9, 9], pieces: undefined });
  });
  test('several polygons are a union, whether or not they overlap; one is itself', () => {
    expect(told({ type: 'MultiPolygon', coordinates: [[square(0, 0, 9), square(2, 3, 4)], [square(5, 5, 9)]] })).toEqual({ kind: 'area', parts: [square(0, 0, 9).flat(), square(2, 3, 4).flat(), square(5, 5, 9).flat()], box: [0, 0, 14, 14], pieces: 2 });
    expect(told({ type: 'MultiPolygon', coordinates: [[square(0, 0, 9)]] })).toEqual(told({ type: 'Polygon', coordinates: [square(0, 0, 9)] }));
    expect(told({ type: 'MultiPolygon', coordinates: [] })).toMatchObject({ kind: 'area', parts: [], pieces: undefined });
  });
  test('a collection is an area of all that is in it', () => {
    expect(told({ type: 'GeometryCollection', geometries: [{ type: 'Polygon', coordinates: [square(0, 0, 9)] }, { type: 'Point', coordinates: [20, -3] }, { type: 'MultiPolygon', coordinates: [[square(30, 0, 1)], [square(40, 0, 1)]] }] }))
      .toEqual({ kind: 'area', parts: [square(0, 0, 9).flat(), [20, -3], square(30, 0, 1).flat(), square(40, 0, 1).flat()], box: [0, -3, 41, 9], pieces: undefined });
    expect(told({ type: 'GeometryCollection', geometries: [] })).toEqual({ kind: 'area', parts: [], box: [Infinity, Infinity, -Infinity, -Infinity], pieces: undefined });
  });
  test('a hundred thousand points share arrays, each with its own place in them', () => {
    const many = Array.from({ length: 5000 }, (_, i) => shapeOf({ type: 'Point', coordinates: [i, -i] }, grid));
    expect(many.every(({ parts: [part], box }, i) => part?.length === 2 && part[0] === i && part[1] === -i && box[0] === i && box[3] === -i)).toBe(true);
    expect(new Set(many.map(({ parts: [part] }) => part?.buffer)).size).toBeLessThan(10);
    expect(new Set(many.map(({ chunks }) => chunks)).size).toBe(1);
  });
  test('a union has the box and the parts of all', () => {
    const pieces = [shapeFrom('area', [Float64Array.from(square(0, 0, 9).flat())]), shapeFrom('area', [Float64Array.from(square(-7, 20, 1).flat())])];
    expect(unionOf(pieces)).toMatchObject({ kind: 'area', pieces, box: [-7, 0, 9, 21] });
  });
});

describe('boxes of a long part', () => {
  const zigzag = (edges: number): Float64Array => Float64Array.from(Array.from({ length: edges + 1 }, (_, i) => [10 * i, i % 2 === 0 ? i : -i]).flat());
  const boxesOf = (...parts: Float64Array[]): unknown => shapeFrom('line', parts).chunks.map((boxes) => boxes && [...boxes]);
  test('from one edge more than two boxes hold', () => {
    expect(CHUNK).toBe(8);
    expect(boxesOf(zigzag(16), zigzag(1), Float64Array.of(1, 2), Float64Array.of())).toEqual([null, null, null, null]);
    expect(boxesOf(zigzag(17))).toEqual([[0, -7, 80, 8, 80, -15, 160, 16, 160, -17, 170, 16]]);
  });
  test('each is over its own edges, whichever way they run', () => {
    const back = Float64Array.from(Array.from({ length: 24 }, (_, i) => [230 - 10 * i, i % 2 === 0 ? 100 + i : 100 - i]).flat());
    expect(boxesOf(zigzag(17), back)).toEqual([[0, -7, 80, 8, 80, -15, 160, 16, 160, -17, 170, 16], [150, 93, 230, 108, 70, 85, 150, 116, 0, 77, 70, 122]]);
    const [boxes] = shapeFrom('area', [zigzag(24)]).chunks;
    expect(boxes?.length).toBe(12);
  });
  test('a single point has none', () => {
    expect(shapeFrom('point', [Float64Array.of(1, 2)]).chunks).toEqual([null]);
    expect(shapeFrom('point', [Float64Array.of(1, 2), Float64Array.of(3, 4)]).chunks).toEqual([null, null]);
    expect(shapeFrom('line', [zigzag(17)]).chunks).not.toEqual([null]);
    expect(shapeFrom('point', [Float64Array.of(1, 2)]).box).toEqual([1, 2, 1, 2]);
  });
});
