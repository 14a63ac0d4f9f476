/**
 * A package of 10⁵ zones opened at the desk, and 10⁵ existing signs judged there: how long the main thread was taken at one go, and what was held, is written down;
 * what must hold on any machine is tested. The bounds are wide: they tell seconds from milliseconds, not one machine from another.
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folderSource } from '../../src/io/node-source.ts';
import { loadPlan } from '../../src/plan/load.ts';
import { asTable, inventory } from '../bench/inventory.ts';
import { bigPackage } from '../support/big-package.ts';
import { Watch, type Burden } from '../support/burden.ts';
import { counted, openDesk, others, pane, rows } from '../support/desk.ts';
import { launch, shown } from '../support/page.ts';
import { StaticServer } from '../support/static-server.ts';

const COUNT = 100_000;
/** More than a megabyte of zones. */
const LESS = 6000;
/** One row in so many has no place. */
const BROKEN = 10_000;
/** A parcel has four corners and a few more. */
const CORNERS = [4, 12] as const;
/** Milliseconds; MB. */
const BOUNDS = { longest: 2000, heap: 700 };
const VERDICT = /不符合|无法判定|有条件符合|未发现冲突|范围外/;
const PACKAGE = join(import.meta.dirname, '../../data/jiujiang/package');

let browser: Browser;
let host: StaticServer;
let folder: string;
let page: Page;
let errors: readonly string[];
let watch: Watch;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-large-'));
  cpSync(join(import.meta.dirname, '../../dist/app'), folder, { recursive: true });
  await bigPackage(PACKAGE, join(folder, 'plan'), COUNT, CORNERS);
  const plan = await loadPlan(folderSource(PACKAGE));
  if (!plan.ok) throw new Error('no package');
  const [head = '', ...lines] = asTable(inventory(plan.value, COUNT)).split('\r\n');
  writeFileSync(join(folder, 'signs.csv'), [head, ...lines.map((line, i) => (i % BROKEN === BROKEN - 1 ? line.replace(/^[^,]*/, '不详') : line))].join('\r\n'));
  browser = await launch();
  host = new StaticServer(folder);
  await host.start();
});
afterAll(async () => {
  await browser.close();
  await host.stop();
  rmSync(folder, { recursive: true });
});

const table = (): ReturnType<Page['locator']> => page.locator('sign-plan-table');
const within = ({ longest, heap }: Burden): void => {
  expect(longest).toBeLessThan(BOUNDS.longest);
  expect(heap).toBeLessThan(BOUNDS.heap);
};
const lastRow = async (): Promise<void> => {
  await table().getByRole('grid').focus();
  await page.keyboard.press('Control+End');
  // The head is the first.
  await table().locator(`[role="row"][aria-rowindex="${COUNT + 1}"]`).waitFor();
};
/** Asks the table for a text, and takes the question back. */
const search = async (text: string, tab: string, count: number): Promise<void> => {
  await table().getByRole('searchbox').fill(text);
  await expect.poll(() => counted(page, tab)).toBe(count);
  await table().getByRole('searchbox').fill('');
  await expect.poll(() => counted(page, tab)).toBe(COUNT);
};

describe('a large package that the worker can’t read again', () => {
  test('is judged by the page itself', async () => {
    await bigPackage(PACKAGE, join(folder, 'less', 'plan'), LESS, CORNERS);
    for (const file of ['index.html', 'assets']) cpSync(join(folder, file), join(folder, 'less', file), { recursive: true });
    let reads = 0;
    host.broken = (path) => path === 'less/plan/zones.fgb' && ++reads > 1;
    const opened = await openDesk(browser, host, 'signs', { page: 'less/' });
    await expect.poll(async () => (await rows(opened.page)).filter((row) => VERDICT.test(row[2] ?? '')).length, { timeout: 60_000 }).toBeGreaterThan(4);
    expect(reads).toBeGreaterThan(1);
    host.broken = () => false;
    await opened.page.context().close();
  });
});

describe('a hundred thousand', () => {
  test('zones: all in table and figures, the last row in reach, a filter answers; a worker reads them by itself', async () => {
    const since = Date.now();
    ({ page, errors } = await openDesk(browser, host, 'zones'));
    watch = await Watch.begin(browser, page, since);
    await table().getByRole('gridcell').first().waitFor({ timeout: 60_000 });
    expect(await counted(page, '分区')).toBe(COUNT);
    // Figures, and the package's own signs with their verdicts.
    await expect.poll(() => shown(page, 'sign-plan-figures'), { timeout: 60_000 }).toMatch(/100[,\s]?000[^]*未发现冲突/);
    const burden = await watch.take();
    console.log(JSON.stringify({ what: `${COUNT} zones opened`, ...burden }));
    await lastRow();
    await search('Z4711', '分区', 11);
    const used = await watch.take();
    console.log(JSON.stringify({ what: `${COUNT} zones: last row, a search`, ...used }));
    within(burden);
    within(used);
    expect(host.asked.filter((path) => path.endsWith('zones.fgb')).length).toBeGreaterThan(1);
  });

  test('signs of a file: judged or in error, table and figures follow meanwhile, the last row in reach, a filter answers', async () => {
    await pane(page, '核查');
    const audit = page.locator('sign-plan-audit');
    await audit.locator('input[type="file"]').first().setInputFiles(join(folder, 'signs.csv'));
    await audit.getByRole('button', { name: '开始核查' }).click({ timeout: 60_000 });
    // While the bar goes on the table has the first verdicts, the figures count them.
    await expect.poll(async () => (await rows(page))[0]?.[2] ?? '', { timeout: 60_000 }).toMatch(VERDICT);
    await pane(page, '点查');
    await expect.poll(() => shown(page, 'sign-plan-figures'), { timeout: 30_000 }).toMatch(/未判定|待判/);
    await pane(page, '核查');
    expect(await audit.getByRole('progressbar').count()).toBe(1);
    await audit.getByRole('button', { name: 'CSV' }).first().waitFor({ timeout: 100_000 });
    const burden = await watch.take();
    console.log(JSON.stringify({ what: `${COUNT} rows judged`, ...burden }));
    expect(await counted(page, '现状广告')).toBe(COUNT);
    expect(await shown(page, 'sign-plan-audit')).toMatch(new RegExp(`有误的 ${COUNT / BROKEN} 行`));
    await lastRow();
    await search('S-4711', '现状广告', 11);
    const used = await watch.take();
    console.log(JSON.stringify({ what: `${COUNT} signs: last row, a search`, ...used }));
    within(burden);
    within(used);
    expect(others(errors)).toEqual([]);
  });
});
