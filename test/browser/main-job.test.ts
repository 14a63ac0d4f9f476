/** The main job on the production build, in a real Chromium: see the plan, put a sign on the map, read a grounded verdict, and get the command line's report byte for byte. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signplan } from '../support/cli.ts';
import { control, DESKTOP, launch, open, PHONE, report, shown, unfoldForm } from '../support/page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe('the same question gives the same bytes', () => {
  const QUESTIONS = [
    'v=1&at=115.9785,29.7225&signType=wall&use=commercial',
    'v=1&at=115.995756,29.694498&signType=lamp-post&use=commercial&display=static&width=0.8&height=2&panelsPerPole=2&clearance=3.2&clearanceOver=sidewalk&beyondKerb=0.3&bearing=90&accuracy=1&illumination=none',
    'v=1&at=115.926923,29.61149&signType=pole&use=commercial&display=static&animated=false&width=18&height=6&topHeight=25&bearing=333.62&accuracy=0.1&illumination=none',
    'v=1&line=115.994493,29.702689;115.994021,29.702338&signType=hoarding&use=commercial&height=2.5&clearance=0&accuracy=0.1&publicServiceShare=0.25&illumination=none',
    'v=1&at=115.98265,29.72752&signType=media-facade&use=public-service&display=led&animated=true&width=15&height=10&bearing=340&accuracy=10',
    'v=1&at=115.95,29.78&signType=roof&use=own-name&width=3&height=1',
  ];
  test.each(QUESTIONS)('%s', async (question) => {
    const { page } = await open(browser, `${question}&asOf=2026-11-24`, { permissions: ['clipboard-read', 'clipboard-write'] });
    const found = await report(page);
    await page.locator('sign-plan-foot summary').click();
    await page.getByRole('button', { name: '复制 JSON' }).click();
    // It is made in full first.
    await page.getByRole('button', { name: '已复制' }).waitFor({ timeout: 30_000 });
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const { stdout, code } = signplan(['check', '--as-of', '2026-11-24', '--format', 'json', '-'], JSON.stringify(found.proposal));
    expect(code).not.toBe(2);
    expect(copied).toBe(stdout);
    await page.context().close();
  });
});

describe('the form', () => {
  test('works before the map has arrived, and the verdict follows every entry without a button', async () => {
    const { page } = await open(browser, '', { before: (page) => page.route(/sign-plan-map|svg-map-pane/, () => undefined) });
    await unfoldForm(page);
    await control(page, 'lon').fill('116.0035');
    await control(page, 'lat').fill('29.6935');
    await page.locator('sign-plan-form .use label', { hasText: '招牌（自名）' }).click();
    for (const [name, value] of [['width', '6'], ['height', '1.2'], ['clearance', '2.8'], ['depth', '0.3'], ['bearing', '180'], ['accuracy', '1']] as const) await control(page, name).fill(value);
    await expect.poll(() => shown(page, 'sign-plan-verdict')).toContain('无法判定');
    await control(page, 'commonParts').selectOption({ label: '否' });
    await expect.poll(async () => (await report(page)).verdict, { timeout: 10_000 }).toBe('conforming');
    await control(page, 'height').fill('');
    await control(page, 'height').pressSequentially('１，２');
    await expect.poll(async () => (await report(page)).proposal.properties?.['height']).toBe(1.2);
    await page.context().close();
  });

  test('works without the map, and says so quietly', async () => {
    const { page } = await open(browser, 'v=1&at=115.9785,29.7225&signType=wall&use=commercial');
    expect((await report(page)).verdict).toBe('nonconforming');
    await expect.poll(() => page.locator('sign-plan .map-note').innerText()).toMatch(/地图/);
    await page.context().close();
  });

  test('the address holds every input, and opening it again gives the same report', async () => {
    const { page } = await open(browser, 'v=1&at=115.9785,29.7225&signType=wall&use=commercial');
    await report(page);
    await control(page, 'width').fill('6.5');
    await expect.poll(() => page.evaluate(() => location.hash)).toContain('width=6.5');
    const first = await report(page);
    await page.reload();
    expect(await report(page)).toEqual(first);
    await page.context().close();
  });
});

describe('layouts', () => {
  test.each([['desktop', DESKTOP], ['phone', PHONE], ['320 px', { width: 320, height: 640 }]] as const)('%s: nothing to scroll sideways, the verdict in view', async (_, viewport) => {
    const { page } = await open(browser, 'v=1&at=115.9785,29.7225&signType=wall&use=commercial&width=6&height=2', { viewport });
    await report(page);
    const sizes = await page.evaluate(() => ({ page: document.documentElement.scrollWidth, window: window.innerWidth }));
    expect(sizes.page).toBeLessThanOrEqual(sizes.window);
    const inView = await page.evaluate(() =>
      [...(document.querySelector('sign-plan')?.shadowRoot?.querySelectorAll('sign-plan-verdict') ?? [])].some((element) => {
        const box = element.getBoundingClientRect();
        return box.height > 0 && box.top < window.innerHeight && box.bottom > 0 && (element.shadowRoot?.textContent ?? '').includes('不符合');
      }),
    );
    expect(inView).toBe(true);
    await page.context().close();
  });
});
