/** The squares that a view is divided into. */
import { project } from '../../geo/gauss-kruger.ts';
import type { Manifest } from '../../plan/schema/manifest.ts';
import type { SurfaceGrid } from './types.ts';
import { unproject } from './unproject.ts';

/** [west, south, east, north], degrees. */
export type ViewBox = readonly [west: number, south: number, east: number, north: number];

/** Metres. */
export const SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 500] as const;
/** Cells of a view: the size that comes nearest to it is taken. */
const WANTED = 50_000;

type Grounded = Pick<Manifest, 'crs' | 'extent'>;

/** Easting as the plan's grid writes it, and northing; metres. */
export function toPlan([lon, lat]: readonly [number, number], { crs }: Pick<Manifest, 'crs'>): readonly [easting: number, northing: number] {
  const { easting, northing } = project(lon, lat, crs.centralMeridian);
  return [easting + crs.falseEasting, northing];
}

export const fromPlan = (easting: number, northing: number, { crs }: Pick<Manifest, 'crs'>): readonly [lon: number, lat: number] => unproject(easting - crs.falseEasting, northing, crs.centralMeridian);

/** Null where the view shows nothing of the package's extent. */
export function gridFor(manifest: Grounded, view: ViewBox, size?: number): SurfaceGrid | null {
  const { extent } = manifest;
  const [west, south] = [Math.max(view[0], extent[0]), Math.max(view[1], extent[1])];
  const [east, north] = [Math.min(view[2], extent[2]), Math.min(view[3], extent[3])];
  if (!(west < east && south < north)) return null;
  const middle = (west + east) / 2;
  // A parallel is curved on the grid: its middle may lie farther out than its ends.
  const around = ([[west, south], [east, south], [west, north], [east, north], [middle, south], [middle, north]] as const).map((at) => toPlan(at, manifest));
  const [minX, maxX] = [Math.min(...around.map(([x]) => x)), Math.max(...around.map(([x]) => x))];
  const [minY, maxY] = [Math.min(...around.map(([, y]) => y)), Math.max(...around.map(([, y]) => y))];
  const of = (metres: number): SurfaceGrid => {
    const [column, row] = [Math.floor(minX / metres), Math.floor(minY / metres)];
    return { size: metres, column, row, columns: Math.ceil(maxX / metres) - column, rows: Math.ceil(maxY / metres) - row };
  };
  if (size !== undefined) return of(size);
  const off = ({ columns, rows }: SurfaceGrid): number => Math.max((columns * rows) / WANTED, WANTED / (columns * rows));
  return SIZES.map(of).reduce((best, grid) => (off(grid) < off(best) ? grid : best));
}

/** Corners on the ground, lon, lat: north-west, north-east, south-east, south-west. */
export function cornersOf({ size, column, row, columns, rows }: SurfaceGrid, manifest: Grounded): readonly [NW: readonly [number, number], NE: readonly [number, number], SE: readonly [number, number], SW: readonly [number, number]] {
  const [west, south, east, north] = [column * size, row * size, (column + columns) * size, (row + rows) * size];
  return [fromPlan(west, north, manifest), fromPlan(east, north, manifest), fromPlan(east, south, manifest), fromPlan(west, south, manifest)];
}

/** Where in the cells' arrays a place is; −1 outside the grid. */
export function cellAt({ size, column, row, columns, rows }: SurfaceGrid, at: readonly [lon: number, lat: number], manifest: Grounded): number {
  const [x, y] = toPlan(at, manifest);
  const [c, r] = [Math.floor(x / size) - column, Math.floor(y / size) - row];
  return c < 0 || r < 0 || c >= columns || r >= rows ? -1 : (rows - 1 - r) * columns + c;
}
