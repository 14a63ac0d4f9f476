/** The rules of other cities that come along: complete, apart, labelled, and what the worked examples say of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { compile, type Checker } from '../../src/check/compile.ts';
import { memorySource } from '../../src/io/source.ts';
import { buildPackage } from '../../src/plan/build/build.ts';
import { loadPlan } from '../../src/plan/load.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { contextOf } from '../../src/plan/proposal-context.ts';
import { readProposal } from '../../src/plan/proposal.ts';
import type { Proposal } from '../../src/plan/proposal-types.ts';
import type { ClauseFile } from '../../src/plan/schema/rules.ts';
import { comparer, type Compare } from '../../src/report/comparisons.ts';

const DATA = join(import.meta.dirname, '../../data');
const document = JSON.parse(readFileSync(join(DATA, 'comparators/cities.json'), 'utf8')) as ClauseFile;
const clauses = document.clauses ?? [];

let plan: Plan;
let checker: Checker;
let compare: Compare;
beforeAll(async () => {
  const built = await buildPackage(join(DATA, 'jiujiang'));
  if (!built.ok || built.value.comparators === null) throw new Error(built.ok ? 'none' : JSON.stringify(built.problems));
  const loaded = await loadPlan(memorySource(built.value.files));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  plan = loaded.value;
  const compiled = compile(plan);
  const made = comparer(plan, built.value.comparators.rules);
  if (!compiled.ok || !made.ok) throw new Error();
  checker = compiled.value;
  compare = made.value;
});

describe('the catalogue', () => {
  const rows = [[1, 12], [20, 33], [40, 56], [60, 66], [70, 76]].flatMap(([first = 0, last = 0]) => Array.from({ length: last - first + 1 }, (_, i) => `C-${String(first + i).padStart(2, '0')}`));

  test('has every row, and nothing but rows', () => {
    expect(new Set(clauses.map(({ id }) => id.slice(0, 4)))).toEqual(new Set(rows));
  });

  test('says of each clause in its title that it is from elsewhere, and in its citation whose it is', () => {
    for (const { id, title, citation, tier, confidence } of clauses) {
      expect(title.zh, id).toMatch(/^外地·.+：/);
      expect(title.en, id).toMatch(/^Elsewhere \(.+\): /);
      expect(citation.document, id).not.toBe('');
      expect(citation.documentEn, id).toBeTruthy();
      expect(tier, id).toBe('T4');
      // What was not read in the document itself says how it was come by.
      if (confidence === 'S') expect(citation.via, id).toBeTruthy();
    }
  });

  test('defines no fact of its own and names no city as this one', () => {
    expect([document.signTypes, document.definitions]).toEqual([undefined, undefined]);
    expect(JSON.stringify(document)).not.toMatch(/九江|Jiujiang/);
  });
});

describe('worked examples', () => {
  const proposal = (at: [number, number], properties: Record<string, unknown>): Proposal => {
    const read = readProposal({ type: 'Feature', geometry: { type: 'Point', coordinates: at }, properties }, contextOf(plan));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.value;
  };
  const results = (asked: Proposal, reasons = false): Map<string, string> =>
    new Map(compare(asked, { asOf: '2026-11-24' }).filter(({ reason }) => reasons || reason.length === 0).map(({ clause, result }) => [clause, result]));

  test('a roof billboard: six cities bar it, and it is large where C-01 says what that is', () => {
    const found = results(proposal([115.99365, 29.7196], { signType: 'roof', use: 'commercial', width: 12, height: 6, clearance: 10.5, bearing: 180, accuracy: 1, buildingStoreys: 3, buildingHeight: 10.5, buildingUse: 'commercial', pitchedRoof: false }));
    for (const city of ['beijing', 'jinan', 'taian', 'liaocheng', 'hangzhou', 'xinxiang']) expect(found.get(`C-02-${city}`), city).toBe('advice');
    expect(found.get('C-01-beijing')).toBe('reserved');
    expect([found.get('C-23-qingdao'), found.get('C-24')]).toEqual(['advice', 'advice']);
  });

  test('a screen with moving pictures: homes in front are for a person, brightness can\'t be compared', () => {
    const asked = proposal([115.977999, 29.709782], { signType: 'media-facade', use: 'commercial', display: 'led', animated: true, width: 15, height: 10, clearance: 8, bearing: 180, accuracy: 1, buildingUse: 'mixed', building: 'G3', illumination: 'self' });
    const found = results(asked);
    expect([found.get('C-60-shenzhen'), found.get('C-32-shenzhen'), found.get('C-61-shenzhen'), found.get('C-63-shenyang-moving')]).toEqual(['reserved', 'pass', 'pass', 'advice']);
    expect(compare(asked, { asOf: '2026-11-24' }).find(({ clause }) => clause === 'C-62-control')).toMatchObject({ result: 'advice', reason: [{ kind: 'fact', name: 'luminance' }] });
  });

  test('a pole 25 m high, 8 m from a wire: within the toppling distance', () => {
    const found = compare(proposal([115.926923, 29.61149], { signType: 'pole', use: 'commercial', width: 18, height: 6, topHeight: 25, bearing: 333.62, accuracy: 0.1, faces: 2 }), { asOf: '2026-11-24' });
    expect(found.find(({ clause }) => clause === 'C-04-liaocheng')).toMatchObject({ result: 'advice', basis: 'demonstration', reason: [], feature: { layer: 'power-lines' }, limit: { value: [25, 25] } });
    expect(found.find(({ clause }) => clause === 'C-03-shenzhen')?.result).toBe('advice');
  });

  test('a shop signboard keeps to a third of the storey', () => {
    const found = results(proposal([116.0035, 29.6935], { signType: 'wall', use: 'own-name', width: 6, height: 1.2, depth: 0.3, clearance: 2.8, storeyHeight: 4.5, facadeWidth: 8, buildingHeight: 15, buildingUse: 'commercial' }));
    expect([found.get('C-27-shenzhen'), found.get('C-20-guiyang'), found.get('C-33-chengdu'), found.get('C-28-fuzhou')]).toEqual(['pass', 'pass', 'pass', 'reserved']);
  });

  test('a hoarding with a quarter of public-service content falls short of every share', () => {
    const found = results(proposal([115.994493, 29.702689], { signType: 'hoarding', use: 'commercial', width: 60, height: 2.5, publicServiceShare: 0.25, bearing: 90, accuracy: 1 }));
    expect([found.get('C-70-taian'), found.get('C-71-dezhou'), found.get('C-71-ganzhou'), found.get('C-72')]).toEqual(['advice', 'advice', 'advice', 'pass']);
  });

  test('change nothing in the check', () => {
    const asked = proposal([115.99365, 29.7196], { signType: 'roof', use: 'commercial', width: 12, height: 6, clearance: 10.5 });
    const before = structuredClone(checker.check(asked, { asOf: '2026-11-24' }));
    expect(compare(asked, { asOf: '2026-11-24' }).length).toBeGreaterThan(10);
    expect(checker.check(asked, { asOf: '2026-11-24' })).toEqual(before);
  });
});
