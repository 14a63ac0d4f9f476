import { beforeAll, describe, expect, it } from 'vitest';
import { fromStated, toFeature, type FormValues } from '../../elements/form/values.ts';
import { contextOf } from '../../plan/proposal-context.ts';
import type { Definition } from '../../plan/schema/rules.ts';
import { readProposal } from '../../plan/proposal.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import { PLACES, SHOP, small, type Small } from '../../report/report.fixture.ts';
import { stillTried, tried } from './tried.ts';

let city: Small;
let values: FormValues;
let proposal: Proposal;
beforeAll(async () => {
  city = await small();
  proposal = city.proposal(PLACES.general, SHOP);
  // Typed as people type.
  values = { ...fromStated(proposal), width: '2.0' };
});
const read = (entered: FormValues): Proposal => {
  const result = readProposal(toFeature(entered), contextOf(city.plan));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};

describe('a tried change', () => {
  it('of a measure leaves every other entry as it was typed', () => {
    const after = tried(values, { changes: { depth: 0.4 } }, proposal, city);
    expect(after).toEqual({ ...values, depth: '0.4' });
  });
  it('lets what follows from it give way: with clearance and height stated, the top', () => {
    const all = city.proposal(PLACES.general, { ...SHOP, height: 1, clearance: 3, topHeight: 4 });
    const top: Definition = { name: 'topHeight', title: { zh: '顶部离地', en: 'Height of the top' }, unit: 'm', value: { plus: [{ fact: 'clearance' }, { fact: 'height' }] } };
    const plan = { ...city.plan, rules: { ...city.plan.rules, definitions: [top] } };
    const { properties } = read(tried(fromStated(all), { changes: { height: 2 } }, all, { plan, checker: city.checker }));
    expect(properties).toMatchObject({ height: 2, clearance: 3 });
    expect(properties).not.toHaveProperty('topHeight');
  });
  it('of the type changes the type alone', () => {
    expect(tried(values, { signType: 'pole' }, proposal, city)).toEqual({ ...values, signType: 'pole' });
  });
  it('of the place moves the sign and leaves its building behind', () => {
    const after = tried(values, { at: [116.04, 29.69] }, proposal, city);
    expect(read(after).geometry).toEqual({ type: 'Point', coordinates: [116.04, 29.69] });
    expect(after['building'] ?? '').toBe('');
    expect(after['width']).toBe('2.0');
  });
  it('holds as long as nobody changes it', () => {
    const after = tried(values, { changes: { depth: 0.4 } }, proposal, city);
    expect(stillTried({ ...values, depth: '０．４' }, after)).toBe(true);
    expect(stillTried({ ...values, depth: '0.5' }, after)).toBe(false);
    expect(stillTried({ ...after, hours: '07:00-22:00' }, after)).toBe(false);
  });
});
