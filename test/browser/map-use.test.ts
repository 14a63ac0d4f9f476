/** The full map: what it renders, clicks and drags, taps beside the sign, places chosen too far out, symbols that say what they are, and a map that can't be had. */
import type { Browser, JSHandle } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SignPlanMap } from '../../src/map/sign-plan-map.ts';
import { violations } from '../support/axe.ts';
import { drawn, onScreen } from '../support/map.ts';
import { launch, SWIFT, open, PHONE, report, shown } from '../support/page.ts';

/** One grey pixel. */
const TILE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGOYOXMmAAOaAcwPZWQaAAAAAElFTkSuQmCC', 'base64');

let browser: Browser;
beforeAll(async () => {
  browser = await launch({ webgl: true, flags: SWIFT });
});
afterAll(() => browser.close());

const note = (map: JSHandle<SignPlanMap>): Promise<string> => map.evaluate((element) => element.shadowRoot?.querySelector<HTMLElement>('.notes')?.innerText ?? '');

/** What the map has really rendered in its canvas, by source layer. */
const rendered = (map: JSHandle<SignPlanMap>): Promise<{ key: unknown; class: unknown }[]> =>
  map.evaluate((element) => (element.map?.queryRenderedFeatures() ?? []).map((feature) => ({ key: feature.properties['key'] as unknown, class: feature.properties['class'] as unknown })));

test('zones of all classes, segments, sites and features are really rendered; a click in a prohibited zone is judged, with the clause and its citation; in the dark axe finds nothing', async () => {
  const { page, requests, errors } = await open(browser, '', { map: true });
  const map = await drawn(page, 'sign-plan-map');
  const features = await rendered(map);
  const zones = features.filter((feature) => typeof feature.key === 'string' && /^(JZ|YK|YB|ZS)-/.test(feature.key));
  expect(new Set(zones.map((zone) => zone.class))).toEqual(new Set(['prohibited', 'strict', 'general', 'display']));
  expect(new Set(zones.map((zone) => zone.key)).size).toBeGreaterThan(20);
  expect(features.some((feature) => typeof feature.key === 'string' && feature.key.startsWith('LD-'))).toBe(true);
  expect(features.some((feature) => typeof feature.key === 'string' && feature.key.startsWith('DW-'))).toBe(true);

  // 甘棠湖 and its shores.
  await map.evaluate((element) => element.map?.jumpTo({ center: [115.9785, 29.7225], zoom: 16 }));
  const { x, y } = await onScreen(map, [115.9785, 29.7225]);
  await page.mouse.click(x, y);
  const found = await report(page);
  expect(found.verdict).toBe('nonconforming');
  expect(found.findings[0]).toMatchObject({ clause: 'matrix', result: 'fail', basis: 'demonstration', scope: { kind: 'zone', class: 'prohibited' } });
  expect(found.findings[0]?.citation.article).toMatch(/第四十二条/);
  await expect.poll(() => shown(page, 'sign-plan-verdict')).toContain('不符合');
  // What the data are stands on map, panel and in the report.
  expect(found.plan.notice.zh).toContain('示范数据');
  expect(found.findings[0]?.text.zh).toMatch(/^按示范数据/);
  expect(await page.locator('sign-plan header.top').innerText()).toContain('示范数据');
  expect(await page.locator('sign-plan-map').getByText('示范数据').first().isVisible()).toBe(true);
  const origin = new URL(page.url()).origin;
  expect(requests.filter((url) => !url.startsWith(origin) && !url.startsWith('data:') && !url.startsWith('blob:'))).toEqual([]);
  expect(errors).toEqual([]);

  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => map.evaluate((element) => element.theme)).toBe('dark');
  await map.evaluate((element) => element.whenIdle());
  expect(await violations(page, ['sign-plan', '.map'])).toEqual([]);

  // A basemap of the operator's: in the place of the schematic, with whose it is; one that is not configured is told.
  await page.route('**/basemaps.json', (route) => route.fulfill({ json: { basemaps: [{ kind: 'xyz', id: 'aerial', title: { zh: '航片', en: 'Aerial' }, url: 'tiles/{z}/{x}/{y}.png', attribution: '© 测绘院', reviewNumber: 'GS(2024)1号' }] } }));
  await page.route('**/tiles/**', (route) => route.fulfill({ contentType: 'image/png', body: TILE }));
  const ask = (basemap: string): Promise<void> => page.locator('sign-plan').evaluate((element, id) => Object.assign(element, { basemaps: 'basemaps.json', basemap: id }), basemap).then(() => undefined);
  const roads = (): Promise<unknown> => map.evaluate((element) => [element.map?.getLayer('basemap') !== undefined, element.map?.getLayoutProperty('road', 'visibility'), element.map?.getLayoutProperty('zone-fill', 'visibility') ?? 'visible']);
  const told = page.evaluate(() => new Promise<string>((tell) => document.body.addEventListener('sign-plan-error', ({ detail }) => tell(detail.problems.map(({ text }) => text.zh).join()), { once: true })));
  await ask('aerial');
  await expect.poll(roads).toEqual([true, 'none', 'visible']);
  await expect.poll(() => shown(page, 'sign-plan-map')).toMatch(/航片 · © 测绘院\s+审图号：\s*GS\(2024\)1号/);
  await ask('elsewhere');
  expect(await told).toContain('可用：schematic aerial none');
  await expect.poll(roads).toEqual([false, 'visible', 'visible']);
  await page.context().close();
});

test('a drag moves the sign, what is pointed at in the findings lights up, and a planned site says what it is before it takes the sign', async () => {
  const { page } = await open(browser, 'v=1&at=115.9785,29.7225&accuracy=2&signType=wall&use=commercial&width=6&height=2&clearance=3&bearing=0', { map: true });
  const map = await drawn(page, 'sign-plan-map');
  await map.evaluate((element) => element.map?.jumpTo({ center: [115.9785, 29.7225], zoom: 16 }));
  await map.evaluate((element) => element.whenIdle());
  const start = await onScreen(map);
  const before = await report(page);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 60, start.y - 40, { steps: 6 });
  await page.mouse.up();
  await expect.poll(async () => (await report(page)).proposal.geometry.coordinates[0]).not.toEqual(before.proposal.geometry.coordinates[0]);
  const moved = await report(page);
  expect(Number(moved.proposal.geometry.coordinates[0])).toBeGreaterThan(115.9785);
  const withFeature = moved.findings.find((finding) => finding.feature !== undefined || finding.scope?.key !== undefined);
  expect(withFeature).toBeDefined();
  await page.locator('sign-plan-findings').evaluate((element) => element.shadowRoot?.querySelectorAll('details').forEach((details) => (details.open = true)));
  await page.locator('sign-plan-findings .finding').first().hover();
  await expect.poll(() => map.evaluate((element) => element.highlight)).not.toBeNull();
  await page.mouse.move(0, 0);

  const stands = await report(page);
  await map.evaluate((element) => element.map?.jumpTo({ center: [115.9785, 29.7155], zoom: 15 }));
  await map.evaluate((element) => element.whenIdle());
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
  expect((await report(page)).proposal).toEqual(stands.proposal);
  await page.getByRole('button', { name: '在此设置' }).click();
  await expect.poll(async () => (await report(page)).place.sites.map(({ key }) => key)).toContain(site.key);
  expect((await report(page)).place.sites.find(({ key }) => key === site.key)?.certain).toBe(true);
  await page.context().close();
});

test('on a phone: a tap close to the sign counts, and one made too far out asks to be made again', async () => {
  const { page } = await open(browser, '', { map: true, viewport: PHONE, hasTouch: true, isMobile: true });
  const map = await drawn(page, 'sign-plan-map');
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
  await drawn(page, 'sign-plan-map');
  expect(await page.locator('sign-plan-svg-map').count()).toBe(0);
  await page.context().close();
});
