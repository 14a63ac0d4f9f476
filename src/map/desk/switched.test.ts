import { expect, it } from 'vitest';
import { deskPlan } from './desk.fixture.ts';
import { deskNodes, initialStates, nodeFeatures } from './nodes.ts';
import { switchedOn } from './switched.ts';

const plan = deskPlan();
const nodes = deskNodes(plan, 0).flatMap((group) => group.nodes).filter(({ state, layer }) => state === 'whole' && layer !== null);
const states = initialStates(deskNodes(plan));

it('everything is told of at first, and what no list names', () => {
  for (const [layer, { features }] of plan.layers) for (const { key } of features) expect([switchedOn(plan, states, { layer, key }), switchedOn(plan, [], { layer, key })], `${layer} ${key}`).toEqual([true, true]);
  expect(switchedOn(plan, states, { layer: 'zones', key: 'not there' })).toBe(false);
});

it('nothing of a node that is switched off, and all of the others', () => {
  for (const node of nodes) {
    const off = states.map((state) => (state.id === node.id ? { ...state, visible: false } : state));
    const own = new Set(nodeFeatures(plan, node));
    for (const [layer, { features }] of plan.layers) {
      for (const feature of features) {
        // Ways of the ground are drawn with the layer of the same name.
        const along = (node.id === 'highways' && feature.properties['kind'] === 'highway') || (node.id === 'railways' && feature.properties['kind'] === 'rail');
        expect(switchedOn(plan, off, { layer, key: feature.key }), `${node.id}: ${layer} ${feature.key}`).toBe(!own.has(feature) && !along);
      }
    }
  }
});
