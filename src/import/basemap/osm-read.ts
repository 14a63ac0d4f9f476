/**
 * OpenStreetMap files through `ogr2ogr`, which streams them: of a whole province only what meets the extent and may be drawn is kept. Node only.
 * GDAL can read PBF and not write it; gdal3.js would have to hold the whole file in memory, so it is not used here.
 */
import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Geometry, Position } from 'geojson';
import { polygonsOf } from '../../plan/build/rings.ts';
import { fail, ok, shown, type Problem, type Result } from '../../problem.ts';
import { osmCondition, osmConfig } from './osm-config.ts';
import { byTags, OSM_LAYERS } from './osm-tags.ts';
import { namesOf, pointWithin } from './names.ts';
import type { BaseFeature, BaseLayer, Extent } from './types.ts';

/** A province takes minutes; what takes longer is no extract for a city. */
const PATIENCE = 45 * 60_000;
/** More than any city has. */
const MOST_FEATURES = 2_000_000;
/** Characters of one feature. */
const MOST_CHARACTERS = 64 * 1024 * 1024;
const MOST_WORDS = 2000;

export type OsmFeatures = Readonly<Record<BaseLayer, BaseFeature[]>>;

/** @param path a file that is there @param sorted whether its nodes come by their numbers: in PBF they do, in XML as whoever has saved it */
export async function readOsm(path: string, extent: Extent, sorted: boolean): Promise<Result<OsmFeatures>> {
  const folder = await mkdtemp(join(tmpdir(), 'signplan-osm-'));
  try {
    const config = join(folder, 'osmconf.ini');
    await writeFile(config, osmConfig());
    const kept = join(folder, 'kept.gpkg');
    const from = [path, '--config', 'OSM_USE_CUSTOM_INDEXING', sorted ? 'YES' : 'NO', '-oo', `CONFIG_FILE=${config}`, '-spat', ...extent.map(String), '-where', osmCondition()];
    const lines = (name: string): string => join(folder, `${name}.jsonl`);
    const asLines = ['-f', 'GeoJSONSeq', '-lco', 'COORDINATE_PRECISION=7'];
    const [points, ...ways] = OSM_LAYERS;
    // Points are read by themselves: read along, GDAL knows no node outside the extent, and every way ends where it leaves it.
    for (const run of [['-f', 'GPKG', '-lco', 'SPATIAL_INDEX=NO', kept, ...from, ...ways], [...asLines, lines(points), ...from, points], ...ways.map((name) => [...asLines, lines(name), kept, name])]) {
      const done = await ogr2ogr(run, folder, path);
      if (!done.ok) return done;
    }
    const features: Record<BaseLayer, BaseFeature[]> = { 'base-areas': [], 'base-lines': [], places: [] };
    let count = 0;
    for (const name of OSM_LAYERS)
      for await (const line of createInterface({ input: createReadStream(lines(name)), crlfDelay: Infinity })) {
        count += 1;
        if (count > MOST_FEATURES || line.length > MOST_CHARACTERS) return fail(tooMuch(path, count));
        const written = line.trim() === '' ? undefined : writtenBy(line);
        if (written === null) return fail(unread(path, line));
        if (written !== undefined) for (const [layer, feature] of featuresOf(written)) features[layer].push(feature);
      }
    return ok(features);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Written {
  readonly properties: Readonly<Record<string, string | null>>;
  readonly geometry: Geometry | null;
}

/** Null where it is no line that GDAL should have written: texts of a damaged file may be anything. */
function writtenBy(line: string): Written | null {
  try {
    return JSON.parse(line) as Written;
  } catch {
    return null;
  }
}

/** What is drawn of one line of GDAL's output. A named area may be drawn, each of its parts, and be a place as well. */
function featuresOf({ properties, geometry }: Written): (readonly [BaseLayer, BaseFeature])[] {
  if (geometry === null) return [];
  const tags = (key: string): string | undefined => {
    const value = properties[key];
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  };
  const way = tags('osm_way_id');
  const key = geometry.type === 'Point' ? `n${tags('osm_id')}` : geometry.type === 'LineString' || way !== undefined ? `w${way ?? tags('osm_id')}` : `r${tags('osm_id')}`;
  const told = (layer: BaseLayer): Omit<BaseFeature, 'key' | 'geometry'> | undefined => {
    const found = byTags(tags, layer);
    return found && { kind: found.kind, ...(found.rank === undefined ? {} : { rank: found.rank }), ...namesOf(found.name, found.nameEn) };
  };
  if (geometry.type === 'LineString') {
    const about = told('base-lines');
    if (about !== undefined) return [['base-lines', { key, ...about, geometry }]];
  }
  const parts = areasOf(geometry);
  const [area, place] = [parts.length > 0 ? told('base-areas') : undefined, told('places')];
  const at = place === undefined ? undefined : pointWithin(geometry.type === 'Point' ? geometry : { type: 'MultiPolygon', coordinates: parts });
  return [
    ...(area === undefined ? [] : parts.map((coordinates, i) => ['base-areas', { key: i === 0 ? key : `${key}.${i + 1}`, ...area, geometry: { type: 'Polygon', coordinates } }] as const)),
    ...(place === undefined || at === undefined ? [] : [['places', { key, ...place, geometry: at }] as const]),
  ];
}

/** Polygons of an area; a way that ends where it begins is one. */
function areasOf(geometry: Geometry): Position[][][] {
  if (geometry.type !== 'LineString') return polygonsOf(geometry);
  const [first, last] = [geometry.coordinates[0], geometry.coordinates.at(-1)];
  return geometry.coordinates.length >= 4 && first?.[0] === last?.[0] && first?.[1] === last?.[1] ? [[geometry.coordinates]] : [];
}

const tooMuch = (file: string, count: number): Problem => ({ code: 'base.too-much', file, received: `${count}`, text: { zh: '范围内的要素过多；用 --extent 缩小范围，或改用本市的裁切数据。', en: 'There is too much within the extent; narrow it with --extent, or take an extract of the city.' } });

/** Runs it to its end. It sees no network: what it opens is a file that is there. */
async function ogr2ogr(args: readonly string[], folder: string, file: string): Promise<Result<undefined>> {
  return new Promise((resolve) => {
    const child = spawn('ogr2ogr', args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: PATIENCE, killSignal: 'SIGKILL', env: { ...process.env, CPL_TMPDIR: folder, LC_ALL: 'C.UTF-8' } });
    let words = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (words.length < MOST_WORDS) words += text;
    });
    child.on('error', (error) => resolve(fail('code' in error && error.code === 'ENOENT' ? NO_GDAL : unread(file, error.message))));
    // A file that is cut short ends with 0 all the same, and half of it.
    child.on('close', (code, signal) => resolve(code === 0 && !/ERROR.*\bpars/i.test(words) ? ok(undefined) : fail(unread(file, signal === null ? (words.split('\n').find((line) => line.includes('ERROR')) ?? words) : signal))));
  });
}

const unread = (file: string, received: string): Problem => ({ code: 'base.unreadable', file, received: shown(received.trim()), text: { zh: 'GDAL 读不了这个文件：可能已损坏或没有下载完；重新下载后再试。', en: 'GDAL cannot read this file: it may be damaged or not wholly downloaded; download it again.' } });

export const NO_GDAL: Problem = {
  code: 'base.no-gdal',
  text: { zh: '读取 OpenStreetMap 文件需要 GDAL 的 ogr2ogr，此机没有；安装后再试（Debian、Ubuntu：apt install gdal-bin；Windows：随 QGIS 安装，在 OSGeo4W Shell 中运行）。', en: 'Reading OpenStreetMap files takes ogr2ogr of GDAL, which is not here; install it and try again (Debian, Ubuntu: apt install gdal-bin; Windows: it comes with QGIS, run this in the OSGeo4W Shell).' },
};
