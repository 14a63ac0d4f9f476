/**
 * Geometry as it is drawn: simplified, cut to the extent, on a grid of 10⁻⁶ degree (0.11 m). A package's features lie within its extent, so there is no margin.
 * Areas are put together anew on the grid's whole numbers, which mends rings that cross, whatever the source and the simplification have made of them.
 */
import { bboxClip, lineString, polygon, simplify } from '@turf/turf';
import { ClipType, FillRule, PolyTree64, booleanOpWithPolyTree, inflatePaths, JoinType, EndType, type Path64, type PolyPath64 } from 'clipper2-ts';
import type { LineString, Point, Polygon, Position } from 'geojson';
import { ringArea } from '../../plan/build/rings.ts';
import type { Extent } from './types.ts';

const GRID = 1e6;
/** Metres of a degree along a meridian; along a parallel there are fewer, so a tolerance in degrees is never more than what is stated. */
export const DEGREE = 111_320;
/** Grid steps by which an area that touches itself is drawn in, one after the other: a decimetre to a metre. */
const DRAWN_IN = [1, 3, 9] as const;

/** Of one area. */
const MOST_CORNERS = 15_000;
const MOST_RINGS = 150;

export interface Fitting {
  readonly extent: Extent;
  /** Metres by which a drawn line may leave the source's. */
  readonly tolerance: number;
  /** Square metres below which an area, or a hole in one, is not drawn. */
  readonly least: number;
  /** Told of a part that could not be drawn soundly, and is left out. */
  readonly lost?: (part: Polygon) => void;
}

const snapped = (degrees: number): number => Math.round(degrees * GRID) / GRID;
const same = (a: Position | undefined, b: Position | undefined): boolean => a?.[0] === b?.[0] && a?.[1] === b?.[1];

export const fitPoint = ({ coordinates: [lon = NaN, lat = NaN] }: Point, { extent: [west, south, east, north] }: Fitting): Point[] =>
  lon >= west && lon <= east && lat >= south && lat <= north ? [{ type: 'Point', coordinates: [inside(lon, west, east), inside(lat, south, north)] }] : [];

/** Snapping may not lead out of an extent that is stated more finely than the grid. */
function inside(degrees: number, low: number, high: number): number {
  const at = snapped(degrees);
  return at < low ? Math.ceil(low * GRID) / GRID : at > high ? Math.floor(high * GRID) / GRID : at;
}

/** The pieces of a line within the extent, in its own order. */
export function fitLine(line: LineString, { extent, tolerance }: Fitting): LineString[] {
  const [west, south, east, north] = extent;
  const { geometry } = bboxClip(lineString(line.coordinates), [west, south, east, north]);
  const pieces = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.type === 'MultiLineString' ? geometry.coordinates : [];
  return pieces.flatMap((piece): LineString[] => {
    if (piece.length < 2) return [];
    const simpler = simplify(lineString(piece), { tolerance: tolerance / DEGREE, highQuality: true }).geometry.coordinates;
    const coordinates = simpler.map(([lon = 0, lat = 0]): Position => [inside(lon, west, east), inside(lat, south, north)]).filter((position, i, all) => i === 0 || !same(position, all[i - 1]));
    return coordinates.length < 2 ? [] : [{ type: 'LineString', coordinates }];
  });
}

/**
 * The parts of an area within the extent, the largest first. `sound` is the judge that a package is built by. It looks at every pair of sides
 * and of holes: what has more of them than any map shows is simplified further.
 */
export function fitArea(area: Polygon, fitting: Fitting, sound: (part: Polygon) => boolean): Polygon[] {
  const { extent: [west, south, east, north], tolerance } = fitting;
  const rings = area.coordinates.filter((ring) => ring.length >= 4);
  if (rings.length === 0) return [];
  const simpler = rings.map((ring) => simplified(ring, tolerance / DEGREE));
  const [w, s, e, n] = [Math.ceil(west * GRID), Math.ceil(south * GRID), Math.floor(east * GRID), Math.floor(north * GRID)];
  const box: Path64 = [{ x: w, y: s }, { x: e, y: s }, { x: e, y: n }, { x: w, y: n }];
  const parts = together(simpler.map((ring) => ring.map(([lon = 0, lat = 0]) => ({ x: Math.round(lon * GRID), y: Math.round(lat * GRID) }))), box).flatMap((part) => withoutSpecks(part, fitting));
  if (parts.some(({ coordinates }) => coordinates.length > MOST_RINGS || coordinates.reduce((sum, ring) => sum + ring.length, 0) > MOST_CORNERS)) return fitArea(area, { ...fitting, tolerance: Math.max(1, 2 * tolerance), least: Math.max(1, 4 * fitting.least) }, sound);
  const drawn = parts.flatMap((part) => (sound(part) ? [part] : mended(part, box, fitting, sound)));
  return drawn.map((part) => ({ part, size: size(part.coordinates[0] ?? []) })).toSorted((a, b) => b.size - a.size).map(({ part }) => part);
}

function simplified(ring: Position[], tolerance: number): Position[] {
  const { geometry } = simplify(polygon([ring]), { tolerance, highQuality: true });
  return geometry.coordinates[0] ?? ring;
}

/** Square metres of a ring as it would be on the equator: near enough to tell a speck, and the same on every engine. */
const size = (ring: readonly Position[]): number => Math.abs(ringArea(ring)) * DEGREE * DEGREE;

function withoutSpecks({ coordinates: [shell = [], ...holes] }: Polygon, { least }: Fitting): Polygon[] {
  return size(shell) < least ? [] : [{ type: 'Polygon', coordinates: [shell, ...holes.filter((hole) => size(hole) >= least)] }];
}

/** Where a ring touches itself or another: drawn in by a little, the touch is gone. What stays unsound is left out. */
function mended(part: Polygon, box: Path64, fitting: Fitting, sound: (part: Polygon) => boolean): Polygon[] {
  const paths = part.coordinates.map((ring, i) => oriented(ring.slice(1).map(([lon = 0, lat = 0]) => ({ x: Math.round(lon * GRID), y: Math.round(lat * GRID) })), i === 0));
  for (const step of DRAWN_IN) {
    const found = together(inflatePaths(paths, -step, JoinType.Miter, EndType.Polygon), box).flatMap((one) => withoutSpecks(one, fitting));
    if (found.every(sound)) return found;
  }
  fitting.lost?.(part);
  return [];
}

function oriented(path: Path64, outer: boolean): Path64 {
  const turn = path.reduce((sum, { x, y }, i) => sum + (x * (path[(i + 1) % path.length]?.y ?? y) - (path[(i + 1) % path.length]?.x ?? x) * y), 0);
  return turn > 0 === outer ? path : path.toReversed();
}

/** Rings as areas that do not cross themselves, within the box. Which ring is a hole is told by how many it lies in, not by how it is wound. */
function together(rings: Path64[], box: Path64): Polygon[] {
  const tree = new PolyTree64();
  booleanOpWithPolyTree(ClipType.Intersection, rings, [box], tree, FillRule.EvenOdd);
  const parts: Polygon[] = [];
  const ring = (path: Path64 | null): Position[] | undefined => {
    const positions = (path ?? []).map(({ x, y }): Position => [x / GRID, y / GRID]);
    const [first] = positions;
    return first === undefined || positions.length < 3 ? undefined : [...positions, first];
  };
  const walk = (node: PolyPath64): void => {
    const shell = ring(node.poly);
    const holes: Position[][] = [];
    for (let i = 0; i < node.count; i++) {
      const hole = node.child(i);
      const positions = ring(hole.poly);
      if (positions !== undefined) holes.push(positions);
      for (let k = 0; k < hole.count; k++) walk(hole.child(k));
    }
    if (shell !== undefined) parts.push({ type: 'Polygon', coordinates: [shell, ...holes] });
  };
  for (let i = 0; i < tree.count; i++) walk(tree.child(i));
  return parts;
}
