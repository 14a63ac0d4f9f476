/** What is read through the index is what a whole reading finds there; what is damaged is a message. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parcels } from '../../test/bench/many-zones.ts';
import { random } from '../../test/bench/random.ts';
import type { Problem, Result } from '../problem.ts';
import { drained } from '../steps.ts';
import { digestsOfBlocks } from './block-digests.ts';
import { BlockCache, BlockFile, BLOCK, type BlockedFile } from './blocks.ts';
import { anyLayer } from './fgb.fixture.ts';
import { featuresIn, openFgb, type Numbered } from './fgb-range.ts';
import { readFgb } from './fgb-read.ts';
import type { FgbFeature, FgbGeometry, FgbLayer } from './fgb-types.ts';
import { writeFgb } from './fgb-write.ts';
import { union, type Box } from './hilbert.ts';
import { memorySource, type ByteSource } from './source.ts';

interface Reading {
  readonly found: Result<Numbered[]>;
  readonly requests: number;
  readonly bytes: number;
}

/** By range, from memory, without anything kept from before. */
async function byRange(bytes: Uint8Array, boxes: readonly Box[], blocks?: BlockedFile['blocks']): Promise<Reading> {
  const memory = memorySource(new Map([['zones.fgb', bytes]]));
  const count = { requests: 0, bytes: 0 };
  const source: ByteSource & Required<Pick<ByteSource, 'slice'>> = {
    ...memory,
    slice: (file, begin, length, options) => {
      count.requests++;
      count.bytes += length;
      return memory.slice?.(file, begin, length, options) ?? Promise.reject(new Error('memory has slices'));
    },
  };
  const entry: BlockedFile = { file: 'zones.fgb', bytes: bytes.length, blocks };
  const file = new BlockFile(source, entry, 'zones.fgb', new BlockCache());
  const index = await openFgb(file, 'zones.fgb');
  return { found: index.ok ? await featuresIn(file, index.value, boxes, 'zones.fgb', drained) : index, ...count };
}

const boxOf = ({ geometry }: FgbFeature): Box => {
  const flat = [geometry.coordinates].flat(4) as number[];
  return union(flat.flatMap((x, i): Box[] => (i % 2 === 0 ? [[x, flat[i + 1] ?? 0, x, flat[i + 1] ?? 0]] : [])));
};
const touch = (a: Box, b: Box): boolean => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];

/** By looking at each, in a file that is read whole. */
function looking(bytes: Uint8Array): (boxes: readonly Box[]) => Numbered[] {
  const whole = readFgb(bytes, 'zones.fgb');
  if (!whole.ok) throw new Error(whole.problems[0]?.code);
  const all = whole.value.features.map((feature, number) => ({ number, feature, box: boxOf(feature) }));
  return (boxes) => all.flatMap(({ number, feature, box }) => (boxes.some((one) => touch(one, box)) ? [{ number, feature }] : []));
}
const byLooking = (bytes: Uint8Array, boxes: readonly Box[]): Numbered[] => looking(bytes)(boxes);

const VIEW: Box = [115.9, 29.6, 116.2, 29.8];
const zones = (count: number): Uint8Array =>
  writeFgb({ name: 'zones', geometryType: 'Polygon', columns: { key: 'string', name: 'string', class: 'string' }, features: parcels([...VIEW], count, ['a', 'b'], [4, 12]).map(({ geometry, properties }) => ({ geometry: geometry as FgbGeometry, properties })) });

test('boxes of every kind of layer find what a look at each feature finds', async () => {
  const corner = fc.tuple(fc.double({ min: 115.7, max: 116.3, noNaN: true }), fc.double({ min: 29.4, max: 30, noNaN: true }));
  await fc.assert(
    fc.asyncProperty(anyLayer, fc.array(fc.tuple(corner, corner), { minLength: 1, maxLength: 3 }), async (content, corners) => {
      const bytes = writeFgb(content);
      const boxes = corners.map(([[a, b], [c, d]]): Box => [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]);
      expect((await byRange(bytes, boxes)).found).toEqual({ ok: true, value: byLooking(bytes, boxes) });
    }),
    { numRuns: 60 },
  );
});

test.each([1, 2, 15, 16, 17, 256, 257, 300])('%i features: all, some and none', async (count) => {
  const bytes = zones(count);
  for (const box of [VIEW, [115.95, 29.65, 116, 29.7], [100, 20, 101, 21]] as const) expect((await byRange(bytes, [box])).found).toEqual({ ok: true, value: byLooking(bytes, [box]) });
});

test('of many zones a few requests bring what lies about a place, each a part of the file', async () => {
  const bytes = zones(8000);
  const blocks = digestsOfBlocks(bytes);
  const look = looking(bytes);
  const next = random(5);
  for (let i = 0; i < 12; i++) {
    const [x, y] = [115.9 + 0.3 * next(), 29.6 + 0.2 * next()];
    const box: Box = [x - 0.002, y - 0.002, x + 0.002, y + 0.002];
    const { found, requests, bytes: read } = await byRange(bytes, [box], blocks);
    expect(found).toEqual({ ok: true, value: look([box]) });
    expect(requests).toBeLessThanOrEqual(6);
    expect(read).toBeLessThan(bytes.length / 3);
  }
});

test('an empty layer is empty, and asked for once', async () => {
  const empty: FgbLayer = { name: 'zones', geometryType: 'Polygon', columns: { key: 'string' }, features: [] };
  expect(await byRange(writeFgb(empty), [VIEW])).toMatchObject({ found: { ok: true, value: [] }, requests: 1 });
});

describe('damage', () => {
  const good = zones(300);
  const headerEnd = 12 + new DataView(good.buffer).getUint32(8, true);
  const treeEnd = headerEnd + (1 + 2 + 19 + 300) * 40;
  const problemOf = async (bytes: Uint8Array): Promise<Problem | undefined> => {
    const { found } = await byRange(bytes, [VIEW]);
    return found.ok ? undefined : found.problems[0];
  };
  const changed = (at: number, set: (view: DataView) => void): Uint8Array => {
    const bytes = good.slice();
    set(new DataView(bytes.buffer, at));
    return bytes;
  };

  test.each<readonly [string, Uint8Array, string]>([
    ['a child that is not where it has to be', changed(headerEnd + 32, (view) => view.setBigUint64(0, 0n, true)), 'fgb.index'],
    ['a child beyond the file', changed(headerEnd + 32, (view) => view.setBigUint64(0, 1n << 60n, true)), 'fgb.index'],
    ['a box that does not hold what is below it', changed(headerEnd + 40, (view) => view.setFloat64(0, 116.1, true)), 'fgb.index'],
    ['a box that is none', changed(headerEnd + 40 * 30, (view) => view.setFloat64(0, NaN, true)), 'fgb.index'],
    ['a leaf that holds less than its feature', changed(headerEnd + 40 * 30, (view) => view.setFloat64(0, view.getFloat64(16, true), true)), 'fgb.index'],
    ['a feature before the last', changed(headerEnd + 40 * 30 + 32, (view) => view.setBigUint64(0, 0n, true)), 'fgb.index'],
    ['a feature of another length', changed(treeEnd, (view) => view.setUint32(0, 8, true)), 'fgb.index'],
    ['a header that is longer than the file', changed(8, (view) => view.setUint32(0, 0x7fffffff, true)), 'fgb.index'],
    ['no such file', new TextEncoder().encode('{"type": "FeatureCollection"}'), 'fgb.index'],
    ['an older version', good.with(3, 2), 'fgb.magic'],
    ['nothing after the header', good.slice(0, headerEnd), 'fgb.truncated'],
  ])('%s', async (_, bytes, code) => {
    expect((await problemOf(bytes))?.code).toBe(code);
  });

  test('of index or header ends soon, in a message or in features that a whole reading has too', async () => {
    const whole = new Map(byLooking(good, [VIEW]).map(({ number, feature }) => [number, feature]));
    const next = random(3);
    for (let i = 0; i < 300; i++) {
      const bytes = good.slice(0, i % 4 === 0 ? Math.floor(good.length * next()) : good.length);
      // Geometry and values are checked feature by feature, as those of a whole reading: here it is all about the way there.
      for (let flips = i % 4 === 0 ? 0 : 1 + (i % 3); flips > 0; flips--) {
        const at = Math.floor(treeEnd * next());
        bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(8 * next()));
      }
      const { found, requests } = await byRange(bytes, [[115.95, 29.65, 116, 29.7]]);
      expect(requests).toBeLessThan(20);
      if (!found.ok) expect(found.problems[0]?.text.en).not.toBe('');
      else for (const { number, feature } of found.value) expect(feature.geometry).toEqual(whole.get(number)?.geometry);
    }
  });

  test('with digests no changed bit passes', async () => {
    const next = random(4);
    const blocks = digestsOfBlocks(good);
    for (let i = 0; i < 60; i++) {
      const at = Math.floor(good.length * next());
      const bytes = good.with(at, (good[at] ?? 0) ^ 1);
      const file = new BlockFile(memorySource(new Map([['zones.fgb', bytes]])) as ByteSource & Required<Pick<ByteSource, 'slice'>>, { file: 'zones.fgb', bytes: good.length, blocks }, 'zones.fgb', new BlockCache());
      const read = await file.read([[Math.floor(at / BLOCK) * BLOCK, at + 1]]);
      expect(read).toMatchObject({ ok: false, problems: [{ code: 'package.block' }] });
    }
  });
});
