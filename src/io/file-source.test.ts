import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Result } from '../problem.ts';
import { chosenFolder, fileSource, type ChosenFile } from './file-source.ts';
import { packageFiles } from './package-folder.ts';
import { MAX_BYTES, type ByteSource } from './source.ts';
import { zipSource } from './zip-source.ts';

const DIR = new URL('../../data/jiujiang/package/', import.meta.url);
const DATA = new TextEncoder().encode('{"schema":"signplan-package/1"}');
const codes = (result: Result<unknown>): string[] => (result.ok ? [] : result.problems.map(({ code }) => code));
const file = (path: string, bytes: Uint8Array = DATA): ChosenFile => ({ path, file: new Blob([new Uint8Array(bytes)]) });
const blob = (over: Partial<Blob>): Blob => Object.defineProperties(new Blob(['x']), Object.fromEntries(Object.entries(over).map(([name, value]) => [name, { value }])));
const open = (result: Result<ByteSource>): ByteSource => {
  if (!result.ok) throw new Error(codes(result).join());
  return result.value;
};
/** Byte by byte: what compares any two values takes seconds over megabytes. */
const isSame = async (source: ByteSource, name: string, bytes: Uint8Array): Promise<boolean> => {
  const read = await source.read(name);
  return read.ok && Buffer.from(read.value).equals(bytes);
};
const packed = readdirSync(DIR).map((name): [string, Uint8Array] => [name, new Uint8Array(readFileSync(new URL(name, DIR)))]);

describe('which files are the package', () => {
  const names = (...paths: string[]): unknown => {
    const result = packageFiles(paths, 'chosen');
    return result.ok ? Object.fromEntries(result.value) : codes(result)[0];
  };
  test('those beside the manifest nearest to the top', () => {
    expect(names('p/manifest.json', 'p/zones.fgb', 'p/old/manifest.json', 'p/old/zones.fgb', 'readme.txt')).toEqual({ 'manifest.json': 'p/manifest.json', 'zones.fgb': 'p/zones.fgb' });
    expect(names('manifest.json', 'zones.fgb')).toEqual({ 'manifest.json': 'manifest.json', 'zones.fgb': 'zones.fgb' });
    expect(names('城市\\package\\manifest.json', '城市\\package\\a.fgb')).toEqual({ 'manifest.json': '城市\\package\\manifest.json', 'a.fgb': '城市\\package\\a.fgb' });
  });
  test('none, several, a plan\'s sources, and a name that is there twice are told apart', () => {
    expect(names()).toBe('source.no-manifest');
    expect(names('a.fgb', 'b.fgb')).toBe('source.no-manifest');
    expect(names('j/plan.json', 'j/source/zones.geojson')).toBe('source.sources');
    expect(names('a/manifest.json', 'b/manifest.json')).toBe('source.several');
    expect(names('a/manifest.json', 'a/zones.fgb', './a/zones.fgb')).toBe('source.doubled');
  });
  test('never one that leads out of the folder', () => {
    expect(names('../manifest.json', 'a/../../manifest.json', 'C:\\x\\manifest.json')).toBe('source.no-manifest');
    expect(names('manifest.json', '../zones.fgb', 'a..b', '.hidden', 'C:/zones.fgb')).toEqual({ 'manifest.json': 'manifest.json' });
    fc.assert(fc.property(fc.array(fc.oneof(fc.string(), fc.array(fc.constantFrom('..', '.', 'a', 'manifest.json', 'zones.fgb', 'C:'), { maxLength: 5 }).map((parts) => parts.join('/')))), (paths) => {
      const result = packageFiles(paths, '');
      if (result.ok) for (const path of result.value.values()) expect(path.split(/[\\/]/)).not.toContain('..');
    }));
  });
});

describe('a folder that was chosen', () => {
  test('is the whole package', async () => {
    const source = open(await fileSource(packed.map(([name, bytes]) => file(`package/${name}`, bytes))));
    expect(source.name).toBe('package');
    for (const [name, bytes] of packed) expect(await isSame(source, name, bytes)).toBe(true);
  });
  const source = (file: Blob): ByteSource => open(chosenFolder([{ path: 'p/manifest.json', file: new Blob([DATA]) }, { path: 'p/zones.fgb', file }]));
  test.each([
    ['a file that is not there', new Blob(['x']), 'none.fgb', 'source.missing'],
    ['a path', new Blob(['x']), '../x', 'source.unsafe-name'],
    ['an empty file', new Blob([]), 'zones.fgb', 'source.empty'],
    ['a page for people', new Blob(['<!doctype html>']), 'zones.fgb', 'source.html'],
    ['one that is too large', blob({ size: MAX_BYTES + 1 }), 'zones.fgb', 'source.too-large'],
    ['one that got shorter', blob({ size: 9 }), 'zones.fgb', 'source.truncated'],
    ['one that changed since', blob({ arrayBuffer: () => Promise.reject(new Error('NotReadableError')) }), 'zones.fgb', 'source.unreadable'],
  ])('%s is told', async (_, file, name, code) => {
    expect(codes(await source(file).read(name))).toEqual([code]);
  });
  test('can be given up', async () => {
    expect(codes(await source(new Blob(['x'])).read('zones.fgb', AbortSignal.abort()))).toEqual(['source.aborted']);
  });
  test('of nothing is nothing', async () => {
    expect(codes(await fileSource([]))).toEqual(['source.nothing']);
    expect(codes(await fileSource([{ path: 'x', file: blob({ slice: () => { throw new Error('gone'); } }) }]))).toEqual(['source.no-manifest']);
  });
});

describe('a zip', () => {
  const zip = (files: Record<string, Uint8Array>): Uint8Array => zipSync(files, { level: 6 });
  test('is the whole package, with a folder in it or without', async () => {
    for (const folder of ['', '九江/package/']) {
      const bytes = zip(Object.fromEntries(packed.map(([name, data]) => [folder + name, data])));
      const source = open(await fileSource([file('jiujiang.zip', bytes)]));
      for (const [name, bytes] of packed) expect(await isSame(source, name, bytes)).toBe(true);
    }
  });
  test('gives a copy that starts at its own buffer', async () => {
    const source = open(zipSource(zipSync({ 'manifest.json': DATA }, { level: 0 }), 'a.zip'));
    const read = await source.read('manifest.json');
    expect(read.ok && read.value.byteOffset === 0 && read.value.buffer.byteLength === DATA.length).toBe(true);
  });
  test('that lacks a file, or is asked for a path', async () => {
    const source = open(zipSource(zip({ 'manifest.json': DATA, '../zones.fgb': DATA }), 'a.zip'));
    expect(codes(await source.read('zones.fgb'))).toEqual(['source.missing']);
    expect(codes(await source.read('../zones.fgb'))).toEqual(['source.unsafe-name']);
    expect(codes(await source.read('manifest.json', AbortSignal.abort()))).toEqual(['source.aborted']);
  });
  test('that is no package', async () => {
    expect(codes(zipSource(zip({ 'a.txt': DATA }), 'a.zip'))).toEqual(['source.no-manifest']);
    expect(codes(await fileSource([file('a.zip', zip({}))]))).toEqual(['source.no-manifest']);
  });
  test('that says a file is larger than any may be is not unpacked', async () => {
    const bytes = zip({ 'manifest.json': new Uint8Array(MAX_BYTES + 1) });
    expect(bytes.length).toBeLessThan(200_000);
    expect(codes(await open(zipSource(bytes, 'a.zip')).read('manifest.json'))).toEqual(['source.too-large']);
  });
  test('that is cut off or otherwise damaged never throws', async () => {
    const whole = zip({ 'manifest.json': DATA, 'zones.fgb': packed[0]?.[1] ?? DATA });
    expect(codes(zipSource(whole.subarray(0, 100), 'a.zip'))).toEqual(['source.zip']);
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), { maxLength: 6 }), fc.nat({ max: whole.length }), async (changes, length) => {
      const bytes = whole.slice(0, whole.length - (length % 40));
      for (const [at, value] of changes) bytes[at] = value;
      const source = zipSource(bytes, 'a.zip');
      if (source.ok) for (const name of ['manifest.json', 'zones.fgb']) await source.value.read(name);
    }), { numRuns: 300 });
  });
});
