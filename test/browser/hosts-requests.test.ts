/**
 * The whole app on a host of its own, under the policy of the documentation and Trusted Types: form, map, sheet, pages beside, offline use, desk.
 * Nothing breaks the policy, and nothing is asked of another host unless the operator has configured one.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { policy, STRICT } from '../../src/cli/serve/rules.ts';
import { counted, NARROWER, pane, SWIFT } from '../support/desk.ts';
import { APP, faulty, type Host } from '../support/hosts.ts';
import { launch, report } from '../support/page.ts';

const SIGN = '#v=1&at=116.0035,29.6935&accuracy=1&signType=wall&use=own-name&width=6&height=1.2&depth=0.15';
const TRUSTED = "; require-trusted-types-for 'script'; trusted-types lit-html signplan";
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

let browser: Browser;
let tiles: Host;
let host: Host;
beforeAll(async () => {
  browser = await launch({ webgl: true, flags: SWIFT });
  tiles = await faulty({ pages: { 'tile.png': PIXEL }, headers: { 'access-control-allow-origin': '*' }, missing: () => true });
  const basemaps = JSON.stringify({ basemaps: [{ kind: 'xyz', id: 'own', url: `${tiles.url}tile.png?at={z}/{x}/{y}`, title: '局底图', attribution: '局' }] });
  host = await faulty({
    headers: { 'content-security-policy': policy('index.html', { ...STRICT, connect: [tiles.url.slice(0, -1)] }) + TRUSTED },
    pages: { 'with-basemap.html': readFileSync(join(APP, 'index.html'), 'utf8').replace('plan="plan/"', 'plan="plan/" basemaps="basemaps.json"'), 'basemaps.json': basemaps },
  });
});
afterAll(async () => {
  await browser.close();
  await Promise.all([host.stop(), tiles.stop()]);
});

interface Watched {
  readonly page: Page;
  readonly errors: string[];
  /** Origins that were asked, service workers and other workers among those who ask. */
  readonly asked: Set<string>;
}
async function watched(serviceWorkers: 'allow' | 'block'): Promise<Watched> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: NARROWER, serviceWorkers });
  const asked = new Set<string>();
  context.on('request', (request) => /^https?:/.test(request.url()) && asked.add(new URL(request.url()).origin));
  const page = await context.newPage();
  page.setDefaultTimeout(40_000);
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => (message.type() === 'error' || /security policy/i.test(message.text())) && errors.push(message.text()));
  await page.addInitScript(() => addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => console.error(`policy: ${violatedDirective} ${blockedURI} ${sourceFile}`)));
  return { page, errors, asked };
}

const origin = (of: Host): string => new URL(of.url).origin;

test('the applicant’s way: verdict, map, sheet, clauses, data, verification, kept for offline use', async () => {
  const { page, errors, asked } = await watched('allow');
  await page.goto(host.url + SIGN);
  expect((await report(page)).counts.checked).toBeGreaterThan(3);
  await page.locator('sign-plan .map.shown sign-plan-map').waitFor();
  await page.locator('sign-plan .panel').getByRole('button', { name: '预检报告', exact: true }).click();
  await page.locator('sign-plan-sheet .paper:not(.measuring) .page').first().waitFor();
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  // No map now: it has been seen, and takes both cores.
  await page.route(/sign-plan-map-pane|svg-map-pane/, (route) => route.abort());
  for (const [beside, heading] of [['clauses', /条款/], ['data', /数据/], ['verify', /核验/]] as const) {
    await page.goto(`${host.url}?sign-plan=${beside}${SIGN}`);
    await page.locator('sign-plan-side dialog').getByRole('heading', { name: heading }).first().waitFor();
  }
  expect(errors.filter((error) => !/ERR_FAILED|could not be fetched/.test(error))).toEqual([]);
  expect([...asked]).toEqual([origin(host)]);
  await page.context().close();
});

test('the planner’s desk with every pane asks nobody else; a basemap that the operator configured adds its host, once it is chosen', async () => {
  const { page, errors, asked } = await watched('block');
  await page.goto(`${host.url}with-basemap.html?sign-plan-desk=zones${SIGN}`);
  await expect.poll(() => counted(page, '分区'), { timeout: 40_000 }).toBeGreaterThan(0);
  for (const name of ['筛选', '适建性', '核查', '版本', '量画', '制图', '异议', '点查']) await pane(page, name);
  await page.locator('sign-plan-figures').getByText('数据表与保存').first().waitFor();
  await page.locator('sign-plan-desk-map').waitFor({ state: 'attached' });
  expect([[...asked], errors]).toEqual([[origin(host)], []]);
  await page.getByRole('combobox', { name: '底图' }).selectOption('own');
  await expect.poll(() => [...asked], { timeout: 40_000 }).toEqual([origin(host), origin(tiles)]);
  expect(errors).toEqual([]);
  await page.context().close();
});
