/** Apart from vary.ts: the engine itself needs this much of it, and a page is first of all the engine. */
import type { LineString } from 'geojson';

const nano = (degrees: number): number => Math.round(degrees * 1e9) / 1e9;

/** A straight line made longer by a factor, about its middle. */
export function scaled(line: LineString, factor: number): LineString {
  const [[ax = 0, ay = 0] = [], [bx = 0, by = 0] = []] = line.coordinates;
  const [mx, my] = [(ax + bx) / 2, (ay + by) / 2];
  const [dx, dy] = [((bx - ax) / 2) * factor, ((by - ay) / 2) * factor];
  return { type: 'LineString', coordinates: [[nano(mx - dx), nano(my - dy)], [nano(mx + dx), nano(my + dy)]] };
}
