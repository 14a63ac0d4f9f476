/** Corners where a boundary runs out and back again beside itself. */
import { positionsOf } from './clip.ts';
import type { Flat } from './flat.ts';
import type { Bench } from './shape-faults.ts';
import { figure } from './tally.ts';

/** How many times longer than wide a spike is. */
const SLENDER = 10;

/**
 * A spike, at the corner between two edges: where the shorter of them ends, the other is nearer than the tolerance, and it is ten times as long as that and longer than the tolerance.
 * One that runs back on itself exactly is told as a crossing.
 */
export function findSpikes(ring: Float64Array, { feature }: Flat, { tally, ground, tolerance }: Bench): void {
  const spike = spikeAt(ring, ground, tolerance);
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const found = spike(i);
    if (found === undefined) continue;
    tally.add('import.spike', 'remark', feature, () => ({
      text: { zh: `边界有尖刺：长 ${figure(found.length)} 米，宽 ${figure(found.width)} 米。多为作图误差，请核对此角点。`, en: `The boundary has a spike, ${figure(found.length)} m long and ${figure(found.width)} m wide. It is mostly a slip of drawing; look at this corner.` },
      at: ground.place(ring[i] as number, ring[i + 1] as number),
      shape: { type: 'LineString', coordinates: positionsOf(found.path, ground) },
    }));
  }
}

/** Of a closed ring: the spike with its point at a vertex, by the place of its x. */
export function spikeAt(ring: Float64Array, ground: Bench['ground'], tolerance: number): (i: number) => { readonly length: number; readonly width: number; readonly path: Float64Array } | undefined {
  const last = ring.length - 4;
  return (i) => {
    const before = i === 0 ? last : i - 2;
    const [px, py, x, y, qx, qy] = [ring[before] as number, ring[before + 1] as number, ring[i] as number, ring[i + 1] as number, ring[i + 2] as number, ring[i + 3] as number];
    const scale = ground.scale(y);
    const [ax, ay, bx, by] = [(px - x) * scale.x, (py - y) * scale.y, (qx - x) * scale.x, (qy - y) * scale.y];
    const dot = ax * bx + ay * by;
    if (dot <= 0) return undefined;
    const [a, b] = [Math.sqrt(ax * ax + ay * ay), Math.sqrt(bx * bx + by * by)];
    const length = Math.min(a, b);
    const width = Math.abs(ax * by - ay * bx) / Math.max(a, b);
    return width > 0 && width < tolerance && length > SLENDER * width && length > tolerance ? { length, width, path: Float64Array.of(px, py, x, y, qx, qy) } : undefined;
  };
}
