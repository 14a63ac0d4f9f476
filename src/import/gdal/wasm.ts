/** GDAL as gdal3.js, an optional package: slower and larger in memory than the programs, but it needs no installation. Node only. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { fail, ok, shown, type Result } from '../../problem.ts';
import { cannotOpen, cannotRead, LONGEST, MOST_LAYERS, tookTooLong, tooManyLayers, TRANSLATION, type Gdal, type GdalLayer, type GdalSource } from './types.ts';
import { SCRIPT } from './wasm-script.ts';

interface Message {
  readonly failed?: string;
  readonly count?: number;
  readonly layer?: { readonly name: string; readonly heights: boolean; readonly count: number; readonly fgb: Uint8Array | null; readonly failed?: string };
  readonly done?: boolean;
}

/** Undefined where the package is not installed: beside this one, or in the working folder. @param timeout milliseconds for a whole source */
export function wasm(timeout: number = LONGEST): Gdal | undefined {
  for (const from of [import.meta.url, join(process.cwd(), 'package.json')]) {
    try {
      const require = createRequire(from);
      const { version } = require('gdal3.js/package.json') as { version: string };
      const entry = require.resolve('gdal3.js/node');
      return { name: `gdal3.js ${version}`, layers: (source) => layers(source, entry, timeout) };
    } catch {
      // Not there.
    }
  }
  return undefined;
}

function layers({ file, format, files }: GdalSource, entry: string, timeout: number): Promise<Result<readonly GdalLayer[]>> {
  const open = { filegdb: 'data.gdb', geopackage: 'data.gpkg', kml: 'data.kml' }[format];
  const workerData = { entry, open, folder: format === 'filegdb', files: files.map(({ name, bytes }) => ({ name: name.replace(/[^\w.-]/g, '_'), bytes })), translation: TRANSLATION, most: MOST_LAYERS };
  const worker = new Worker(SCRIPT, { eval: true, workerData, stdin: false, stdout: true, stderr: true, env: {} });
  return new Promise((resolve) => {
    const read: GdalLayer[] = [];
    const end = (result: Result<readonly GdalLayer[]>): void => {
      clearTimeout(timer);
      resolve(result);
      void worker.terminate();
    };
    const timer = setTimeout(() => end(fail(tookTooLong(file))), timeout);
    worker.on('message', ({ failed, count, layer, done }: Message) => {
      if (failed !== undefined) end(fail(cannotOpen(file, shown(failed))));
      if (count !== undefined && count > MOST_LAYERS) end(fail(tooManyLayers(file)));
      if (layer !== undefined) read.push({ name: layer.name, heights: layer.heights, count: layer.count, fgb: layer.failed !== undefined ? fail(cannotRead(file, layer.name, shown(layer.failed))) : layer.fgb === null ? null : ok(layer.fgb) });
      if (done === true) end(ok(read));
    });
    worker.on('error', (error) => end(fail(cannotOpen(file, shown(error.message)))));
    worker.on('exit', () => end(fail(cannotOpen(file))));
  });
}
