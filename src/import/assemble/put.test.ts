/** An import that is cut off after each thing it does, or that fails: the plan is the old one whole or the new one whole. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { finishEarlier, putInPlace, putSteps, type Changes } from './put.ts';

const roots: string[] = [];
afterEach(() => roots.splice(0).forEach((root) => rmSync(root, { recursive: true })));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const OLD = { 'plan.json': 'old plan', 'matrix.csv': 'by hand', 'source/zones.geojson': 'old zones', 'source/sites.geojson': 'old sites', 'package/manifest.json': 'old manifest', 'package/gone.fgb': 'old layer' };
const NEW = { 'plan.json': 'new plan', 'matrix.csv': 'by hand', 'source/zones.geojson': 'new zones', 'source/sites.geojson': 'old sites', 'source/fresh.geojson': 'new layer', 'package/manifest.json': 'new manifest', 'package/come.fgb': 'new layer' };
const CHANGES: Changes = { files: new Map([['source/zones.geojson', [bytes('new '), bytes('zones')]], ['source/fresh.geojson', [bytes('new layer')]], ['plan.json', [bytes('new plan')]]]), folders: new Map([['package', new Map([['manifest.json', bytes('new manifest')], ['come.fgb', bytes('new layer')]])]]) };

function plan(): string {
  const root = mkdtempSync(join(tmpdir(), 'signplan-put-'));
  roots.push(root);
  for (const folder of ['source', 'package']) mkdirSync(join(root, folder));
  for (const [name, text] of Object.entries(OLD)) writeFileSync(join(root, name), text);
  return root;
}

function held(dir: string, below = ''): Record<string, string> {
  return Object.fromEntries(readdirSync(join(dir, below)).sort().flatMap((name) => (statSync(join(dir, below, name)).isDirectory() ? Object.entries(held(dir, `${below}${name}/`)) : [[`${below}${name}`, readFileSync(join(dir, below, name), 'utf8')]])));
}
const sorted = (files: Record<string, string>): Record<string, string> => Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));

it('puts all of it in place and leaves nothing else', async () => {
  const dir = plan();
  expect(await putInPlace(dir, CHANGES)).toMatchObject({ ok: true });
  expect(sorted(held(dir))).toEqual(sorted(NEW));
});

it('is whole after a crash at any point, once the next import has looked', async () => {
  const ends: boolean[] = [];
  for (let steps = 0; ; steps++) {
    const dir = plan();
    const run = putSteps(dir, CHANGES);
    let done = false;
    for (let i = 0; i < steps && !done; i++) done = (await run.next()).done === true;
    // Whoever reads in between finds plan and package there, but for the moment of the exchange itself.
    const finished = await finishEarlier(dir, 0);
    const now = sorted(held(dir));
    ends.push(now['plan.json'] === 'new plan');
    expect(now, `after ${steps} steps`).toEqual(sorted(ends.at(-1) === true ? NEW : OLD));
    expect(finished).toMatchObject({ ok: true });
    if (done) break;
  }
  expect(ends.length).toBeGreaterThan(10);
  // Old up to the one rename that decides, new from there on.
  expect(ends.toSorted((a, b) => Number(a) - Number(b))).toEqual(ends);
  expect(new Set(ends).size).toBe(2);
});

it('takes back what it has exchanged where the rest fails, and says so', async () => {
  const dir = plan();
  rmSync(join(dir, 'source'), { recursive: true });
  writeFileSync(join(dir, 'source'), 'a file where a folder should be');
  const before = held(dir);
  const put = await putInPlace(dir, { ...CHANGES, files: new Map([['plan.json', [bytes('new plan')]], ['source/zones.geojson', [bytes('new zones')]]]) });
  expect(put).toMatchObject({ ok: false, problems: [{ code: 'import.not-written' }] });
  expect(held(dir)).toEqual(before);
});

it('writes nothing where the parts cannot be made', async () => {
  const dir = plan();
  const broken: Iterable<Uint8Array> = { *[Symbol.iterator]() { yield bytes('new '); throw new Error('no more'); } };
  expect(await putInPlace(dir, { ...CHANGES, files: new Map([['plan.json', broken]]) })).toMatchObject({ ok: false });
  expect(sorted(held(dir))).toEqual(sorted(OLD));
});

it('leaves a running import alone and clears away what a dead one has left', async () => {
  const dir = plan();
  // No process has this number: they end at 2^22.
  for (const name of [`.import-new-${process.ppid}`, '.import-new-99999999']) mkdirSync(join(dir, name));
  expect(await finishEarlier(dir, 0)).toEqual({ ok: true, value: false });
  expect(readdirSync(dir)).toContain(`.import-new-${process.ppid}`);
  expect(readdirSync(dir)).not.toContain('.import-new-99999999');
});

it('follows no journal that leads out of the folder', async () => {
  const dir = plan();
  mkdirSync(join(dir, '.import-commit'));
  writeFileSync(join(dir, '.import-commit/journal.json'), JSON.stringify({ targets: ['../elsewhere'] }));
  expect(await finishEarlier(dir, 0)).toMatchObject({ ok: false, problems: [{ code: 'import.unfinished' }] });
});
