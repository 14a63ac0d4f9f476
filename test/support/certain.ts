/** A random plan and proposal as they are where nothing is left out and nothing is off by anything. */
import type { Layer, Plan, Value } from '../../src/plan/plan.ts';
import type { Proposal } from '../../src/plan/proposal-types.ts';

const FILLED: Readonly<Record<string, Record<string, Value>>> = {
  features: { kind: 'b', size: 7, bearing: 180, faces: 2, building: 'c', half: 2, lit: true },
  'existing-signs': { kind: 'a', size: 2, bearing: 90, faces: 1, building: 'b', half: 1, lit: false },
  sites: { use: 'commercial', maxTop: 7, kind: 'a', size: 2, bearing: 33, faces: 1, building: 'b', half: 1, lit: true },
  segments: { road: 'R' },
};

/** Every attribute stated, every layer read. */
export function certain({ manifest, rules, layers }: Plan): Plan {
  const entry = layers.get('areas')?.entry;
  const gone: [string, Layer][] = entry ? [['gone', { entry: { ...entry, id: 'gone', file: 'gone.fgb', accuracy: 0 }, state: 'whole', features: [] }]] : [];
  const exact = [...layers].map(([id, layer]): [string, Layer] => [id, { ...layer, entry: { ...layer.entry, accuracy: 0 }, features: layer.features.map((feature) => ({ ...feature, properties: { ...FILLED[layer.entry.role], ...feature.properties } })) }]);
  return { manifest: { ...manifest, absent: [] }, rules, layers: new Map([...exact, ...gone]), problems: [] };
}

const STATED: Record<string, Value> = { height: 1, clearance: 2.5, use: 'commercial', luminance: 3, animated: false, commonParts: false, kerbHeight: 0.1, faces: 1, building: 'b' };

export function stated({ geometry, properties }: Proposal): Proposal {
  const { topHeight: _, ...rest } = properties;
  const filled = { ...(geometry.type === 'Point' ? { width: 2, bearing: 33 } : {}), ...STATED, ...rest, accuracy: 0 } as Proposal['properties'];
  return { geometry, properties: { ...filled, topHeight: Math.round((Number(filled['height']) + Number(filled['clearance'])) * 1000) / 1000 } };
}
