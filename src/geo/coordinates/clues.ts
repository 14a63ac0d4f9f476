/** What a text says of its coordinate system: by name, by EPSG code, or by the map service whose link it is. */
import { gridSystem, refusedByCode, systemOf } from './systems.ts';
import type { RefusedId, SystemId } from './types.ts';

export interface Clues {
  /** The text without the names, so that no number of a name is taken for a coordinate. */
  readonly rest: string;
  readonly system?: SystemId;
  /** The words that named it. */
  readonly named?: string;
  readonly refused?: RefusedId;
  /** A system that was named and isn't read: `EPSG:3857`. */
  readonly unread?: string;
  /** The text holds a link of a map service. */
  readonly link: boolean;
  /** The numbers are Baidu's own metres, of which only its links make use. */
  readonly baiduMetres: boolean;
}

const REFUSED_NAMES: readonly (readonly [RefusedId, RegExp])[] = [
  ['xian80', /(?:西安|xi′?an)[\s_-]*(?:19)?80(?!\d)|(?<![\d.])(?:19)?80\s*年?\s*(?:西安|国家大地坐标|坐标)|国家80/i],
  ['beijing54', /(?:北京|beijing|bj)[\s_-]*(?:19)?54(?!\d)|(?<![\d.])(?:19)?54\s*年?\s*(?:北京|坐标)/i],
];

/** Names of systems in degrees; the first that is found counts. A link's own parameter stands before the service that it belongs to. */
const NAMES: readonly (readonly [SystemId, RegExp])[] = [
  ['gcj02', /coord(?:_?type|inate)?=(?:gcj-?02(?:ll)?|gaode)|gcj-?_?0?2(?:ll)?|火星(?:坐标系?)?/i],
  ['bd09', /coord_?type=bd-?09(?:ll)?|bd-?_?09(?:ll)?/i],
  ['wgs84', /coord(?:_?type|inate)?=wgs-?84(?:ll)?|wgs[\s_-]*(?:19)?84|(?:国家)?2000\s*(?:国家)?(?:大地)?坐标系?|国家2000|cgcs[\s_-]*2000/i],
  ['gcj02', /(?:https?:\/\/)?[\w.]*(?:amap\.com|map\.qq\.com|mapapi\.qq\.com)|(?:androidamap|iosamap|qqmap):|高德(?:地图)?|腾讯(?:地图)?|amap/i],
  ['bd09', /(?:https?:\/\/)?[\w.]*map\.baidu\.com|(?:baidumap|bdapp):|百度(?:地图)?/i],
  ['wgs84', /geo:(?=-?\d)|天地图|(?:https?:\/\/)?[\w.]*tianditu\.gov\.cn/i],
];

const LINK = /amap\.com|map\.qq\.com|mapapi\.qq\.com|map\.baidu\.com|tianditu\.gov\.cn|^https?:\/\/\S+$/i;

export function cluesOf(plain: string): Clues {
  const link = LINK.test(plain.trim());
  const baidu = /map\.baidu\.com\/[^\s]{0,200}?@(\d{8}(?:\.\d+)?),(\d{7}(?:\.\d+)?)/i.exec(plain);
  if (baidu !== null) return { rest: `${baidu[1]} ${baidu[2]}`, system: 'bd09', named: 'map.baidu.com', link, baiduMetres: true };

  let rest = plain;
  const found: { system?: SystemId; named?: string; refused?: RefusedId; unread?: string } = {};
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(rest);
    if (match !== null) rest = `${rest.slice(0, match.index)} ; ${rest.slice(match.index + match[0].length)}`;
    return match;
  };
  const name = (system: SystemId, words: string): void => {
    found.system ??= system;
    found.named ??= words.trim();
  };

  for (let code = take(/epsg[\s:]*(\d{4,6})/i); code !== null; code = take(/epsg[\s:]*(\d{4,6})/i)) {
    const refused = refusedByCode(Number(code[1]));
    const system = systemOf(`EPSG:${code[1]}`);
    if (refused !== undefined) found.refused ??= refused;
    else if (system === undefined) found.unread ??= `EPSG:${code[1]}`;
    else name(system.id, `EPSG:${code[1]}`);
  }
  for (const [id, pattern] of REFUSED_NAMES) if (take(pattern) !== null) found.refused ??= id;

  // CGCS2000_3_Degree_GK_Zone_39, 3度带第39带, 中央经线117°
  const width = take(/(?<![\d.])([36])[\s_-]*(?:度|°|degrees?)[\s_-]*(?:分?带|gk|gauss)/i)?.[1] === '6' ? 6 : 3;
  const zone = take(/(?:第\s*)?(\d{2})\s*(?:度)?带(?!号)|带号\s*[:=为是]?\s*(\d{2})(?!\d)|_?zone[\s_]*(\d{2})(?!\d)/i);
  const meridian = take(/(?:中央(?:经线|子午线)|central[\s_]meridian|(?<![a-z])cm)[\s:=_为是]*(\d{2,3})(?!\d|\.\d*[1-9])(?:\.0*)?\s*[°度]?\s*e?/i);
  if (zone !== null) {
    const number = Number(zone[1] ?? zone[2] ?? zone[3]);
    const system = gridSystem(number < 24 ? 6 : 3, number, true);
    if (system !== undefined) name(system.id, zone[0].replaceAll(/[_;]/g, ' '));
  } else if (meridian !== null) {
    const degrees = Number(meridian[1]);
    const system = gridSystem(width, width === 6 ? (degrees + 3) / 6 : degrees / 3, false);
    if (system === undefined) found.unread ??= meridian[0].trim();
    else name(system.id, meridian[0]);
  }

  for (const [id, pattern] of NAMES) {
    const match = take(pattern);
    // A datum alone says nothing of the grid.
    if (match !== null) name(id, match[0].replace(/^https?:\/\//i, '').replace(/^.*=/, ''));
  }
  return { rest, ...found, link, baiduMetres: false };
}
