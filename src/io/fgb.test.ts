import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { anyLayer } from './fgb.fixture.ts';
import { readFgb } from './fgb-read.ts';
import type { FgbFeature, FgbLayer } from './fgb-types.ts';
import { writeFgb } from './fgb-write.ts';

const byKey = (features: readonly FgbFeature[]): FgbFeature[] => features.toSorted((a, b) => String(a.properties['key']).localeCompare(String(b.properties['key'])));

test('what is written is read back to the last bit', () => {
  fc.assert(
    fc.property(anyLayer, (layer) => {
      const result = readFgb(writeFgb(layer), 'zones.fgb');
      if (!result.ok) throw new Error(result.problems[0]?.text.en);
      const { features, ...head } = result.value;
      expect(head).toEqual({ name: layer.name, geometryType: layer.geometryType, crs: 4490, columns: layer.columns });
      expect(byKey(features)).toEqual(byKey(layer.features));
    }),
    { numRuns: 200 },
  );
});

test('the same layer gives the same bytes, whatever the order of its properties', () => {
  fc.assert(
    fc.property(anyLayer, (layer) => {
      const turned = layer.features.map(({ geometry, properties }) => ({ geometry, properties: Object.fromEntries(Object.entries(properties).toReversed()) }));
      expect(writeFgb({ ...layer, features: turned })).toEqual(writeFgb(layer));
    }),
    { numRuns: 50 },
  );
});

test('a value that its column cannot hold is refused', () => {
  const layer = (properties: FgbFeature['properties'], coordinates = [116, 29.7]): FgbLayer => ({ name: 'x', geometryType: 'Point', columns: { key: 'string', n: 'int', d: 'double', b: 'bool' }, features: [{ geometry: { type: 'Point', coordinates }, properties }] });
  for (const properties of [{ key: 1 }, { n: 1.5 }, { n: 3e9 }, { d: NaN }, { d: '1' }, { b: 1 }, { other: 'x' }] as Record<string, string | number | boolean>[]) expect(() => writeFgb(layer(properties))).toThrow(TypeError);
  for (const coordinates of [[NaN, 29], [], [116]]) expect(() => writeFgb(layer({}, coordinates))).toThrow(TypeError);
});

/** Rectangles and points on a grid of varying density, so that a filter by box is exact for both readers. */
function scattered(count: number): FgbLayer {
  const features = Array.from({ length: count }, (_, i): FgbFeature => {
    const x = 115.9 + ((i * 7919) % 1000) / 5000;
    const y = 29.6 + ((i * i * 31) % 997) / 5000;
    const [w, h] = [0.0001 * (1 + (i % 5)), 0.0002 * (1 + (i % 3))];
    return { geometry: i % 4 === 0 ? { type: 'Point', coordinates: [x, y] } : { type: 'Polygon', coordinates: [[[x, y], [x + w, y], [x + w, y + h], [x, y + h], [x, y]]] }, properties: { key: `K${i}`, n: i } };
  });
  return { name: 'scattered', title: '散布', geometryType: 'Unknown', columns: { key: 'string', n: 'int', 名: 'string', d: 'double', b: 'bool' }, features };
}

const BOXES = [[115.9, 29.6, 116.2, 29.9], [115.95, 29.65, 115.96, 29.66], [116, 29.7, 116.05, 29.71], [115.9, 29.6, 115.9, 29.6], [115, 29, 115.1, 29.1]] as const;

function inBox(layer: FgbLayer, [west, south, east, north]: readonly [number, number, number, number]): number {
  return layer.features.filter(({ geometry }) => {
    const points = geometry.type === 'Point' ? [geometry.coordinates] : geometry.type === 'Polygon' ? geometry.coordinates.flat() : [];
    const xs = points.map(([x = 0]) => x);
    const ys = points.map(([, y = 0]) => y);
    return Math.min(...xs) <= east && Math.max(...xs) >= west && Math.min(...ys) <= north && Math.max(...ys) >= south;
  }).length;
}

describe('the index', () => {
  test.each([1, 2, 15, 16, 17, 256, 257, 1000])('over %i features finds for the library what a look at each finds', async (count) => {
    vi.spyOn(console, 'debug').mockReturnValue();
    const layer = scattered(count);
    const bytes = writeFgb(layer);
    for (const box of BOXES) {
      const [minX, minY, maxX, maxY] = box;
      const found = new Set<unknown>();
      for await (const feature of deserialize(bytes, { rect: { minX, minY, maxX, maxY } })) found.add(feature.properties?.['key']);
      expect(found.size).toBe(inBox(layer, box));
    }
    vi.restoreAllMocks();
  });
});

describe('GDAL', () => {
  const ogrinfo = (...args: string[]): string => execFileSync('ogrinfo', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const there = ((): boolean => {
    try {
      return ogrinfo('--version') !== '';
    } catch {
      return false;
    }
  })();
  const dir = mkdtempSync(join(tmpdir(), 'signplan-fgb-'));
  afterAll(() => rmSync(dir, { recursive: true }));
  const write = (layer: FgbLayer): string => {
    const file = join(dir, `${layer.name}-${layer.features.length}.fgb`);
    writeFileSync(file, writeFgb(layer));
    return file;
  };
  const count = (...args: string[]): number => Number(/Feature Count: (\d+)/.exec(ogrinfo('-so', '-al', ...args))?.[1]);

  test('reads name, columns, CRS and count', (context) => {
    context.skip(!there, 'ogrinfo is not on PATH: GDAL\'s reading was not compared');
    const said = ogrinfo('-so', '-al', write(scattered(300)));
    for (const part of ['Layer name: scattered', 'Feature Count: 300', 'ID["EPSG",4490]', 'key: String', 'n: Integer', '名: String', 'd: Real', 'b: Integer(Boolean)', 'Extent: (115.9']) expect(said).toContain(part);
  });

  test('finds by -spat what a look at each finds', (context) => {
    context.skip(!there, 'ogrinfo is not on PATH: the spatial index was not compared');
    for (const size of [17, 1000]) {
      const layer = scattered(size);
      const file = write(layer);
      for (const box of BOXES) expect(count('-spat', ...box.map(String), file)).toBe(inBox(layer, box));
    }
  });

  test('reads every geometry and an empty layer', (context) => {
    context.skip(!there, 'ogrinfo is not on PATH: GDAL\'s reading was not compared');
    expect(count(write({ ...scattered(0), name: 'empty' }))).toBe(0);
    const square = (x: number): number[][] => [[x, 29.7], [x + 1e-3, 29.7], [x + 1e-3, 29.701], [x, 29.7]];
    const file = write({ name: 'mixed', geometryType: 'Unknown', columns: { key: 'string' }, features: [{ geometry: { type: 'MultiPolygon', coordinates: [[square(116)], [square(116.01)]] }, properties: { key: '九江𠮷' } }, { geometry: { type: 'LineString', coordinates: [[116, 29.7], [116.5, 29.75]] }, properties: {} }] });
    const said = ogrinfo('-al', '-q', file).replace(/\b(\d+)\.0\b/g, '$1');
    expect(said).toContain('MULTIPOLYGON (((116 29.7,116.001 29.7,116.001 29.701,116 29.7)),((116.01 29.7,116.011 29.7,116.011 29.701,116.01 29.7)))');
    expect(said).toContain('LINESTRING (116 29.7,116.5 29.75)');
    expect(said).toContain('key (String) = 九江𠮷');
  });
});
