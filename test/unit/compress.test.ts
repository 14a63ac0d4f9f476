import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { compressFolder } from '../../build/compress.ts';

it('puts brotli and gzip beside what is worth it, the same each time, and takes away what is left of an earlier build', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'signplan-compress-'));
  await mkdir(join(dir, 'assets'));
  const script = `export const word = '${'户外广告'.repeat(400)}';`;
  await writeFile(join(dir, 'assets/main.js'), script);
  await writeFile(join(dir, 'small.json'), '{}');
  await writeFile(join(dir, 'picture.png'), Buffer.alloc(5000));
  await writeFile(join(dir, 'gone.js.br'), 'old');
  const first = await compressFolder(dir);
  expect((await readdir(dir, { recursive: true })).sort()).toEqual(['assets', 'assets/main.js', 'assets/main.js.br', 'assets/main.js.gz', 'picture.png', 'small.json']);
  const [br, gz] = await Promise.all(['br', 'gz'].map((ending) => readFile(join(dir, `assets/main.js.${ending}`))));
  expect([String(brotliDecompressSync(br ?? '')), String(gunzipSync(gz ?? ''))]).toEqual([script, script]);
  expect((await stat(join(dir, 'assets/main.js.br'))).mtimeMs).toBeCloseTo((await stat(join(dir, 'assets/main.js'))).mtimeMs, -1);
  expect(await compressFolder(dir)).toEqual(first);
  expect(await readFile(join(dir, 'assets/main.js.br'))).toEqual(br);
  await rm(dir, { recursive: true });
});
