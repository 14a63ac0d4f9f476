/** The planner's desk on the production build, under the strict policy of the docs. */
import type { Browser, BrowserContextOptions, Download, JSHandle, Page } from 'playwright';
import { readFile } from 'node:fs/promises';
import type { SignPlanDeskMap } from '../../src/map/desk/sign-plan-desk-map.ts';
import type { StaticServer } from './static-server.ts';

export const WIDE = { width: 1440, height: 900 };
/** Where the map is drawn in software: as few pixels as show the whole desk, and the page around the map not drawn that way as well. */
export const NARROWER = { width: 1240, height: 680 };
export { SWIFT } from './page.ts';

export interface OpenedDesk {
  readonly page: Page;
  /** Everything that went wrong on the page, refusals of the policy among it. */
  readonly errors: string[];
  /** Every request, by address. */
  readonly requests: string[];
}

/** @param query of the address, after `sign-plan-desk=`: `zones&sign-plan-pane=audit` @param map whether the map's code is let through: software rendering takes both cores */
export async function openDesk(browser: Browser, host: StaticServer, query = 'zones', options: BrowserContextOptions & { map?: boolean; fragment?: string; page?: string } = {}): Promise<OpenedDesk> {
  const { map = false, fragment = '', page: document = '', ...context } = options;
  const session = await browser.newContext({ viewport: WIDE, locale: 'zh-CN', serviceWorkers: 'block', acceptDownloads: true, ...context });
  const page = await session.newPage();
  page.setDefaultTimeout(30_000);
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  if (!map) await page.route(/sign-plan-desk-map|sign-plan-map|svg-map-pane/, (route) => route.abort());
  await page.goto(`${host.url()}${document}?sign-plan-desk=${query}${fragment === '' ? '' : `#${fragment}`}`, { waitUntil: 'load' });
  return { page, errors, requests };
}

/** Errors but those of a map that was not let through. */
export const others = (errors: readonly string[]): string[] => errors.filter((error) => !/ERR_FAILED|could not be fetched/.test(error));

/** Rows of the table in sight, cell by cell. */
export const rows = (page: Page): Promise<string[][]> =>
  page.locator('sign-plan-table').evaluate((table) =>
    [...(table.shadowRoot?.querySelectorAll('[role="row"][aria-rowindex]') ?? [])]
      .filter((row) => row.querySelector('[role="gridcell"]') !== null)
      .map((row) => [...row.querySelectorAll('[role="gridcell"]')].map((cell) => (cell.textContent ?? '').replace(/\s+/g, ' ').trim())),
  );

/** How many there are in the tab, filtered, as its label says. */
export const counted = async (page: Page, tab: string): Promise<number> => Number(/\d+/.exec((await page.locator('sign-plan-table').getByRole('tab', { name: tab }).textContent()) ?? '')?.[0]);

export const pane = (page: Page, name: string): Promise<void> => page.locator('sign-plan-desk').getByRole('tab', { name, exact: true }).click();

/** What a click makes the browser save. */
export async function saved(page: Page, click: () => Promise<unknown>): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), click()]);
  return { name: (download as Download).suggestedFilename(), bytes: await readFile(await (download as Download).path()) };
}

/** The map, once it has drawn what it was given. */
export async function drawnDesk(page: Page): Promise<JSHandle<SignPlanDeskMap>> {
  await page.locator('sign-plan-desk-map').waitFor({ state: 'attached', timeout: 60_000 });
  const map = await page.evaluateHandle(() => {
    const element = document.querySelector('sign-plan')?.shadowRoot?.querySelector('sign-plan-desk')?.shadowRoot?.querySelector('sign-plan-desk-map');
    if (!element) throw new Error('no map');
    return element;
  });
  await map.evaluate((element) => element.whenIdle());
  return map;
}

/** Where a position of the map is on the screen. */
export const deskPixel = (map: JSHandle<SignPlanDeskMap>, at: readonly [lon: number, lat: number]): Promise<{ x: number; y: number }> =>
  map.evaluate((element, [lon, lat]) => {
    const [first] = element.maps;
    const box = first?.getContainer().getBoundingClientRect();
    const { x = 0, y = 0 } = first?.project([lon, lat]) ?? {};
    return { x: (box?.left ?? 0) + x, y: (box?.top ?? 0) + y };
  }, at);

/** What was clicked, as it is told: name, class or layer, key. */
export const identified = (page: Page): Promise<{ name: string; kind: string; key: string }[]> =>
  page.locator('sign-plan-identify').evaluate((element) =>
    [...(element.shadowRoot?.querySelectorAll('details') ?? [])].map((one) => {
      const text = (selector: string): string => one.querySelector(selector)?.textContent?.trim() ?? '';
      return { name: text('.name'), kind: text('.kind'), key: text('.sub').split('\u3000')[0] ?? '' };
    }),
  );

/** Key and class of the zones that a layer of the style has really rendered. */
export const renderedZones = (map: JSHandle<SignPlanDeskMap>, layer: string, side = 0): Promise<{ key: string; class: string }[]> =>
  map.evaluate((element, [layer, side]) => (element.maps[side]?.queryRenderedFeatures({ layers: [layer] }) ?? []).map(({ properties }) => ({ key: String(properties['key']), class: String(properties['class']) })), [layer, side] as const);
