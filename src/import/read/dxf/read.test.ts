import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { apart, block, byGdal, drawing, drawnIn, entity, groups, hatch, insert, loop, polyline, read, said } from './drawn.fixture.ts';

const TOLERANCE = 0.005;
/** GDAL’s own chords of half a degree stay within 0.002 of arcs up to a radius of 200. */
const AGREED = TOLERANCE + 0.002;

/** Every entity as GDAL has it: of the same type, on the same layer, within the tolerance. */
function expectAsGdal(text: string, agreed = AGREED): void {
  const ours = drawnIn(read(text, TOLERANCE));
  const theirs = byGdal(text);
  expect(ours.map(({ properties, geometry }) => [properties['layer'], geometry?.type])).toEqual(theirs.map(({ properties, geometry }) => [properties['Layer'], geometry.type]));
  for (const [index, { geometry, at }] of ours.entries()) {
    const other = theirs[index]?.geometry;
    if (geometry === null || other === undefined) throw new Error(`${at} has no geometry`);
    expect(apart(geometry, other), at).toBeLessThan(agreed);
  }
}

const PLOT = polyline('0', true, [[0, 0], [10, 0, 0.5], [10, 10], [0, 10, -0.3]]);
const INNER = block('INNER', [1, 2], PLOT, entity('ARC', '道路', 10, 5, 20, 5, 40, 3, 50, 30, 51, 200), entity('TEXT', '0', 10, 1, 20, 1, 40, 2, 1, 'a'));
const OUTER = block('OUTER', [3, 0], insert('INNER', '0', 4, 4, 41, 2, 42, 1, 50, 30), entity('CIRCLE', '0', 10, 3, 20, 3, 40, 2), insert('INNER', 'L2', 40, 4, 41, -1, 42, 1, 50, -45), entity('POINT', '0', 10, 1, 20, 2));

describe('blocks', () => {
  test('nested, scaled unevenly, mirrored, turned, in rows and columns lie where GDAL puts them, on the layers it gives them', () => {
    expectAsGdal(drawing([
      insert('OUTER', '用地', 100, 200, 41, 1.5, 42, -0.5, 50, 20),
      insert('INNER', 'ARRAY', 0, 0, 41, 0.1, 42, 0.1, 50, 30, 70, 3, 71, 2, 44, 20, 45, 15),
      insert('INNER', 'MIRROR', 50, 60, 210, 0, 220, 0, 230, -1, 50, 20),
    ], { blocks: [INNER, OUTER], layers: [['用地', 3, 0], ['道路', 1, 0]] }));
  });

  test('an insert is a point of its own, named and numbered, with its attributes, which what it draws has too', () => {
    const attribute = (tag: string, text: string, flags = 0): string => entity('ATTRIB', 'TEXT', 10, 7, 20, 8, 40, 2, 1, text, 2, tag, 70, flags);
    const text = drawing([insert('SIGN', 'ZONE', 5, 6, 66, 1), attribute('编号', 'A-01'), attribute('CODE', 'B1', 1), attribute('layer', 'x', 1), groups(0, 'SEQEND'), insert('sign', '0', 9, 9)], {
      blocks: [block('SIGN', [0, 0], entity('CIRCLE', '0', 10, 0, 20, 0, 40, 1, 62, 0))],
      layers: [['ZONE', 3, 0]],
    });
    const layer = read(text);
    const [point, circle, shown, second] = layer.features;
    expect(point?.geometry).toEqual({ type: 'Point', coordinates: [5, 6] });
    expect(point?.properties).toMatchObject({ layer: 'ZONE', entity: 'INSERT', block: 'SIGN', color: '3', 编号: 'A-01', CODE: 'B1', 'attribute-layer': 'x' });
    expect(circle?.properties).toMatchObject({ layer: 'ZONE', entity: 'CIRCLE', block: 'SIGN', color: '3', closed: true, 编号: 'A-01' });
    expect(circle?.at).toBe(`${point?.at}/${String(circle?.properties['handle']).split('/')[1]}`);
    expect(shown).toMatchObject({ geometry: { type: 'Point', coordinates: [7, 8] }, properties: { entity: 'ATTRIB', text: 'A-01', layer: 'TEXT' } });
    expect(second?.properties).not.toHaveProperty('编号');
    expect(layer.fields.map(({ name }) => name)).toEqual(['layer', 'entity', 'handle', 'block', 'text', 'closed', 'color', '编号', 'CODE', 'attribute-layer']);
    expect(said(layer)).toMatchObject({ 'dxf-tag-renamed': 'note' });
  });

  test('one that is missing, refers to another file or holds itself is an error that names it; the rest is read', () => {
    const layer = read(drawing([insert('NOWHERE', 'A', 0, 0), insert('BASE', 'A', 0, 0), insert('LOOP', 'A', 0, 0), entity('POINT', 'A', 10, 1, 20, 2)], {
      blocks: [groups(0, 'BLOCK', 2, 'BASE', 70, 4, 10, 0, 20, 0, 1, 'base\\地形.dwg', 0, 'ENDBLK'), block('LOOP', [0, 0], insert('ROUND', '0', 1, 1)), block('ROUND', [0, 0], insert('LOOP', '0', 1, 1), entity('POINT', '0', 10, 0, 20, 0))],
    }));
    const errors = layer.findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code }) => code)).toEqual(['import.dxf-block-missing', 'import.dxf-external', 'import.dxf-block-recursive']);
    for (const [index, name] of ['NOWHERE × 1', 'BASE (base\\地形.dwg)', 'LOOP'].entries()) expect(errors[index]?.text.en).toContain(name);
    expect(drawnIn(layer)).toHaveLength(2);
  });

  test('arrays of arrays that would fill any memory are refused before they are made', () => {
    const many = [70, 30000, 71, 30000, 44, 1, 45, 1];
    const layer = read(drawing([insert('B', 'A', 0, 0, ...many), entity('POINT', 'A', 10, 1, 20, 2)], { blocks: [block('A', [0, 0], insert('B', '0', 0, 0, ...many)), block('B', [0, 0], entity('POINT', '0', 10, 0, 20, 0))] }));
    expect(layer.features).toHaveLength(1);
    expect(said(layer)).toMatchObject({ 'dxf-too-many': 'error' });
  });
});

describe('curves', () => {
  test('bulges, arcs, ellipses and planes seen from below or aslant agree with GDAL', () => {
    const text = drawing([
      polyline('BELOW', true, [[0, 0], [10, 0, 1], [10, 10]], 210, 0, 220, 0, 230, -1),
      polyline('ASLANT', false, [[0, 0], [10, 0, 1], [10, 10]], 38, 5, 210, 0.3, 220, 0.2, 230, 0.5),
      entity('ELLIPSE', 'E', 10, 5, 20, 5, 30, 0, 11, 4, 21, 3, 31, 0, 40, 0.4, 41, 0.5, 42, 4),
      entity('ELLIPSE', 'E', 10, 5, 20, 5, 30, 0, 11, 4, 21, 3, 31, 0, 40, 0.4, 41, 0.5, 42, 4, 210, 0, 220, 0, 230, -1),
      entity('CIRCLE', 'C', 10, 30, 20, 30, 40, 20),
      groups(0, 'POLYLINE', 8, 'P', 66, 1, 70, 1, 10, 0, 20, 0, 30, 0, 0, 'VERTEX', 8, 'P', 10, 0, 20, 0, 42, 0.4, 0, 'VERTEX', 8, 'P', 10, 10, 20, 0, 0, 'VERTEX', 8, 'P', 10, 10, 20, 10, 0, 'SEQEND'),
      entity('SOLID', 'S', 10, 0, 20, 0, 11, 10, 21, 0, 12, 0, 22, 10, 13, 10, 23, 10),
      entity('3DFACE', 'S', 10, 0, 20, 0, 30, 0, 11, 10, 21, 0, 31, 0, 12, 10, 22, 10, 32, 0, 13, 0, 23, 10, 33, 0),
    ]);
    expectAsGdal(text);
    const layer = read(text, TOLERANCE);
    expect(said(layer)).toMatchObject({ 'dxf-tilted': 'remark', flattened: 'note' });
    expect(layer.features.map(({ properties }) => properties['closed'])).toEqual([true, false, false, false, true, true, true, true]);
    expect(layer.findings.find(({ code }) => code === 'import.flattened')?.text.zh).toContain('0.005');
  });

  test.each([0.1, 0.001])('no chord leaves a circle of 500 by more than %d, nor has it many more than are needed', (tolerance) => {
    const [feature] = read(drawing([entity('CIRCLE', 'C', 10, 0, 20, 0, 40, 500)]), tolerance).features;
    if (feature?.geometry?.type !== 'LineString') throw new Error('no line');
    const { coordinates } = feature.geometry;
    const sagitta = 500 - Math.min(...coordinates.slice(1).map(([x = 0, y = 0], index) => Math.hypot(x + (coordinates[index]?.[0] ?? 0), y + (coordinates[index]?.[1] ?? 0)) / 2));
    expect(sagitta).toBeLessThanOrEqual(tolerance);
    expect(sagitta).toBeGreaterThan(tolerance * 0.9);
    expect(coordinates.at(-1)).toEqual(coordinates[0]);
  });

  test('a rational spline of a quarter circle lies on the circle; a cubic one near GDAL’s coarser one', () => {
    const half = Math.SQRT1_2;
    const [quarter] = read(drawing([entity('SPLINE', 'S', 70, 4, 71, 2, 40, 0, 40, 0, 40, 0, 40, 1, 40, 1, 40, 1, 41, 1, 41, half, 41, 1, 10, 100, 20, 0, 10, 100, 20, 100, 10, 0, 20, 100)]), TOLERANCE).features;
    if (quarter?.geometry?.type !== 'LineString') throw new Error('no line');
    for (const [x = 0, y = 0] of quarter.geometry.coordinates) expect(Math.hypot(x, y)).toBeCloseTo(100, 9);
    expect(quarter.geometry.coordinates.length).toBeGreaterThan(60);
    expectAsGdal(drawing([entity('SPLINE', 'S', 70, 0, 71, 3, 72, 9, 73, 5, 40, 0, 40, 0, 40, 0, 40, 0, 40, 1, 40, 2, 40, 2, 40, 2, 40, 2, 10, 0, 20, 0, 10, 10, 20, 20, 10, 20, 20, -20, 10, 30, 20, 10, 10, 40, 20, 0)]), 0.05);
  });

  test('millimetres that are drawn as such are flattened as coarsely as metres; those that only a template claims are metres', () => {
    const corners = (unit: number, x: number, radius: number): number => {
      const [feature] = read(drawing([entity('CIRCLE', 'C', 10, x, 20, x, 40, radius)], { header: [9, '$INSUNITS', 70, unit] })).features;
      return feature?.geometry?.type === 'LineString' ? feature.geometry.coordinates.length : 0;
    };
    expect(corners(4, 3.3e9, 50_000)).toBe(corners(6, 3.3e6, 50));
    expect(corners(4, 3.3e6, 50)).toBe(corners(6, 3.3e6, 50));
  });

  test('heights are left out, curves too long for the tolerance and splines through points are said', () => {
    const layer = read(drawing([
      entity('LINE', 'A', 10, 0, 20, 0, 30, 5, 11, 1, 21, 1, 31, 6),
      entity('CIRCLE', 'A', 10, 0, 20, 0, 40, 1e12),
      entity('SPLINE', 'A', 70, 8, 71, 3, 74, 2, 11, 0, 21, 0, 11, 5, 21, 5),
      groups(0, 'POLYLINE', 8, 'A', 70, 8, 10, 0, 20, 0, 0, 'VERTEX', 10, 1, 20, 1, 30, 9, 0, 'VERTEX', 10, 2, 20, 2, 30, 9, 0, 'SEQEND'),
      groups(0, 'POLYLINE', 8, 'A', 70, 64, 10, 0, 20, 0, 0, 'VERTEX', 10, 1, 20, 1, 70, 192, 0, 'SEQEND'),
    ]));
    expect(said(layer)).toEqual({ 'heights-left-out': 'note', 'dxf-coarse': 'remark', 'dxf-spline-fit': 'remark', flattened: 'note', 'dxf-unread': 'remark' });
    expect(layer.features.map(({ geometry }) => geometry?.type)).toEqual(['LineString', 'LineString', 'LineString', 'LineString']);
    expect(layer.features[3]?.geometry).toEqual({ type: 'LineString', coordinates: [[1, 1], [2, 2]] });
  });
});

describe('hatches', () => {
  const square = (low: number, high: number): number[][] => [[low, low], [high, low], [high, high], [low, high]];

  test('polylines with bulges, and edges of lines, arcs and ellipses in either sense, agree with GDAL', () => {
    expectAsGdal(drawing([
      hatch('POLY', [loop([[0, 0], [100, 0, 0.2], [100, 100], [0, 100]]), loop([[20, 20], [40, 20, 0.5], [40, 40], [20, 40]])]),
      hatch('ARC', [[92, 1, 93, 2, 72, 1, 10, 0, 20, 0, 11, 10, 21, 0, 72, 2, 10, 5, 20, 0, 40, 5, 50, 0, 51, 180, 73, 1]]),
      hatch('CLOCKWISE', [[92, 1, 93, 2, 72, 1, 10, 0, 20, 0, 11, 10, 21, 0, 72, 2, 10, 5, 20, 0, 40, 5, 50, 0, 51, 180, 73, 0]]),
      hatch('ELLIPSE', [[92, 1, 93, 2, 72, 1, 10, -5, 20, 0, 11, 5, 21, 0, 72, 3, 10, 0, 20, 0, 11, 5, 21, 0, 40, 0.5, 50, 0, 51, 180, 73, 1]]),
      hatch('CLOCKWISE', [[92, 1, 93, 2, 72, 1, 10, -5, 20, 0, 11, 5, 21, 0, 72, 3, 10, 0, 20, 0, 11, 5, 21, 0, 40, 0.5, 50, 0, 51, 180, 73, 0]]),
    ]));
  });

  test('edges in any order and direction, a spline among them, become one ring', () => {
    const [feature] = read(drawing([hatch('H', [[92, 1, 93, 4,
      72, 1, 10, 0, 20, 0, 11, 10, 21, 0,
      72, 4, 94, 2, 73, 0, 74, 0, 95, 6, 96, 3, 40, 0, 40, 0, 40, 0, 40, 1, 40, 1, 40, 1, 10, 0, 20, 10, 10, 5, 20, 20, 10, 10, 20, 10, 97, 0,
      72, 1, 10, 10, 20, 10, 11, 10, 21, 0,
      72, 1, 10, 0, 20, 0, 11, 0, 21, 10,
    ]])])).features;
    if (feature?.geometry?.type !== 'Polygon') throw new Error('no area');
    const [ring = []] = feature.geometry.coordinates;
    expect(ring.at(-1)).toEqual(ring[0]);
    expect(ring).toEqual(expect.arrayContaining([[0, 0], [10, 0], [10, 10], [0, 10], [5, 15]]));
    expect(feature.properties['closed']).toBe(true);
  });

  test('islands are holes, islands in holes areas again, outer rings counter-clockwise, as the style of the hatch has it', () => {
    const loops = [loop(square(2, 3)), loop(square(1, 8)), loop(square(0, 10).reverse()), loop(square(5, 6), 2 | 8), loop(square(20, 30))];
    const turn = (ring: Position[]): string => (ring.slice(1).reduce((sum, [x = 0, y = 0], index) => sum + (ring[index]?.[0] ?? 0) * y - (ring[index]?.[1] ?? 0) * x, 0) > 0 ? '↺' : '↻');
    const shownAs = (ring: Position[]): string => `${Math.min(...ring.map(([x = 0]) => x))}–${Math.max(...ring.map(([x = 0]) => x))}${turn(ring)}`;
    const filled = (style: number): unknown => {
      const [feature] = read(drawing([hatch('H', loops).replace('\n75\n0\n', `\n75\n${style}\n`)])).features;
      return feature?.geometry?.type === 'MultiPolygon' ? feature.geometry.coordinates.map((rings) => rings.map(shownAs)).sort(([one = ''], [other = '']) => (one < other ? -1 : 1)) : feature?.geometry;
    };
    expect(filled(0)).toEqual([['0–10↺', '1–8↻'], ['20–30↺'], ['2–3↺']]);
    expect(filled(1)).toEqual([['0–10↺', '1–8↻'], ['20–30↺']]);
    expect(filled(2)).toEqual([['0–10↺'], ['20–30↺']]);
  });

  test('one with an opening is left open and named', () => {
    const layer = read(drawing([hatch('H', [[92, 1, 93, 2, 72, 1, 10, 0, 20, 0, 11, 10, 21, 0, 72, 1, 10, 10, 20, 0, 11, 10, 21, 10]])]));
    expect(layer.features[0]).toMatchObject({ properties: { closed: false }, geometry: { coordinates: [[[0, 0], [10, 0], [10, 10]]] } });
    expect(said(layer)).toMatchObject({ 'dxf-hatch-open': 'remark' });
  });
});

test('what a plan has no place for is left out and counted; hidden layers are read and named; a line that only ends where it began is not closed', () => {
  const layer = read(drawing([
    entity('DIMENSION', 'A', 10, 0, 20, 0), entity('LEADER', 'A', 10, 0, 20, 0), entity('ACAD_PROXY_ENTITY', 'A'), entity('REGION', 'A'),
    entity('LINE', 'A', 67, 1, 10, 0, 20, 0, 11, 1, 21, 1), polyline('A', false, [[0, 0]]), entity('CIRCLE', 'A', 10, 'x', 20, 0, 40, 1),
    polyline('OFF', false, [[0, 0], [1, 0], [1, 1], [0, 0]]), entity('POINT', 'FROZEN', 10, 0, 20, 0, 60, 1, 420, 0xff8000),
  ], { layers: [['OFF', -5, 0], ['FROZEN', 1, 1]], header: [9, '$INSUNITS', 70, 4] }));
  expect(said(layer)).toEqual({ 'dxf-left-out': 'note', 'dxf-unread': 'remark', 'dxf-paper-space': 'note', 'dxf-empty': 'note', 'dxf-senseless': 'error', 'dxf-layer-hidden': 'remark', 'dxf-hidden': 'remark', 'drawing-unit': 'note' });
  expect(layer.findings.find(({ code }) => code === 'import.dxf-left-out')?.text.en).toContain('DIMENSION × 1, LEADER × 1');
  expect(layer.features.map(({ properties }) => [properties['layer'], properties['closed'], properties['color']])).toEqual([['OFF', false, '5'], ['FROZEN', false, '#ff8000']]);
  expect(layer).toMatchObject({ unit: 'mm', crs: null, name: 'entities', format: 'dxf' });
});
