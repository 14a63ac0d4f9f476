/**
 * Runs the examples that clauses carry: each is a test and a piece of documentation. An example stands in the middle of an otherwise empty plan area,
 * with the features that it names placed at the distances that it names; with `at` it stands in the package itself.
 */
import type { Geometry } from 'geojson';
import { project } from '../geo/gauss-kruger.ts';
import type { Layer, Plan, PlanFeature, Value } from '../plan/plan.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import type { Clause, Example } from '../plan/schema/rules.ts';
import type { Result } from '../problem.ts';
import { compile } from './compile.ts';
import { RESULTS, type Finding } from './types.ts';

export interface ExampleOutcome {
  readonly expected: Example['expect'];
  readonly got: Example['expect'];
  readonly findings: readonly Finding[];
}

/** Where an example stands that names no place: the middle of the package's extent. */
export function exampleCentre(plan: Plan): readonly [number, number] {
  const [west, south, east, north] = plan.manifest.extent;
  return [(west + east) / 2, (south + north) / 2];
}

/** `proposal` is the example's own, already read. */
export function runExample(plan: Plan, clause: Pick<Clause, 'id'>, example: Example, proposal: Proposal, asOf: string): Result<ExampleOutcome> {
  // Alone: no other clause has a word in it.
  const alone: Plan = { ...plan, rules: { ...plan.rules, clauses: plan.rules.clauses.filter(({ id }) => id === clause.id) } };
  const compiled = compile(example.at === undefined ? stage(alone, example) : alone);
  if (!compiled.ok) return compiled;
  const findings = compiled.value.check(proposal, { asOf }).findings.filter((finding) => finding.clause === clause.id);
  const got = RESULTS.find((result) => findings.some((finding) => finding.result === result)) ?? 'not-applicable';
  return { ok: true, value: { expected: example.expect, got, findings } };
}

/**
 * The plan with every layer empty but the plan area and what the example names. An example tells of its clause, whichever layers this plan could be given:
 * one that this plan declares absent is there, empty, and where the example shows what comes of a missing layer, those are missing in which it places nothing.
 * It tells of its clause, however accurately this plan is drawn.
 */
function stage(plan: Plan, example: Example): Plan {
  const [lon, lat] = exampleCentre(plan);
  const placed = (id: string): boolean => example.features?.some(({ layer }) => layer === id) === true;
  const without = example.expect === 'not-covered';
  const supplied = plan.manifest.absent.filter(({ id }) => !without || placed(id));
  const missing = [...plan.layers.values()].flatMap(({ entry: { id, role, title, source } }) => (without && !placed(id) && (role === 'features' || role === 'existing-signs') ? [{ id, title, reason: source, holder: source }] : []));
  const layers = new Map(
    [...plan.layers, ...supplied.map(({ id, title, reason }): [string, Layer] => [id, { state: 'whole', features: [], entry: { id, title, source: reason, ...SUPPLIED, file: `${id}.fgb` } }])].flatMap(([id, layer]): [string, Layer][] => {
      if (missing.some((gone) => gone.id === id)) return [];
      const staged: Layer = { ...layer, entry: { ...layer.entry, accuracy: DRAWN } };
      const own = (example.features ?? []).filter((feature) => feature.layer === id);
      const features = own.map((feature, i): PlanFeature => {
        const key = `example-${id}-${i + 1}`;
        return { key, geometry: standIn(layer.entry.geometry, feature.distance, lon, lat), properties: { key, name: key, ...(feature.properties as Record<string, Value> | undefined) } };
      });
      if (layer.entry.role === 'plan-area' && own.length === 0) return [[id, { ...staged, features: [{ key: 'area', geometry: standIn('Polygon', 0, lon, lat), properties: { key: 'area' } }] }]];
      return [[id, { ...staged, features }]];
    }),
  );
  return { ...plan, layers, manifest: { ...plan.manifest, defaultAccuracy: LOCATED, absent: [...plan.manifest.absent.filter((layer) => !supplied.includes(layer)), ...missing] } };
}

const SUPPLIED = { role: 'features', geometry: 'Polygon', accuracy: 0, basis: 'published', date: '2026-01-01', licence: '', columns: { key: 'string' }, bytes: 0, sha256: '', count: 0 } as const;

/** Metres, for what an example leaves out: how exactly its features are drawn, and how exactly the sign is placed. */
const DRAWN = 0;
const LOCATED = 2;

/** Half the side of a stand-in area, metres: no example measures that far. */
const FAR = 15_000;

/** A feature `distance` metres east of the sign: an area from there on (0: around the sign on all sides), a line running north, or a point. */
function standIn(geometry: string, distance: number, lon: number, lat: number): Geometry {
  // Degrees a metre, from the projection itself: exact enough for distances of some hundred metres.
  const here = project(lon, lat, lon);
  const east = project(lon + 0.01, lat, lon);
  const metreLon = 0.01 / (east.easting - here.easting);
  const metreLat = 0.01 / (project(lon, lat + 0.01, lon).northing - here.northing);
  const x = (metres: number): number => lon + metres * metreLon;
  const y = (metres: number): number => lat + metres * metreLat;
  if (geometry === 'Point') return { type: 'Point', coordinates: [x(distance), lat] };
  if (geometry === 'LineString') return { type: 'LineString', coordinates: [[x(distance), y(-5000)], [x(distance), lat], [x(distance), y(5000)]] };
  // With a corner beside the sign: between far corners a meridian bends away from the plane's straight line by decimetres.
  const west = x(distance > 0 ? distance : -FAR);
  return { type: 'Polygon', coordinates: [[[west, y(-FAR)], [x(FAR), y(-FAR)], [x(FAR), y(FAR)], [west, y(FAR)], [west, lat], [west, y(-FAR)]]] };
}
