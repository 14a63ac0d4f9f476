/** What comes of an inventory is what `signplan audit` says of the same signs, whole and in pieces; the package's own signs are judged the same way. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../plan/plan.ts';
import { contextOf } from '../../plan/proposal-context.ts';
import { readProposals } from '../../plan/proposal-rows.ts';
import { audit } from '../audit.ts';
import { city, PLACES } from '../city.fixture.ts';
import { IN_ERROR, NOT_JUDGED } from '../sets/judged.ts';
import { addEntry, emptyTally, summaryOf, VERDICTS, type Tally } from '../summary.ts';
import type { AuditEntry } from '../types.ts';
import { guessMapping } from './guess.ts';
import { errorsOf, HeldSigns } from './held.ts';
import { Judging, type Slice } from './judging.ts';
import { layerReader, rosterOfLayer } from './layer.ts';
import { readTable } from './open.ts';
import { PIECE } from './piece.ts';
import { rosterReader } from './reader.ts';

const OPTIONS = { asOf: '2026-11-24', today: '2026-11-24' };
let plan: Plan;
beforeAll(async () => {
  plan = await city();
});

function end<T, R>(steps: Generator<T, R, void>, hear: (step: T) => void = () => undefined): R {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    hear(step.value);
  }
}

async function judged(text: string): Promise<{ readonly signs: HeldSigns; readonly tally: Tally; readonly done: readonly number[] }> {
  const table = await readTable(new TextEncoder().encode(text), 'f');
  if (!table.ok) throw new Error(JSON.stringify(table.problems));
  const { mapping } = guessMapping(table.value, plan.manifest.extent);
  const reader = rosterReader(table.value, mapping, plan, 'f');
  if (!reader.ok) throw new Error(JSON.stringify(reader.problems));
  const extra = mapping.columns.flatMap(({ title, target }) => (target === 'extra' ? [title] : []));
  const judging = new Judging(plan, { count: table.value.rows.length, extra, read: (i) => reader.value.read(i) });
  const signs = new HeldSigns(judging.rows.count, extra);
  expect(end(judging.learn()).ok).toBe(true);
  const done: number[] = [];
  const tally = end(judging.judge(OPTIONS), (slice: Slice) => {
    done.push(slice.done);
    if (slice.piece !== undefined) signs.add(structuredClone(slice.piece));
  });
  return { signs, tally, done };
}

/** Rows beside each other on few buildings, so that they count each other; one in eleven in error. */
const ROWS = Array.from({ length: PIECE + 40 }, (_, i) => ({
  id: i % 13 === 0 ? '' : `S-${i}`, name: `店 ${i}`, type: i % 11 === 5 ? '什么' : 'wall', use: i % 3 === 0 ? 'commercial' : 'own-name',
  lon: (i % 2 === 0 ? PLACES.general[0] : PLACES.prohibited[0]) + (i % 50) / 10000, lat: PLACES.general[1], width: 2, height: 1 + (i % 4), clearance: 3, bearing: 90, building: `B${i % 30}`,
}));
const ENGLISH = `id,name,signType,use,lon,lat,width,height,clearance,bearing,building,note\r\n${ROWS.map((row) => `${Object.values(row).join(',')},说明`).join('\r\n')}\r\n`;
const USES: Readonly<Record<string, string>> = { commercial: '商业', 'own-name': '招牌' };
const CHINESE = `编号\t名称\t广告类型\t用途\t经度\t纬度\t宽（米）\t高(cm)\t净空\t朝向\t所在建筑\t备注\n${ROWS.map((row) => [row.id, row.name, row.type === 'wall' ? '平行墙面广告' : row.type, USES[row.use], row.lon, row.lat, row.width, row.height * 100, row.clearance, row.bearing, row.building, '说明'].join('\t')).join('\n')}\n`;

function told(): { readonly entries: readonly AuditEntry[]; readonly tally: Tally } {
  const rows = readProposals(ENGLISH, { ...contextOf(plan), extra: 'keep' });
  if (!rows.ok) throw new Error(JSON.stringify(rows.problems));
  const result = audit(plan, rows.value.rows, OPTIONS);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const entries = [...result.value.entries];
  return { entries, tally: entries.reduce((sum, entry) => (addEntry(sum, entry), sum), emptyTally()) };
}

describe('a file', () => {
  it.each([['with the vocabulary’s own titles', ENGLISH], ['with Chinese titles, units and words', CHINESE]])('%s is judged as by signplan audit', async (_, text) => {
    const { signs, tally, done } = await judged(text);
    const cli = told();
    expect(summaryOf(tally, plan)).toEqual(summaryOf(cli.tally, plan));
    expect(signs.count).toBe(cli.entries.length);
    for (const [i, entry] of cli.entries.entries()) {
      expect([signs.row(i), signs.id(i)]).toEqual([entry.row, entry.id ?? '']);
      if (entry.kind === 'error') {
        expect([signs.verdict[i], signs.problems(i).length, signs.lon[i], signs.counts(i)]).toEqual([IN_ERROR, entry.problems.length, NaN, undefined]);
        continue;
      }
      const { verdict, counts, findings, zones, proposal, boundary, demonstration } = entry;
      expect({ verdict: VERDICTS[signs.verdict[i] ?? 9], counts: signs.counts(i), findings: signs.findings(i), zones: signs.zones(i), ...signs.flags(i) }).toEqual({ verdict, counts, findings, zones, boundary, demonstration });
      expect([signs.lon[i], signs.lat[i]]).toEqual(proposal.geometry.coordinates);
      expect([signs.name(i), signs.word('signType', i), signs.word('use', i), signs.number('width', i), signs.number('height', i)]).toEqual((['name', 'signType', 'use', 'width', 'height'] as const).map((name) => proposal.properties[name]));
      expect(Object.values(signs.extra(i))).toEqual(['说明']);
    }
    expect(errorsOf(signs).length).toBe(tally.errors);
    expect(done.length).toBeGreaterThan(PIECE / 50);
    expect(done.at(-1)).toBe(signs.count);
  });
  it('that has not come waits', () => {
    const signs = new HeldSigns(3, ['a']);
    expect([signs.verdict[2], signs.id(2), signs.findings(2), signs.extra(2), signs.row(2), signs.number('width', 2)]).toEqual([NOT_JUDGED, '', [], {}, 0, NaN]);
  });
});

describe('the package’s own signs', () => {
  it('are judged under their keys, none its own neighbour; one that cannot be read says so', async () => {
    const layer = plan.layers.get('existing-signs');
    if (layer === undefined) throw new Error();
    const sign = (key: string, properties: object, geometry: object = { type: 'Point', coordinates: [PLACES.general[0], PLACES.general[1]] }): never => ({ key, geometry, properties: { key, signType: 'wall', use: 'own-name', width: 2, height: 1, topHeight: 4, bearing: 90, building: 'B', ...properties } }) as never;
    const features = [sign('P', { zone: 'Z' }), sign('Q', {}), sign('R', {}), sign('X', { signType: 'what' }), sign('Y', {}, { type: 'Polygon', coordinates: [] })];
    const full: Plan = { ...plan, layers: new Map([...plan.layers, ['existing-signs', { ...layer, features }]]) };
    const rows = rosterOfLayer(full);
    expect(rows.map(({ id, result }) => [id, result.ok || result.problems.map(({ code }) => code)])).toEqual([['P', true], ['Q', true], ['R', true], ['X', ['proposal.unknown-type']], ['Y', ['proposal.geometry']]]);
    expect(rows[0]?.result).toMatchObject({ ok: true, value: { properties: { id: 'P', accuracy: layer.entry.accuracy, building: 'B' }, extra: { zone: 'Z' } } });
    const reader = layerReader(full);
    const judging = new Judging(full, { count: reader.count, extra: ['zone'], read: (i) => reader.read(i) }, true);
    end(judging.learn());
    const signs = new HeldSigns(5, ['zone']);
    end(judging.judge(OPTIONS), ({ piece }) => piece === undefined || signs.add(piece));
    // Three at most on a building: X is one more to those that are judged.
    expect([0, 1, 2].map((i) => signs.findings(i).some(({ clause }) => clause === 'P-01'))).toEqual([true, true, true]);
    expect([...signs.verdict].slice(3)).toEqual([IN_ERROR, IN_ERROR]);
    expect(signs.extra(0)).toEqual({ zone: 'Z' });
    expect(judging.asked(0)?.proposal.properties['id']).toBe('P');
    expect(judging.asked(3)).toBeUndefined();
  });
});
