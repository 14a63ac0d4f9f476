/** Which GDAL there is. Node only. */
import type { Problem } from '../../problem.ts';
import { NEEDS_GDAL } from '../read/refusals.ts';
import { ogr } from './ogr.ts';
import type { Gdal } from './types.ts';
import { wasm } from './wasm.ts';

/** `ogr2ogr` on the path, else gdal3.js where it is installed, else undefined. */
export async function findGdal(): Promise<Gdal | undefined> {
  return (await ogr()) ?? wasm();
}

/** What the command offers to run where there is none. */
export const INSTALL = ['npm', 'install', 'gdal3.js'] as const;

/** A delivery needs GDAL and there is none. */
export const needsGdal = (file: string): Problem => ({ code: 'import.needs-gdal', file, text: NEEDS_GDAL });
