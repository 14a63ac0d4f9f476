/** The documentation as it is built and served: found from its first page, readable by everybody, narrow and wide, without a script. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { launch, PHONE } from '../support/page.ts';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

test('the pages of the documentation: WCAG AA in both themes, no sideways scroll, both languages, the way back to the check', async () => {
  const page = await browser.newPage({ viewport: PHONE, locale: 'zh-CN', serviceWorkers: 'block' });
  const errors: string[] = [];
  page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
  const docs = new URL('docs/', inject('baseUrl')).href;
  await page.goto(`${docs}index.html`);
  expect(await violations(page)).toEqual([]);
  await page.click('text=结论是什么意思');
  for (const [name, scheme] of [['applicants', 'light'], ['web-editors', 'dark'], ['developers', 'light']] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    if (!page.url().includes(name)) await page.goto(`${docs}zh/${name}.html`);
    expect(await violations(page), name).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name).toBe(true);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  expect(await violations(page)).toEqual([]);
  await page.click('.languages >> text=English');
  expect(page.url()).toBe(`${docs}en/developers.html`);
  await page.click('.here.wide >> text=Errors are values');
  expect(await page.evaluate(() => document.querySelector(location.hash)?.textContent)).toBe('Errors are values');
  expect(await page.locator('.top .app a').evaluate((link) => (link as HTMLAnchorElement).href)).toBe(new URL('index.html', inject('baseUrl')).href);
  // Whoever has come to check a sign need not keep the documentation on the phone.
  const worker = await (await page.request.get(new URL('sw.js', inject('baseUrl')).href)).text();
  expect(worker).toContain('index.html');
  expect(worker).not.toContain('docs/');
  expect(errors).toEqual([]);
  await page.close();
});
