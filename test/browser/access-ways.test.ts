/** The page for everyone, by its ways: by keyboard alone, as a screen reader reads it, enlarged, and in forced colours. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { focus, heard, listen, prepare, readAloud, sideways } from '../support/access.ts';
import { unfold } from '../support/axe.ts';
import { control, launch, open, report } from '../support/page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const SIGN = 'v=1&at=115.9785,29.7155&signType=wall&use=commercial&width=6&height=2.4&clearance=4.8&bearing=180';

test('by keyboard alone, from a name to the printed sheet and back: every stop is seen, in the order of the page, under nothing', { timeout: 90_000 }, async () => {
  // As narrow as a phone: there the order is easily lost.
  const { page } = await open(browser, '', { viewport: { width: 360, height: 740 }, map: 'drawn', before: prepare });
  await page.locator('sign-plan-svg-map').waitFor();
  await page.locator('sign-plan-search').waitFor();
  await page.evaluate(() => (window.print = () => document.body.setAttribute('data-printed', '')));
  const key = (...keys: string[]): Promise<void> => keys.reduce((before, one) => before.then(() => page.keyboard.press(one)), Promise.resolve());
  const name = async (): Promise<string> => (await focus(page))?.name ?? '';
  const to = async (wanted: RegExp, by: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
    for (let stops = 0; stops < 80; stops++) {
      if (wanted.test(await name())) return;
      await page.keyboard.press(by);
    }
    throw new Error(`no way to ${String(wanted)}`);
  };

  await to(/^搜道路/);
  await page.keyboard.type('dw7');
  await page.locator('sign-plan-search [role=option]').first().waitFor();
  await key('Enter');
  expect((await report(page)).place.sites.map(({ key }) => key)).toContain('DW-07');
  expect(await name()).toMatch(/^搜道路/);
  await to(/^商业广告/);
  await key('ArrowRight', 'ArrowLeft');
  await to(/^平行墙面/);
  await key('ArrowRight');
  await expect.poll(async () => (await report(page)).proposal.properties?.['signType']).toBe('projecting');
  await key('ArrowLeft');
  for (const [field, text] of [['宽', '6'], ['高', '30']] as const) {
    await to(new RegExp(`^${field} m`));
    await page.keyboard.type(text);
  }
  await expect.poll(async () => (await report(page)).verdict).toBe('nonconforming');
  await page.locator('sign-plan-passing section[aria-busy=false]').waitFor({ state: 'attached' });

  // All of the page, once round.
  await page.locator('sign-plan .skips button').first().focus();
  const stops: NonNullable<Awaited<ReturnType<typeof focus>>>[] = [];
  for (let at = await focus(page); at !== null && stops.length < 120; at = await focus(page)) {
    // What comes late may push a stop under the dock for as long as a frame.
    if (at.covered) await page.waitForTimeout(300);
    stops.push(at.covered ? ((await focus(page)) ?? at) : at);
    await key('Tab');
  }
  expect(stops.length).toBeLessThan(120);
  expect(stops.filter(({ ring, covered }) => !ring || covered)).toEqual([]);
  const order = stops.filter(({ onMap }) => !onMap).slice(2, -1).map(({ top }) => top);
  // Within one row of targets one may stand higher than another.
  expect(order.filter((top, index) => top < (order[index - 1] ?? 0) - 44)).toEqual([]);
  const map = stops.findIndex(({ onMap }) => onMap);
  expect(stops[map - 1]?.name).toBe('我的位置');

  // Coordinates, where one knows them, and back out of the fold.
  await to(/^输入坐标/);
  await key('Enter');
  await expect.poll(name).toBe('坐标');
  // A menu closes by Escape, and the keyboard is where it was.
  await to(/^更多/);
  await key('Enter', 'Tab');
  expect(await name()).toBe('存入清单');
  await key('Escape');
  expect(await name()).toMatch(/^更多/);
  await to(/^预检报告/);
  await key('Enter');
  await page.locator('sign-plan-sheet .paper:not(.measuring) .page').first().waitFor();
  expect(await name()).toMatch(/^打印/);
  await key('Enter');
  await expect.poll(() => page.locator('body').getAttribute('data-printed')).toBe('');
  await to(/^关闭/);
  await key('Enter');
  await page.locator('sign-plan-sheet').waitFor({ state: 'detached' });
  expect(await name()).toBe('预检报告');
  await to(/^条款目录/, 'Shift+Tab');
  await key('Enter');
  await page.locator('sign-plan-side dialog[open] sign-plan-clause').waitFor();
  await key('Escape');
  await expect.poll(name).toBe('条款目录');
  // The face drawn on the map.
  await to(/^在图上画广告面/, 'Shift+Tab');
  await key('Enter');
  await page.locator('sign-plan-svg-map .draw').waitFor();
  await expect.poll(name).toBe('规划图');
  await key('Enter', 'ArrowRight', 'ArrowRight');
  await page.locator('sign-plan-svg-map').evaluate((element) => (element as unknown as { whenIdle(): Promise<void> }).whenIdle());
  await key('Enter', 'Control+Enter');
  await expect.poll(async () => (await report(page)).proposal.geometry.type).toBe('LineString');
  await page.context().close();
});

test('by ear: landmarks, headings and lists in order, names that say all, each result said once', { timeout: 60_000 }, async () => {
  const { page } = await open(browser, SIGN, { map: 'drawn', before: prepare });
  await report(page);
  await page.locator('sign-plan-svg-map').waitFor();
  await page.locator('sign-plan-passing section[aria-busy=false]').waitFor({ state: 'attached' });
  const found = await report(page);
  const read = await readAloud(page);
  const of = (...roles: string[]): string[] => read.filter(({ role }) => roles.includes(role)).map(({ name }) => name);

  // No level is left out, and the groups of findings are among the headings, each with its count.
  const headings = read.filter(({ role }) => role === 'heading');
  expect(headings[0]).toMatchObject({ level: 1 });
  headings.forEach(({ level }, index) => expect(level, headings[index]?.name).toBeLessThanOrEqual((headings[index - 1]?.level ?? 0) + 1));
  expect(of('heading')).toEqual(expect.arrayContaining(['不符合', '位置', '类型', '尺寸', `不符合：${found.counts.fail} 项`, `无法判定：${found.counts.unknown} 项`, `须取得同意：${found.counts.consent} 项`, '主管部门裁量', '未覆盖', '通过']));
  expect(of('main')).toHaveLength(1);
  expect(of('region')).toEqual(expect.arrayContaining(['位置', '尺寸', '地图']));
  expect(of('navigation')).toEqual(['页面', '更多']);
  // Where the place is, as a list.
  const zones = read.findIndex(({ role, name }) => role === 'list' && name === '所在分区、路段和点位');
  const [zone] = found.place.zones;
  expect(read.slice(zones).find(({ role }) => role === 'button')?.name.replace(' ', '')).toBe(`${zone?.name}${zone?.key}`);
  // The pictures: the sign as a sentence, the map by what its keys do.
  expect(of('image', 'img').find((name) => name.includes('立面图'))).toMatch(/广告宽 6\.00 米、高 2\.40 米.*上限 6\.60 米，超出 0\.60 米/);
  expect(read.find(({ role }) => role === 'application')).toMatchObject({ name: '规划图', description: expect.stringContaining('回车键') as string });
  // No button, link or field without a name, and none that is read like another.
  const controls = read.filter(({ role }) => ['button', 'link', 'textbox', 'combobox', 'checkbox', 'radio', 'DisclosureTriangle'].includes(role));
  expect(controls.filter(({ name }) => name === '')).toEqual([]);

  // Typed key by key, the result is said once, when typing rests; and so is what was found.
  await listen(page);
  await expect.poll(async () => (await heard(page)).length).toBe(0);
  await control(page, 'height').fill('');
  await control(page, 'height').pressSequentially('12.5', { delay: 120 });
  await expect.poll(() => page.locator('sign-plan-verdict [role=status]').first().textContent()).toMatch(/^不符合：.*17\.30\sm/);
  expect((await heard(page)).filter((text) => /^(不符合|无法判定)/.test(text))).toHaveLength(1);
  await page.locator('sign-plan-search input').focus();
  await expect.poll(() => page.locator('sign-plan-search input').evaluate((input) => input.isConnected)).toBe(true);
  await page.keyboard.type('ganta', { delay: 120 });
  await expect.poll(() => page.locator('sign-plan-search [role=status]').textContent()).toMatch(/\d+ 个结果/);
  expect((await heard(page)).filter((text) => text.includes('个结果'))).toHaveLength(1);
  await page.locator('.place-tools button').first().click();
  await page.locator('sign-plan-coordinates input').fill('29.7, 915.9');
  await page.locator('sign-plan-coordinates input').press('Enter');
  await expect.poll(async () => (await heard(page)).filter((text) => text.includes('不是经纬度')), { timeout: 5000 }).toHaveLength(1);

  // The sheet is a dialog with its own first heading, a table with heads, and both pictures.
  await page.locator('sign-plan-foot .primary').click();
  await page.locator('sign-plan-sheet .paper:not(.measuring) .page').first().waitFor();
  const sheet = await readAloud(page);
  expect(sheet.find(({ role }) => role === 'dialog')?.name).toBe('户外广告设置预检报告');
  expect(sheet.filter(({ role }) => role === 'columnheader').map(({ name }) => name)).toEqual(['结果', '事项', '拟设', '限值', '余量', '依据']);
  expect(sheet.filter(({ role }) => ['image', 'img'].includes(role)).map(({ name }) => name)).toEqual(expect.arrayContaining([expect.stringContaining('位置图'), expect.stringContaining('立面图'), expect.stringContaining('二维码')]));
  // What lies under it is out of reach.
  expect(sheet.some(({ name }) => name === '复制 JSON' || name === '条款目录')).toBe(false);
  await page.context().close();
});

test('enlarged to 400 %, and with forced colours: all is there, and what is chosen is still told apart', async () => {
  const { page } = await open(browser, SIGN, { viewport: { width: 320, height: 256 }, forcedColors: 'active', before: prepare });
  await report(page);
  await unfold(page);
  expect(await sideways(page)).toEqual([]);
  // The dock would take a third of it.
  expect(await page.locator('sign-plan .dock').evaluate((dock) => getComputedStyle(dock).position)).toBe('static');
  const outline = (checked: boolean): Promise<string> => page.locator(`sign-plan-form .use label:has(input${checked ? ':checked' : ':not(:checked)'}) span`).first().evaluate((span) => getComputedStyle(span).outlineStyle);
  expect([await outline(true), await outline(false)]).toEqual(['solid', 'none']);
  await page.context().close();
});
