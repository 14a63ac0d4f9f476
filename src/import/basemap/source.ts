/** Which source files are of, and what they give together. Node only. */
import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { PlanSource } from '../../plan/schema/manifest.ts';
import { fail, ok, type Problem, type Result, type Text } from '../../problem.ts';
import { findGdal } from '../gdal/find.ts';
import type { GivenFile } from '../types.ts';
import { readDelivery } from '../read/delivery.ts';
import { filesAt } from '../read/folder.ts';
import { readNational } from './national-read.ts';
import { osmFile, type OsmFile } from './osm-file.ts';
import { readOsm } from './osm-read.ts';
import { BASE_LAYERS, type BaseFeature, type BaseLayer, type BaseSource, type Extent } from './types.ts';

export interface Asked {
  readonly plan: PlanSource;
  readonly extent: Extent;
  /** Since when somebody says that the data are so. */
  readonly date: string | undefined;
  readonly progress?: ((text: Text) => void) | undefined;
}

/** All files are of one source: one layer can name but one. */
export async function readBase(paths: readonly string[], asked: Asked): Promise<Result<BaseSource>> {
  const osm: (OsmFile & { readonly path: string })[] = [];
  const others: string[] = [];
  const problems: Problem[] = [];
  for (const path of paths) {
    const there = await stat(path).catch(() => undefined);
    if (there === undefined) problems.push({ code: 'base.missing', file: path, text: { zh: '没有这个文件或文件夹；须核对路径。', en: 'There is no such file or folder; check the path.' } });
    else if (!there.isFile()) others.push(path);
    else {
      const file = await osmFile(path);
      if (file !== undefined) osm.push({ path, ...file });
      else if (/\.(osm|pbf|o5m|bz2|gz|osc)$/i.test(path)) problems.push({ code: 'base.not-osm', file: path, text: { zh: '不是 .osm.pbf 或 .osm 文件；.bz2、.gz 须先解开，.o5m、.osc 须先转成 PBF，或文件没有下载完。', en: 'This is no .osm.pbf or .osm file: unpack .bz2 and .gz, turn .o5m and .osc into PBF; or it was not wholly downloaded.' } });
      else others.push(path);
    }
  }
  if (problems.length > 0) return fail(...problems);
  if (osm.length > 0 && others.length > 0) return fail({ code: 'base.mixed', file: others[0] ?? '', text: { zh: '一次只能用一种来源；OpenStreetMap 与 1:100 万数据分两次运行，用 --layers 分图层。', en: 'One source at a time: run it twice, for OpenStreetMap and for the 1:1 000 000 data, and share out the layers with --layers.' } });
  // Together they are no younger than the oldest. A sheet says nothing.
  const dates = osm.map(({ date }) => date);
  const date = asked.date ?? (dates.includes(null) ? undefined : dates.flatMap((one) => one ?? []).toSorted()[0]);
  if (date === undefined) return fail({ code: 'base.no-date', file: (osm.find((one) => one.date === null)?.path ?? others[0]) ?? '', text: { zh: '文件没有写明数据的日期；用 --date 写明（如 2026-01-31），不会替您猜。', en: 'The file does not say since when its data are so; state it with --date (for example 2026-01-31). It is not guessed.' } });
  return osm.length > 0 ? fromOsm(osm, date, asked) : fromNational(others, date, asked);
}

async function fromOsm(files: readonly (OsmFile & { readonly path: string })[], date: string, { extent, progress }: Asked): Promise<Result<BaseSource>> {
  const found: Readonly<Record<BaseLayer, BaseFeature[]>>[] = [];
  for (const { path, format } of files) {
    progress?.({ zh: `正在读取 ${basename(path)}（整省的文件须几分钟）`, en: `Reading ${basename(path)} (a whole province takes minutes)` });
    const read = await readOsm(path, extent, format === 'pbf');
    if (!read.ok) return read;
    found.push(read.value);
  }
  return ok({ id: 'osm', date, features: Object.fromEntries(BASE_LAYERS.map((layer) => [layer, once(found.flatMap((one) => one[layer]))])) as Record<BaseLayer, BaseFeature[]>, findings: [] });
}

/** Extracts overlap: what two files hold is taken from the first. */
function once(features: readonly BaseFeature[]): BaseFeature[] {
  const keys = new Set<string>();
  return features.filter(({ key }) => !keys.has(key) && keys.add(key));
}

async function fromNational(paths: readonly string[], date: string, { plan, progress }: Asked): Promise<Result<BaseSource>> {
  const given: GivenFile[] = [];
  for (const path of paths) {
    progress?.({ zh: `正在读取 ${basename(path)}`, en: `Reading ${basename(path)}` });
    const files = await filesAt(path);
    if (!files.ok) return files;
    // Sheets are named alike inside; files of one folder belong together.
    const below = paths.length > 1 ? `${basename(dirname(path))}/` : '';
    given.push(...files.value.map((file) => ({ ...file, name: `${below}${file.name}` })));
  }
  const gdal = await findGdal();
  const delivery = await readDelivery(given, { extent: plan.extent, ...(gdal === undefined ? {} : { gdal }) });
  if (!delivery.ok) return delivery;
  const read = readNational(delivery.value);
  return read.ok ? ok({ id: 'national-1m', date, features: read.value.features, findings: read.value.findings }) : read;
}
