import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cpuTime } from '../../test/support/cpu-time.ts';
import { anyLayer } from './fgb.fixture.ts';
import { readFgb } from './fgb-read.ts';
import type { FgbGeometry, FgbLayer } from './fgb-types.ts';
import { writeFgb } from './fgb-write.ts';

const layer = (geometry: FgbGeometry, name = 'zones'): FgbLayer => ({ name, geometryType: geometry.type, columns: { key: 'string' }, features: [{ geometry, properties: { key: 'K' } }] });
const point = (...coordinates: number[]): Uint8Array => writeFgb(layer({ type: 'Point', coordinates }));
const problem = (bytes: Uint8Array): { code: string; path?: string; received?: string; text: { en: string } } => {
  const result = readFgb(bytes, 'zones.fgb');
  if (result.ok) throw new Error('was read');
  expect(result.problems).toHaveLength(1);
  const [first] = result.problems;
  if (first?.file !== 'zones.fgb') throw new Error('names no file');
  return first;
};

describe('is one clear message', () => {
  const good = point(116, 29.7);
  test.each([
    ['nothing', new Uint8Array(0), 'source.empty'],
    ['a web page', new TextEncoder().encode('<!doctype html><title>404</title>'), 'source.html'],
    ['JSON', new TextEncoder().encode('{"type":"FeatureCollection"}'), 'fgb.magic'],
    ['an older version', good.with(3, 2), 'fgb.magic'],
    ['the magic bytes alone', good.slice(0, 8), 'fgb.truncated'],
    ['half a header', good.slice(0, 60), 'fgb.truncated'],
    ['a file without its last byte', good.slice(0, -1), 'fgb.truncated'],
    ['a file with a tail', new Uint8Array([...good, 0, 0, 0, 0]), 'fgb.truncated'],
  ])('%s', (_, bytes, code) => {
    expect(problem(bytes).code).toBe(code);
  });

  test('a file cut between two features', () => {
    const features = [1, 2].map((n) => ({ geometry: { type: 'Point' as const, coordinates: [116 + n / 100, 29.7] }, properties: { key: String(n) } }));
    const two = writeFgb({ ...layer({ type: 'Point', coordinates: [] }), features });
    const [, second = 0] = featureOffsets(two, 3);
    expect(problem(two.slice(0, second))).toMatchObject({ code: 'fgb.count', received: '1 of 2' });
  });

  test.each([
    ['projected metres', [39403222.3, 3287276.9], 'projected'],
    ['swapped axes', [29.7, 116], 'swapped'],
    ['a place abroad', [2.35, 48.86], 'not in China'],
  ])('%s', (_, coordinates, words) => {
    const found = problem(point(...coordinates));
    expect(found).toMatchObject({ code: 'fgb.coordinates', path: 'features[0].geometry.coordinates[0]', received: coordinates.join(', ') });
    expect(found.text.en).toContain(words);
  });

  test('a coordinate that is no number', () => {
    const bytes = point(116, 29.7);
    const view = new DataView(bytes.buffer);
    for (let i = featureOffsets(bytes, 2)[0] ?? 0; i + 8 <= bytes.length; i++) if (view.getFloat64(i, true) === 116) view.setFloat64(i, NaN, true);
    expect(problem(bytes)).toMatchObject({ code: 'fgb.coordinates', received: 'NaN, 29.7' });
  });
});

/** @param nodes items of the index */
function featureOffsets(bytes: Uint8Array, nodes: number): number[] {
  const view = new DataView(bytes.buffer);
  const offsets: number[] = [];
  for (let at = 12 + view.getUint32(8, true) + nodes * 40; at < bytes.length; at += 4 + view.getUint32(at, true)) offsets.push(at);
  return offsets;
}

test('an empty layer ends, with an index announced or not', () => {
  const bytes = writeFgb({ ...layer({ type: 'Point', coordinates: [] }), features: [] });
  expect(readFgb(bytes, 'zones.fgb')).toMatchObject({ ok: true, value: { features: [] } });
});

test('a view into a larger buffer reads like a copy', () => {
  const bytes = writeFgb(layer({ type: 'LineString', coordinates: [[116, 29.7], [116.1, 29.8]] }));
  const pool = new Uint8Array(bytes.length + 3).subarray(3);
  pool.set(bytes);
  expect(readFgb(pool, 'x')).toEqual(readFgb(bytes, 'x'));
  expect(readFgb(Buffer.from(bytes), 'x')).toEqual(readFgb(bytes, 'x'));
});

test('no damage throws, hangs, or yields coordinates outside of China', () => {
  const started = cpuTime();
  fc.assert(
    fc.property(anyLayer, fc.array(fc.tuple(fc.nat(), fc.nat(7)), { maxLength: 6 }), fc.option(fc.nat()), (content, flips, cut) => {
      const bytes = writeFgb(content);
      for (const [at, bit] of flips) bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << bit);
      const result = readFgb(cut === null ? bytes : bytes.slice(0, cut % bytes.length), 'zones.fgb');
      if (!result.ok) expect(result.problems[0]?.text.zh).not.toBe('');
      else for (const { geometry } of result.value.features) for (const x of geometry.coordinates.flat(3)) expect(x >= 3 && x <= 136).toBe(true);
    }),
    { numRuns: 600 },
  );
  expect(cpuTime() - started).toBeLessThan(15_000);
});

test('lengths that promise billions are refused at once', () => {
  const bytes = writeFgb({ name: 'zones', geometryType: 'MultiPolygon', columns: { key: 'string' }, features: [{ geometry: { type: 'MultiPolygon', coordinates: [[[[116, 29.7], [116.1, 29.7], [116.1, 29.8], [116, 29.7]]]] }, properties: { key: 'K' } }] });
  const view = new DataView(bytes.buffer);
  const started = cpuTime();
  for (let at = 8; at + 4 <= bytes.length; at += 4) {
    const before = view.getUint32(at, true);
    for (const value of [0xffffffff, 0x7fffffff, 0x10000000, 0x00ffffff]) {
      view.setUint32(at, value, true);
      readFgb(bytes, 'zones.fgb');
    }
    view.setUint32(at, before, true);
  }
  expect(readFgb(bytes, 'zones.fgb').ok).toBe(true);
  expect(cpuTime() - started).toBeLessThan(15_000);
});
