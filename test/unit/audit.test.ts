/** The built command with threads: what comes out is the same, byte for byte, whoever did it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signplan } from '../support/cli.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'signplan-threads-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

const ROWS = 2400;
const TYPES = ['wall', 'pole', 'roof', 'projecting', 'media-facade'];
/** A row in error now and then, a number twice, and other columns. */
const feature = (i: number): string =>
  JSON.stringify({ type: 'Feature', geometry: { type: 'Point', coordinates: [115.95 + (i % 100) / 1000, 29.66 + Math.floor(i / 100) / 1000] }, properties: { id: `S-${i % 2390}`, name: `广告 ${i}`, signType: TYPES[i % 5], use: 'commercial', width: i % 997 === 0 ? -1 : 3, height: 2, clearance: 3, bearing: i % 360, accuracy: 1, 店主: `甲 ${i}` } });

describe('audit in threads', { timeout: 120_000 }, () => {
  const audit = (file: string, jobs: number, format: string): ReturnType<typeof signplan> => signplan(['audit', '--as-of', '2026-11-24', '--format', format, '--jobs', String(jobs), file]);

  it('gives the same as one thread, in every format and of every kind of input', () => {
    const features = Array.from({ length: ROWS }, (_, i) => feature(i));
    const inputs = { 'signs.ndjson': `${features.join('\n')}\n`, 'signs.geojson': `{"type":"FeatureCollection","features":[${features.join(',\n')}]}` };
    for (const [name, text] of Object.entries(inputs)) writeFileSync(join(dir, name), text);
    for (const [name, format] of [['signs.ndjson', 'ndjson'], ['signs.geojson', 'csv'], ['signs.ndjson', 'json'], ['signs.geojson', 'text']] as const) {
      const file = join(dir, name);
      const [one, three] = [audit(file, 1, format), audit(file, 3, format)];
      expect(one.code).toBe(1);
      expect(three.code).toBe(1);
      expect(three.stdout === one.stdout).toBe(true);
      const told = ({ stderr }: typeof one): string => stderr.split('\n').filter((line) => !/^已判 \d+%$/.test(line)).join('\n');
      expect(told(three)).toBe(told(one));
    }
  });

  it('a collection that turns out to be broken is told as such, threads or not', () => {
    const file = join(dir, 'broken.geojson');
    writeFileSync(file, `{"type":"FeatureCollection","features":[${feature(1)},${feature(2)},{type}]}`);
    for (const jobs of [1, 2]) {
      const { code, stdout, stderr } = audit(file, jobs, 'ndjson');
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('[input.json]');
    }
  });
});
