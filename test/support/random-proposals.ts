/** Random proposals all over a plan's view: any property of the vocabulary, each stated or left out, values mostly as signs have them. */
import type { Plan } from '../../src/plan/plan.ts';
import type { Proposal } from '../../src/plan/proposal-types.ts';
import { PROPERTIES, type Property } from '../../src/plan/vocabulary.ts';
import { random } from '../bench/random.ts';

type Stated = Proposal['properties'][string];
const DAYS = ['2020-05-01', '2024-02-29', '2027-01-01', '2031-12-31', '2036-06-30'];

export function randomProposals(plan: Plan, count: number, seed: number): Proposal[] {
  const next = random(seed);
  const pick = <T>(list: readonly [T, ...T[]] | readonly T[], otherwise: T): T => list[Math.floor(next() * list.length)] ?? otherwise;
  const { rules, manifest, layers } = plan;
  const [west, south, east, north] = manifest.view;
  const signs = [...layers.values()].filter(({ entry }) => entry.role === 'existing-signs').flatMap(({ features }) => features.map(({ key }) => key));

  function value(property: Property): Stated {
    switch (property.kind) {
      case 'number': {
        const high = Math.min(property.max, property.unit === '°' ? 360 : pick([2, 12, 60], 12));
        const drawn = property.min + next() * Math.max(0, high - property.min);
        return property.integer === true ? Math.round(drawn) : Math.round(drawn * 100) / 100;
      }
      case 'choice':
        return pick(property.values ?? rules.signTypes.map(({ id }) => id), '');
      case 'flag':
        return next() < 0.5;
      case 'date':
        return pick(DAYS, '2027-01-01');
      case 'hours':
        return '07:00-22:00';
      case 'list':
        return property.name === 'replaces' ? [pick(signs, 'X')] : rules.consents.filter(() => next() < 0.3).map(({ id }) => id);
      case 'text':
        return property.name === 'id' ? pick(signs, 'A') : pick(['B1', 'B2', '楼'], 'B1');
    }
  }

  return Array.from({ length: count }, (): Proposal => {
    // Dates and what is replaced decide much at a stroke: seldom stated.
    const share = pick([0.3, 0.8, 1], 1);
    const seldom = new Set(['start', 'end', 'replaces', 'id']);
    const properties = Object.fromEntries(PROPERTIES.filter(({ name }) => next() < (seldom.has(name) ? 0.1 : share)).map((property) => [property.name, value(property)]));
    const signType = pick(rules.signTypes.map(({ id }) => id), 'wall');
    const at: [number, number] = [west + next() * (east - west), south + next() * (north - south)];
    if (next() < 0.75) return { geometry: { type: 'Point', coordinates: at }, properties: { ...properties, signType } };
    const { width: _, ...rest } = properties;
    const step = (): [number, number] => [at[0] + (next() - 0.5) / 2000, at[1] + (next() - 0.5) / 2000];
    return { geometry: { type: 'LineString', coordinates: next() < 0.5 ? [at, step()] : [at, step(), step()] }, properties: { ...rest, signType } };
  });
}
