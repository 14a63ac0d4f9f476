/** A real Chromium on the production build, and what the tests do with it again and again. */
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright';
import { inject } from 'vitest';
import type { Report } from '../../src/report/types.ts';
import { findBrowser, FLAGS } from './browser.mjs';

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 360, height: 740 };

export async function launch(flags: readonly string[] = []): Promise<Browser> {
  const executablePath = await findBrowser();
  if (executablePath === null) throw new Error('no Chromium: run `npm run browser`');
  return chromium.launch({ executablePath, args: [...FLAGS, ...flags] });
}

export interface Opened {
  readonly page: Page;
  /** Everything that went wrong on the page. */
  readonly errors: string[];
  /** Every request, by URL. */
  readonly requests: string[];
}

/** Opens the app with an optional fragment. Errors are gathered, not thrown: a test says what it expects. */
export async function open(browser: Browser, fragment = '', options: BrowserContextOptions & { before?: (page: Page) => Promise<unknown> } = {}): Promise<Opened> {
  const { before, ...context } = options;
  const session = await browser.newContext({ viewport: DESKTOP, locale: 'zh-CN', ...context });
  const page = await session.newPage();
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('request', (request) => requests.push(request.url()));
  await before?.(page);
  await page.goto(inject('baseUrl') + (fragment === '' ? '' : `#${fragment}`), { waitUntil: 'load' });
  return { page, errors, requests };
}

/** The report that the page holds; waits until there is one. */
export async function report(page: Page): Promise<Report> {
  await page.waitForFunction(() => (document.querySelector('sign-plan') as unknown as { report: unknown } | null)?.report != null, undefined, { timeout: 20_000 });
  return page.evaluate(() => (document.querySelector('sign-plan') as unknown as { report: Report }).report);
}
