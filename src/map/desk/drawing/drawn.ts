/** Things that were drawn: what each is called, how large it is on the ground, and how that is said. */
import type { Geometry, Position } from 'geojson';
import { groundAlong, groundInside, groundLeg } from '../../../geo/ground.ts';
import { Plane } from '../../../geo/plane.ts';
import type { Plan } from '../../../plan/plan.ts';
import type { Text } from '../../../problem.ts';
import type { Language } from '../../context.ts';
import type { Drawn, MapTool } from '../types.ts';

export type DrawnKind = Exclude<MapTool, 'select'>;
export const KIND_NAMES: Readonly<Record<DrawnKind, Text>> = {
  length: { zh: '长度', en: 'Length' },
  area: { zh: '面积', en: 'Area' },
  polygon: { zh: '面', en: 'Polygon' },
  circle: { zh: '圆', en: 'Circle' },
  line: { zh: '线', en: 'Line' },
  point: { zh: '点', en: 'Point' },
};

/** Metres and square metres of ground; what a thing has not is left out. */
export interface Measures {
  readonly length_m?: number;
  readonly perimeter_m?: number;
  readonly area_m2?: number;
}
export interface DrawnProperties extends Measures {
  readonly kind: DrawnKind;
  readonly name: string;
  readonly radius_m?: number;
  /** Metres around what was drawn before. */
  readonly buffer_m?: number;
}

export const planeOf = ({ manifest }: Plan): Plane => new Plane(manifest.crs.centralMeridian, manifest.extent);
export const propertiesOf = (drawn: Drawn): DrawnProperties => drawn.properties as unknown as DrawnProperties;

const to = (value: number, step: number): number => Math.round(value / step) / Math.round(1 / step);

export function measuresOf(geometry: Geometry, plane: Plane): Measures {
  if (geometry.type === 'LineString') return { length_m: to(groundAlong(geometry.coordinates, plane), 0.001) };
  if (geometry.type !== 'Polygon') return {};
  return { area_m2: to(groundInside(geometry.coordinates, plane), 0.01), perimeter_m: to(geometry.coordinates.reduce((sum, ring) => sum + groundAlong(ring, plane), 0), 0.001) };
}

/** A thing as it is kept: its measures are always those of its geometry. */
export function drawnAs(id: string, geometry: Geometry, { kind, name, radius_m, buffer_m }: DrawnProperties, plane: Plane): Drawn {
  const properties: DrawnProperties = { kind, name, ...measuresOf(geometry, plane), ...(radius_m === undefined ? {} : { radius_m: to(radius_m, 0.001) }), ...(buffer_m === undefined ? {} : { buffer_m }) };
  return { type: 'Feature', id, geometry, properties: { ...properties } };
}

/** The next free one of `d1`, `d2`… */
export const nextId = (drawn: readonly Drawn[]): string => `d${1 + Math.max(0, ...drawn.map(({ id }) => Number(/^d(\d+)$/.exec(id)?.[1] ?? 0)))}`;
export const nameFor = (kind: DrawnKind, drawn: readonly Drawn[], language: Language): string => `${KIND_NAMES[kind][language]} ${1 + drawn.filter((one) => propertiesOf(one).kind === kind).length}`;

function grouped(value: number, places: number): string {
  const [whole = '', part] = value.toFixed(places).split('.');
  const text = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, '\u202f') : whole;
  return part === undefined ? text : `${text}.${part}`;
}

/** `86.42 m`, `864.2 m`, `1.864 km`. */
export const lengthText = (metres: number): string => (metres < 999.95 ? `${grouped(metres, metres < 99.995 ? 2 : 1)} m` : `${grouped(metres / 1000, metres < 99_999.5 ? 3 : 1)} km`);
/** `86.4 m²`, `86 420 m²`, `0.8642 km²`, `3.942 km²`. */
export const areaText = (square: number): string => (square < 9999.95 ? `${grouped(square, 1)} m²` : square < 99_999.5 ? `${grouped(square, 0)} m²` : `${grouped(square / 1e6, square < 999_950 ? 4 : square < 9_999_500 ? 3 : 2)} km²`);

/** The size of a thing, its chief measure first; empty for a point. */
export function sizeTexts(drawn: Drawn, language: Language): readonly string[] {
  const { length_m, area_m2, perimeter_m, radius_m } = propertiesOf(drawn);
  if (length_m !== undefined) return [lengthText(length_m)];
  if (area_m2 === undefined) return [];
  const second = radius_m === undefined ? [`${SAID.perimeter[language]} ${lengthText(perimeter_m ?? 0)}`] : [`${SAID.radius[language]} ${lengthText(radius_m)}`];
  return [areaText(area_m2), ...second];
}

/** What stands at the pointer while something is being drawn. */
export interface Measured {
  readonly tool: DrawnKind;
  /** The chief measure, then what else is known. */
  readonly texts: readonly [string, ...string[]];
  /** The outline crosses itself: it has no area, and the next point is refused. */
  readonly crossed: boolean;
}

/** Of points set so far and the one at the pointer; null while there is but one. */
export function measuredSoFar(tool: DrawnKind, points: readonly Position[], crossed: boolean, plane: Plane, language: Language): Measured | null {
  const [from, at] = [points.at(-2), points.at(-1)];
  if (from === undefined || at === undefined) return null;
  const leg = `${SAID.leg[language]} ${lengthText(groundLeg(from, at, plane))}`;
  if (tool === 'circle') return { tool, texts: [`${SAID.radius[language]} ${lengthText(groundLeg(from, at, plane))}`], crossed: false };
  const along = groundAlong(points, plane);
  if (tool === 'length' || tool === 'line') return { tool, texts: points.length > 2 ? [lengthText(along), leg] : [lengthText(along)], crossed: false };
  if (points.length < 3) return { tool, texts: [leg], crossed: false };
  if (crossed) return { tool, texts: [SAID.crossed[language], leg], crossed };
  const [first = []] = points;
  return { tool, texts: [areaText(groundInside([[...points, first]], plane)), `${SAID.perimeter[language]} ${lengthText(along + groundLeg(at, first, plane))}`, leg], crossed };
}

const SAID = {
  perimeter: { zh: '周长', en: 'perimeter' },
  radius: { zh: '半径', en: 'radius' },
  leg: { zh: '本段', en: 'this leg' },
  crossed: { zh: '边线相交', en: 'The outline crosses itself' },
} as const;

/** Of a thing that is being reshaped; null where its size stays, as that of a circle does. */
export function measuredOf(drawn: Drawn, crossed: boolean, language: Language): Measured | null {
  const { kind } = propertiesOf(drawn);
  const [chief, ...more] = crossed ? [SAID.crossed[language]] : sizeTexts(drawn, language);
  return chief === undefined || kind === 'circle' ? null : { tool: kind, texts: [chief, ...more], crossed };
}
