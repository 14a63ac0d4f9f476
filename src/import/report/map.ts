/** A problem on a map of a few centimetres: its shape strong, its feature and the neighbours faint, a bar for the scale. Drawn as SVG, without script. */
import type { Geometry, Position } from 'geojson';
import type { ImportFinding } from '../finding.ts';
import type { Neighbourhood } from './neighbourhood.ts';

const WIDTH = 220;
const HEIGHT = 150;
/** Metres about a problem that is a point or nearly one. */
const LEAST = 20;
const MOST_NEIGHBOURS = 40;
/** Metres of a degree of latitude; a picture needs no more. */
const DEGREE = 111_000;

type Box = readonly [west: number, south: number, east: number, north: number];
type Point = readonly [x: number, y: number];

/** @returns undefined where it has no place */
export function problemMap(finding: ImportFinding, around: Neighbourhood | undefined): string | undefined {
  const box = boxOf(finding, around);
  if (box === undefined) return undefined;
  const [west, south, east, north] = box;
  const scale = WIDTH / (east - west);
  const tall = HEIGHT / (north - south);
  const project = ([lon = 0, lat = 0]: Position): Point => [(lon - west) * scale, (north - lat) * tall];
  const parts: string[] = [];
  for (const { key, geometry } of around?.within(box, MOST_NEIGHBOURS) ?? []) parts.push(drawn(geometry, project, key === finding.feature ? 'own' : 'near'));
  if (finding.shape !== undefined) parts.push(drawn(finding.shape, project, 'hit'));
  if (finding.at !== undefined && (finding.shape === undefined || small(finding.shape, project))) {
    const [x, y] = project([...finding.at]);
    parts.push(`<circle class="hit" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="5"/>`);
  }
  const metres = ((east - west) * DEGREE * Math.cos((((south + north) / 2) * Math.PI) / 180)) / WIDTH;
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" aria-hidden="true"><rect class="ground" width="${WIDTH}" height="${HEIGHT}"/>${parts.join('')}${bar(metres)}</svg>`;
}

/** Of the shape, or of the place; where there is only a feature, of that. In the proportions of the picture. */
function boxOf({ shape, at, feature }: ImportFinding, around: Neighbourhood | undefined): Box | undefined {
  const own = feature === undefined ? undefined : around?.of(feature);
  const positions = shape === undefined ? (at === undefined ? (own === undefined ? [] : positionsOf(own)) : [[...at]]) : positionsOf(shape);
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = NaN, y = NaN] of positions) [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
  if (!(west <= east && south <= north && Math.abs(north) <= 90 && Math.abs(south) <= 90 && Math.abs(west) <= 360 && Math.abs(east) <= 360)) return undefined;
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  const narrow = Math.max(0.05, Math.cos((y * Math.PI) / 180));
  // Metres to either side, with a margin, and as wide as the picture is.
  const high = Math.max(LEAST, ((north - south) * DEGREE) / 2, ((east - west) * DEGREE * narrow * HEIGHT) / WIDTH / 2) * 1.5;
  const [dx, dy] = [(high * WIDTH) / HEIGHT / DEGREE / narrow, high / DEGREE];
  return [x - dx, y - dy, x + dx, y + dy];
}

function positionsOf(geometry: Geometry): Position[] {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(positionsOf);
  const found: Position[] = [];
  const walk = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    if (typeof part[0] === 'number') found.push(part as Position);
    else for (const one of part) walk(one);
  };
  walk(geometry.coordinates);
  return found;
}

function drawn(geometry: Geometry, project: (position: Position) => Point, name: string): string {
  switch (geometry.type) {
    case 'Polygon':
      return area([geometry.coordinates], project, name);
    case 'MultiPolygon':
      return area(geometry.coordinates, project, name);
    case 'LineString':
      return line([geometry.coordinates], project, name);
    case 'MultiLineString':
      return line(geometry.coordinates, project, name);
    case 'Point':
      return dot(geometry.coordinates, project, name);
    case 'MultiPoint':
      return geometry.coordinates.slice(0, MOST_NEIGHBOURS).map((position) => dot(position, project, name)).join('');
    case 'GeometryCollection':
      return geometry.geometries.map((part) => drawn(part, project, name)).join('');
  }
}

function area(polygons: readonly Position[][][], project: (position: Position) => Point, name: string): string {
  const rings = polygons.flat().map((ring) => clipped(ring.map(project))).filter((ring) => ring.length > 2);
  return rings.length === 0 ? '' : `<path class="${name} area" d="${rings.map((ring) => `${path(ring)}Z`).join('')}"/>`;
}

function line(lines: readonly Position[][], project: (position: Position) => Point, name: string): string {
  const runs = lines.flatMap((one) => inSight(one.map(project)));
  return runs.length === 0 ? '' : `<path class="${name} line" d="${runs.map(path).join('')}"/>`;
}

function dot(position: Position, project: (position: Position) => Point, name: string): string {
  const [x, y] = project(position);
  return x < -9 || y < -9 || x > WIDTH + 9 || y > HEIGHT + 9 ? '' : `<circle class="${name}" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3.5"/>`;
}

/** Positions that fall on one tenth of a pixel are one. */
function path(points: readonly Point[]): string {
  let last = '';
  let text = '';
  for (const [x, y] of points) {
    const here = `${x.toFixed(1)} ${y.toFixed(1)}`;
    if (here === last) continue;
    text += `${text === '' ? 'M' : 'L'}${here}`;
    last = here;
  }
  return text;
}

/** Pixels beyond the picture that are still drawn, so that no edge of the clipping shows. */
const MARGIN = 6;

/** Against each side in turn (Sutherland and Hodgman). */
function clipped(ring: readonly Point[]): Point[] {
  const sides: readonly ((point: Point) => number)[] = [([x]) => x + MARGIN, ([x]) => WIDTH + MARGIN - x, ([, y]) => y + MARGIN, ([, y]) => HEIGHT + MARGIN - y];
  let points = [...ring];
  for (const inside of sides) {
    const kept: Point[] = [];
    for (const [i, to] of points.entries()) {
      const from = points[i === 0 ? points.length - 1 : i - 1] ?? to;
      const [a, b] = [inside(from), inside(to)];
      if (a >= 0 !== b >= 0) kept.push([from[0] + ((to[0] - from[0]) * a) / (a - b), from[1] + ((to[1] - from[1]) * a) / (a - b)]);
      if (b >= 0) kept.push(to);
    }
    points = kept;
  }
  return points;
}

/** Runs of a line of which each piece may be in the picture. */
function inSight(points: readonly Point[]): Point[][] {
  const runs: Point[][] = [];
  let run: Point[] = [];
  for (const [i, to] of points.entries()) {
    const from = points[i - 1];
    if (from === undefined) continue;
    const out = Math.max(from[0], to[0]) < -MARGIN || Math.min(from[0], to[0]) > WIDTH + MARGIN || Math.max(from[1], to[1]) < -MARGIN || Math.min(from[1], to[1]) > HEIGHT + MARGIN;
    if (out) run = [];
    else {
      if (run.length === 0) {
        run = [from];
        runs.push(run);
      }
      run.push(to);
    }
  }
  return runs;
}

/** Whether a shape would be lost on the picture. */
function small(shape: Geometry, project: (position: Position) => Point): boolean {
  const points = positionsOf(shape).map(project);
  const span = (axis: 0 | 1): number => points.reduce((most, point) => Math.max(most, point[axis]), -Infinity) - points.reduce((least, point) => Math.min(least, point[axis]), Infinity);
  return span(0) < 6 && span(1) < 6;
}

function bar(metresPerPixel: number): string {
  const most = metresPerPixel * 70;
  const step = 10 ** Math.floor(Math.log10(most));
  const length = [5, 2, 1].map((times) => times * step).find((metres) => metres <= most) ?? step;
  const pixels = length / metresPerPixel;
  const label = length >= 1000 ? `${length / 1000} km` : length >= 1 ? `${length} m` : `${Math.round(length * 100)} cm`;
  return `<path class="bar" d="M8 ${HEIGHT - 12}v5h${pixels.toFixed(1)}v-5"/><text class="bar" x="${(12 + pixels).toFixed(1)}" y="${HEIGHT - 7}">${label}</text>`;
}
