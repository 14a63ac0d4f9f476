/** As of a date and by phase, at the command line: what is in force on a day, and what lies beyond the plan's term. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFromSources } from '../plan/build/build.ts';
import { tinyMatrix, tinySources, type Tiny } from '../plan/tiny.fixture.ts';
import { PLACES, SHOP, smallFiles } from '../report/report.fixture.ts';
import type { Report } from '../report/types.ts';
import { run } from './run.ts';

type Feature = Tiny['layers']['zones']['features'][number];
const copy = (feature: Feature | undefined, properties: Record<string, unknown>): Feature => ({ type: 'Feature', geometry: feature?.geometry ?? { type: '', coordinates: [] }, properties: { ...feature?.properties, ...properties } });

/** The general zone until midsummer 2026, a prohibited one after it; a segment of the far phase; a site, a clause and a later clause with days of their own. */
function dated(tiny: Tiny): void {
  tiny.plan.phases.push({ id: 'far', title: { zh: '远期', en: 'Far' }, from: '2026-01-01', until: '2035-12-31' });
  const [banned, general] = tiny.layers.zones.features;
  tiny.layers.zones.features = [banned, copy(general, { until: '2026-06-30' }), copy(general, { key: 'YB-2', class: 'prohibited', from: '2026-07-01' })].flatMap((feature) => feature ?? []);
  tiny.plan.layers = tiny.plan.layers.map((layer) => (layer.id === 'segments' || layer.id === 'sites' ? { ...layer, columns: { ...layer.columns, phase: 'string', until: 'string' } } : layer));
  tiny.layers.segments.features.push({ type: 'Feature', geometry: { type: 'LineString', coordinates: [[116.01, 29.69], [116.03, 29.69]] }, properties: { key: 'LD-2', class: 'strict', side: 'both', depth: 30, phase: 'far' } });
  tiny.layers.sites.features.push({ type: 'Feature', geometry: { type: 'Point', coordinates: [116.03, 29.67] }, properties: { key: 'DW-2', signType: 'wall', use: 'own-name', radius: 15, capacity: 1, phase: 'near', until: '2027-03-01' } });
  const [first] = tiny.own.clauses;
  tiny.own.clauses.push({ ...first, id: 'early', title: { zh: '早', en: 'Early' }, requires: { fact: 'height', op: '<=', value: 5 }, valid: { until: '2026-06-30' } }, { ...first, id: 'late', title: { zh: '晚', en: 'Late' }, requires: { fact: 'height', op: '<=', value: 5 }, valid: { from: '2026-07-01', until: '2026-07-01' } });
  tiny.matrix = tinyMatrix({ 'zone,general,wall,own-name,regular': 'allowed,', 'zone,prohibited,wall,own-name,regular': 'forbidden,', 'none,,wall,own-name,regular': 'allowed,', 'segment,strict,wall,own-name,regular': 'forbidden,' });
}

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'signplan-phases-'));
  for (const [name, change] of [['pkg', dated], ['plain', undefined], ['bare', (tiny: Tiny) => void (tiny.plan.phases = [])]] as const) {
    await mkdir(join(dir, name));
    for (const [file, bytes] of smallFiles(change)) await writeFile(join(dir, name, file), bytes);
  }
});
afterAll(() => rm(dir, { recursive: true }));

async function check(at: readonly number[], properties: Record<string, unknown>, ...options: string[]): Promise<{ exit: number; out: string; err: string; report: () => Report }> {
  let out = '';
  let err = '';
  const input = JSON.stringify({ type: 'Feature', geometry: { type: 'Point', coordinates: at }, properties });
  const argv = ['check', ...(options.includes('--plan') ? [] : ['--plan', 'pkg']), ...options, '-'];
  const exit = await run(argv, { stdout: (text) => void (out += text), stderr: (text) => void (err += text), stdin: (async function* () { await Promise.resolve(); yield new TextEncoder().encode(input); })(), cwd: dir, today: () => '2026-11-24' });
  return { exit, out, err, report: () => JSON.parse(out) as Report };
}
const reported = async (at: readonly number[], properties: Record<string, unknown>, ...options: string[]): Promise<Report> => (await check(at, properties, '--format', 'json', ...options)).report();
const matrixOf = ({ findings }: Report): string[] => findings.filter(({ clause }) => clause === 'matrix').map(({ result, scope }) => `${result} ${scope?.kind ?? ''} ${scope?.key ?? ''}`);

describe('what is in force on a day', () => {
  it.each([
    ['2026-06-30', 'conforming', ['pass zone YB-1']],
    ['2026-07-01', 'nonconforming', ['fail zone YB-2']],
  ])('a zone until %s, another class from the next day', async (asOf, verdict, matrix) => {
    const report = await reported(PLACES.general, SHOP, '--as-of', asOf);
    expect([report.verdict, matrixOf(report)]).toEqual([verdict, matrix]);
    expect(report.place.zones.map(({ key }) => key)).toEqual([matrix[0]?.slice(-4)]);
  });

  it('clauses by their first and last day', async () => {
    const clauses = async (asOf: string): Promise<string[]> => (await reported(PLACES.general, SHOP, '--as-of', asOf)).findings.map(({ clause }) => clause).filter((id) => id === 'early' || id === 'late');
    expect([await clauses('2026-06-30'), await clauses('2026-07-01'), await clauses('2026-07-02')]).toEqual([['early'], ['late'], []]);
  });

  it('a segment and a site by the phase that their column names', async () => {
    const onSegment = async (asOf: string): Promise<string[]> => (await reported([116.02, 29.69], SHOP, '--as-of', asOf)).place.segments.map(({ key }) => key);
    expect([await onSegment('2025-12-31'), await onSegment('2026-01-01'), await onSegment('2035-12-31')]).toEqual([[], ['LD-2'], ['LD-2']]);
    const onSite = async (asOf: string): Promise<string[]> => (await reported([116.03, 29.67], SHOP, '--as-of', asOf)).place.sites.map(({ key }) => key);
    // From the phase's first day on, beyond its last, until its own.
    expect([await onSite('2022-01-01'), await onSite('2027-03-01'), await onSite('2027-03-02')]).toEqual([['DW-2'], ['DW-2'], []]);
  });

  it('is asked of one day, whatever the sign’s own start and end', async () => {
    const dates = { start: '2026-06-01', end: '2026-12-31' };
    expect((await reported(PLACES.general, { ...SHOP, ...dates })).asOf).toBe('2026-06-01');
    expect((await reported(PLACES.general, { ...SHOP, ...dates })).verdict).toBe('conforming');
    expect((await reported(PLACES.general, { ...SHOP, ...dates }, '--as-of', '2026-07-01')).verdict).toBe('nonconforming');
  });
});

describe('--phase', () => {
  it('means as of the first day of the phase, and the report names the phases of its day', async () => {
    const near = await reported(PLACES.general, SHOP, '--phase', 'near');
    const far = await reported(PLACES.general, { ...SHOP, start: '2030-01-01' }, '--phase', 'far');
    expect([near.asOf, near.phases, far.asOf, far.phases]).toEqual(['2022-01-01', ['near'], '2026-01-01', ['far']]);
    expect((await reported(PLACES.general, SHOP, '--as-of', '2036-01-01')).phases).toEqual([]);
    expect((await check(PLACES.general, SHOP, '--phase', 'far')).out).toContain('判定日期 2026-01-01，分期：远期');
    expect((await check(PLACES.general, SHOP, '--phase', 'far', '--lang', 'en')).out).toContain('as of 2026-01-01, phase: Far');
    expect((await check(PLACES.general, SHOP, '--as-of', '2036-01-01')).out).toContain('判定日期 2036-01-01 ·');
  });
  it.each([
    [['--phase', 'nera'], 'plan.unknown-phase', 'it has near, far. Did you mean near?'],
    [['--phase', 'x', '--plan', 'bare'], 'plan.unknown-phase', 'has no phases'],
    [['--phase', 'near', '--as-of', '2026-01-01'], 'cli.usage', 'Only one of'],
    [['--phase'], 'cli.usage', 'needs a value'],
  ])('%j is refused', async (options, code, says) => {
    const { exit, out, err } = await check(PLACES.general, SHOP, ...options, '--lang', 'en');
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toContain(`[${code}]`);
    expect(err).toContain(says);
  });
});

describe('the term of the plan', () => {
  const term = async (properties: Record<string, unknown>, asOf: string, at: readonly number[] = PLACES.general): Promise<string[] | null> => {
    const report = await reported(at, { ...SHOP, ...properties }, '--plan', 'plain', '--as-of', asOf);
    const finding = report.findings.find(({ clause }) => clause === 'plan.term');
    // The plan's own are one unknown then; what is national is as it was.
    const own = report.findings.filter(({ clause }) => clause === 'matrix' || clause === 'P-01' || clause === 'top').length;
    const national = report.findings.filter(({ clause }) => clause === 'L-18' || clause === 'advice').map(({ clause, result }) => `${clause} ${result}`);
    expect(national.sort()).toEqual(['L-18 not-covered', 'advice pass']);
    expect(own).toBe(finding === undefined && report.verdict !== 'outside' ? 3 : 0);
    if (finding !== undefined) expect([finding.result, report.verdict]).toEqual(['unknown', 'undetermined']);
    return finding === undefined ? null : finding.reason.map((reason) => (reason.kind === 'term' ? reason.name : reason.kind));
  };
  it.each<[string, Record<string, unknown>, string, string[] | null]>([
    ['a day before it', {}, '2021-12-31', ['asOf']],
    ['its first day', {}, '2022-01-01', null],
    ['its last day', {}, '2035-12-31', null],
    ['a day after it', {}, '2036-01-01', ['asOf']],
    ['a start before it', { start: '2021-12-31', end: '2026-12-31' }, '2026-01-01', ['start']],
    ['a start on its first day and an end on its last', { start: '2022-01-01', end: '2035-12-31' }, '2026-01-01', null],
    ['an end after it', { end: '2036-01-01' }, '2026-01-01', ['end']],
    ['all three', { start: '2021-01-01', end: '2036-01-01' }, '2040-01-01', ['asOf', 'start', 'end']],
  ])('%s', async (_, properties, asOf, reasons) => expect(await term(properties, asOf)).toEqual(reasons));

  it('says nothing outside the plan area', async () => {
    const report = await reported(PLACES.outside, SHOP, '--plan', 'plain', '--as-of', '2036-01-01');
    expect(report.verdict).toBe('outside');
    expect(report.findings.some(({ clause }) => clause === 'plan.term')).toBe(false);
  });

  it('leaves a recommended standard that the plan adopts as advice', async () => {
    const tall = { ...SHOP, height: 2.6, clearance: 1, topHeight: 3.6 };
    const result = async (asOf: string): Promise<string | undefined> => (await reported(PLACES.general, tall, '--plan', 'plain', '--as-of', asOf)).findings.find(({ clause }) => clause === 'S-01')?.result;
    expect([await result('2026-01-01'), await result('2036-01-01')]).toEqual(['fail', 'advice']);
  });
});

describe('dates and phases in the sources', () => {
  const problems = (change: (tiny: Tiny) => void): string[] => {
    const built = buildFromSources(tinySources(change));
    return built.ok ? [] : built.problems.map(({ code, path, text }) => `${code} ${path ?? ''} ${text.en}`);
  };
  const zone = (properties: Record<string, unknown>) => (tiny: Tiny): void => {
    tiny.plan.layers = tiny.plan.layers.map((layer) => (layer.id === 'zones' ? { ...layer, columns: { ...layer.columns, phase: 'string' } } : layer));
    tiny.layers.zones.features.push(copy(tiny.layers.zones.features[1], { key: 'YB-2', class: 'prohibited', ...properties }));
  };
  it.each<[string, Record<string, unknown>, RegExp[]]>([
    ['a phase that there is not', { phase: 'naer' }, [/^layer\.phase features\[2\] \(YB-2\)\.phase The plan has no such phase; it has near\. Did you mean near\?$/]],
    ['a phase and a first day', { phase: 'near', from: '2022-01-01' }, [/^layer\.phase .* Only one of phase and from may be there\.$/]],
    ['an end before the beginning', { from: '2026-02-01', until: '2026-01-31' }, [/^layer\.date .*until It ends before it begins, 2026-02-01\.$/]],
    ['an end before the phase', { phase: 'near', until: '2021-12-31' }, [/^layer\.date .*until It ends before it begins, 2022-01-01\.$/]],
    ['no date', { from: '2026-1-1' }, [/^layer\.date .*\.from A date is written/]],
    ['two zones on one day', { phase: 'near' }, [/^layer\.overlap .*YB-1/]],
  ])('%s', (_, properties, expected) => {
    const found = problems(zone(properties));
    expect(found).toHaveLength(expected.length);
    expected.forEach((pattern, i) => expect(found[i]).toMatch(pattern));
  });
  it('zones that follow one another do not overlap, by date and by phase', () => {
    expect(problems((tiny) => {
      zone({ phase: 'far' })(tiny);
      tiny.plan.phases.push({ id: 'far', title: { zh: '远', en: 'Far' }, from: '2026-01-01', until: '2035-12-31' });
      Object.assign(tiny.layers.zones.features[1]?.properties ?? {}, { until: '2025-12-31' });
    })).toEqual([]);
  });
});
