/** One's own proposals on the production build: kept on the device, duplicated, renamed, removed, side by side; and a report taken along as a file. */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { signplan } from '../support/cli.ts';
import { control, launch, open as openPage, PHONE, report, shown, type Opened } from '../support/page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const SIGN = 'v=1&at=116.0035,29.6935&accuracy=1&signType=wall&use=own-name&display=static&width=6&height=2.4&depth=0.3&clearance=2.8&bearing=180&commonParts=false&illumination=none&building=a&asOf=2026-11-24';
const TIME = { timeout: 20_000 };
const KEY = 'sign-plan-mine:jiujiang';
/** Without any map: the plain one that stands in for the other takes the processor as well. */
const open = (browser: Browser, options: BrowserContextOptions & { before?: (page: Page) => Promise<unknown> } = {}): Promise<Opened> =>
  openPage(browser, SIGN, {
    ...options,
    before: async (page) => {
      await page.route(/svg-map-pane/, (route) => route.abort());
      await options.before?.(page);
    },
  });
const dialog = (page: Page) => page.locator('sign-plan-side dialog');
const rows = (page: Page) => dialog(page).locator('.row');
const names = (page: Page): Promise<string[]> => rows(page).locator('h3').allInnerTexts();
const query = (page: Page): Promise<string> => page.evaluate(() => decodeURIComponent(location.search));
const stored = (page: Page): Promise<number> => page.evaluate((key) => (JSON.parse(localStorage.getItem(key) ?? '[]') as unknown[]).length, KEY);
/** By what is in the storage, as an earlier visit left it. */
const kept = (widths: readonly number[]) => (page: Page) =>
  page.addInitScript(
    ([key, text]) => {
      if (localStorage.getItem(key) === null) localStorage.setItem(key, text);
    },
    [KEY, JSON.stringify(widths.map((width, index) => ({ id: `id${index}`, name: `店招 ${width} m`, fragment: SIGN.replace('width=6', `width=${width}`), saved: '2026-11-24' })))] as const,
  );

test('a sign is kept, duplicated, opened again, and there after a reload; back leads to the list', async () => {
  const { page, errors } = await open(browser);
  await report(page);
  await page.locator('sign-plan-foot summary').click();
  await page.getByRole('button', { name: '存入清单' }).click();
  await expect.poll(() => shown(page, 'sign-plan-side'), TIME).toContain('已存入清单：平行墙面广告');
  await page.getByRole('button', { name: '我的广告 1' }).click(TIME);
  await expect.poll(() => names(page), TIME).toEqual([expect.stringMatching(/^平行墙面广告 · \S+ [A-Z]+-\d+$/)]);
  expect(await query(page)).toBe('?sign-plan=mine');
  expect(await rows(page).first().innerText()).toContain('不符合');

  await dialog(page).getByRole('button', { name: /^复制一份/ }).click();
  await expect.poll(() => names(page)).toHaveLength(2);
  await dialog(page).getByRole('button', { name: /^改名/ }).last().click();
  await page.keyboard.type('低一点的');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await names(page))[1]).toBe('低一点的');

  await dialog(page).getByRole('button', { name: '关闭' }).click();
  await control(page, 'height').fill('1.2');
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('height=1.2');
  await page.reload();
  await page.getByRole('button', { name: '我的广告 2' }).click(TIME);
  expect((await report(page)).proposal.properties?.['height']).toBe(1.2);
  await dialog(page).getByRole('button', { name: '打开：低一点的' }).click(TIME);
  await expect.poll(() => dialog(page).isVisible()).toBe(false);
  await expect.poll(async () => (await report(page)).proposal.properties?.['height']).toBe(2.4);
  await page.goBack();
  await expect.poll(() => dialog(page).isVisible()).toBe(true);
  await expect.poll(async () => (await report(page)).proposal.properties?.['height']).toBe(1.2);
  expect(errors.filter((error) => !/map|ERR_FAILED/.test(error))).toEqual([]);
  await page.context().close();
});

test('what is removed comes back by one button, where the focus is; all goes by another, and leaves nothing stored', async () => {
  const { page } = await open(browser, { before: kept([1, 2, 3]) });
  await page.getByRole('button', { name: '我的广告 3' }).click(TIME);
  await dialog(page).getByRole('button', { name: '删除：店招 2 m' }).click(TIME);
  await expect.poll(() => names(page)).toEqual(['店招 1 m', '店招 3 m']);
  // Focus has gone to what takes it back.
  await page.keyboard.press('Enter');
  await expect.poll(() => names(page)).toEqual(['店招 1 m', '店招 2 m', '店招 3 m']);
  await dialog(page).getByRole('button', { name: '删除全部' }).click();
  await expect.poll(() => names(page)).toEqual([]);
  expect(await page.evaluate((key) => localStorage.getItem(key), KEY)).toBeNull();
  await dialog(page).getByRole('button', { name: '撤销' }).click();
  await expect.poll(() => stored(page)).toBe(3);
  // Another tab removes one.
  await page.evaluate((key) => {
    const left = JSON.stringify((JSON.parse(localStorage.getItem(key) ?? '[]') as unknown[]).slice(1));
    localStorage.setItem(key, left);
    window.dispatchEvent(new StorageEvent('storage', { key, newValue: left }));
  }, KEY);
  await expect.poll(() => names(page)).toEqual(['店招 2 m', '店招 3 m']);
  await page.context().close();
});

test('where nothing can be stored the list says so, and works', async () => {
  const { page, errors } = await open(browser, {
    before: (page) =>
      page.addInitScript(() => {
        Object.defineProperty(window, 'localStorage', {
          get: () => {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      }),
  });
  await report(page);
  await page.getByRole('button', { name: /^我的广告/ }).click(TIME);
  await dialog(page).getByRole('button', { name: '存入当前广告' }).click(TIME);
  await expect.poll(() => names(page)).toHaveLength(1);
  expect(await shown(page, 'sign-plan-proposals')).toContain('此浏览器不让网页存数据，关掉页面后清单不在。');
  expect(errors.filter((error) => !/map|ERR_FAILED/.test(error))).toEqual([]);
  await page.context().close();
});

describe('the list and the table for everyone', () => {
  const SCREENS = [
    ['desktop, Chinese', {}, 'zh-CN'],
    ['phone, English, dark', { viewport: PHONE, hasTouch: true, colorScheme: 'dark' as const }, 'en'],
  ] as const;
  test.each(SCREENS)('%s', async (_, options, lang) => {
    const { page } = await open(browser, {
      ...options,
      before: async (page) => {
        await kept([2, 6, 60])(page);
        await page.addInitScript((lang) => localStorage.setItem('sign-plan-lang', lang), lang);
      },
    });
    const own = lang === 'en' ? 'My signs 3' : '我的广告 3';
    await page.getByRole('button', { name: own }).click(TIME);
    await expect.poll(() => names(page), TIME).toHaveLength(3);
    expect(await violations(page)).toEqual([]);
    for (const index of [0, 1, 2]) await rows(page).nth(index).getByRole('checkbox').check();
    const none = lang === 'en' ? /^[^\p{Script=Han}]*$/u : /./u;
    await dialog(page).getByRole('button', { name: lang === 'en' ? 'Compare' : '并排比较', exact: true }).click();
    const table = dialog(page).getByRole('table');
    await table.waitFor();
    expect(await query(page)).toBe('?sign-plan=mine:id0,id1,id2');
    expect(await table.locator('thead th').count()).toBe(3);
    const width = table.locator('tbody tr', { has: page.getByRole('rowheader', { name: lang === 'en' ? /^Width/ : /^宽/ }) }).first();
    expect((await width.locator('td').allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' '))).toEqual(['2.00 m', '6.00 m', '60.00 m']);
    expect(await width.locator('th').innerText()).toMatch(lang === 'en' ? /differs/ : /不同/);
    // Words of the page itself: names and places stay as they are.
    for (const head of await table.locator('tbody th').allInnerTexts()) expect(head).toMatch(none);
    expect(await violations(page)).toEqual([]);
    const over = (): Promise<number> => dialog(page).evaluate((element) => Math.max(element.scrollWidth - element.clientWidth, ...[...element.querySelectorAll('.body')].map((body) => body.scrollWidth - body.clientWidth)));
    expect(await over()).toBeLessThanOrEqual(0);
    if (lang === 'en') await page.setViewportSize({ width: 320, height: 640 });
    expect(await over()).toBeLessThanOrEqual(0);
    // The first column stays while the table scrolls within itself.
    const held = await table.evaluate((element) => {
      const wide = element.parentElement;
      const left = (): number => element.querySelector('tbody th[scope=row]')?.getBoundingClientRect().left ?? -1;
      const before = left();
      wide?.scrollTo(200, 0);
      return left() - before;
    });
    expect(held).toBe(0);
    await page.goBack();
    await expect.poll(() => names(page)).toHaveLength(3);
    expect(await over()).toBeLessThanOrEqual(0);
    await page.context().close();
  });
});

test('a report is saved as the command line writes it, in all three formats', async () => {
  const { page } = await open(browser, { acceptDownloads: true });
  const found = await report(page);
  await page.locator('sign-plan-foot summary').click();
  expect(await violations(page)).toEqual([]);
  for (const [format, name] of [['json', 'JSON'], ['geojson', 'GeoJSON'], ['csv', 'CSV']] as const) {
    const coming = page.waitForEvent('download', TIME);
    await page.getByRole('button', { name: `保存 ${name}` }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toMatch(new RegExp(`^signplan-wall-2026-11-24-[0-9A-F]{12}\\.${format}$`));
    const { stdout } = signplan(['check', '--as-of', '2026-11-24', '--format', format, '-'], JSON.stringify(found.proposal));
    expect(readFileSync(await file.path(), 'utf8'), format).toBe(stdout);
  }
  await page.context().close();
});
