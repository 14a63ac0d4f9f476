import { beforeAll, expect, test } from 'vitest';
import { loadTiny } from '../../plan/tiny-loaded.fixture.ts';
import type { Plan } from '../../plan/plan.ts';
import { askedOfSets } from '../../survey/questions/types.ts';
import { beginState, linkOf, viewOf } from './desk-state.ts';

let plan: Plan;
beforeAll(async () => {
  plan = await loadTiny();
});

const told = (state: ReturnType<typeof beginState>) => linkOf({ plan, state, asked: askedOfSets(), camera: null, second: null, today: '2026-11-24', before: null });

test('an untouched desk has a short link', () => {
  expect(told(beginState(plan, null, '2026-11-24'))).toEqual({ tab: 'zones' });
});

test('what a link says stands, and is told again as it was', () => {
  const link = { tab: 'signs', off: 'zones:general,labels', opacity: 'sites~50', crs: 'EPSG:4490', date: '2027-01-01', base: 'aerial', pane: 'audit' };
  const state = beginState(plan, link, '2026-11-24');
  expect(state).toMatchObject({ tab: 'signs', asOf: '2027-01-01', basemap: 'aerial', pane: 'audit', labels: false });
  expect(state.layers.filter(({ visible }) => !visible).map(({ id }) => id)).toEqual(['zones:general']);
  expect(told(state)).toEqual(link);
});

test('layers that were moved lie where they were', () => {
  const first = beginState(plan, null, '2026-11-24');
  const turned = [...first.layers].reverse();
  const link = told({ ...first, layers: turned });
  expect(link.order?.split(',')).toEqual(turned.map(({ id }) => id));
  expect(beginState(plan, link, '2026-11-24').layers).toEqual(turned);
  // A link of another version names what there is no more, and not what is new.
  expect(beginState(plan, { tab: 'zones', order: `gone,${turned[0]?.id ?? ''}` }, '2026-11-24').layers).toHaveLength(turned.length);
});

test('what is none is passed over', () => {
  expect(beginState(plan, { tab: 'x', date: 'soon', pane: 'y', off: 'nothing' }, '2026-11-24')).toMatchObject({ tab: 'zones', asOf: '2026-11-24', pane: 'look', labels: true });
  for (const view of ['', '12', '12/91/116', 'a/b/c']) expect(viewOf({ tab: 'zones', view })).toBeNull();
  expect(viewOf({ tab: 'zones', view: '13.20/29.70800/116.00000' })).toEqual({ zoom: 13.2, center: [116, 29.708] });
});
