/** Which source files are of, and what they give together. Node only. */
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, parse } from 'node:path';
import type { PlanSource } from '../../plan/schema/manifest.ts';
import { fail, ok, type Problem, type Result, type Text } from '../../problem.ts';
import { findGdal } from '../gdal/find.ts';
import type { GivenFile } from '../types.ts';
import { readDelivery } from '../read/delivery.ts';
import { filesAt } from '../read/folder.ts';
import { readNational } from './national-read.ts';
import { osmFile } from './osm-file.ts';
import { readOsm } from './osm-read.ts';
import { BASE_LAYERS, type BaseFeature, type BaseLayer, type BaseSource, type Extent } from './types.ts';

export interface Asked {
  readonly plan: PlanSource;
  readonly extent: Extent;
  readonly progress?: ((text: Text) => void) | undefined;
}

/** All files are of one source: one layer can name but one. */
export async function readBase(paths: readonly string[], asked: Asked): Promise<Result<BaseSource>> {
  const osm: { readonly path: string; readonly date: string | null }[] = [];
  const others: string[] = [];
  const problems: Problem[] = [];
  for (const path of paths) {
    const there = await stat(path).catch(() => undefined);
    if (there === undefined) problems.push({ code: 'basemap.missing', file: path, text: { zh: '没有这个文件或文件夹；须核对路径。', en: 'There is no such file or folder; check the path.' } });
    else if (!there.isFile()) others.push(path);
    else {
      const file = await osmFile(path);
      if (file !== undefined) osm.push({ path, date: file.date });
      else if (/\.(osm|pbf|o5m|bz2|gz|osc)$/i.test(path)) problems.push({ code: 'basemap.not-osm', file: path, text: { zh: '不是 .osm.pbf 或 .osm 文件；.bz2、.gz 须先解开，.o5m、.osc 须先转成 PBF，或文件没有下载完。', en: 'This is no .osm.pbf or .osm file: unpack .bz2 and .gz, turn .o5m and .osc into PBF; or it was not wholly downloaded.' } });
      else others.push(path);
    }
  }
  if (problems.length > 0) return fail(...problems);
  if (osm.length > 0 && others.length > 0) return fail({ code: 'basemap.mixed', file: others[0] ?? '', text: { zh: '一次只能用一种来源；OpenStreetMap 与 1:100 万数据分两次运行，用 --layers 分图层。', en: 'One source at a time: run it twice, for OpenStreetMap and for the 1:1 000 000 data, and share out the layers with --layers.' } });
  return osm.length > 0 ? fromOsm(osm, asked) : fromNational(others, asked);
}

async function fromOsm(files: readonly { readonly path: string; readonly date: string | null }[], { extent, progress }: Asked): Promise<Result<BaseSource>> {
  const found: Readonly<Record<BaseLayer, BaseFeature[]>>[] = [];
  for (const { path } of files) {
    progress?.({ zh: `正在读取 ${basename(path)}（整省的文件须几分钟）`, en: `Reading ${basename(path)} (a whole province takes minutes)` });
    const read = await readOsm(path, path, extent);
    if (!read.ok) return read;
    found.push(read.value);
  }
  // Together they are no younger than the oldest.
  const dates = files.map(({ date }) => date);
  const date = dates.includes(null) ? null : (dates.flatMap((one) => one ?? []).toSorted()[0] ?? null);
  return ok({ id: 'osm', date, features: Object.fromEntries(BASE_LAYERS.map((layer) => [layer, once(found.flatMap((one) => one[layer]))])) as Record<BaseLayer, BaseFeature[]>, findings: [] });
}

/** Extracts overlap: what two files hold is taken from the first. */
function once(features: readonly BaseFeature[]): BaseFeature[] {
  const keys = new Set<string>();
  return features.filter(({ key }) => !keys.has(key) && keys.add(key));
}

async function fromNational(paths: readonly string[], { plan, progress }: Asked): Promise<Result<BaseSource>> {
  const given: GivenFile[] = [];
  for (const path of (await Promise.all(paths.map(together))).flat()) {
    progress?.({ zh: `正在读取 ${basename(path)}`, en: `Reading ${basename(path)}` });
    const files = await filesAt(path);
    if (!files.ok) return files;
    // A FileGDB is a folder, and is known by what the folder is called.
    const folder = extname(path).toLowerCase() === '.gdb' ? [basename(path)] : [];
    // Sheets are named alike inside; files of one folder belong together.
    const below = paths.length > 1 ? [basename(dirname(path))] : [];
    given.push(...files.value.map((file) => ({ ...file, name: [...below, ...folder, file.name].join('/') })));
  }
  const gdal = await findGdal();
  const delivery = await readDelivery(given, { extent: plan.extent, ...(gdal === undefined ? {} : { gdal }) });
  if (!delivery.ok) return delivery;
  const read = readNational(delivery.value);
  return read.ok ? ok({ id: 'national-1m', date: null, features: read.value.features, findings: read.value.findings }) : read;
}

/** A Shapefile is more files than the one that is named. */
async function together(path: string): Promise<string[]> {
  if (extname(path).toLowerCase() !== '.shp') return [path];
  const { name } = parse(path);
  return (await readdir(dirname(path))).toSorted().filter((file) => parse(file).name === name && /^\.(shp|shx|dbf|prj|cpg)$/i.test(extname(file))).map((file) => join(dirname(path), file));
}
