/** A browser without WebGL2: the drawn map stands in, places the sign by tap, drag and key, and no map library is fetched. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unfold, violations } from '../support/axe.ts';
import { drawn, onScreen } from '../support/map.ts';
import { launch, open, PHONE, report, shown } from '../support/page.ts';

/** Panel and map side by side, nothing over the map. */
const SCREEN = { viewport: { width: 900, height: 800 }, map: true } as const;
const SIGN = 'v=1&at=115.9785,29.7155&signType=wall&use=commercial&accuracy=1';

let browser: Browser;
beforeAll(async () => {
  browser = await launch({ flags: ['--disable-webgl', '--disable-webgl2', '--disable-3d-apis'] });
});
afterAll(() => browser.close());

const place = async (page: Page): Promise<readonly number[]> => {
  const { geometry } = (await report(page)).proposal;
  return geometry.type === 'Point' ? geometry.coordinates : [];
};

test('on a phone: the map shows and says that it is a simple one, a tap places the sign, the verdict follows, axe finds nothing', async () => {
  const { page, requests, errors } = await open(browser, '', { map: true, viewport: PHONE, hasTouch: true, isMobile: true });
  const map = await drawn(page, 'sign-plan-svg-map');
  expect(await page.locator('sign-plan-svg-map .line, sign-plan-svg-map [slot=line]').allInnerTexts()).toEqual(expect.arrayContaining([expect.stringContaining('审图号'), '简图：此浏览器没有 WebGL2。']));
  const { zones, hatched } = await map.evaluate((element) => ({
    zones: element.shadowRoot?.querySelectorAll('[data-layer=zone-fill] path').length ?? 0,
    hatched: element.shadowRoot?.querySelectorAll('[data-layer^=zone-hatch] path[fill^="url(#"]').length ?? 0,
  }));
  expect(zones).toBeGreaterThan(10);
  expect(hatched).toBe(zones);
  await map.evaluate((element) => element.map?.easeTo({ center: [115.9785, 29.7155], zoom: 17 }));
  const { x, y } = await onScreen(map, [115.9785, 29.7155]);
  await page.touchscreen.tap(x, y);
  const { verdict, proposal } = await report(page);
  expect(verdict).not.toBe('');
  expect((await place(page)).map((value) => value.toFixed(4))).toEqual(['115.9785', '29.7155']);
  expect(proposal.properties?.['accuracy']).toBeLessThan(5);
  await unfold(page);
  expect(await violations(page)).toEqual([]);
  expect(requests.filter((url) => /maplibre|sign-plan-map-pane/.test(url))).toEqual([]);
  expect(errors).toEqual([]);
  await page.context().close();
});

test('with a mouse: the sign is dragged, the map is pushed and zoomed, a planned site says what it is', async () => {
  const { page } = await open(browser, SIGN, SCREEN);
  const map = await drawn(page, 'sign-plan-svg-map');
  const from = await onScreen(map);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 30, from.y - 40, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => place(page)).not.toEqual([115.9785, 29.7155]);
  const moved = await onScreen(map);
  expect(Math.hypot(moved.x - from.x - 30, moved.y - from.y + 40)).toBeLessThan(2);

  await page.mouse.move(from.x - 90, from.y + 90);
  await page.mouse.down();
  await page.mouse.move(from.x - 40, from.y + 60, { steps: 4 });
  await page.mouse.up();
  const pushed = await onScreen(map);
  expect([Math.round(pushed.x - moved.x), Math.round(pushed.y - moved.y)]).toEqual([50, -30]);
  await page.mouse.wheel(0, -300);
  await expect.poll(() => map.evaluate((element) => element.map?.getZoom())).toBeGreaterThan(15.9);

  const site = await map.evaluate((element) => {
    const found = element.plan?.layers.get('sites')?.features[0];
    if (found?.geometry.type !== 'Point') throw new Error('no site');
    element.showFeature('sites', found.key);
    return { key: found.key, at: [found.geometry.coordinates[0] ?? 0, found.geometry.coordinates[1] ?? 0] as const };
  });
  await map.evaluate((element) => element.whenIdle());
  const { x, y } = await onScreen(map, site.at);
  await page.mouse.click(x, y);
  await expect.poll(() => map.evaluate((element) => element.shadowRoot?.querySelector<HTMLElement>('.notes')?.innerText)).toContain(site.key);
  await page.context().close();
});

test('by keyboard: arrows move the map, Enter places the sign at its centre', async () => {
  const { page } = await open(browser, SIGN, SCREEN);
  const map = await drawn(page, 'sign-plan-svg-map');
  await map.evaluate((element) => element.focus());
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', '+']) await page.keyboard.press(key);
  const centre = await map.evaluate((element) => element.map?.getCenter());
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await place(page)).map((value) => value.toFixed(6))).toEqual([centre?.lng.toFixed(6), centre?.lat.toFixed(6)]);
  await page.context().close();
});

test('the baseline of a face is drawn by two taps and taken over: its length is the width', async () => {
  const { page } = await open(browser, SIGN, SCREEN);
  const map = await drawn(page, 'sign-plan-svg-map');
  const lines = await map.evaluateHandle((element) => {
    const heard: unknown[] = [];
    element.addEventListener('sign-plan-line', ({ detail }) => heard.push(detail));
    element.drawing = true;
    return heard;
  });
  await page.getByRole('button', { name: '完成' }).waitFor();
  await map.evaluate((element) => element.whenIdle());
  const { x, y } = await onScreen(map);
  await page.mouse.click(x - 60, y);
  await page.mouse.click(x + 60, y);
  expect(await page.locator('sign-plan-svg-map .draw [role=status]').innerText()).toMatch(/^长 \d+\.\d\d m，面朝南。/);
  await page.getByRole('button', { name: '换面' }).click();
  expect(await page.locator('sign-plan-svg-map .draw [role=status]').innerText()).toContain('面朝北');
  await page.getByRole('button', { name: '换面' }).click();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  expect(await lines.evaluate((heard) => heard.length)).toBe(1);
  expect(await page.locator('sign-plan-svg-map .draw').count()).toBe(0);
  await page.context().close();
});

test('where the zones were not read, map and legend say so instead of showing bare land', async () => {
  const { page } = await open(browser, 'v=1&at=115.9785,29.7155&signType=wall&use=commercial', { ...SCREEN, before: (page) => page.route('**/plan/zones.fgb', (route) => route.fulfill({ status: 404, body: '' })) });
  await drawn(page, 'sign-plan-svg-map');
  expect(await page.locator('sign-plan-svg-map .missing').innerText()).toMatch(/分区.*没有读到/);
  expect(await shown(page, 'sign-plan-legend')).toMatch(/分区\s*没有读到/);
  expect(await shown(page, 'sign-plan-legend')).not.toContain('禁止设置区');
  await page.context().close();
});

test('no map at all: one message, no legend, and a button that brings it back', async () => {
  const { page } = await open(browser, 'v=1&at=115.9785,29.7155&signType=wall&use=commercial');
  await page.locator('sign-plan section.failed').waitFor({ timeout: 40_000 });
  expect((await page.locator('sign-plan section.map').innerText()).split('\n').filter((line) => line !== '')).toEqual(['地图显示不了', '位置用坐标填写；表单、结论与依据不受影响。', '重试']);
  expect((await report(page)).verdict).not.toBe('');
  await page.unroute(/sign-plan-map|svg-map-pane/);
  await page.getByRole('button', { name: '重试' }).click();
  await drawn(page, 'sign-plan-svg-map');
  expect(await page.locator('sign-plan-legend').isVisible()).toBe(true);
  await page.context().close();
});
