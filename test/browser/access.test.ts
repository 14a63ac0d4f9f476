/** The page for everyone: its states without a violation of WCAG 2.2 AA, with targets that a finger meets and nothing that scrolls sideways; both languages complete. */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folderSource } from '../../src/io/node-source.ts';
import { loadGazetteer } from '../../src/plan/load-gazetteer.ts';
import { loadPlan } from '../../src/plan/load.ts';
import { spokenName } from '../../src/plan/spoken-name.ts';
import { prepare, sideways, small, words } from '../support/access.ts';
import { unfold, violations } from '../support/axe.ts';
import { control, launch, open, report, shown } from '../support/page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const SIGN = 'v=1&at=115.9785,29.7155&signType=wall&use=commercial&width=6&height=2.4&clearance=4.8&bearing=180';
const SHOP = 'v=1&at=116.0035,29.6935&accuracy=1&signType=wall&display=static&width=6&height=1.2&depth=0.2&clearance=2.8&bearing=180&commonParts=false&illumination=none&building=a';
const VERDICTS = {
  nonconforming: SIGN,
  undetermined: 'v=1&at=115.98265,29.72752&signType=wall',
  conforming: `${SHOP}&use=own-name`,
  conditional: `${SHOP}&use=commercial`,
  outside: `${SHOP}&use=own-name`.replace('116.0035,29.6935', '115.80,29.60'),
} as const;

const dialog = 'sign-plan-side dialog[open]';
const settled = (page: Page): Promise<unknown> => page.locator('sign-plan-side .body').evaluate(async (body) => {
  const element = body.firstElementChild as (HTMLElement & { updateComplete?: Promise<unknown> }) | null;
  await element?.updateComplete;
});
/** Another fragment, as when a link is opened in the same page. */
async function go(page: Page, fragment: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), fragment);
}

/** What lies over the page while it is open, and is all that can be come to. */
const SIDE = ['sign-plan', 'sign-plan-side', 'dialog'];
const SHEET = ['sign-plan-sheet', 'dialog'];
const COPY = ['sign-plan', 'sign-plan-foot', 'dialog'];

/** Every state of the page, one after the other in one context: `at` is told of each, and of what it lies within. */
async function walk(page: Page, at: (state: string, within?: readonly string[]) => Promise<void>): Promise<void> {
  const form = page.locator('sign-plan-form');
  await form.waitFor();
  await at('nothing stated');
  await page.locator('sign-plan-search input').fill('dw');
  await page.locator('sign-plan-search [role=option]').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await at('names found');
  await page.locator('sign-plan-search input').fill('');

  for (const [verdict, fragment] of Object.entries(VERDICTS)) {
    await go(page, fragment);
    await expect.poll(async () => (await report(page)).verdict).toBe(verdict);
    if (verdict === 'nonconforming') {
      await page.locator('sign-plan-passing section[aria-busy=false]').waitFor({ state: 'attached' });
      await at(verdict);
    }
    await unfold(page);
    await at(`${verdict}, unfolded`);
  }

  await go(page, `${SIGN}&faces=99`);
  await expect.poll(() => control(page, 'faces').getAttribute('aria-invalid')).toBe('true');
  await at('an entry that is wrong');
  await go(page, SIGN);
  await report(page);

  await page.locator('.place-tools button').first().click();
  const coordinates = page.locator('sign-plan-coordinates [name=coordinates]');
  await coordinates.fill('115.9785, 29.7155');
  await coordinates.press('Enter');
  await page.locator('sign-plan-coordinates .others').waitFor();
  await at('coordinates read');
  await coordinates.fill('29.7, 915.9');
  await coordinates.press('Enter');
  await page.locator('sign-plan-coordinates .problem').waitFor();
  await at('coordinates that are none');
  await go(page, SIGN.replace('115.9785', '115.9786'));

  await page.locator('.place-tools button').nth(1).click();
  await page.locator('sign-plan-svg-map .draw').waitFor();
  await at('drawing the face');
  await page.keyboard.press('Escape');

  await page.locator('sign-plan-foot summary').click();
  await at('the menu of the foot');
  await page.locator('sign-plan-foot .keep').click();
  await page.locator('sign-plan-side .said.shown').waitFor();
  await page.locator('.links button').first().click();
  await page.locator(`${dialog} sign-plan-proposals .duplicate`).first().click();
  for (const box of await page.locator('sign-plan-proposals input[type=checkbox]').all()) await box.check();
  await at('my signs', SIDE);
  await page.locator('sign-plan-proposals .bar .primary').click();
  await page.locator('sign-plan-proposals table').waitFor();
  await at('side by side', SIDE);
  await page.keyboard.press('Escape');

  await page.locator('.links button').nth(1).click();
  await page.locator('sign-plan-data-notes').waitFor();
  await at('data notes', SIDE);
  await page.keyboard.press('Escape');
  await page.locator('.links button').nth(3).click();
  await page.locator('sign-plan-verification').waitFor();
  await at('verification', SIDE);
  await page.keyboard.press('Escape');
  await page.locator('.links button').nth(2).click();
  await page.locator('sign-plan-clause button').first().click();
  await page.locator('sign-plan-clause article h3').nth(2).waitFor();
  await settled(page);
  await at('a clause', SIDE);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');

  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = () => false;
  });
  await page.locator('sign-plan-foot .link').click();
  await page.locator('sign-plan-foot dialog').waitFor();
  await at('copied by hand', COPY);
  await page.keyboard.press('Escape');

  await page.locator('sign-plan-foot .primary').click();
  await page.locator('sign-plan-sheet .paper:not(.measuring) .page').first().waitFor();
  await at('the sheet', SHEET);
  await page.keyboard.press('Escape');
}

/** Names that no translation changes: of places, of documents and their articles, and numbers of documents. */
async function names(): Promise<string[]> {
  const source = folderSource(join(import.meta.dirname, '../../data/jiujiang/package'));
  const loaded = await loadPlan(source);
  if (!loaded.ok) throw new Error('no plan');
  const plan = loaded.value;
  const gazetteer = await loadGazetteer(source, plan.manifest);
  const cited: string[] = [];
  const gather = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('document' in value) for (const text of Object.values(value)) if (typeof text === 'string') cited.push(text, ...(text.match(/《[^》]+》/g) ?? []));
    Object.values(value).forEach(gather);
  };
  gather(plan.rules);
  gather(plan.manifest);
  const features = [...plan.layers.values()].flatMap((layer) => layer.features.flatMap((feature) => [String(feature.properties['name'] ?? ''), spokenName(feature)]));
  const found = gazetteer.ok ? gazetteer.value.entries.flatMap(({ name, within }) => [name.zh, within ?? '']) : [];
  return [...new Set([...features, ...found, ...cited, plan.manifest.approval?.number ?? ''])].filter((name) => /\p{Script=Han}/u.test(name)).sort((a, b) => b.length - a.length);
}

describe('every state', () => {
  test('Chinese, on a phone of 320 pixels: nothing that axe finds, targets of 44 pixels, nothing sideways, no English left', { timeout: 120_000 }, async () => {
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const { page } = await open(browser, SIGN, {
      viewport: { width: 320, height: 640 },
      hasTouch: true,
      isMobile: true,
      reducedMotion: 'reduce',
      map: 'drawn',
      before: async (page) => {
        await prepare(page);
        await page.route('**/plan/manifest.json', async (route) => {
          await gate;
          await route.fulfill({ status: 404, body: '' });
        });
      },
    });
    const said = new Set<string>();
    const at = async (state: string, within?: readonly string[]): Promise<void> => {
      expect(await violations(page, within), state).toEqual([]);
      expect(await small(page, 44), state).toEqual([]);
      expect(await sideways(page), state).toEqual([]);
      expect(await page.evaluate(() => document.getAnimations().length), `${state}: what moves`).toBe(0);
      for (const text of await words(page)) said.add(text);
    };
    await page.locator('sign-plan-form').waitFor();
    await at('the package on its way');
    release();
    await page.locator('sign-plan .notes .note').waitFor();
    await at('a package that is not there');
    await page.unroute('**/plan/manifest.json');
    await page.route('**/plan/railways.fgb', (route) => route.fulfill({ status: 404, body: '' }));
    await page.locator('sign-plan .notes .note > .button').click();
    await report(page);
    await unfold(page);
    await at('a layer that is not there');
    await page.unroute('**/plan/railways.fgb');
    await page.locator('sign-plan .notes .note > .button').click();
    await page.locator('sign-plan .notes .note').waitFor({ state: 'detached' });
    await go(page, '');
    await walk(page, at);
    expect([...said].filter((text) => /(?:\b[a-z]{2,} ){3}/i.test(text) || /undefined|\[object|NaN/.test(text))).toEqual([]);
    await page.context().close();
  });

  test('English, dark, at a desk: nothing that axe finds, targets of 24 pixels, no Chinese left but names', { timeout: 120_000 }, async () => {
    const { page } = await open(browser, '', { colorScheme: 'dark', map: 'drawn', before: prepare });
    await page.locator('sign-plan .languages [lang=en]').click();
    await expect.poll(() => shown(page, 'sign-plan-verdict'), { timeout: 5000 }).not.toMatch(/\p{Script=Han}/u);
    const allowed = await names();
    // Beside its transcription, in brackets, a city's name tells it from another that is written alike.
    const without = (text: string): string => allowed.reduce((rest, name) => rest.split(name).join(''), text).replace(/(?<=[A-Z][a-z]+ )\(\p{Script=Han}+\)/gu, '');
    const left = new Map<string, string>();
    const seen = new Set<string>(['中文']);
    /** Seen on the phone already; dark colours are looked at where there are others. */
    const looked = new Set(['names found', 'nonconforming, unfolded', 'conditional, unfolded', 'drawing the face', 'my signs', 'side by side', 'a clause', 'the sheet']);
    await walk(page, async (state, within) => {
      if (looked.has(state)) expect(await violations(page, within), state).toEqual([]);
      expect(await small(page, 24), state).toEqual([]);
      const found = await page.evaluate(() => (document.querySelector('sign-plan') as unknown as { report: { findings: { text: { en: string } }[] } | null }).report?.findings.map(({ text }) => text.en) ?? []);
      for (const text of [...(await words(page)), ...found]) {
        if (seen.has(text)) continue;
        seen.add(text);
        if ((/\p{Script=Han}/u.test(text) && /\p{Script=Han}/u.test(without(text))) || /undefined|\[object|NaN/.test(text)) left.set(text, state);
      }
    });
    expect(Object.fromEntries(left)).toEqual({});
    await page.context().close();
  });
});
