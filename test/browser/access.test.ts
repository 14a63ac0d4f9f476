/** The page for everyone: axe without a violation in its states, by keyboard alone, in English. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unfold, violations } from '../support/axe.ts';
import { launch, open, PHONE, report, shown } from '../support/page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe('axe, WCAG 2.2 AA', () => {
  const SIGN = 'v=1&at=115.9785,29.7225&signType=wall&use=commercial&width=6&height=2';
  test.each([
    ['nothing stated', '', {}],
    ['nonconforming', SIGN, {}],
    ['undetermined', 'v=1&at=115.98265,29.72752&signType=wall', {}],
    ['conforming', 'v=1&at=116.0035,29.6935&accuracy=1&signType=wall&use=own-name&display=static&width=6&height=1.2&clearance=2.8&bearing=180&commonParts=false&illumination=none', {}],
    ['an error in the form', `${SIGN}&faces=99`, {}],
    ['with the map', SIGN, { map: true }],
    ['dark, with the map', SIGN, { colorScheme: 'dark' as const, map: true }],
    ['phone', SIGN, { viewport: PHONE, hasTouch: true }],
  ])('%s', async (_, fragment, options) => {
    const { page } = await open(browser, fragment, options);
    await page.locator('sign-plan-form').waitFor();
    if ('map' in options) await page.locator('sign-plan-map').waitFor({ state: 'attached', timeout: 40_000 });
    if (fragment !== '') await page.locator('sign-plan-findings .citation, sign-plan-form .problem').first().waitFor({ state: 'attached' });
    await unfold(page);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });
});

test('the whole task by keyboard alone, and the result is announced', async () => {
  const { page } = await open(browser);
  await page.locator('sign-plan-form').waitFor();
  const focused = (): Promise<string> =>
    page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLButtonElement ? `${element.name}:${element.type}` : (element?.tagName ?? '');
    });
  const to = async (name: string): Promise<void> => {
    for (let i = 0; i < 40; i++) {
      if ((await focused()).startsWith(name)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`no way to ${name} by Tab`);
  };
  await to('lon');
  await page.keyboard.type('115.9785, 29.7225');
  await to('use');
  await page.keyboard.press('Space');
  await to('signType');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await to('width');
  await page.keyboard.type('6');
  expect((await report(page)).verdict).toBe('nonconforming');
  const announced = page.locator('sign-plan-verdict [role=status]').first();
  await expect.poll(() => announced.textContent()).toContain('不符合');
  await page.context().close();
});

test('English is complete: no Chinese is left but names of places and documents', async () => {
  const { page } = await open(browser, 'v=1&at=115.9785,29.7225&signType=wall&use=commercial&width=6&height=2');
  await report(page);
  await page.getByRole('button', { name: 'EN' }).or(page.getByText('EN', { exact: true })).first().click();
  await expect.poll(() => shown(page, 'sign-plan-verdict')).toContain('Does not conform');
  const found = await report(page);
  // The live region speaks after a rest.
  await expect.poll(() => page.locator('sign-plan-verdict [role=status]').first().textContent()).toMatch(/^[^\p{Script=Han}]*$/u);
  const lines = await page.evaluate(() => {
    const out: string[] = [];
    const walk = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.tagName === 'STYLE' || element.tagName === 'SIGN-PLAN-MAP') continue;
        if (element.shadowRoot) walk(element.shadowRoot);
        for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE && /\p{Script=Han}/u.test(node.textContent ?? '')) out.push((node.textContent ?? '').trim());
      }
    };
    const app = document.querySelector('sign-plan')?.shadowRoot;
    if (app) walk(app);
    return out;
  });
  const names = [...found.place.zones, ...found.place.segments, ...found.place.sites].map((one) => one.name);
  // An article's name is Chinese where it has no number, and so is a law that it names.
  const documents = found.findings.flatMap(({ citation, feature }) => [citation.document, citation.article, citation.via ?? '', ...(citation.article.match(/《[^》]+》/g) ?? []), feature?.name ?? '']);
  const left = lines.filter((line) => line !== '中文' && !names.some((name) => line.includes(name)) && !documents.some((name) => name !== '' && line.includes(name)));
  expect(left).toEqual([]);
  for (const finding of found.findings) {
    const rest = [...names, ...documents].reduce((text, name) => (name === '' ? text : text.split(name).join('')), finding.text.en);
    expect(rest, finding.clause).not.toMatch(/\p{Script=Han}/u);
  }
  await page.context().close();
});
