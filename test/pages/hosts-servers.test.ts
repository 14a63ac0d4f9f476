/** The app on servers as they are out there: it works, or one message tells the web master what to change. */
import { request } from 'node:http';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { headersFor, STRICT } from '../../src/cli/serve/rules.ts';
import { APP, caddy, faulty, has, nginx, python, signplanServe, type Faults, type Host } from '../support/hosts.ts';
import { launch, report } from '../support/page.ts';

const QUESTION = '#v=1&at=116.0035,29.6935&accuracy=1&signType=wall&use=own-name&display=static&width=6&height=1.2&depth=0.15&clearance=2.8&bearing=180&commonParts=false&illumination=none&building=a';
const VERDICT = 'conforming';

let browser: Browser;
const running: Host[] = [];
beforeAll(async () => {
  browser = await launch({ flags: ['--host-resolver-rules=MAP plan.example 127.0.0.1'] });
});
afterAll(async () => {
  await browser.close();
  await Promise.all(running.map((host) => host.stop()));
});

async function up(host: Promise<Host>): Promise<Host> {
  const one = await host;
  running.push(one);
  return one;
}

/** A page in a session of its own. What broke the policy, and what the console calls an error, is gathered. */
async function visit(address: string): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => console.error(`policy: ${violatedDirective} ${blockedURI} ${sourceFile}`));
  });
  await page.goto(address, { waitUntil: 'commit' });
  return { page, errors };
}

const notes = (page: Page): Promise<string[]> => page.locator('sign-plan .notes .note').allTextContents();
const drawn = (page: Page): Promise<void> => page.locator('sign-plan .map.shown').waitFor({ timeout: 40_000 });

/** Opens the app and reads the verdict; nothing is complained of. @param map waits for the drawn one as well, which takes as long as all else */
async function works(host: Host, { address = host.url, map = false } = {}): Promise<void> {
  const { page, errors } = await visit(address + QUESTION);
  expect((await report(page)).verdict).toBe(VERDICT);
  if (map) await drawn(page);
  expect([errors, await notes(page)]).toEqual([[], []]);
  await page.context().close();
}

interface Head {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: number;
}
const head = (host: Host, path: string, headers: Record<string, string> = {}): Promise<Head> =>
  new Promise((resolve, reject) => {
    request(host.url + path, { headers, agent: false }, (response) => {
      let bytes = 0;
      response.on('data', (part: Buffer) => (bytes += part.length)).on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes }));
    }).on('error', reject).end();
  });

const asset = (match: RegExp): string => `assets/${readdirSync(join(APP, 'assets')).find((name) => match.test(name)) ?? ''}`;

/** The sample configurations say what `signplan serve` does, for every kind of file. */
async function sameHeaders(host: Host): Promise<void> {
  for (const path of ['', 'index.html', asset(/^index-.*\.js$/), 'sw.js', 'plan/manifest.json', 'plan/zones.fgb']) {
    const { status, headers } = await head(host, path);
    expect([path, status]).toEqual([path, 200]);
    expect(headers).toMatchObject(headersFor(path === '' ? 'index.html' : path, undefined, STRICT));
    if (path.endsWith('.js')) expect(headers['content-type']).toMatch(/^(text|application)\/javascript/);
  }
  const part = await head(host, 'plan/zones.fgb', { range: 'bytes=0-9' });
  expect([part.status, part.bytes]).toEqual([206, 10]);
  expect((await head(host, 'plan/missing.fgb')).status).toBe(404);
  expect((await head(host, '.git/config')).status).toBe(404);
}

test('signplan serve: the strict policy of the documentation is broken nowhere, and Ctrl-C ends it', async () => {
  const host = await up(signplanServe());
  await works(host, { map: true });
  await sameHeaders(host);
  expect(await host.stop()).toBe(0);
});

describe.skipIf(!has('nginx', '-v'))('nginx (apt-get install nginx, where this is skipped)', () => {
  test('with the sample configuration', async () => {
    const host = await up(nginx());
    await works(host, { map: true });
    await sameHeaders(host);
  });
  test.each([
    ['without reading by range', { server: 'max_ranges 0;' }],
    ['with gzip_static always', { server: 'gzip_static always; gunzip on;', without: 'gzip_static on;' }],
    ['that compresses everything on the way', { server: 'gzip on; gzip_types *; gzip_min_length 1;' }],
  ])('%s', async (_, options) => works(await up(nginx(options))));
});

test.skipIf(!has('caddy', 'version'))('Caddy with the sample configuration (apt-get install caddy, where this is skipped)', async () => {
  const host = await up(caddy());
  await works(host);
  await sameHeaders(host);
});

test.skipIf(!has('python3', '--version'))('python3 -m http.server', async () => works(await up(python())));

test('plain http on a name that is not this machine', async () => {
  const host = await up(faulty({}));
  await works(host, { address: host.url.replace('127.0.0.1', 'plan.example') });
});

describe('a host that answers its start page for whatever is missing', () => {
  test('a layer: the verdict is undetermined, and one note says which file and what to change', async () => {
    const { page } = await visit((await up(faulty({ fallback: true, missing: (path) => path === 'plan/railways.fgb' }))).url + QUESTION);
    expect((await report(page)).verdict).toBe('undetermined');
    await expect.poll(() => notes(page)).toEqual([expect.stringMatching(/railways\.fgb.*须?返回 404/s)]);
    await page.context().close();
  });
  test('the map: a simple one stands in', async () => {
    const { page } = await visit((await up(faulty({ fallback: true, missing: (path) => /sign-plan-map-pane|maplibre/.test(path) }))).url + QUESTION);
    expect((await report(page)).verdict).toBe(VERDICT);
    await drawn(page);
    expect(await notes(page)).toEqual([]);
    await page.context().close();
  });
  test('another part of the page: the verdict stands, and one note says what to upload', async () => {
    const { page } = await visit((await up(faulty({ fallback: true, missing: (path) => /assets\/results-/.test(path) }))).url + QUESTION);
    expect((await report(page)).verdict).toBe(VERDICT);
    await expect.poll(() => notes(page)).toEqual([expect.stringContaining('重新上传整个文件夹')]);
    await page.context().close();
  });
  test('the first script', async () => says({ fallback: true, missing: (path) => /assets\/index-.*js/.test(path) }, /assets\/index-.*\.js：收到的是网页而不是脚本.*must give 404/s));
});

/** What the whole page says, where no element can. */
async function says(faults: Faults, words: RegExp): Promise<void> {
  const { page } = await visit((await up(faulty(faults))).url + QUESTION);
  const alert = page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.innerText()).toMatch(words);
  expect((await page.locator('body').innerText()).trim()).toBe((await alert.innerText()).trim());
  await page.context().close();
}

describe('a module that cannot run: one message, in both languages', () => {
  test.each<[string, Faults, RegExp]>([
    ['scripts as text/plain', { scripts: 'text/plain' }, /Content-Type: text\/plain：服务器须把 .js 的 Content-Type 设为 text\/javascript。\nThe server must send/],
    ['scripts as application/octet-stream', { scripts: 'application/octet-stream' }, /application\/octet-stream：.*text\/javascript/],
    ['the first script is gone', { missing: (path) => /assets\/index-.*js/.test(path) }, /index-.*\.js HTTP 404：须重新上传整个文件夹。\nUpload the whole folder again/],
  ])('%s', (_, faults, words) => says(faults, words));

  test('scripts as text/plain with nosniff: no script of ours runs, and the style sheet shows what was written for that', async () => {
    const { page } = await visit((await up(faulty({ scripts: 'text/plain', headers: { 'x-content-type-options': 'nosniff' } }))).url + QUESTION);
    const late = page.locator('.late');
    await page.waitForLoadState('load');
    expect(await late.isVisible()).toBe(false);
    // Twenty seconds later.
    await late.evaluate((element) => element.getAnimations().forEach((animation) => animation.finish()));
    expect(await late.innerText()).toMatch(/\.js 文件能打开，Content-Type 为 text\/javascript。\n.*Content-Type: text\/javascript/s);
    await page.context().close();
  });

  test('a frame that is sandboxed without allow-same-origin, and a host without CORS', async () => {
    const { page } = await visit((await up(faulty({ pages: { 'host.html': '<iframe sandbox="allow-scripts" src="index.html" width="800" height="600"></iframe>' } }))).url + 'host.html');
    await expect.poll(() => page.frameLocator('iframe').getByRole('alert').innerText(), { timeout: 15_000 }).toMatch(/sandbox.*Access-Control-Allow-Origin: \*/);
    await page.context().close();
  });
});

describe('a slow line', () => {
  test('nothing waits for the guard', async () => {
    let release: (value: unknown) => void = () => undefined;
    const held = new Promise((resolve) => (release = resolve));
    const { page } = await visit((await up(faulty({ late: (path) => (/assets\/guard-[0-9a-f]{8}\.js/.test(path) ? held : null) }))).url + QUESTION);
    expect((await report(page)).verdict).toBe(VERDICT);
    release(null);
    await page.context().close();
  });

  test('a script that is long in coming is no fault: no message, then the verdict', async () => {
    let release: (value: unknown) => void = () => undefined;
    const held = new Promise((resolve) => (release = resolve));
    const { page } = await visit((await up(faulty({ late: (path) => (/assets\/index-.*\.js/.test(path) ? held : null) }))).url + QUESTION);
    await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('guard-')));
    expect(await page.getByRole('alert').count()).toBe(0);
    release(null);
    expect((await report(page)).verdict).toBe(VERDICT);
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await page.locator('.late').isVisible()).toBe(false);
    await page.context().close();
  });
});
