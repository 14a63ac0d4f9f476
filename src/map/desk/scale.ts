/** Scales 1 : n for the CSS pixel of 1/96 inch, true at one latitude on the ellipsoid. */
import { degreeLengths } from '../local.ts';

/** Metres of paper that a CSS pixel is. */
export const CSS_PIXEL = 0.0254 / 96;
const TILE = 512;
/** Between groups of three digits: it doesn't break. */
const NARROW = '\u00a0';

/** Metres of ground under a CSS pixel: the mean of along the parallel and along the meridian, which differ by less than 0.7 % in Web Mercator. */
export function groundPerPixel(zoom: number, lat: number): number {
  const { lon, lat: north } = degreeLengths(lat);
  const degrees = 360 / (TILE * 2 ** zoom);
  return degrees * Math.sqrt(lon * north * Math.cos((lat * Math.PI) / 180));
}

export const scaleOf = (zoom: number, lat: number): number => groundPerPixel(zoom, lat) / CSS_PIXEL;

/** The zoom at which a scale is 1 : n. */
export const zoomOf = (scale: number, lat: number): number => Math.log2(scaleOf(0, lat) / scale);

/** What a reader types: `65000`, `1:65 000`, `1 ： 6.5万`; null for what is no scale between 1 : 50 and 1 : 5 000 000. */
export function readScale(text: string): number | null {
  const cleaned = text.replaceAll(/[\s,，]/gu, '').replace(/^1[:：∶/]/u, '');
  const match = /^(\d+(?:\.\d+)?)(万)?$/u.exec(cleaned);
  const value = match ? Number(match[1]) * (match[2] === undefined ? 1 : 10_000) : NaN;
  return value >= 50 && value <= 5_000_000 ? value : null;
}

/** Three digits are enough to be told: `65 000` with narrow spaces. */
export function writeScale(scale: number): string {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(scale)) - 2);
  return grouped(Math.round(Math.round(scale / step) * step));
}

export const grouped = (value: number): string => String(value).replaceAll(/\B(?=(\d{3})+$)/gu, NARROW);
