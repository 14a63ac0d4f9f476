/** The server as it is called: what it answers, and what it says where it cannot serve. */
import { createServer, request, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Io } from './io.ts';
import { caller } from './run.fixture.ts';
import { run } from './run.ts';

const SCRIPT = `export const words = [${'"户外广告", '.repeat(300)}];`;
const LAYER = Buffer.from(Array.from({ length: 4000 }, (_, index) => index % 7));

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'signplan-serve-'));
  for (const folder of ['app', 'app/assets', 'app/plan', 'app/.git', 'empty']) await mkdir(join(dir, folder));
  await writeFile(join(dir, 'secret.txt'), 'secret');
  await writeFile(join(dir, 'app/index.html'), '<!doctype html><title>app</title>');
  await writeFile(join(dir, 'app/embed.html'), '<!doctype html><title>embed</title>');
  await writeFile(join(dir, 'app/assets/main-Ab12_-xY.js'), SCRIPT);
  await writeFile(join(dir, 'app/assets/main-Ab12_-xY.js.br'), brotliCompressSync(SCRIPT));
  await writeFile(join(dir, 'app/assets/main-Ab12_-xY.js.gz'), gzipSync(SCRIPT));
  await writeFile(join(dir, 'app/plan/zones.fgb'), LAYER);
  await writeFile(join(dir, 'app/plan/old.json'), JSON.stringify({ is: 'new', words: SCRIPT }));
  await writeFile(join(dir, 'app/plan/old.json.br'), brotliCompressSync('{"is":"old"}'));
  await utimes(join(dir, 'app/plan/old.json.br'), 1, 1);
  await writeFile(join(dir, 'app/.git/config'), 'hidden');
  await symlink(join(dir, 'secret.txt'), join(dir, 'app/link.txt'));
});
afterAll(() => rm(dir, { recursive: true }));

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Runs the command until the questions have been asked; gives its exit code. */
async function served(argv: readonly string[], questions: (ask: (path: string, headers?: Record<string, string>, method?: string) => Promise<Answer>) => Promise<void>): Promise<number> {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  let told: (address: string) => void = () => undefined;
  const address = new Promise<string>((resolve) => (told = resolve));
  const io: Io = { stdout: (text) => told(text.trim()), stderr: () => undefined, stdin: (async function* () {})(), cwd: dir, today: () => '2026-11-24', interrupted: () => ended };
  const running = run(['serve', 'app', '--port', '0', ...argv], io);
  const base = new URL(await address);
  try {
    await questions(
      (path, headers = {}, method = 'GET') =>
        new Promise((resolve, reject) => {
          // Not by URL, which would tidy the path before it is sent.
          request({ host: base.hostname, port: base.port, path, headers, method, agent: false }, (response) => {
            const parts: Buffer[] = [];
            response.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }));
          }).on('error', reject).end();
        }),
    );
  } finally {
    end();
  }
  return running;
}

describe('what it answers', () => {
  it('gives a package in the place of the app\'s own, with the headers of one', async () => {
    await mkdir(join(dir, 'city/package'), { recursive: true });
    await writeFile(join(dir, 'city/plan.json'), '{}');
    await writeFile(join(dir, 'city/package/manifest.json'), '{"id":"city"}');
    for (const named of ['city', 'city/package'])
      await served(['--plan', named], async (ask) => {
        const manifest = await ask('/plan/manifest.json');
        expect([manifest.body.toString(), manifest.headers['cache-control']]).toEqual(['{"id":"city"}', 'no-cache']);
        expect((await ask('/plan/zones.fgb')).status).toBe(404);
        expect((await ask('/plan/../plan.json')).status).toBe(404);
        expect((await ask('/index.html')).body.toString()).toContain('app');
      });
    await mkdir(join(dir, 'unbuilt'));
    await writeFile(join(dir, 'unbuilt/plan.json'), '{}');
    expect((await caller(() => dir)(['serve', 'app', '--plan', 'unbuilt'])).err).toContain('[serve.not-built]');
  });

  it('serves, and ends with 0', async () => {
    const exit = await served([], async (ask) => {
      const page = await ask('/');
      expect([page.status, page.headers['content-type'], page.headers['cache-control']]).toEqual([200, 'text/html; charset=utf-8', 'no-cache']);
      expect(page.headers['content-security-policy']).toBe("default-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'");
      expect(page.headers['permissions-policy']).toContain('geolocation=(self)');
      expect([page.headers['x-content-type-options'], page.headers['referrer-policy'], page.headers['access-control-allow-origin']]).toEqual(['nosniff', 'strict-origin-when-cross-origin', undefined]);
      expect((await ask('/', { 'if-none-match': String(page.headers.etag) })).status).toBe(304);
      expect((await ask('/plan')).headers.location).toBe('./plan/');
      expect((await ask('/', {}, 'HEAD')).body.length).toBe(0);
      expect((await ask('/', {}, 'POST')).status).toBe(405);
    });
    expect(exit).toBe(0);
  });

  it('sends what lies compressed beside, unless that is older than the file', () => served([], async (ask) => {
    const name = '/assets/main-Ab12_-xY.js';
    const br = await ask(name, { 'accept-encoding': 'gzip, deflate, br' });
    expect([br.headers['content-encoding'], br.headers['content-type'], br.headers['cache-control'], br.headers.vary]).toEqual(['br', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable', 'Accept-Encoding']);
    expect(String(brotliDecompressSync(br.body))).toBe(SCRIPT);
    expect(Number(br.headers['content-length'])).toBe(br.body.length);
    const gz = await ask(name, { 'accept-encoding': 'gzip, br;q=0' });
    expect([gz.headers['content-encoding'], String(gunzipSync(gz.body))]).toEqual(['gzip', SCRIPT]);
    const plain = await ask(name);
    expect([plain.headers['content-encoding'], String(plain.body)]).toEqual([undefined, SCRIPT]);
    const renewed = await ask('/plan/old.json', { 'accept-encoding': 'br' });
    expect([renewed.headers['content-encoding'], JSON.parse(String(brotliDecompressSync(renewed.body)))]).toMatchObject(['br', { is: 'new' }]);
  }));

  it('sends parts of the file, never of its compressed form', () => served([], async (ask) => {
    const part = await ask('/plan/zones.fgb', { range: 'bytes=10-19', 'accept-encoding': 'gzip, br' });
    expect([part.status, part.headers['content-range'], part.headers['content-encoding'], part.headers['content-type']]).toEqual([206, 'bytes 10-19/4000', undefined, 'application/octet-stream']);
    expect(part.body).toEqual(LAYER.subarray(10, 20));
    expect((await ask('/plan/zones.fgb', { range: 'bytes=0-0' })).body.length).toBe(1);
    expect((await ask('/plan/zones.fgb', { range: 'bytes=-5' })).body).toEqual(LAYER.subarray(-5));
    expect((await ask('/plan/zones.fgb', { range: 'bytes=5000-' })).status).toBe(416);
    expect((await ask('/plan/zones.fgb', { range: 'bytes=0-9', 'if-range': 'W/"other"' })).status).toBe(200);
    const script = await ask('/assets/main-Ab12_-xY.js', { range: 'bytes=0-5', 'accept-encoding': 'br' });
    expect([script.status, script.headers['content-encoding'], String(script.body)]).toEqual([206, undefined, 'export']);
    const whole = await ask('/plan/zones.fgb', { 'accept-encoding': 'br' });
    expect([whole.headers['content-encoding'], brotliDecompressSync(whole.body)]).toEqual(['br', LAYER]);
  }));

  it.each(['/missing.js', '/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/..%5c..%5c..%5csecret.txt', '//secret.txt', '/link.txt', '/.git/config', '/%2egit/config', '/%00', '/%', '/empty/'])('refuses %s', async (path) => {
    await served([], async (ask) => {
      const { status, headers, body } = await ask(path);
      expect([400, 403, 404]).toContain(status);
      expect(headers['content-type']).toBe('text/plain; charset=utf-8');
      expect(String(body)).not.toMatch(/secret\n?$|hidden/);
    });
  });

  it('opens the package and the scripts, and no page, to the origins that are named', async () => {
    const origin = 'https://www.example.gov.cn';
    await served(['--cors', `${origin} null`, '--frame', origin, '--connect', 'https://tiles.example.cn'], async (ask) => {
      const given = await ask('/plan/zones.fgb', { origin });
      expect([given.headers['access-control-allow-origin'], given.headers.vary]).toEqual([origin, 'Origin, Accept-Encoding']);
      expect((await ask('/plan/zones.fgb', { origin: 'null' })).headers['access-control-allow-origin']).toBe('null');
      expect((await ask('/plan/zones.fgb', { origin: 'https://other.example' })).headers['access-control-allow-origin']).toBeUndefined();
      expect((await ask('/plan/zones.fgb', { origin }, 'OPTIONS')).status).toBe(204);
      expect((await ask('/embed.html', { origin })).headers).toMatchObject({ 'content-security-policy': expect.stringMatching(/connect-src 'self' https:\/\/tiles\.example\.cn; img-src 'self' data: https:\/\/tiles\.example\.cn; .*frame-ancestors https:\/\/www\.example\.gov\.cn$/) as string });
      const page = await ask('/', { origin });
      expect([page.headers['access-control-allow-origin'], /frame-ancestors (.*)$/.exec(String(page.headers['content-security-policy']))?.[1]]).toEqual([undefined, "'self'"]);
    });
    await served(['--cors', '*'], async (ask) => expect((await ask('/plan/zones.fgb')).headers['access-control-allow-origin']).toBe('*'));
  });
});

describe('what it says in one line', () => {
  const call = caller(() => dir);
  it.each([
    [['nowhere'], 'cli.no-folder'],
    [['empty'], 'serve.no-index'],
    [['app', '--port', '99999'], 'cli.usage'],
    [['app', '--cors', 'https://a.example/path'], 'cli.usage'],
    [['app', '--connect', '*'], 'cli.usage'],
    [['app', '--host', '192.0.2.1'], 'serve.listen'],
  ])('%s', async (argv, code) => {
    const { exit, out, err } = await call(['serve', ...argv, '--lang', 'en']);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toMatch(new RegExp(`^[^\\n]+\\[${code}\\]\\n$`));
  });

  it('a port that is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { exit, err } = await call(['serve', 'app', '--port', String((other.address() as AddressInfo).port)]);
    other.close();
    expect([exit, err]).toEqual([2, expect.stringMatching(/^端口已被占用；.*--port.*\[serve\.listen\]\n$/)]);
  });
});
