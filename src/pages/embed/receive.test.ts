/** Whatever a window sends: it is a message of the protocol, it is told what is wrong with it, or it is none of our business. Nothing throws. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_DEPTH, MAX_TEXT, MAX_VALUES } from './bounds.ts';
import { readMessage } from './receive.ts';

const FEATURE = { type: 'Feature', geometry: { type: 'Point', coordinates: [115.98, 29.72] }, properties: { signType: 'wall' } };
const GOOD: readonly Readonly<Record<string, unknown>>[] = [
  { signplan: 1, type: 'hello' },
  { signplan: 1, type: 'set', lang: 'en', theme: 'bureau', mode: 'viewer', 'as-of': '2026-11-24', center: '115.98,29.72', zoom: 15, layers: 'zones sites', readonly: true, plan: 'plan/', proposal: FEATURE },
  { signplan: 1, type: 'set', lang: null, zoom: null, plan: null, proposal: null },
  { signplan: 1, type: 'check', id: 7, proposal: FEATURE },
  { signplan: 1, type: 'select', layer: 'sites', key: 'S-1' },
  { signplan: 1, type: 'show', box: [115.9, 29.6, 116, 29.8] },
  { signplan: 1, type: 'print' },
];
const first = (data: unknown): { code: string | undefined; path: string | undefined } | null | undefined => {
  const read = readMessage(data);
  if (read === null) return null;
  return read.ok ? undefined : { code: read.problems[0]?.code, path: read.problems[0]?.path };
};

describe('a message', () => {
  test.each(GOOD.map((message) => [JSON.stringify(message).slice(0, 60), message] as const))('is taken: %s', (_, message) => {
    expect(readMessage(message)).toEqual({ ok: true, value: message });
  });

  test.each([
    [{ signplan: 1, type: 'set', lang: 'fr' }, 'embed.message', 'lang'],
    [{ signplan: 1, type: 'set', colour: 'red' }, 'embed.message', 'colour'],
    [{ signplan: 1, type: 'set', center: '115.98' }, 'embed.message', 'center'],
    [{ signplan: 2, type: 'hello' }, 'embed.message', 'signplan'],
    [{ signplan: 1, type: 'eval' }, 'embed.message', 'type'],
    [{ signplan: 1 }, 'embed.message', 'type'],
    [{ signplan: 1, type: 'show', box: [1, 2, 3] }, 'embed.message', 'box.3'],
    [{ signplan: 1, type: 'show', box: [1, 2, 3, Infinity] }, 'embed.not-plain', 'box[3]'],
    [{ signplan: 1, type: 'check', id: 1, proposal: { type: 'Feature', geometry: new Date(0), properties: {} } }, 'embed.not-plain', 'proposal.geometry'],
    [{ signplan: 1, type: 'check', id: 1, proposal: { ...FEATURE, properties: JSON.parse('{"__proto__": {"readonly": true}}') as unknown } }, 'embed.not-plain', 'proposal.properties.__proto__'],
    [{ signplan: 1, type: 'check', id: 1, proposal: { ...FEATURE, properties: { constructor: { prototype: {} } } } }, 'embed.not-plain', 'proposal.properties.constructor'],
  ])('that is wrong is told by code and path: %j', (message, code, path) => {
    expect(first(message)).toEqual({ code, path });
  });

  test('is bounded in depth, number and length, and a ring of references ends', () => {
    const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) });
    const about = (properties: unknown): unknown => ({ signplan: 1, type: 'check', id: 1, proposal: { ...FEATURE, properties } });
    expect(first(about(deep(MAX_DEPTH)))?.code).toBe('embed.bounds');
    expect(first(about({ list: Array.from({ length: MAX_VALUES }, () => 0) }))?.code).toBe('embed.bounds');
    expect(first(about({ list: Object.assign([], { length: 2 ** 32 - 1 }) }))?.code).toBe('embed.bounds');
    expect(first(about({ name: 'x'.repeat(MAX_TEXT) }))?.code).toBe('embed.bounds');
    expect(first(about({ ['x'.repeat(MAX_TEXT)]: 1 }))?.code).toBe('embed.bounds');
    const ring: Record<string, unknown> = {};
    ring['self'] = ring;
    expect(first(about(ring))?.code).toBe('embed.bounds');
    expect(first(about({ name: 'x'.repeat(1000) }))).toBeUndefined();
  });

  test('of somebody else is left alone', () => {
    for (const data of [undefined, null, 'signplan', 1, [], {}, { source: 'react-devtools' }, Object.create({ signplan: 1 }) as unknown, new Map([['signplan', 1]])]) expect(readMessage(data)).toBeNull();
  });

  test('of any kind never throws, and never reaches Object.prototype', () => {
    const before = Object.getOwnPropertyNames(Object.prototype).length;
    const part = fc.anything({ withDate: true, withMap: true, withSet: true, withTypedArray: true, withBigInt: true, withNullPrototype: true, withSparseArray: true });
    const near = fc.tuple(fc.constantFrom(...GOOD), fc.constantFrom('signplan', 'type', 'id', 'proposal', 'lang', 'zoom', 'box', 'layer', 'plan', '__proto__', 'constructor'), part).map(([message, name, value]) => Object.defineProperty({ ...message }, name, { value, enumerable: true, configurable: true }));
    fc.assert(
      fc.property(fc.oneof(part, fc.record({ signplan: fc.constant(1), type: fc.constantFrom('hello', 'set', 'check', 'select', 'show', 'print', 'x'), id: part, proposal: part }, { requiredKeys: ['signplan'] }), near), (data) => {
        const read = readMessage(data);
        // What is taken says no more than what was sent, and what is refused says why.
        if (read?.ok === true) expect(read.value).toEqual(data);
        else if (read !== null) expect(read.problems[0]?.text).toEqual({ zh: expect.stringMatching(/./) as unknown, en: expect.stringMatching(/./) as unknown });
      }),
      { numRuns: 500 },
    );
    expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(before);
  });
});
