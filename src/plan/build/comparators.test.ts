import { describe, expect, test } from 'vitest';
import { memorySource } from '../../io/source.ts';
import type { Problem } from '../../problem.ts';
import { loadComparators } from '../load-document.ts';
import { loadPlan } from '../load.ts';
import type { Plan } from '../plan.ts';
import { bytesOf, tinySources, type Tiny } from '../tiny.fixture.ts';
import { buildFromSources, type Built } from './build.ts';

const named = (tiny: Tiny, version = '1'): void => void (tiny.plan = { ...tiny.plan, comparators: [{ id: 'cities', version }] } as Tiny['plan']);
const problems = (change: (tiny: Tiny) => void = () => undefined): readonly Problem[] => {
  const built = buildFromSources(
    tinySources((tiny) => {
      named(tiny);
      change(tiny);
    }),
  );
  return built.ok ? [] : built.problems;
};

function build(change: (tiny: Tiny) => void): Built {
  const built = buildFromSources(tinySources(change));
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return built.value;
}
async function load(files: ReadonlyMap<string, Uint8Array>): Promise<Plan> {
  const plan = await loadPlan(memorySource(files));
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  return plan.value;
}

describe('a package with rules of other cities', () => {
  test('has them in a file of their own, listed with its checksum, and nothing of them in rules.json', async () => {
    const { files, comparators } = build(named);
    const { manifest, rules } = await load(files);
    const bytes = files.get('comparators.json');
    expect(manifest.comparators).toEqual([{ id: 'cities', version: '1' }]);
    expect(manifest.documents?.comparators).toMatchObject({ file: 'comparators.json', bytes: bytes?.length });
    expect(comparators?.documents.map(({ content }) => content.id)).toEqual(['cities']);
    expect(JSON.stringify(rules)).not.toContain('C-01');
    const loaded = await loadComparators(memorySource(files), manifest);
    expect(loaded.ok && loaded.value).toEqual(comparators?.rules);
    expect(loaded.ok && loaded.value.clauses.map(({ id }) => id)).toEqual(['C-01', 'C-02', 'C-03', 'C-04', 'C-05']);
  });

  test('is the same to the byte in everything that a check reads, but for the list', async () => {
    const without = build(() => undefined).files;
    const { files } = build(named);
    for (const [name, bytes] of without) if (name !== 'manifest.json' && name !== 'examples.json') expect(files.get(name), name).toEqual(bytes);
    expect(without.has('comparators.json')).toBe(false);
    const loaded = await loadComparators(memorySource(without, 'here'), (await load(without)).manifest);
    expect(loaded).toMatchObject({ ok: false, problems: [{ code: 'package.no-comparators', file: 'here' }] });
  });
});

describe('a file that is missing or of another version', () => {
  test.each<[string, (files: Map<string, Uint8Array>) => unknown, string]>([
    ['missing', (files) => files.delete('comparators.json'), 'source.missing'],
    ['cut short', (files) => files.set('comparators.json', (files.get('comparators.json') ?? new Uint8Array()).slice(0, 50)), 'package.bytes'],
    ['of another version', (files) => files.set('comparators.json', (files.get('comparators.json') ?? new Uint8Array()).map((byte) => (byte === 0x31 ? 0x32 : byte))), 'package.sha256'],
    ['a web page', (files) => files.set('comparators.json', bytesOf('<!doctype html>')), 'source.html'],
  ])('%s: nothing is compared, and the plan itself stands', async (_, spoil, code) => {
    const files = new Map(build(named).files);
    spoil(files);
    const plan = await load(files);
    expect(plan.problems).toEqual([]);
    expect(await loadComparators(memorySource(files), plan.manifest)).toMatchObject({ ok: false, problems: [{ code }] });
  });
});

describe('what is refused', () => {
  const first = (tiny: Tiny): Record<string, unknown> => tiny.cities.clauses[0] ?? {};
  test.each<[string, (tiny: Tiny) => unknown, string, string]>([
    ['a version that is not there', (tiny) => named(tiny, '2'), 'plan.include', 'comparators[0]'],
    ['a clause of another tier', (tiny) => (first(tiny)['tier'] = 'T1'), 'comparator.tier', 'clauses[C-01].tier'],
    ['a clause with an id of the plan', (tiny) => (first(tiny)['id'] = 'P-01'), 'comparator.duplicate', 'clauses[P-01]'],
    ['a document with an id of the plan', (tiny) => ((tiny.cities.id = 'law'), (tiny.plan = { ...tiny.plan, comparators: [{ id: 'law', version: '1' }] } as Tiny['plan'])), 'comparator.duplicate', 'id'],
    ['a fact that nobody states', (tiny) => (first(tiny)['requires'] = { fact: 'hight', op: '<', value: 1 }), 'rules.unknown-fact', 'clauses[C-01].requires.fact'],
    ['a layer that is neither there nor declared absent', (tiny) => (first(tiny)['requires'] = { none: { layer: 'windows', within: 100 } }), 'rules.unknown-layer', 'clauses[C-01].requires.none.layer'],
    ['a fact of the plan defined anew', (tiny) => tiny.cities.definitions.push({ name: 'large', title: { zh: '大', en: 'Large' }, when: true }), 'rules.duplicate', 'definitions[large]'],
    ['a sign type of its own', (tiny) => Object.assign(tiny.cities, { signTypes: [{ ...tiny.law.signTypes[0], id: 'kite' }] }), 'comparator.sign-types', 'signTypes[kite]'],
    ['an example that states what no proposal can', (tiny) => (first(tiny)['examples'] = [{ title: { zh: '例', en: 'Example' }, properties: { signType: 'wall', heigth: 1 }, expect: 'pass' }]), 'clause.example', 'clauses[C-01].examples[0].properties'],
  ])('%s', (_, change, code, path) => {
    expect(problems((tiny) => void change(tiny))).toContainEqual(expect.objectContaining({ code, path, file: code === 'plan.include' ? 'plan.json' : '../comparators/cities.json' }));
  });

  test('another city\'s clause among those that bind', () => {
    expect(problems((tiny) => void ((tiny.own.clauses[0] ?? {})['tier'] = 'T4'))).toEqual([expect.objectContaining({ code: 'clause.tier', file: 'clauses/own.json', path: 'clauses[P-01].tier' })]);
  });

  test('nothing, where the document is there but not named', () => {
    const built = buildFromSources(tinySources((tiny) => void (tiny.cities.clauses[0] = { broken: true })));
    expect(built.ok).toBe(true);
  });
});
