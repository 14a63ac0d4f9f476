/**
 * Tianditu: tiles in CGCS2000, which within a metre is WGS84, so nothing is shifted. The `_w` series is cut as Web Mercator tiles, levels 1–18, 256 pixels;
 * the `_c` series is in degrees and counts its levels otherwise, and is not used. The key is the operator's.
 */
import { type Problem, type Result, fail, ok } from '../../../problem.ts';
import type { Answer, BasemapNet } from './net.ts';
import { wmtsTiles } from './wmts.ts';

const HOSTS = [0, 1, 2, 3, 4, 5, 6, 7] as const;
export const TIANDITU_ZOOM = { minzoom: 1, maxzoom: 18 } as const;
/** Ground and names, from below. */
export const TIANDITU_LAYERS = { 'tianditu-vec': ['vec', 'cva'], 'tianditu-img': ['img', 'cia'] } as const;
export type TiandituLayer = (typeof TIANDITU_LAYERS)[keyof typeof TIANDITU_LAYERS][number];

export const tiandituTiles = (layer: TiandituLayer, key: string): string[] =>
  HOSTS.map((host) => wmtsTiles({ url: `https://t${host}.tianditu.gov.cn/${layer}_w/wmts?tk=${encodeURIComponent(key)}`, layer, matrixSet: 'w', format: 'tiles' }));

/** The tile at a place, as a template's address. */
export function tileAddress(template: string, [lon, lat]: readonly [lon: number, lat: number], zoom: number): string {
  const count = 2 ** zoom;
  const x = Math.floor(((lon + 180) / 360) * count);
  const y = Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * count);
  return template.replaceAll('{z}', String(zoom)).replaceAll('{x}', String(x)).replaceAll('{y}', String(y));
}

const BACK = { zh: '已换回自带底图。', en: 'The plan’s own is shown instead.' };
const refused = (code: string, zh: string, en: string, received?: string): Problem => ({ code: `basemap.tianditu-${code}`, ...(received !== undefined && { received }), text: { zh: `${zh}${BACK.zh}`, en: `${en} ${BACK.en}` } });

export const noKey = (): Problem => refused('no-key', '天地图没有设置密钥：在底图配置里填写 key（天地图控制台的浏览器端密钥）。', 'No key is set for Tianditu: fill in “key” in the configuration of base maps (a key for browsers from Tianditu’s console).');

/** What an answer to a tile says: an image, or why there is none. `body` is read only where it is no image. */
export async function judgeTile(response: Answer): Promise<Result<null>> {
  const type = response.headers.get('content-type') ?? '';
  if (response.ok && type.startsWith('image/')) return ok(null);
  const body = (await response.text().catch(() => '')).slice(0, 500);
  return fail(refusal(response.status, body));
}

/** 301007, 301012 and others come as JSON, with 403 or with 200; 418 and 401 without words. */
export function refusal(status: number, body = ''): Problem {
  const code = /"(?:code|resolve|status)"\s*:\s*"?(\d{1,6})"?/.exec(body)?.[1];
  const words = /"(?:msg|message)"\s*:\s*"([^"]{1,80})"/.exec(body)?.[1];
  const received = [`HTTP ${status}`, code, words].filter((part) => part !== undefined).join(' ');
  if ([401, 403, 418].includes(status) || code?.startsWith('3010') === true) {
    return refused('refused', '天地图拒绝了密钥：核对密钥是浏览器端类型、没有空格，且白名单含本站域名。', 'Tianditu refused the key: check that it is one for browsers, has no spaces, and that its list of hosts has this one.', received);
  }
  if (status === 429) return refused('quota', '天地图密钥的配额已用完。', 'The quota of the Tianditu key is used up.', received);
  return refused('answer', '天地图没有给出图片。', 'Tianditu gave no picture.', received);
}

export const unreachable = (message: string): Problem => refused('unreachable', '读不到天地图：网络不通，或密钥被拒绝。', 'Tianditu cannot be read: no network, or the key is refused.', message);

/** Asks for one tile before the map is told of the source: a refused key costs one request, not a screen of them. */
export async function probe(layer: TiandituLayer, key: string, at: readonly [number, number], net: Pick<BasemapNet, 'ask'>, signal: AbortSignal): Promise<Result<null>> {
  const [template = ''] = tiandituTiles(layer, key);
  try {
    return await judgeTile(await net.ask(tileAddress(template, at, 11), signal));
  } catch (error) {
    return fail(unreachable(error instanceof Error ? error.message : String(error)));
  }
}
