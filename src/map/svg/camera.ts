/** Where the drawn map looks: the same zooms and limits as MapLibre's map, so that either can stand for the other. */
import type { Box } from '../inside-point.ts';
import { type Camera } from '../plan-view.ts';
import { fromMercator, mercator } from './sheet.ts';
import type { Point } from './shapes.ts';

export const MIN_ZOOM = 8.5;
export const MAX_ZOOM = 20;
export interface Size {
  readonly width: number;
  readonly height: number;
}

export const toScreen = (camera: Camera, { width, height }: Size, at: readonly [number, number]): Point => {
  const [x, y] = mercator([...at], camera.zoom);
  const [cx, cy] = mercator([...camera.center], camera.zoom);
  return [x - cx + width / 2, y - cy + height / 2];
};
export const toGround = (camera: Camera, { width, height }: Size, [x, y]: Point): [number, number] => {
  const [cx, cy] = mercator([...camera.center], camera.zoom);
  return fromMercator([cx + x - width / 2, cy + y - height / 2], camera.zoom);
};

/** The camera that shows a box whole, with some pixels around it. */
export function fitting([west, south, east, north]: Box, { width, height }: Size, padding: number, maxZoom: number): Camera {
  const [left, bottom] = mercator([west, south], 0);
  const [right, top] = mercator([east, north], 0);
  const room = (size: number, span: number): number => (span <= 0 ? Infinity : Math.log2(Math.max(1, size - 2 * padding) / span));
  const zoom = Math.min(room(width, right - left), room(height, bottom - top), maxZoom);
  return { center: fromMercator([(left + right) / 2, (top + bottom) / 2], 0), zoom };
}

/** Keeps a camera's zoom within its limits and its centre over the plan. */
export function limited({ center: [lon, lat], zoom }: Camera, [west, south, east, north]: Box): Camera {
  const between = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);
  return { center: [between(lon, west, east), between(lat, south, north)], zoom: between(zoom, MIN_ZOOM, MAX_ZOOM) };
}

/** The camera after a zoom at which a point of the screen keeps its place on the ground. */
export function zoomedAbout(camera: Camera, size: Size, about: Point, zoom: number): Camera {
  const to = Math.min(Math.max(zoom, MIN_ZOOM), MAX_ZOOM);
  const [gx, gy] = mercator(toGround(camera, size, about), to);
  return { center: fromMercator([gx - about[0] + size.width / 2, gy - about[1] + size.height / 2], to), zoom: to };
}

/** The camera after the map was pushed by so many pixels. */
export const pushed = (camera: Camera, size: Size, dx: number, dy: number): Camera => ({ ...camera, center: toGround(camera, size, [size.width / 2 - dx, size.height / 2 - dy]) });
