/** Which GDAL there is. Node only. */
import type { Gdal } from './types.ts';

/** `ogr2ogr` on the path, else gdal3.js where it is installed, else undefined. */
export async function findGdal(): Promise<Gdal | undefined> {
  return undefined;
}
