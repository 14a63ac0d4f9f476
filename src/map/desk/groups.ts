/** The groups of the tree of layers, in the order in which they stand, and the parts of the schematic ground. */
import type { Text } from '../../problem.ts';

export const GROUPS = ['zones', 'segments', 'points', 'features', 'base', 'absent'] as const;
export type GroupId = (typeof GROUPS)[number];

export const GROUP_TITLES = {
  zones: { zh: '规划分区', en: 'Zones' },
  segments: { zh: '控制路段', en: 'Road segments' },
  points: { zh: '点位与现状', en: 'Sites and signs' },
  features: { zh: '要素', en: 'Features' },
  base: { zh: '底图', en: 'Base' },
  absent: { zh: '未覆盖', en: 'Not covered' },
} as const satisfies Record<GroupId, Text>;

/** Ids of the ground's parts: they hang on the `kind` of base features, whichever layer these are in. */
export const BASE = { places: 'base:places', roads: 'base:roads', highways: 'base:highways', rail: 'base:rail', dykes: 'base:dykes', water: 'base:water', green: 'base:green', built: 'base:built' } as const;
export type BaseId = (typeof BASE)[keyof typeof BASE];

/** Kinds of base features by part, and what the part is called. */
export const BASE_PARTS: Readonly<Record<BaseId, { readonly title: Text; readonly kinds: readonly string[] }>> = {
  'base:places': { title: { zh: '地名', en: 'Place names' }, kinds: ['landmark', 'subdistrict', 'town', 'station', 'park'] },
  'base:roads': { title: { zh: '道路', en: 'Roads' }, kinds: ['road', 'bridge'] },
  'base:highways': { title: { zh: '公路', en: 'Highways' }, kinds: ['highway'] },
  'base:rail': { title: { zh: '铁路', en: 'Railways' }, kinds: ['rail'] },
  'base:dykes': { title: { zh: '堤', en: 'Dykes' }, kinds: ['dyke'] },
  'base:water': { title: { zh: '水域', en: 'Waters' }, kinds: ['water'] },
  'base:green': { title: { zh: '绿地与山体', en: 'Green and mountains' }, kinds: ['green', 'mountain'] },
  'base:built': { title: { zh: '建设用地', en: 'Built-up land' }, kinds: ['built'] },
};

/** Signs of an audit, and the colouring by verdict: what the desk adds to the plan. */
export const AUDIT = 'audit';
export const SURFACE = 'surface';

export const classNode = (layer: string, klass: string): string => `${layer}:${klass}`;
