/** A basemap as sources and layers of the map. What it needs of the network is asked for here, and only for the one that is chosen. */
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import { type Problem, type Result, fail, ok } from '../../../problem.ts';
import type { Palette } from '../../palette.ts';
import { collection } from '../../sources.ts';
import type { BasemapNet } from './net.ts';
import { openPmtiles } from './pmtiles.ts';
import { TIANDITU_LAYERS, TIANDITU_ZOOM, noKey, probe, tiandituTiles, tileAddress } from './tianditu.ts';
import type { Basemap, FileBase, RasterTiles, Tianditu } from './types.ts';
import { quietLayers } from './quiet.ts';

/** All ids begin with `basemap`. */
export interface Prepared {
  readonly basemap: Basemap;
  readonly sources: Readonly<Record<string, SourceSpecification>>;
  readonly layers: (palette: Palette) => readonly LayerSpecification[];
}
export const isBasemapId = (id: unknown): boolean => typeof id === 'string' && id.startsWith('basemap');

/** Null is the schematic, which the map has already. @param at a place in view */
export async function prepareBasemap(basemap: Basemap, at: readonly [lon: number, lat: number], net: BasemapNet, signal: AbortSignal): Promise<Result<Prepared | null>> {
  switch (basemap.kind) {
    case 'schematic':
      return ok(null);
    case 'tianditu-vec':
    case 'tianditu-img':
      return tianditu(basemap, at, net, signal);
    case 'xyz':
    case 'wmts':
      return tiles(basemap, at, net, signal);
    case 'pmtiles':
      return pmtiles(basemap, signal);
    case 'flatgeobuf':
      return flatgeobuf(basemap, net, signal);
  }
}

const tilesOf = ({ tiles, tileSize, minzoom, maxzoom }: Pick<RasterTiles, 'tiles' | 'tileSize' | 'minzoom' | 'maxzoom'>): SourceSpecification => ({ type: 'raster', tiles: [...tiles], tileSize, minzoom, maxzoom });

const raster = (basemap: Basemap, sources: Record<string, SourceSpecification>): Prepared => ({
  basemap, sources, layers: () => Object.keys(sources).map((source): LayerSpecification => ({ id: source, type: 'raster', source, paint: { 'raster-fade-duration': 150 } })),
});

/** The map is silent about a tile that isn't there (404), so one in view is asked for first. */
async function tiles(basemap: RasterTiles, at: readonly [number, number], net: BasemapNet, signal: AbortSignal): Promise<Result<Prepared>> {
  const zoom = Math.min(basemap.maxzoom, Math.max(basemap.minzoom, 11));
  const address = new URL(tileAddress(basemap.tiles[0] ?? '', at, zoom), document.baseURI).href;
  try {
    const { ok: came, status, headers } = await net.ask(address, signal);
    const type = headers.get('content-type') ?? '';
    if (!came || /html|json|xml|text/.test(type)) return fail(noTile(`HTTP ${status} ${type}`.trim()));
  } catch (error) {
    return fail(noTile(error instanceof Error ? error.message : String(error)));
  }
  return ok(raster(basemap, { basemap: tilesOf(basemap) }));
}

const noTile = (received: string): Problem => instead({
  code: 'basemap.tile', received,
  text: { zh: '图中央读不到底图的切片：核对地址、级别与跨域许可（Access-Control-Allow-Origin）。', en: 'No tile of the base map can be read for the middle of the map: check the address, the levels and the permission across origins (Access-Control-Allow-Origin).' },
});

async function tianditu(basemap: Tianditu, at: readonly [number, number], net: BasemapNet, signal: AbortSignal): Promise<Result<Prepared>> {
  if (basemap.key === '') return fail(noKey());
  const [ground, names] = TIANDITU_LAYERS[basemap.kind];
  const found = await probe(ground, basemap.key, at, net, signal);
  if (!found.ok) return found;
  const source = (layer: typeof ground | typeof names): SourceSpecification => tilesOf({ tiles: tiandituTiles(layer, basemap.key), tileSize: 256, ...TIANDITU_ZOOM });
  return ok(raster(basemap, { basemap: source(ground), 'basemap-names': source(names) }));
}

async function pmtiles(basemap: FileBase, signal: AbortSignal): Promise<Result<Prepared>> {
  const opened = await openPmtiles(new URL(basemap.url, document.baseURI).href, signal);
  if (!opened.ok) return opened;
  const { url, vector, minzoom, maxzoom } = opened.value;
  if (vector === null) return ok(raster(basemap, { basemap: { type: 'raster', tiles: [url], tileSize: 256, minzoom, maxzoom } }));
  return ok({ basemap, sources: { basemap: { type: 'vector', tiles: [url], minzoom, maxzoom } }, layers: (palette) => vector.flatMap((layer) => quietLayers(palette, layer)) });
}

async function flatgeobuf(basemap: FileBase, net: BasemapNet, signal: AbortSignal): Promise<Result<Prepared>> {
  const read = await net.flatgeobuf(new URL(basemap.url, document.baseURI).href, signal);
  if (!read.ok) return fail(...read.problems.map(instead));
  return ok({ basemap, sources: { basemap: { type: 'geojson', data: collection([...read.value]), tolerance: 0.2 } }, layers: (palette) => quietLayers(palette) });
}

/** What is shown in its place is said with every reason. */
export const instead = (problem: Problem): Problem => ({ ...problem, text: { zh: `${problem.text.zh}已换回自带底图。`, en: `${problem.text.en} The plan’s own is shown instead.` } });
