/** What is promised of an audit, over random packages and inventories, and on a city small enough to see through. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import '../../test/support/property.ts';
import { randomPlan, randomProposal } from '../../test/support/random-plan.ts';
import { compile } from '../check/compile.ts';
import type { Plan } from '../plan/plan.ts';
import type { ProposalRow } from '../plan/proposal-rows.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import { audit, planeOf } from './audit.ts';
import { city, PLACES, rowsOf, SHOP, signIn } from './city.fixture.ts';
import { inventoryOf } from './inventory.ts';
import { joinSigns, signsOf } from './signs.ts';
import { addEntry, addTally, emptyTally, summaryOf } from './summary.ts';
import type { AuditEntry, AuditSign } from './types.ts';

const OPTIONS = { asOf: '2026-11-24', today: '2026-11-24' };
function judged(plan: Plan, rows: readonly ProposalRow[]): AuditEntry[] {
  const result = audit(plan, rows, OPTIONS);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return [...result.value.entries];
}
const named = (proposal: Proposal, id: string | undefined): Proposal => ({ ...proposal, properties: { ...proposal.properties, ...(id === undefined ? {} : { id }) } });
const findingsOf = (entry: AuditEntry | undefined): unknown => (entry?.kind === 'sign' ? { verdict: entry.verdict, counts: entry.counts, findings: entry.findings, zones: entry.zones } : undefined);

describe('over random packages and inventories', () => {
  const inventory = fc.array(fc.tuple(randomProposal, fc.option(fc.constantFrom('A', 'B', 'C', 'x0'), { nil: undefined })), { minLength: 1, maxLength: 6 }).map((list) => list.map(([proposal, id]) => named(proposal, id)));

  it('a single sign is judged as by a check', () => {
    fc.assert(
      fc.property(randomPlan, randomProposal, fc.constantFrom(undefined, 'A'), (plan, proposal, id) => {
        const checker = compile(plan);
        if (!checker.ok) throw new Error();
        const sign = named(proposal, id);
        const [entry] = judged(plan, rowsOf([sign]));
        const { verdict, counts } = checker.value.check(sign, { asOf: OPTIONS.asOf });
        expect(entry).toMatchObject({ verdict, counts });
      }),
      { numRuns: 300 },
    );
  });

  it('the order of the rows changes no verdict', () => {
    fc.assert(
      fc.property(randomPlan, inventory, fc.integer({ min: 1, max: 5 }), (plan, proposals, turn) => {
        const turned = [...proposals.slice(turn), ...proposals.slice(0, turn)];
        const summary = (list: readonly Proposal[]): string[] => judged(plan, rowsOf(list)).map((entry) => JSON.stringify(entry.kind === 'sign' ? [entry.proposal, entry.verdict, entry.counts] : null)).sort();
        expect(summary(turned)).toEqual(summary(proposals));
      }),
      { numRuns: 300 },
    );
  });

  it('signs that pass in columns, in parts, make the same inventory', () => {
    fc.assert(
      fc.property(randomPlan, inventory, fc.nat({ max: 6 }), (plan, proposals, cut) => {
        const rows = rowsOf(proposals);
        const plane = planeOf(plan);
        const parts = structuredClone([signsOf(rows.slice(0, cut), plane), signsOf(rows.slice(cut), plane)]);
        expect(inventoryOf(plan, joinSigns(parts))).toEqual(inventoryOf(plan, signsOf(rows, plane)));
      }),
      { numRuns: 100 },
    );
  });

  it('tallies of parts add up to that of the whole', () => {
    fc.assert(
      fc.property(randomPlan, inventory, fc.nat({ max: 6 }), (plan, proposals, cut) => {
        const entries = judged(plan, rowsOf(proposals));
        const tallyOf = (list: readonly AuditEntry[]): ReturnType<typeof emptyTally> => list.reduce((tally, entry) => (addEntry(tally, entry), tally), emptyTally());
        const parts = [tallyOf(entries.slice(cut)), tallyOf(entries.slice(0, cut))].map((part) => structuredClone(part));
        const whole = emptyTally();
        for (const part of parts) addTally(whole, part);
        expect(summaryOf(whole, plan)).toEqual(summaryOf(tallyOf(entries), plan));
      }),
      { numRuns: 100 },
    );
  });
});

describe('neighbours', () => {
  let plan: Plan;
  beforeAll(async () => {
    plan = await city();
  });
  /** Three signs at most on a building within 50 m: the tiny plan's P-01. */
  const shop = (id: string | undefined, east = 0, more: Record<string, unknown> = {}): Proposal => signIn(plan, [PLACES.general[0] + east / 96780, PLACES.general[1]], { ...SHOP, ...(id === undefined ? {} : { id }), building: 'B', ...more });
  const results = (proposals: readonly Proposal[], clause: string): (string | undefined)[] => judged(plan, rowsOf(proposals)).map((entry) => (entry.kind === 'sign' ? (entry.findings.find((finding) => finding.clause === clause)?.result ?? 'met') : undefined));

  it('are known to each other, and a sign is never its own', () => {
    expect(results([shop('A'), shop('B', 1), shop('C', 2)], 'P-01')).toEqual(['met', 'met', 'met']);
    expect(results([shop('A'), shop('B', 1), shop('C', 2), shop('D', 3)], 'P-01')).toEqual(['fail', 'fail', 'fail', 'fail']);
  });

  it('without numbers, or with the same number, signs are as many as there are rows', () => {
    expect(results([shop(undefined), shop(undefined, 1), shop(undefined, 2)], 'P-01')).toEqual(['met', 'met', 'met']);
    expect(results([shop(undefined), shop('A', 1), shop('A', 2), shop('B', 3)], 'P-01')).toEqual(['fail', 'fail', 'fail', 'fail']);
  });

  it('a number that several rows have is said once, with the rows', () => {
    const result = audit(plan, rowsOf([shop('A'), shop('B', 1), shop('A', 2)]), OPTIONS);
    expect(result.ok && result.value.remarks).toMatchObject([{ code: 'inventory.doubled-id', path: 'row 1, 3', received: '"A"' }]);
  });

  it('what a sign replaces is no neighbour of it, be it one row or all of that number', () => {
    const four = [shop('A', 0, { replaces: ['B'] }), shop('B', 1), shop('C', 2), shop('D', 3)];
    expect(results(four, 'P-01')[0]).toBe('met');
    const twins = [shop('A', 0, { replaces: ['B'] }), shop('B', 1), shop('B', 2), shop('D', 3), shop('E', 4)];
    expect(results(twins, 'P-01')).toEqual(['met', 'fail', 'fail', 'fail', 'fail']);
  });

  it('the package\'s own signs stay neighbours, unless the inventory has them', () => {
    const layer = plan.layers.get('existing-signs');
    if (layer === undefined) throw new Error();
    const at = (east: number): [number, number] => [PLACES.general[0] + east / 96780, PLACES.general[1]];
    const standing = ['P', 'Q', 'R'].map((key, i) => ({ key, geometry: { type: 'Point' as const, coordinates: at(i + 5) }, properties: { key, signType: 'wall', building: 'B' } }));
    const full: Plan = { ...plan, layers: new Map([...plan.layers, ['existing-signs', { ...layer, features: standing }]]) };
    const verdicts = (proposals: readonly Proposal[]): unknown[] => judged(full, rowsOf(proposals)).map((entry) => entry.kind === 'sign' && entry.findings.some(({ clause }) => clause === 'P-01'));
    expect(verdicts([shop('A')])).toEqual([true]);
    expect(verdicts([shop('P')])).toEqual([false]);
    expect(verdicts([shop('P'), shop('Q', 1), shop('R', 2)])).toEqual([false, false, false]);
    expect(verdicts([shop('P'), shop('Q', 1), shop('A', 2)])).toEqual([true, true, true]);
  });

  it('a baseline stands in its middle, with its length and its bearing', () => {
    const line: Proposal = { geometry: { type: 'LineString', coordinates: [[116.03, 29.68], [116.0301, 29.68]] }, properties: { signType: 'wall', id: 'L', height: 2, clearance: 3 } };
    const inventory = inventoryOf(plan, signsOf(rowsOf([line]), planeOf(plan)));
    const [feature] = inventory.plan.layers.get('existing-signs')?.features.filter(({ key }) => key === 'L') ?? [];
    expect(feature?.geometry).toEqual({ type: 'Point', coordinates: [116.03005, 29.68] });
    expect(feature?.properties).toMatchObject({ signType: 'wall', bearing: 180, height: 2, topHeight: 5 });
    const { width, area } = feature?.properties ?? {};
    expect(width).toBeCloseTo(9.68, 1);
    expect(area).toBeCloseTo(Number(width) * 2, 6);
  });

  it('findings name what they were measured against; for the matrix the zone', () => {
    const banned = signIn(plan, PLACES.prohibited, { ...SHOP, id: 'A', use: 'commercial' });
    const pole = signIn(plan, PLACES.highway, { signType: 'pole', id: 'B', use: 'own-name', accuracy: 1, width: 2, bearing: 0 });
    const [first, second] = judged(plan, rowsOf([banned, pole])) as [AuditSign, AuditSign];
    expect(first.findings).toContainEqual({ clause: 'matrix', result: 'fail', feature: { layer: 'zones', key: 'JZ-1' } });
    expect(first.zones).toEqual(['JZ-1']);
    expect(second.findings).toContainEqual({ clause: 'L-12', result: 'fail', feature: { layer: 'highways', key: 'G-1' } });
    expect(findingsOf(first)).toBeDefined();
  });

  it('each is judged as of its own start, unless a date is fixed', () => {
    const rows = rowsOf([shop('A', 0, { start: '2027-01-01' }), shop('B', 60)]);
    const days = (asOf?: string): unknown => {
      const result = audit(plan, rows, { asOf, today: '2026-11-24' });
      return result.ok && [...result.value.entries].map((entry) => entry.kind === 'sign' && entry.asOf);
    };
    expect(days()).toEqual(['2027-01-01', '2026-11-24']);
    expect(days('2025-05-05')).toEqual(['2025-05-05', '2025-05-05']);
  });

  it('whoever runs it may stop between two signs', () => {
    const result = audit(plan, rowsOf([shop('A'), shop('B', 1)]), OPTIONS);
    if (!result.ok) throw new Error();
    expect(result.value.entries.next()).toMatchObject({ done: false, value: { id: 'A' } });
    expect(result.value.entries.return()).toEqual({ done: true, value: undefined });
    expect([...result.value.entries]).toEqual([]);
  });
});
