/** What would pass, on the production build: remedies that can be tried, ranges, types, papers; made beside the page, and for the newest entry only. */
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unfold } from '../support/axe.ts';
import { control, launch, open, report, shown } from '../support/page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** A shop sign that is higher than its zone allows: 1.80 m. */
const TOO_HIGH = 'v=1&at=116.0035,29.6935&accuracy=1&signType=wall&use=own-name&display=static&width=6&height=2.4&depth=0.3&clearance=2.8&bearing=180&commonParts=false&illumination=none&building=a&asOf=2026-11-24';
const TIME = { timeout: 30_000 };

const passing = (page: Page): Locator => page.locator('sign-plan-passing');
const remedies = (page: Page): Locator => passing(page).locator('.remedy');
/** It has been worked out for what stands in the form. */
const settled = (page: Page): Promise<void> => passing(page).locator('section[aria-busy=false]').waitFor(TIME);

/** The element that has the focus, through all shadow trees. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return (element?.textContent ?? '').trim();
  });

describe('a remedy', () => {
  test('is told with what it leads to, fills the form when tried, and can be taken back', async () => {
    const { page, errors } = await open(browser, TOO_HIGH);
    await settled(page);
    await expect.poll(() => remedies(page).first().innerText()).toMatch(/^高由 2\.40.m 减到 1\.80.m。\s*改后：未发现冲突\s*试用$/);
    await remedies(page).first().getByRole('button').click();
    expect(await control(page, 'height').inputValue()).toBe('1.8');
    expect(await control(page, 'width').inputValue()).toBe('6');
    expect((await report(page)).verdict).toBe('conforming');
    await expect.poll(() => page.evaluate(() => location.hash)).toContain('height=1.8');
    await settled(page);
    expect(await shown(page, 'sign-plan-passing')).toContain('没有不符合的项目，无须改动。');
    await passing(page).getByRole('button', { name: '还原' }).click();
    expect(await control(page, 'height').inputValue()).toBe('2.4');
    expect((await report(page)).verdict).toBe('nonconforming');
    expect(await passing(page).getByRole('button', { name: '还原' }).count()).toBe(0);
    expect(errors.filter((error) => !/map|ERR_FAILED/.test(error))).toEqual([]);
    await page.context().close();
  });

  test('by keyboard alone: the focus goes on to the button that takes it back', async () => {
    const { page } = await open(browser, TOO_HIGH);
    await settled(page);
    await remedies(page).first().getByRole('button').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('还原');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await report(page)).verdict).toBe('nonconforming');
    await page.context().close();
  });

  test('of the type changes the type', async () => {
    const { page } = await open(browser, TOO_HIGH);
    await settled(page);
    const change = remedies(page).filter({ hasText: '改为' }).first();
    await change.getByRole('button').click();
    await expect.poll(async () => (await report(page)).proposal.properties?.['signType']).not.toBe('wall');
    expect((await report(page)).verdict).not.toBe('nonconforming');
    await page.context().close();
  });

  test('of the place: a pole far from where it may stand is offered another, with distance and direction, or told that there is none', async () => {
    const { page } = await open(browser, 'v=1&at=115.926923,29.61149&signType=pole&use=commercial&display=static&animated=false&width=18&height=6&topHeight=25&bearing=333.62&accuracy=0.1&illumination=none&asOf=2026-11-24');
    await settled(page);
    const before = (await report(page)).proposal.geometry;
    const moves = remedies(page).filter({ hasText: '移到' });
    if ((await moves.count()) === 0) return expect(await shown(page, 'sign-plan-passing')).toMatch(/2 km 内没有找到可行的改法/);
    expect(await moves.first().innerText()).toMatch(/移到.*[东南西北].*\d+(\.\d+)?.m/);
    await moves.first().getByRole('button').click();
    await expect.poll(async () => (await report(page)).proposal.geometry).not.toEqual(before);
    expect((await report(page)).verdict).not.toBe('nonconforming');
    await page.context().close();
  });
});

describe('what passes here', () => {
  test('each measure in words, with a bar and what binds it; every type with its answer, to be chosen', async () => {
    const { page } = await open(browser, TOO_HIGH);
    await settled(page);
    await unfold(page);
    const height = passing(page).locator('.measure').filter({ has: page.locator('strong', { hasText: /^高$/ }) });
    expect(await height.innerText()).toMatch(/不大于 1\.80.m[^]*拟设 2\.40.m[^]*上限出自一般控制区管控表/);
    expect(await height.locator('.part').count()).toBe(1);
    expect(await shown(page, 'sign-plan-passing')).toMatch(/宽 × 高 ≤ 30.m²/);
    const types = passing(page).locator('.type');
    expect(await types.count()).toBe(18);
    for (const text of await types.allInnerTexts()) expect(text).toMatch(/(可设|有限|禁止|无法判定)$/);
    await types.filter({ hasText: '橱窗' }).click();
    await expect.poll(async () => (await report(page)).proposal.properties?.['signType']).toBe('window');
    await page.context().close();
  });

  test('papers and consents are lists to tick; a rule of another city is marked as one', async () => {
    const { page } = await open(browser, 'v=1&at=115.98265,29.72752&signType=wall&use=commercial&display=static&width=6&height=2.4&clearance=4.8&bearing=180&commonParts=false&building=a');
    const papers = page.locator('sign-plan-papers');
    await papers.locator('summary').first().waitFor(TIME);
    await unfold(page);
    const consent = papers.locator('li', { hasText: '大型户外广告设置同意' }).getByRole('checkbox');
    await consent.check();
    await expect.poll(async () => (await report(page)).consents.filter(({ held }) => held).length).toBe(1);
    const form = papers.locator('li', { hasText: '申请表' });
    expect(await form.innerText()).toContain('外地参考');
    await form.getByRole('checkbox').check();
    await expect.poll(() => papers.locator('summary', { hasText: '须带的材料' }).innerText()).toMatch(/1 \/ \d+/);
    await page.context().close();
  });

  test('while someone types, only what belongs to the last entry is shown', async () => {
    const { page } = await open(browser, TOO_HIGH);
    await settled(page);
    await control(page, 'height').fill('');
    await control(page, 'height').pressSequentially('3.25', { delay: 30 });
    await expect.poll(() => remedies(page).first().innerText(), TIME).toMatch(/高由 3\.25.m/);
    await settled(page);
    expect((await report(page)).proposal.properties?.['height']).toBe(3.25);
    await page.context().close();
  });

  test('where no worker can be started it is worked out on the page', async () => {
    const { page } = await open(browser, TOO_HIGH, { before: (page) => page.route(/report-worker/, (route) => route.abort()) });
    await settled(page);
    expect(await remedies(page).count()).toBeGreaterThan(0);
    expect(page.workers().filter((worker) => worker.url().includes('report-worker'))).toEqual([]);
    await page.context().close();
  });

  test('where its code cannot be fetched the verdict and the findings stand', async () => {
    const { page } = await open(browser, TOO_HIGH, { before: (page) => page.route(/passing-pane/, (route) => route.abort()) });
    await page.locator('sign-plan-findings .finding').first().waitFor();
    await expect.poll(() => shown(page, 'sign-plan-verdict')).toContain('不符合');
    await page.locator('sign-plan').getByText('页面的一部分没有读到').waitFor(TIME);
    await page.context().close();
  });
});

test('in English no word is shown in Chinese first', async () => {
  const { page } = await open(browser, TOO_HIGH, {
    before: async (page) => {
      await page.addInitScript(() => localStorage.setItem('sign-plan-lang', 'en'));
      await page.route(/messages-en/, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 1500));
        await route.continue();
      });
    },
  });
  expect((await shown(page, 'sign-plan')).trim()).toBe('');
  await expect.poll(() => shown(page, 'sign-plan-verdict'), TIME).toContain('Does not conform');
  await settled(page);
  expect(await remedies(page).first().innerText()).toMatch(/^Height: from 2\.40.m down to 1\.80.m\.\s*Then: No conflict found\s*Try$/);
  await page.context().close();
});
