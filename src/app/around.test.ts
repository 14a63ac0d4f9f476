/** A package of which a layer is read in part: the page's answers are those of the whole, wherever the place is, and what can't be read decides nothing. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bigPackage } from '../../test/support/big-package.ts';
import { randomProposals } from '../../test/support/random-proposals.ts';
import type { Checker } from '../check/checker.ts';
import { fromStated, type FormValues } from '../elements/form/values.ts';
import type { RangeSource } from '../io/blocks.ts';
import { folderSource } from '../io/node-source.ts';
import { cut, sourceProblem, type ByteSource, type Slice } from '../io/source.ts';
import { loadPlan } from '../plan/load.ts';
import type { Plan } from '../plan/plan.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import { fail, ok, type Result } from '../problem.ts';
import { ENGINE } from '../report/engine.ts';
import { fullReport } from '../report/full-report.ts';
import type { Report } from '../report/types.ts';
import { Around, type Finish } from './around.ts';
import type { Opened } from './package.ts';

const PACKAGE = join(import.meta.dirname, '../../data/jiujiang/package');
const ZONES = 'zones.fgb';
let dir = '';
let folder: RangeSource;
let whole: Opened;
let sparse: Plan;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'signplan-around-'));
  await bigPackage(PACKAGE, dir, 3000, [4, 10]);
  folder = folderSource(dir) as RangeSource;
  const [all, less] = await Promise.all([loadPlan(folder), loadPlan(folder, { without: ['base'], upTo: 100_000 })]);
  if (!all.ok || !less.ok) throw new Error('no package');
  sparse = less.value;
  whole = await openedOf(all.value);
});
afterAll(() => rm(dir, { recursive: true }));

const finish = (source: ByteSource): Finish => (plan, compiled) => Promise.resolve(compiled.ok ? ok({ plan, checker: compiled.value, source, rest: () => Promise.resolve(ok(plan)) }) : compiled);
async function openedOf(plan: Plan): Promise<Opened> {
  const { compile } = await import('../check/compile.ts');
  const opened = await finish(folder)(plan, compile(plan));
  if (!opened.ok) throw new Error(opened.problems[0]?.code);
  return opened.value;
}

const NEVER = new AbortController().signal;
interface Page {
  readonly around: Around;
  readonly first: Opened;
  /** What the page goes on with. */
  readonly turned: () => Promise<Opened>;
}
async function page(values: FormValues, source: ByteSource = folder): Promise<Page | null> {
  const opened = await Around.open(source, sparse, values, finish(source), NEVER);
  if (opened === null) return null;
  if (!opened.ok) throw new Error(opened.problems[0]?.code);
  const { around } = opened.value;
  if (around === undefined) throw new Error('not in part');
  return { around, first: opened.value, turned: () => new Promise((done) => (around.turned = done)) };
}

const valuesOf = (proposal: Proposal): FormValues => fromStated(proposal);
const report = ({ plan, checker }: { plan: Plan; checker: Checker }, proposal: Proposal, brief = true): Report => fullReport(plan, checker, proposal, { asOf: '2026-11-24', engine: ENGINE, brief });
const asWhole = (one: Report): string => JSON.stringify({ ...one, plan: { ...one.plan, files: one.plan.files.map((file) => (file.file === ZONES && file.verified === 'range' ? { ...file, verified: 'whole' } : file)) } });

test('as the place moves about, each report in full is that of the whole package, to the byte but for how the layer was read', async () => {
  // What would pass and what to change takes a second: of two that stand by themselves, one of which another place would do for, a planned site for the other.
  const standing = (signType: string, use: string, ...coordinates: number[]): Proposal => ({ geometry: { type: 'Point', coordinates }, properties: { signType, use, width: 2, height: 1.5, clearance: 3, bearing: 0 } });
  const full = [standing('upright', 'commercial', 115.9786, 29.68992), standing('pole', 'public-service', 116.0131, 29.66832)];
  const proposals = [...randomProposals(whole.plan, 14, 8), ...full];
  const [first] = proposals;
  const there = await page(valuesOf(first as Proposal));
  if (there === null) throw new Error('not in part');
  let moves = 0;
  const kinds = new Set<string>();
  for (const proposal of proposals) {
    const values = valuesOf(proposal);
    let opened = there.around.at(values);
    if (opened === null) {
      moves++;
      opened = await there.turned();
      expect(there.around.at(values)).toBe(opened);
    }
    const zones = opened.plan.layers.get('zones');
    expect(zones?.state).toBe('range');
    expect((zones?.features.length ?? 0) < 1500).toBe(true);
    const brief = !full.includes(proposal);
    const made = report(opened, proposal, brief);
    expect(made.plan.files.find(({ file }) => file === ZONES)?.verified).toBe('range');
    for (const { kind } of made.remedies ?? []) kinds.add(kind);
    expect(asWhole(made)).toBe(JSON.stringify(report(whole, proposal, brief)));
  }
  expect(moves).toBeGreaterThan(5);
  expect([...kinds].toSorted()).toEqual(['place', 'site', 'type']);
});

test('a step aside needs nothing; a sign elsewhere is judged by what lies there, and the page stays', async () => {
  const [one, other] = [{ lon: '115.93', lat: '29.66' }, { lon: '115.932', lat: '29.661' }];
  const there = await page(one);
  expect(there?.around.at(other)).toBe(there?.first);
  const [sign] = randomProposals(whole.plan, 1, 2);
  const far: Proposal = { geometry: { type: 'Point', coordinates: [116.03, 29.75] }, properties: sign?.properties ?? { signType: 'wall' } };
  const unread = there?.first.checker.check(far, { asOf: '2026-11-24' });
  expect(unread?.findings.some(({ clause }) => clause === 'package.layer')).toBe(true);
  const about = await there?.around.about(far, NEVER);
  expect(about?.checker.check(far, { asOf: '2026-11-24' })).toEqual(whole.checker.check(far, { asOf: '2026-11-24' }));
  expect(there?.around.now).toBe(there?.first);
});

test('whoever looks at all places gets all of it', async () => {
  const there = await page({});
  const turned = there?.turned();
  const [all, again] = await Promise.all([there?.around.whole(), there?.around.whole()]);
  expect(all).toBe(again);
  expect(await turned).toBe(all);
  expect(all?.around).toBeUndefined();
  expect(all?.plan.layers.get('zones')).toMatchObject({ state: 'whole', features: { length: 3000 } });
});

/** The folder, but for parts of the zones. */
const otherwise = (name: () => string, slice: (begin: number, length: number) => Promise<Result<Slice>>): ByteSource => ({
  ...folder,
  // Blocks are kept by the source's name: of another one nothing is there yet.
  get name() {
    return name();
  },
  slice: (_, begin, length) => slice(begin, length),
});

test('a host without ranges is read whole; so are rules that look farther, and a source that has no parts', async () => {
  const ignored = otherwise(() => 'ignoring', () => Promise.resolve(fail(sourceProblem('range-ignored', ZONES, '整个', 'whole'))));
  expect(await page({ lon: '115.93', lat: '29.66' }, ignored)).toBeNull();
  expect(await page({}, { name: folder.name, read: (file) => folder.read(file) })).toBeNull();
  const [clause] = sparse.rules.clauses;
  const farther = { ...sparse, rules: { ...sparse.rules, clauses: [...sparse.rules.clauses, { ...clause, id: 'X', requires: { none: { layer: 'zones', within: 5 } } } as typeof sparse.rules.clauses[number]] } };
  expect(await Around.open(folder, farther, {}, finish(folder), NEVER)).toBeNull();
});

test('what breaks off on the way leaves the layer unread there: undetermined, and read again at the next place', async () => {
  let isThere = true;
  const { around, turned } = (await page({ lon: '115.93', lat: '29.66' }, otherwise(() => (isThere ? 'there' : 'gone'), async (begin, length) => {
    if (!isThere) return fail(sourceProblem('unreachable', ZONES, '断', 'gone'));
    const bytes = await folder.read(ZONES);
    return bytes.ok ? cut(ZONES, bytes.value, begin, length) : bytes;
  }))) as Page;
  isThere = false;
  const values = { lon: '116.045', lat: '29.755' };
  expect(around.at(values)).toBeNull();
  const broken = await turned();
  expect(broken.plan.problems.map(({ code }) => code)).toEqual(['source.unreachable']);
  const sign: Proposal = { geometry: { type: 'Point', coordinates: [116.045, 29.755] }, properties: { signType: sparse.rules.signTypes[0]?.id ?? '' } };
  expect(['nonconforming', 'undetermined']).toContain(broken.checker.check(sign, { asOf: '2026-11-24' }).verdict);
  expect(report(broken, sign).plan.files.find(({ file }) => file === ZONES)?.verified).toBe('failed');
  expect(around.at(values), 'no endless asking').toBe(broken);
  isThere = true;
  expect(around.at({ lon: '115.93', lat: '29.66' })).toBeNull();
  expect((await turned()).plan.problems).toEqual([]);
});

test('a place that is left again while it is being read is forgotten', async () => {
  const there = await page({ lon: '115.93', lat: '29.66' });
  let turns = 0;
  if (there !== null) there.around.turned = () => void turns++;
  expect(there?.around.at({ lon: '116.04', lat: '29.75' })).toBeNull();
  expect(there?.around.at({ lon: '115.93', lat: '29.66' })).toBe(there?.first);
  await there?.around.about({ geometry: { type: 'Point', coordinates: [116.04, 29.75] }, properties: { signType: 'wall' } }, NEVER);
  expect(turns).toBe(0);
});
