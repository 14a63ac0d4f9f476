/** The form under someone's fingers: no key costs the focus or the text, nothing is read that was not said, and what a link failed to say is named. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { control, launch, open, PHONE, report, unfoldForm } from '../support/page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const SIGN = 'v=1&at=115.9785,29.7155&signType=wall&use=commercial';
const form = (page: Page) => page.locator('sign-plan-form');
const notes = (page: Page): Promise<string> => page.locator('sign-plan .scroll .notes').innerText();

/** Name and text of the control that has the focus, and whether it can be seen. */
const focused = (page: Page): Promise<{ name: string; value: string; visible: boolean }> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element instanceof HTMLInputElement ? { name: element.name, value: element.value, visible: element.checkVisibility() } : { name: element?.tagName ?? '', value: '', visible: false };
  });

describe('typed key by key', () => {
  test('a comma before three digits is refused, with both readings; focus and text stay through right and wrong', async () => {
    const { page } = await open(browser, SIGN);
    await report(page);
    await unfoldForm(page);
    await control(page, 'luminance').focus();
    let text = '';
    for (const key of '5,000') {
      await page.keyboard.press(key);
      text += key;
      expect(await focused(page)).toEqual({ name: 'luminance', value: text, visible: true });
    }
    await expect.poll(() => form(page).locator('#field-luminance-problem').innerText()).toBe('夜间平均亮度中不用逗号：须写作 5000 或 5.000。（收到 5,000）');
    for (let left = 4; left >= 2; left--) {
      await page.keyboard.press('Backspace');
      expect(await focused(page)).toEqual({ name: 'luminance', value: text.slice(0, left), visible: true });
    }
    await expect.poll(async () => (await report(page)).proposal.properties?.['luminance']).toBe(5);
    await control(page, 'luminance').fill('5,000');
    await page.keyboard.press('Tab');
    expect(await control(page, 'luminance').inputValue()).toBe('5,000');
    await page.context().close();
  });

  test('a date: no half of it is taken for a date', async () => {
    const { page } = await open(browser, SIGN);
    await report(page);
    await unfoldForm(page);
    const start = control(page, 'start');
    // Which part comes first depends on the language of the browser.
    await start.fill('2027-11-11');
    await start.press('ArrowUp');
    const yearFirst = (await start.inputValue()).startsWith('2028');
    await start.fill('');
    await page.keyboard.press('Shift+Tab');
    await start.focus();
    for (const key of yearFirst ? '20281111' : '11112028') {
      await page.keyboard.press(key);
      expect(await focused(page)).toMatchObject({ name: 'start', visible: true });
      expect(await form(page).locator('.problem').count()).toBe(0);
    }
    expect(await start.inputValue()).toBe('2028-11-11');
    await expect.poll(async () => (await report(page)).proposal.properties?.['start']).toBe('2028-11-11');
    await page.context().close();
  });

  test('a direction in words becomes degrees', async () => {
    const { page } = await open(browser, SIGN);
    await control(page, 'bearing').fill('东南');
    await expect.poll(async () => (await report(page)).proposal.properties?.['bearing']).toBe(135);
    await control(page, 'bearing').blur();
    expect(await control(page, 'bearing').inputValue()).toBe('135');
    await page.context().close();
  });

  test('an answer moves no other question', async () => {
    const { page } = await open(browser, SIGN);
    await report(page);
    // From the first one: what is above the sizes comes late, and the page scrolls to what is filled in.
    const place = (name: string): Promise<number> =>
      form(page).evaluate((element, name) => {
        const top = (of: string): number => element.shadowRoot?.querySelector(`[name="${of}"]`)?.getBoundingClientRect().top ?? Number.NaN;
        return top(name) - top('width');
      }, name);
    const before = await place('depth');
    expect(await form(page).locator('#field-width-wanted').textContent()).toBe('会影响结论');
    await control(page, 'width').fill('6');
    await expect.poll(() => form(page).locator('#field-width-wanted').count()).toBe(0);
    expect(await place('depth')).toBe(before);
    await page.context().close();
  });

  test('a question brought by a link stays while its answer is cleared', async () => {
    const { page } = await open(browser, `${SIGN}&reach=0.5`);
    await report(page);
    await control(page, 'reach').focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('Backspace');
    await expect.poll(() => control(page, 'reach').inputValue()).toBe('');
    expect(await focused(page)).toEqual({ name: 'reach', value: '', visible: true });
    await page.context().close();
  });
});

describe('what a link failed to say', () => {
  test('is left out, named, and stays named until it is answered', async () => {
    const { page } = await open(browser, 'v=1&at=abc&signType=wall&use=foo&foo=bar');
    for (const part of ['at=abc', 'use=foo', 'foo=bar']) await expect.poll(() => notes(page)).toContain(part);
    expect(await page.evaluate(() => (document.querySelector('sign-plan') as unknown as { report: unknown }).report)).toBeNull();
    await control(page, 'width').fill('6');
    await expect.poll(() => page.evaluate(() => location.hash)).toContain('width=6');
    for (const part of ['at=abc', 'use=foo', 'foo=bar']) expect(await notes(page)).toContain(part);
    await unfoldForm(page);
    await control(page, 'lon').fill('115.9785');
    await control(page, 'lat').fill('29.7155');
    expect((await report(page)).proposal.properties).not.toHaveProperty('use');
    await form(page).locator('.use label', { hasText: '公益广告' }).click();
    await expect.poll(() => notes(page)).not.toContain('use=foo');
    expect(await notes(page)).not.toContain('at=abc');
    expect(await notes(page)).toContain('foo=bar');
    await page.context().close();
  });
});

describe('the place', () => {
  test('is told while another entry is wrong; the bar leads to that entry', async () => {
    const { page } = await open(browser, `${SIGN}&height=2&width=600`, { viewport: PHONE });
    await expect.poll(() => form(page).locator('.place-lines').innerText()).toContain('YK-04');
    expect(await page.evaluate(() => (document.querySelector('sign-plan') as unknown as { report: unknown }).report)).toBeNull();
    await page.getByRole('button', { name: '去改' }).click();
    await expect.poll(() => focused(page)).toEqual({ name: 'width', value: '600', visible: true });
    // Once it is right the answer comes, in full.
    await control(page, 'width').fill('6');
    await report(page);
    await page.locator('sign-plan-passing section[aria-busy=false]').waitFor({ state: 'attached' });
    await page.context().close();
  });

  test('with the zones unread, no zone is no fact', async () => {
    const { page } = await open(browser, SIGN, { before: (page) => page.route('**/plan/zones.fgb', (route) => route.fulfill({ status: 404, body: '' })) });
    await report(page);
    const lines = form(page).locator('.place-lines');
    await expect.poll(() => lines.innerText()).toContain('分区没有读到，无法说明所在分区');
    expect(await lines.innerText()).not.toContain('不在任何分区内');
    await page.context().close();
  });

  test('what only an unstated width makes possible is no part of it, and stands in one line with the sizes', async () => {
    const { page } = await open(browser, SIGN);
    await report(page);
    await form(page).locator('.place-lines li').first().waitFor();
    const lines = await form(page).locator('.place-lines li').allInnerTexts();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^严格控制区 .*YK-04/);
    const reach = form(page).locator('sign-plan-place[reach] .hint');
    expect(await reach.innerText()).toMatch(/^宽、朝向未填，可能及于：[^]*JZ-01/);
    await control(page, 'width').fill('6');
    await expect.poll(() => reach.count()).toBe(0);
    await page.context().close();
  });
});

test.each([['desktop', {}], ['phone', { viewport: PHONE, hasTouch: true }]] as const)('%s: no control is wider than its column', async (_, options) => {
  const { page } = await open(browser, SIGN, options);
  await report(page);
  const over = await form(page).evaluate((element) => {
    const out: string[] = [];
    for (const details of element.shadowRoot?.querySelectorAll('details') ?? []) details.open = true;
    for (const field of element.shadowRoot?.querySelectorAll('.field') ?? [])
      for (const part of field.querySelectorAll('.box, input, select')) if (part.getBoundingClientRect().right > field.getBoundingClientRect().right + 0.5) out.push(part.getAttribute('name') ?? part.className);
    return out;
  });
  expect(over).toEqual([]);
  await page.context().close();
});
