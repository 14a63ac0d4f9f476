/**
 * A second city, invented: other classes, another zone of the grid, another matrix and rules of its own, from an institute's files to a package that is judged by.
 * It is made as the documentation tells a clerk to make it, command by command.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Checker } from '../../src/check/checker.ts';
import { compile } from '../../src/check/compile.ts';
import { fromGrid } from '../../src/geo/coordinates/grid.ts';
import { folderSource } from '../../src/io/node-source.ts';
import { loadPlan } from '../../src/plan/load.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { contextOf } from '../../src/plan/proposal-context.ts';
import { readProposal } from '../../src/plan/proposal.ts';
import { judgeCrs } from '../../src/import/crs/judge.ts';
import { readMapping } from '../../src/import/mapping/read.ts';
import type { RawLayer } from '../../src/import/types.ts';
import { planSource, type PlanSource } from '../../src/plan/schema/manifest.ts';
import { importMapping, UNITS } from '../../src/import/mapping/schema.ts';
import { REPAIRS } from '../../src/import/mapping/types.ts';
import { follow, rendered, ROOT, runLine, source as pageSource, workshop } from '../support/docs.ts';
import { xugouDelivery } from '../support/xugou.ts';

const SHIPPED = join(ROOT, 'data/examples/xugou');
const dir = workshop();
let plan: Plan;
let checker: Checker;
beforeAll(async () => {
  await follow('zh', 'importing', dir);
  const loaded = await loadPlan(folderSource(join(dir, 'xugou/package')));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  plan = loaded.value;
  const compiled = compile(plan);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  checker = compiled.value;
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Metres east and north of the drawing's corner. */
function place(x: number, y: number): readonly [number, number] {
  const there = fromGrid(430_000 + x, 4_229_000 + y, 105);
  if (there === undefined) throw new Error('no such place');
  return [there.lon, there.lat];
}

/** Everything stated that some clause asks for, and nothing that one minds. */
const COMPLETE = { signType: 'wall', use: 'own-name', width: 1, height: 0.5, depth: 0.1, clearance: 3, topHeight: 3.5, bearing: 90, faces: 1, display: 'static', animated: false, illumination: 'none', luminance: 0, commonParts: false, buildingStoreys: 3, buildingHeight: 12, facadeWidth: 20, storeyHeight: 4, pitchedRoof: false, buildingUse: 'commercial', accuracy: 0.5 };

function judge(x: number, y: number, properties: Readonly<Record<string, unknown>>): { readonly verdict: string; readonly failing: readonly string[]; readonly zones: readonly string[]; readonly segments: readonly string[] } {
  const proposal = readProposal({ type: 'Feature', geometry: { type: 'Point', coordinates: place(x, y) }, properties: { ...COMPLETE, ...properties } }, contextOf(plan));
  if (!proposal.ok) throw new Error(JSON.stringify(proposal.problems));
  const { verdict, findings, place: where } = checker.check(proposal.value, { asOf: '2026-11-24' });
  return { verdict, failing: findings.flatMap(({ clause, result }) => (result === 'fail' ? [clause] : [])), zones: where.zones.map(({ class: name }) => name), segments: where.segments.map(({ class: name }) => name) };
}

describe('the package', () => {
  test('is in another zone, with other classes, and all that was delivered', () => {
    const { manifest } = plan;
    expect(plan.problems).toEqual([]);
    expect(manifest).toMatchObject({ id: 'xugou', status: 'demonstration', crs: { epsg: 4523, centralMeridian: 105, falseEasting: 35500000 } });
    expect(manifest.zoneClasses.map(({ id }) => id)).toEqual(['core', 'old', 'living', 'gateway']);
    expect(Object.fromEntries(manifest.layers.map(({ id, count }) => [id, count]))).toEqual({ 'plan-area': 1, zones: 6, segments: 2, sites: 2, 'existing-signs': 3 });
    // Layers that came are no longer absent; those that did not come still are.
    expect(manifest.absent.map(({ id }) => id)).toContain('highways');
    expect(manifest.absent.map(({ id }) => id)).not.toContain('existing-signs');
  });

  test('holds the names that were written in GBK, and the arc of the drawing', () => {
    expect(plan.layers.get('zones')?.features.map(({ properties }) => properties['name']).sort()).toEqual(['北里片区', '南门户片区', '环岛公园', '站前片区', '老街片区', '镜湖片区']);
    expect(plan.layers.get('sites')?.features.map(({ properties: { key, signType, radius } }) => [key, signType, radius]).sort()).toEqual([['S-1', 'pole', 15], ['S-2', 'plinth', 10]]);
    const green = plan.layers.get('segments')?.features.find(({ properties }) => properties['class'] === 'greenway')?.geometry;
    expect(green?.type === 'LineString' ? green.coordinates.length : 0).toBeGreaterThan(20);
  });

  test('says that it is invented', () => {
    expect(`${plan.manifest.title.zh}${plan.manifest.notice.zh}`).toMatch(/虚构市（示例）.*没有这座城市/);
  });

  test('can be served: its page is the app with this folder', () => {
    expect(existsSync(join(dir, 'xugou/package/manifest.json'))).toBe(true);
    expect(readdirSync(join(dir, 'xugou/package')).sort()).toEqual(['examples.json', 'existing-signs.fgb', 'gazetteer.json', 'manifest.json', 'plan-area.fgb', 'rules.json', 'segments.fgb', 'sites.fgb', 'zones.fgb']);
  });
});

describe('its verdicts', () => {
  test.each<[string, number, number, Readonly<Record<string, unknown>>, ReturnType<typeof judge>]>([
    ['a small name in the core', 1000, 1000, {}, { verdict: 'conforming', failing: [], zones: ['core'], segments: [] }],
    ['a higher one in the core', 1000, 1000, { height: 1, topHeight: 4 }, { verdict: 'nonconforming', failing: ['matrix'], zones: ['core'], segments: [] }],
    ['advertising in the core, in the park within the housing too', 1900, 4000, { use: 'commercial' }, { verdict: 'nonconforming', failing: ['matrix'], zones: ['core'], segments: [] }],
    ['light boxes in the old town', 3000, 2500, { use: 'commercial', display: 'lightbox' }, { verdict: 'conforming', failing: [], zones: ['old'], segments: [] }],
    ['a display in the old town', 3000, 2500, { use: 'commercial', display: 'led' }, { verdict: 'nonconforming', failing: ['matrix'], zones: ['old'], segments: [] }],
    ['a wall sign within 40 m of another: a clause of its own', 3030, 1200, {}, { verdict: 'nonconforming', failing: ['X-02'], zones: ['old'], segments: [] }],
    ['large advertising among housing', 800, 3500, { use: 'commercial', width: 5, height: 2, topHeight: 6, clearance: 4 }, { verdict: 'nonconforming', failing: ['matrix'], zones: ['living'], segments: [] }],
    ['the same size as a name among housing', 800, 3500, { width: 5, height: 2, topHeight: 6, clearance: 4 }, { verdict: 'conforming', failing: [], zones: ['living'], segments: [] }],
    ['a name at the gateway', 5000, 4000, {}, { verdict: 'conforming', failing: [], zones: ['gateway'], segments: [] }],
    ['a name in the core beside the greenway, whose arc reaches it', 590, 1915, {}, { verdict: 'conforming', failing: [], zones: ['core'], segments: ['greenway'] }],
    ['outside', 7000, 2500, {}, { verdict: 'outside', failing: [], zones: [], segments: [] }],
  ])('%s', (_, x, y, properties, expected) => {
    expect(judge(x, y, properties)).toEqual(expected);
  });
});

describe('what is shipped for it', () => {
  test('is what the script writes', () => {
    const files = xugouDelivery();
    expect(readdirSync(join(SHIPPED, 'delivery')).sort()).toEqual([...files.keys()].sort());
    for (const [name, bytes] of files) expect(readFileSync(join(SHIPPED, 'delivery', name)).equals(bytes), name).toBe(true);
  });

  test('is delivered again without a change, and keeps the keys that were made', async () => {
    const manifest = (): string => readFileSync(join(dir, 'xugou/package/manifest.json'), 'utf8');
    const before = manifest();
    const { code, stdout } = await runLine('npx signplan import data/examples/xugou/delivery --into xugou --lang en', dir);
    expect(code).toBe(0);
    expect(stdout).toContain('nothing had to be written');
    expect(manifest()).toBe(before);
  });

  test('is what the documentation shows, in both languages', () => {
    const block = (language: 'zh' | 'en', info: string): string | undefined => rendered(language, 'importing').blocks.find((one) => one.info === info)?.text;
    const clauses = readFileSync(join(SHIPPED, 'clauses/xugou.json'), 'utf8');
    const table = readFileSync(join(SHIPPED, 'table.csv'), 'utf8');
    for (const language of ['zh', 'en'] as const) {
      expect(block(language, 'json file=xugou/clauses/xugou.json')).toBe(clauses);
      expect(rendered(language, 'importing').blocks.some(({ text }) => text.startsWith('范围,') && table.startsWith(text))).toBe(true);
    }
    expect(block('en', 'yaml file=xugou/import.yaml')).toBe(block('zh', 'yaml file=xugou/import.yaml'));
  });
});

test('every member of a mapping, every unit and repair is told', () => {
  const members = (schema: object): string[] => ('entries' in schema ? Object.keys(schema.entries as object) : 'item' in schema ? members(schema.item as object) : 'pipe' in schema && Array.isArray(schema.pipe) ? members(schema.pipe[0] as object) : 'wrapped' in schema ? members(schema.wrapped as object) : 'value' in schema && typeof schema.value === 'object' ? members(schema.value as object) : []);
  const { sources } = importMapping.entries;
  const source = sources.pipe[0].item.entries;
  const words = [...Object.keys(importMapping.entries), ...members(importMapping.entries.layers), ...Object.keys(source), ...members(source.columns), ...UNITS, ...REPAIRS];
  for (const language of ['zh', 'en'] as const) expect(words.filter((word) => !pageSource(language, 'importing').includes(`\`${word}\``)), language).toEqual([]);
});

test('the reference systems that are told can be written so, the fit of a city grid among them', () => {
  const page = pageSource('zh', 'importing');
  const [, fit = ''] = /```yaml\n(crs:\n[\s\S]*?)```/.exec(page) ?? [];
  const ways = Array.from(page.matchAll(/`(crs: [^`]+)`/g), ([, way = '']) => way);
  expect(ways.length).toBeGreaterThan(5);
  for (const way of [...ways, fit]) {
    const mapping = readMapping(`schema: signplan-import/1\nsources:\n  - file: a\n    into: zones\n    columns: { class: a }\n${way.replaceAll(/^/gm, '    ')}\n`, 'import.yaml');
    expect(mapping.ok, way).toBe(true);
    const [source] = mapping.ok ? mapping.value.sources : [];
    // A place of the drawing, in the numbers that each system has for it.
    const coordinates = way === fit ? [12_000, 22_000] : way.includes('+proj') ? [46_000, 4_231_000] : way.includes('north-east') ? [4_231_000, 35_432_000] : way.includes('4523') ? [35_432_000, 4_231_000] : [104.22, 38.21];
    const layer: RawLayer = { file: 'a', name: 'a', format: 'csv', fields: [], crs: null, text: null, findings: [], features: [{ geometry: { type: 'Point', coordinates }, properties: {}, at: 'row 1' }] };
    const { toLonLat } = judgeCrs(layer, source?.crs, { plan: planOfCity(), published: null, landmarks: [] });
    const [lon = NaN, lat = NaN] = toLonLat?.(coordinates[0] ?? NaN, coordinates[1] ?? NaN) ?? [];
    expect(Math.hypot(lon - 104.22, lat - 38.21), way).toBeLessThan(0.03);
  }
});

const planOfCity = (): PlanSource => v.parse(planSource, JSON.parse(readFileSync(join(dir, 'xugou/plan.json'), 'utf8')));
