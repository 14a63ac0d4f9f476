/** What a page leaves for later, or knows by digest: less is read before the first verdict, and nothing is let through in the end. */
import { expect, test } from 'vitest';
import { memorySource } from '../io/source.ts';
import { sha256 } from '../io/sha256.ts';
import { buildFromSources } from './build/build.ts';
import { checkNames, loadPlan } from './load.ts';
import { bytesOf, tinySources } from './tiny.fixture.ts';

const built = buildFromSources(tinySources());
if (!built.ok) throw new Error(built.problems[0]?.text.en);
const files = built.value.files;
const manifest = (edit: (manifest: Record<string, unknown>) => void): Map<string, Uint8Array> => {
  const value = JSON.parse(new TextDecoder().decode(files.get('manifest.json'))) as Record<string, unknown>;
  edit(value);
  return new Map([...files, ['manifest.json', bytesOf(value)]]);
};

test('a manifest that contradicts itself fails at once, or when the names are looked at', async () => {
  const source = memorySource(manifest((value) => (value['view'] = [0, 0, 1, 1])), 'package');
  expect(await loadPlan(source)).toMatchObject({ ok: false, problems: [{ code: 'package.extent', file: 'package/manifest.json' }] });
  const later = await loadPlan(source, { namesLater: true });
  if (!later.ok) throw new Error('refused');
  expect(await checkNames(later.value, 'package/rules.json')).toMatchObject([{ code: 'package.extent', file: 'package/manifest.json' }]);
});

test('known by its digest a package is the same', async () => {
  const digest = sha256(files.get('manifest.json') ?? new Uint8Array());
  expect(await loadPlan(memorySource(files), { sound: [digest] })).toEqual(await loadPlan(memorySource(files)));
});

test('a byte more and it is not known: the schemas are asked', async () => {
  const digest = sha256(files.get('manifest.json') ?? new Uint8Array());
  const odd = memorySource(manifest((value) => (value['odd'] = 1)));
  expect(await loadPlan(odd, { sound: [digest] })).toMatchObject({ ok: false, problems: [{ code: 'package.unknown-key' }] });
});

test('its rules are still held against the digest that the manifest has of them', async () => {
  const digest = sha256(files.get('manifest.json') ?? new Uint8Array());
  const rules = new Map([...files, ['rules.json', bytesOf({ schema: 'signplan-rules/1' })]]);
  expect((await loadPlan(memorySource(rules), { sound: [digest] })).ok).toBe(false);
});

test('features are gone through where the manifest is not known', async () => {
  // The manifest's digests are right, but the first layer says it has one feature more.
  const odd = manifest((value) => {
    const [layer] = value['layers'] as { count: number }[];
    if (layer !== undefined) layer.count += 1;
  });
  const digest = sha256(odd.get('manifest.json') ?? new Uint8Array());
  const [unknown, known] = [await loadPlan(memorySource(odd)), await loadPlan(memorySource(odd), { sound: [digest] })];
  expect(unknown.ok && unknown.value.problems).toMatchObject([{ code: 'layer.count' }]);
  expect(known.ok && known.value.problems).toEqual([]);
});
