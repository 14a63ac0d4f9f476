/** GDAL where a delivery needs it and there is none: said, and on a terminal offered. */
import { spawn } from 'node:child_process';
import type { Gdal } from '../../import/gdal/types.ts';
import { findGdal } from '../../import/gdal/find.ts';
import { sortSources } from '../../import/read/sources.ts';
import type { GivenFile } from '../../import/types.ts';
import type { Language } from '../../report/phrases.ts';
import { installFolder } from '../default-plan.ts';
import type { Io } from '../io.ts';

const NEEDED: ReadonlySet<string> = new Set(['filegdb', 'geopackage', 'kml', 'kmz']);
/** The version that this was tried with, exactly. */
export const GDAL_PACKAGE = 'gdal3.js@2.8.1';

/** What reads the sources that only GDAL reads; undefined where there is none and none was wanted. */
export async function gdalFor(files: readonly GivenFile[], io: Io, language: Language): Promise<Gdal | undefined> {
  const gdal = await findGdal();
  if (gdal !== undefined || !sortSources(files).sources.some(({ kind }) => NEEDED.has(kind))) return gdal;
  const folder = installFolder();
  const command = `npm install --no-save ${GDAL_PACKAGE}`;
  const zh = language === 'zh';
  io.stderr(zh ? 'GeoPackage、FileGDB、KML 由 GDAL 读取，此处没有：可安装 GDAL（ogr2ogr），或 gdal3.js（约 41 MB）。\n' : 'GeoPackage, FileGDB and KML are read by GDAL, which is not here: install GDAL (ogr2ogr), or gdal3.js (some 41 MB).\n');
  if (io.terminal !== true || folder === undefined) {
    io.stderr(`  ${folder === undefined ? '' : `cd ${folder} && `}${command}\n`);
    return undefined;
  }
  io.stderr(zh ? `现在运行 ${command}？(y/N) ` : `Run ${command} now? (y/N) `);
  if (!/^y(es)?$/i.test((await firstLine(io)).trim())) return undefined;
  const good = await new Promise<boolean>((resolve) => {
    const child = spawn('npm', ['install', '--no-save', '--no-audit', '--no-fund', GDAL_PACKAGE], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
  if (!good) io.stderr(zh ? '没有装上；请手动运行上面的命令。\n' : 'It was not installed; run the command above yourself.\n');
  return good ? findGdal() : undefined;
}

async function firstLine(io: Io): Promise<string> {
  let text = '';
  for await (const part of io.stdin) {
    text += new TextDecoder().decode(part);
    if (text.includes('\n') || text.length > 100) break;
  }
  return text.split('\n')[0] ?? '';
}
