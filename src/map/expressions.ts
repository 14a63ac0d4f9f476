/** Pieces of style expressions that several layers share. */
import type { ExpressionSpecification } from 'maplibre-gl';
import { metresPerPixel } from './local.ts';
import { type Palette, ZONE_STYLES, type ZoneStyle, zoneEdge, zoneFill } from './palette.ts';

/** CSS families; the first of a stack decides the weight that is drawn, by its name. */
const HAN = ['PingFang SC', 'HarmonyOS Sans SC', 'Source Han Sans SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei'];
export const REGULAR = HAN;
export const STRONG = ['PingFang SC Semibold', ...HAN];
export const SONG = ['Songti SC', 'STSong', 'Source Han Serif SC', 'Noto Serif CJK SC', 'SimSun', 'serif'];

type Input = number | string | ExpressionSpecification;

/** A property of the feature, by class of zone or segment. */
function byStyle(value: (style: ZoneStyle) => string, otherwise: string): ExpressionSpecification {
  const pairs = ZONE_STYLES.flatMap((style) => [style, value(style)]);
  return ['match', ['get', 'style'], ...pairs, otherwise] as unknown as ExpressionSpecification;
}
export const edgeColour = (palette: Palette): ExpressionSpecification => byStyle((style) => zoneEdge(palette, style), palette.ink3);
export const fillColour = (palette: Palette): ExpressionSpecification => byStyle((style) => zoneFill(palette, style), 'rgba(0, 0, 0, 0)');

/** Pixels by zoom, between the stops as a power of 1.6: how widths of lines grow on a map. */
export function byZoom(...stops: readonly (readonly [zoom: number, value: Input])[]): ExpressionSpecification {
  return ['interpolate', ['exponential', 1.6], ['zoom'], ...stops.flat()] as unknown as ExpressionSpecification;
}
/** The same in even steps: sizes of text, opacities. */
export function fade(...stops: readonly (readonly [zoom: number, value: Input])[]): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as unknown as ExpressionSpecification;
}

/** Metres on the ground as pixels at every zoom, at one latitude. */
export function onGround(metres: Input, lat: number): ExpressionSpecification {
  const stop = (zoom: number): [number, ExpressionSpecification] => [zoom, ['*', metres, 1 / metresPerPixel(zoom, lat)] as unknown as ExpressionSpecification];
  return ['interpolate', ['exponential', 2], ['zoom'], ...stop(8), ...stop(22)] as unknown as ExpressionSpecification;
}

export const number = (property: string, otherwise = 0): ExpressionSpecification => ['to-number', ['get', property], otherwise];
export const is = (property: string, ...values: readonly string[]): ExpressionSpecification => ['in', ['get', property], ['literal', [...values]]];
export const isGeometry = (kind: 'Point' | 'LineString' | 'Polygon'): ExpressionSpecification => ['==', ['geometry-type'], kind];
export const all = (...conditions: readonly ExpressionSpecification[]): ExpressionSpecification => ['all', ...conditions];
