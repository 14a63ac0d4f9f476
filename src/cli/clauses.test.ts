import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../io/sha256.ts';
import { buildFromSources } from '../plan/build/build.ts';
import { tinySources } from '../plan/tiny.fixture.ts';
import type { Io } from './io.ts';
import { run } from './run.ts';

let dir: string;

const sources = tinySources();
const built = buildFromSources(sources);
if (!built.ok) throw new Error(built.problems[0]?.text.en);
const { files } = built.value;

async function put(folder: string, all: ReadonlyMap<string, Uint8Array>): Promise<void> {
  await mkdir(join(dir, folder), { recursive: true });
  for (const [name, bytes] of all) await writeFile(join(dir, folder, name), bytes);
}

/** The package with other examples, or with none, and a manifest that says so. */
function withExamples(text: string | null): ReadonlyMap<string, Uint8Array> {
  const manifest = JSON.parse(new TextDecoder().decode(files.get('manifest.json'))) as { documents?: unknown };
  const all = new Map(files);
  all.delete('examples.json');
  if (text === null) delete manifest.documents;
  else {
    const bytes = new TextEncoder().encode(text);
    all.set('examples.json', bytes);
    manifest.documents = { examples: { file: 'examples.json', bytes: bytes.length, sha256: sha256(bytes) } };
  }
  return all.set('manifest.json', new TextEncoder().encode(JSON.stringify(manifest)));
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'signplan-clauses-'));
  await put('pkg', files);
  await put('bare', withExamples(null));
  await put('wrong', withExamples(new TextDecoder().decode(files.get('examples.json')).replace('"expect":"not-covered"', '"expect":"fail"')));
  await put('short', withExamples('{"schema":"signplan-examples/1","clauses":{}}'));
  await put('torn', new Map([...files, ['examples.json', new TextEncoder().encode('{}')]]));
  for (const { file, bytes } of [sources.plan, sources.matrix, ...sources.own, ...sources.national, ...sources.layers.values()]) {
    await mkdir(dirname(join(dir, 'src/tiny', file)), { recursive: true });
    await writeFile(join(dir, 'src/tiny', file), bytes);
  }
});
afterAll(() => rm(dir, { recursive: true }));

async function call(...argv: string[]) {
  let out = '';
  let err = '';
  const io: Io = { stdout: (text) => void (out += text), stderr: (text) => void (err += text), stdin: (async function* () {})(), cwd: dir, today: () => '2026-11-24' };
  const exit = await run(argv, io);
  return { exit, out, err };
}

describe('signplan clauses', () => {
  it('prints the index, of a package or of what its sources give', async () => {
    const { exit, out, err } = await call('clauses', 'pkg');
    expect([exit, err]).toEqual([0, '']);
    expect(out).toMatch(/^# 条款目录\n\n小规划\n\n> 示范数据\n\n共 4 条条款，4 个示例，4 个与预期相符。\n\n## 某法\n/);
    expect(out).not.toContain('.md');
    expect(await call('clauses', 'src/tiny')).toEqual({ exit, out, err });
  });

  it('prints one clause, in either language', async () => {
    expect((await call('clauses', 'pkg', '--clause', 'L-18')).out).toMatch(/^# L-18 L-18\n[^]*须取得“供电同意”/);
    expect((await call('clauses', 'pkg', '--clause', 'L-18', '--lang', 'en')).out).toMatch(/^# L-18 L-18\n[^]*## Requires\n\n- None of the “Cables” lies within 0\.75 m\n/);
  });

  it('writes a file a clause and the index, says how many, and the same bytes again', async () => {
    expect(await call('clauses', 'pkg', '--out', 'pages/zh')).toEqual({ exit: 0, out: '已写 5 个文件到 pages/zh。\n', err: '' });
    expect((await readdir(join(dir, 'pages/zh'))).sort()).toEqual(['L-12.md', 'L-18.md', 'P-01.md', 'S-01.md', 'index.md']);
    const index = await readFile(join(dir, 'pages/zh/index.md'), 'utf8');
    for (const [, file = ''] of index.matchAll(/\]\(<([^>]+\.md)>\)/g)) expect(await readFile(join(dir, 'pages/zh', file), 'utf8')).toContain('](<index.md>)');
    await call('clauses', 'pkg', '--out', 'again');
    for (const file of await readdir(join(dir, 'pages/zh'))) expect(await readFile(join(dir, 'again', file), 'utf8')).toBe(await readFile(join(dir, 'pages/zh', file), 'utf8'));
    expect((await call('clauses', 'pkg', '--out', 'one', '--clause', 'L-12', '--lang', 'en')).out).toBe('Wrote 1 file to one.\n');
    expect(await readdir(join(dir, 'one'))).toEqual(['L-12.md']);
  });

  it('does without examples, and says so', async () => {
    const bare = await call('clauses', 'bare', '--lang', 'en');
    expect(bare.exit).toBe(0);
    expect(bare.err).toMatch(/holds no examples.*\[package\.no-examples\]/);
    expect(bare.out).toContain('Clauses: 4.');
    expect((await call('clauses', 'torn', '--clause', 'L-12')).err).toMatch(/\[package\.bytes\]/);
    expect((await call('clauses', 'torn', '--clause', 'L-12')).out).toContain('没有读取示例。');
  });

  it.each<[string, string[], RegExp]>([
    ['a clause that there is not', ['pkg', '--clause', 'L-13'], /^--clause: There is no such clause\. Did you mean L-12\? \(received "L-13"\) \[cli\.unknown-clause\]\n$/],
    ['no such folder', ['none'], /\[cli\.no-folder\]/],
    ['a file where the folder should be', ['pkg', '--out', 'pkg/manifest.json'], /manifest\.json: This folder cannot be written to.*\[cli\.unwritable\]/],
    ['an option of another command', ['pkg', '--format', 'json'], /\[cli\.usage\]/],
  ])('could not: %s', async (_, argv, message) => {
    const { exit, out, err } = await call('clauses', ...argv, '--lang', 'en');
    expect([exit, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });

  it('is in the help', async () => {
    expect((await call('--help')).out).toContain('signplan clauses [DIR]');
    expect((await call('--help', '--lang', 'en')).out).toContain('signplan clauses [DIR]');
  });
});

describe('validate runs a package’s own examples', () => {
  it('and passes where they come out as they say', async () => {
    expect(await call('validate', 'pkg', '--lang', 'en')).toMatchObject({ exit: 0, err: '' });
    expect((await call('validate', 'bare')).exit).toBe(0);
  });

  it('and names the one that does not', async () => {
    const { exit, err } = await call('validate', 'wrong', '--lang', 'en');
    expect(exit).toBe(1);
    expect(err).toMatch(/examples\.json clauses\[L-18\]\.examples\[0\]: The example “Example” should be fail\. \(received "pass"\) \[clause\.example\]\n$/);
  });

  it('and misses those that are not there, or are of another package', async () => {
    expect((await call('validate', 'short', '--lang', 'en')).err.match(/\[examples\.gap\]/g)).toHaveLength(4);
    expect((await call('validate', 'torn')).err).toMatch(/\[package\.bytes\]/);
  });
});
