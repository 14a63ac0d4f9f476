/** A small plan for the tests of this folder: two zones with a lake in one, a road, a site that is taken, a failed layer. */
import type { Geometry } from 'geojson';
import type { Layer, Plan, PlanFeature, Value } from '../plan/plan.ts';
import type { Proposal } from '../plan/proposal-types.ts';

export const square = (lon: number, lat: number, half: number): Geometry => ({
  type: 'Polygon',
  coordinates: [[[lon - half, lat - half], [lon + half, lat - half], [lon + half, lat + half], [lon - half, lat + half], [lon - half, lat - half]]],
});
const item = (key: string, geometry: Geometry, properties: Record<string, Value> = {}): PlanFeature => ({ key, geometry, properties });
const point = (lon: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lon, lat] });
const text = { zh: '示', en: 'x' };

function layer(id: string, role: Layer['entry']['role'], features: PlanFeature[], state: Layer['state'] = 'whole'): [string, Layer] {
  const entry = { id, role, title: text, geometry: 'Unknown' as const, accuracy: 0, basis: 'demonstration' as const, source: text, date: '2026-01-01', licence: 'CC0', columns: {}, file: `${id}.fgb`, bytes: 1, sha256: '0'.repeat(64), count: features.length };
  return [id, { entry, state, features }];
}

export function testPlan(): Plan {
  const styles = ['prohibited', 'strict', 'general', 'display'] as const;
  const classes = styles.map((style) => ({ id: `class-${style}`, title: text, style }));
  return {
    manifest: {
      schema: 'signplan-package/1', id: 'test', version: '1', status: 'demonstration', title: text, notice: text, approval: null, dataApproval: null,
      term: { from: '2022-01-01', until: '2035-12-31' }, phases: [], crs: { epsg: 4527, centralMeridian: 117, falseEasting: 39500000 },
      extent: [115.9, 29.6, 116.1, 29.8], view: [115.95, 29.65, 116.05, 29.75], zoneClasses: classes, segmentClasses: classes, precedence: {},
      bands: { regular: text, large: text, fact: 'large' }, adopts: [], defaultAccuracy: 10, absent: [], office: null, mapReviewNumber: null, baseNotice: text, disclaimer: text,
      includes: [], rules: { file: 'rules.json', bytes: 1, sha256: '0'.repeat(64) }, layers: [],
    },
    rules: { schema: 'signplan-rules/1', sources: [], signTypes: [], definitions: [], tables: [], consents: [], clauses: [], matrix: { scopes: [], types: [], uses: [], bands: [], outcomes: [], cells: [] } },
    problems: [],
    layers: new Map([
      layer('plan-area', 'plan-area', [item('A', square(116, 29.7, 0.08))]),
      layer('zones', 'zones', [item('YK-01', square(115.98, 29.7, 0.01), { class: 'class-strict', name: '旧城' }), item('JZ-01', square(116.02, 29.7, 0.01), { class: 'class-prohibited', name: '湖区（示范）' }), item('QT-01', square(116.02, 29.74, 0.01), { class: 'unheard-of' })]),
      layer('segments', 'segments', [item('LD-01', { type: 'LineString', coordinates: [[115.97, 29.7], [115.99, 29.7]] }, { class: 'class-display', road: '浔阳路', side: 'left', depth: 20 })]),
      layer('sites', 'sites', [item('DW-01', point(115.98, 29.701), { capacity: 1 }), item('DW-02', point(115.981, 29.701), { capacity: 2 }), item('DW-03', point(115.982, 29.701))]),
      layer('existing-signs', 'existing-signs', [item('XZ-01', point(115.98, 29.701), { site: 'DW-01' }), item('XZ-02', point(115.981, 29.701), { site: 'DW-02' }), item('XZ-03', point(115.982, 29.701), { site: 'DW-03' })]),
      layer('heritage', 'features', [item('WB-2', square(116.02, 29.7, 0.002), { name: '烟水亭（示范建设控制地带）', part: 'control' }), item('WB-1', square(116.02, 29.7, 0.001), { name: '烟水亭（示范保护范围）', part: 'protection' })]),
      layer('power-lines', 'features', [], 'failed'),
      layer('base-areas', 'base', [item('W-1', square(116.02, 29.7, 0.008), { kind: 'water', name: '甘棠湖' }), item('G-1', square(115.98, 29.72, 0.003), { kind: 'green', name: '公园绿地（示范）' })]),
      layer('base-lines', 'base', [item('R-1', { type: 'LineString', coordinates: [[115.97, 29.7], [115.99, 29.7]] }, { kind: 'road', rank: 1, name: '浔阳路' }), item('R-2', { type: 'LineString', coordinates: [[115.97, 29.71], [115.99, 29.71]] }, { kind: 'road', rank: 3, name: '示意支路' })]),
      layer('places', 'base', [item('P-1', point(116.0201, 29.7001), { kind: 'landmark', name: '烟水亭' }), item('P-2', point(116.07, 29.77), { kind: 'landmark', name: '烟水亭' })]),
    ]),
  };
}

export const sign = (geometry: Proposal['geometry'], properties: Omit<Proposal['properties'], 'signType'> = {}): Proposal => ({ geometry, properties: { signType: 'wall', ...properties } });
