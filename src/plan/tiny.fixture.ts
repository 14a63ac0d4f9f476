/** A plan of two zones, small enough to read whole; tests change one thing in it and look at what is said. */
import type { Sources } from './build/sources.ts';
import { PROPERTY } from './vocabulary.ts';

const t = (zh: string, en: string): { zh: string; en: string } => ({ zh, en });
const layer = (id: string, role: string, geometry: string, columns: Record<string, string>, words?: Record<string, string[]>) => ({
  id, role, title: t(`图层 ${id}`, `Layer ${id}`), geometry, accuracy: 1, basis: 'demonstration', source: t('手绘', 'Drawn by hand'), date: '2026-01-01', licence: 'CC0-1.0', columns: { key: 'string', ...columns }, ...(words === undefined ? {} : { words }),
});

export const tinyPlan = () => ({
  schema: 'signplan-plan/1',
  id: 'tiny',
  version: '1',
  status: 'demonstration',
  title: t('小规划', 'Tiny plan'),
  notice: t('示范数据', 'Demonstration data'),
  approval: null,
  dataApproval: null,
  term: { from: '2022-01-01', until: '2035-12-31' },
  phases: [{ id: 'near', title: t('近期', 'Near'), from: '2022-01-01', until: '2025-12-31' }],
  crs: { epsg: 4548, centralMeridian: 117, falseEasting: 500000 },
  extent: [115.9, 29.6, 116.1, 29.8],
  view: [115.95, 29.65, 116.05, 29.75],
  zoneClasses: [{ id: 'prohibited', title: t('禁止', 'Prohibited'), style: 'prohibited' }, { id: 'general', title: t('一般', 'General'), style: 'general' }],
  segmentClasses: [{ id: 'strict', title: t('严格', 'Strict'), style: 'strict' }],
  precedence: {} as Record<string, string[]>,
  bands: { regular: t('一般', 'Regular'), large: t('大型', 'Large'), fact: 'large' },
  adopts: ['S-01'],
  defaultAccuracy: 10,
  absent: [{ id: 'power-cables', title: t('电缆', 'Cables'), reason: t('未公开', 'Not public'), holder: t('供电公司', 'Grid company') }],
  office: null,
  mapReviewNumber: null,
  baseNotice: t('示意', 'Schematic'),
  disclaimer: t('仅供参考', 'For information'),
  includes: [{ id: 'law', version: '1' }],
  layers: [
    layer('plan-area', 'plan-area', 'Polygon', {}),
    layer('zones', 'zones', 'Polygon', { name: 'string', class: 'string', from: 'string', until: 'string' }),
    layer('segments', 'segments', 'LineString', { class: 'string', side: 'string', depth: 'double' }),
    layer('sites', 'sites', 'Point', { signType: 'string', use: 'string', radius: 'double', capacity: 'int' }),
    layer('highways', 'features', 'LineString', { class: 'string', halfWidthMin: 'double', halfWidthMax: 'double', lit: 'bool' }, { class: ['expressway', 'national', 'provincial', 'county'] }),
    layer('existing-signs', 'existing-signs', 'Point', { signType: 'string', use: 'string', bearing: 'double', area: 'double', zone: 'string', building: 'string' }),
  ],
});

const standing = { citation: { document: '某法', article: '第一条' }, tier: 'T1', confidence: 'V', read: '2026-01-01' };
const clause = (id: string, rest: Record<string, unknown>, expect = 'pass') => ({
  id, title: t(id, id), ...standing, outcome: 'fail', text: { met: t('{value} 符合', '{value} is met'), broken: t('不符合', 'Broken') }, examples: [{ title: t('例', 'Example'), properties: { signType: 'wall', height: 2 }, expect }], ...rest,
});

export const tinyLaw = () => ({
  schema: 'signplan-clauses/1',
  id: 'law',
  version: '1',
  title: t('法', 'Law'),
  signTypes: [
    { id: 'wall', title: t('墙面', 'Wall'), group: 'building', mounting: 'building', groundStructure: false, asks: ['width', 'height'] },
    { id: 'pole', title: t('立柱', 'Pole'), group: 'ground', mounting: 'free-standing', groundStructure: true, asks: ['topHeight'] },
  ],
  definitions: [
    { name: 'faceArea', title: t('面积', 'Area'), unit: 'm²', value: { times: [{ fact: 'width' }, { fact: 'height' }] } },
    { name: 'groundStructure', title: t('地面构筑物', 'Ground structure'), ofType: 'groundStructure' },
    { name: 'kerbHeight', title: t('路缘高', 'Kerb'), between: [0, 0.2] },
  ] as Record<string, unknown>[],
  tables: [{ id: 'highway-belt', title: t('控制区', 'Belt'), ...standing, unit: 'm', rows: { national: 20, provincial: 15 } }],
  consents: [{ id: 'grid', title: t('供电同意', 'Grid consent'), authority: t('供电公司', 'Grid company') }],
  clauses: [
    clause('L-12', { applies: { fact: 'groundStructure', is: true }, requires: { each: { layer: 'highways', grow: 'halfWidth' }, satisfies: { distance: '>=', value: { table: 'highway-belt', by: { attr: 'class' } } } } }, 'not-applicable'),
    clause('L-18', { requires: { none: { layer: 'power-cables', within: 0.75 } }, outcome: 'consent', consent: 'grid' }, 'not-covered'),
    clause('S-01', { requires: { fact: 'height', op: '<=', value: 2.4 }, recommended: true }),
  ] as Record<string, unknown>[],
});

export const tinyOwn = () => ({
  schema: 'signplan-clauses/1',
  id: 'tiny-own',
  version: '1',
  title: t('规划条款', 'Plan clauses'),
  definitions: [{ name: 'large', title: t('大型', 'Large'), basis: 'plan', when: { any: [{ fact: 'faceArea', op: '>=', value: 10 }] } }] as Record<string, unknown>[],
  clauses: [clause('P-01', { requires: { count: { layer: 'existing-signs', within: 50, same: 'building' }, op: '<', value: 3 } })] as Record<string, unknown>[],
});

/** Not in the package unless `plan.comparators` names it. */
export const tinyCities = () => ({
  schema: 'signplan-clauses/1',
  id: 'cities',
  version: '1',
  title: t('外地规定', 'Other cities'),
  definitions: [] as Record<string, unknown>[],
  clauses: [
    clause('C-01', { tier: 'T4', requires: { fact: 'height', op: '<=', value: 1 } }, 'advice'),
    clause('C-02', { tier: 'T4', requires: { fact: 'faceArea', op: '<=', value: 1 } }, 'advice'),
    clause('C-03', { tier: 'T4', requires: { none: { layer: 'power-cables', within: 5 } } }, 'not-covered'),
    clause('C-04', { tier: 'T4', requires: false, outcome: 'reserved' }, 'reserved'),
    clause('C-05', { tier: 'T4', requires: { fact: 'height', op: '<=', value: 3 } }),
  ] as Record<string, unknown>[],
});

const feature = (geometry: unknown, properties: Record<string, unknown>) => ({ type: 'Feature', properties, geometry });
const box = (w: number, s: number, e: number, n: number) => ({ type: 'Polygon', coordinates: [[[w, s], [e, s], [e, n], [w, n], [w, s]]] });
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features: features as { type: string; properties: Record<string, unknown>; geometry: { type: string; coordinates: unknown } }[] });

export const tinyLayers = () => ({
  'plan-area': collection(feature(box(115.95, 29.65, 116.05, 29.75), { key: 'A' })),
  zones: collection(
    feature(box(115.96, 29.66, 116, 29.7), { key: 'JZ-1', name: '甘棠湖', class: 'prohibited', until: null }),
    feature(box(116, 29.66, 116.04, 29.7), { key: 'YB-1', name: '', class: 'general' }),
  ),
  segments: collection(feature({ type: 'LineString', coordinates: [[115.97, 29.71], [116.01, 29.72]] }, { key: 'LD-1', class: 'strict', side: 'both', depth: 30 })),
  sites: collection(feature({ type: 'Point', coordinates: [116.02, 29.68] }, { key: 'DW-1', signType: 'pole', use: 'commercial', radius: 15, capacity: 1 })),
  highways: collection(feature({ type: 'LineString', coordinates: [[115.95, 29.74], [116.05, 29.74]] }, { key: 'G-1', class: 'national', halfWidthMin: 12, halfWidthMax: 14, lit: false })),
  'existing-signs': collection(feature({ type: 'Point', coordinates: [116.01, 29.67] }, { key: 'XZ-1', signType: 'wall', use: 'own-name', bearing: 90, zone: 'YB-1' })),
});

/** Every cell silent, but for those that `answers` states as `answer,limits`. */
export function tinyMatrix(answers: Readonly<Record<string, string>> = {}): string {
  const rows = ['scope,class,type,use,band,answer,limits,article'];
  const uses = PROPERTY.get('use');
  for (const scope of ['zone,prohibited', 'zone,general', 'segment,strict', 'none,'])
    for (const type of ['wall', 'pole'])
      for (const use of (uses?.kind === 'choice' ? uses.values : undefined) ?? [])
        for (const band of ['regular', 'large']) rows.push(`${scope},${type},${use},${band},${answers[`${scope},${type},${use},${band}`] ?? 'silent,'},第 2 条`);
  return `${rows.join('\r\n')}\r\n`;
}

export const bytesOf = (content: unknown): Uint8Array => new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));

export interface Tiny {
  plan: ReturnType<typeof tinyPlan>;
  law: ReturnType<typeof tinyLaw>;
  own: ReturnType<typeof tinyOwn>;
  cities: ReturnType<typeof tinyCities>;
  layers: ReturnType<typeof tinyLayers>;
  matrix: string | Uint8Array;
}

/** The sources, after `change` has had its way with them. */
export function tinySources(change: (tiny: Tiny) => void = () => undefined): Sources {
  const tiny: Tiny = { plan: tinyPlan(), law: tinyLaw(), own: tinyOwn(), cities: tinyCities(), layers: tinyLayers(), matrix: tinyMatrix({ 'zone,general,wall,commercial,regular': 'limited,height <= 3; display = static|lightbox', 'zone,prohibited,pole,commercial,large': 'forbidden,' }) };
  change(tiny);
  return {
    plan: { file: 'plan.json', bytes: bytesOf(tiny.plan) },
    matrix: { file: 'matrix.csv', bytes: typeof tiny.matrix === 'string' ? bytesOf(tiny.matrix) : tiny.matrix },
    own: [{ file: 'clauses/own.json', bytes: bytesOf(tiny.own) }],
    national: [{ file: '../national/law.json', bytes: bytesOf(tiny.law) }],
    comparators: [{ file: '../comparators/cities.json', bytes: bytesOf(tiny.cities) }],
    layers: new Map(Object.entries(tiny.layers).map(([id, content]) => [id, { file: `source/${id}.geojson`, bytes: bytesOf(content) }])),
  };
}
