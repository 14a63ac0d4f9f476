/** What verifying promises: a report as it was made is confirmed, whatever it says, and nothing that was changed in it is. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile, type Checker } from '../../check/compile.ts';
import { memorySource } from '../../io/source.ts';
import { loadPlan } from '../../plan/load.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Tiny } from '../../plan/tiny.fixture.ts';
import { ENGINE } from '../engine.ts';
import { fullReport } from '../full-report.ts';
import { PLACES, SHOP, small, smallFiles, type Small } from '../report.fixture.ts';
import type { Report } from '../types.ts';
import { readReports } from './read.ts';
import { tally, verifyRows } from './rows.ts';
import type { Verification, VerifiedRow } from './types.ts';
import { verificationSentence } from './wording.ts';

type Mutable<T> = { -readonly [K in keyof T]: Mutable<T[K]> };

const AS_OF = '2026-11-24';
let whole: Small;
let torn: Small;
beforeAll(async () => {
  [whole, torn] = await Promise.all([small(), small(['highways.fgb'])]);
});

async function changed(change: (tiny: Tiny) => void): Promise<{ plan: Plan; checker: Checker }> {
  const plan = await loadPlan(memorySource(smallFiles(change)));
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  const checker = compile(plan.value);
  if (!checker.ok) throw new Error(JSON.stringify(checker.problems));
  return { plan: plan.value, checker: checker.value };
}

const make = (city: Small, at: readonly [number, number], properties: Record<string, unknown>, all = false): Report => fullReport(city.plan, city.checker, city.proposal(at, properties), { asOf: AS_OF, engine: ENGINE, all });
function rows(text: string, against: { plan: Plan; checker: Checker } = whole): readonly VerifiedRow[] {
  const read = readReports(text, 'report.json');
  if (!read.ok) return [{ row: 0, kind: 'unreadable', problems: read.problems }];
  return verifyRows(read.value, against).rows;
}
function verified(report: unknown, against?: { plan: Plan; checker: Checker }): Verification {
  const [row] = rows(JSON.stringify(report), against);
  if (row?.kind !== 'verified') throw new Error(JSON.stringify(row));
  return row.verification;
}
const outcome = (row: VerifiedRow | undefined): string => (row?.kind === 'verified' ? row.verification.outcome : (row?.kind ?? ''));

const proposals = fc.record({
  at: fc.tuple(fc.double({ min: 115.94, max: 116.06, noNaN: true }), fc.double({ min: 29.64, max: 29.76, noNaN: true })),
  properties: fc.record(
    {
      signType: fc.constantFrom('wall', 'pole'), use: fc.constantFrom('commercial', 'public-service', 'own-name'), display: fc.constantFrom('static', 'led'), width: fc.double({ min: 0.1, max: 30, noNaN: true }), height: fc.double({ min: 0.1, max: 12, noNaN: true }), depth: fc.double({ min: 0, max: 2, noNaN: true }),
      bearing: fc.double({ min: 0, max: 360, noNaN: true }), accuracy: fc.double({ min: 0, max: 60, noNaN: true }), illumination: fc.constantFrom('none', 'internal'), luminance: fc.double({ min: 0, max: 900, noNaN: true }), building: fc.constantFrom('B', 'C'), id: fc.string(), name: fc.string(), consents: fc.constantFrom(['grid'], []), start: fc.constantFrom('2026-01-01', '2036-01-01'), replaces: fc.constant(['XZ-1']),
    },
    { requiredKeys: ['signType'] },
  ),
});

describe('a report as it was made', () => {
  it('is confirmed, whatever it says and however its text is laid out', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(proposals, fc.boolean(), fc.constantFrom(undefined, 2), ({ at, properties }, all, indent) => {
        const report = make(whole, at, properties, all);
        seen.add(report.verdict);
        const [row] = rows(JSON.stringify(report, null, indent));
        expect(row).toMatchObject({ kind: 'verified', verification: { outcome: 'confirmed', holds: true, files: [], plan: [], findings: [], fields: [], verdict: { was: report.verdict, now: report.verdict } } });
      }),
      { numRuns: 200 },
    );
    expect([...seen].sort()).toEqual(['nonconforming', 'outside', 'undetermined']);
    for (const properties of [SHOP, { ...SHOP, depth: 0.1 }]) expect(outcome(rows(JSON.stringify(make(whole, PLACES.general, properties)))[0])).toBe('confirmed');
  });

  it('carries a baseline, and the other columns of an inventory', () => {
    const { plan, checker } = whole;
    const point = whole.proposal(PLACES.general, SHOP);
    const { width: _, bearing: __, ...rest } = SHOP;
    const line = { ...point, geometry: { type: 'LineString' as const, coordinates: [[116.03, 29.68], [116.03002, 29.68001]] }, properties: rest, extra: { 编号: 7, nested: { list: [1, null, { a: 'b' }] } } };
    expect(verified(fullReport(plan, checker, line, { asOf: AS_OF, engine: ENGINE }))).toMatchObject({ outcome: 'confirmed' });
  });

  it('holds whatever order its keys are in', () => {
    const turned = (value: unknown): unknown => (Array.isArray(value) ? value.map(turned) : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).reverse().map(([key, inner]) => [key, turned(inner)])) : value);
    expect(verified(turned(make(whole, PLACES.edge, SHOP)))).toMatchObject({ outcome: 'confirmed' });
  });

  it('of another engine that finds the same is confirmed, and the engine is told', () => {
    const found = verified({ ...make(whole, PLACES.general, SHOP), engine: 'signplan 0.0.1' });
    expect(found).toMatchObject({ outcome: 'confirmed', report: { engine: 'signplan 0.0.1' }, against: { engine: ENGINE } });
  });
});

describe('layers that were not read', () => {
  it('are left out again: the report is confirmed, and what is found with them is told', () => {
    const report = make(torn, PLACES.general, SHOP);
    expect(report.verdict).toBe('undetermined');
    expect(verified(report)).toMatchObject({ outcome: 'confirmed', without: [{ id: 'highways' }], whole: { verdict: 'conforming' } });
    expect(verified(report, torn)).toMatchObject({ outcome: 'confirmed', without: [], whole: null });
  });
  it('that were read then and can’t be now are named', () => {
    expect(verified(make(whole, PLACES.general, SHOP), torn)).toMatchObject({ outcome: 'differs', files: [{ file: 'highways.fgb', change: 'unread' }], verdict: { was: 'conforming', now: 'undetermined' } });
  });
  it('by range count as the whole does, and no file but a layer is read so', () => {
    const report = make(whole, PLACES.general, SHOP);
    const as = (file: string, verified: 'range' | 'failed'): Report => ({ ...report, plan: { ...report.plan, files: report.plan.files.map((one) => (one.file === file ? { ...one, verified } : one)) } });
    expect(verified(as('zones.fgb', 'range'))).toMatchObject({ outcome: 'confirmed' });
    expect(verified(as('rules.json', 'range'))).toMatchObject({ outcome: 'edited', fields: [{ path: 'plan.files[1].verified', was: '"range"', now: '"whole"' }] });
    expect(verified(as('zones.fgb', 'failed'))).toMatchObject({ outcome: 'edited', verdict: { was: 'conforming', now: 'undetermined' } });
  });
});

describe('a report that was edited', () => {
  const edit = (change: (report: Mutable<Report>) => void): Verification => {
    const report = structuredClone(make(whole, PLACES.prohibited, { ...SHOP, use: 'commercial' })) as Mutable<Report>;
    change(report);
    return verified(report);
  };
  it.each<[string, string, (report: Mutable<Report>) => void]>([
    ['the verdict', 'verdict', (report) => (report.verdict = 'conforming')],
    ['a count', 'counts.fail', (report) => (report.counts.fail = 0)],
    ['a sentence', 'headline.zh', (report) => (report.headline.zh = '未发现冲突。')],
    ['a result', 'findings[0].result', (report) => report.findings.slice(0, 1).forEach((finding) => (finding.result = 'pass'))],
    ['a finding that is taken out', 'findings[0]', (report) => report.findings.shift()],
    ['a finding that is put in', 'findings[1]', (report) => report.findings.splice(1, 0, ...report.findings.slice(0, 1).map((finding) => ({ ...finding, clause: 'own' })))],
    ['findings in another order', 'findings', (report) => report.findings.reverse()],
    ['the version of the plan', 'plan.version', (report) => (report.plan.version = '2')],
    ['a phase', 'phases[0]', (report) => (report.phases = ['near'])],
    ['the notice taken off', 'notice', (report) => (report.notice = null)],
    ['clauses said not to apply', 'notApplying[0]', (report) => (report.notApplying = [])],
    ['a proposal that no plan takes', '', (report) => void Object.assign(report.proposal.properties ?? {}, { signType: 'wal' })],
    ['a size that nobody can state', 'proposal.properties.width', (report) => void Object.assign(report.proposal.properties ?? {}, { width: 2.00004 })],
  ])('%s', (_, path, change) => {
    const found = edit(change);
    expect(found).toMatchObject({ outcome: 'edited', files: [] });
    expect(verificationSentence(found, 'zh')).toContain('改动');
    if (path === '') expect(found.problems).toMatchObject([{ code: 'proposal.unknown-type', path: 'proposal.properties.signType' }]);
    else expect(found.fields.map((field) => field.path)).toContain(path);
  });

  it('is noticed at any single character of what it says', () => {
    const report = make(whole, PLACES.prohibited, { ...SHOP, use: 'commercial' });
    const text = JSON.stringify(report);
    // The proposal and the day are the question; all else is the answer.
    const question = new Set<string>(['proposal', 'asOf', 'engine']);
    const answer = (value: string): string => JSON.stringify(Object.entries(JSON.parse(value) as object).filter(([key]) => !question.has(key)));
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(...Array.from('0123456789aefglnostu"{}[],: -.中')), (at, char) => {
        const other = text.slice(0, at) + char + text.slice(at + 1);
        const [row] = rows(other);
        if (row?.kind !== 'verified' || row.verification.outcome !== 'confirmed') return;
        expect(answer(other)).toBe(answer(text));
      }),
      { numRuns: 1000 },
    );
    for (const word of [`"verdict":"${report.verdict}"`, ...report.findings.map(({ result }) => `"result":"${result}"`)]) {
      const from = text.indexOf(word) + word.indexOf(':') + 2;
      for (let at = from; at < text.indexOf(word) + word.length - 1; at++) expect(outcome(rows(`${text.slice(0, at)}x${text.slice(at + 1)}`)[0])).toBe('unreadable');
    }
  });

  it('says a verdict in a key that is there twice: it is not read at all', () => {
    const text = JSON.stringify(make(whole, PLACES.prohibited, { ...SHOP, use: 'commercial' }));
    for (const key of ['"verdict"', '"v\\u0065rdict"']) expect(rows(text.replace('"verdict":', `${key}:"conforming","verdict":`))).toMatchObject([{ kind: 'unreadable', problems: [{ code: 'report.duplicate-key', path: 'verdict' }] }]);
    expect(rows(text.replace('"findings":[{', '"findings":[{"result":"pass",'))).toMatchObject([{ problems: [{ code: 'report.duplicate-key', path: 'findings[0].result' }] }]);
  });
});

describe('other data', () => {
  const stretch = (tiny: Tiny): void => {
    const [zone] = tiny.layers.zones.features;
    if (zone) zone.geometry = { type: 'Polygon', coordinates: [[[115.96, 29.66], [115.97, 29.66], [115.97, 29.7], [115.96, 29.7], [115.96, 29.66]]] };
  };
  it('are named by file, with the verdict now and the findings that differ', async () => {
    const against = await changed(stretch);
    const found = verified(make(whole, PLACES.prohibited, { ...SHOP, use: 'commercial' }), against);
    expect(found).toMatchObject({ outcome: 'differs', holds: false, verdict: { was: 'nonconforming', now: 'undetermined' }, files: [{ file: 'manifest.json', change: 'changed' }, { file: 'zones.fgb', change: 'changed', title: { en: 'Layer zones' } }] });
    expect(found.files.every(({ was, now }) => was !== now && was?.length === 64 && now?.length === 64)).toBe(true);
    const matrix = found.findings.filter(({ clause }) => clause === 'matrix');
    expect(matrix.map(({ change, was, now }) => [change, was?.result, was?.scope?.key, now?.result, now?.scope?.kind])).toEqual([['gone', 'fail', 'JZ-1', undefined, undefined], ['appeared', undefined, undefined, 'unknown', 'none']]);
  });
  it('that change nothing here are told, and that all of it still holds', async () => {
    const found = verified(make(whole, PLACES.general, SHOP), await changed(stretch));
    expect(found).toMatchObject({ outcome: 'differs', holds: true, findings: [], fields: [], verdict: { was: 'conforming', now: 'conforming' } });
    expect(verificationSentence(found, 'en')).toBe('The data are not those that it was made from (files that differ: 2): everything that it says still holds.');
  });
  it('of another version, with a layer more and one less', async () => {
    const against = await changed((tiny) => {
      tiny.plan.version = '2';
      tiny.plan.layers = tiny.plan.layers.filter(({ id }) => id !== 'segments').concat([{ ...(tiny.plan.layers[4] ?? tiny.plan.layers[0]), id: 'railways' } as never]);
      tiny.plan.segmentClasses = [];
      tiny.layers = { ...Object.fromEntries(Object.entries(tiny.layers).filter(([id]) => id !== 'segments')), railways: tiny.layers.highways } as never;
      tiny.matrix = String(tiny.matrix).split('\r\n').filter((row) => !row.startsWith('segment')).join('\r\n');
    });
    const found = verified(make(whole, PLACES.general, SHOP), against);
    expect(found.plan).toEqual([{ field: 'version', was: '1', now: '2' }]);
    expect(found.files.map(({ file, change }) => `${file} ${change}`)).toEqual(['manifest.json changed', 'rules.json changed', 'segments.fgb missing', 'railways.fgb new']);
  });
  it('a limit that moved: the same finding with another number', async () => {
    const against = await changed((tiny) => {
      const top = tiny.own.clauses.find(({ id }) => id === 'top');
      if (top) top['requires'] = { fact: 'topHeight', op: '<=', value: 3.5 };
    });
    const found = verified(make(whole, PLACES.general, SHOP), against);
    expect(found.findings).toMatchObject([{ change: 'changed', clause: 'top', was: { result: 'pass', limit: { value: [6.6, 6.6] } }, now: { result: 'fail', limit: { value: [3.5, 3.5] } } }]);
  });
  it('a sign type that is no longer there: it cannot be made again, and why', async () => {
    const report = make(whole, PLACES.general, SHOP);
    const { plan, checker } = whole;
    const without = { checker, plan: { ...plan, digest: 'f'.repeat(64), rules: { ...plan.rules, signTypes: plan.rules.signTypes.filter(({ id }) => id !== 'wall') } } };
    expect(verified(report, without)).toMatchObject({ outcome: 'differs', holds: false, verdict: { now: null }, files: [{ file: 'manifest.json' }], problems: [{ path: 'proposal.properties.signType' }] });
  });
  it('of another engine that finds otherwise', () => {
    const report = { ...make(whole, PLACES.general, SHOP), engine: 'signplan 0.0.1', verdict: 'conditional' };
    expect(verified(report)).toMatchObject({ outcome: 'differs', files: [], fields: [{ path: 'verdict' }] });
  });
});

describe('what cannot be read', () => {
  const good = (): string => JSON.stringify(make(whole, PLACES.general, SHOP));
  it.each<[string, () => string, string, string | undefined]>([
    ['nothing', () => ' \n', 'report.empty', undefined],
    ['an empty list', () => '[]', 'report.empty', undefined],
    ['no JSON', () => 'verdict: conforming', 'report.json', '1:1'],
    ['half a report', () => good().slice(0, 900), 'report.json', '1:'],
    ['half a report, laid out', () => JSON.stringify(JSON.parse(good()), null, 2).slice(0, 900), 'report.json', ':'],
    ['null', () => 'null', 'report.not-object', undefined],
    ['a list in a list', () => '[[1]]', 'report.not-object', '[0]'],
    ['a proposal', () => '{"type":"Feature","geometry":null,"properties":{}}', 'report.not-report', 'type'],
    ['another schema', () => '{"schema":"signplan-report/9"}', 'report.not-report', 'schema'],
    ['an empty report', () => '{"schema":"signplan-report/1"}', 'report.missing', 'plan'],
    ['a wrong type', () => good().replace('"verdict":"conforming"', '"verdict":5'), 'report.value', 'verdict'],
    ['an unknown result', () => good().replace('"result":"pass"', '"result":"passs"'), 'report.value', 'findings['],
    ['an unknown key', () => good().replace('"verdict":', '"verdikt":1,"verdict":'), 'report.unknown-key', 'verdikt'],
    ['a day that there is not', () => good().replace(AS_OF, '2026-02-30'), 'proposal.date', 'asOf'],
    ['too deep', () => good().replace('"properties":{', `"extra":{"a":${'['.repeat(20000)}${']'.repeat(20000)}},"properties":{`), 'report.too-deep', undefined],
    ['deep from the start', () => '['.repeat(200000), 'report.json', '1:'],
    ['lists all the way down', () => `${'['.repeat(100000)}${']'.repeat(100000)}`, 'report.not-object', '[0]'],
  ])('%s', (_, text, code, path) => {
    const [row] = rows(text());
    if (row?.kind !== 'unreadable') throw new Error(outcome(row));
    expect(row.problems[0]).toMatchObject({ code, file: 'report.json' });
    if (path === undefined) expect(row.problems[0]?.path).toBeUndefined();
    else expect(row.problems[0]?.path).toContain(path);
    expect(row.problems[0]?.text.zh).toMatch(/[。？]$/);
  });

  it('keys of prototypes are data like any other', () => {
    for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      for (const where of ['"verdict":', '"fail":', '"result":', '"signType":']) expect(['unreadable', 'edited']).toContain(outcome(rows(good().replace(where, `"${key}":{"polluted":true},${where}`))[0]));
      expect(['confirmed', 'edited']).toContain(outcome(rows(good().replace('"properties":{', `"extra":{"${key}":{"polluted":true}},"properties":{`))[0]));
    }
    expect('polluted' in {}).toBe(false);
  });

  it('nothing that stands anywhere in a report makes it throw, or be confirmed unless it is the same', () => {
    const text = good();
    const paths: string[][] = [];
    const walk = (value: unknown, path: string[]): void => {
      paths.push(path);
      if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
    };
    walk(JSON.parse(text), []);
    fc.assert(
      fc.property(fc.constantFrom(...paths.filter(({ length }) => length > 0)), fc.jsonValue(), (path, junk) => {
        const report = JSON.parse(text) as Record<string, unknown>;
        const last = path.at(-1) ?? '';
        const parent = path.slice(0, -1).reduce<Record<string, unknown>>((inner, key) => inner[key] as Record<string, unknown>, report);
        Object.defineProperty(parent, last, { value: junk, enumerable: true, configurable: true, writable: true });
        const found = outcome(rows(JSON.stringify(report))[0]);
        if (found === 'confirmed' && path[0] !== 'proposal' && path[0] !== 'engine' && path[0] !== 'asOf') expect(JSON.parse(JSON.stringify(report))).toEqual(JSON.parse(text));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('many reports', () => {
  it('in an array with rows in error, and one a line, are verified one by one', () => {
    const one = make(whole, PLACES.general, { ...SHOP, id: 'one' });
    const two = { ...make(whole, PLACES.general, { ...SHOP, id: 'two' }), verdict: 'conditional' };
    const array = rows(JSON.stringify([one, { row: 2, id: 'bad', error: [] }, two, 7]));
    expect(array.map((row) => [row.row, row.id, outcome(row)])).toEqual([[1, 'one', 'confirmed'], [2, 'bad', 'skipped'], [3, 'two', 'edited'], [4, undefined, 'unreadable']]);
    expect(tally({ single: false, rows: array })).toEqual([['confirmed', 1], ['edited', 1], ['unreadable', 1], ['skipped', 1]]);
    const lines = rows(`\ufeff${JSON.stringify(one)}\r\n\n${JSON.stringify(two)}\n{"schema":\n`);
    expect(lines.map((row) => [row.row, outcome(row)])).toEqual([[1, 'confirmed'], [3, 'edited'], [4, 'unreadable']]);
    expect(lines[2]).toMatchObject({ problems: [{ code: 'report.json', path: 'line 4' }] });
  });
});
