import { describe, expect, test } from 'vitest';
import { sha256 } from '../io/sha256.ts';
import { memorySource } from '../io/source.ts';
import { buildFromSources } from './build/build.ts';
import { loadExamples } from './load-examples.ts';
import { loadPlan } from './load.ts';
import { exampleDocument, exampleGaps } from './published-examples.ts';
import { bytesOf, tinySources } from './tiny.fixture.ts';

const built = buildFromSources(tinySources());
if (!built.ok) throw new Error(built.problems[0]?.text.en);
const { files, documents } = built.value;
const plan = await loadPlan(memorySource(files));
if (!plan.ok) throw new Error(plan.problems[0]?.text.en);
const { manifest, rules } = plan.value;

/** The package with other examples, and a manifest that says so. */
function withExamples(content: unknown) {
  const bytes = bytesOf(content);
  const listed = { file: 'examples.json', bytes: bytes.length, sha256: sha256(bytes) };
  return { source: memorySource(new Map([...files, ['examples.json', bytes]]), 'pkg'), manifest: { ...manifest, documents: { examples: listed } } };
}

describe('examples of a package', () => {
  test('are those of its documents', async () => {
    const examples = await loadExamples(memorySource(files), manifest);
    if (!examples.ok) throw new Error(examples.problems[0]?.text.en);
    for (const { content } of documents) for (const { id, examples: own } of content.clauses ?? []) expect(examples.value.clauses[id]).toEqual(own);
    const { content } = exampleDocument(manifest, rules.clauses, examples.value, 'examples.json');
    expect(content.clauses).toEqual(documents.flatMap((document) => document.content.clauses ?? []));
    expect(exampleGaps(rules.clauses, examples.value, 'examples.json')).toEqual([]);
  });

  test('must be the file that the manifest was made with', async () => {
    const bytes = files.get('examples.json') ?? new Uint8Array();
    const torn = bytes.slice(0, -1);
    const other = new Uint8Array(bytes);
    other[40] = (other[40] ?? 0) ^ 1;
    expect(await loadExamples(memorySource(new Map([['examples.json', torn]]), 'pkg'), manifest)).toMatchObject({ ok: false, problems: [{ code: 'package.bytes', file: 'pkg/examples.json' }] });
    expect(await loadExamples(memorySource(new Map([['examples.json', other]])), manifest)).toMatchObject({ ok: false, problems: [{ code: 'package.sha256' }] });
    expect(await loadExamples(memorySource(new Map()), manifest)).toMatchObject({ ok: false, problems: [{ code: 'source.missing' }] });
  });

  test('are told to be missing where the manifest lists none', async () => {
    const { documents: _, ...without } = manifest;
    expect(await loadExamples(memorySource(files, 'pkg'), without)).toMatchObject({ ok: false, problems: [{ code: 'package.no-examples', file: 'pkg' }] });
  });

  test.each<[string, unknown, string, string]>([
    ['another schema', { schema: 'signplan-examples/2', clauses: {} }, 'examples.value', 'schema'],
    ['a clause without any', { schema: 'signplan-examples/1', clauses: { 'L-12': [] } }, 'examples.value', 'clauses.L-12'],
    ['a result that there is not', { schema: 'signplan-examples/1', clauses: { 'L-12': [{ title: { zh: '例', en: 'x' }, properties: {}, expect: 'ok' }] } }, 'examples.value', 'clauses.L-12[0].expect'],
  ])('are refused with %s', async (_, content, code, path) => {
    const { source, manifest: head } = withExamples(content);
    expect(await loadExamples(source, head)).toMatchObject({ ok: false, problems: [{ code, file: 'pkg/examples.json', path }] });
  });
});

test('examples and clauses that do not belong together are named', async () => {
  const { source, manifest: head } = withExamples({ schema: 'signplan-examples/1', clauses: { 'L-12': [{ title: { zh: '例', en: 'x' }, properties: { signType: 'wall' }, expect: 'pass' }], 'L-99': [{ title: { zh: '例', en: 'x' }, properties: { signType: 'wall' }, expect: 'pass' }] } });
  const examples = await loadExamples(source, head);
  if (!examples.ok) throw new Error(examples.problems[0]?.text.en);
  expect(exampleGaps(rules.clauses, examples.value, 'f').map(({ path }) => path)).toEqual(['clauses.L-18', 'clauses.S-01', 'clauses.P-01', 'clauses.L-99']);
});
