/** Every way in which a host, proxy or cache answers a range request, right or wrong: one message each. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Result } from '../problem.ts';
import { httpRanges } from './http-range.ts';
import { httpSource } from './http-source.ts';
import type { Slice } from './source.ts';

const FILE = Uint8Array.from({ length: 1000 }, (_, i) => i & 127);
const BASE = 'https://plan.example/package/';
type Answer = (begin: number, end: number, asked: RequestInit) => Response | Promise<Response>;

const part = (begin: number, end: number, headers: Readonly<Record<string, string>> = {}, bytes = FILE.slice(begin, end + 1)): Response =>
  new Response(bytes, { status: 206, headers: { 'content-range': `bytes ${begin}-${end}/${FILE.length}`, etag: '"1"', ...headers } });

/** A host that answers so, and the ranges that it was asked for. */
function host(answer: Answer, mostWhole?: number): { slice: (begin: number, length: number, options?: { signal?: AbortSignal; fresh?: boolean }) => Promise<Result<Slice>>; asked: RequestInit[] } {
  const asked: RequestInit[] = [];
  const source = httpRanges(BASE, (_, init = {}) => {
    asked.push(init);
    const range = /^bytes=(\d+)-(\d+)$/.exec(new Headers(init.headers).get('range') ?? '');
    return Promise.resolve(answer(Number(range?.[1]), Number(range?.[2]), init));
  }, mostWhole);
  return { slice: async (begin, length, options) => (await source.slice?.('zones.fgb', begin, length, options)) ?? { ok: false, problems: [] }, asked };
}
const codeOf = async (answer: Answer, mostWhole?: number): Promise<string> => {
  const got = await host(answer, mostWhole).slice(100, 50);
  if (got.ok) return 'ok';
  expect(got.problems[0]?.text.zh).not.toBe('');
  return got.problems[0]?.code ?? '';
};

test('a part is given with the length of the whole', async () => {
  const { slice, asked } = host((begin, end) => part(begin, end));
  expect(await slice(100, 50)).toEqual({ ok: true, value: { bytes: FILE.slice(100, 150), total: 1000 } });
  expect(asked).toHaveLength(1);
});

test.each<readonly [string, Answer]>([
  ['source.missing', () => new Response('no', { status: 404 })],
  ['source.status', () => new Response('no', { status: 503 })],
  ['source.range-beyond', () => new Response(null, { status: 416, headers: { 'content-range': 'bytes */90' } })],
  ['source.range-encoded', (a, b) => part(a, b, { 'content-encoding': 'gzip' })],
  ['source.range-wrong', (a, b) => part(a + 1, b + 1)],
  ['source.range-wrong', (a, b) => part(a, b, { 'content-range': `bytes ${a}-${b - 1}/1000` })],
  ['source.range-wrong', (a, b) => part(a, b, { 'content-range': 'something else' })],
  ['source.range-wrong', (a, b) => new Response(FILE.slice(a, b + 1), { status: 206 })],
  ['source.range-length', (a, b) => part(a, b, {}, FILE.slice(a, b))],
  ['source.range-length', (a, b) => part(a, b, {}, FILE.slice(a, b + 9))],
  ['source.html', (a, b) => part(a, b, { 'content-type': 'text/html; charset=utf-8' })],
  ['source.html', () => new Response('<!doctype html><title>Start page</title>')],
  ['source.empty', () => new Response(new Uint8Array(0))],
  ['source.unreachable', () => Promise.reject(new TypeError('Failed to fetch'))],
])('%s', async (code, answer) => {
  expect(await codeOf(answer)).toBe(code);
});

describe('a host that takes no notice of ranges', () => {
  test('sends a small file once, which is kept', async () => {
    const { slice, asked } = host(() => new Response(FILE));
    expect(await slice(100, 50)).toEqual({ ok: true, value: { bytes: FILE.slice(100, 150), total: 1000 } });
    expect(await slice(0, 1000)).toEqual({ ok: true, value: { bytes: FILE, total: 1000 } });
    expect(asked).toHaveLength(1);
    expect(await slice(990, 20)).toMatchObject({ ok: false, problems: [{ code: 'source.range-beyond' }] });
  });

  test.each([[{ 'content-length': '1000' }], [undefined]])('is given up where the file is large: %o', async (headers) => {
    let given = 0;
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({ pull: (c) => (given++ < 90 ? c.enqueue(FILE.slice(0, 100)) : c.close()), cancel: () => void (cancelled = true) }, { highWaterMark: 0 });
    const got = await host(() => new Response(body, headers === undefined ? {} : { headers }), 300).slice(100, 50);
    expect(got.ok ? [] : got.problems.map(({ code, text }) => [code, /max_ranges/.test(text.en), /max_ranges/.test(text.zh)])).toEqual([['source.range-ignored', true, true]]);
    expect([cancelled, given < 6]).toEqual([true, true]);
  });
});

test.each([['etag', '"2"'], ['content-range', 'bytes 200-249/999'], ['last-modified', '']])('a file that is replaced between two reads is noticed: %s', async (name, value) => {
  const only: Readonly<Record<string, string>> = name === 'last-modified' ? { etag: '' } : {};
  let reads = 0;
  const { slice } = host((a, b) => {
    const response = part(a, b, { ...only, ...(reads++ > 0 && value !== '' ? { [name]: value } : {}) });
    if (name === 'last-modified') {
      response.headers.delete('etag');
      response.headers.set('last-modified', `Mon, 30 Nov 2026 10:00:0${reads} GMT`);
    }
    return response;
  });
  expect((await slice(100, 50)).ok).toBe(true);
  expect(await slice(200, 50)).toMatchObject({ ok: false, problems: [{ code: 'source.range-changed' }] });
  expect((await slice(200, 50, { fresh: true })).ok, 'read anew it is the new one').toBe(true);
});

test('past the caches it asks the browser for a new copy', async () => {
  const { slice, asked } = host((a, b) => part(a, b));
  await slice(0, 10, { fresh: true });
  expect(asked[0]?.cache).toBe('reload');
});

test('given up, before and while it waits', async () => {
  const { slice, asked } = host((_, __, { signal }) => new Promise((___, refuse) => signal?.addEventListener('abort', () => refuse(signal.reason as Error))));
  expect(await slice(0, 10, { signal: AbortSignal.abort() })).toMatchObject({ problems: [{ code: 'source.aborted' }] });
  expect(asked).toHaveLength(0);
  const controller = new AbortController();
  const waiting = slice(0, 10, { signal: controller.signal });
  controller.abort();
  expect(await waiting).toMatchObject({ problems: [{ code: 'source.aborted' }] });
});

test('nothing outside of the folder is asked for', async () => {
  const asked = vi.fn();
  expect(await httpRanges(BASE, asked).slice?.('../secret', 0, 1)).toMatchObject({ problems: [{ code: 'source.unsafe-name' }] });
  expect(asked).not.toHaveBeenCalled();
});

describe('a page of another origin', () => {
  afterEach(() => void vi.unstubAllGlobals());
  const fails = (also: (init: RequestInit) => Promise<Response>) => (_: string, init: RequestInit = {}) => (init.mode === 'no-cors' ? also(init) : Promise.reject(new TypeError('Failed to fetch')));
  const read = async (page: string, fetcher: Parameters<typeof httpSource>[1]): Promise<string> => {
    vi.stubGlobal('location', { origin: page });
    const got = await httpSource(BASE, fetcher).read('manifest.json');
    return got.ok ? 'ok' : got.problems.map(({ code, text }) => `${code} ${text.en} ${text.zh}`).join();
  };

  test('is told the header and its value where the host is there and does not allow it', async () => {
    const said = await read('https://bureau.example', fails(() => Promise.resolve(new Response())));
    expect(said).toMatch(/^source\.cors https:\/\/plan\.example .*Access-Control-Allow-Origin: https:\/\/bureau\.example \(or \*\)/);
    expect(said).toContain('响应头 Access-Control-Allow-Origin: https://bureau.example（或 *）');
    expect(await read('null', fails(() => Promise.resolve(new Response())))).toMatch(/Access-Control-Allow-Origin: \*;/);
  });

  test('is told of network, policy and header where the host does not answer at all', async () => {
    expect(await read('https://bureau.example', fails(() => Promise.reject(new TypeError('Failed to fetch'))))).toMatch(/^source\.unreachable .*connect-src.*https:\/\/plan\.example.*Access-Control-Allow-Origin: https:\/\/bureau\.example/);
  });

  test('of the same origin hears nothing of such headers', async () => {
    const said = await read('https://plan.example', fails(() => Promise.resolve(new Response())));
    expect(said).toMatch(/^source\.unreachable/);
    expect(said).not.toContain('Access-Control');
  });
});
