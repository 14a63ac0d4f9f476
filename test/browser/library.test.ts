/** Pages of others: React 19 and Vue 3 with `<sign-plan>`, and one that puts engine and view elements together by hand. Each from a server of its own; the plan comes from another. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Browser, CDPSession, Page } from 'playwright';
import { buildLibrary, documentedElements, serveHosts, type Host } from '../support/library.ts';
import { control, DESKTOP, launch, PHONE, shown } from '../support/page.ts';

let browser: Browser;
let hosts: Awaited<ReturnType<typeof serveHosts>>;
beforeAll(async () => {
  buildLibrary();
  hosts = await serveHosts();
  browser = await launch({ webgl: true });
}, 180_000);
afterAll(async () => {
  await browser.close();
  await hosts.close();
});

interface Visit {
  readonly page: Page;
  readonly errors: readonly string[];
  readonly requests: string[];
}

async function visit(host: Host, viewport = DESKTOP): Promise<Visit> {
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(30_000);
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => (message.type() === 'error' || message.type() === 'warning' ? errors.push(message.text()) : undefined));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(`${hosts.urls[host]}?plan=${encodeURIComponent(`${inject('baseUrl')}plan/`)}`);
  return { page, errors, requests };
}

/** Tag → name of each property and its attribute, as the classes themselves have them. */
const propertiesOf = (page: Page, tags: readonly string[]): Promise<Record<string, [string, string | null][]>> =>
  page.evaluate((all) => Object.fromEntries(all.map((tag) => {
    const { elementProperties } = customElements.get(tag) as unknown as { elementProperties: Map<string, { attribute?: string | boolean; state?: boolean }> };
    const own = [...elementProperties].filter(([, { state }]) => state !== true);
    return [tag, own.map(([name, { attribute }]): [string, string | null] => [name, attribute === false ? null : typeof attribute === 'string' ? attribute : name.toLowerCase()])];
  })), tags);

/** Properties and attributes of the classes are those of `custom-elements.json`, and no others. */
async function expectDocumented(page: Page, tags: readonly string[]): Promise<void> {
  const documented = documentedElements();
  for (const [tag, properties] of Object.entries(await propertiesOf(page, tags))) {
    const { members = [], attributes = [] } = documented.get(tag) ?? {};
    expect(members.filter(({ kind }) => kind === 'field').map(({ name }) => name), tag).toEqual(expect.arrayContaining(properties.map(([name]) => name)));
    expect(attributes.map(({ name }) => name.toLowerCase()).sort(), tag).toEqual(properties.flatMap(([, attribute]) => attribute ?? []).sort());
  }
}

interface Held {
  readonly listeners: number;
  readonly nodes: number;
}

async function held(session: CDPSession): Promise<Held> {
  for (let i = 0; i < 2; i++) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (wanted: string): number => metrics.find(({ name }) => name === wanted)?.value ?? NaN;
  return { listeners: of('JSEventListeners'), nodes: of('Nodes') };
}

/** The proposal judged as the page states it, and again when it states another. */
async function expectJudged(page: Page): Promise<void> {
  const verdicts = page.locator('output');
  await expect.poll(() => verdicts.textContent()).toMatch(/nonconforming@3\.2$/);
  await page.getByText('higher').click();
  await expect.poll(() => verdicts.textContent()).toMatch(/@5\.2$/);
  expect(await verdicts.textContent()).not.toMatch(/nonconforming@5\.2/);
  // As an object, not as text.
  expect(await page.locator('sign-plan').evaluate((element) => [element.getAttribute('proposal'), 'proposal' in element && element.proposal !== null])).toEqual([null, true]);
  expect(await page.locator('sign-plan').count()).toBe(1);
}

test('React 19, mounted twice by StrictMode: reports heard, drawn again, taken away with its map and put back without a trace', async () => {
  const { page, errors } = await visit('react', PHONE);
  await expectJudged(page);
  await expectDocumented(page, ['sign-plan']);

  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  // Without the way of a pointer, which waits for the map's pictures.
  const toggle = (): Promise<void> => page.getByText('there').evaluate((button) => (button as HTMLButtonElement).click());
  /** Taken away once all of it is there, its map as well. */
  const takeAway = async (): Promise<Held> => {
    await expect.poll(() => page.locator('sign-plan-map').evaluate((element) => 'map' in element && element.map !== null)).toBe(true);
    await toggle();
    await expect.poll(() => page.locator('sign-plan').count()).toBe(0);
    await expect.poll(() => page.workers().length).toBe(0);
    return held(session);
  };
  const before = await takeAway();
  await toggle();
  const after = await takeAway();
  // One element that is held has hundreds of either; what comes late, and only once, has some.
  expect(after.listeners - before.listeners, `${JSON.stringify(before)} ${JSON.stringify(after)}`).toBeLessThanOrEqual(60);
  expect(after.nodes - before.nodes, `${JSON.stringify(before)} ${JSON.stringify(after)}`).toBeLessThanOrEqual(200);
  expect(errors).toEqual([]);
  await page.close();
});

test('Vue 3: the same by a template', async () => {
  const { page, errors } = await visit('vue', PHONE);
  await expectJudged(page);
  const toggle = page.getByText('there');
  await toggle.click();
  await expect.poll(() => page.locator('sign-plan').count()).toBe(0);
  await toggle.click();
  await expect.poll(() => page.locator('sign-plan').evaluate((element) => 'report' in element && element.report !== null)).toBe(true);
  expect(errors).toEqual([]);
  await page.close();
});

test('view elements by themselves: as drawn within <sign-plan>, and without network or address', async () => {
  const { page, errors, requests } = await visit('elements');
  const verdict = (): Promise<string> => shown(page, 'sign-plan-verdict');
  await expect.poll(verdict).toContain('Does not conform');
  // Nothing of the other language.
  expect(await verdict()).toMatch(/checked \d+/);
  await page.locator('sign-plan-map').evaluate((map) => (map as HTMLElement & { whenIdle(): Promise<void> }).whenIdle());
  await expectDocumented(page, [...documentedElements().keys()].filter((tag) => tag !== 'sign-plan'));

  // Tokens of the page reach into each, and the page's own word goes before them.
  const looks = (): Promise<string[]> => page.evaluate(() => ['sign-plan-verdict', 'sign-plan-form', 'sign-plan-legend', 'sign-plan-map'].map((tag) => getComputedStyle(document.querySelector(tag) ?? document.body).color));
  const light = await looks();
  expect(new Set(light)).toEqual(new Set(['rgb(27, 31, 36)']));
  await page.evaluate(() => document.documentElement.setAttribute('data-sign-plan-theme', 'dark'));
  expect((await looks()).every((colour, i) => colour !== light[i])).toBe(true);
  await page.evaluate(() => document.documentElement.removeAttribute('data-sign-plan-theme'));
  await page.addStyleTag({ content: ':root { --sign-plan-ink: rgb(1 2 3) }' });
  expect(new Set(await looks())).toEqual(new Set(['rgb(1, 2, 3)']));

  const { origin } = new URL(hosts.urls.elements);
  expect(requests.filter((url) => !url.startsWith(origin) && !url.startsWith(`${inject('baseUrl')}plan/`) && !url.startsWith('blob:'))).toEqual([]);
  const sofar = requests.length;
  const address = await page.evaluate(() => [location.href, history.length]);

  expect(await page.locator('sign-plan-sketch svg').count()).toBe(1);
  expect(await shown(page, 'sign-plan-legend')).toContain('Legend');
  expect(await shown(page, 'sign-plan-findings')).toContain('3.35 m');
  await page.locator('sign-plan-form details.more').evaluateAll((all) => all.forEach((one) => ((one as HTMLDetailsElement).open = true)));
  await control(page, 'clearance').fill('5.2');
  await expect.poll(verdict).not.toContain('Does not conform');
  await page.locator('sign-plan-findings').getByRole('button', { name: /clause/i }).first().click();
  await expect.poll(() => shown(page, 'sign-plan-clause')).toContain('Requires');
  const before = await control(page, 'lon').inputValue();
  await page.locator('sign-plan-map').click({ position: { x: 500, y: 300 } });
  await expect.poll(() => control(page, 'lon').inputValue()).not.toBe(before);
  expect(requests.slice(sofar)).toEqual([]);
  expect(await page.evaluate(() => [location.href, history.length])).toEqual(address);
  expect(errors).toEqual([]);
  await page.close();
});
