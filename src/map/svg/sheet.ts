/** What a picture is drawn on: where places fall, what is drawn, what is seen. Units are CSS pixels, y downwards. */
import type { Position } from 'geojson';
import { project } from '../../geo/gauss-kruger.ts';
import type { Manifest } from '../../plan/schema/manifest.ts';
import type { LonLat } from '../local.ts';
import type { Point, Project, Rect } from './shapes.ts';

export interface Sheet {
  /** At which the style is read. */
  readonly zoom: number;
  readonly project: Project;
  /** What is drawn. */
  readonly box: Rect;
  /** Names stand within. */
  readonly view: Rect;
  /** What is seen: areas are named in the part of them that lies here. */
  readonly seen: Rect;
  /** Degrees from true to grid north, clockwise: what is up is grid north. */
  readonly convergence: number;
}

/** Millimetres a CSS pixel. */
export const MM = 25.4 / 96;
const EQUATOR = 40075016.686;

/** Zoom at which a CSS pixel is so many metres. Inverse of `metresPerPixel`. */
export const zoomOf = (metres: number, lat: number): number => Math.log2((EQUATOR * Math.cos((lat * Math.PI) / 180)) / (512 * metres));

/** Position → metres east and north of a centre on the ground: the plan's working plane, divided by the point scale factor there. */
export function groundPlane(crs: Manifest['crs'], centre: LonLat): { readonly to: (position: Position) => Point; readonly convergence: number; readonly grid: Point; readonly scale: number } {
  const origin = project(centre[0], centre[1], crs.centralMeridian);
  return {
    to: ([lon = 0, lat = 0]) => {
      const { easting, northing } = project(lon, lat, crs.centralMeridian);
      return [(easting - origin.easting) / origin.scale, (northing - origin.northing) / origin.scale];
    },
    convergence: origin.convergence,
    /** Of the centre in the plan's coordinate system: easting with its false easting, northing. */
    grid: [origin.easting + crs.falseEasting, origin.northing],
    scale: origin.scale,
  };
}

/** World pixels of Web Mercator (512 px tiles), which MapLibre's zooms are of. */
export function mercator([lon = 0, lat = 0]: Position, zoom: number): Point {
  const world = 512 * 2 ** zoom;
  return [((lon + 180) / 360) * world, (0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)) * world];
}
/** Its inverse. */
export function fromMercator([x, y]: Point, zoom: number): [lon: number, lat: number] {
  const world = 512 * 2 ** zoom;
  return [(x / world) * 360 - 180, (Math.atan(Math.exp((0.5 - y / world) * 2 * Math.PI)) * 360) / Math.PI - 90];
}
