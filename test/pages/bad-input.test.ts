/** A package that is broken in every way a host can break it, and a form filled with nonsense: one clear message each, nothing better than undetermined, nothing hangs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page, Route } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { control, launch, open, report, shown, unfoldForm } from '../support/page.ts';

const PACKAGE = join(import.meta.dirname, '../../data/jiujiang/package');
const file = (name: string): Buffer => readFileSync(join(PACKAGE, name));

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const QUESTION = 'v=1&at=116.0035,29.6935&accuracy=1&signType=wall&use=own-name&display=static&width=6&height=1.2&clearance=2.8&bearing=180&commonParts=false&illumination=none&building=a';
const answer = (page: Page, name: string, reply: (route: Route) => unknown): Promise<unknown> => page.route(`**/plan/${name}`, (route) => void reply(route));

describe('a layer that cannot be read', () => {
  const truncated = file('railways.fgb').subarray(0, 900);
  const flipped = Buffer.from(file('railways.fgb'));
  flipped[flipped.length - 9] = (flipped[flipped.length - 9] ?? 0) ^ 0x40;
  test.each<[string, (route: Route) => unknown]>([
    ['missing', (route) => route.fulfill({ status: 404, body: 'not found' })],
    ['a web page instead', (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><title>首页</title>' })],
    ['truncated', (route) => route.fulfill({ status: 200, body: truncated })],
    ['changed by a byte', (route) => route.fulfill({ status: 200, body: flipped })],
    ['empty', (route) => route.fulfill({ status: 200, body: Buffer.alloc(0) })],
    ['another layer', (route) => route.fulfill({ status: 200, body: file('sites.fgb') })],
    ['no answer from the network', (route) => route.abort()],
  ])('%s: the page names the file and is undetermined, not better', async (_, reply) => {
    const { page } = await open(browser, QUESTION, { before: (page) => answer(page, 'railways.fgb', reply) });
    const found = await report(page);
    expect(found.verdict).toBe('undetermined');
    expect(found.plan.files.find((one) => one.file === 'railways.fgb')?.verified).toBe('failed');
    expect(found.findings[0]).toMatchObject({ clause: 'package.layer', reason: [{ kind: 'layer', layer: 'railways' }] });
    const notes = page.locator('sign-plan .notes');
    await expect.poll(() => notes.textContent()).toContain('railways.fgb');
    // What an applicant sees: what is lost and what to do. File, code and hash are for the administrator, folded.
    expect(await notes.innerText()).toMatch(/铁路没有读到[^]*可稍后重试。有 \d+ 项因此无法判定/);
    expect(await notes.innerText()).not.toMatch(/\.fgb|\[|[0-9a-f]{64}/);
    await page.context().close();
  });
});

describe('a package that cannot be opened', () => {
  test.each<[string, string, (route: Route) => unknown]>([
    ['no manifest', 'manifest.json', (route) => route.fulfill({ status: 404, body: '' })],
    ['a manifest that is not JSON', 'manifest.json', (route) => route.fulfill({ status: 200, body: '{"schema": "signplan-package/1", ' })],
    ['a web page instead of the manifest', 'manifest.json', (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<html></html>' })],
    ['a manifest of another kind', 'manifest.json', (route) => route.fulfill({ status: 200, body: '{"schema":"other/1"}' })],
    ['rules that are not what the manifest says', 'rules.json', (route) => route.fulfill({ status: 200, body: file('rules.json').toString('utf8').replace('"value":0.75', '"value":0.76') })],
  ])('%s: one message with the file, no verdict', async (_, name, reply) => {
    const { page } = await open(browser, QUESTION, { before: (page) => answer(page, name, reply) });
    await expect.poll(() => page.locator('sign-plan .notes').textContent(), { timeout: 20_000 }).toContain(name);
    expect(await page.locator('sign-plan .notes').innerText()).not.toContain(name);
    expect(await page.locator('sign-plan .notes').getByRole('button', { name: '重试' }).count()).toBe(1);
    expect(await page.evaluate(() => (document.querySelector('sign-plan') as unknown as { report: unknown }).report)).toBeNull();
    await page.context().close();
  });
});

describe('nonsense in the form', () => {
  test.each([
    ['29.72752', '115.98265', /写反|颠倒|顺序/],
    ['39404586.066', '3292830.563', /米|投影|CGCS2000/],
    ['-73.98', '40.75', /中国|范围/],
  ])('the place %s, %s is refused with what it looks like', async (lon, lat, message) => {
    const { page } = await open(browser, 'v=1&signType=wall&use=commercial');
    await unfoldForm(page);
    await control(page, 'lon').fill(lon);
    await control(page, 'lat').fill(lat);
    await expect.poll(() => page.locator('sign-plan-form .problem').first().innerText()).toMatch(message);
    expect(await page.evaluate(() => (document.querySelector('sign-plan') as unknown as { report: unknown }).report)).toBeNull();
    await page.context().close();
  });

  test.each([
    ['width', '-3'],
    ['width', '2000'],
    ['width', 'abc'],
    ['width', 'NaN'],
    ['height', '1e9'],
  ])('%s %s: the message stands at the field, and there is no verdict from it', async (name, value) => {
    const { page } = await open(browser, 'v=1&at=115.9785,29.7225&signType=wall&use=commercial');
    await report(page);
    await control(page, name).fill(value);
    await expect.poll(() => control(page, name).getAttribute('aria-invalid')).toBe('true');
    expect(await page.evaluate(() => (document.querySelector('sign-plan') as unknown as { report: unknown }).report)).toBeNull();
    await page.context().close();
  });

  test.each([
    ['an unknown sign type', 'v=1&at=115.9785,29.7225&signType=wal&use=commercial', /wal/],
    ['a date in 1900', 'v=1&at=115.9785,29.7225&signType=wall&start=1900-01-01', /2000/],
    ['a version that is not known', 'v=9&at=115.9785,29.7225', /v=9|版本|9/],
    ['text in a number', 'v=1&at=115.9785,29.7225&signType=wall&width=wide', /wide|数/],
  ])('a link with %s says so, and there is no verdict from it', async (_, link, message) => {
    const { page } = await open(browser, link);
    await expect.poll(() => shown(page, 'sign-plan'), { timeout: 10_000 }).toMatch(message);
    expect(await page.evaluate(() => (document.querySelector('sign-plan') as unknown as { report: unknown }).report)).toBeNull();
    await page.context().close();
  });
});
