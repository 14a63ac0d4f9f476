/**
 * Colours the ground: blocks of 64 × 64 cells, each judged as one place with an error that covers it, divided in four wherever that does not settle it, down to the cell. Every cell has its
 * answer from the engine, and from no neighbour. Blocks are aligned as the cells are, so that a cell's answer is the same in every view.
 */
import { judgeBlock, type Block, type Left } from '../../check/block.ts';
import type { Checker } from '../../check/checker.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import type { Manifest } from '../../plan/schema/manifest.ts';
import { VERDICTS } from '../summary.ts';
import { Causes, lacksOf } from './causes.ts';
import { fromPlan } from './grid.ts';
import { CROSSED, NO_GROUND, NOT_YET, UNDETERMINED, type Surface, type SurfaceGrid } from './types.ts';

/** Cells along the side of the blocks that it begins with. */
export const COARSE = 64;

export interface SurfaceTask {
  readonly checker: Checker;
  readonly manifest: Pick<Manifest, 'crs' | 'extent' | 'defaultAccuracy'>;
  /** Its place is of no account. */
  readonly proposal: Proposal;
  readonly asOf: string;
  readonly grid: SurfaceGrid;
}

/** Told between two levels. */
export interface LevelDone {
  /** Cells along the side of its blocks. */
  readonly side: number;
}

interface Square {
  /** South-western cell, absolute. */
  readonly column: number;
  readonly row: number;
  readonly left: Left | null;
  /** Whether all of it is known to be ground of the package. */
  readonly ground: boolean;
}

/**
 * The surface is filled as the steps are taken: one block each, and a word after each level. What is not judged yet is `NOT_YET`.
 * The sign stands where it can be set out as well as the package takes for granted; the building that is stated stays behind, since elsewhere there is another.
 */
export function surfaceSteps(task: SurfaceTask): { readonly surface: Surface; readonly steps: Generator<LevelDone | null, void, void> } {
  const { grid } = task;
  const causes = new Causes();
  const surface: Surface = { grid, states: new Uint8Array(grid.columns * grid.rows).fill(NOT_YET), causes: new Uint16Array(grid.columns * grid.rows), list: causes.list };
  return { surface, steps: levels(task, surface, causes) };
}

function* levels({ checker, manifest, proposal, asOf, grid }: SurfaceTask, surface: Surface, causes: Causes): Generator<LevelDone | null, void, void> {
  const { size } = grid;
  const { building: _, ...stated } = proposal.properties;
  const options = { asOf };
  const ask = (x: number, y: number, error: number, left: Left | null): Block =>
    checker.block(judgeBlock, { geometry: { type: 'Point', coordinates: [...fromPlan(x, y, manifest)] }, properties: { ...stated, accuracy: manifest.defaultAccuracy + error } as Proposal['properties'] }, left, options);

  let squares: Square[] = first(grid);
  for (let side = COARSE; side >= 1; side /= 2) {
    const next: Square[] = [];
    const half = (side * size) / 2;
    // Half the diagonal; and what scale and the direction of north differ by within it, on the safe side.
    const error = half * 1.4143 + half * 0.001 + 0.05;
    for (const square of squares) {
      const { column, row } = square;
      const [x, y] = [column * size + half, row * size + half];
      const ground = square.ground ? 'all' : groundOf(x, y, half, manifest);
      if (ground === 'none' || (ground === 'some' && side === 1)) {
        fill(surface, square, side, NO_GROUND, 0);
        continue;
      }
      const block = ask(x, y, error, square.left);
      if (block.settled && ground === 'all') {
        const state = VERDICTS.indexOf(block.verdict);
        fill(surface, square, side, state, causes.of(state, block.findings));
      } else if (side > 1) {
        for (const [east, north] of [[0, side / 2], [side / 2, side / 2], [0, 0], [side / 2, 0]] as const) {
          const part = { column: column + east, row: row + north, left: block.left, ground: ground === 'all' };
          if (meets(grid, part, side / 2)) next.push(part);
        }
      } else {
        const centre = ask(x, y, 0, block.left);
        const state = centre.verdict === 'undetermined' && lacksOf(centre.findings).some(({ kind }) => kind !== 'position') ? UNDETERMINED : CROSSED;
        fill(surface, square, side, state, causes.of(state, (state === UNDETERMINED ? centre : block).findings));
      }
      yield null;
    }
    yield { side };
    squares = next;
  }
}

/** Blocks that the grid meets, from the north-west on. */
function first(grid: SurfaceGrid): Square[] {
  const out: Square[] = [];
  const start = (cell: number): number => Math.floor(cell / COARSE) * COARSE;
  for (let row = start(grid.row + grid.rows - 1); row >= start(grid.row); row -= COARSE) for (let column = start(grid.column); column < grid.column + grid.columns; column += COARSE) out.push({ column, row, left: null, ground: false });
  return out;
}

const meets = (grid: SurfaceGrid, { column, row }: Square, side: number): boolean =>
  column < grid.column + grid.columns && column + side > grid.column && row < grid.row + grid.rows && row + side > grid.row;

/** How much of a square lies within the package's extent. A square's edges are straight on the grid and the extent's are not, by less than a metre in a kilometre. */
function groundOf(x: number, y: number, half: number, manifest: SurfaceTask['manifest']): 'all' | 'some' | 'none' {
  const [west, south, east, north] = manifest.extent;
  const corners = ([[-1, -1], [1, -1], [-1, 1], [1, 1], [0, 0], [0, 1], [0, -1]] as const).map(([dx, dy]) => fromPlan(x + dx * half, y + dy * half, manifest));
  const slack = half * 1e-8;
  if (corners.every(([lon, lat]) => lon >= west + slack && lon <= east - slack && lat >= south + slack && lat <= north - slack)) return 'all';
  const beyond = corners.every(([lon]) => lon < west - slack) || corners.every(([lon]) => lon > east + slack) || corners.every(([, lat]) => lat < south - slack) || corners.every(([, lat]) => lat > north + slack);
  return beyond ? 'none' : 'some';
}

function fill({ grid, states, causes }: Surface, { column, row }: Square, side: number, state: number, cause: number): void {
  const from = Math.max(0, column - grid.column);
  const to = Math.min(grid.columns, column - grid.column + side);
  const bottom = Math.max(0, row - grid.row);
  const top = Math.min(grid.rows, row - grid.row + side);
  for (let r = bottom; r < top; r++) {
    const start = (grid.rows - 1 - r) * grid.columns;
    states.fill(state, start + from, start + to);
    causes.fill(cause, start + from, start + to);
  }
}

/** All of it at once. */
export function surfaceOf(task: SurfaceTask): Surface {
  const { surface, steps } = surfaceSteps(task);
  while (steps.next().done !== true);
  return surface;
}
