/** Which of the usual scales shows what the sign's findings rest on. */
import type { Feature, Geometry } from 'geojson';
import type { Plan } from '../../plan/plan.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import type { Report } from '../../report/types.ts';
import { concernData } from '../focus-data.ts';
import { type LonLat, localPlane } from '../local.ts';
import { nearestPoint } from '../nearest.ts';
import { proposalCentre, proposalShape } from '../proposal-shape.ts';
import { labelOf } from '../sources.ts';

/** Denominators, the largest scale first. */
export const SCALES = [1000, 2000, 5000, 10_000] as const;
/** Millimetres at the frame that nothing looked for should lie in. */
const RIM = 6;

export interface ScaleOptions {
  readonly plan: Plan;
  readonly report: Report | null;
  readonly proposal: Proposal;
  readonly width: number;
  readonly height: number;
  readonly centre?: LonLat;
}

/**
 * The largest scale at which these lie in the frame: the sign with the error of its location, the nearest point of each feature that a failing,
 * undecided or consent finding names, and two roads with names: by less no place is found again. The smallest scale where no other will do.
 */
export function chooseScale({ plan, report, proposal, width, height, centre }: ScaleOptions): (typeof SCALES)[number] {
  const here = proposalCentre(proposal);
  const plane = localPlane(centre ?? here);
  const { error, face, disc } = proposalShape(proposal, plan.manifest.defaultAccuracy);
  const own = [error, face, disc].flatMap((geometry) => (geometry ? cornersOf(geometry) : []));
  const features = concernData(plan, report).features.filter(({ properties }) => properties?.['role'] === 'feature');
  const nearest = [...features.map((item: Feature) => item.geometry), ...nearestRoads(plan, here)].flatMap((geometry) => {
    const found = nearestPoint(geometry, here);
    return found ? [found.at] : [];
  });
  const points = [here, ...own, ...nearest].map((at) => plane.to([...at]));
  const fits = (scale: number): boolean => points.every(([x, y]) => Math.abs(x) * 1000 <= (width / 2 - RIM) * scale && Math.abs(y) * 1000 <= (height / 2 - RIM) * scale);
  return SCALES.find(fits) ?? 10_000;
}

const cornersOf = (geometry: Geometry): LonLat[] =>
  (geometry.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : geometry.type === 'LineString' ? geometry.coordinates : []).map(([lon = 0, lat = 0]) => [lon, lat]);

/** The nearest two roads of different names. */
function nearestRoads(plan: Plan, here: LonLat): Geometry[] {
  const roads = [...plan.layers.values()].filter(({ entry }) => entry.role === 'base').flatMap(({ features }) => features.filter((item) => item.properties['kind'] === 'road' && labelOf(item) !== ''));
  const byName = new Map<string, { geometry: Geometry; metres: number }>();
  for (const road of roads) {
    const metres = nearestPoint(road.geometry, here)?.metres ?? Infinity;
    const before = byName.get(labelOf(road));
    if (!before || metres < before.metres) byName.set(labelOf(road), { geometry: road.geometry, metres });
  }
  return [...byName.values()].sort((a, b) => a.metres - b.metres).slice(0, 2).map(({ geometry }) => geometry);
}
