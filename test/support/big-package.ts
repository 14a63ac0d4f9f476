/** A published package with very many zones, in a folder of its own: what a metropolis, or a careless delivery, brings. */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestsOfBlocks } from '../../src/io/block-digests.ts';
import { writeFgb } from '../../src/io/fgb-write.ts';
import type { FgbGeometry } from '../../src/io/fgb-types.ts';
import { sha256 } from '../../src/io/sha256.ts';
import type { Manifest } from '../../src/plan/schema/manifest.ts';
import { parcels } from '../bench/many-zones.ts';

/** Copies the package and replaces its zones. Gives the bytes of the layer. @param corners of a parcel, the least and the most */
export async function bigPackage(from: string, to: string, count: number, corners?: readonly [number, number]): Promise<number> {
  await cp(from, to, { recursive: true });
  const manifest = JSON.parse(await readFile(join(from, 'manifest.json'), 'utf8')) as Manifest;
  const zones = manifest.layers.find(({ role }) => role === 'zones');
  if (zones === undefined) throw new Error('the package has no zones');
  const features = parcels(manifest.view, count, manifest.zoneClasses.map(({ id }) => id), corners).map(({ geometry, properties }) => ({ geometry: geometry as FgbGeometry, properties }));
  const bytes = writeFgb({ name: zones.id, geometryType: 'Polygon', columns: zones.columns, features });
  const layers = manifest.layers.map((entry) => (entry === zones ? { ...entry, bytes: bytes.length, sha256: sha256(bytes), blocks: digestsOfBlocks(bytes), count } : entry));
  await writeFile(join(to, zones.file), bytes);
  await writeFile(join(to, 'manifest.json'), `${JSON.stringify({ ...manifest, layers })}\n`);
  return bytes.length;
}
