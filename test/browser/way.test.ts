/** The applicant's way with real typing, on a phone and at a desk: a place by name, map, device or coordinates, the sign, the answer, and the link that brings it back. */
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { control, DESKTOP, launch, open, PHONE, report, shown } from '../support/page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const search = (page: Page): Locator => page.locator('sign-plan-search input');
const told = (page: Page): Promise<string> => page.locator('sign-plan .found').innerText();
const properties = async (page: Page): Promise<Record<string, unknown>> => (await report(page)).proposal.properties ?? {};
const SIGN = 'v=1&at=115.9785,29.7155&signType=wall&use=commercial&width=6&height=2.4&clearance=3&bearing=180';

describe.each([['phone', { viewport: PHONE, hasTouch: true, isMobile: true }], ['desktop', { viewport: DESKTOP }]] as const)('%s: the complete way', (_, options) => {
  test('from a name to an answer, a change that would pass, and the link', { timeout: 120_000 }, async () => {
    const { page, errors } = await open(browser, '', { ...options, map: 'drawn', permissions: ['clipboard-read', 'clipboard-write'] });
    // A lake is no place for a sign: the map shows it.
    await search(page).click();
    await search(page).pressSequentially('gth');
    await page.locator('sign-plan-search [role=option]', { hasText: '甘棠湖' }).first().waitFor();
    await search(page).press('Enter');
    await expect.poll(() => told(page)).toContain('图上已显示甘棠湖');
    // A tap on the map: here the drawn one, since the other's code is kept away.
    const map = page.locator('sign-plan-svg-map');
    await map.waitFor();
    await map.evaluate((element) => (element as unknown as { whenIdle(): Promise<void> }).whenIdle());
    const box = await map.boundingBox();
    if (box === null) throw new Error('no map');
    await page.mouse.click(box.x + box.width * 0.6, box.y + box.height * 0.4);
    await report(page);
    expect(await page.evaluate(() => location.hash)).toMatch(/at=\d+/);
    // A planned site by its number is one.
    await search(page).fill('');
    await search(page).pressSequentially('dw7');
    await search(page).press('Enter');
    await expect.poll(async () => (await report(page)).place.sites.map(({ key }) => key)).toContain('DW-07');
    // A shop on 十里大道, by pasted coordinates.
    await page.locator('sign-plan').getByRole('button', { name: '输入坐标' }).click();
    await page.locator('sign-plan-coordinates [name=coordinates]').fill('115.9785, 29.7155');
    await page.locator('sign-plan-coordinates [name=coordinates]').press('Enter');
    await expect.poll(async () => (await report(page)).place.zones.map(({ key }) => key)).toContain('YK-04');
    // The sign, by picture and in figures as people write them.
    await page.locator('sign-plan-form label.type', { hasText: '平行墙面' }).click();
    for (const [name, text] of [['width', '６'], ['height', '2,4'], ['clearance', '4.8']] as const) {
      await control(page, name).click();
      await control(page, name).pressSequentially(text);
    }
    await expect.poll(() => properties(page)).toMatchObject({ width: 6, height: 2.4, clearance: 4.8 });
    await expect.poll(async () => (await report(page)).verdict).toBe('nonconforming');
    // The picture says what it shows.
    await expect.poll(() => shown(page, 'sign-plan-sketch')).toContain('超出 0.60');
    await expect.poll(() => page.locator('sign-plan-sketch svg[role=img]').first().evaluate((svg) => svg.getAttribute('aria-label') ?? svg.textContent ?? '')).toContain('6.00');
    // After what stops it the other questions are folded, and can be opened.
    const openQuestions = page.locator('sign-plan-form .open-questions');
    expect(await openQuestions.evaluate((details: HTMLDetailsElement) => details.open)).toBe(false);
    await openQuestions.locator('summary').click();
    expect(await openQuestions.locator('.field').first().isVisible()).toBe(true);
    // A change that would pass, at one tap; back takes it away, forward brings it.
    const before = await properties(page);
    await page.locator('sign-plan-passing .remedy button, sign-plan-passing button.try').first().click();
    await expect.poll(() => properties(page)).not.toEqual(before);
    const after = await properties(page);
    await page.goBack();
    await expect.poll(() => properties(page)).toEqual(before);
    await page.goForward();
    await expect.poll(() => properties(page)).toEqual(after);
    // The link opens the same report, to the last byte.
    await page.locator('sign-plan').getByRole('button', { name: '链接' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('#v=1');
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toMatch(/asOf=\d{4}-\d\d-\d\d&data=[0-9a-f]{8}$/);
    const first = await report(page);
    const other = await open(browser, link.split('#')[1] ?? '', options);
    expect(await report(other.page)).toEqual(first);
    expect(await shown(other.page, 'sign-plan .notes')).not.toContain('数据已变');
    expect(errors.filter((text) => !/ERR_FAILED|simple one stands in/.test(text))).toEqual([]);
    await Promise.all([page.context().close(), other.page.context().close()]);
  });
});

describe('other ways to the place', () => {
  test('the device’s position comes with its error, and is asked for only by the button', async () => {
    const { page } = await open(browser, 'v=1&signType=wall&use=commercial', { permissions: ['geolocation'], geolocation: { longitude: 115.9785, latitude: 29.7155, accuracy: 17.3 } });
    await page.locator('sign-plan').getByRole('button', { name: '我的位置' }).click();
    await expect.poll(() => told(page)).toBe('示范数据，不适用于真实地点。已定位，误差 ±18 m。');
    expect((await report(page)).proposal).toMatchObject({ geometry: { coordinates: [115.9785, 29.7155] }, properties: { accuracy: 18 } });
    await page.context().close();
  });

  test('a device that may not say where it is leaves the other ways', async () => {
    const { page } = await open(browser, 'v=1&signType=wall&use=commercial');
    await page.locator('sign-plan').getByRole('button', { name: '我的位置' }).click();
    await expect.poll(() => told(page)).toMatch(/没有允许定位|定不了位/);
    await page.context().close();
  });

  test.each([
    ['115.992704, 29.724943', 'gcj02', /GCJ-02.*已移动 56\d m/],
    ['3290338.1 39402053.8', 'auto', /4527/],
    ['29°43′39.07″N 115°59′15.54″E', 'auto', /WGS84/],
  ])('%s as %s is read, and read back', async (text, system, reading) => {
    const { page } = await open(browser, 'v=1&signType=wall&use=commercial');
    await page.locator('sign-plan').getByRole('button', { name: '输入坐标' }).click();
    await page.locator('sign-plan-coordinates [name=system]').selectOption(system);
    await page.locator('sign-plan-coordinates [name=coordinates]').pressSequentially(text);
    await page.locator('sign-plan-coordinates [name=coordinates]').press('Enter');
    const [lon, lat] = (await report(page)).proposal.geometry.coordinates as [number, number];
    expect(Math.abs(lon - 115.98765)).toBeLessThan(1e-5);
    expect(Math.abs(lat - 29.72752)).toBeLessThan(1e-5);
    await expect.poll(() => shown(page, 'sign-plan-coordinates')).toMatch(reading);
    await page.context().close();
  });

  test('a name without a known position says so; a broken file of names can be read again', async () => {
    let broken = true;
    const { page } = await open(browser, 'v=1&signType=wall&use=commercial', { before: (page) => page.route('**/plan/gazetteer.json', (route) => (broken ? route.fulfill({ body: '{' }) : route.continue())) });
    await search(page).click();
    await search(page).pressSequentially('wlj');
    await expect.poll(() => shown(page, 'sign-plan-search')).toContain('重试');
    broken = false;
    await page.locator('sign-plan-search').getByRole('button', { name: '重试' }).click();
    await search(page).fill('五里街道');
    await page.locator('sign-plan-search [role=option]', { hasText: '五里街道' }).first().click();
    await expect.poll(() => told(page)).toContain('五里街道的位置不在数据里');
    await page.context().close();
  });
});

describe('the link', () => {
  test('made with other data says so, until something is changed', async () => {
    const { page } = await open(browser, `${SIGN}&data=00000000`);
    await report(page);
    await expect.poll(() => shown(page, 'sign-plan .notes')).toContain('数据已变');
    await control(page, 'width').fill('5');
    await expect.poll(() => shown(page, 'sign-plan .notes')).not.toContain('数据已变');
    await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/data=(?!00000000)[0-9a-f]{8}/);
    await page.context().close();
  });

  test('that fixes a day keeps it until today is asked for', async () => {
    const { page } = await open(browser, `${SIGN}&asOf=2026-01-02`);
    expect((await report(page)).asOf).toBe('2026-01-02');
    await page.locator('sign-plan').getByRole('button', { name: '改按今天判定' }).click();
    await expect.poll(async () => (await report(page)).asOf).not.toBe('2026-01-02');
    await page.context().close();
  });
});
