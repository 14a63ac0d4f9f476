/** Made ready in slices a large package judges as it would at one go. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inventory } from '../../test/bench/inventory.ts';
import { manyZones } from '../../test/bench/many-zones.ts';
import { compile } from '../check/compile.ts';
import { shapesMade } from '../check/spaces.ts';
import { folderSource } from '../io/node-source.ts';
import { loadPlan } from '../plan/load.ts';
import { compileLarge } from './large-plan.ts';
import { planForWorker } from './worker/plan-given.ts';

test('the same results, sign by sign', async () => {
  const read = await loadPlan(folderSource(join(import.meta.dirname, '../../data/jiujiang/package')));
  if (!read.ok) throw new Error('no package');
  const plan = manyZones({ ...read.value, manifest: { ...read.value.manifest } }, 2000);
  const atOnce = compile(plan);
  const sliced = await compileLarge(plan, 'https://example.org/plan/');
  if (!atOnce.ok || !sliced.ok) throw new Error('not compiled');
  expect(shapesMade.get(plan.layers.get('zones')?.features ?? [])).toHaveLength(2000);
  for (const sign of inventory(plan, 60)) expect(sliced.value.check(sign, { asOf: '2026-11-24' })).toEqual(atOnce.value.check(sign, { asOf: '2026-11-24' }));
  // Zones that were not published so are known here alone.
  expect(planForWorker(plan).kind).toBe('copy');
});
