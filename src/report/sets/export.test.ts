/** Files of a set read back: what is written is what is shown, in any language, whatever stands in the cells. */
import fc from 'fast-check';
import Papa from 'papaparse';
import readXlsxFile from 'read-excel-file/node';
import type { FeatureCollection } from 'geojson';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { folderSource } from '../../io/node-source.ts';
import { sha256 } from '../../io/sha256.ts';
import { loadPlan } from '../../plan/load.ts';
import type { Plan } from '../../plan/plan.ts';
import { setsOf } from '../../survey/sets/sets-of.ts';
import type { ThingSet } from '../../survey/sets/types.ts';
import { headOf, toldCell } from './cells.ts';
import { setCsv } from './csv.ts';
import { exportName, exportSet } from './export.ts';
import { setGeojson } from './geojson.ts';

let plan: Plan;
let zones: ThingSet;
beforeAll(async () => {
  const loaded = await loadPlan(folderSource(join(import.meta.dirname, '../../../data/jiujiang/package')));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  plan = loaded.value;
  zones = setsOf(plan, null).zones;
});
const whole = (set: ThingSet): { set: ThingSet; order: Uint32Array } => ({ set, order: Uint32Array.from({ length: set.count }, (_, i) => i) });
const bytes = async (blob: Blob | null): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer());

describe('CSV', () => {
  test('reads back, cell by cell, whatever stands in it', () => {
    const cell = fc.oneof(fc.string({ unit: 'binary-ascii' }), fc.constantFrom('=1+1', '+86', '-5', '@a', '，“引”', '"', '\r\n', 'a,b'), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const set: ThingSet = { id: 'signs', title: { zh: '甲', en: 'A' }, count: rows.length, columns: [0, 1].map((at) => ({ id: `c${at}`, title: { zh: `列${at}`, en: `C${at}` }, kind: 'text', cell: (i) => rows[i]?.[at as 0 | 1] ?? null })), ref: () => ({ layer: '', key: '' }), geometry: () => null };
        const csv = setCsv(whole(set), 'zh');
        expect(csv.startsWith('\ufeff列0,列1\r\n')).toBe(true);
        const read = Papa.parse<string[]>(csv.slice(1), { newline: '\r\n', delimiter: ',' }).data.slice(1, -1);
        const plainly = (value: string | number | null): string => (value === null ? '' : typeof value === 'string' && /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : String(value));
        expect(read).toEqual(rows.map((row) => row.map(plainly)));
      }),
    );
  });
  test('titles and words are in the language, numbers in full', () => {
    const [, first = ''] = setCsv(whole(zones), 'en').split('\r\n');
    const area = zones.columns.find(({ id }) => id === 'area');
    expect(first).toContain(`,${String(area?.cell(0))},`);
    expect(setCsv(whole(zones), 'zh')).toContain('面积 (km²)');
    expect(setCsv(whole(zones), 'zh')).toContain('示范绘制');
  });
});

describe('GeoJSON', () => {
  test('has the places, the properties by id, and the plan that they are of', () => {
    const collection = JSON.parse(setGeojson({ set: zones, order: Uint32Array.of(2, 0) }, plan)) as FeatureCollection & { plan: unknown; demonstration: boolean };
    expect(collection.plan).toEqual({ id: plan.manifest.id, version: plan.manifest.version, digest: plan.digest });
    expect(collection.demonstration).toBe(true);
    expect(collection.features.map(({ id }) => id)).toEqual([zones.ref(2).key, zones.ref(0).key]);
    for (const { geometry, properties } of collection.features) {
      expect(Object.keys(properties ?? {})).toEqual(zones.columns.map(({ id }) => id));
      if (geometry.type !== 'Polygon') continue;
      for (const [at, ring] of geometry.coordinates.entries()) {
        const turn = ring.slice(1).reduce((sum, [x = 0, y = 0], i) => sum + ((ring[i]?.[0] ?? 0) - (ring[0]?.[0] ?? 0)) * (y - (ring[0]?.[1] ?? 0)) - (x - (ring[0]?.[0] ?? 0)) * ((ring[i]?.[1] ?? 0) - (ring[0]?.[1] ?? 0)), 0);
        expect(turn > 0).toBe(at === 0);
      }
    }
  });
});

describe('files', () => {
  test('a workbook has the same cells, numbers as numbers', async () => {
    const blob = await exportSet(whole(zones), 'xlsx', plan, 'zh');
    const [sheet] = await readXlsxFile(Buffer.from(await bytes(blob)));
    const [head, ...rows] = sheet?.data ?? [];
    expect(head).toEqual(zones.columns.map((column) => headOf(column, 'zh')));
    expect(rows).toEqual(Array.from({ length: zones.count }, (_, i) => zones.columns.map((column) => toldCell(column, i, 'zh'))));
  });
  test('all zones are the same bytes every time, from whichever sets', async () => {
    const mark = async (format: 'csv' | 'geojson' | 'xlsx'): Promise<string> => sha256(await bytes(await exportSet(whole(setsOf(plan, null).zones), format, plan, 'zh'))).slice(0, 16);
    expect([await mark('csv'), await mark('geojson')]).toEqual([await mark('csv'), await mark('geojson')]);
    expect(await mark('xlsx')).toBe(await mark('xlsx'));
    expect(exportName(plan, whole(zones), 'csv')).toBe('jiujiang-zones.csv');
  });
  test('called off, there is no file', async () => {
    const stop = new AbortController();
    stop.abort();
    for (const format of ['csv', 'geojson', 'xlsx'] as const) expect(await exportSet(whole(zones), format, plan, 'zh', stop.signal)).toBeNull();
  });
});
