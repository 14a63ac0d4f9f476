/**
 * Metres around a point, good to some centimetres over a kilometre: enough to draw with. Nothing that decides is computed here.
 * Series: lengths of a degree on the GRS80 ellipsoid.
 */
import type { Position } from 'geojson';

export type LonLat = readonly [lon: number, lat: number];

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres a degree of longitude and of latitude at a latitude. */
export function degreeLengths(lat: number): { lon: number; lat: number } {
  const p = radians(lat);
  return {
    lon: 111412.84 * Math.cos(p) - 93.5 * Math.cos(3 * p) + 0.118 * Math.cos(5 * p),
    lat: 111132.92 - 559.82 * Math.cos(2 * p) + 1.175 * Math.cos(4 * p),
  };
}

/** A plane in metres, x east, y north, about an origin. */
export interface LocalPlane {
  to(position: Position): [x: number, y: number];
  from(x: number, y: number): [lon: number, lat: number];
}
export function localPlane(origin: LonLat): LocalPlane {
  const size = degreeLengths(origin[1]);
  return {
    to: (position) => [((position[0] ?? 0) - origin[0]) * size.lon, ((position[1] ?? 0) - origin[1]) * size.lat],
    from: (x, y) => [origin[0] + x / size.lon, origin[1] + y / size.lat],
  };
}

/** Metres a CSS pixel at a zoom: the equator's length over the pixels of the world (512 px tiles), times the cosine of the latitude. */
export const metresPerPixel = (zoom: number, lat: number): number => (40075016.686 * Math.cos(radians(lat))) / (512 * 2 ** zoom);

/** How far off a click may be, metres: three pixels, at least 0.5 m, rounded up to 0.1 m, from 10 m to whole metres. */
export function clickAccuracy(zoom: number, lat: number): number {
  const metres = Math.max(0.5, Math.ceil(metresPerPixel(zoom, lat) * 30 - 1e-9) / 10);
  return metres < 10 ? metres : Math.ceil(metres);
}

/** The longest round length (1, 2 or 5 times a power of ten) that fits into `maxPixels`. */
export function scaleLength(perPixel: number, maxPixels: number): { metres: number; pixels: number } {
  const longest = perPixel * maxPixels;
  const power = 10 ** Math.floor(Math.log10(longest));
  const metres = ([5, 2, 1].find((step) => step * power <= longest) ?? 1) * power;
  return { metres, pixels: metres / perPixel };
}
