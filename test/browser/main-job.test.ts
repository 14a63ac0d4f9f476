/** The main job on the production build, in a real Chromium: see the plan, put a sign on the map, read a grounded verdict, and get the command line's report byte for byte. */
import type { Browser, JSHandle, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SignPlanMap } from '../../src/map/sign-plan-map.ts';
import { signplan } from '../support/cli.ts';
import { control, DESKTOP, launch, open, PHONE, report, shown, unfoldForm } from '../support/page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** The map element inside the page's shadow tree. */
const mapOf = (page: Page): Promise<JSHandle<SignPlanMap>> =>
  page.evaluateHandle(() => {
    const map = document.querySelector('sign-plan')?.shadowRoot?.querySelector('sign-plan-map');
    if (!map) throw new Error('no map');
    return map;
  });

/** Waits until the map has drawn what it was given. */
async function drawn(page: Page): Promise<JSHandle<SignPlanMap>> {
  await page.locator('sign-plan-map').waitFor({ state: 'attached', timeout: 40_000 });
  const map = await mapOf(page);
  await map.evaluate((element) => element.whenIdle());
  return map;
}

/** What the map has really rendered in its canvas, by source layer. */
const rendered = (map: JSHandle<SignPlanMap>): Promise<{ key: unknown; class: unknown }[]> =>
  map.evaluate((element) => (element.map?.queryRenderedFeatures() ?? []).map((feature) => ({ key: feature.properties['key'] as unknown, class: feature.properties['class'] as unknown })));

/** Goes to a position and says where it is on the screen. */
const onScreen = (map: JSHandle<SignPlanMap>, lon: number, lat: number): Promise<{ x: number; y: number }> =>
  map.evaluate((element, [x, y]) => {
    element.map?.jumpTo({ center: [x, y], zoom: 16 });
    const box = element.getBoundingClientRect();
    const point = element.map?.project([x, y]);
    return { x: box.left + (point?.x ?? 0), y: box.top + (point?.y ?? 0) };
  }, [lon, lat] as const);

describe('the map', () => {
  test('zones of all classes, segments, sites and features are really rendered, with Chinese labels', async () => {
    const { page, errors } = await open(browser, '', { map: true });
    const features = await rendered(await drawn(page));
    const zones = features.filter((feature) => typeof feature.key === 'string' && /^(JZ|YK|YB|ZS)-/.test(feature.key));
    expect(new Set(zones.map((zone) => zone.class))).toEqual(new Set(['prohibited', 'strict', 'general', 'display']));
    expect(new Set(zones.map((zone) => zone.key)).size).toBeGreaterThan(20);
    expect(features.some((feature) => typeof feature.key === 'string' && feature.key.startsWith('LD-'))).toBe(true);
    expect(features.some((feature) => typeof feature.key === 'string' && feature.key.startsWith('DW-'))).toBe(true);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('a click in a prohibited zone gives nonconforming, with the clause and its citation', async () => {
    const { page, requests } = await open(browser, '', { map: true });
    // 甘棠湖 and its shores.
    const { x, y } = await onScreen(await drawn(page), 115.9785, 29.7225);
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
    await page.context().close();
  });

  test('a drag moves the sign, and what is pointed at in the findings lights up', async () => {
    const { page } = await open(browser, 'v=1&at=115.9785,29.7225&accuracy=2&signType=wall&use=commercial&width=6&height=2&clearance=3&bearing=0', { map: true });
    const map = await drawn(page);
    const start = await onScreen(map, 115.9785, 29.7225);
    await map.evaluate((element) => element.whenIdle());
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
    await page.context().close();
  });
});

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
    const { page } = await open(browser, '', { map: true, before: (page) => page.route(/sign-plan-map/, () => undefined) });
    await unfoldForm(page);
    await control(page, 'lon').fill('116.0035');
    await control(page, 'lat').fill('29.6935');
    await page.getByRole('radio', { name: '招牌（自名）' }).check({ force: true });
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
