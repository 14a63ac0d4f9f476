/** What a file or a person states, understood: a system that is known, a definition of its own, a datum that can't be used as it is, or nothing. */
import { gridSystem, isZone, meridianOf, REFUSED, refusedByCode, systemOf, WGS84, type System } from '../../geo/coordinates/systems.ts';
import type { Text } from '../../problem.ts';
import type { StatedCrs } from '../types.ts';
import { definitionOf, projWay, shiftsOf, type Definition } from './proj.ts';
import type { Way } from './types.ts';
import { systemWay } from './ways.ts';

/** What is to be said of a datum: nothing of CGCS2000; of WGS84 that it is taken for CGCS2000; of another that its parameters were stated; of a nameless one that its ellipsoid is the right one. */
export type Datum = 'cgcs2000' | 'wgs84' | 'shifted' | 'unnamed';

export type Stated =
  | { readonly kind: 'known'; readonly way: Way; readonly datum: Datum; readonly system?: System; readonly degrees: boolean }
  /** `proj`: what is stated, for a person to add the parameters to. */
  | { readonly kind: 'refused'; readonly datum: Text; readonly proj?: string }
  /** Something is stated, and it helps nobody: a local system, a code that isn't known. */
  | { readonly kind: 'unknown'; readonly name: string };

const RADIANS = Math.PI / 180;
const near = (a: number | undefined, b: number, by: number): boolean => a !== undefined && Math.abs(a - b) <= by;
const plain = (title: string): Text => ({ zh: title, en: title });

export function understand(stated: StatedCrs): Stated {
  if ('epsg' in stated) return byCode(stated.epsg);
  return 'name' in stated ? byName(stated.name) : byText(stated.wkt);
}

const known = (system: System, datum: Datum): Stated => ({ kind: 'known', way: systemWay(system), datum, system, degrees: system.grid === undefined });

/** The web maps' projection under the numbers that it had before it got one in the register. */
const WEB: ReadonlySet<number> = new Set([3857, 3785, 900913, 102100, 102113]);
const DEGREES: Readonly<Record<number, Datum>> = { 4326: 'wgs84', 4979: 'wgs84', 4490: 'cgcs2000', 4480: 'cgcs2000' };

export function byCode(code: number): Stated {
  const degrees = DEGREES[code];
  if (degrees !== undefined) return known(WGS84, degrees);
  const system = systemOf(`EPSG:${code}`);
  if (system !== undefined) return known(system, 'cgcs2000');
  const refused = refusedByCode(code);
  if (refused !== undefined) return { kind: 'refused', datum: REFUSED[refused] };
  const name = `EPSG:${code}`;
  if (code > 32600 && code <= 32660) return defined(`+proj=utm +zone=${code - 32600} +datum=WGS84 +units=m +no_defs`, plain(`${name} WGS84 UTM ${code - 32600}N`), 'wgs84') ?? { kind: 'unknown', name };
  if (WEB.has(code)) return web() ?? { kind: 'unknown', name };
  return { kind: 'unknown', name };
}

const web = (): Stated | undefined => defined('+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +no_defs', { zh: 'EPSG:3857 Web 墨卡托', en: 'EPSG:3857 Web Mercator' }, 'wgs84');

function defined(text: string, title: Text, datum: Datum): Stated | undefined {
  const way = projWay(text, title);
  return way === undefined ? undefined : { kind: 'known', way, datum, degrees: false };
}

/** A name as files and people write it: `urn:ogc:def:crs:EPSG::4490`, `OGC:CRS84`, `GCJ-02`. */
export function byName(name: string): Stated {
  const code = /EPSG:{1,2}(?:[\d.]*:)?(\d{4,6})$/i.exec(name.trim())?.[1];
  if (code !== undefined) return byCode(Number(code));
  if (/^\s*(\+proj=|[A-Za-z]{3,}\s*\[)/.test(name)) return byText(name);
  const short = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  if (short.endsWith('crs84')) return known(WGS84, 'wgs84');
  if (short === 'cgcs2000') return known(WGS84, 'cgcs2000');
  const system = systemOf(short);
  return system !== undefined ? known(system, system.id === 'wgs84' ? 'wgs84' : 'cgcs2000') : (datumIn(name) ?? { kind: 'unknown', name });
}

/** WKT of either kind, or a definition for proj4. */
export function byText(text: string): Stated {
  const made = definitionOf(text);
  const name = (/^\s*\w+\s*\[\s*"([^"]{1,200})"/.exec(text)?.[1] ?? text.trim().slice(0, 80)) || '–';
  if (made === undefined || /^\s*(LOCAL_CS|LOCALCS|ENGCRS|ENGINEERINGCRS)\b/i.test(text)) return datumIn(text) ?? { kind: 'unknown', name };
  const shifted = shiftsOf(text);
  const refused = shifted ? undefined : (datumIn(text) ?? byEllipsoid(made));
  if (refused !== undefined) return { ...refused, ...projOf(made) };
  if (isWebMercator(made)) return web() ?? { kind: 'unknown', name };
  const system = shifted ? undefined : knownGrid(made);
  const datum: Datum = shifted ? 'shifted' : /China[_ ]?(Geodetic[_ ]Coordinate[_ ]System[_ ])?2000|CGCS[_ ]?2000|\+ellps=GRS80/i.test(text) ? 'cgcs2000' : /WGS[_ ]?(19)?84/i.test(text) ? 'wgs84' : 'unnamed';
  if (system !== undefined) return known(system, datum);
  if (made.projName === 'longlat' && !shifted) {
    // proj4 takes every angle for a degree east of Greenwich.
    const usual = !/\b(?:ANGLE)?UNIT\s*\[\s*"(?!degree)/i.test(text.replaceAll(/LENGTHUNIT\s*\[[^\]]*\]/gi, '')) && near(made.from_greenwich ?? 0, 0, 1e-9);
    return usual ? known(WGS84, datum) : { kind: 'unknown', name };
  }
  const way = projWay(text, plain(name));
  return way === undefined ? { kind: 'unknown', name } : { kind: 'known', way, datum, degrees: made.projName === 'longlat' };
}

const isWebMercator = ({ projName, name, sphere }: Definition & { readonly sphere?: boolean }): boolean => /Auxiliary_Sphere|Pseudo.?Mercator/i.test(`${projName} ${name}`) || (/^merc/i.test(projName ?? '') && sphere === true);

/** A datum by its name: as the register, ArcGIS and people write it. */
function datumIn(text: string): Extract<Stated, { kind: 'refused' }> | undefined {
  if (/xi.?an[_ ]?(19)?80|西安[_ ]?(19)?80|IAG[_ ]?(19)?75/i.test(text)) return { kind: 'refused', datum: REFUSED.xian80 };
  return /beijing[_ ]?(19)?54|北京[_ ]?(19)?54/i.test(text) ? { kind: 'refused', datum: REFUSED.beijing54 } : undefined;
}

/** Krassowsky's is Beijing 1954's, IAG 1975 is Xian 1980's; on any other than CGCS2000's and WGS84's a place is not where its numbers say. */
function byEllipsoid(made: Definition): Extract<Stated, { kind: 'refused' }> | undefined {
  const { a, b, rf } = made;
  if (isWebMercator(made) || (near(a, 6_378_137, 0.001) && (near(rf, 298.2572, 0.0005) || near(b, 6_356_752.314, 0.001)))) return undefined;
  if (near(a, 6_378_245, 0.5)) return { kind: 'refused', datum: REFUSED.beijing54 };
  if (near(a, 6_378_140, 0.5)) return { kind: 'refused', datum: REFUSED.xian80 };
  return { kind: 'refused', datum: { zh: `椭球 a=${a ?? '?'} 的基准`, en: `the datum of the ellipsoid a=${a ?? '?'}` } };
}

/** A transverse Mercator as a person writes it; nothing for another projection. */
function projOf({ projName, long0, lat0 = 0, x0 = 0, y0 = 0, k0 = 1, to_meter: unit = 1, a, rf }: Definition): { readonly proj?: string } {
  if (!TRANSVERSE.test(projName ?? '') || long0 === undefined || unit !== 1) return {};
  const angle = (radians: number): number => Math.round((radians / RADIANS) * 1e9) / 1e9;
  const ellipsoid = near(a, 6_378_245, 0.5) ? '+ellps=krass' : near(a, 6_378_140, 0.5) ? '+ellps=IAU76' : `+a=${a} +rf=${rf}`;
  return { proj: `+proj=tmerc +lat_0=${angle(lat0)} +lon_0=${angle(long0)} +k=${k0} +x_0=${x0} +y_0=${y0} ${ellipsoid} +units=m` };
}

const TRANSVERSE = /gauss[_ ]?kr[uü]e?ger|transverse[_ ]?mercator|^e?tmerc$/i;

/** A Gauss–Krüger grid of CGCS2000, whatever it is called. WGS84's ellipsoid differs by 0.1 mm. */
function knownGrid({ projName, long0, lat0 = 0, x0 = 0, y0 = 0, k0 = 1, to_meter: unit = 1 }: Definition): System | undefined {
  if (!TRANSVERSE.test(projName ?? '')) return undefined;
  if (unit !== 1 || long0 === undefined || !near(k0, 1, 1e-12) || !near(lat0, 0, 1e-12) || y0 !== 0) return undefined;
  const meridian = Math.round((long0 / RADIANS) * 1e6) / 1e6;
  const prefix = (x0 - 500_000) / 1e6;
  if (!Number.isInteger(prefix)) return undefined;
  for (const width of [3, 6] as const) {
    const zone = prefix !== 0 ? prefix : width === 3 ? meridian / 3 : (meridian + 3) / 6;
    if (isZone(width, zone) && meridianOf(width, zone) === meridian) return gridSystem(width, zone, prefix !== 0);
  }
  return undefined;
}
