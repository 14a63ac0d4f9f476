/**
 * How soon the first verdict stands on a slow phone, and what a second visit asks of the host. Served by the handler of `signplan serve`, with what lies compressed beside.
 * The network is emulated by the browser: every request waits 150 ms, connections cost nothing. The processor is slowed to a quarter of a machine on which `work` takes `REFERENCE` ms:
 * how long it takes here and now is measured before each visit, so that a slower or busier machine is slowed by less.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STRICT } from '../../src/cli/serve/rules.ts';
import { staticFiles } from '../../src/cli/serve/static.ts';
import { APP, ROOT } from '../support/hosts.ts';
import { launch, report, SWIFT } from '../support/page.ts';

const PHONE = { viewport: { width: 360, height: 740 }, locale: 'zh-CN' };
const SIGN = '#v=1&at=115.9785,29.7225&signType=wall&use=commercial';
const SLOWER = 4;
/** Milliseconds of `work` on the machine that a phone is a quarter of: two cores of a server of 2024, with nothing else to do. */
const REFERENCE = 6;
const LINE = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

let browser: Browser;
let server: Server;
let url: string;
/** Paths that the host was asked for. */
const asked: string[] = [];

beforeAll(async () => {
  // Part of `npm run build`, of which a run of this file alone makes only the app.
  if (!existsSync(join(APP, 'index.html.br'))) spawnSync('npm', ['run', '-s', 'build:compress'], { cwd: ROOT });
  const handle = staticFiles(APP, STRICT);
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    void handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  url = `http://localhost:${(server.address() as AddressInfo).port}/`;
  browser = await launch({ webgl: true, flags: SWIFT });
});
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

/** Milliseconds of a fixed piece of work in the page, the middle of a few: numbers, objects, text and sorting, as a check has them. */
const work = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const once = (): number => {
      const begun = performance.now();
      let x = 1;
      const rows = Array.from({ length: 6000 }, () => ({ key: `Z${(x = (x * 48271) % 2147483647)}`, at: [Math.sqrt(x), x / 7] }));
      rows.sort((a, b) => (a.key < b.key ? -1 : 1));
      if (JSON.stringify(rows).length === 0) throw new Error('nothing');
      return performance.now() - begun;
    };
    return Array.from({ length: 25 }, once).toSorted((a, b) => a - b)[12] ?? NaN;
  });

interface Times {
  readonly check?: number;
  readonly 'map-ready'?: number;
}
const times = (page: Page): Promise<Times> => page.evaluate(() => (window as unknown as { times: Times }).times);

/** A first visit with an empty cache. */
async function firstVisit(until: keyof Times): Promise<Times & { readonly rate: number; readonly work: number }> {
  const context = await browser.newContext({ ...PHONE, serviceWorkers: 'block' });
  const page = await context.newPage();
  const took = await work(page);
  const rate = Math.max(1, (SLOWER * REFERENCE) / took);
  const session: CDPSession = await context.newCDPSession(page);
  await session.send('Network.emulateNetworkConditions', LINE);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  await page.addInitScript(() => {
    const noted: Record<string, number> = {};
    Object.assign(window, { times: noted });
    for (const what of ['check', 'map-ready']) window.addEventListener(`sign-plan-${what}`, () => (noted[what] ??= Math.round(performance.now())));
  });
  await page.goto(url + SIGN, { waitUntil: 'commit' });
  await expect.poll(async () => until in (await times(page)), { timeout: 60_000, interval: 100 }).toBe(true);
  const seen = await times(page);
  await context.close();
  return { ...seen, rate, work: took };
}

test('a slow phone: the first verdict stands within 4 s, before any map', async () => {
  const visits = [await firstVisit('map-ready'), await firstVisit('check'), await firstVisit('check')];
  const checks = visits.map(({ check = Infinity }) => check);
  const map = visits[0]?.['map-ready'] ?? 0;
  console.log(`slow phone (1.6 Mbit/s, 150 ms, a quarter of the processor): first verdict ${middle(checks)} ms (${checks.join(', ')}), map drawn ${map} ms; work ${visits.map((one) => one.work.toFixed(1)).join(', ')} ms, slowed by ${visits.map(({ rate }) => rate.toFixed(1)).join(', ')}`);
  expect(middle(checks)).toBeLessThanOrEqual(4000);
  expect(checks[0]).toBeLessThan(map);
});

describe('a second visit', () => {
  /** What may have changed is asked about: the start page, the manifest, the worker's own script. */
  let plain: Browser;
  // The drawn map: it comes by the same way, and takes no processor that others need.
  beforeAll(async () => void (plain = await launch({ flags: ['--disable-3d-apis'] })));
  afterAll(() => plain.close());
  const MAY_CHANGE = ['/', '/plan/manifest.json', '/sw.js'];
  const open = async (context: BrowserContext): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(url + SIGN);
    await report(page);
    await expect.poll(() => page.locator('sign-plan section.map').getAttribute('class'), { timeout: 40_000 }).toMatch(/shown/);
    return page;
  };

  test('asks for no file that has not changed: with the worker', async () => {
    const context = await plain.newContext(PHONE);
    const page = await open(context);
    // Kept once it is whole: the app by the worker's installation, the package when the page has settled.
    await page.evaluate(() => navigator.serviceWorker.ready);
    await expect.poll(() => page.evaluate(async () => (await caches.keys()).filter((name) => / (app|plan) /.test(name)).length), { timeout: 40_000 }).toBeGreaterThanOrEqual(2);
    await page.close();
    asked.length = 0;
    await open(context);
    console.log(`second visit, with the worker: ${asked.join(' ')}`);
    expect(asked.filter((path) => !MAY_CHANGE.includes(path))).toEqual([]);
    await context.close();
  });

  test('asks for no file that has not changed: without the worker, by the caches of the browser', async () => {
    const context = await plain.newContext({ ...PHONE, serviceWorkers: 'block' });
    const first = await open(context);
    // What is fetched in idle moments belongs to the first visit.
    await first.waitForLoadState('networkidle');
    await first.close();
    asked.length = 0;
    await open(context);
    console.log(`second visit, without the worker: ${asked.join(' ')}`);
    expect(asked.filter((path) => !MAY_CHANGE.includes(path))).toEqual([]);
    await context.close();
  });
});
