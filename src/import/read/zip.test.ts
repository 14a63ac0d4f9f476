/** Archives: names in GBK, and what is left packed. */
import { zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDelivery } from './delivery.ts';
import { bytesOf, read, readOne, said } from './given.fixture.ts';

const POINT = bytesOf('{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},"geometry":{"type":"Point","coordinates":[116,29.7]}}]}');
/** 分区.geojson in GBK. */
const GBK_NAME = [0xb7, 0xd6, 0xc7, 0xf8, ...bytesOf('.geojson')];

/** A zip of one entry, with another name of the same length and other flags where it is listed. */
function renamed(name: readonly number[], flags = 0): Uint8Array {
  const plain = 'x'.repeat(name.length);
  const bytes = zipSync({ [plain]: POINT });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at + 4 < bytes.length; at++) {
    const central = view.getUint32(at, true) === 0x0201_4b50;
    if (!central && view.getUint32(at, true) !== 0x0403_4b50) continue;
    view.setUint16(at + (central ? 8 : 6), flags, true);
    bytes.set(name, at + (central ? 46 : 30));
  }
  return bytes;
}

const codes = async (bytes: Uint8Array, name = 'd.zip'): Promise<string[]> => {
  const result = await readDelivery([{ name, bytes }], {});
  return result.ok ? said(result.value) : result.problems.map(({ code }) => code);
};

describe('a zip', () => {
  it('of Chinese Windows has its names in GBK; others in UTF-8', async () => {
    expect((await readOne([{ name: 'd.zip', bytes: renamed(GBK_NAME) }])).file).toBe('d.zip/分区.geojson');
    expect((await readOne([{ name: 'd.zip', bytes: renamed([...bytesOf('分区.json')]) }])).file).toBe('d.zip/分区.json');
    expect((await readOne([{ name: 'd.zip', bytes: renamed([...bytesOf('a\\b.json')]) }])).file).toBe('d.zip/a/b.json');
  });
  it('with a zip in it is read, but no deeper', async () => {
    const inner = zipSync({ 'a.geojson': POINT });
    expect((await readOne([{ name: 'd.zip', bytes: zipSync({ 'inner.zip': inner }) }])).file).toBe('d.zip/inner.zip/a.geojson');
    expect(await codes(zipSync({ 'b.zip': zipSync({ 'c.zip': inner }) }))).toContain('import.zip-nested');
  });
  it('that leads out, has a password, or is cut short or damaged is refused whole', async () => {
    for (const name of ['../../etc/x.json', '/etc/x.json', 'C:/x.json', 'a/../../x.json']) expect(await codes(renamed([...bytesOf(name)]))).toContain('import.zip-path');
    expect(await codes(renamed([...bytesOf('a.json')], 1))).toContain('import.zip-encrypted');
    const good = zipSync({ 'a.geojson': POINT });
    expect(await codes(good.subarray(0, good.length - 30))).toContain('import.zip-truncated');
    const flipped = good.slice();
    flipped[60] = (flipped[60] ?? 0) ^ 0xff;
    expect(await codes(flipped)).toContain('import.zip-damaged');
  });
  it('that would unpack to far more than it is stays packed', async () => {
    /** Says that its only entry is so large. */
    const claiming = (size: number, content = POINT): Uint8Array => {
      const bytes = zipSync({ 'a.geojson': content });
      new DataView(bytes.buffer, bytes.byteOffset).setUint32(bytes.length - 22 - 46 - 9 + 24, size, true);
      return bytes;
    };
    expect(await codes(claiming(80 * 1024 * 1024))).toContain('import.zip-bomb');
    expect(await codes(claiming(0xffff_fff0))).toContain('import.zip-too-large');
    // One that is larger than it says is no larger here.
    expect(await codes(claiming(10, new Uint8Array(1024 * 1024)))).toContain('import.zip-damaged');
  });
  it('is read past what systems and office programs leave beside the data', async () => {
    const { layers, findings } = await read([{ name: 'd.zip', bytes: zipSync({ 'a.geojson': POINT, '__MACOSX/._a.geojson': new Uint8Array(9), '.DS_Store': new Uint8Array(9), '~$b.xlsx': new Uint8Array(9), 'Thumbs.db': new Uint8Array(9) }) }]);
    expect(layers).toHaveLength(1);
    expect(findings).toEqual([]);
  });
  it('of any bytes is files or a message', async () => {
    const good = zipSync({ 'a.geojson': POINT, 'b/c.csv': bytesOf('编号,经度,纬度\n1,116,29.7\n') });
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), fc.nat(good.length), async (at, byte, length) => {
        const bytes = good.slice(0, Math.max(8, length));
        if (at < bytes.length) bytes[at] = byte;
        const result = await readDelivery([{ name: 'd.zip', bytes }], {});
        if (!result.ok) expect(result.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});
