/** What the proposal looks like from above, in lon, lat: drawn at its true size, never used to decide. */
import type { LineString, Polygon, Position } from 'geojson';
import type { Proposal } from '../plan/proposal-types.ts';
import { type LonLat, localPlane } from './local.ts';

export interface ProposalShape {
  readonly centre: LonLat;
  /** Degrees clockwise from north, the way the face looks; null while unknown. */
  readonly bearing: number | null;
  /** Baseline of the face; the face looks right of its direction. Null without a bearing or a width. */
  readonly face: LineString | null;
  /** Where the face may be while its bearing is unknown: radius width/2. */
  readonly disc: Polygon | null;
  /** Where the centre may be: radius of the location's error. */
  readonly error: Polygon | null;
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const lonLat = (position: Position | undefined): LonLat => [position?.[0] ?? 0, position?.[1] ?? 0];

export function proposalShape(proposal: Proposal, defaultAccuracy: number): ProposalShape {
  const { width, bearing, accuracy } = proposal.properties;
  const centre = proposalCentre(proposal);
  const plane = localPlane(centre);
  const radius = isNumber(accuracy) ? accuracy : defaultAccuracy;
  const error = radius > 0 ? disc(centre, radius) : null;
  if (proposal.geometry.type === 'LineString') {
    return { centre, bearing: bearingOfBaseline(proposal.geometry.coordinates), face: proposal.geometry, disc: null, error };
  }
  if (!isNumber(bearing)) return { centre, bearing: null, face: null, disc: isNumber(width) ? disc(centre, width / 2) : null, error };
  if (!isNumber(width)) return { centre, bearing, face: null, disc: null, error };
  // The baseline runs a quarter turn left of the way the face looks.
  const turn = (bearing * Math.PI) / 180;
  const [dx, dy] = [(-Math.cos(turn) * width) / 2, (Math.sin(turn) * width) / 2];
  return { centre, bearing, face: { type: 'LineString', coordinates: [plane.from(-dx, -dy), plane.from(dx, dy)] }, disc: null, error };
}

/** The point half way along a baseline, or the point itself. */
export function proposalCentre(proposal: Proposal): LonLat {
  if (proposal.geometry.type === 'Point') return lonLat(proposal.geometry.coordinates);
  const line = proposal.geometry.coordinates;
  const plane = localPlane(lonLat(line[0]));
  const points = line.map((position) => plane.to(position));
  const steps = points.slice(1).map(([x, y], index) => Math.hypot(x - (points[index]?.[0] ?? 0), y - (points[index]?.[1] ?? 0)));
  let left = steps.reduce((sum, step) => sum + step, 0) / 2;
  for (const [index, step] of steps.entries()) {
    const [from, to] = [points[index], points[index + 1]];
    if (from && to && left <= step) {
      const share = step === 0 ? 0 : left / step;
      return plane.from(from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share);
    }
    left -= step;
  }
  return lonLat(line[0]);
}

/** The same proposal with its centre at another place: what is shown while it is dragged. */
export function movedTo(proposal: Proposal, to: LonLat): Proposal {
  if (proposal.geometry.type === 'Point') return { ...proposal, geometry: { type: 'Point', coordinates: [to[0], to[1]] } };
  const [here, there] = [localPlane(proposalCentre(proposal)), localPlane(to)];
  return { ...proposal, geometry: { type: 'LineString', coordinates: proposal.geometry.coordinates.map((position) => there.from(...here.to(position))) } };
}

/** The circle that is drawn for a radius in metres. */
export function disc(centre: LonLat, radius: number): Polygon {
  const plane = localPlane(centre);
  const corners = 64;
  const ring = Array.from({ length: corners + 1 }, (_, index) => {
    const angle = ((index % corners) * 2 * Math.PI) / corners;
    return plane.from(Math.cos(angle) * radius, Math.sin(angle) * radius);
  });
  return { type: 'Polygon', coordinates: [ring] };
}

function bearingOfBaseline(line: readonly Position[]): number | null {
  const plane = localPlane(lonLat(line[0]));
  const [x, y] = plane.to([...lonLat(line.at(-1))]);
  return x === 0 && y === 0 ? null : ((Math.atan2(x, y) * 180) / Math.PI + 90 + 360) % 360;
}
