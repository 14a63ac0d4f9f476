import { describe, expect, test } from 'vitest';
import type { ChosenFile } from '../../../io/file-source.ts';
import { memorySource } from '../../../io/source.ts';
import { buildFromSources } from '../../../plan/build/build.ts';
import { loadPlan } from '../../../plan/load.ts';
import type { Plan } from '../../../plan/plan.ts';
import { tinyMatrix, tinySources, type Tiny } from '../../../plan/tiny.fixture.ts';
import { city, PLACES, rowsOf, SHOP, signIn } from '../../../survey/city.fixture.ts';
import { folderAddress } from './address.ts';
import type { FromVersions, ToVersions } from './talk.ts';
import { Work } from './work.ts';

const OPTIONS = { asOf: '2026-11-24', today: '2026-11-24' };

/** The files of a package as if they had been chosen. */
function filesOf(change: (tiny: Tiny) => void): ChosenFile[] {
  const built = buildFromSources(tinySources(change));
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return [...built.value.files].map(([name, bytes]) => ({ path: `package/${name}`, file: new Blob([new Uint8Array(bytes)]) }));
}

/** Asks and waits for what is not progress. */
function worker(first: Plan): (message: ToVersions) => Promise<FromVersions> {
  let answer: (message: FromVersions) => void = () => undefined;
  const work = new Work((message) => {
    if (message.kind !== 'progress') answer(message);
  });
  work.take({ kind: 'given', plan: first });
  return (message) => new Promise((done) => {
    answer = done;
    work.take(message);
    if (message.kind === 'rows') done({ kind: 'failed', number: 0, problems: [] });
  });
}

describe('a second package', () => {
  test('is read, compared from the older to the newer, turned round, and judges the signs', async () => {
    const first = await city();
    const ask = worker(first);
    const files = filesOf((tiny) => {
      tiny.plan.version = '0.0.1';
      tiny.matrix = tinyMatrix({ 'zone,general,wall,own-name,regular': 'forbidden,' });
    });
    const opened = await ask({ kind: 'open', number: 1, origin: { kind: 'files', files } });
    if (opened.kind !== 'opened') throw new Error(JSON.stringify(opened));
    expect(opened.name).toBe('package');
    expect(opened.compared.age.by).not.toBe('same');
    const turned = await ask({ kind: 'turn', number: 2 });
    if (turned.kind !== 'turned') throw new Error(JSON.stringify(turned));
    expect(turned.compared.from).not.toBe(opened.compared.from);
    expect(turned.compared.difference.from).toEqual(opened.compared.difference.to);
    await ask({ kind: 'rows', first: true, rows: rowsOf([signIn(first, PLACES.general, SHOP)]) });
    const judged = await ask({ kind: 'judge', number: 3, options: OPTIONS });
    if (judged.kind !== 'judged') throw new Error(JSON.stringify(judged));
    expect(judged.verdicts.rows).toBe(1);
    expect(judged.verdicts.errors).toEqual({ from: 0, to: 0 });
    const { from, to } = judged.verdicts.changed[0] ?? {};
    expect([from, to]).toContain('nonconforming');
  });

  test('that cannot be read, or lies elsewhere, is told; one that is given up says nothing', async () => {
    const first = await city();
    const ask = worker(first);
    const none = await ask({ kind: 'open', number: 1, origin: { kind: 'files', files: [{ path: 'a.txt', file: new Blob(['x']) }] } });
    expect(none).toMatchObject({ kind: 'failed', problems: [{ code: 'source.no-manifest' }] });
    expect(await ask({ kind: 'judge', number: 2, options: OPTIONS })).toMatchObject({ kind: 'failed', problems: [{ code: 'versions.broken' }] });
    const far: Plan = { ...first, manifest: { ...first.manifest, extent: [100, 20, 101, 21] } };
    expect(await worker(far)({ kind: 'open', number: 1, origin: { kind: 'files', files: filesOf(() => undefined) } })).toMatchObject({ kind: 'failed', problems: [{ code: 'versions.elsewhere' }] });
    const said: FromVersions[] = [];
    const work = new Work((message) => void said.push(message));
    work.take({ kind: 'given', plan: first });
    work.take({ kind: 'open', number: 4, origin: { kind: 'files', files: filesOf(() => undefined) } });
    work.take({ kind: 'stop', number: 4 });
    await expect.poll(() => said.at(-1)).toEqual({ kind: 'failed', number: 4, problems: [] });
  });

  test('of which a layer is broken is compared without it', async () => {
    const first = await city();
    const files = filesOf(() => undefined).map((file) => (file.path.endsWith('zones.fgb') ? { ...file, file: new Blob(['broken']) } : file));
    const opened = await worker(first)({ kind: 'open', number: 1, origin: { kind: 'files', files } });
    if (opened.kind !== 'opened') throw new Error(JSON.stringify(opened));
    expect(opened.second.problems.map(({ code }) => code)).toEqual(['package.bytes']);
    expect(opened.compared.difference.layers.find(({ layer }) => layer === 'zones')?.unread).toBeDefined();
  });

  test('whose other has not read yet what is only drawn is compared without that', async () => {
    const files = filesOf(() => undefined);
    const bytes = await Promise.all(files.map(async ({ path, file }): Promise<[string, Uint8Array]> => [path.replace('package/', ''), new Uint8Array(await file.arrayBuffer())]));
    const first = await loadPlan(memorySource(new Map(bytes)), { without: ['base'] });
    if (!first.ok) throw new Error(JSON.stringify(first.problems));
    const opened = await worker(first.value)({ kind: 'open', number: 1, origin: { kind: 'files', files } });
    expect(opened.kind === 'opened' && opened.compared.difference.layers).toEqual([]);
    expect(opened.kind === 'opened' && opened.compared.age.by).toBe('same');
  });
});

test('the address of a package is that of its folder', () => {
  const at = (text: string): unknown => {
    const result = folderAddress(text, 'https://host.example/app/index.html?x=1#y');
    return result.ok ? result.value : result.problems[0]?.code;
  };
  expect(at(' ../old/ ')).toBe('https://host.example/old/');
  expect(at('data/manifest.json?v=3#a')).toBe('https://host.example/app/data/');
  expect(at('http://other.example:8080/plan')).toBe('http://other.example:8080/plan');
  expect(at('https://user:word@other.example/plan/')).toBe('https://other.example/plan/');
  for (const bad of ['', '  ', 'javascript:alert(1)', 'file:///etc/', 'C:\\plans', 'data:text/plain,x', 'http://']) expect(at(bad)).toBe('versions.address');
});
