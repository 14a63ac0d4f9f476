/** Tiles from one PMTiles archive, read by ranges. The reader is fetched with the first archive. */
import { addProtocol } from 'maplibre-gl';
import type { Protocol } from 'pmtiles';
import { type Problem, type Result, fail, ok, shown } from '../../../problem.ts';

export interface Archive {
  /** Template for the map. */
  readonly url: string;
  /** Layers of vector tiles; null for pictures. */
  readonly vector: readonly string[] | null;
  readonly minzoom: number;
  readonly maxzoom: number;
}
const MVT = 1;
const PICTURES = [2, 3, 4, 5];

let protocol: Protocol | null = null;

export async function openPmtiles(address: string, signal: AbortSignal): Promise<Result<Archive>> {
  try {
    const library = await import('pmtiles');
    if (protocol === null) {
      protocol = new library.Protocol();
      addProtocol('pmtiles', protocol.tile);
    }
    const archive = protocol.get(address) ?? new library.PMTiles(address);
    protocol.add(archive);
    const { tileType, minZoom, maxZoom } = await archive.getHeader();
    signal.throwIfAborted();
    const common = { url: `pmtiles://${address}/{z}/{x}/{y}`, minzoom: minZoom, maxzoom: maxZoom };
    if (PICTURES.includes(tileType)) return ok({ ...common, vector: null });
    if (tileType !== MVT) return fail(wrong('type', `PMTiles 里的切片类型 ${tileType} 不能显示，须为 MVT、PNG、JPEG、WebP 或 AVIF。`, `Tiles of type ${tileType} cannot be shown: MVT, PNG, JPEG, WebP or AVIF is needed.`));
    return ok({ ...common, vector: layersOf(await archive.getMetadata()) });
  } catch (error) {
    return fail(wrong('unreadable', '读不到 PMTiles 文件：核对地址；服务器须支持 Range 请求，跨域时须返回 Access-Control-Allow-Origin。', 'The PMTiles file cannot be read: check the address; the server must answer Range requests, and across origins send Access-Control-Allow-Origin.', shown(error instanceof Error ? error.message : error)));
  }
}

/** `vector_layers` of the metadata. */
export function layersOf(metadata: unknown): string[] {
  const list = typeof metadata === 'object' && metadata !== null && 'vector_layers' in metadata ? metadata.vector_layers : [];
  return Array.isArray(list) ? list.flatMap((one: unknown) => (typeof one === 'object' && one !== null && 'id' in one && typeof one.id === 'string' ? [one.id] : [])) : [];
}

const wrong = (code: string, zh: string, en: string, received?: string): Problem => ({ code: `basemap.pmtiles-${code}`, ...(received !== undefined && { received }), text: { zh: `${zh}已换回自带底图。`, en: `${en} The plan’s own is shown instead.` } });
