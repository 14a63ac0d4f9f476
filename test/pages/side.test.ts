/** The pages beside the check, on the production build: notes on the data, clauses, verification of a report, rules of other cities. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signplan } from '../support/cli.ts';
import { launch, open, report, shown } from '../support/page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const SIGN = 'v=1&at=116.0035,29.6935&accuracy=1&signType=wall&use=own-name&display=static&width=6&height=2.4&depth=0.3&clearance=2.8&bearing=180&commonParts=false&illumination=none&building=a&asOf=2026-11-24';
const TIME = { timeout: 30_000 };
const dialog = (page: Page) => page.locator('sign-plan-side dialog');
const button = (page: Page, name: string) => page.locator('sign-plan').getByRole('button', { name });
const isOpen = (page: Page): Promise<boolean> => dialog(page).evaluate((element) => element instanceof HTMLDialogElement && element.open);
const query = (page: Page): Promise<string> => page.evaluate(() => location.search);
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return (element?.textContent ?? '').trim();
  });

/** The report as the command line hands it over. */
const made = (): string => {
  const { stdout, code } = signplan(['check', '--as-of', '2026-11-24', '--format', 'json', '-'], JSON.stringify({ type: 'Feature', geometry: { type: 'Point', coordinates: [116.0035, 29.6935] }, properties: { accuracy: 1, signType: 'wall', use: 'own-name', display: 'static', width: 6, height: 2.4, depth: 0.3, clearance: 2.8, bearing: 180, commonParts: false, illumination: 'none', building: 'a' } }));
  expect(code).toBe(1);
  return stdout;
};

/** Drops a file onto the page, as from a folder. */
const drop = (page: Page, text: string): Promise<void> =>
  page.locator('sign-plan').evaluate((element, content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'report.json', { type: 'application/json' }));
    for (const type of ['dragenter', 'dragover', 'drop']) element.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true, composed: true }));
  }, text);

describe('the notes on the data', () => {
  test('open beside the demonstration label; Esc closes them and gives the focus back', async () => {
    const { page, errors } = await open(browser, SIGN);
    await report(page);
    await button(page, '数据说明').first().focus();
    await page.keyboard.press('Enter');
    await dialog(page).getByText('数据的批准').waitFor(TIME);
    expect(await query(page)).toBe('?sign-plan=data');
    expect(await page.evaluate(() => location.hash)).toContain('height=2.4');
    await page.keyboard.press('Escape');
    await expect.poll(() => isOpen(page)).toBe(false);
    await expect.poll(() => query(page)).toBe('');
    await expect.poll(() => focused(page)).toContain('数据说明');
    expect(errors.filter((error) => !/map|ERR_FAILED/.test(error))).toEqual([]);
    await page.context().close();
  });

  test('rules of other cities are off; turned on they stand apart from the findings and change no verdict', async () => {
    const { page } = await open(browser, SIGN);
    const before = await report(page);
    expect(await page.locator('sign-plan-comparisons').count()).toBe(0);
    await button(page, '数据说明').first().click();
    await dialog(page).getByRole('checkbox').check(TIME);
    await page.keyboard.press('Escape');
    const beside = page.locator('sign-plan-comparisons');
    await expect.poll(() => shown(page, 'sign-plan-comparisons'), TIME).toContain('外地参考（对本市没有约束力，不影响结论）');
    expect((await report(page)).findings).toEqual(before.findings);
    expect(await shown(page, 'sign-plan-findings')).not.toContain('杭州');
    await button(page, '数据说明').first().click();
    await dialog(page).getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await expect.poll(() => beside.count()).toBe(0);
    await page.context().close();
  });
});

describe('clauses', () => {
  test('a finding leads to its clause, the clause to all of them, and back leads the same way back', async () => {
    const { page } = await open(browser, SIGN);
    await page.locator('sign-plan-findings summary', { hasText: '通过' }).click();
    const link = page.locator('sign-plan-findings').getByRole('button', { name: /^条款说明/ }).first();
    await link.click();
    await dialog(page).getByRole('heading', { name: '要求' }).waitFor(TIME);
    const clause = await query(page);
    expect(clause).toMatch(/^\?sign-plan=clause/);
    await dialog(page).getByRole('button', { name: '条款目录' }).click();
    await dialog(page).getByRole('searchbox').waitFor(TIME);
    expect(await query(page)).toBe('?sign-plan=clauses');
    await page.goBack();
    await expect.poll(() => query(page)).toBe(clause);
    await dialog(page).getByRole('heading', { name: '要求' }).waitFor();
    await page.goBack();
    await expect.poll(() => isOpen(page)).toBe(false);
    expect((await report(page)).verdict).toBe('nonconforming');
    await page.context().close();
  });

  test('have addresses of their own, beside the form’s', async () => {
    const { page } = await open(browser, SIGN);
    await report(page);
    const url = new URL(page.url());
    url.searchParams.set('sign-plan', 'clause:L-07');
    await page.goto(url.href);
    await dialog(page).getByText('L-07').first().waitFor(TIME);
    expect((await report(page)).proposal.properties?.['height']).toBe(2.4);
    await dialog(page).getByRole('button', { name: '关闭' }).click();
    await expect.poll(() => query(page)).toBe('');
    expect(await page.evaluate(() => location.hash)).toContain('height=2.4');
    await page.context().close();
  });
});

describe('verification', () => {
  test('a report dropped anywhere is confirmed; one that was edited is not', async () => {
    const { page } = await open(browser, '');
    await page.waitForFunction(() => document.querySelector('sign-plan')?.shadowRoot?.querySelector('.links') !== null);
    // Its listener comes with the first idle moment.
    await expect.poll(async () => {
      await drop(page, made());
      return dialog(page).count();
    }, TIME).toBe(1);
    const says = (): Promise<string> => dialog(page).locator('.banner').first().innerText();
    await expect.poll(says, TIME).toContain('证实');
    await page.keyboard.press('Escape');
    await drop(page, made().replace('"verdict": "nonconforming"', '"verdict": "conforming"'));
    await expect.poll(says, TIME).not.toContain('证实');
    expect(await query(page)).toBe('?sign-plan=verify');
    await page.goBack();
    await expect.poll(() => isOpen(page)).toBe(false);
    await page.context().close();
  });

  test('what is no report is told to be none', async () => {
    const { page } = await open(browser, SIGN);
    await report(page);
    await button(page, '核验报告').click();
    await dialog(page).locator('input[type=file]').setInputFiles({ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from('{"a": 1}') }, TIME);
    await expect.poll(() => dialog(page).locator('.problems').innerText(), TIME).not.toBe('');
    await page.context().close();
  });
});

test('printed, the page that is open stands alone and whole', async () => {
  const { page } = await open(browser, SIGN);
  await report(page);
  await button(page, '数据说明').first().click();
  await dialog(page).getByText('数据的批准').waitFor(TIME);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('sign-plan-form').isVisible()).toBe(false);
  const { tall, inner } = await dialog(page).evaluate((element) => ({ tall: element.getBoundingClientRect().height, inner: element.querySelector('.body')?.scrollHeight ?? Infinity }));
  expect(tall).toBeGreaterThanOrEqual(inner);
  await page.context().close();
});
