/** GDAL by its programs, `ogrinfo` and `ogr2ogr` of 3.4 and newer. Node only. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, ok, shown, type Result } from '../../problem.ts';
import { listedLayers } from './listing.ts';
import { cannotOpen, cannotRead, LONGEST, MOST_LAYERS, tookTooLong, tooManyLayers, selection, TRANSLATION, type Gdal, type GdalLayer, type GdalSource } from './types.ts';

/** Of what a program says. */
const MOST_SAID = 4 * 1024 * 1024;
/** Drivers that ask a server, or read what others wrote: a file is opened by its own format alone. */
const ASIDE = 'HTTP WFS OAPIF OGCAPI CSW WMS WMTS WCS Carto Elasticsearch AmigoCloud NGW PLSCENES PLMosaic EEDA EEDAI DAAS PostgreSQL MySQL MSSQLSpatial ODBC PGeo OGR_VRT VRT GMLAS';

/** What the programs are given of the environment: where they and their tables are, and no proxy, no key. */
const KEPT = ['PATH', 'Path', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'SystemRoot', 'PROJ_LIB', 'PROJ_DATA', 'GDAL_DATA', 'GDAL_DRIVER_PATH'] as const;
const FIXED = { LC_ALL: 'C.UTF-8', TZ: 'UTC', GDAL_SKIP: ASIDE, OGR_SKIP: ASIDE.replaceAll(' ', ','), CPL_VSIL_CURL_ALLOWED_EXTENSIONS: '{none}', GDAL_HTTP_CONNECTTIMEOUT: '1', GDAL_HTTP_MAX_RETRY: '0', PROJ_NETWORK: 'OFF', LIBKML_RESOLVE_STYLE: 'NO', CPL_DEBUG: 'OFF', CPL_LOG_ERRORS: 'OFF' } as const;

const environment = (folder: string): NodeJS.ProcessEnv => ({ ...Object.fromEntries(KEPT.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))), ...FIXED, HOME: folder, TMPDIR: folder, CPL_TMPDIR: folder, TEMP: folder, TMP: folder });

interface Said {
  readonly ended: 'well' | 'badly' | 'late';
  readonly out: string;
  readonly error: string;
}

function run(program: 'ogrinfo' | 'ogr2ogr', args: readonly string[], folder: string, timeout: number): Promise<Said> {
  return new Promise((resolve) => {
    const child = execFile(program, args, { cwd: folder, env: environment(folder), timeout, killSignal: 'SIGKILL', maxBuffer: MOST_SAID, windowsHide: true, encoding: 'utf8' }, (error, out, said) => {
      // More output than was allowed for is no question of time.
      const late = error?.killed === true && typeof error.code !== 'string';
      resolve({ ended: error === null ? 'well' : late ? 'late' : 'badly', out, error: said });
    });
    // Nothing is asked and nothing answered.
    child.stdin?.end();
  });
}

/** Undefined where the programs are not there, or older than 3.4. @param timeout milliseconds for one run of a program */
export async function ogr(timeout: number = LONGEST): Promise<Gdal | undefined> {
  const said = await Promise.all((['ogr2ogr', 'ogrinfo'] as const).map((program) => run(program, ['--version'], tmpdir(), 20_000)));
  const version = /GDAL (\d+)\.(\d+)\.(\d+)/.exec(said[0]?.out ?? '');
  if (version === null || said.some(({ ended }) => ended !== 'well') || Number(version[1]) * 100 + Number(version[2]) < 304) return undefined;
  return { name: `${version[0]} (ogr2ogr)`, layers: (source) => inFolder((folder) => layers(source, folder, timeout)) };
}

/** A folder of one's own, removed in any case. */
async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'signplan-gdal-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function layers(source: GdalSource, folder: string, timeout: number): Promise<Result<readonly GdalLayer[]>> {
  const { file } = source;
  const opened = await put(source, folder);
  const listing = await run('ogrinfo', ['-ro', '-so', '-al', '-nomd', opened], folder, timeout);
  if (listing.ended !== 'well') return fail(listing.ended === 'late' ? tookTooLong(file) : cannotOpen(file, errorOf(listing.error)));
  const listed = listedLayers(listing.out);
  if (listed.length > MOST_LAYERS) return fail(tooManyLayers(file));
  const read: GdalLayer[] = [];
  for (const { name, geometry, heights, count } of listed) read.push({ name, heights, count, fgb: geometry ? await translated(source, opened, name, folder, timeout) : null });
  return ok(read);
}

/** By names of our own: what a delivery calls its files is nobody's business here. */
async function put({ format, files }: GdalSource, folder: string): Promise<string> {
  const opened = { filegdb: 'data.gdb', geopackage: 'data.gpkg', kml: 'data.kml' }[format];
  if (format === 'filegdb') await mkdir(join(folder, opened));
  for (const { name, bytes } of files) await writeFile(format === 'filegdb' ? join(folder, opened, plain(name)) : join(folder, plain(name)), bytes);
  return opened;
}

const plain = (name: string): string => name.replace(/[^\w.-]/g, '_');

async function translated({ file }: GdalSource, opened: string, layer: string, folder: string, timeout: number): Promise<Result<Uint8Array>> {
  const target = join(folder, 'layer.fgb');
  await rm(target, { force: true });
  const said = await run('ogr2ogr', [...TRANSLATION, target, opened, ...selection(layer)], folder, timeout);
  if (said.ended !== 'well') return fail(said.ended === 'late' ? tookTooLong(file) : cannotRead(file, layer, errorOf(said.error)));
  try {
    return ok(new Uint8Array(await readFile(target)));
  } catch {
    return fail(cannotRead(file, layer, errorOf(said.error)));
  }
}

/** The first error that was printed, without the list of drivers behind it. */
function errorOf(text: string): string | undefined {
  const line = /^ERROR \d+: .+$/m.exec(text)?.[0] ?? /^(?:FAILURE:\s*)?(\S.+)$/m.exec(text)?.[0];
  return line === undefined ? undefined : shown(line);
}
