/** Scales of map sheets, and where the middle of the map goes. */
import type { Box } from '../../map/inside-point.ts';
import { type LonLat, localPlane } from '../../map/local.ts';

/** Denominators, the largest scale first. */
export const SCALES = [500, 1000, 2000, 2500, 5000, 10_000, 15_000, 20_000, 25_000, 30_000, 40_000, 50_000, 60_000, 75_000, 100_000, 150_000, 200_000, 250_000, 500_000, 1_000_000] as const;

export const middleOf = ([west, south, east, north]: Box): LonLat => [(west + east) / 2, (south + north) / 2];

/** The largest of them at which a view lies in a frame of so many millimetres; the smallest there is where none will do. */
export function scaleThatHolds(view: Box, { width, height }: { readonly width: number; readonly height: number }): number {
  const [x, y] = localPlane(middleOf(view)).to([view[2], view[3]]);
  return SCALES.find((scale) => 2000 * x <= width * scale && 2000 * y <= height * scale) ?? SCALES[SCALES.length - 1] ?? 1_000_000;
}

/** The next one, larger or smaller, from whatever scale. */
export function nextScale(scale: number, larger: boolean): number {
  const found = larger ? SCALES.findLast((one) => one < scale) : SCALES.find((one) => one > scale);
  return found ?? scale;
}

/**
 * The middle after the sheet was moved over the ground.
 * @param right, up millimetres that the frame goes, on paper
 * @param convergence degrees from true to grid north, clockwise: up on paper is grid north
 */
export function movedMiddle(centre: LonLat, scale: number, convergence: number, right: number, up: number): LonLat {
  const [east, north] = [(right * scale) / 1000, (up * scale) / 1000];
  const turn = (convergence * Math.PI) / 180;
  return localPlane(centre).from(east * Math.cos(turn) + north * Math.sin(turn), north * Math.cos(turn) - east * Math.sin(turn));
}
