/** Definitions of systems as proj4 takes them: WKT of either kind and `+proj` strings. It forgives too much, so what it is handed is held against what it knows. */
import proj4 from 'proj4';
import { shown, type Text } from '../../problem.ts';
import type { Way } from './types.ts';

/** A definition has a kilobyte or so; what is longer is none. */
const LONGEST = 20_000;
/** CGCS2000: without a datum of its own, so that nothing is shifted but what states a shift itself. */
const GROUND = '+proj=longlat +ellps=GRS80 +no_defs';
const GROUND_SHIFTED = '+proj=longlat +datum=WGS84 +no_defs';

/** What proj4 makes of a definition, as far as it matters here. */
export interface Definition {
  readonly projName?: string;
  readonly name?: string;
  readonly title?: string;
  readonly a?: number;
  readonly b?: number;
  readonly rf?: number;
  readonly ellps?: string;
  readonly from_greenwich?: number;
  /** Radians. */
  readonly long0?: number;
  readonly lat0?: number;
  readonly x0?: number;
  readonly y0?: number;
  readonly k0?: number;
  readonly to_meter?: number;
}

/** Undefined where proj4 can't make anything of it. */
export function definitionOf(text: string): Definition | undefined {
  if (text.length > LONGEST || text.trim() === '') return undefined;
  try {
    return new proj4.Proj(text) as unknown as Definition;
  } catch {
    return undefined;
  }
}

/** Whether the text itself states parameters to WGS84. For some codes within WKT2 proj4 has a table of its own (of Beijing 1954 those of another country): nobody has stated them. */
export function shiftsOf(text: string): boolean {
  const stated = /(?:\btowgs84\s*\[|\+towgs84=)\s*([-+\d.,eE\s]{1,400}?)(?:\]|\s\+|$)/i.exec(text)?.[1];
  const values = stated?.split(',').map(Number) ?? [];
  return (values.length === 3 || values.length === 7) && values.every(Number.isFinite) && values.some((value) => value !== 0);
}

/** Without a shift the datum is taken for CGCS2000: whether that may be is asked before. */
export function projWay(text: string, title: Text): Way | undefined {
  try {
    const converter = proj4(text, shiftsOf(text) ? GROUND_SHIFTED : GROUND);
    return {
      title,
      toLonLat: (x, y) => {
        try {
          const [lon = NaN, lat = NaN] = converter.forward([x, y]);
          return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : undefined;
        } catch {
          // proj4 throws on what lies beyond a projection's domain.
          return undefined;
        }
      },
    };
  } catch {
    return undefined;
  }
}

const NUMBERS: ReadonlySet<string> = new Set(['lat_0', 'lat_1', 'lat_2', 'lat_ts', 'lon_0', 'lonc', 'alpha', 'gamma', 'x_0', 'y_0', 'k', 'k_0', 'zone', 'a', 'b', 'rf', 'f', 'R', 'to_meter']);
const WORDS: ReadonlySet<string> = new Set(['proj', 'ellps', 'datum', 'units', 'no_defs', 'type', 'wktext', 'south', 'approx', 'over', 'towgs84', 'title', 'nadgrids']);
/** Of those that are met here; another ellipsoid is stated by `+a` and `+rf`. */
const ELLIPSOIDS: ReadonlySet<string> = new Set(['GRS80', 'WGS84', 'krass', 'IAU76']);
const UNITS: ReadonlySet<string> = new Set(['m', 'km', 'cm', 'mm']);

const wrong = (zh: string, en: string): Text => ({ zh, en });

/** What is wrong with a `+proj` string that a person has written; proj4 passes over words that it doesn't know, and takes WGS84 for an ellipsoid that it doesn't. */
export function faultOf(text: string): Text | undefined {
  if (text.length > LONGEST) return wrong('定义太长。', 'The definition is too long.');
  for (const [, key = '', value = ''] of text.matchAll(/\+([A-Za-z_0-9]+)(?:=(\S*))?/g)) {
    if (NUMBERS.has(key)) {
      if (value === '' || !Number.isFinite(Number(value))) return wrong(`+${key} 的值「${value}」不是数。`, `+${key} has ${shown(value)}, which is no number.`);
    } else if (!WORDS.has(key)) return wrong(`不认识 +${key}。`, `+${key} is not known.`);
    else if (key === 'ellps' && !ELLIPSOIDS.has(value)) return wrong(`不认识椭球 ${value}；可写 ${[...ELLIPSOIDS].join('、')}，或用 +a、+rf 写出。`, `The ellipsoid ${value} is not known; write one of ${[...ELLIPSOIDS].join(', ')}, or state +a and +rf.`);
    else if (key === 'datum' && value !== 'WGS84') return wrong(`不读 +datum=${value}；用 +ellps 写椭球，用 +towgs84 写转换参数。`, `+datum=${value} is not read; state the ellipsoid by +ellps and the parameters by +towgs84.`);
    else if (key === 'units' && !UNITS.has(value)) return wrong(`不认识单位 ${value}；可写 ${[...UNITS].join('、')}。`, `The unit ${value} is not known; write one of ${[...UNITS].join(', ')}.`);
    else if (key === 'nadgrids' && value !== '@null') return wrong('不读格网改正文件 +nadgrids。', 'Files of grid shifts (+nadgrids) are not read.');
    else if (key === 'towgs84' && ![3, 7].includes(value.split(',').filter((part) => part !== '' && Number.isFinite(Number(part))).length)) return wrong('+towgs84 要 3 个或 7 个数，用逗号分隔。', '+towgs84 takes 3 or 7 numbers, parted by commas.');
  }
  return undefined;
}
