import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinySources, type Tiny } from '../plan/tiny.fixture.ts';
import { diffSchema } from '../report/diff/schema.ts';
import { PLACES, SHOP, smallFiles } from '../report/report.fixture.ts';
import { caller } from './run.fixture.ts';

let dir: string;

function change(tiny: Tiny): void {
  tiny.plan.version = '2';
  const zone = tiny.layers.zones.features[1];
  if (zone !== undefined) Object.assign(zone, { properties: { ...zone.properties, class: 'prohibited' }, geometry: { type: 'Polygon', coordinates: [[[116, 29.66], [116.0401, 29.66], [116.0401, 29.7], [116, 29.7], [116, 29.66]]] } });
  Object.assign(tiny.law.tables[0]?.rows ?? {}, { national: 25 });
  tiny.matrix = String(tiny.matrix).replace('zone,prohibited,wall,own-name,regular,silent,', 'zone,prohibited,wall,own-name,regular,forbidden,');
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'signplan-diff-'));
  for (const [name, files] of [['old', smallFiles()], ['new', smallFiles(change)]] as const) {
    await mkdir(join(dir, name));
    for (const [file, bytes] of files) await writeFile(join(dir, name, file), bytes);
  }
  // The tiny plan as sources and as the package that they make.
  const sources = tinySources();
  await mkdir(join(dir, 'city', 'source'), { recursive: true });
  await mkdir(join(dir, 'city', 'clauses'));
  await mkdir(join(dir, 'national'));
  for (const { file, bytes } of [sources.plan, sources.matrix, ...sources.own, ...sources.national, ...sources.layers.values()]) await writeFile(join(dir, 'city', file), bytes);
  await call(['build', 'city']);
  const feature = (at: readonly number[], properties: object): string => JSON.stringify({ type: 'Feature', geometry: { type: 'Point', coordinates: at }, properties });
  await writeFile(join(dir, 'signs.ndjson'), `${feature(PLACES.general, { ...SHOP, id: 'a' })}\n${feature(PLACES.prohibited, { ...SHOP, id: 'b', use: 'commercial' })}\n${feature(PLACES.general, { ...SHOP, id: 'c', width: -1 })}\n`);
});
afterAll(() => rm(dir, { recursive: true }));

const call = caller(() => dir);

describe('diff', () => {
  it('of a package and itself is none', async () => {
    expect(await call(['diff', 'old', 'old', '--lang', 'en'])).toEqual({ exit: 0, out: 'From Tiny plan · 1 · demonstration\nTo Tiny plan · 1 · demonstration\n\nThe two plans do not differ.\n', err: '' });
  });

  it('of sources and the package that they make is none', async () => {
    expect((await call(['diff', 'city', 'city/package', '--lang', 'en'])).out).toContain('The two plans do not differ.');
  });

  it('tells what changed, in either language, and with an inventory whom it concerns and why', async () => {
    const { exit, out, err } = await call(['diff', 'old', 'new', 'signs.ndjson', '--as-of', '2026-11-24', '--lang', 'en']);
    expect(exit).toBe(0);
    for (const part of [
      '  version: 1 → 2\n',
      'Layer zones · Layer zones: changed 1\n  ~ YB-1: class: general → prohibited; moved by at most 9.68 m; ground that changed: 42\u202f9',
      '  ~ highway-belt · Belt\n    rows.national: 20 → 25\n',
      'Matrix\n  Prohibited × Wall × Own name × Regular (cells: 1): silent → forbidden\n',
      'Inventory of 3: other verdict 1, ',
      '  No conflict found → Does not conform: 1\n',
      '  Row 1 a: No conflict found → Does not conform; matrix Conforms → Does not conform (zones/YB-1)\n',
    ])
      expect(out).toContain(part);
    expect(err).toContain('line 3.properties.width: Width must not be negative.');
    expect((await call(['diff', 'old', 'new'])).out).toContain('管控表\n  禁止 × 墙面 × 招牌 × 一般（1 格）：未作规定 → 禁止\n');
  });

  it('as JSON is what its schema says', async () => {
    const { out } = await call(['diff', 'old', 'new', 'signs.ndjson', '--format', 'json']);
    const value = JSON.parse(out) as object;
    expect(v.parse(diffSchema, value)).toEqual(value);
    expect(value).toMatchObject({ schema: 'signplan-diff/1', verdicts: { rows: 3, errors: { from: 1, to: 1 }, transitions: [{ from: 'conforming', to: 'nonconforming', signs: 1 }] } });
    expect(v.is(diffSchema, JSON.parse((await call(['diff', 'old', 'new', '--format', 'json'])).out))).toBe(true);
  });

  it('reads the inventory from standard input too', async () => {
    const row = JSON.stringify({ type: 'Feature', geometry: { type: 'Point', coordinates: PLACES.general }, properties: SHOP });
    expect((await call(['diff', 'old', 'new', '-', '--lang', 'en'], row)).out).toContain('Inventory of 1: other verdict 1');
  });

  it.each([
    ['one plan', ['old'], 'PLAN_A PLAN_B are needed.'],
    ['four names', ['old', 'new', '-', 'x'], 'PLAN_A PLAN_B are needed.'],
    ['a folder that is not there', ['old', 'none'], 'none: There is no such folder; check the path. [cli.no-folder]'],
    ['a folder of neither kind', ['.', 'old'], '[cli.not-a-package]'],
    ['an inventory that is not there', ['old', 'new', 'none.csv'], 'none.csv: There is no such file'],
    ['an inventory that is none', ['old', 'new', '-'], '[input.empty]'],
  ])('%s cannot be compared', async (_, names, message) => {
    const { exit, out, err } = await call(['diff', ...names, '--lang', 'en']);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toContain(message);
  });
});
