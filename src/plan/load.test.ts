import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cpuTime } from '../../test/support/cpu-time.ts';
import { sha256 } from '../io/sha256.ts';
import { memorySource, type ByteSource } from '../io/source.ts';
import { writeFgb } from '../io/fgb-write.ts';
import { buildFromSources } from './build/build.ts';
import { loadLayers, loadPlan } from './load.ts';
import { bytesOf, tinySources } from './tiny.fixture.ts';

const built = buildFromSources(tinySources());
if (!built.ok) throw new Error(built.problems[0]?.text.en);
const files = built.value.files;

type Json = Record<string, unknown>;
interface Open {
  rules: Json & { file: string; bytes: number; sha256: string };
  layers: (Json & { id: string; file: string; bytes: number; count: number })[];
  [key: string]: unknown;
}

/** The package with some files replaced, the manifest's own numbers brought up to date unless `stale`. */
function changed(replace: Record<string, Uint8Array | null>, edit: (manifest: Open) => void = () => undefined, stale = false): ByteSource {
  const all = new Map(files);
  for (const [name, bytes] of Object.entries(replace)) {
    if (bytes === null) all.delete(name);
    else all.set(name, bytes);
  }
  const manifest = JSON.parse(new TextDecoder().decode(files.get('manifest.json'))) as Open;
  if (!stale)
    for (const entry of [manifest.rules, ...manifest.layers]) {
      const bytes = all.get(entry.file);
      if (bytes) Object.assign(entry, { bytes: bytes.length, sha256: sha256(bytes) });
    }
  edit(manifest);
  all.set('manifest.json', bytesOf(manifest));
  return memorySource(all, 'package');
}

const rulesWith = (edit: (rules: Json) => void): Uint8Array => {
  const rules = JSON.parse(new TextDecoder().decode(files.get('rules.json'))) as Json;
  edit(rules);
  return bytesOf(rules);
};

test('a whole package', async () => {
  const seen: [number, number][] = [];
  const plan = await loadPlan(memorySource(files), { onProgress: (read, total) => void seen.push([read, total]) });
  if (!plan.ok) throw new Error(plan.problems[0]?.text.en);
  expect(plan.value.problems).toEqual([]);
  expect([...plan.value.layers.keys()]).toEqual(plan.value.manifest.layers.map(({ id }) => id));
  expect(plan.value.layers.get('zones')?.features.map(({ key, properties }) => [key, properties])).toEqual([
    ['JZ-1', { key: 'JZ-1', name: '甘棠湖', class: 'prohibited' }],
    ['YB-1', { key: 'YB-1', class: 'general' }],
  ]);
  // The examples are nothing that a check needs.
  const needed = [...files].filter(([name]) => name !== 'examples.json');
  const total = needed.reduce((sum, [, { length }]) => sum + length, 0);
  expect(seen.at(0)).toEqual([files.get('manifest.json')?.length, total]);
  expect(seen.at(-1)).toEqual([total, total]);
  expect(seen).toHaveLength(needed.length);
});

test('layers that are only drawn can come later', async () => {
  const source = memorySource(files);
  const [whole, first] = await Promise.all([loadPlan(source), loadPlan(source, { without: ['sites', 'existing-signs'] })]);
  if (!whole.ok || !first.ok) throw new Error('not loaded');
  expect([...first.value.layers.keys()]).toEqual(['plan-area', 'zones', 'segments', 'highways']);
  expect(await loadLayers(source, first.value)).toEqual(whole);
  expect(await loadLayers(memorySource(new Map()), first.value)).toMatchObject({ ok: true, value: { problems: [{ code: 'source.missing', file: 'sites.fgb' }, { code: 'source.missing' }] } });
});

describe('a broken layer fails by itself', () => {
  const zones = files.get('zones.fgb') ?? new Uint8Array(0);
  const point = { geometry: { type: 'Point' as const, coordinates: [116, 29.7] }, properties: { key: 'A' } };
  const good = { name: 'zones', geometryType: 'Polygon' as const, columns: { key: 'string', name: 'string', class: 'string', from: 'string', until: 'string' } as const };
  const square = (key: string, at: number, name: string): { geometry: { type: 'Polygon'; coordinates: number[][][] }; properties: Record<string, string> } => ({ geometry: { type: 'Polygon', coordinates: [[[at, 29.7], [at + 0.01, 29.7], [at, 29.71], [at, 29.7]]] }, properties: { key, class: name } });
  test.each<[string, Record<string, Uint8Array | null>, boolean, string]>([
    ['missing', { 'zones.fgb': null }, false, 'source.missing'],
    ['a web page', { 'zones.fgb': bytesOf('<html>') }, false, 'source.html'],
    ['empty', { 'zones.fgb': new Uint8Array(0) }, true, 'source.empty'],
    ['cut short', { 'zones.fgb': zones.slice(0, -9) }, true, 'package.bytes'],
    ['cut short and counted so', { 'zones.fgb': zones.slice(0, -9) }, false, 'fgb.truncated'],
    ['one bit off', { 'zones.fgb': zones.with(400, (zones[400] ?? 0) ^ 1) }, true, 'package.sha256'],
    ['another layer', { 'zones.fgb': files.get('highways.fgb') ?? null }, false, 'layer.name'],
    ['without features', { 'zones.fgb': writeFgb({ ...good, features: [] }) }, false, 'layer.count'],
    ['of points', { 'zones.fgb': writeFgb({ ...good, geometryType: 'Point', features: [point, point] }) }, false, 'layer.geometry'],
    ['with a column less', { 'zones.fgb': writeFgb({ ...good, columns: { key: 'string', class: 'string' }, features: [square('A', 116, 'general'), square('B', 116.02, 'general')] }) }, false, 'layer.columns'],
    ['with a key twice', { 'zones.fgb': writeFgb({ ...good, features: [square('A', 116, 'general'), square('A', 116.02, 'general')] }) }, false, 'layer.key'],
    ['of an unknown class', { 'zones.fgb': writeFgb({ ...good, features: [square('A', 116, 'general'), square('B', 116.02, 'generel')] }) }, false, 'layer.class'],
    ['out of the extent', { 'zones.fgb': writeFgb({ ...good, features: [square('A', 116, 'general'), square('B', 117, 'general')] }) }, false, 'layer.extent'],
  ])('%s', async (_, replace, stale, code) => {
    const plan = await loadPlan(changed(replace, undefined, stale));
    if (!plan.ok) throw new Error(plan.problems[0]?.text.en);
    expect(plan.value.problems.map((problem) => problem.code)).toContain(code);
    for (const problem of plan.value.problems) expect(problem.file).toMatch(/zones\.fgb$/);
    expect(plan.value.layers.get('zones')).toMatchObject({ state: 'failed', features: [] });
    expect(plan.value.layers.get('highways')?.state).toBe('whole');
  });
});

describe('no plan comes from', () => {
  test.each<[string, ByteSource, string, RegExp]>([
    ['an empty folder', memorySource(new Map(), 'package'), 'source.missing', /manifest\.json/],
    ['a manifest that is a page', memorySource(new Map([['manifest.json', bytesOf('<html>')]])), 'source.html', /manifest\.json/],
    ['a manifest of another kind', changed({}, (m) => (m['schema'] = 'signplan-package/9')), 'package.value', /manifest\.json/],
    ['missing rules', changed({ 'rules.json': null }), 'source.missing', /rules\.json/],
    ['other rules than the manifest\'s', changed({ 'rules.json': rulesWith(() => undefined).with(30, 65) }, undefined, true), 'package.sha256', /rules\.json/],
    ['rules with a key too many', changed({ 'rules.json': rulesWith((rules) => (rules['eval'] = 'x')) }), 'rules.unknown-key', /rules\.json/],
    ['rules that name what is not there', changed({ 'rules.json': rulesWith((rules) => (rules['tables'] = [])) }), 'rules.unknown-table', /rules\.json/],
    ['a matrix with a hole', changed({ 'rules.json': rulesWith((rules) => (rules['matrix'] = { ...(rules['matrix'] as Json), cells: [0] })) }), 'rules.matrix-cells', /rules\.json/],
    ['a path out of the folder', changed({}, (m) => (m.rules.file = '../../etc/passwd')), 'package.file', /manifest\.json/],
    ['a layer\'s path out of the folder', changed({}, (m) => Object.assign(m.layers[0] ?? {}, { file: '../zones.fgb' })), 'package.value', /manifest\.json/],
    ['a layer that takes another\'s file', changed({}, (m) => Object.assign(m.layers[0] ?? {}, { file: 'zones.fgb' })), 'package.file', /manifest\.json/],
    ['an absurd count', changed({}, (m) => Object.assign(m.layers[0] ?? {}, { count: 1e300 })), 'package.number', /manifest\.json/],
    ['absurd bytes', changed({}, (m) => Object.assign(m.layers[0] ?? {}, { bytes: 1e12 })), 'package.bytes', /manifest\.json/],
    ['no zones', changed({}, (m) => (m.layers = m.layers.filter(({ id }) => id !== 'zones'))), 'package.role', /manifest\.json/],
    ['a layer twice', changed({}, (m) => m.layers.push(...m.layers.slice(0, 1))), 'package.duplicate', /manifest\.json/],
    ['a layer both there and absent', changed({}, (m) => Object.assign((m['absent'] as Json[])[0] ?? {}, { id: 'zones' })), 'package.absent', /manifest\.json/],
    ['an extent in metres', changed({}, (m) => (m['extent'] = [39400000, 3280000, 39500000, 3300000])), 'package.extent', /manifest\.json/],
    ['precedence of an unknown class', changed({}, (m) => (m['precedence'] = { zones: ['prohibited', 'generel'] })), 'package.unknown-class', /manifest\.json/],
    ['a column named like a method', changed({}, (m) => Object.assign(m.layers[0]?.['columns'] as Json, { toString: 'string' })), 'package.column', /manifest\.json/],
  ])('%s', async (_, source, code, file) => {
    const plan = await loadPlan(source);
    expect(plan.ok).toBe(false);
    const problems = plan.ok ? [] : plan.problems;
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(problems.find((problem) => problem.code === code)?.file).toMatch(file);
  });

  test('a cancelled load', async () => {
    const controller = new AbortController();
    const plan = await loadPlan(memorySource(files), { signal: controller.signal, onProgress: () => controller.abort() });
    expect(plan).toMatchObject({ ok: false, problems: [{ code: 'source.aborted' }] });
  });
});

test('damage anywhere never throws or hangs, and a damaged layer is never taken for whole', async () => {
  const started = cpuTime();
  const names = [...files.keys()];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), fc.nat(), fc.nat(7), fc.boolean(), async (name, at, bit, cut) => {
      const bytes = files.get(name) ?? new Uint8Array(0);
      const place = at % bytes.length;
      const damaged = cut ? bytes.slice(0, place) : bytes.with(place, (bytes[place] ?? 0) ^ (1 << bit));
      const plan = await loadPlan(memorySource(new Map(files).set(name, damaged)));
      if (name.endsWith('.fgb')) expect(plan.ok && plan.value.problems.length > 0).toBe(true);
      else if (name === 'rules.json') expect(plan.ok).toBe(false);
      if (!plan.ok) expect(plan.problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
  expect(cpuTime() - started).toBeLessThan(15_000);
});
