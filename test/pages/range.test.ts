/** A package with a layer of many megabytes: the page reads what lies about the place, and says the same as the whole package does. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page, Route } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../../src/check/compile.ts';
import { folderSource } from '../../src/io/node-source.ts';
import { loadPlan } from '../../src/plan/load.ts';
import type { Proposal } from '../../src/plan/proposal-types.ts';
import { makeReport } from '../../src/report/report.ts';
import type { Report } from '../../src/report/types.ts';
import { bigPackage } from '../support/big-package.ts';
import { launch, open, report, shown } from '../support/page.ts';

const ZONES = 'zones.fgb';
const HERE = { lon: 115.95, lat: 29.68 };
const THERE = { lon: 116.035, lat: 29.745 };
const fragment = ({ lon, lat }: typeof HERE): string => `v=1&at=${lon},${lat}&accuracy=1&signType=wall&use=commercial&width=3&height=1`;

let folder = '';
let bytes: Buffer;
let browser: Browser;
/** The same, read whole. */
let wholly: (asked: Report) => Report;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'signplan-range-'));
  await bigPackage(join(import.meta.dirname, '../../data/jiujiang/package'), folder, 16_000);
  bytes = readFileSync(join(folder, ZONES));
  const plan = await loadPlan(folderSource(folder));
  const checker = plan.ok ? compile(plan.value) : plan;
  if (!plan.ok || !checker.ok) throw new Error('no package');
  wholly = ({ proposal, asOf, engine }) => makeReport(plan.value, proposal as unknown as Proposal, checker.value.check(proposal as unknown as Proposal, { asOf }), { asOf, engine });
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

type Serve = (range: readonly [number, number] | null) => { readonly status: number; readonly body: Buffer; readonly headers?: Readonly<Record<string, string>> };
const ranges: Serve = (range) => (range === null ? { status: 200, body: bytes } : { status: 206, body: bytes.subarray(range[0], range[1] + 1), headers: { 'content-range': `bytes ${range[0]}-${range[1]}/${bytes.length}` } });

interface Host {
  serve: Serve;
  /** Bytes of the layer that were sent, and in how many answers. */
  sent: number;
  answers: number;
}
async function opened(host: Host, at = HERE): Promise<Page> {
  const { page } = await open(browser, fragment(at), {
    map: 'drawn',
    before: (page) =>
      page.route(/\/plan\//, async (route: Route) => {
        const file = new URL(route.request().url()).pathname.replace(/^.*\//, '');
        if (file !== ZONES) return route.fulfill({ body: readFileSync(join(folder, file)) });
        const range = /^bytes=(\d+)-(\d+)$/.exec((await route.request().allHeaders())['range'] ?? '');
        const answer = host.serve(range === null ? null : [Number(range[1]), Number(range[2])]);
        host.sent += answer.body.length;
        host.answers += 1;
        return route.fulfill({ ...answer, headers: { 'content-type': 'application/octet-stream', ...answer.headers } });
      }),
  });
  return page;
}
const go = (page: Page, { lon, lat }: typeof HERE): Promise<void> => page.evaluate((hash) => void (location.hash = hash), fragment({ lon, lat }));
const reportAt = async (page: Page, { lon }: typeof HERE): Promise<Report> => {
  await page.waitForFunction((lon) => (document.querySelector('sign-plan') as unknown as { report: Report | null }).report?.proposal.geometry.coordinates[0] === lon, lon, { timeout: 20_000 });
  return report(page);
};
const howRead = ({ plan }: Report): string | undefined => plan.files.find(({ file }) => file === ZONES)?.verified;
const asWhole = (one: Report): unknown => ({ ...one, plan: { ...one.plan, files: one.plan.files.map((file) => (file.file === ZONES ? { ...file, verified: 'whole' } : file)) } });

describe('a host with ranges', () => {
  const host: Host = { serve: ranges, sent: 0, answers: 0 };
  let page: Page;
  test('gives a part, and the verdict is that of the whole', async () => {
    page = await opened(host);
    const made = await reportAt(page, HERE);
    expect(howRead(made)).toBe('range');
    expect(asWhole(made)).toEqual(JSON.parse(JSON.stringify(wholly(made))));
    expect(host.sent).toBeLessThan(bytes.length * 0.7);
    await page.locator('sign-plan-svg-map').waitFor();
    expect(await shown(page, 'sign-plan-svg-map')).toContain('只显示所查位置附近的部分');
  });

  test('gives more where the place moves away', async () => {
    await go(page, THERE);
    const made = await reportAt(page, THERE);
    expect(howRead(made)).toBe('range');
    expect(asWhole(made)).toEqual(JSON.parse(JSON.stringify(wholly(made))));
  });

  test('another version in between decides nothing; once it is mended, reading again does', async () => {
    host.serve = (range) => ({ ...ranges(range), body: Buffer.alloc(ranges(range).body.length, 7) });
    const far = { lon: 115.905, lat: 29.755 };
    await go(page, far);
    const made = await reportAt(page, far);
    expect([howRead(made), made.verdict]).toEqual(['failed', 'undetermined']);
    expect(await shown(page, 'sign-plan')).toMatch(/与清单不是同一版本/);
    host.serve = ranges;
    await page.locator('sign-plan .notes button').first().click();
    await page.waitForFunction(() => (document.querySelector('sign-plan') as unknown as { report: Report | null }).report?.plan.files.every(({ verified }) => verified !== 'failed') === true, undefined, { timeout: 20_000 });
    expect(howRead(await reportAt(page, far))).toBe('range');
    await page.context().close();
  });
});

test('a host that takes no notice of ranges is read whole', async () => {
  const host: Host = { serve: () => ({ status: 200, body: bytes }), sent: 0, answers: 0 };
  const page = await opened(host);
  const made = await reportAt(page, HERE);
  expect(howRead(made)).toBe('whole');
  expect(made).toEqual(JSON.parse(JSON.stringify(wholly(made))));
  await page.context().close();
});
