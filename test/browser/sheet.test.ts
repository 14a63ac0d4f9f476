/** The printed sheet, on the production build: the PDF read back, its scale measured, its code decoded; the images of it; and how it opens and closes over the page. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsQR from 'jsqr';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { citationText } from '../../src/report/citation.ts';
import { fingerprint } from '../../src/report/fingerprint.ts';
import type { Report } from '../../src/report/types.ts';
import { violations } from '../support/axe.ts';
import { signplan } from '../support/cli.ts';
import { open as openPage, launch, PHONE, report } from '../support/page.ts';

const hasPoppler = spawnSync('pdftocairo', ['-v']).status === 0;
if (!hasPoppler) console.warn('poppler-utils is not installed: what is printed is not read back here');

/** A shop sign on a wall in a strictly controlled zone, too high by 4.80 m. */
const SIGN = { signType: 'wall', use: 'commercial', display: 'lightbox', width: 6, height: 2.4, depth: 0.3, clearance: 9, clearanceOver: 'sidewalk', bearing: 6, accuracy: 1, illumination: 'internal', luminance: 420, environmentZone: 'E3', buildingUse: 'commercial', buildingStoreys: 6, buildingHeight: 20, facadeWidth: 20, storeyHeight: 4.5, commonParts: false, building: 'B7', sidewalkWidth: 4 };
const AT = [115.99365, 29.7196] as const;
const FRAGMENT = `v=1&at=${AT.join(',')}&${Object.entries(SIGN).map(([name, value]) => `${name}=${String(value)}`).join('&')}&asOf=2026-11-24`;
const POINTS_PER_MM = 72 / 25.4;

type Element = HTMLElement & { readonly report: Report; readonly link: string; readonly fingerprint: string };

/** The sheet of a sign, opened as people do. */
async function sheetOf(page: Page): Promise<void> {
  await report(page);
  await page.getByRole('button', { name: '预检报告' }).click();
  await laidOut(page);
}
const laidOut = (page: Page): Promise<void> => page.locator('sign-plan-sheet .paper:not(.measuring) .page').first().waitFor({ timeout: 20_000 });
const held = (page: Page): Promise<{ report: Report; link: string; fingerprint: string }> => page.locator('sign-plan-sheet').evaluate((element) => ({ report: (element as Element).report, link: (element as Element).link, fingerprint: (element as Element).fingerprint }));

function run(tool: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(tool, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`${tool}: ${stderr}`);
  return stdout;
}

/** What a code says; `grey` is one byte a pixel. */
function decoded(grey: Uint8Array, width: number, height: number): string | undefined {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++) rgba.fill(grey[i] ?? 0, i * 4, i * 4 + 4);
  return jsQR(rgba, width, height)?.data;
}

/** Where the code stands on its page: in shares of the sheet, from left and top to the edges. */
const CODE = { left: 0.7, top: 0.6 } as const;

/** That part of a page as `pdftoppm -gray` writes it: `P5`, width, height, depth, then the bytes. */
function raster(pdf: string, page: number): { readonly grey: Uint8Array; readonly width: number; readonly height: number } {
  const file = `${pdf}-${page}`;
  run('pdftoppm', '-r', '150', '-x', String(Math.round(CODE.left * 1240)), '-y', String(Math.round(CODE.top * 1754)), '-W', '370', '-H', '700', '-gray', '-f', String(page), '-l', String(page), '-singlefile', pdf, file);
  const bytes = readFileSync(`${file}.pgm`);
  const [head = '', width, height] = /^P5\s+(\d+)\s+(\d+)\s+\d+\s/.exec(bytes.subarray(0, 40).toString('latin1')) ?? [];
  return { grey: bytes.subarray(head.length), width: Number(width), height: Number(height) };
}

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), 'sheet-'));
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

describe('the sheet', () => {
  let page: Page;
  let errors: string[];
  beforeAll(async () => {
    ({ page, errors } = await openPage(browser, FRAGMENT));
    await sheetOf(page);
  });

  test.skipIf(!hasPoppler)('prints two pages of A4 with all that a counter asks for, Chinese as text', async () => {
    const pdf = join(folder, 'sheet.pdf');
    writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    const info = run('pdfinfo', pdf);
    expect(info).toMatch(/Pages:\s+2\n/);
    expect(info).toContain('(A4)');

    const { report: made, link, fingerprint: shown } = await held(page);
    // The link leads somewhere on paper that is read on a screen.
    expect(run('pdfinfo', '-url', pdf)).toContain(link.slice(link.indexOf('#')));
    const text = run('pdftotext', '-layout', pdf, '-').replace(/[\u00a0\u202f\u2060]/g, ' ');
    const flat = text.replace(/\s+/g, '');
    for (const part of ['户外广告设置预检报告', '不符合', '示范结论，不适用于真实地点', made.disclaimer.zh.slice(0, 8), made.plan.title.zh, '2026年11月24日', '审图号', '1:5000', '115.9936500,29.7196000', 'GCJ-02', 'BD-09', '4527', '4548', '4498', '4509', 'signplan0.1.0', '怎样可以改', '随附材料', '申请表', '时限']) expect(flat).toContain(part.replace(/\s+/g, ''));
    for (const { result, title, citation } of made.findings) {
      // A row's own cell may break a title in two, with other cells between the halves.
      expect(flat, title.zh).toContain(title.zh.replace(/\s+/g, '').slice(0, 4));
      if (result === 'fail') expect(flat).toContain(citationText(citation, 'zh').replace(/\s+/g, '').slice(0, 20));
    }
    expect(flat).toContain('《广告法》（2021）第四十二条第四项');

    // One mark for page, print and command line.
    expect(shown).toBe(fingerprint(made));
    expect(text).toContain(shown);
    const input = JSON.stringify({ type: 'Feature', geometry: { type: 'Point', coordinates: AT }, properties: SIGN });
    expect(signplan(['check', '--as-of', '2026-11-24', '-'], input).stdout).toContain(`报告指纹 ${shown}`);

    // The bar of 100 m is 20 mm long at 1 : 5 000, and the grid's ticks stand 20 mm apart.
    const drawing = join(folder, 'page.svg');
    run('pdftocairo', '-svg', '-f', '1', '-l', '1', pdf, drawing);
    const svg = readFileSync(drawing, 'utf8');
    expect(flat).toContain('0100m');
    const bar = /d="M (\S+) \S+ L \1 \S+ L (\S+) \S+ L \2 \S+ M [^"]*" transform="matrix\(([\d.]+),/.exec(svg);
    expect(((Number(bar?.[2]) - Number(bar?.[1])) * Number(bar?.[3])) / POINTS_PER_MM / 20).toBeCloseTo(1, 2);
    const ticks = /d="((?:M (\S+) [\d.]+ L \2 [\d.]+ ){6,}[^"]*)" transform="matrix\(([\d.]+),/.exec(svg);
    const stands = [...new Set([...(ticks?.[1] ?? '').matchAll(/M (\S+) \S+ L \1 /g)].map(([, x]) => Number(x)))];
    expect(stands.length).toBeGreaterThan(3);
    for (const [i, x] of stands.slice(1).entries()) expect(((x - (stands[i] ?? 0)) * Number(ticks?.[3])) / POINTS_PER_MM / 20).toBeCloseTo(1, 2);

    const { grey, width, height } = raster(pdf, 2);
    expect(decoded(grey, width, height)).toBe(link);
  });

  test('is kept as images, and their code opens the same report', { timeout: 60_000 }, async () => {
    const sheet = page.locator('sign-plan-sheet');
    await sheet.getByRole('button', { name: '存为图片' }).click();
    await sheet.locator('.pictures img').nth(1).waitFor({ timeout: 40_000 });
    expect(await sheet.locator('.said').innerText()).toBe('长按图片保存');
    const images = sheet.locator('.pictures img');
    expect(await images.count()).toBe(2);
    expect(await images.first().getAttribute('alt')).toContain('不符合');
    const { grey, width, height, full } = await images.nth(1).evaluate(async (element: HTMLImageElement, part) => {
      await element.decode();
      const canvas = document.createElement('canvas');
      const [left, top] = [element.naturalWidth * part.left, element.naturalHeight * part.top];
      [canvas.width, canvas.height] = [element.naturalWidth - left, element.naturalHeight - top];
      const context = canvas.getContext('2d');
      context?.drawImage(element, -left, -top);
      const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      let grey = '';
      for (let i = 0; i < data.length; i += 4) grey += String.fromCharCode(data[i] ?? 0);
      return { grey: btoa(grey), width: canvas.width, height: canvas.height, full: [element.naturalWidth, element.naturalHeight] };
    }, CODE);
    expect(full).toEqual([1240, 1754]);
    expect(decoded(Buffer.from(grey, 'base64'), width, height)).toBe((await held(page)).link);
    await sheet.getByRole('button', { name: '返回报告' }).click();
    await laidOut(page);
  });

  test('closes by Escape, gives the focus back, and leaves no rule for printing behind', async () => {
    expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(1);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('sign-plan-sheet').count()).toBe(0);
    expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
    const focus = await page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.textContent?.trim();
    });
    expect(focus).toBe('预检报告');
    // The map's code is kept away here, and the page says so.
    expect(errors.filter((error) => !/\bmap\b|ERR_FAILED/.test(error))).toEqual([]);
  });
});

test('on a phone, under a policy without inline styles and without images from data: the pages fit, and it says why there is none', { timeout: 30_000 }, async () => {
  const policy = `default-src 'self'; style-src 'self'; img-src 'self'; worker-src 'self' blob:`;
  const { page } = await openPage(browser, FRAGMENT, {
    viewport: PHONE,
    before: (early) =>
      early.route(inject('baseUrl'), async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
      }),
  });
  await sheetOf(page);
  const sheet = page.locator('sign-plan-sheet');
  expect(await sheet.locator('.scroll').evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
  expect(await sheet.locator('.page').first().evaluate((element) => [getComputedStyle(element).paddingTop !== '0px', element.getBoundingClientRect().width <= 360])).toEqual([true, true]);
  await sheet.getByRole('button', { name: '存为图片' }).click();
  await expect.poll(() => sheet.locator('.said').innerText()).toContain('img-src data:');
});
