/** The embed page in frames of other sites: page around, embed page and a third party each on a server and a port of their own, under strict policies. */
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SignPlan } from '../../src/app/sign-plan.ts';
import type { SignPlanSheet } from '../../src/elements/sheet/sign-plan-sheet.ts';
import type { SignplanFrame } from '../../src/pages/embed/client.ts';
import type { Problem, Result } from '../../src/problem.ts';
import type { Report } from '../../src/report/types.ts';
import { launch } from '../support/page.ts';
import { StaticServer } from '../support/static-server.ts';

const APP = join(import.meta.dirname, '../../dist/app');
/** A lamp-post sign, too low for where it stands. */
const LAMP = { type: 'Feature', geometry: { type: 'Point', coordinates: [115.995756, 29.694498] }, properties: { signType: 'lamp-post', use: 'commercial', width: 0.8, height: 2, panelsPerPole: 2, clearance: 3.2, clearanceOver: 'sidewalk', beyondKerb: 0.3, kerbHeight: 0.15 } } as const;
/** What the documentation says to paste. */
const SANDBOX = 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals';

let browser: Browser;
const app = new StaticServer(APP);
const site = new StaticServer(APP);
const third = new StaticServer(APP);
const origin = (server: StaticServer): string => new URL(server.url()).origin;

const SCRIPT = `
const iframe = document.querySelector('iframe');
window.told = [];
window.raw = [];
addEventListener('message', (event) => raw.push([event.origin, event.data.type]));
for (const type of ['ready', 'check', 'select', 'error', 'navigate']) iframe.addEventListener('sign-plan-' + type, ({ detail }) => told.push([type, detail]));
window.plan = signplanFrame(iframe, { origin: document.body.dataset.app });
`;

beforeAll(async () => {
  await Promise.all([app, site, third].map((server) => server.start()));
  const policy = `default-src 'none'; script-src 'self' ${origin(app)}; style-src 'self'; img-src 'self'; frame-src ${origin(app)} ${origin(third)}`;
  for (const server of [site, third]) {
    server.headers = { 'content-security-policy': policy };
    server.over.set('host.js', SCRIPT);
  }
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await Promise.all([app, site, third].map((server) => server.stop()));
});

interface Around {
  readonly page: Page;
  readonly frame: Frame;
  readonly said: string[];
  /** Addresses of the workers that were started. */
  readonly workers: string[];
}

/** A page with the embed page in a frame. @param query of the frame's address; `origin` is that of the page unless it says one */
async function around({ query = '', sandbox = SANDBOX, server = site, width = 800, height = 600, more = '' }: { query?: string; sandbox?: string; server?: StaticServer; width?: number; height?: number; more?: string } = {}): Promise<Around> {
  const src = `${app.url()}embed.html?${query.includes('origin=') ? '' : `origin=${origin(server)}&`}${query}`;
  server.over.set('host.css', `iframe{width:${width}px;height:${height}px}`);
  server.over.set('host.html', `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>局网站</title><link rel="stylesheet" href="host.css"></head><body data-app="${origin(app)}"><h1>户外广告</h1><a href="#before" id="before">前</a><div><iframe title="预检" src="${src.replaceAll('&', '&amp;')}" sandbox="${sandbox}" allow="geolocation; clipboard-write"></iframe></div><a href="#after" id="after">后</a>${more}<script src="${app.url()}embed-client.js"></script><script src="host.js"></script></body></html>`);
  const session = await browser.newContext({ viewport: { width: Math.max(width + 40, 400), height: height + 200 }, locale: 'zh-CN', serviceWorkers: 'block' });
  const page = await session.newPage();
  page.setDefaultTimeout(20_000);
  const said: string[] = [];
  page.on('pageerror', ({ message }) => said.push(`error: ${message}`));
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await page.route(/sign-plan-map|svg-map-pane/, (route) => route.abort());
  await page.goto(`${server.url()}host.html`);
  const frame = page.frames().find((one) => one.url().startsWith(app.url()));
  if (frame === undefined) throw new Error('no frame');
  return { page, frame, said, workers };
}

type Told = Window & { readonly told: readonly (readonly [string, unknown])[]; readonly raw: readonly unknown[]; readonly plan: SignplanFrame };
const told = <T>(page: Page, type: string): Promise<T[]> => page.evaluate((of) => (window as unknown as Told).told.filter(([one]) => one === of).map(([, detail]) => detail), type) as Promise<T[]>;
const check = (page: Page, proposal: object): Promise<Result<Report>> => page.evaluate((given) => (window as unknown as Told).plan.check(given), proposal);
const attribute = (frame: Frame, name: string): Promise<string | null> => frame.locator('sign-plan').getAttribute(name);
const refusals = (said: readonly string[]): string[] => said.filter((line) => /^error|Refused|violates/.test(line) && !/ERR_FAILED|could not be fetched|sandbox|autofocusing/.test(line));

describe('between a page and its frame', () => {
  test('ready, set, check, checked; the frame shows what it is told and tells what it shows', async () => {
    const { page, frame, said } = await around({ query: 'lang=en&theme=dark' });
    await expect.poll(() => told<{ id: string }>(page, 'ready')).toMatchObject([{ id: 'jiujiang' }]);
    const steps = await page.evaluate(() => history.length);
    expect(await frame.locator('sign-plan').evaluate((element: SignPlan) => [element.lang, element.dataset['theme']])).toEqual(['en', 'dark']);
    await frame.getByText('Enter coordinates').first().waitFor();

    const checked = await check(page, LAMP);
    expect(checked.ok && checked.value.verdict).toBe('nonconforming');
    const wrong = await check(page, { ...LAMP, properties: { signType: 'wall', widht: 3 } });
    expect(!wrong.ok && wrong.problems.map(({ code }) => code)).toEqual(['proposal.unknown-property']);
    // What is only asked for is not shown.
    expect(await told(page, 'check')).toEqual([]);

    await page.evaluate((proposal) => (window as unknown as Told).plan.set({ proposal, lang: 'zh-CN', theme: 'bureau' }), LAMP);
    await expect.poll(() => told<Report>(page, 'check')).toMatchObject([{ verdict: 'nonconforming' }]);
    expect(await attribute(frame, 'theme')).toBe('bureau');
    // The way back of the page around is its own.
    expect([await page.evaluate(() => history.length), await frame.evaluate(() => location.hash)]).toEqual([steps, '']);
    expect(await frame.locator('sign-plan-form [name="lon"]').inputValue()).toBe('115.995756');

    // What is not of the protocol is answered by one error, and the conversation goes on.
    await page.evaluate((to) => {
      for (const message of [{ signplan: 1, type: 'set', lang: 'fr' }, { source: 'another library' }, 'text']) document.querySelector('iframe')?.contentWindow?.postMessage(message, to);
    }, origin(app));
    await expect.poll(() => told<{ problems: Problem[] }>(page, 'error')).toMatchObject([{ problems: [{ code: 'embed.message', path: 'lang' }] }]);
    expect((await check(page, LAMP)).ok).toBe(true);
    expect(refusals(said)).toEqual([]);
    await page.context().close();
  });

  test('nobody else is heard or told anything', async () => {
    third.over.set('sibling.html', '<!doctype html><script src="sibling.js"></script>');
    // A frame beside it, of a third party, speaks to it as the page would.
    third.over.set('sibling.js', `window.sent = 0; setInterval(() => (parent.frames[0].postMessage({ signplan: 1, type: 'set', theme: 'dark' }, '${origin(app)}'), sent++), 50);`);
    const { page, frame } = await around({ more: `<iframe title="" src="${third.url()}sibling.html"></iframe>` });
    await expect.poll(() => told(page, 'ready')).toHaveLength(1);
    const sibling = page.frames().find((one) => one.url().startsWith(third.url()));
    const sent = (): Promise<number> => sibling?.evaluate(() => (window as unknown as { sent: number }).sent) ?? Promise.resolve(0);
    const before = await sent();
    await expect.poll(sent).toBeGreaterThan(before + 5);
    expect(await attribute(frame, 'theme')).toBeNull();
    await page.context().close();

    // A page that is not the one of which the frame's address speaks.
    const other = await around({ server: third, query: `origin=${origin(site)}` });
    await other.frame.locator('sign-plan-form').waitFor();
    await expect.poll(() => other.said.join('\n')).toContain(`origin=${origin(third)}`);
    await other.page.evaluate((to) => document.querySelector('iframe')?.contentWindow?.postMessage({ signplan: 1, type: 'set', theme: 'dark' }, to), origin(app));
    expect(await other.page.evaluate(() => (window as unknown as Told).raw)).toEqual([]);
    expect(await attribute(other.frame, 'theme')).toBeNull();
    await other.page.context().close();
  });

  test('with origin=* there are no messages, and the console says what to write', async () => {
    const { page, frame, said } = await around({ query: 'origin=*' });
    await frame.locator('sign-plan-form').waitFor();
    expect(said.join('\n')).toMatch(/origin=https:\/\/site\.example/);
    expect(await page.evaluate(() => (window as unknown as Told).raw)).toEqual([]);
    await page.context().close();
  });
});

describe('a package of another host', () => {
  test('is not read unless the operator lists its origin, and the frame says so', async () => {
    const address = `lang=en&plan=${third.url()}plan/`;
    const { page, frame } = await around({ query: address });
    await expect.poll(() => told(page, 'error')).toMatchObject([{ problems: [{ code: 'embed.plan' }] }]);
    expect(await told(page, 'ready')).toEqual([]);
    expect(await frame.getByRole('alert').innerText()).toContain('signplan-plan-origins');
    expect(await frame.locator('sign-plan').count()).toBe(0);
    await page.context().close();

    third.headers = { ...third.headers, 'access-control-allow-origin': origin(app) };
    app.over.set('embed.html', String(app.read('embed.html')).replace('name="signplan-plan-origins" content=""', `name="signplan-plan-origins" content="${origin(third)}"`));
    app.headers = { 'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self'; connect-src 'self' ${origin(third)}; img-src 'self' data:` };
    const listed = await around({ query: address });
    await expect.poll(() => told(listed.page, 'ready')).toHaveLength(1);
    app.over.delete('embed.html');
    app.headers = {};
    await listed.page.context().close();
  });
});

describe('in a sandbox without an origin', () => {
  test('all of it works where the host allows any origin to read: check, messages by port, entries; printing says what it lacks', async () => {
    app.headers = { 'access-control-allow-origin': '*', 'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self' blob: data:; connect-src 'self'; img-src 'self' data:` };
    const { page, frame, said, workers } = await around({ sandbox: 'allow-scripts' });
    await expect.poll(() => told(page, 'ready')).toHaveLength(1);
    expect(await frame.evaluate(() => self.origin)).toBe('null');
    expect(said.filter((line) => line.startsWith('warning: signplanFrame')).join('\n')).toMatch(/allow-same-origin[^]*allow-modals[^]*allow-downloads[^]*allow-popups/);
    const checked = await check(page, LAMP);
    expect(checked.ok && checked.value.remedies?.length).toBeGreaterThan(0);
    expect(workers.filter((url) => url.startsWith('blob:null/'))).not.toEqual([]);
    await page.evaluate((proposal) => (window as unknown as Told).plan.set({ proposal }), LAMP);
    await expect.poll(() => told<Report>(page, 'check')).toMatchObject([{ verdict: 'nonconforming' }]);
    await frame.locator('sign-plan-foot').waitFor();
    await page.evaluate(() => (window as unknown as Told).plan.print());
    const sheet = frame.locator('sign-plan-sheet');
    await sheet.getByRole('button', { name: '打印' }).click();
    await expect.poll(() => sheet.locator('.said').innerText()).toContain('allow-modals');
    expect(await sheet.evaluate((element) => (element as SignPlanSheet).link)).toMatch(new RegExp(`^${app.url()}#v=1&at=115\\.995756,29\\.694498&`));
    await sheet.getByRole('button', { name: '关闭' }).click();
    await frame.getByRole('button', { name: '我的位置' }).click();
    await expect.poll(() => frame.locator('.way').innerText()).toContain('allow="geolocation"');
    expect(refusals(said)).toEqual([]);
    app.headers = {};
    await page.context().close();
  });

  test('where it does not, one message says what to change', async () => {
    const { page, frame } = await around({ sandbox: 'allow-scripts' });
    const alert = frame.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(/allow-same-origin[^]*Access-Control-Allow-Origin: \*/);
    await page.context().close();
  });
});

test('in 320 pixels nothing is cut off, and the keyboard passes through the frame and out of it', async () => {
  const { page, frame } = await around({ width: 320, height: 560, query: 'mode=viewer' });
  await frame.locator('sign-plan').evaluate((element: SignPlan) => element.updateComplete);
  await expect.poll(() => told(page, 'ready')).toHaveLength(1);
  expect(await frame.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight])).toEqual([320, 560]);
  await page.locator('#before').focus();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME');
  for (let i = 0; i < 60 && (await page.evaluate(() => document.activeElement?.tagName)) === 'IFRAME'; i++) await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('after');
  await page.keyboard.press('Shift+Tab');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME');
  await page.context().close();
});
