/**
 * The same inputs give the same bytes in Chromium and Node: what the engine says of random proposals in random packages and in the default package, the reports of it,
 * and the numbers that all of it starts from. The page runs a bundle of the same source; cases are made here and passed as JSON to both. PROPERTY_SEED tries others.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { build } from 'vite';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Browser, Page } from 'playwright';
import { folderSource } from '../../src/io/node-source.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { random } from '../bench/random.ts';
import { launch } from '../support/page.ts';
import { randomPlan, randomProposal } from '../support/random-plan.ts';
import { randomProposals } from '../support/random-proposals.ts';
import { bits, planFrom, texts, type Batch, type Numbers } from '../support/same-bytes-entry.ts';

const SEED = Number(process.env['PROPERTY_SEED'] ?? 20261124);
const PACKAGES = 110;
const IN_EACH = 3;
const IN_DEFAULT = 690;
const NUMBERS = 2000;

type Entry = typeof import('../support/same-bytes-entry.ts');
declare global {
  interface Window {
    engine: Entry;
    given: { readonly plan: Plan; readonly batches: readonly Batch[] };
  }
}

async function bundle(): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: { write: false, target: 'es2022', minify: true, lib: { entry: join(import.meta.dirname, '../support/same-bytes-entry.ts'), formats: ['es'], fileName: 'engine' }, rollupOptions: { output: { codeSplitting: false } } },
  });
  const [output] = Array.isArray(made) ? made : [made];
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  if (chunk === undefined) throw new Error('nothing was built');
  return chunk.code;
}

let browser: Browser;
let page: Page;
/** What the page asks for, by name. */
const files = new Map<string, string>();
beforeAll(async () => {
  browser = await launch();
  page = await browser.newPage();
  files.set('engine.js', await bundle());
  files.set('engine.html', '<!doctype html><script type="module">import * as engine from "./engine.js"; window.engine = engine;</script>');
  await page.route(/\/(engine\.(js|html)|cases\.json)$/, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    const type = name.endsWith('.html') ? 'text/html' : name.endsWith('.js') ? 'text/javascript' : 'application/json';
    return route.fulfill({ body: files.get(name) ?? '', contentType: type });
  });
  await page.goto(`${inject('baseUrl')}engine.html`);
  await page.waitForFunction(() => 'engine' in window);
}, 120_000);
afterAll(() => browser.close());

const inNode = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The first place where two texts differ, with what is about it. */
function difference(a: string, b: string): string {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  return `Node …${a.slice(Math.max(0, i - 60), i + 60)}\nChromium …${b.slice(Math.max(0, i - 60), i + 60)}`;
}

test('findings, verdict and report of every case', { timeout: 480_000 }, async () => {
  const sampled = fc.sample(fc.tuple(randomPlan, fc.array(randomProposal, { minLength: IN_EACH, maxLength: IN_EACH })), { numRuns: PACKAGES, seed: SEED });
  const root = join(import.meta.dirname, '../../dist/app/plan');
  const plan: Plan = await planFrom(folderSource(root));
  const json = JSON.stringify([...sampled.map(([{ layers, ...rest }, proposals]): Batch => ({ plan: { ...rest, layers: [...layers] }, proposals })), { proposals: randomProposals(plan, IN_DEFAULT, SEED) }]);
  files.set('cases.json', json);

  await page.evaluate(async () => {
    const { served } = window.engine;
    window.given = { plan: await served('./plan/'), batches: (await (await fetch('./cases.json')).json()) as Batch[] };
  });
  // Both at once. What Playwright routes waits for Node, so the page has all it needs by now.
  const started = page.evaluate(() => Promise.all(window.engine.texts(window.given.batches, window.given.plan).map(window.engine.digest)));
  await new Promise((resolve) => setTimeout(resolve, 100));
  const own = texts(JSON.parse(json) as Batch[], plan);
  const hashes = await started;
  const verdicts = new Map<string, number>();
  for (const text of own) {
    const [{ verdict }] = JSON.parse(text) as [{ verdict: string }];
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
  }
  console.log(`Chromium ${browser.version()} and Node ${process.version}, seed ${SEED}: ${own.length} cases, ${Math.round(own.reduce((sum, text) => sum + text.length, 0) / 1e6)} million characters; ${[...verdicts].map((pair) => pair.join(' ')).join(', ')}`);

  expect(own.length).toBeGreaterThanOrEqual(1000);
  expect(verdicts.size).toBeGreaterThanOrEqual(4);
  expect(hashes.length).toBe(own.length);
  const wrong = own.flatMap((text, i) => (inNode(text) === hashes[i] ? [] : [i]));
  const [first] = wrong;
  if (first === undefined) return;
  const other = await page.evaluate((i) => window.engine.texts(window.given.batches, window.given.plan)[i] ?? '', first);
  throw new Error(`${wrong.length} cases differ, the first is ${first}:\n${difference(own[first] ?? '', other)}`);
});

test('projection, sine and cosine, to the last bit', async () => {
  const next = random(SEED);
  const numbers: Numbers = {
    places: Array.from({ length: NUMBERS }, () => {
      const meridian = 75 + 3 * Math.floor(next() * 21);
      return [meridian + (next() - 0.5) * 7, 3 + next() * 51, meridian] as const;
    }),
    angles: Array.from({ length: NUMBERS }, () => (next() - 0.5) * 14),
  };
  const other = await page.evaluate((given) => window.engine.bits(given), numbers);
  const own = bits(numbers);
  console.log(`projections and angles, seed ${SEED}: ${own.length} cases`);
  expect(own.length).toBe(2 * NUMBERS);
  expect(other).toEqual(own);
});
