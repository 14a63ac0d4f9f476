/**
 * The search for the nearest place that passes: signs that stand by themselves and fail where they are, all over the plan's view. Half of them are of a usual size; the other half
 * so large that hardly any place will do, so that the search goes out to its end.
 */
import { compile } from '../../src/check/compile.ts';
import { settingOf } from '../../src/check/envelope/envelope.ts';
import { places } from '../../src/check/remedies/places.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { Proposal } from '../../src/plan/proposal-types.ts';
import { random } from './random.ts';

const EACH = 100;
const options = { asOf: '2026-11-24' };

export function nearestPlaces(plan: Plan): void {
  const compiled = compile(plan);
  if (!compiled.ok) throw new Error(compiled.problems.map((problem) => problem.text.en).join());
  const checker = compiled.value;
  const setting = settingOf(plan, checker, options);
  const types = plan.rules.signTypes.flatMap(({ id, mounting }) => (mounting === 'free-standing' ? [id] : []));
  const next = random(11);
  const [west, south, east, north] = plan.manifest.view;

  console.log(`nearest place that passes, within 2 km, ${EACH} searches each`);
  for (const [title, size] of [['usual sizes', 2], ['very large', 24]] as const) {
    const found: number[] = [];
    const none: number[] = [];
    while (found.length + none.length < EACH) {
      const proposal: Proposal = {
        geometry: { type: 'Point', coordinates: [west + next() * (east - west), south + next() * (north - south)] },
        properties: { signType: types[Math.floor(next() * types.length)] ?? '', use: 'commercial', display: 'static', width: size, height: size / 2, depth: 0.3, faces: 1, clearance: 3, bearing: Math.floor(next() * 360), accuracy: 0.5, illumination: 'none', commonParts: false },
      };
      const result = checker.check(proposal, options);
      if (result.verdict !== 'nonconforming') continue;
      const began = performance.now();
      const search = places({ ...setting, plan, proposal, result });
      let step = search.next();
      while (step.done !== true) step = search.next();
      (step.value.length > 0 ? found : none).push(performance.now() - began);
    }
    const told = (list: number[]): string => {
      const sorted = list.toSorted((a, b) => a - b);
      return `${String(list.length).padStart(4)}, 95 of 100 in ${(sorted[Math.ceil(list.length * 0.95) - 1] ?? 0).toFixed(0)} ms, the longest ${(sorted.at(-1) ?? 0).toFixed(0)} ms`;
    };
    console.log(`  ${title.padEnd(14)} found ${told(found)};  none ${told(none)}`);
  }
}
