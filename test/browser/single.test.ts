/** The script from another origin: the single file, without any header of its host, and the modules, with CORS. The pages are on a server of their own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { APP, faulty, type Host } from '../support/hosts.ts';
import { drawn } from '../support/map.ts';
import { launch, report, shown, SWIFT } from '../support/page.ts';

const FILE = 'sign-plan.single.js';
const SIGN = '#v=1&at=115.9785,29.7225&signType=wall&use=commercial&width=6&height=4';
const SOMEBODY = "<script>customElements.define('sign-plan', class extends HTMLElement {})</script>";
const other = (text: string): string => text.replaceAll(/(["'`])\d+\.\d+\.\d+\1/g, '$19.9.9$1');

let browser: Browser;
/** No header of its own; one that lets other origins read; the pages. */
let plain: Host;
let open: Host;
let pages: Host;
let strict: Host;
const text = readFileSync(join(APP, FILE), 'utf8');

beforeAll(async () => {
  browser = await launch({ webgl: true, flags: SWIFT });
  plain = await faulty({ pages: { 'other.js': other(text) } });
  open = await faulty({ headers: { 'access-control-allow-origin': '*' } });
  const script = `<script src="${plain.url}${FILE}"></script>`;
  const bodies = {
    // As an old page has it: in another encoding than the script's.
    one: `<script charset="gbk" src="${plain.url}${FILE}"></script><sign-plan address="page"></sign-plan>`,
    two: `${script}<div id="a"></div><div id="b"></div>`,
    twice: `${script}${script}<sign-plan></sign-plan>`,
    versions: `${script}<sign-plan></sign-plan><script src="${plain.url}other.js"></script>`,
    foreign: `${SOMEBODY}${script}<sign-plan></sign-plan><sign-plan lang="en"></sign-plan>${script}`,
    modules: `<script type="module" src="${open.url}sign-plan.js"></script><sign-plan plan="${open.url}plan/" address="page"></sign-plan>`,
    closed: `${script}<sign-plan plan="${plain.url}plan/"></sign-plan>`,
    planner: `${script}<sign-plan mode="planner"></sign-plan>`,
  };
  const html = Object.fromEntries(Object.entries(bodies).map(([name, body]) => [`${name}.html`, `<!doctype html><html lang="zh-CN"><title>旧站</title><body>${body}</body></html>`]));
  pages = await faulty({ missing: () => true, pages: { ...html, 'favicon.ico': ' ' } });
  strict = await faulty({ missing: () => true, pages: html, headers: { 'content-security-policy': `script-src ${plain.url}; worker-src 'none'` } });
});
afterAll(async () => {
  await browser.close();
  await Promise.all([plain, open, pages, strict].map((host) => host.stop()));
});

interface Visit {
  readonly page: Page;
  /** What was said in the console as an error, or thrown. */
  readonly errors: string[];
  /** Without those that never leave the page. */
  readonly requests: string[];
}

async function visit(name: string, { host = pages, before }: { host?: Host; before?: (page: Page) => Promise<unknown> } = {}): Promise<Visit> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
  page.setDefaultTimeout(30_000);
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => (message.type() === 'error' ? errors.push(message.text()) : undefined));
  page.on('request', (request) => (/^(?:blob|data):|favicon/.test(request.url()) ? undefined : requests.push(request.url())));
  await before?.(page);
  await page.goto(`${host.url}${name}`);
  return { page, errors, requests };
}

const full = (page: Page): Promise<void> => page.locator('sign-plan-passing section[aria-busy=false]').waitFor();

test('one line on a page of another origin: verdict, map, report in full by a worker, and no request but for the script', async () => {
  const { page, errors, requests } = await visit(`one.html${SIGN}`);
  expect((await report(page)).verdict).not.toBe('');
  expect(await shown(page, 'sign-plan')).toContain('九江市');
  const map = await drawn(page, 'sign-plan-map');
  expect(await map.evaluate((element) => element.map?.queryRenderedFeatures().length ?? 0)).toBeGreaterThan(50);
  await full(page);
  const workers = page.workers().map((worker) => worker.url());
  expect(workers.length).toBeGreaterThanOrEqual(2);
  expect(workers.every((url) => url.startsWith('blob:'))).toBe(true);
  expect(await shown(page, 'sign-plan')).not.toContain('规划一览');
  expect(await page.title()).toBe('旧站');
  expect(requests).toEqual([`${pages.url}one.html`, `${plain.url}${FILE}`]);
  expect(errors).toEqual([]);
  await page.close();
});

test('where the page’s policy allows no worker: the report is made on the page, and the drawn map stands in', async () => {
  const { page } = await visit(`one.html${SIGN}`, { host: strict });
  await report(page);
  await drawn(page, 'sign-plan-svg-map');
  await full(page);
  expect(page.workers()).toEqual([]);
  await page.close();
});

/** Run before the page's scripts: counts WebGL contexts that live, and listeners of window and document. */
const WATCH = `{
  const contexts = new Set();
  const listeners = new Map();
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function (...given) {
    const context = getContext.apply(this, given);
    if (context instanceof WebGL2RenderingContext) contexts.add(context);
    return context;
  };
  for (const [name, target] of Object.entries({ window, document })) {
    const { addEventListener, removeEventListener } = target;
    const of = (type) => listeners.get(name + ' ' + type) ?? listeners.set(name + ' ' + type, new Set()).get(name + ' ' + type);
    target.addEventListener = (type, listener, options) => { of(type).add(listener); addEventListener.call(target, type, listener, options); };
    target.removeEventListener = (type, listener, options) => { of(type).delete(listener); removeEventListener.call(target, type, listener, options); };
  }
  window.held = () => ({
    contexts: [...contexts].filter((context) => !context.isContextLost()).length,
    listeners: [...listeners].filter(([, all]) => all.size > 0).map(([name, all]) => name + ' ' + all.size).sort(),
  });
}`;
const held = (page: Page): Promise<{ readonly contexts: number; readonly listeners: readonly string[] }> => page.evaluate(() => (window as unknown as { held: () => { contexts: number; listeners: string[] } }).held());
const maps = (page: Page): Promise<number> => page.evaluate(() => [...document.querySelectorAll('sign-plan')].filter((element) => element.shadowRoot?.querySelector('.map.shown') ?? null).length);

test('two on one page, one moved, both removed: each has its map, and no context and no listener is left', async () => {
  const { page, errors } = await visit('two.html', { before: (page) => page.addInitScript({ content: WATCH }) });
  await page.evaluate(() => customElements.whenDefined('sign-plan'));
  const before = await held(page);
  expect(before.contexts).toBe(0);
  await page.evaluate(() => document.querySelector('#a')?.append(document.createElement('sign-plan'), document.createElement('sign-plan')));
  await expect.poll(() => maps(page), { timeout: 40_000 }).toBe(2);
  expect((await held(page)).contexts).toBe(2);
  await page.evaluate(() => document.querySelector('#b')?.append(...[...document.querySelectorAll('sign-plan')].slice(0, 1)));
  await expect.poll(() => maps(page), { timeout: 40_000 }).toBe(2);
  await expect.poll(async () => (await held(page)).contexts).toBe(2);
  await page.evaluate(() => document.querySelectorAll('sign-plan').forEach((element) => element.remove()));
  // MapLibre holds one for all maps of a page, from the first on: whether its workers are still there when the page is seen again.
  await expect.poll(() => held(page)).toEqual({ contexts: 0, listeners: ['document visibilitychange 1', ...before.listeners].sort() });
  await expect.poll(() => page.workers()).toEqual([]);
  expect(errors).toEqual([]);
  await page.close();
});

test('the same script twice: once is enough, and nothing is said', async () => {
  const { page, errors } = await visit('twice.html');
  await page.locator('sign-plan-form').first().waitFor();
  await expect.poll(() => shown(page, 'sign-plan')).toContain('九江市');
  expect(errors).toEqual([]);
  await page.close();
});

test('another version on the page defines nothing and says which there are', async () => {
  const { page, errors } = await visit('versions.html');
  await expect.poll(() => errors.length).toBe(1);
  expect(errors[0]).toMatch(/elements\.other-version/);
  expect(errors[0]).toContain('9.9.9');
  await expect.poll(() => shown(page, 'sign-plan')).toContain('九江市');
  expect(await page.evaluate(() => (globalThis as Record<symbol, unknown>)[Symbol.for('signplan')])).not.toEqual({ version: '9.9.9' });
  expect(await page.locator('[role=alert]').count()).toBe(0);
  await page.close();
});

test('somebody else’s element of the same name: nothing of ours is defined, and each place says so in its language', async () => {
  const { page, errors } = await visit('foreign.html');
  const notes = page.locator('sign-plan + [role=alert]');
  await expect.poll(() => notes.count()).toBe(2);
  expect(await notes.allInnerTexts()).toEqual([expect.stringContaining('没有启动'), expect.stringContaining('did not start')]);
  await expect.poll(() => errors.length).toBe(2);
  expect(errors.every((error) => error.includes('elements.name-taken'))).toBe(true);
  expect(await page.evaluate(() => ['sign-plan-form', 'sign-plan-verdict'].filter((tag) => customElements.get(tag)))).toEqual([]);
  await page.close();
});

test('the modules from another origin that allows it: verdict, map, worker; no service worker, and the page keeps its title', async () => {
  const { page, errors } = await visit(`modules.html${SIGN}`);
  await report(page);
  await drawn(page, 'sign-plan-map');
  await full(page);
  expect(page.workers().some((worker) => worker.url().startsWith('blob:'))).toBe(true);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  expect(await page.title()).toBe('旧站');
  expect(errors).toEqual([]);
  await page.close();
});

test('a package on a host that does not allow it: the message names the header', async () => {
  const { page } = await visit('closed.html');
  await page.locator('sign-plan .note').first().waitFor();
  expect(await shown(page, 'sign-plan')).toContain('Access-Control-Allow-Origin');
  await page.close();
});

test('the planner’s desk is not in it, and the page says where it is', async () => {
  const { page } = await visit('planner.html');
  await page.locator('sign-plan .note').first().waitFor();
  expect(await shown(page, 'sign-plan')).toMatch(/本页没有规划一览[^]*sign-plan\.js/);
  await page.close();
});

// What it weighs in all stands in sizes.test.ts.
test('at most 560 KB (gzip) without the package, and what the repository says', () => {
  const { slack, ways } = JSON.parse(readFileSync(join(import.meta.dirname, '../sizes.json'), 'utf8')) as { readonly slack: number; readonly ways: { readonly single: { readonly gzipWithoutPackage: number } } };
  const now = gzipSync(text.replace(/"deflated":"[^"]*"/, '"deflated":""'), { level: 9 }).length;
  const kept = ways.single.gzipWithoutPackage;
  console.log(`single file without the package, bytes by gzip: ${now}`);
  expect(now).toBeLessThanOrEqual(560_000);
  expect(Math.abs(now - kept), `it is ${now}, test/sizes.json has ${kept}: look at what grew, then change it by hand`).toBeLessThanOrEqual(slack);
});
