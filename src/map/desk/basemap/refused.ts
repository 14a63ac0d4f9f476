/** Basemaps in shifted coordinates: nothing of the plan would lie where it is on them, so they are refused. */
import type { Text } from '../../../problem.ts';

const GCJ: Text = {
  zh: '是 GCJ-02 坐标，在国内偏移约 40–670 m，与规划分区对不上。改用 CGCS2000 或 WGS84 的底图，如天地图。',
  en: 'is in GCJ-02: within China it is about 40–670 m off and does not fit the zones. Use a base map in CGCS2000 or WGS84, such as Tianditu.',
};
const BD: Text = {
  zh: '是 BD-09 坐标，在国内偏移约 720–1490 m，与规划分区对不上。改用 CGCS2000 或 WGS84 的底图，如天地图。',
  en: 'is in BD-09: within China it is about 720–1490 m off and does not fit the zones. Use a base map in CGCS2000 or WGS84, such as Tianditu.',
};
const named = (what: string, { zh, en }: Text): Text => ({ zh: `${what} ${zh}`, en: `${what} ${en}` });

const HOSTS: readonly (readonly [pattern: RegExp, datum: Text])[] = [
  [/(^|\.)(autonavi|amap)\.com$/, GCJ],
  [/(^|\.)(map\.gtimg|map\.qq)\.com$|^rt\d*\.map\./, GCJ],
  [/(^|\.)(google|gstatic)\.cn$/, GCJ],
  [/(^|\.)(bdimg|baidu|bdstatic)\.com$/, BD],
];

/** Why an address is refused; null where its host isn't one of them. */
export function refusedHost(url: string): Text | null {
  const host = /^(?:https?:)?\/\/([^/:?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? '';
  const found = HOSTS.find(([pattern]) => pattern.test(host));
  return found ? named(host, found[1]) : null;
}

/** Why a coordinate system is refused; null where tiles in it fit the map. */
export function refusedCrs(crs: string): Text | null {
  const name = crs.replaceAll(/[\s_-]/gu, '').toUpperCase();
  if (['GCJ02', 'AUTONAVI', '火星坐标'].includes(name)) return named(crs, GCJ);
  if (['BD09', 'BD09LL', 'BD09MC', 'BAIDU'].includes(name)) return named(crs, BD);
  if (['EPSG:3857', 'EPSG:900913', 'EPSG:102100', 'W'].includes(name)) return null;
  return {
    zh: `${crs} 的切片不能显示：图面只接受 Web 墨卡托（EPSG:3857）切片。天地图用 _w 系列，WMTS 选 3857 或 w 的矩阵集。`,
    en: `Tiles in ${crs} cannot be shown: the map takes Web Mercator tiles (EPSG:3857). Use the _w series of Tianditu, or a matrix set in 3857.`,
  };
}
