/** Distance along a road between two signs that stand at controlled segments of it. */
import type { Footprint } from '../geo/footprint.ts';
import { signedDistance } from '../geo/measure.ts';
import { UNIT, type Plane } from '../geo/plane.ts';
import type { Roads, Stretch } from './roads.ts';
import type { Run } from './run.ts';
import type { Space } from './space.ts';
import { MAYBE, NO, YES, type Tri } from './tri.ts';

/** A segment that a sign stands at: where along it, in one stretch or, about a bend, in several. */
interface Standing {
  readonly segment: number;
  readonly certain: boolean;
  readonly places: readonly Stretch[];
}
/** The same of the sign that is checked, with the places of each point of it that is certain. */
interface OwnStanding extends Standing {
  readonly points: readonly (readonly Stretch[])[];
}

/** Measures along the segments of a plan. What was found for a neighbour is kept: it is the same in every check. */
export class Alongside {
  private readonly segments: Space;
  private readonly roads: Roads;
  private readonly plane: Plane;
  /** Metres: no place in a band is farther from its line, at a mitre twice the depth. */
  private readonly aside: number;
  /** By layer number and feature. */
  private readonly standings: (Standing[] | undefined)[][] = [];
  private own: { readonly touches: Run['segments']; readonly standings: readonly OwnStanding[] } | null = null;

  constructor(segments: Space, roads: Roads, plane: Plane) {
    this.segments = segments;
    this.roads = roads;
    this.plane = plane;
    this.aside = 2 * segments.features.reduce((most, { properties }) => Math.max(most, Number(properties['depth'] ?? 0)), 0);
  }

  /** Centre line of a segment. */
  line(segment: number): Float64Array {
    return this.roads.lines[segment] ?? NOWHERE;
  }

  /**
   * How far, in metres straight, a neighbour may stand that is at most `limit` metres away along the road. No way between two places of a road is shorter than the straight line,
   * so two signs are at most `limit` and both their distances from the road apart. Each is within a band, give or take the errors of both positions, and its place along the road
   * is at most three times its own error from the nearest place of the line.
   */
  reach(run: Run, layer: string, space: Space, limit: number): number {
    if (this.segments.id !== layer || this.segments.state !== 'whole') return Infinity;
    const own = run.accuracy + this.segments.accuracy + run.foot.reach / UNIT / run.foot.scale;
    return limit + 2 * this.aside + 4 * (own + this.segments.accuracy + space.accuracy) + 1;
  }

  /**
   * Whether the feature at hand stands at a road that the sign is at too; if so the distance becomes that along the road.
   * Where the two can be connected in several ways the shortest counts.
   */
  measure(run: Run, layer: string, space: Space, index: number): Tri {
    const { segments, roads } = this;
    if (segments.id !== layer || segments.state !== 'whole') return unknown(run, layer);
    const unit = UNIT * run.foot.scale;
    let answer: Tri = NO;
    let low = Infinity;
    // The shortest of the certain ones is an upper bound; while none is certain, any of the possible ones may be meant.
    let sure = Infinity;
    let possible = -Infinity;
    for (const other of this.standingsOf(space, index)) {
      if (!segments.valid(other.segment, run.asOf)) continue;
      for (const own of this.ownStandings(run)) {
        const connected = roads.connected(own.segment, other.segment);
        if (connected === undefined) continue;
        for (const a of own.places) for (const b of other.places) low = Math.min(low, roads.least(own.segment, a, other.segment, b) / unit);
        let longest = Infinity;
        for (const point of own.points) {
          let most = 0;
          for (const a of point) for (const b of other.places) most = Math.max(most, roads.most(own.segment, a, other.segment, b) / unit);
          longest = Math.min(longest, most);
        }
        if (own.certain && other.certain && connected === 'surely') {
          answer = YES;
          sure = Math.min(sure, longest);
          continue;
        }
        if (answer === NO) answer = MAYBE;
        if (!own.certain) run.wavers = true;
        possible = Math.max(possible, longest);
        if (run.reasons) this.why(run, space, own, other, connected);
      }
    }
    run.distanceLow = low;
    run.distanceHigh = sure < Infinity ? sure : possible;
    return answer;
  }

  private why(run: Run, space: Space, own: Standing, other: Standing, connected: 'surely' | 'possibly'): void {
    const { segments } = this;
    const key = (segment: number): string => segments.features[segment]?.key ?? '';
    const error = (segment: number, accuracy: number): void => void run.reasons?.push({ kind: 'accuracy', layer: segments.id, feature: key(segment), tolerance: accuracy + segments.accuracy });
    if (!own.certain) {
      if (run.foot.radius > 0) for (const name of ['width', 'bearing']) if (run.proposal.properties[name] === undefined) run.reasons?.push({ kind: 'fact', name });
      error(own.segment, run.accuracy);
    }
    if (!other.certain) error(other.segment, space.accuracy);
    const unnamed = connected === 'possibly' ? this.roads.unnamed(own.segment, other.segment) : undefined;
    if (unnamed !== undefined) run.reasons?.push({ kind: 'attribute', layer: segments.id, feature: key(unnamed), name: 'road' });
  }

  private ownStandings(run: Run): readonly OwnStanding[] {
    if (this.own?.touches === run.segments) return this.own.standings;
    const spread = (run.accuracy + this.segments.accuracy) * UNIT * run.foot.scale;
    const standings = run.segments.map(({ index, certain }) => ({ segment: index, certain, ...placesOf(run.foot, this.line(index), spread) }));
    this.own = { touches: run.segments, standings };
    return standings;
  }

  /** Where a feature of another layer, a point, stands. */
  private standingsOf(space: Space, index: number): readonly Standing[] {
    const known = (this.standings[space.number] ??= []);
    return (known[index] ??= this.standingsAt(space, index));
  }

  private standingsAt(space: Space, index: number): Standing[] {
    const geometry = space.features[index]?.geometry;
    const point = space.shapes[index]?.parts[0];
    if (!geometry || !point) return [];
    const [x = 0, y = 0] = point;
    const { segments } = this;
    const unit = UNIT * this.plane.scaleAt(geometry);
    const tolerance = segments.accuracy + space.accuracy;
    const spot: Footprint = { points: [x, y], x, y, radius: 0, reach: 0, box: [x, y, x, y], scale: unit / UNIT };
    const out: Standing[] = [];
    for (const segment of segments.within(spot, tolerance * unit)) {
      const shape = segments.shapes[segment];
      const d = shape ? signedDistance(x, y, shape) / unit : Infinity;
      if (d - tolerance <= 0) out.push({ segment, certain: d + tolerance <= 0, places: chainages(x, y, this.line(segment), tolerance * unit).places });
    }
    return out;
  }
}

const NOWHERE = new Float64Array();

/** Without the segments nothing is known of distances along them. */
function unknown(run: Run, layer: string): Tri {
  run.reasons?.push({ kind: 'layer', layer });
  run.distanceLow = -Infinity;
  run.distanceHigh = Infinity;
  return MAYBE;
}

/** The stretches that a footprint may take up along a line, and those of each of its points that is certain. */
function placesOf(foot: Footprint, line: Float64Array, spread: number): Pick<OwnStanding, 'places' | 'points'> {
  const whole = chainages(foot.x, foot.y, line, spread + foot.reach);
  const of = ({ points }: Footprint, more: number): (readonly Stretch[])[] => {
    const out: (readonly Stretch[])[] = [];
    for (let i = 0; i < points.length; i += 2) out.push(chainages(points[i] ?? 0, points[i + 1] ?? 0, line, spread + more).places);
    return out;
  };
  // What every width between two certainly covers; ends of a baseline are rounded to units.
  const points = foot.core ? of(foot.core, 2) : of(foot, 0);
  // Beside one straight leg the ends of a baseline bound all of it; about a bend anything within its reach is possible.
  if (foot.radius > 0 || whole.legs > 1) return { places: whole.places, points };
  const ends = (foot.core ? of(foot, 2) : points).flat();
  return { places: [{ low: Math.min(...ends.map(({ low }) => low)), high: Math.max(...ends.map(({ high }) => high)) }], points };
}

/**
 * Lengths along the line that a point within `spread` of (x, y) may be nearest to, units. Near a bend that is more than one stretch:
 * moving by the spread changes a distance by at most as much, so every leg within twice the spread of the nearest counts.
 */
export function chainages(x: number, y: number, line: Float64Array, spread: number): { readonly places: readonly Stretch[]; readonly legs: number } {
  const legs: { distance: number; at: number }[] = [];
  let length = 0;
  let nearest = Infinity;
  for (let i = 0; i + 3 < line.length; i += 2) {
    const ax = line[i] ?? 0;
    const ay = line[i + 1] ?? 0;
    const dx = (line[i + 2] ?? 0) - ax;
    const dy = (line[i + 3] ?? 0) - ay;
    const square = dx * dx + dy * dy;
    const f = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square));
    const px = x - ax - f * dx;
    const py = y - ay - f * dy;
    const distance = Math.sqrt(px * px + py * py);
    const step = Math.sqrt(square);
    legs.push({ distance, at: length + f * step });
    if (distance < nearest) nearest = distance;
    length += step;
  }
  const places: { low: number; high: number }[] = [];
  let near = 0;
  for (const leg of legs) {
    if (leg.distance > nearest + 2 * spread) continue;
    near += 1;
    const low = Math.max(0, leg.at - spread);
    const high = Math.min(length, leg.at + spread);
    const last = places.at(-1);
    if (last && low <= last.high) last.high = Math.max(last.high, high);
    else places.push({ low, high });
  }
  return { places, legs: near };
}
