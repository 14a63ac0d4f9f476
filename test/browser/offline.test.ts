/** When things are missing: the network after the first visit, half of a publication, https, bandwidth, the base map. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/report/types.ts';
import { launch, report, shown } from '../support/page.ts';
import { StaticServer } from '../support/static-server.ts';

const QUESTION = '#v=1&at=115.9785,29.7225&signType=wall&use=commercial';
/** Patience with a machine that has other work. */
const LONG = { timeout: 30_000 };

let browser: Browser;
let host: StaticServer;
beforeAll(async () => {
  browser = await launch({ flags: ['--host-resolver-rules=MAP intranet.test 127.0.0.1'] });
});
const hosts: StaticServer[] = [];
afterAll(async () => {
  await browser.close();
  for (const one of hosts) await one.stop();
});

interface Visit extends BrowserContextOptions {
  /** Name of the host. */
  readonly under?: string;
  readonly before?: (page: Page) => Promise<unknown>;
}

/** A page at a host of its own, as a visitor has it: service workers and all. Without WebGL2: the drawn map takes a moment, the other one both cores. */
async function visit({ under = 'localhost', before, ...options }: Visit = {}): Promise<Page> {
  host = new StaticServer(join(import.meta.dirname, '../../dist/app'));
  hosts.push(host);
  await host.start();
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN', ...options });
  await context.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  const page = await context.newPage();
  page.setDefaultTimeout(LONG.timeout);
  await before?.(page);
  await page.goto(host.url(under) + QUESTION);
  return page;
}

/** The page closed and opened again. @param night milliseconds between */
async function reopened(page: Page, night = 0): Promise<Page> {
  const next = await page.context().newPage();
  next.setDefaultTimeout(LONG.timeout);
  await page.close();
  if (night > 0) await new Promise((resolve) => setTimeout(resolve, night));
  await next.goto(host.url() + QUESTION);
  return next;
}

/** All is kept: the worker that the page registered has taken over. */
const kept = (page: Page): Promise<unknown> => page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, LONG);
const drawn = (page: Page): Promise<void> => page.locator('sign-plan .map.shown').waitFor();
const panelNotes = (page: Page): Promise<string> => page.locator('sign-plan .panel .notes:not([role])').innerText();
const line = (page: Page): Promise<string> => shown(page, 'sign-plan-surroundings');

const cut = async (page: Page): Promise<void> => {
  await page.context().setOffline(true);
  await host.stop();
};
const mend = async (page: Page): Promise<void> => {
  await host.start();
  await page.context().setOffline(false);
};

/** The package with another version and one document that is another; `whole`: that document is there. */
function publish(version: string, { whole }: { whole: boolean }): void {
  const text = `{"comparators of":"${version}"}`;
  const manifest = JSON.parse(String(host.read('plan/manifest.json'))) as { version: string; documents: Record<string, object> };
  manifest.version = version;
  manifest.documents['comparators'] = { file: 'comparators.json', bytes: text.length, sha256: createHash('sha256').update(text).digest('hex') };
  if (whole) host.over.set('plan/comparators.json', text);
  host.over.set('plan/manifest.json', JSON.stringify(manifest));
}

describe('no network after the first visit', () => {
  let page: Page;
  let first: Report;
  beforeAll(async () => {
    page = await visit();
    first = await report(page);
    await kept(page);
  });

  test('what nobody has opened yet is there when the network goes; and nothing that was typed went anywhere', async () => {
    expect(host.asked.filter((path) => /115|#|wall/.test(path))).toEqual([]);
    await cut(page);
    await page.getByRole('button', { name: '条款目录' }).click();
    await page.locator('sign-plan-clause').waitFor();
    await page.goBack();
  });

  test('opened without a network: the same verdict, the map and every other part, and one line says so', async () => {
    const began = performance.now();
    await page.reload();
    expect(await report(page)).toEqual(first);
    console.log(`opened without a network: verdict after ${Math.round(performance.now() - began)} ms`);
    await expect.poll(() => line(page), LONG).toContain('网络不通或太慢，用的是本机存下的数据。');
    await drawn(page);
    const statuses = await page.evaluate(async () => {
      const [name = ''] = (await caches.keys()).filter((one) => one.includes(' app '));
      const files = (await (await caches.open(name)).keys()).map(({ url }) => url).filter((url) => url.includes('/assets/'));
      return Promise.all(files.map(async (file) => (await fetch(file)).status));
    });
    expect(statuses.length).toBeGreaterThan(40);
    expect(new Set(statuses)).toEqual(new Set([200]));
    const stretch = await page.evaluate(async () => {
      const answer = await fetch('plan/zones.fgb', { headers: { range: 'bytes=0-7' } });
      return [answer.status, (await answer.arrayBuffer()).byteLength];
    });
    expect(stretch).toEqual([206, 8]);
  });

  test('a new package is used at once with a network, and without one when it is whole: never half of it', async () => {
    // The network is back, and has what is kept: nothing is said of it any more.
    await mend(page);
    await expect.poll(() => line(page), LONG).not.toContain('存下的数据');
    publish('0.2.0', { whole: true });
    page = await reopened(page);
    expect((await report(page)).plan.version).toBe('0.2.0');
    await expect.poll(() => page.evaluate(async () => (await caches.keys()).filter((name) => name.includes(' plan ')).length), LONG).toBe(1);

    publish('0.3.0', { whole: false });
    const before = host.asked.length;
    page = await reopened(page);
    expect((await report(page)).plan.version).toBe('0.3.0');
    // What is missing was asked for, and another came.
    await expect.poll(() => host.asked.slice(before).includes('/plan/comparators.json'), LONG).toBe(true);

    await cut(page);
    page = await reopened(page);
    const { plan, verdict } = await report(page);
    expect([plan.version, verdict]).toEqual(['0.2.0', first.verdict]);
    expect(plan.files.every(({ verified }) => verified === 'whole')).toBe(true);
  });

  test('a new build waits until the page is closed, and the page says so', async () => {
    await mend(page);
    const start = String(host.read('index.html'));
    const [entry = ''] = /assets\/index-[\w-]+\.js/.exec(start) ?? [];
    const next = entry.replace(/.{8}(?=\.js)/, 'nextnext');
    host.over.set(next, host.read(entry));
    host.over.set('index.html', start.replaceAll(entry, next));
    host.over.set('sw.js', String(host.read('sw.js')).replaceAll(entry, next).replace(/(id:.)[0-9a-f]{16}/, '$10123456789abcdef'));
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await expect.poll(() => line(page), LONG).toContain('有新版，下次打开时使用。');
    const builds = async (): Promise<string[]> => {
      page = await reopened(page, 1500);
      return page.evaluate(async () => (await caches.keys()).filter((name) => name.includes(' app ')).map((name) => name.slice(-16)));
    };
    await expect.poll(builds, LONG).toEqual(['0123456789abcdef']);
    await report(page);
    expect(await line(page)).not.toContain('新版');
  });
});

test('plain http on an intranet address: it checks, holds files against their digests, copies, prints; one line says what is off', async () => {
  const page = await visit({ under: 'intranet.test' });
  expect(await page.evaluate(() => [isSecureContext, typeof crypto.subtle, typeof navigator.clipboard, 'serviceWorker' in navigator])).toEqual([false, 'undefined', 'undefined', false]);
  const found = await report(page);
  expect(found.verdict).toBe('nonconforming');
  expect(found.plan.files.every(({ verified }) => verified === 'whole')).toBe(true);
  await expect.poll(() => line(page), LONG).toContain('本页不在 https 上：不能定位，不能离线使用；预检、核验、打印照常。');
  await drawn(page);
  expect(await panelNotes(page)).toBe('');
  await page.getByRole('button', { name: '复制链接' }).click();
  await expect.poll(() => shown(page, 'sign-plan-foot'), LONG).toContain('已复制');
  await page.getByRole('button', { name: 'EN', exact: true }).click();
  await expect.poll(() => line(page), LONG).toContain('This page is not on https: it cannot locate the device and does not work offline.');
});

test('slow 3G: the form first, then the verdict, then the map', async () => {
  const page = await visit({
    serviceWorkers: 'block',
    before: async (page) => {
      const session = await page.context().newCDPSession(page);
      await session.send('Network.emulateNetworkConditions', { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 });
      await page.addInitScript(() => {
        const times: Record<string, number> = {};
        Object.assign(window, { times });
        const note = (what: string): void => void (times[what] ??= Math.round(performance.now()));
        for (const what of ['ready', 'check', 'map-ready']) window.addEventListener(`sign-plan-${what}`, () => note(what));
        const look = setInterval(() => {
          if ((document.querySelector('sign-plan')?.renderRoot.querySelector('sign-plan-form')?.renderRoot.querySelector('input:not(:disabled)') ?? null) === null) return;
          note('form');
          clearInterval(look);
        }, 20);
      });
    },
  });
  const times = (): Promise<Record<string, number>> => page.evaluate(() => (window as unknown as { times: Record<string, number> }).times);
  await expect.poll(async () => 'map-ready' in (await times()), LONG).toBe(true);
  const { form = Infinity, ready = Infinity, check = 0, 'map-ready': map = 0 } = await times();
  console.log(`slow 3G (400 kbit/s, 400 ms): form ${form} ms, plan ${ready} ms, verdict ${check} ms, map ${map} ms`);
  expect(form).toBeLessThan(ready);
  expect(ready).toBeLessThanOrEqual(check);
  expect(check).toBeLessThan(map);
  expect(form).toBeLessThan(15_000);
  expect(check).toBeLessThan(20_000);
  // Nothing of the map is asked for before the verdict.
  const early = await page.evaluate((end) => performance.getEntriesByType('resource').filter(({ startTime }) => startTime < end).map(({ name }) => name), check);
  expect(early.filter((name) => /map|base-|places\.fgb/.test(name))).toEqual([]);
});

describe('a part that does not come', () => {
  test('the base map: a quiet note on the map, nothing in the panel, the verdict untouched; it comes with the network', async () => {
    const page = await visit({ serviceWorkers: 'block', before: () => Promise.resolve((host.broken = (path) => path.startsWith('plan/base-'))) });
    const { verdict } = await report(page);
    const note = (): Promise<string> => shown(page, 'sign-plan .map');
    await expect.poll(note, LONG).toContain('图上缺：');
    expect(verdict).toBe('nonconforming');
    expect(await panelNotes(page)).toBe('');
    host.broken = () => false;
    await page.context().setOffline(true);
    await page.context().setOffline(false);
    await expect.poll(note, LONG).not.toContain('图上缺：');
    expect((await report(page)).verdict).toBe(verdict);
  });

  test('code of the findings: one line, and it comes with the network', async () => {
    const page = await visit({ serviceWorkers: 'block', before: () => Promise.resolve((host.broken = (path) => path.startsWith('assets/results-'))) });
    await report(page);
    await expect.poll(() => panelNotes(page), LONG).toContain('页面的一部分没有读到；结论不受影响。');
    host.broken = () => false;
    await page.context().setOffline(true);
    await page.context().setOffline(false);
    await page.locator('sign-plan-findings').waitFor();
    await expect.poll(() => panelNotes(page), LONG).toBe('');
  });
});
