/** `<sign-plan>` on pages of others, each on a server and a port of its own, under a strict policy: what it is told, what it tells, and what it leaves alone. */
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SignPlan } from '../../src/app/sign-plan.ts';
import type { SignPlanSvgMap } from '../../src/map/svg/sign-plan-svg-map.ts';
import type { Report } from '../../src/report/types.ts';
import { launch, shown } from '../support/page.ts';
import { StaticServer } from '../support/static-server.ts';

const LAMP = { type: 'Feature', geometry: { type: 'Point', coordinates: [115.995756, 29.694498] }, properties: { signType: 'lamp-post', use: 'commercial', width: 0.8, height: 2, panelsPerPole: 2, clearance: 3.2, clearanceOver: 'sidewalk', beyondKerb: 0.3, kerbHeight: 0.15 } };
const WALL = { type: 'Feature', geometry: { type: 'Point', coordinates: [115.9785, 29.7225] }, properties: { signType: 'wall', use: 'commercial' } };

let browser: Browser;
const servers: StaticServer[] = [];
beforeAll(async () => {
  // The drawn map: what is asked of it here it answers as the other one does, and at once.
  browser = await launch({ flags: ['--disable-3d-apis'] });
});
afterAll(async () => {
  await browser.close();
  await Promise.all(servers.map((server) => server.stop()));
});

interface Host {
  readonly page: Page;
  readonly server: StaticServer;
  /** What went wrong on the page, refusals of its policy among it. */
  readonly errors: string[];
}

/** A page of somebody else's, with the element's script beside it. */
async function host(body: string, { css = '', html = '', width = 1280, hash = '' }: { css?: string; html?: string; width?: number; hash?: string } = {}): Promise<Host> {
  const server = new StaticServer(join(import.meta.dirname, '../../dist/app'));
  servers.push(server);
  server.over.set('host.css', css);
  server.over.set('host.html', `<!doctype html><html ${html}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="stylesheet" href="host.css"><script type="module" src="sign-plan.js"></script></head><body><h1 id="own">旧站</h1>${body}</body></html>`);
  await server.start();
  const session = await browser.newContext({ viewport: { width, height: 800 }, locale: 'zh-CN' });
  const page = await session.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.addInitScript(() => {
    const told: [string, unknown][] = [];
    Object.assign(window, { told });
    for (const type of ['ready', 'check', 'select', 'error', 'navigate'] as const) window.addEventListener(`sign-plan-${type}`, (event) => told.push([type, (event as CustomEvent).detail]));
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => console.error(`policy: ${violatedDirective} ${blockedURI}`));
  });
  await page.goto(`${server.url()}host.html${hash}`);
  return { page, server, errors };
}

const element = (page: Page): Locator => page.locator('sign-plan').first();
const reported = (page: Page): Promise<Report> => page.waitForFunction(() => (document.querySelector('sign-plan') as SignPlan | null)?.report ?? undefined).then((handle) => handle.jsonValue()) as Promise<Report>;
const told = (page: Page, type: string): Promise<unknown[]> => page.evaluate((of) => (window as unknown as { told: [string, unknown][] }).told.filter(([one]) => one === of).map(([, detail]) => detail), type);

describe('what the page states', () => {
  let it: Host;
  beforeAll(async () => {
    it = await host(`<sign-plan plan="plan/" proposal='${JSON.stringify(LAMP)}'><img slot="logo" alt="局徽" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><p slot="contact">咨询窗口</p><p slot="disclaimer">以窗口答复为准</p></sign-plan>`, { css: 'sign-plan { --sign-plan-accent: rgb(1, 2, 3) }' });
    await reported(it.page);
  });

  test('is judged and told, under a strict policy and with nothing of the address touched', async () => {
    const { page, server, errors } = it;
    const report = await reported(page);
    expect(report.verdict).toBe('nonconforming');
    expect(report.proposal.properties).toMatchObject(LAMP.properties);
    const [[ready], checks] = await Promise.all([told(page, 'ready'), told(page, 'check')]);
    expect(ready).toMatchObject({ id: 'jiujiang', problems: [] });
    expect(checks.at(-1)).toEqual(report);
    expect([page.url(), await page.evaluate(() => history.length)]).toEqual([`${server.url()}host.html`, 2]);
    expect(errors).toEqual([]);
  });

  test('shows in its slots, parts and properties', async () => {
    const { page } = it;
    await page.getByText('以窗口答复为准').waitFor();
    expect(await page.getByAltText('局徽').isVisible()).toBe(true);
    expect(await element(page).evaluate((host) => ['header', 'panel', 'map', 'verdict', 'results'].map((part) => host.shadowRoot?.querySelectorAll(`[part~=${part}]`).length))).toEqual([1, 1, 1, 1, 1]);
    expect(await page.locator('sign-plan-foot .primary').evaluate((button) => getComputedStyle(button).backgroundColor)).toBe('rgb(1, 2, 3)');
  });

  test('may change: language, theme, day, sign, place to look at, layers', async () => {
    const { page } = it;
    await element(page).evaluate((host: SignPlan, wall) => {
      host.lang = 'en';
      host.theme = 'bureau';
      host.asOf = '2030-05-01';
      host.proposal = wall as SignPlan['proposal'];
      host.setAttribute('center', '116.01,29.7');
      host.setAttribute('zoom', '15.5');
      host.layers = 'zones sites';
    }, WALL);
    await page.waitForFunction(() => (document.querySelector('sign-plan') as SignPlan | null)?.report?.proposal.properties?.['signType'] === 'wall');
    const report = await reported(page);
    expect([report.asOf, report.proposal.geometry]).toEqual(['2030-05-01', WALL.geometry]);
    expect(await element(page).evaluate((host: SignPlan) => host.proposal)).toEqual({ ...WALL, properties: WALL.properties });
    await expect.poll(() => shown(page, 'sign-plan-verdict')).toMatch(/[A-Za-z]{6}/);
    await page.waitForFunction(() => {
      const map = document.querySelector('sign-plan')?.shadowRoot?.querySelector('sign-plan-svg-map')?.map;
      const at = map?.getCenter();
      return at !== undefined && Math.abs(at.lng - 116.01) < 1e-3 && Math.abs(at.lat - 29.7) < 1e-3 && Math.abs((map?.getZoom() ?? 0) - 15.5) < 0.01;
    });
    // And the ground, which the basemap is about.
    expect(await page.locator('sign-plan-svg-map').evaluate((map: SignPlanSvgMap) => [...(map.plan?.layers.values() ?? [])].filter(({ entry }) => entry.role !== 'base').map(({ entry }) => entry.id))).toEqual(['zones', 'sites']);
    expect(await element(page).evaluate((host) => getComputedStyle(host.shadowRoot?.querySelector('.top') ?? host).backgroundColor)).toBe('rgb(31, 78, 156)');
    await element(page).evaluate((host: SignPlan) => {
      host.lang = 'zh-CN';
      host.theme = 'auto';
      host.asOf = host.layers = null;
    });
    await page.waitForFunction(() => (document.querySelector('sign-plan') as SignPlan | null)?.report?.asOf !== '2030-05-01');
  });

  test('and is told where it can’t be read', async () => {
    const { page } = it;
    await element(page).evaluate((host: SignPlan) => {
      host.setAttribute('proposal', '{"type":"Feature"');
      host.setAttribute('layers', 'zones none');
      host.center = '1,2';
    });
    const codes = async (): Promise<string[]> => (await told(page, 'error')).flatMap((detail) => (detail as { problems: { code: string }[] }).problems.map(({ code }) => code)).sort();
    await expect.poll(codes).toEqual(['attribute.center', 'attribute.layers', 'attribute.proposal']);
    // To the visitor nothing is said: nothing that is judged rests on it.
    expect(await page.locator('sign-plan .panel .notes').innerText()).toBe('');
    await element(page).evaluate((host: SignPlan) => (host.proposal = null));
    await page.waitForFunction(() => (document.querySelector('sign-plan') as SignPlan | null)?.report === null);
    await element(page).evaluate((host: SignPlan, lamp) => {
      host.center = host.layers = null;
      host.proposal = lamp as SignPlan['proposal'];
    }, LAMP);
  });

  test('its methods: another proposal in full beside the form, a feature, a box, the package again', async () => {
    const { page } = it;
    const [report, refused] = await element(page).evaluate(async (host: SignPlan, wall) => [await host.check(wall), await host.check({ ...(wall as object), properties: { signType: 'wall', widht: 3 } })] as const, WALL);
    expect(report.ok && [report.value.proposal.geometry, report.value.envelope !== undefined, report.value.remedies !== undefined]).toEqual([WALL.geometry, true, true]);
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'proposal.unknown-property', path: 'properties.widht' }] });
    expect((await reported(page)).proposal.properties).toMatchObject({ signType: 'lamp-post' });
    await element(page).evaluate((host: SignPlan) => host.select({ layer: 'zones', key: 'ZS-02' }));
    await page.waitForFunction(() => (document.querySelector('sign-plan')?.shadowRoot?.querySelector('sign-plan-svg-map')?.map?.getCenter().lng ?? 0) < 115.99);
    await element(page).evaluate((host: SignPlan) => host.reload());
    await reported(page);
    expect(await told(page, 'ready')).toHaveLength(2);
  });

  test('where to go is the page’s to say', async () => {
    const { page, server } = it;
    await page.evaluate(() => window.addEventListener('sign-plan-navigate', (event) => event.preventDefault(), { once: true }));
    const data = page.locator('sign-plan .links button').first();
    await page.getByRole('button', { name: '数据说明' }).last().click();
    expect((await told(page, 'navigate')).at(-1)).toEqual({ to: 'data', href: '' });
    expect(await page.locator('sign-plan-side dialog[open]').count()).toBe(0);
    await page.getByRole('button', { name: '数据说明' }).last().click();
    await page.locator('sign-plan-side dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('sign-plan-side dialog[open]').waitFor({ state: 'detached' });
    await page.locator('sign-plan-foot .primary').click();
    await page.locator('sign-plan-sheet dialog').waitFor();
    expect(await page.locator('sign-plan-sheet').evaluate((sheet) => (sheet as unknown as { link: string }).link)).toBe('');
    await page.keyboard.press('Escape');
    await page.locator('sign-plan-sheet').waitFor({ state: 'detached' });
    expect((await told(page, 'navigate')).map((detail) => (detail as { to: string }).to)).toEqual(['data', 'data', 'sheet']);
    expect([page.url(), await page.evaluate(() => history.length), await data.count()]).toEqual([`${server.url()}host.html`, 2, 1]);
  });

  test('read only: nothing asks and nothing can be changed; a viewer lists what lies at a place', async () => {
    const { page, errors } = it;
    const before = await reported(page);
    await element(page).evaluate((host: SignPlan) => (host.readonly = true));
    await page.locator('sign-plan-form').waitFor({ state: 'detached' });
    const map = page.locator('sign-plan-svg-map');
    const box = await map.boundingBox();
    await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) * 0.4, (box?.y ?? 0) + 200);
    expect([await page.locator('sign-plan .remedy button, sign-plan .undo').count(), await reported(page)]).toEqual([0, before]);
    await element(page).evaluate((host: SignPlan) => (host.mode = 'viewer'));
    await page.locator('sign-plan-identify').waitFor();
    await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) * 0.5, (box?.y ?? 0) + 250);
    await page.locator('sign-plan-identify details').first().waitFor();
    expect((await told(page, 'select')).at(-1)).toMatchObject({ layer: 'zones' });
    expect(await page.locator('sign-plan-verdict').count()).toBe(0);
    await element(page).evaluate((host: SignPlan) => {
      host.mode = 'applicant';
      host.readonly = false;
    });
    await page.locator('sign-plan-form').waitFor();
    expect(errors).toEqual([]);
  });

  test('another package, and one that is not there', async () => {
    const { page, errors } = it;
    await element(page).evaluate((host: SignPlan) => (host.plan = 'nowhere/'));
    await page.getByText('nowhere/manifest.json').first().waitFor({ state: 'attached' });
    expect((await told(page, 'error')).at(-1)).toMatchObject({ problems: [{ code: 'source.missing' }] });
    await element(page).evaluate((host: SignPlan) => (host.plan = 'plan/'));
    await reported(page);
    expect(errors.filter((error) => !error.includes('404'))).toEqual([]);
  });
});

test('two on one page: each its own plan, place and answer; moved it goes on, removed it leaves nothing behind', async () => {
  const { page, server, errors } = await host(`<div id="there"></div><sign-plan id="a" plan="plan/" proposal='${JSON.stringify(LAMP)}'></sign-plan><sign-plan id="b" plan="plan/" lang="en" proposal='${JSON.stringify(WALL)}'></sign-plan>`);
  await page.waitForFunction(() => [...document.querySelectorAll('sign-plan')].every((one) => (one as SignPlan).report !== null));
  expect(await page.evaluate(() => [...document.querySelectorAll('sign-plan')].map((one) => (one as SignPlan).report?.proposal.properties?.['signType']))).toEqual(['lamp-post', 'wall']);
  await page.locator('#a').evaluate((one: SignPlan) => document.querySelector('#there')?.append(one));
  await page.locator('#a sign-plan-form').waitFor();
  expect(await page.evaluate(() => (document.querySelector('#a') as SignPlan).report?.proposal.properties?.['signType'])).toBe('lamp-post');
  await page.locator('#a').evaluate((one: SignPlan, wall) => (one.proposal = wall as SignPlan['proposal']), WALL);
  await page.waitForFunction(() => (document.querySelector('#a') as SignPlan).report?.proposal.properties?.['signType'] === 'wall');
  // What the page listens to with its elements, and without them.
  const client = await page.context().newCDPSession(page);
  const count = async (): Promise<number> => {
    const listeners = await Promise.all(['window', 'document', 'document.body'].map(async (expression) => {
      const { result } = await client.send('Runtime.evaluate', { expression });
      return (await client.send('DOMDebugger.getEventListeners', { objectId: result.objectId ?? '' })).listeners.length;
    }));
    return listeners.reduce((sum, one) => sum + one, 0);
  };
  const both = await count();
  await page.evaluate(() => document.querySelectorAll('sign-plan').forEach((one) => one.remove()));
  // The five of this test and whatever its driver has; none of the elements'.
  const none = await count();
  expect(none).toBeLessThan(both);
  await page.evaluate(() => document.body.append(Object.assign(document.createElement('sign-plan'), { plan: 'plan/' })));
  await page.waitForFunction(() => document.querySelector('sign-plan')?.shadowRoot?.querySelector('sign-plan-svg-map')?.map !== null);
  await page.evaluate(() => document.querySelector('sign-plan')?.remove());
  expect(await count()).toBe(none);
  expect([page.url(), errors]).toEqual([`${server.url()}host.html`, []]);
});

test('a page that gives it the address: a link goes before what is stated, and what is typed is in it', async () => {
  const { page } = await host(`<sign-plan plan="plan/" address="page" share="https://plan.example/app/" proposal='${JSON.stringify(LAMP)}'></sign-plan>`, { hash: '#v=1&at=115.9785,29.7225&signType=wall&use=commercial' });
  expect((await reported(page)).proposal.properties).toMatchObject({ signType: 'wall' });
  await element(page).evaluate((one: SignPlan, lamp) => (one.proposal = lamp as SignPlan['proposal']), LAMP);
  await page.waitForFunction(() => location.hash.includes('lamp-post'));
  await page.locator('sign-plan-foot .primary').click();
  expect(await page.locator('sign-plan-sheet').evaluate((sheet) => (sheet as unknown as { link: string }).link)).toMatch(/^https:\/\/plan\.example\/app\/#v=1&at=115\.995756,29\.694498&.*asOf=/);
});

test('a planner’s element opens with the desk, and its ways lead to the check and back', async () => {
  const { page, server } = await host('<sign-plan plan="plan/" mode="planner"></sign-plan>');
  await page.locator('sign-plan-desk sign-plan-layers').waitFor();
  await page.getByRole('button', { name: '申请预检' }).click();
  await page.locator('sign-plan-form').waitFor();
  await element(page).evaluate((one: SignPlan) => (one.mode = 'applicant'));
  await element(page).evaluate((one: SignPlan) => (one.mode = 'planner'));
  await page.locator('sign-plan-desk').waitFor();
  expect(page.url()).toBe(`${server.url()}host.html`);
});

const HOSTILE = `body * { box-sizing: content-box !important; font: italic 29px/3 fantasy !important; color: magenta !important; letter-spacing: .4em !important; word-spacing: 2em !important; text-transform: uppercase !important; text-align: right !important; text-indent: 3em !important; white-space: nowrap !important; float: left; padding: 5px !important; background: yellow !important; text-shadow: 2px 2px red !important; opacity: .5 !important; display: inline !important; max-width: 60ch !important; position: static !important; transition: all 2s !important }
button, input, div, svg, dialog { width: 3px !important; height: 3px !important; display: none !important }`;

test('a page whose rules reach for everything, written from right to left: the element keeps its look, the page its direction', async () => {
  const { page } = await host(`<sign-plan plan="plan/" proposal='${JSON.stringify(LAMP)}'></sign-plan>`, { css: HOSTILE, html: 'dir="rtl"' });
  await reported(page);
  const plain = await host(`<sign-plan plan="plan/" proposal='${JSON.stringify(LAMP)}'></sign-plan>`);
  await reported(plain.page);
  const looks = (of: Page): Promise<unknown> => of.evaluate(() => {
    const root = document.querySelector('sign-plan')?.shadowRoot;
    const inner = [root?.querySelector('h1'), root?.querySelector('sign-plan-verdict')?.shadowRoot?.querySelector('h2, strong, p'), root?.querySelector('sign-plan-form')?.shadowRoot?.querySelector('label'), root?.querySelector('sign-plan-foot')?.shadowRoot?.querySelector('button')];
    return inner.map((one) => {
      if (!(one instanceof Element)) return null;
      const style = getComputedStyle(one);
      return ['color', 'fontFamily', 'fontSize', 'fontStyle', 'lineHeight', 'letterSpacing', 'wordSpacing', 'textTransform', 'textAlign', 'textIndent', 'whiteSpace', 'textShadow', 'direction', 'boxSizing', 'fontVariantNumeric'].map((name) => style.getPropertyValue(name.replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`)));
    });
  });
  for (const one of [page, plain.page]) await one.locator('sign-plan-foot .primary').waitFor();
  expect(await looks(page)).toEqual(await looks(plain.page));
  expect((await looks(page) as unknown[]).includes(null)).toBe(false);
  const box = await element(page).boundingBox();
  expect(box?.width).toBeGreaterThan(300);
  expect(box?.height).toBeGreaterThan(300);
  expect(await page.evaluate(() => [document.dir, getComputedStyle(document.querySelector('#own') ?? document.body).direction])).toEqual(['rtl', 'rtl']);
  // The sheet stands in the page's body.
  await page.locator('sign-plan-foot .primary').click();
  expect((await page.locator('sign-plan-sheet dialog').boundingBox())?.width).toBeGreaterThan(600);
});

test('a column of 280 pixels: nothing wider than it, the verdict in sight', async () => {
  const { page } = await host(`<div id="column"><sign-plan plan="plan/" proposal='${JSON.stringify(LAMP)}'></sign-plan></div>`, { css: '#column { width: 280px; height: 600px } sign-plan { height: 100% }' });
  await reported(page);
  const [inside, dock] = await element(page).evaluate((one) => {
    const app = one.shadowRoot?.querySelector('.app');
    return [app !== null && app !== undefined && app.scrollWidth <= 280, one.shadowRoot?.querySelector('.dock')?.getBoundingClientRect().bottom ?? 0] as const;
  });
  expect(inside).toBe(true);
  expect(dock).toBeLessThanOrEqual((await page.locator('#column').boundingBox().then((box) => (box?.y ?? 0) + (box?.height ?? 0))) + 1);
});

test('in an article the wheel over the map goes on with the page, and Ctrl is the map’s', async () => {
  const { page } = await host(`<sign-plan plan="plan/" proposal='${JSON.stringify(LAMP)}'></sign-plan><p>…</p>`, { css: '#own { height: 300px } p { height: 2000px }' });
  await reported(page);
  await page.locator('sign-plan section.shown').waitFor();
  const zoom = (): Promise<number> => page.evaluate(() => document.querySelector('sign-plan')?.shadowRoot?.querySelector('sign-plan-svg-map')?.map?.getZoom() ?? 0);
  const before = await zoom();
  await page.mouse.move(900, 500);
  await page.mouse.wheel(0, 120);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  await page.getByText('按住 Ctrl').waitFor();
  expect(await zoom()).toBe(before);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -120);
  await page.keyboard.up('Control');
  await expect.poll(zoom).toBeGreaterThan(before);
});

test('without the address of a package the page says so', async () => {
  const { page } = await host('<sign-plan></sign-plan>');
  await page.getByText('没有写 plan').first().waitFor({ state: 'attached' });
  expect(await told(page, 'error')).toMatchObject([{ problems: [{ code: 'attribute.plan' }] }]);
});
