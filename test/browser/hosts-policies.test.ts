/** The policies that the documentation gives to pages that take the element from another host: nothing breaks them, and nothing in them is idle. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faulty, signplanServe, type Host } from '../support/hosts.ts';
import { launch, report } from '../support/page.ts';

const SIGN = JSON.stringify({ type: 'Feature', geometry: { type: 'Point', coordinates: [116.0035, 29.6935] }, properties: { signType: 'wall', use: 'own-name', width: 6, height: 1.2 } });

let browser: Browser;
let plan: Host;
const running: Host[] = [];
beforeAll(async () => {
  browser = await launch({ webgl: true });
  plan = await signplanServe('--cors', '*');
  running.push(plan);
});
afterAll(async () => {
  await browser.close();
  await Promise.all(running.map((host) => host.stop()));
});

/** A page of the bureau's own host under a policy, with the element from the plan's host; what breaks the policy is gathered. */
async function bureau(policy: string, script: string, attributes: string): Promise<{ page: Page; violations: string[] }> {
  const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>局网站</title>${script}<sign-plan ${attributes} proposal='${SIGN}'></sign-plan></html>`;
  const host = await faulty({ pages: { 'index.html': html }, headers: { 'content-security-policy': policy }, missing: () => true });
  running.push(host);
  const page = await (await browser.newContext({ locale: 'zh-CN', viewport: { width: 800, height: 600 }, serviceWorkers: 'block' })).newPage();
  const violations: string[] = [];
  page.on('console', (message) => /security policy|policy:/i.test(message.text()) && violations.push(message.text()));
  await page.addInitScript(() => addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => console.info(`policy: ${violatedDirective} ${blockedURI}`)));
  await page.goto(host.url);
  return { page, violations };
}

describe('from another host', () => {
  const ways = {
    'the single file': () => [`default-src 'none'; script-src ${plan.url}; worker-src blob:; img-src data:`, `<script src="${plan.url}sign-plan.single.js" defer></script>`, ''],
    modules: () => [`default-src 'none'; script-src ${plan.url}; worker-src blob: ${plan.url}; connect-src ${plan.url}; img-src data:`, `<script type="module" src="${plan.url}sign-plan.js"></script>`, `plan="${plan.url}plan/"`],
  } as const;
  test.each(Object.entries(ways))('%s', async (_, way) => {
    const [policy = '', script = '', attributes = ''] = way();
    const { page, violations } = await bureau(policy, script, attributes);
    expect((await report(page)).plan.files.every(({ verified }) => verified === 'whole')).toBe(true);
    await page.locator('sign-plan .map.shown sign-plan-map').waitFor({ timeout: 40_000 });
    expect(violations).toEqual([]);
    await page.context().close();
  });
});
