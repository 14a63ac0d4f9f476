/** A plan differs from itself in nothing, from another as the other from it turned round, and every change is found where it was made. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../test/support/property.ts';
import { randomPlan, randomProposal } from '../../../test/support/random-plan.ts';
import type { Plan } from '../../plan/plan.ts';
import { tinyMatrix, type Tiny } from '../../plan/tiny.fixture.ts';
import { city, PLACES, rowsOf, SHOP, signIn } from '../city.fixture.ts';
import { diffPlans, isSame } from './plans.ts';
import { diffVerdicts } from './verdicts.ts';
import type { PlanDiff, VerdictsDiff } from './types.ts';

const OPTIONS = { asOf: '2026-11-24', today: '2026-11-24' };

/** The difference as it reads the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (value === 'added') return 'removed';
  if (value === 'removed') return 'added';
  if (typeof value !== 'object' || value === null) return value;
  const swap: Readonly<Record<string, string>> = { from: 'to', to: 'from', added: 'removed', removed: 'added' };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [swap[key] ?? key, turned(inner)]));
}

/** The element that there has to be. */
function nth<T>(list: readonly T[], index: number): T {
  const one = list[index];
  if (one === undefined) throw new Error(`no element ${index}`);
  return one;
}

const changed = async (change: (tiny: Tiny) => void): Promise<PlanDiff> => diffPlans(await city(), await city(change));

describe('over random packages', () => {
  it('a plan does not differ from itself', () => {
    fc.assert(
      fc.property(randomPlan, (plan) => {
        expect(isSame(diffPlans(plan, structuredClone(plan)))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('turned round it is the difference the other way', () => {
    fc.assert(
      fc.property(randomPlan, randomPlan, (a, b) => {
        const back = turned(diffPlans(b, a)) as PlanDiff;
        // Plans of one id have one name, but names and titles are the second's.
        expect(back).toEqual(diffPlans(a, b));
      }),
      { numRuns: 100 },
    );
  });

  it('verdicts do not differ by the same plan, and turned round by another', () => {
    fc.assert(
      fc.property(randomPlan, randomPlan, fc.array(randomProposal, { minLength: 1, maxLength: 4 }), (a, b, proposals) => {
        const rows = rowsOf(proposals);
        const verdicts = (from: Plan, to: Plan): VerdictsDiff => {
          const result = diffVerdicts({ plan: from, rows }, { plan: to, rows }, OPTIONS);
          if (!result.ok) throw new Error();
          return result.value.verdicts;
        };
        expect(verdicts(a, structuredClone(a))).toMatchObject({ rows: rows.length, changed: [], otherFindings: 0, transitions: [] });
        const key = ({ from, to }: { from: unknown; to: unknown }): string => `${String(from)} ${String(to)}`;
        const [there, back] = [verdicts(a, b), turned(verdicts(b, a)) as VerdictsDiff];
        expect({ ...back, transitions: [...back.transitions].sort((x, y) => (key(x) < key(y) ? -1 : 1)) }).toEqual({ ...there, transitions: [...there.transitions].sort((x, y) => (key(x) < key(y) ? -1 : 1)) });
      }),
      { numRuns: 150 },
    );
  });
});

describe('what differs is told where it was changed', () => {
  it('what the plan says of itself', async () => {
    const diff = await changed(({ plan }) => {
      plan.version = '2';
      plan.term.until = '2040-12-31';
      plan.phases.push({ id: 'far', title: { zh: '远期', en: 'Far' }, from: '2026-01-01', until: '2035-12-31' });
      plan.adopts = [];
      plan.precedence = { zones: ['prohibited', 'general'] };
    });
    expect(diff.manifest).toEqual([
      { path: 'adopts', from: ['S-01'], to: [] },
      { path: 'phases[far]', from: null, to: { id: 'far', title: { zh: '远期', en: 'Far' }, from: '2026-01-01', until: '2035-12-31' } },
      { path: 'precedence.zones', from: null, to: ['prohibited', 'general'] },
      { path: 'term.until', from: '2035-12-31', to: '2040-12-31' },
      { path: 'version', from: '1', to: '2' },
    ]);
    expect(diff).toMatchObject({ from: { version: '1' }, to: { version: '2' }, layers: [], clauses: [], matrix: [] });
  });

  it('features that came, went, and changed', async () => {
    const { layers } = await changed((tiny) => {
      const first = nth(tiny.layers.zones.features, 0);
      first.properties['class'] = 'general';
      first.properties['name'] = '';
      nth(tiny.layers.zones.features, 1).properties['key'] = 'YB-2';
      nth(tiny.layers['existing-signs'].features, 0).properties['zone'] = 'YB-2';
      nth(tiny.layers.highways.features, 0).properties['lit'] = true;
      const plan = tiny.plan.layers.find(({ id }) => id === 'sites');
      if (plan !== undefined) plan.accuracy = 3;
    });
    expect(layers).toEqual([
      expect.objectContaining({ layer: 'existing-signs', changed: [{ key: 'XZ-1', attributes: [{ path: 'zone', from: 'YB-1', to: 'YB-2' }] }] }),
      expect.objectContaining({ layer: 'highways', changed: [{ key: 'G-1', attributes: [{ path: 'lit', from: false, to: true }] }] }),
      expect.objectContaining({ layer: 'sites', entry: [{ path: 'accuracy', from: 1, to: 3 }], changed: [] }),
      expect.objectContaining({
        layer: 'zones',
        state: 'changed',
        added: [{ key: 'YB-2', class: 'general' }],
        removed: [{ key: 'YB-1', class: 'general' }],
        changed: [{ key: 'JZ-1', attributes: [{ path: 'class', from: 'prohibited', to: 'general' }, { path: 'name', from: '甘棠湖', to: null }] }],
      }),
    ]);
  });

  it('shapes, by metres and square metres on the ground', async () => {
    const { layers } = await changed((tiny) => {
      // East by 0.001°: 96.7 m; the zone is 4 430 m high.
      nth(tiny.layers.zones.features, 1).geometry.coordinates = [[[116, 29.66], [116.041, 29.66], [116.041, 29.7], [116, 29.7], [116, 29.66]]];
      nth(tiny.layers.sites.features, 0).geometry.coordinates = [116.0201, 29.68];
      nth(tiny.layers.highways.features, 0).geometry.coordinates = [[115.95, 29.74], [116, 29.7401], [116.05, 29.74]];
    });
    const shape = (layer: string): { shift: number; area?: number } => layers.find((one) => one.layer === layer)?.changed[0]?.shape ?? { shift: -1 };
    expect(shape('zones').shift).toBeCloseTo(96.8, 0);
    expect(shape('zones').area).toBeCloseTo(96.77 * 4434.5, -3);
    expect(shape('sites')).toEqual({ shift: expect.closeTo(9.68, 1) as number });
    // 11.09 m from the parallel, from which the straight line of 9.7 km lies 1.05 m apart.
    expect(shape('highways')).toEqual({ shift: expect.closeTo(10.04, 1) as number });
  });

  it('not how a shape is drawn', async () => {
    const { layers } = await changed((tiny) => {
      nth(tiny.layers.zones.features, 0).geometry.coordinates = [[[116, 29.66], [116, 29.7], [115.96, 29.7], [115.96, 29.66], [116, 29.66]]];
    });
    expect(layers).toEqual([]);
  });

  it('clauses, by the part that changed, tables and consents', async () => {
    const diff = await changed((tiny) => {
      const clause = (id: string): Record<string, unknown> => tiny.law.clauses.find((one) => one['id'] === id) ?? {};
      clause('S-01')['requires'] = { fact: 'height', op: '<=', value: 2.2 };
      Object.assign(clause('L-18'), { tier: 'T3', valid: { from: '2027-01-01' }, text: { met: { zh: '好', en: 'fine' }, broken: { zh: '不符合', en: 'Broken' } } });
      tiny.own.clauses.push({ ...tiny.own.clauses[0], id: 'P-02' });
      nth(tiny.law.tables, 0).rows.national = 25;
    });
    expect(diff.clauses).toEqual([
      expect.objectContaining({ id: 'L-18', state: 'changed', parts: ['text', 'validity', 'tier'] }),
      expect.objectContaining({ id: 'P-02', state: 'added', parts: [] }),
      expect.objectContaining({ id: 'S-01', state: 'changed', parts: ['limits'], changes: [{ path: 'requires.value', from: 2.4, to: 2.2 }] }),
    ]);
    expect(diff.tables).toMatchObject([{ id: 'highway-belt', changes: [{ path: 'rows.national', from: 20, to: 25 }] }]);
  });

  it('cells of the matrix, put together', async () => {
    const answers = { 'zone,general,wall,own-name,regular': 'allowed,', 'zone,general,wall,commercial,regular': 'limited,height <= 3', 'zone,prohibited,wall,commercial,regular': 'forbidden,' };
    const { matrix } = await changed((tiny) => {
      tiny.matrix = tinyMatrix({ ...answers, 'zone,general,wall,commercial,regular': 'limited,height <= 2', ...Object.fromEntries(['wall', 'pole'].flatMap((type) => ['regular', 'large'].map((band) => [`none,,${type},public-service,${band}`, 'allowed,']))) });
    });
    expect(matrix).toHaveLength(2);
    expect(matrix).toContainEqual(expect.objectContaining({ what: ['answer'], scopes: ['none'], types: ['pole', 'wall'], uses: ['public-service'], bands: ['large', 'regular'], cells: 4 }));
    expect(matrix).toContainEqual(expect.objectContaining({ what: ['limits'], scopes: ['zone:general'], types: ['wall'], uses: ['commercial'], bands: ['regular'], from: expect.objectContaining({ limits: [{ fact: 'height', op: '<=', value: 3 }] }) as object }));
  });
});

describe('verdicts', () => {
  it('that change, with the clauses that change them', async () => {
    const [before, after] = [await city(), await city((tiny) => void (nth(tiny.law.clauses, 2)['requires'] = { fact: 'height', op: '<=', value: 0.5 }))];
    const rows = rowsOf([signIn(before, PLACES.general, { ...SHOP, id: 'a' }), signIn(before, PLACES.prohibited, { ...SHOP, id: 'b', use: 'commercial' })]);
    const result = diffVerdicts({ plan: before, rows }, { plan: after, rows }, OPTIONS);
    expect(result.ok && result.value.verdicts).toEqual({
      rows: 2,
      errors: { from: 0, to: 0 },
      transitions: [{ from: 'conforming', to: 'nonconforming', signs: 1 }],
      changed: [{ row: 1, id: 'a', from: 'conforming', to: 'nonconforming', findings: [{ clause: 'S-01', from: 'pass', to: 'fail' }] }],
      otherFindings: 1,
    });
  });

  it('in error in one plan', async () => {
    const plan = await city();
    const good = rowsOf([signIn(plan, PLACES.general, { ...SHOP, id: 'a' })]);
    const result = diffVerdicts({ plan, rows: good }, { plan, rows: [{ row: 1, id: 'a', result: { ok: false, problems: [] } }] }, OPTIONS);
    expect(result.ok && result.value.verdicts).toMatchObject({ errors: { from: 0, to: 1 }, changed: [{ from: 'conforming', to: null, findings: [] }] });
  });
});
