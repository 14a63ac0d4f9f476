import { beforeAll, expect, test } from 'vitest';
import { folderSource } from '../io/node-source.ts';
import { loadPlan } from '../plan/load.ts';
import type { Plan } from '../plan/plan.ts';
import { attributesOf, columnTitle } from './attributes.ts';

let plan: Plan;
beforeAll(async () => {
  const loaded = await loadPlan(folderSource('data/jiujiang/package'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  plan = loaded.value;
});

test('every column of the package has a title in both languages', () => {
  for (const { entry } of plan.layers.values()) {
    for (const column of Object.keys(entry.columns)) {
      for (const language of ['zh', 'en'] as const) expect(columnTitle(plan, entry.id, column, language), `${entry.id}.${column}`).not.toBe(column);
    }
  }
});

test('values are told in words, with their units, in the order of the columns', () => {
  const highway = plan.layers.get('highways')?.features.find(({ properties }) => properties['class'] === 'expressway');
  if (highway === undefined) throw new Error('no expressway');
  const told = attributesOf(plan, 'highways', highway, 'zh');
  expect(told.find(({ column }) => column === 'class')).toEqual({ column: 'class', title: '公路等级', value: '高速公路' });
  expect(told.find(({ column }) => column === 'halfWidthMin')?.value).toMatch(/^\d+(\.\d+)? m$/);
  expect(told.map(({ column }) => column)).not.toContain('key');
  const zone = plan.layers.get('zones')?.features[0];
  if (zone === undefined) throw new Error('no zone');
  expect(attributesOf(plan, 'zones', zone, 'en')[0]).toEqual({ column: 'class', title: 'Class', value: plan.manifest.zoneClasses.find(({ id }) => id === zone.properties['class'])?.title.en });
});
