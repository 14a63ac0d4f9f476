import { expect, test } from 'vitest';
import { fail, ok } from '../problem.ts';
import { httpSource } from './http-source.ts';
import { readKnown } from './known.ts';
import { sha256 } from './sha256.ts';
import { memorySource, missing, type ByteSource } from './source.ts';

const [ours, older] = ['zones of today', 'zones of last year'].map((text) => new TextEncoder().encode(text)) as [Uint8Array, Uint8Array];
const host = memorySource(new Map([['zones.fgb', ours]]));

/** With a cache that has something, or nothing; `asked` tells whether the host was. */
function cached(bytes: Uint8Array | null): { source: ByteSource; asked: () => number } {
  let asked = 0;
  const read: ByteSource['read'] = (file) => {
    asked += 1;
    return host.read(file);
  };
  return { source: { name: 'package', read, kept: () => Promise.resolve(bytes === null ? fail(missing('zones.fgb')) : ok(bytes)) }, asked: () => asked };
}

test.each([
  ['the file', ours, 0],
  ['an older one', older, 1],
  ['nothing that can be read', null, 1],
])('a cache has %s: it is the right one in the end, and the host is asked %3$i times', async (_, has, times) => {
  const { source, asked } = cached(has);
  expect(await readKnown(source, 'zones.fgb', sha256(ours))).toEqual(ok({ bytes: ours, digest: sha256(ours) }));
  expect(asked()).toBe(times);
});

test('what the host has comes with its own digest, for the caller to refuse', async () => {
  expect(await readKnown(cached(older).source, 'zones.fgb', sha256(older).replace(/^./, 'x'))).toMatchObject({ ok: true, value: { digest: sha256(ours) } });
});

test('over http any cached answer will do for it, and for nothing else', async () => {
  const modes: (string | undefined)[] = [];
  const source = httpSource('https://plan.example/', (_, init) => {
    modes.push(init?.cache);
    return Promise.resolve(new Response(new Uint8Array(ours)));
  });
  await source.read('manifest.json');
  await readKnown(source, 'zones.fgb', sha256(ours));
  expect(modes).toEqual([undefined, 'force-cache']);
});
