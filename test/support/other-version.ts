/** The published package as a later version: one zone of another class, one gone, one moved. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readFgb } from '../../src/io/fgb-read.ts';
import { sha256 } from '../../src/io/sha256.ts';
import { writeFgb } from '../../src/io/fgb-write.ts';
import type { Manifest } from '../../src/plan/schema/manifest.ts';

const FROM = join(import.meta.dirname, '../../data/jiujiang/package');

export function otherVersion(): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>(readdirSync(FROM).map((name) => [name, new Uint8Array(readFileSync(join(FROM, name)))]));
  const manifest = JSON.parse(readFileSync(join(FROM, 'manifest.json'), 'utf8')) as Manifest;
  const zones = readFgb(files.get('zones.fgb') ?? new Uint8Array(), 'zones.fgb');
  if (!zones.ok) throw new Error(JSON.stringify(zones.problems));
  const features = zones.value.features
    .filter(({ properties }) => properties['key'] !== 'YB-02')
    .map((feature) => (feature.properties['key'] === 'YB-01' ? { ...feature, properties: { ...feature.properties, class: 'strict' } } : feature));
  const bytes = writeFgb({ name: 'zones', geometryType: zones.value.geometryType, columns: zones.value.columns, features });
  files.set('zones.fgb', bytes);
  const layers = manifest.layers.map((entry) => (entry.id === 'zones' ? { ...entry, bytes: bytes.length, sha256: sha256(bytes), count: features.length } : entry));
  files.set('manifest.json', new TextEncoder().encode(`${JSON.stringify({ ...manifest, version: `${manifest.version}-next`, layers })}\n`));
  return files;
}
