/** The map in the hand: taps beside the sign, places chosen too far out, symbols that say what they are, and a map that can't be had. */
import type { Browser, JSHandle, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SignPlanMap } from '../../src/map/sign-plan-map.ts';
import { launch, open, PHONE, report, shown } from '../support/page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

async function drawn(page: Page): Promise<JSHandle<SignPlanMap>> {
  await page.locator('sign-plan section.shown').waitFor({ timeout: 40_000 });
  const map = await page.evaluateHandle(() => {
    const element = document.querySelector('sign-plan')?.shadowRoot?.querySelector('sign-plan-map');
    if (!element) throw new Error('no map');
    return element;
  });
  await map.evaluate((element) => element.whenIdle());
  return map;
}
/** Where a position of the map is on the screen; without one, the sign's. */
const onScreen = (map: JSHandle<SignPlanMap>, at?: readonly [number, number]): Promise<{ x: number; y: number }> =>
  map.evaluate((element, given) => {
    const geometry = element.proposal?.geometry;
    const [lon = 0, lat = 0] = given ?? (geometry?.type === 'Point' ? geometry.coordinates : []);
    const box = element.getBoundingClientRect();
    const { x, y } = element.map?.project([lon, lat]) ?? { x: 0, y: 0 };
    return { x: box.left + x, y: box.top + y };
  }, at);
const note = (map: JSHandle<SignPlanMap>): Promise<string> => map.evaluate((element) => element.shadowRoot?.querySelector<HTMLElement>('.notes')?.innerText ?? '');

test('on a phone: a tap close to the sign counts, and one made too far out asks to be made again', async () => {
  const { page } = await open(browser, '', { map: true, viewport: PHONE, hasTouch: true, isMobile: true });
  const map = await drawn(page);
  await page.touchscreen.tap(180, 200);
  const first = await report(page);
  expect(first.proposal.properties?.['accuracy']).toBeGreaterThan(100);
  await expect.poll(() => note(map)).toMatch(/误差约.*放大后再点一次/);
  await page.touchscreen.tap(200, 200);
  await expect.poll(async () => (await report(page)).proposal.geometry.coordinates).not.toEqual(first.proposal.geometry.coordinates);
  await page.getByRole('button', { name: '放大到广告' }).tap();
  await expect.poll(() => note(map), { timeout: 10_000 }).toContain('再点一次');
  await expect.poll(() => map.evaluate((element) => element.map?.isMoving())).toBe(false);
  await map.evaluate((element) => element.whenIdle());
  const { x, y } = await onScreen(map);
  await page.touchscreen.tap(x, y);
  await expect.poll(async () => (await report(page)).proposal.properties?.['accuracy']).toBeLessThan(2);
  expect(await note(map)).toBe('');
  await page.context().close();
});

test('a click on a planned site says what it is and places nothing; its button places the sign there', async () => {
  const { page } = await open(browser, 'v=1&at=115.9785,29.7155&signType=wall&use=commercial&accuracy=1', { map: true });
  const map = await drawn(page);
  const before = await report(page);
  const site = await map.evaluate((element) => {
    const bounds = element.map?.getBounds();
    const found = element.plan?.layers.get('sites')?.features.find(({ geometry }) => geometry.type === 'Point' && bounds?.contains([geometry.coordinates[0] ?? 0, geometry.coordinates[1] ?? 0]));
    if (found?.geometry.type !== 'Point') throw new Error('no site in view');
    return { key: found.key, name: String(found.properties['name']), at: [found.geometry.coordinates[0] ?? 0, found.geometry.coordinates[1] ?? 0] as const };
  });
  const { x, y } = await onScreen(map, site.at);
  await page.mouse.click(x, y);
  await expect.poll(() => note(map)).toContain(site.key);
  expect(await note(map)).toContain(site.name);
  expect((await report(page)).proposal).toEqual(before.proposal);
  await page.getByRole('button', { name: '在此设置' }).click();
  await expect.poll(async () => (await report(page)).place.sites.map(({ key }) => key)).toContain(site.key);
  expect((await report(page)).place.sites.find(({ key }) => key === site.key)?.certain).toBe(true);
  await page.context().close();
});

test('where the zones were not read, map and legend say so instead of showing bare land', async () => {
  const { page } = await open(browser, 'v=1&at=115.9785,29.7155&signType=wall&use=commercial', { map: true, before: (page) => page.route('**/plan/zones.fgb', (route) => route.fulfill({ status: 404, body: '' })) });
  await drawn(page);
  expect(await page.locator('sign-plan-map .missing').innerText()).toMatch(/分区.*没有读到/);
  expect(await shown(page, 'sign-plan-legend')).toMatch(/分区\s*没有读到/);
  expect(await shown(page, 'sign-plan-legend')).not.toContain('禁止设置区');
  await page.context().close();
});

test.each([['its code', /sign-plan-map-pane/], ['its worker', /maplibre-gl-worker/]])('a map without %s: a drawn one stands in and says so, a button brings the full one back, and a line is in the log', async (_, file) => {
  const { page, errors } = await open(browser, 'v=1&at=115.9785,29.7155&signType=wall&use=commercial', { map: true, before: (page) => page.route(file, (route) => route.abort()) });
  await page.locator('sign-plan-svg-map').waitFor({ timeout: 40_000 });
  await page.locator('sign-plan section.shown').waitFor({ timeout: 40_000 });
  expect(await page.locator('sign-plan-svg-map [slot=line]').innerText()).toBe('简图：完整地图没有载入。 重试');
  expect(await page.locator('sign-plan-legend').isVisible()).toBe(true);
  expect(errors.some((line) => line.startsWith('sign-plan:'))).toBe(true);
  expect((await report(page)).verdict).not.toBe('');
  await page.unroute(file);
  await page.getByRole('button', { name: '重试' }).click();
  await page.locator('sign-plan-map').waitFor({ timeout: 40_000 });
  await drawn(page);
  expect(await page.locator('sign-plan-svg-map').count()).toBe(0);
  await page.context().close();
});

test('no map at all: one message, no legend, and a button that brings it back', async () => {
  const { page } = await open(browser, 'v=1&at=115.9785,29.7155&signType=wall&use=commercial');
  await page.locator('sign-plan section.failed').waitFor({ timeout: 40_000 });
  expect((await page.locator('sign-plan section.map').innerText()).split('\n').filter((line) => line !== '')).toEqual(['地图显示不了', '位置用坐标填写；表单、结论与依据不受影响。', '重试']);
  expect((await report(page)).verdict).not.toBe('');
  await page.unroute(/sign-plan-map|svg-map-pane/);
  await page.getByRole('button', { name: '重试' }).click();
  await drawn(page);
  expect(await page.locator('sign-plan-legend').isVisible()).toBe(true);
  await page.context().close();
});
