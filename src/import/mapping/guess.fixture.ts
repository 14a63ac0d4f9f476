/** Layers as the readers give them, put together by hand. */
import type { CrsJudgement } from '../crs/types.ts';
import type { RawFeature, RawField, RawGeometry, RawLayer, RawValue } from '../types.ts';

export const square = (x: number, y: number, size = 80): RawGeometry => ({ type: 'Polygon', coordinates: [[[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]] });

export function rawLayer(file: string, name: string, rows: readonly Readonly<Record<string, RawValue>>[], geometry: (index: number) => RawGeometry, more: Partial<RawLayer> = {}): RawLayer {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const fields = names.map((field): RawField => ({ name: field, type: rows.every((row) => typeof row[field] === 'number') ? 'number' : 'text' }));
  const features = rows.map((properties, index): RawFeature => ({ geometry: geometry(index), properties, at: `row ${index + 1}` }));
  return { file, name, format: 'shapefile', fields, features, crs: null, text: null, findings: [], ...more };
}

/** Of `dxf`: areas on layers, and a number in each. */
export function drawing(file: string, layers: Readonly<Record<string, number>>, labels?: string): RawLayer {
  const areas = Object.entries(layers).flatMap(([layer, count], row) => Array.from({ length: count }, (_, n) => ({ layer, x: n * 100, y: row * 100 })));
  const features = areas.flatMap(({ layer, x, y }, n): RawFeature[] => [
    { geometry: { type: 'LineString', coordinates: [[x, y], [x + 80, y], [x + 80, y + 80], [x, y + 80], [x, y]] }, properties: { layer, entity: 'LWPOLYLINE', handle: `A${n}`, block: null, text: null, closed: true, color: null }, at: `entity A${n}` },
    ...(labels === undefined ? [] : [{ geometry: { type: 'Point' as const, coordinates: [x + 40, y + 40] }, properties: { layer: labels, entity: 'TEXT', handle: `T${n}`, block: null, text: `Q-${n + 1}`, closed: false, color: null }, at: `entity T${n}` }]),
  ]);
  const fields = ['layer', 'entity', 'handle', 'block', 'text', 'closed', 'color'].map((name): RawField => ({ name, type: 'text' }));
  return { file, name: 'entities', format: 'dxf', fields, features, crs: null, text: null, findings: [] };
}

export const UNDECIDED: CrsJudgement = {
  findings: [{ code: 'import.crs-unknown', severity: 'error', text: { zh: '文件没有写明坐标系。', en: 'The file does not state its reference system.' } }],
  title: { zh: '未知', en: 'unknown' },
  choices: [{ choice: { system: 'EPSG:4527' }, text: { zh: '3 度带第 39 带', en: '3° zone 39' } }, { choice: { fit: 'similarity', to: 'EPSG:4527', points: [{ from: [0, 0], to: [1, 1] }, { from: [1, 0], to: [2, 1] }], tolerance: 0.1 }, text: { zh: '按控制点\n拟合', en: 'fitted' } }],
};
