/** What a sign belongs to, as a report tells it: plan area, zones, sites, and controlled segments with the side, the distance and the direction of the road there. */
import { bearingOf, directionOf } from '../geo/bearing.ts';
import { UNIT, type Plane } from '../geo/plane.ts';
import type { Run, Touch } from './run.ts';
import type { Space } from './space.ts';
import { NO, YES, type Tri } from './tri.ts';
import type { Membership, Place, SegmentMembership } from './types.ts';

const hundredth = (x: number): number => Math.round(x * 100) / 100;

export function placeOf(run: Run, plane: Plane, area: Tri): Place {
  const { touching, zones, segments, sites } = run;
  const all = (space: Space | null, touches: readonly Touch[]): Membership[] => touches.map((touch) => member(space, touch));
  const word = area === YES ? 'inside' : area === NO ? 'outside' : touching.area?.state === 'failed' ? 'unknown' : 'boundary';
  return { area: word, zones: all(touching.zones, zones), segments: segments.length === 0 ? [] : segmentMembers(run, plane), sites: all(touching.sites, sites) };
}

function member(space: Space | null, { index, certain, edge }: Touch): Membership {
  const feature = space?.features[index];
  return { key: feature?.key ?? '', class: String(feature?.properties['class'] ?? ''), name: String(feature?.properties['name'] ?? ''), certain, edge: hundredth(edge) };
}

function segmentMembers(run: Run, plane: Plane): SegmentMembership[] {
  const { touching, foot, proposal } = run;
  const { geometry, properties } = proposal;
  const [lon = 0, lat = 0] = geometry.type === 'Point' ? geometry.coordinates : (geometry.coordinates[0] ?? []);
  const { convergence } = plane.place(lon, lat);
  const { bearing, faces } = properties;
  const looks = typeof bearing === 'number' ? directionOf(bearing, convergence) : undefined;
  return run.segments.map((touch) => {
    const beside = besideLine(foot.x, foot.y, touching.alongside?.line(touch.index) ?? NOWHERE);
    const told = { ...member(touching.segments, touch), side: beside.left ? ('left' as const) : ('right' as const), distance: hundredth(beside.distance / UNIT / foot.scale), bearing: bearingOf(beside.dx, beside.dy, convergence) };
    const towards = looks ? looks[0] * beside.toX + looks[1] * beside.toY : 0;
    // A sign of two faces turns one of them to the road.
    return towards === 0 ? told : { ...told, fronts: towards > 0 || faces === 2 };
  });
}

const NOWHERE = new Float64Array();

interface Beside {
  readonly left: boolean;
  /** Units. */
  readonly distance: number;
  /** The way the line runs. */
  readonly dx: number;
  readonly dy: number;
  /** From the point to the line. */
  readonly toX: number;
  readonly toY: number;
}

/** A point beside the nearest place of a line. At a bend the line runs as both of its legs do together. */
function besideLine(x: number, y: number, line: Float64Array): Beside {
  let found: Beside = { left: true, distance: Infinity, dx: 0, dy: 1, toX: 0, toY: 0 };
  /** The leg that came to this one's first vertex, as a unit vector. */
  let before: readonly [number, number] | null = null;
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = line.subarray(i, i + 4);
    const length = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
    if (length === 0) continue;
    const [ux, uy] = [(bx - ax) / length, (by - ay) / length];
    const at = Math.min(length, Math.max(0, (x - ax) * ux + (y - ay) * uy));
    const [toX, toY] = [ax + at * ux - x, ay + at * uy - y];
    const distance = Math.sqrt(toX * toX + toY * toY);
    const bend = at === 0 && before !== null;
    // A vertex is nearest for both legs, give or take a rounding.
    if (distance < found.distance || (bend && distance <= found.distance + 0.001)) {
      const [dx, dy] = bend && before ? [before[0] + ux, before[1] + uy] : [ux, uy];
      // Where the line turns back on itself, the leg that came there says which side it is.
      const [wx, wy] = dx === 0 && dy === 0 && before ? before : [dx, dy];
      found = { left: wx * -toY - wy * -toX >= 0, distance, dx: wx, dy: wy, toX, toY };
    }
    before = [ux, uy];
  }
  return found;
}
