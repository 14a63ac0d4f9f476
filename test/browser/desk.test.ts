/** The planner's desk without its map, on the production build under a strict policy: layers, table, questions, figures, audit, versions, remarks; what is in the link; what is saved. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import readExcel from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { counted, openDesk, others, pane, rows, saved } from '../support/desk.ts';
import { launch, shown } from '../support/page.ts';
import { violations } from '../support/axe.ts';
import { StaticServer } from '../support/static-server.ts';
import { otherVersion } from '../support/other-version.ts';

let browser: Browser;
let host: StaticServer;
let folder: string;
beforeAll(async () => {
  browser = await launch();
  host = new StaticServer(join(import.meta.dirname, '../../dist/app'));
  await host.start();
  folder = mkdtempSync(join(tmpdir(), 'desk-'));
});
afterAll(async () => {
  await browser.close();
  await host.stop();
  rmSync(folder, { recursive: true });
});

const desk = (page: Page) => page.locator('sign-plan-desk');
const table = (page: Page) => page.locator('sign-plan-table');
const query = (page: Page): Promise<URLSearchParams> => page.evaluate(() => location.search).then((search) => new URLSearchParams(search));
const ready = (page: Page): Promise<void> => table(page).getByRole('gridcell').first().waitFor({ timeout: 40_000 });

describe('the way there', () => {
  test('a button of the page opens it, back leads to the check with what was typed, and a link opens it at once', async () => {
    const { page, errors } = await openDesk(browser, host, 'zones');
    await ready(page);
    await page.getByRole('button', { name: '申请预检' }).click();
    await page.locator('sign-plan-form [name="width"]').fill('6');
    await page.getByRole('button', { name: '规划一览', exact: true }).first().click();
    await ready(page);
    await page.goBack();
    await expect.poll(() => page.locator('sign-plan-form [name="width"]').inputValue()).toBe('6');
    expect((await query(page)).has('sign-plan-desk')).toBe(false);
    expect(others(errors)).toEqual([]);
    await page.context().close();
  });
});

describe('layers', () => {
  test('what the package says of each, switched off and on again, and in the link', async () => {
    const { page } = await openDesk(browser, host);
    await ready(page);
    const tree = page.locator('sign-plan-layers');
    for (const group of ['规划分区', '控制路段', '点位与现状', '要素', '底图', '未覆盖']) await tree.getByText(group, { exact: true }).waitFor();
    await tree.getByRole('button', { name: /^一般控制区/ }).click();
    expect(await shown(page, 'sign-plan-layers')).toMatch(/来源.*示范绘制.*日期 2026-11-24.*精度 ±0\.5 m.*许可 MIT/);
    await tree.getByRole('button', { name: '隐藏一般控制区' }).click();
    await tree.getByRole('button', { name: '显示一般控制区' }).waitFor();
    await tree.getByRole('slider').fill('50');
    await expect.poll(async () => (await query(page)).get('sign-plan-off')).toBe('zones:general');
    await tree.getByRole('button', { name: '地下电力电缆' }).click();
    expect(await shown(page, 'sign-plan-layers')).toContain('供电企业');
    await page.reload();
    await tree.getByRole('button', { name: '显示一般控制区' }).waitFor();
    await page.context().close();
  });
});

describe('table and questions', () => {
  test('sorted, searched and filtered by a column; figures follow; a link brings it all back; exported as it is shown', async () => {
    const { page, errors } = await openDesk(browser, host);
    await ready(page);
    expect(await counted(page, '分区')).toBe(67);
    await table(page).getByRole('columnheader', { name: /面积/ }).getByRole('button').first().click();
    await expect.poll(async () => (await query(page)).get('sign-plan-q')).toContain('@sort,area');
    const areas = (await rows(page)).map((row) => Number(row[3]));
    expect(areas.length).toBeGreaterThan(5);
    expect([...areas].sort((a, b) => a - b)).toEqual(areas);
    await table(page).getByRole('searchbox').fill('展示');
    await expect.poll(() => counted(page, '分区')).toBeLessThan(20);
    const count = await counted(page, '分区');
    await expect.poll(() => shown(page, 'sign-plan-figures')).toContain(`已筛选 ${count} / 67`);
    await expect.poll(async () => (await query(page)).get('sign-plan-q')).toContain('@text,');
    const there = page.url();
    const csv = await saved(page, async () => {
      await table(page).getByRole('button', { name: '导出' }).click();
      await table(page).getByRole('menuitem', { name: /CSV/ }).or(table(page).getByRole('button', { name: /CSV/ })).first().click();
    });
    const lines = csv.bytes.toString('utf8').trim().split(/\r?\n/);
    expect(csv.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(lines).toHaveLength(count + 1);
    const excel = await saved(page, async () => {
      await table(page).getByRole('button', { name: '导出' }).click();
      await table(page).getByRole('menuitem', { name: /Excel|XLSX/i }).or(table(page).getByRole('button', { name: /Excel|XLSX/i })).first().click();
    });
    const read = (await readExcel(excel.bytes)) as unknown;
    expect(JSON.stringify(read)).toContain(lines[1]?.split(',')[0]);
    await page.goto(there);
    await ready(page);
    await expect.poll(() => counted(page, '分区')).toBe(count);
    expect(others(errors)).toEqual([]);
    await page.context().close();
  });

  test('a question of place is asked of map, table and figures together; what cannot be told is counted', async () => {
    const { page } = await openDesk(browser, host, 'signs&sign-plan-q=signs:@near,highways,,100');
    await ready(page);
    await expect.poll(() => counted(page, '现状广告')).toBeLessThan(30);
    const near = await counted(page, '现状广告');
    expect(near).toBeGreaterThan(0);
    await pane(page, '筛选');
    await page.locator('sign-plan-questions').getByText(/公路.*100 m|100 m.*公路/).waitFor();
    await page.locator('sign-plan-questions').getByRole('button', { name: /^删去|^移除|^去掉/ }).first().click();
    await expect.poll(() => counted(page, '现状广告')).toBe(30);
    await expect.poll(async () => (await query(page)).get('sign-plan-q')).toBeNull();
    await page.context().close();
  });

  test('by keyboard alone: arrows in the grid, Enter chooses, and what is chosen is told on the right', async () => {
    const { page } = await openDesk(browser, host);
    await ready(page);
    await table(page).getByRole('gridcell').first().click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => table(page).locator('[role="row"][aria-selected="true"]').count()).toBe(1);
    expect(await table(page).locator('[role="row"][aria-selected="true"]').getAttribute('aria-rowindex')).toBe('3');
    await page.context().close();
  });
});

describe('figures', () => {
  test('a bar that is pressed becomes a question; a figure is saved as a drawing and as a picture', async () => {
    const { page, errors } = await openDesk(browser, host);
    await ready(page);
    const figures = page.locator('sign-plan-figures');
    await figures.getByText('数据表与保存').first().click();
    const drawing = await saved(page, () => figures.getByRole('button', { name: '保存 SVG' }).first().click());
    expect(drawing.bytes.toString('utf8')).toMatch(/^<svg[^]*禁止设置区[^]*示范数据/);
    const picture = await saved(page, () => figures.getByRole('button', { name: '保存 PNG' }).first().click());
    expect(picture.bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    await figures.getByRole('button', { name: '展示区' }).first().click();
    await expect.poll(() => counted(page, '分区')).toBe(6);
    await expect.poll(async () => (await query(page)).get('sign-plan-q')).toBe('zones:class,in,display');
    expect(others(errors)).toEqual([]);
    await page.context().close();
  });
});

describe('the audit', () => {
  const HEAD = '编号,名称,经度,纬度,广告类型,用途,宽(cm),高(cm),顶高(m)';
  const ROWS = ['A-1,甲,116.0035,29.6935,平行墙面,商业,600,240,5.2', 'A-2,乙,116.0036,29.6936,平行墙面,商业,600,240,', 'A-3,丙,不详,29.69,落地牌,商业,120,200,2.5'];

  test('the package’s own signs are judged when the desk opens', async () => {
    const { page } = await openDesk(browser, host, 'signs');
    await ready(page);
    await expect.poll(async () => (await rows(page)).map((row) => row[2]).filter((word) => /不符合|无法判定|有条件符合|未发现冲突/.test(word ?? '')).length).toBeGreaterThan(4);
    await pane(page, '核查');
    await page.locator('sign-plan-audit').getByText('数据包自带的现状广告').waitFor();
    await page.context().close();
  });

  test('a table in GBK: columns, units and words are guessed and can be changed; a row in error is kept apart; saved with its findings', async () => {
    const { page, errors } = await openDesk(browser, host, 'signs&sign-plan-pane=audit');
    await page.locator('sign-plan-audit').waitFor({ timeout: 40_000 });
    const { gbk } = await import('../support/gbk.ts');
    await page.locator('sign-plan-audit input[type="file"]').first().setInputFiles({ name: '现状.csv', mimeType: 'text/csv', buffer: gbk([HEAD, ...ROWS].join('\r\n')) });
    const audit = page.locator('sign-plan-audit');
    await audit.getByRole('button', { name: '开始核查' }).waitFor();
    expect(await shown(page, 'sign-plan-audit')).toMatch(/GB18030|GBK/);
    // A word that is no sign type is asked for, never guessed in silence.
    await audit.getByText('落地牌').first().waitFor();
    await audit.getByRole('button', { name: '开始核查' }).click();
    await audit.getByText(/核查完|已核查|3 行|行有错|有错/).first().waitFor();
    await expect.poll(() => counted(page, '现状广告')).toBe(3);
    const csv = await saved(page, () => audit.getByRole('button', { name: /CSV/ }).first().click());
    const text = csv.bytes.toString('utf8');
    expect(text).toContain('A-1');
    expect(text).toContain('A-3');
    expect(text.split(/\r?\n/)[0]).toContain('广告类型');
    expect(others(errors)).toEqual([]);
    await page.context().close();
  });
});

describe('versions and time', () => {
  test('as of a phase other things are in force; a second package is held against the first, class by class', async () => {
    for (const [file, bytes] of otherVersion()) host.over.set(`other/${file}`, Buffer.from(bytes));
    const { page, errors } = await openDesk(browser, host, 'zones&sign-plan-pane=versions');
    await ready(page);
    const versions = page.locator('sign-plan-versions');
    await versions.getByLabel(/分期/).selectOption({ index: 1 });
    await expect.poll(async () => (await query(page)).get('sign-plan-date')).toMatch(/^20\d\d-01-01$/);
    await versions.getByLabel(/地址/).fill('other/');
    await versions.getByRole('button', { name: /打开/ }).first().click();
    await versions.getByText('YB-01').first().waitFor({ timeout: 40_000 });
    const told = await shown(page, 'sign-plan-versions');
    expect(told).toMatch(/一般控制区.*严格控制区/);
    expect(told).toMatch(/YB-02/);
    const json = await saved(page, () => versions.getByRole('button', { name: /JSON/ }).click());
    const difference = JSON.parse(json.bytes.toString('utf8')) as { readonly schema: string; readonly layers: readonly { readonly layer: string; readonly removed: readonly { readonly key: string }[] }[] };
    expect(difference.schema).toBe('signplan-diff/1');
    expect(difference.layers.find(({ layer }) => layer === 'zones')?.removed.map(({ key }) => key)).toEqual(['YB-02']);
    await expect.poll(async () => (await query(page)).get('sign-plan-with')).toBe('other/');
    expect(others(errors)).toEqual([]);
    await page.context().close();
  });
});

describe('for everyone', () => {
  test('axe finds nothing in any pane, in both languages', async () => {
    const { page } = await openDesk(browser, host);
    await ready(page);
    const tabs = await desk(page).locator('.tabs [role="tab"]').all();
    // Markup and colours are the same in both languages; of the second a few panes show that none of their words lacks.
    for (const [language, panes] of [['中文', tabs], ['EN', [tabs[0], tabs[3], tabs[4]]]] as const) {
      await page.getByRole('button', { name: language, exact: true }).click();
      for (const tab of panes) {
        if (tab === undefined) throw new Error('no such pane');
        await tab.click();
        await page.waitForTimeout(400);
        expect(await violations(page), `${language} ${(await tab.textContent()) ?? ''}`).toEqual([]);
      }
    }
    await page.context().close();
  });
});
