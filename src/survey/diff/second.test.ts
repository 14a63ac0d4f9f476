import { describe, expect, it } from 'vitest';
import type { Plan } from '../../plan/plan.ts';
import { city, rowsOf, signIn, SHOP, PLACES } from '../city.fixture.ts';
import { ageOf, shareGround } from './age.ts';
import { changedFeatures } from './changed-features.ts';
import { diffPlans } from './plans.ts';
import { diffVerdicts, diffVerdictsSteps } from './verdicts.ts';

const as = (plan: Plan, changes: Partial<Plan['manifest']>, digest = JSON.stringify(changes)): Plan => ({ ...plan, digest, manifest: { ...plan.manifest, ...changes } });

describe('which of two is the older', () => {
  it('is told by approval, version or the layers, and not where they contradict each other', async () => {
    const plan = await city();
    const layers = (date: string): Plan['manifest']['layers'] => plan.manifest.layers.map((layer) => ({ ...layer, date }));
    const approved = (date: string): Plan['manifest']['dataApproval'] => ({ title: { zh: '批', en: 'a' }, date });
    const age = (a: Partial<Plan['manifest']>, b: Partial<Plan['manifest']>): unknown => Object.values(ageOf(as(plan, a), as(plan, b))).slice(0, 2);
    expect(age({ version: '0.9' }, { version: '0.10' })).toEqual(['first', 'version']);
    expect(age({ version: 'v2' }, { version: '1.9.9' })).toEqual(['second', 'version']);
    expect(age({ version: 'draft', layers: layers('2026-02-01') }, { version: 'final', layers: layers('2026-01-01') })).toEqual(['second', 'layers']);
    expect(age({ version: '1', layers: layers('2026-02-01') }, { version: '2', layers: layers('2026-01-01') })).toEqual([null, 'contradictory']);
    expect(age({ version: '2', dataApproval: approved('2025-01-01') }, { version: '1', dataApproval: approved('2026-01-01') })).toEqual(['first', 'approval']);
    expect(age({ version: '1', status: 'draft' }, { version: '1.0' })).toEqual([null, 'nothing']);
    expect(age({}, {})).toEqual([null, 'same']);
  });
  it('needs ground in common to mean anything', async () => {
    const plan = await city();
    const [west, south, east, north] = plan.manifest.extent;
    expect(shareGround(plan, as(plan, { extent: [west, south, east, north] }))).toBe(true);
    expect(shareGround(plan, as(plan, { extent: [east, south, east + 1, north] }))).toBe(false);
  });
});

describe('what a map outlines', () => {
  it('is every feature of the difference, one that moved as it was and as it is', async () => {
    const from = await city();
    const zones = from.layers.get('zones');
    const [first, second, ...rest] = zones?.features ?? [];
    if (zones === undefined || first === undefined || second === undefined || first.geometry.type !== 'Polygon') throw new Error('fixture');
    const moved = { ...first, geometry: { ...first.geometry, coordinates: first.geometry.coordinates.map((ring) => ring.map(([lon = 0, lat = 0]) => [lon + 0.001, lat])) } };
    const to: Plan = { ...from, layers: new Map([...from.layers, ['zones', { ...zones, features: [moved, ...rest, { ...second, key: 'new' }] }]]) };
    const drawn = changedFeatures(diffPlans(from, to), from, to);
    const names = (list: typeof drawn.added): string[] => list.map(({ properties: { layer, key, of, moved } }) => `${layer}/${key} ${of}${moved ? ' moved' : ''}`);
    expect(names(drawn.added)).toEqual(['zones/new to']);
    expect(names(drawn.removed)).toEqual([`zones/${second.key} from`]);
    expect(names(drawn.changed)).toEqual([`zones/${first.key} from moved`, `zones/${first.key} to moved`]);
    expect(drawn.changed.map(({ geometry }) => geometry)).toEqual([first.geometry, moved.geometry]);
  });
});

describe('verdicts sign by sign', () => {
  it('are those at one go', async () => {
    const plan = await city();
    const rows = rowsOf([signIn(plan, PLACES.general, SHOP), signIn(plan, PLACES.prohibited, SHOP)]);
    const options = { asOf: '2026-11-24', today: '2026-11-24' };
    const steps = diffVerdictsSteps({ plan, rows }, { plan, rows }, options);
    let count = 0;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) count += 1;
    expect(count).toBe(2);
    expect(step.value).toEqual(diffVerdicts({ plan, rows }, { plan, rows }, options));
  });
});
