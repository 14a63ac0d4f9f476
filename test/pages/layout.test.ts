/** The page fits its window: only what is meant to scroll scrolls, and nothing is wider than the screen. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, open, report } from '../support/page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const SIGN = 'v=1&at=115.9785,29.7155&signType=wall&use=commercial&width=6&height=2.4&topHeight=7.2&bearing=180&accuracy=1';

/** Boxes of elements that reach out of the window sideways, the shadow trees' included. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const out: string[] = [];
    const walk = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) {
        const { left, right, width } = element.getBoundingClientRect();
        // Words for assistive technology alone are a pixel wide, and clipped; what is folded has a box of its own kind.
        if (width > 1 && element.checkVisibility() && (left < -0.5 || right > window.innerWidth + 0.5)) out.push(`${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} ${left}–${right}`);
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    walk(document);
    return out;
  });

const scrolled = (page: Page): Promise<{ height: number; top: number; window: number }> =>
  page.evaluate(() => ({ height: document.documentElement.scrollHeight, top: document.documentElement.scrollTop, window: window.innerHeight }));

test.each([
  ['phone', 360, 740],
  ['desktop at 200 %', 640, 400],
  ['small phone', 320, 640],
  ['tablet', 768, 1024],
  ['desktop', 1280, 800],
])('%s, %i × %i: the document itself does not scroll, and nothing is wider than the window', async (_, width, height) => {
  const { page } = await open(browser, SIGN, { viewport: { width, height } });
  await report(page);
  await page.locator('sign-plan-findings').evaluate((element) => element.shadowRoot?.querySelectorAll('details').forEach((details) => (details.open = true)));
  await page.locator('sign-plan-form').evaluate((element) => element.shadowRoot?.querySelectorAll('details').forEach((details) => (details.open = true)));
  await page.keyboard.press('End');
  const { height: document, top, window } = await scrolled(page);
  expect(document).toBeLessThanOrEqual(window);
  expect(top).toBe(0);
  expect(await tooWide(page)).toEqual([]);
  await page.context().close();
});

test('the first stops of the keyboard lead to the result, seen while they have the focus', async () => {
  const { page } = await open(browser, SIGN);
  await report(page);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('button', { name: '跳到结论' });
  expect((await skip.boundingBox())?.width).toBeGreaterThan(40);
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.querySelector('sign-plan')?.shadowRoot?.activeElement?.className)).toBe('verdict');
  expect((await skip.boundingBox())?.width).toBeLessThan(4);
  await page.context().close();
});
