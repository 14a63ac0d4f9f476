/** Which GDAL there is. Node only. */
import { ogr } from './ogr.ts';
import type { Gdal } from './types.ts';
import { wasm } from './wasm.ts';

/** `ogr2ogr` on the path, else gdal3.js where it is installed, else undefined. */
export async function findGdal(): Promise<Gdal | undefined> {
  return (await ogr()) ?? wasm();
}
