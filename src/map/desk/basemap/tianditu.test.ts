import { describe, expect, it } from 'vitest';
import type { Answer } from './net.ts';
import { judgeTile, probe, refusal, tiandituTiles, tileAddress } from './tianditu.ts';
import { wmtsTiles } from './wmts.ts';

const answer = (status: number, type: string, body = ''): Answer => ({ status, ok: status === 200, headers: new Headers({ 'content-type': type }), text: () => Promise.resolve(body) });
const code = async (result: ReturnType<typeof judgeTile>): Promise<string> => {
  const read = await result;
  return read.ok ? 'ok' : (read.problems[0]?.code ?? '');
};

describe('Tianditu', () => {
  it('is asked on eight hosts for Web Mercator tiles, with the key as it was given', () => {
    const tiles = tiandituTiles('vec', 'a b&c');
    expect(tiles).toHaveLength(8);
    expect(tiles[3]).toBe('https://t3.tianditu.gov.cn/vec_w/wmts?tk=a%20b%26c&SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=vec&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}');
  });
  it('is asked for the tile that a place is in', () => {
    expect(tileAddress('{z}/{x}/{y}', [0, 0], 1)).toBe('1/1/1');
    expect(tileAddress('{z}/{x}/{y}', [116, 29.72], 11)).toBe('11/1683/846');
  });
  it('gives a picture, or says why not', async () => {
    expect(await code(judgeTile(answer(200, 'image/png')))).toBe('ok');
    expect(await code(judgeTile(answer(403, 'text/html')))).toBe('basemap.tianditu-refused');
    expect(await code(judgeTile(answer(418, '')))).toBe('basemap.tianditu-refused');
    expect(await code(judgeTile(answer(200, 'application/json', '{"code":301007,"msg":"x"}')))).toBe('basemap.tianditu-refused');
    expect(await code(judgeTile(answer(429, '')))).toBe('basemap.tianditu-quota');
    expect(await code(judgeTile(answer(500, 'text/html')))).toBe('basemap.tianditu-answer');
  });
  it('is quoted as it answers, and what is shown instead is said', () => {
    const { received, text } = refusal(403, '{"msg":"权限类型错误","resolve":"…","code":301012}');
    expect(received).toBe('HTTP 403 301012 权限类型错误');
    expect(text.zh).toContain('已换回自带底图');
  });
  it('that cannot be reached is no reason to stop', async () => {
    const read = await probe('img', 'k', [116, 29.7], { ask: () => Promise.reject(new TypeError('Failed to fetch')) }, new AbortController().signal);
    expect(read.ok ? '' : read.problems[0]?.code).toBe('basemap.tianditu-unreachable');
  });
});

describe('addresses of WMTS', () => {
  it('are filled in a template', () => expect(wmtsTiles({ url: 'https://x/{Layer}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png', layer: 'a', matrixSet: 'g', matrixPrefix: 'EPSG:3857:' })).toBe('https://x/a/g/EPSG:3857:{z}/{y}/{x}.png'));
  it('keep what the address says already', () => expect(wmtsTiles({ url: 'https://x/wmts?version=1.1.0&', layer: 'a', matrixSet: 'g' })).toMatch(/^https:\/\/x\/wmts\?version=1\.1\.0&SERVICE=WMTS&REQUEST=GetTile&LAYER=a&/));
});
