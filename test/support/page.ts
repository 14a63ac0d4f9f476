/** A real Chromium on the production build, and what the tests do with it again and again. */
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright';
import { inject } from 'vitest';
import type { Report } from '../../src/report/types.ts';
import { findBrowser, FLAGS, WEBGL } from './browser.mjs';

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 360, height: 740 };

/** With WebGL in software: the page itself is put together without it, which is a third less work. */
export const SWIFT: readonly string[] = ['--disable-gpu-compositing'];

/** A browser without WebGL unless asked. @param flags further ones */
export async function launch({ webgl = false, flags = [] }: { webgl?: boolean; flags?: readonly string[] } = {}): Promise<Browser> {
  const executablePath = await findBrowser();
  if (executablePath === null) throw new Error('no Chromium: run `npm run browser`');
  return chromium.launch({ executablePath, args: [...FLAGS, ...(webgl ? WEBGL : ['--disable-gpu']), ...flags] });
}

export interface Opened {
  readonly page: Page;
  /** Everything that went wrong on the page. */
  readonly errors: string[];
  /** Every request, by URL. */
  readonly requests: string[];
}

/** Opens the app with an optional fragment, without the map and the service worker unless asked: what a worker answers no test could. Errors are gathered, not thrown: a test says what it expects. */
export async function open(browser: Browser, fragment = '', options: BrowserContextOptions & { map?: boolean | 'drawn'; before?: (page: Page) => Promise<unknown> } = {}): Promise<Opened> {
  const { before, map = false, ...context } = options;
  const session = await browser.newContext({ viewport: DESKTOP, locale: 'zh-CN', serviceWorkers: 'block', ...context });
  const page = await session.newPage();
  page.setDefaultTimeout(30_000);
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('request', (request) => requests.push(request.url()));
  // Software rendering takes both cores; what is not about the map does without.
  if (map !== true) await page.route(map === 'drawn' ? /sign-plan-map-pane/ : /sign-plan-map|svg-map-pane/, (route) => route.abort());
  await before?.(page);
  await page.goto(inject('baseUrl') + (fragment === '' ? '' : `#${fragment}`), { waitUntil: 'load' });
  return { page, errors, requests };
}

/** The report that the page holds; waits until there is one. */
export async function report(page: Page): Promise<Report> {
  await page.waitForFunction(() => ((document.querySelector('sign-plan') as unknown as { report: unknown } | null)?.report ?? null) !== null, undefined, { timeout: 20_000 });
  return page.evaluate(() => (document.querySelector('sign-plan') as unknown as { report: Report }).report);
}

/** The control of a property in the form. */
export const control = (page: Page, name: string): Locator => page.locator(`sign-plan-form [name="${name}"]`);

/** Opens every fold of the form, coordinates first of all. */
export const unfoldForm = (page: Page): Promise<void> =>
  page.locator('sign-plan-form').evaluate((form) => {
    for (const details of form.shadowRoot?.querySelectorAll('details') ?? []) details.open = true;
  });

/** What an element shows, its shadow tree included. */
export const shown = (page: Page, selector: string): Promise<string> =>
  page.locator(selector).first().evaluate((host) => {
    const read = (node: Node): string => {
      if (node instanceof HTMLStyleElement) return '';
      if (node instanceof Element && node.shadowRoot) return read(node.shadowRoot);
      if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
      return [...node.childNodes].map(read).join(' ');
    };
    return read(host).replace(/\s+/g, ' ');
  });
