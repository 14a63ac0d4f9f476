/** From the columns of a file to proposals: the guess, the place, what is wrong and what is left unknown. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../plan/plan.ts';
import type { ProposalRow } from '../../plan/proposal-row-types.ts';
import { gridByCode } from '../../geo/coordinates/systems.ts';
import { toGrid } from '../../geo/coordinates/grid.ts';
import { toShifted } from '../../geo/coordinates/shift.ts';
import { city } from '../city.fixture.ts';
import { guessMapping } from './guess.ts';
import { applyMapping, mappingProblems, readMapping, wordsOf, writeMapping } from './mapping.ts';
import { readTable } from './open.ts';
import { rosterReader, type RosterReader } from './reader.ts';
import type { RosterGuess, RosterMapping, RosterTable } from './types.ts';

let plan: Plan;
beforeAll(async () => {
  plan = await city();
});
const AT = { lon: 116.03, lat: 29.68 };

interface Read {
  readonly table: RosterTable;
  readonly guess: RosterGuess;
  readonly rows: readonly ProposalRow[];
  readonly reader: RosterReader;
}
async function read(text: string, change: (mapping: RosterMapping) => RosterMapping = (mapping) => mapping): Promise<Read> {
  const table = await readTable(new TextEncoder().encode(text), 'f.csv');
  if (!table.ok) throw new Error(JSON.stringify(table.problems));
  const guess = guessMapping(table.value, plan.manifest.extent);
  const reader = rosterReader(table.value, change(guess.mapping), plan, 'f.csv');
  if (!reader.ok) throw new Error(JSON.stringify(reader.problems));
  return { table: table.value, guess, reader: reader.value, rows: table.value.rows.map((_, i) => reader.value.read(i)) };
}
const targets = ({ mapping }: RosterGuess): Record<string, string> => Object.fromEntries(mapping.columns.map(({ title, target }) => [title, target]));
const placeOf = (row: ProposalRow | undefined): unknown => (row?.result.ok === true ? row.result.value.geometry.coordinates : row?.result.problems);
const problemsOf = (row: ProposalRow | undefined): unknown => (row?.result.ok === false ? row.result.problems.map(({ code, path, received }) => [code, path, received]) : []);

describe('the guess', () => {
  it('one column for each; the others of the same meaning are carried along', async () => {
    const { guess } = await read('序号,广告编号,广告类型,经度,纬度,面积,巡查员\n1,A,墙面,116.03,29.68,6,x\n');
    expect(targets(guess)).toEqual({ 序号: 'extra', 广告编号: 'id', 广告类型: 'signType', 经度: 'lon', 纬度: 'lat', 面积: 'extra', 巡查员: 'extra' });
    expect(guess.confidence).toEqual(['unsure', 'likely', 'sure', 'likely', 'likely', 'likely', 'unsure']);
    expect(guess.notes[0]?.zh).toContain('广告编号');
  });
  it('长 and 宽 without 高 are width and height, which is to be checked; with 高, 长 is none', async () => {
    const { guess } = await read('类型,经度,纬度,长,宽\n墙面,116.03,29.68,6,3\n');
    expect(targets(guess)).toMatchObject({ 长: 'width', 宽: 'height' });
    expect(guess.confidence.slice(3)).toEqual(['unsure', 'unsure']);
    expect(targets((await read('类型,经度,纬度,长,宽,高\n墙面,116.03,29.68,6,3,2\n')).guess)).toMatchObject({ 长: 'extra', 宽: 'width', 高: 'height' });
  });
  it('a column 是否公益 is told by 是; 否 is open', async () => {
    const { table, guess } = await read('类型,经度,纬度,是否公益\n墙面,116.03,29.68,是\n墙面,116.03,29.68,否\n');
    expect(wordsOf(table, guess.mapping, plan).filter(({ property }) => property === 'use')).toEqual([{ property: 'use', word: '否', count: 1, to: undefined }, { property: 'use', word: '是', count: 1, to: 'public-service' }]);
  });
});

describe('the place', () => {
  const line = (east: number | string, north: number | string, titles = 'X坐标,Y坐标'): string => `类型,${titles}\n墙面,${east},${north}\n墙面,${east},${north}\n`;
  it('in degrees stays as it is', async () => {
    const { guess, rows } = await read(line(116.0312345, 29.68, '经度,纬度'));
    expect(guess.mapping.system).toBe('wgs84');
    expect(guess.place.zh).toContain('GCJ-02');
    expect(placeOf(rows[0])).toEqual([116.0312345, 29.68]);
  });
  it.each([4527, 4548, 4498, 4509])('in EPSG:%i, in either order, told by where it lies', async (code) => {
    const grid = gridByCode(code)?.grid;
    if (grid === undefined) throw new Error();
    const [east, north] = toGrid(AT, grid).map((value) => value.toFixed(3)) as [string, string];
    // To surveyors X is the northing.
    for (const [text, swapped] of [[line(east, north), false], [line(north, east), true], [line(east, north, '东坐标,北坐标'), false]] as const) {
      const { guess, rows } = await read(text);
      // 3° and 6° zones of one meridian have the same numbers where no zone number stands before them.
      expect(guess.mapping.system).toBe(`EPSG:${code === 4509 ? 4548 : code}`);
      expect(guess.place.zh.includes('对调')).toBe(swapped);
      const [lon = 0, lat = 0] = placeOf(rows[0]) as number[];
      expect([Math.abs(lon - AT.lon) < 2e-7, Math.abs(lat - AT.lat) < 2e-7]).toEqual([true, true]);
    }
  });
  it('shifted by choice, or by what the titles say; then the place is no better than the shift', async () => {
    const { lon, lat } = toShifted(AT, 'gcj02');
    const chosen = await read(line(lon, lat, '经度,纬度'), (mapping) => ({ ...mapping, system: 'gcj02' }));
    const named = await read(line(lon, lat, '高德经度,高德纬度').replace(/高德(经度|纬度)/g, '$1(GCJ02)'));
    expect(named.guess.mapping.system).toBe('gcj02');
    for (const { rows } of [chosen, named]) {
      const [x = 0, y = 0] = placeOf(rows[0]) as number[];
      expect([Math.abs(x - AT.lon) < 3e-7, Math.abs(y - AT.lat) < 3e-7]).toEqual([true, true]);
      const { result } = rows[0] as ProposalRow;
      expect(result.ok && result.value.properties['accuracy']).toBe(plan.manifest.defaultAccuracy < 2 ? 2 : undefined);
    }
  });
  it('in a datum that cannot be converted is refused by name', async () => {
    const table = await readTable(new TextEncoder().encode(line(417000, 3287000, '西安80横坐标,西安80纵坐标')), 'f');
    if (!table.ok) throw new Error();
    const { mapping } = guessMapping({ ...table.value }, plan.manifest.extent);
    const typed = { ...mapping, columns: mapping.columns.map((column, i) => ({ ...column, target: ['signType', 'lon', 'lat'][i] ?? 'extra' })) };
    expect(mappingProblems({ ...typed, system: 'xian80' }, table.value, 'f').map(({ code }) => code)).toEqual(['roster.refused-system']);
    expect(mappingProblems({ ...typed, system: null }, table.value, 'f').map(({ code }) => code)).toEqual(['roster.no-system']);
  });
  it('in degrees, minutes and seconds, or both in one cell, is read row by row', async () => {
    const two = await read('类型,经度,纬度\n墙面,116°01′48″,29°40′48″\n');
    const one = await read('类型,坐标\n墙面,"116.03,29.68"\n墙面,x\n');
    expect([placeOf(two.rows[0]), placeOf(one.rows[0])]).toEqual([[116.03, 29.68], [116.03, 29.68]]);
    expect(problemsOf(one.rows[1])).toEqual([['coordinates.none', 'row 3, column 坐标', '"x"']]);
  });
  it('of GeoJSON is its geometry, in the system that it names', async () => {
    const grid = gridByCode(4527)?.grid;
    if (grid === undefined) throw new Error();
    const features = [{ type: 'Feature', geometry: { type: 'LineString', coordinates: [toGrid(AT, grid), toGrid({ lon: 116.0301, lat: 29.68 }, grid)] }, properties: { signType: 'wall' } }, { type: 'Feature', geometry: { type: 'Polygon', coordinates: [] }, properties: { signType: 'wall' } }, { type: 'Feature', geometry: null, properties: { signType: 'wall' } }];
    const { rows, guess } = await read(JSON.stringify({ type: 'FeatureCollection', crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4527' } }, features }));
    expect(guess.mapping.system).toBe('EPSG:4527');
    expect((placeOf(rows[0]) as number[][])[1]?.[0]).toBeCloseTo(116.0301, 6);
    expect([problemsOf(rows[1]), problemsOf(rows[2])]).toEqual([[['proposal.geometry', 'features[1].geometry', '"Polygon"']], [['proposal.geometry', 'features[2].geometry', 'null']]]);
  });
});

describe('a row', () => {
  it('in error says where by the title of the file, and what stands there', async () => {
    const { rows } = await read('编号,广告类型,经度,纬度,宽（米）,高(cm),到期日期\nA,落地式,116.03,29.68,3×5,200,明年\nB,墙面,116.03,x,6,-3,2027/1/1\nC,墙面,,,6,200,\nD,墙面,29.68,116.03,6,200,\n');
    expect(problemsOf(rows[0])).toEqual([['roster.product', 'row 2, column 宽（米）', '"3×5"'], ['proposal.unknown-type', 'row 2, column 广告类型', '"落地式"'], ['proposal.date', 'row 2, column 到期日期', '"明年"']]);
    expect(problemsOf(rows[1])).toEqual([['roster.place-number', 'row 3, column 纬度', '"x"'], ['proposal.negative', 'row 3, column 高(cm)', '"-3"']]);
    expect(problemsOf(rows[2])).toEqual([['roster.place-missing', 'row 4, columns 经度, 纬度', undefined]]);
    expect(problemsOf(rows[3])).toEqual([['proposal.axes-swapped', 'row 5, columns 经度, 纬度', '[29.68,116.03]']]);
    expect(rows.map(({ id }) => id)).toEqual(['A', 'B', 'C', 'D']);
  });
  it('carries its other columns along, even one that is called as a property is', async () => {
    const { rows } = await read('类型,经度,纬度,巡查员,height\n墙面,116.03,29.68,x,high\n', (mapping) => ({ ...mapping, columns: mapping.columns.map((column) => (column.title === 'height' ? { title: 'height', target: 'extra' } : column)) }));
    expect(rows[0]?.result).toMatchObject({ ok: true, value: { properties: { signType: 'wall' }, extra: { 巡查员: 'x', height: 'high' } } });
  });
  it('counts what is unknown although something is written', async () => {
    const { reader } = await read('类型,经度,纬度,朝向,净空\n墙面,116.03,29.68,南,不详\n墙面,116.03,29.68,正东,3\n');
    expect(Object.fromEntries(reader.unknown)).toEqual({ 朝向: { blank: 0, compass: 2, word: 0 }, 净空: { blank: 1, compass: 0, word: 0 } });
  });
});

describe('a mapping', () => {
  it('that lacks a type or a place, or has one twice, is told before any row is read', async () => {
    const table = await readTable(new TextEncoder().encode('甲,乙\n1,2\n'), 'f');
    if (!table.ok) throw new Error();
    const { mapping } = guessMapping(table.value, plan.manifest.extent);
    expect(mappingProblems(mapping, table.value, 'f').map(({ code }) => code)).toEqual(['roster.no-type', 'roster.no-place', 'roster.no-system']);
    const twice: RosterMapping = { ...mapping, columns: mapping.columns.map(({ title }) => ({ title, target: 'width' })) };
    expect(mappingProblems(twice, table.value, 'f').map(({ code }) => code)).toContain('roster.doubled-column');
  });
  it('is saved and loaded, and put on another file by title', async () => {
    const { guess } = await read('类型,经度,纬度,高(cm)\n墙面,116.03,29.68,200\n');
    const saved: RosterMapping = { ...guess.mapping, words: { signType: { 落地式: 'wall' } } };
    const loaded = readMapping(writeMapping(saved), 'm.json');
    expect(loaded).toEqual({ ok: true, value: saved });
    const other = await read('高(cm),巡查员,类型,经度,纬度\n200,x,墙面,116.03,29.68\n');
    expect(applyMapping(saved, other.guess.mapping)).toMatchObject({ words: saved.words, columns: [{ title: '高(cm)', target: 'height', unit: 'cm' }, { title: '巡查员', target: 'extra' }, { target: 'signType' }, { target: 'lon' }, { target: 'lat' }] });
    for (const text of ['', '{}', '{"schema":"signplan-roster-mapping/1","columns":[{"title":"a","target":"nothing"}],"system":null,"words":{}}']) expect(readMapping(text, 'm.json').ok).toBe(false);
  });
  it('whatever is in the cells, each row is read or in error', async () => {
    const cell = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('墙面', '116.03', '29.68', '6m', '3×5', '-', '是', '2024/5/1', '__proto__', 'constructor'), fc.double().map(String));
    const title = fc.constantFrom('编号', '类型', '经度', '纬度', '宽', '高(cm)', '朝向', '用途', '备注', '到期日期', '坐标', '__proto__', 'constructor', '');
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(title, { minLength: 3, maxLength: 8 }), fc.array(fc.array(cell, { minLength: 8, maxLength: 8 }), { minLength: 1, maxLength: 5 }), async (titles, lines) => {
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const all = ['类型', '经度', '纬度', ...titles];
        const table = await readTable(new TextEncoder().encode([all, ...lines.map((line) => ['墙面', '116.03', '29.68', ...line.slice(0, titles.length)])].map((line) => line.map(quoted).join(',')).join('\r\n')), 'f');
        if (!table.ok) throw new Error(JSON.stringify(table.problems));
        expect(table.value.rows.length).toBe(lines.length);
        const { mapping } = guessMapping(table.value, plan.manifest.extent);
        const reader = rosterReader(table.value, { ...mapping, system: 'wgs84' }, plan, 'f');
        if (!reader.ok) return;
        for (let i = 0; i < lines.length; i++) {
          const { result } = reader.value.read(i);
          if (!result.ok) expect(result.problems.length).toBeGreaterThan(0);
          // What is carried along comes whole.
          else for (const { title, target } of mapping.columns) if (target === 'extra') expect(Object.hasOwn(result.value.extra ?? {}, title)).toBe(table.value.rows[i]?.cells[table.value.titles.indexOf(title)] !== '');
        }
      }),
      { numRuns: 200 },
    );
  });
});
