import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Result } from '../problem.ts';
import { httpSource } from './http-source.ts';
import { folderSource } from './node-source.ts';
import { isFileName, MAX_BYTES, memorySource } from './source.ts';

const DATA = new TextEncoder().encode('{"schema":"signplan-package/1"}');
const codes = (result: Result<Uint8Array>): string[] => (result.ok ? [] : result.problems.map(({ code }) => code));

describe('a web server', () => {
  let server: Server;
  let base = '';
  let answer: (response: ServerResponse) => void = () => undefined;
  let asked: string | undefined;
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked = request.url;
      answer(response);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    base = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}/data/jiujiang/package` : '';
  });
  afterAll(() => void server.close());
  afterEach(() => void (asked = undefined));

  const read = (how: typeof answer, signal?: AbortSignal): Promise<Result<Uint8Array>> => {
    answer = how;
    return httpSource(base).read('manifest.json', signal);
  };

  test('gives the file of the folder, whatever the address ends with', async () => {
    answer = (response) => response.end(DATA);
    for (const url of [base, `${base}/`, `${base}/?v=3#map`]) {
      expect(await httpSource(url).read('manifest.json')).toEqual({ ok: true, value: DATA });
      expect(asked).toBe('/data/jiujiang/package/manifest.json');
    }
  });

  test('may compress', async () => {
    const packed = gzipSync(DATA);
    expect(await read((response) => response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': packed.length }).end(packed))).toEqual({ ok: true, value: DATA });
  });

  test.each([[404, 'source.missing'], [403, 'source.status'], [500, 'source.status'], [206, 'source.status'], [204, 'source.status']])('that answers %i is named: %s', async (status, code) => {
    const result = await read((response) => response.writeHead(status).end(status === 204 ? undefined : 'x'));
    expect(codes(result)).toEqual([code]);
    expect(result.ok ? '' : result.problems[0]?.file).toBe(`${base}/manifest.json`);
  });

  test('that answers with its start page is told to answer 404', async () => {
    const result = await read((response) => response.writeHead(200, { 'content-type': 'application/json' }).end('\ufeff \n<!doctype html>'));
    expect(codes(result)).toEqual(['source.html']);
    expect(result.ok ? '' : result.problems[0]?.text.en).toContain('404');
  });

  test('that sends nothing', async () => {
    expect(codes(await read((response) => response.end()))).toEqual(['source.empty']);
  });

  test('that breaks off', async () => {
    const result = await read((response) => {
      response.writeHead(200, { 'content-length': DATA.length });
      response.write(DATA.subarray(0, 9));
      setTimeout(() => response.destroy(), 20);
    });
    expect(['source.unreachable', 'source.truncated']).toContain(codes(result)[0]);
  });

  test('whose proxy hands over half with the length of the whole', async () => {
    const half = (): Promise<Response> => Promise.resolve(new Response(DATA.slice(0, 9), { headers: { 'content-length': String(DATA.length) } }));
    const result = await httpSource(base, half).read('manifest.json');
    expect(codes(result)).toEqual(['source.truncated']);
    expect(result.ok ? '' : result.problems[0]?.received).toBe(`9 of ${DATA.length} bytes`);
  });

  test('that announces too much is not read', async () => {
    expect(codes(await read((response) => response.writeHead(200, { 'content-length': MAX_BYTES + 1 }).flushHeaders()))).toEqual(['source.too-large']);
  });

  test('that streams without end is cut off', async () => {
    const megabyte = new Uint8Array(1 << 20).fill(32);
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent++;
        controller.enqueue(megabyte);
      },
    });
    expect(codes(await httpSource(base, () => Promise.resolve(new Response(endless))).read('manifest.json'))).toEqual(['source.too-large']);
    expect(sent).toBeLessThan(70);
  });

  test('that is silent can be given up', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 20);
    expect(codes(await read(() => undefined, controller.signal))).toEqual(['source.aborted']);
  });

  test('that is not there', async () => {
    expect(codes(await httpSource('http://127.0.0.1:9/').read('manifest.json'))).toEqual(['source.unreachable']);
  });

  test('is never asked for anything outside of the folder', async () => {
    for (const file of ['../secret.json', '/etc/passwd', 'a/b.fgb', '..', 'https://elsewhere/x.fgb', 'a..b', '', 'x?y', '%2e%2e%2fx', 'C:\\x'])
      expect(codes(await httpSource(base).read(file))).toEqual(['source.unsafe-name']);
    expect(asked).toBeUndefined();
  });
});

describe('a folder', () => {
  let dir = '';
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'signplan-source-'));
    await writeFile(join(dir, 'zones.fgb'), DATA);
    await writeFile(join(dir, 'page.fgb'), '<html>');
    await symlink('/etc/hostname', join(dir, 'link.fgb'));
  });
  afterAll(() => rm(dir, { recursive: true }));

  test('gives a copy that starts at its own buffer', async () => {
    const result = await folderSource(dir).read('zones.fgb');
    expect(result).toEqual({ ok: true, value: DATA });
    expect(result.ok && result.value.constructor === Uint8Array && result.value.byteOffset === 0 && result.value.buffer.byteLength === DATA.length).toBe(true);
  });

  test.each([['none.fgb', 'source.missing'], ['page.fgb', 'source.html'], ['link.fgb', 'source.unsafe-name'], ['../x', 'source.unsafe-name']])('%s is %s', async (file, code) => {
    expect(codes(await folderSource(dir).read(file))).toEqual([code]);
  });

  test('that is not there', async () => {
    expect(codes(await folderSource(join(dir, 'none')).read('zones.fgb'))).toEqual(['source.missing']);
  });

  test('can be given up', async () => {
    expect(codes(await folderSource(dir).read('zones.fgb', AbortSignal.abort()))).toEqual(['source.aborted']);
  });
});

test('memory gives what it has', async () => {
  const source = memorySource(new Map([['rules.json', DATA]]));
  expect(await source.read('rules.json')).toEqual({ ok: true, value: DATA });
  expect(codes(await source.read('zones.fgb'))).toEqual(['source.missing']);
});

test('names of files are plain', () => {
  expect(['zones.fgb', 'rules.json', 'a_b-1.fgb'].every(isFileName)).toBe(true);
});
