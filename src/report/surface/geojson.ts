/** A surface as GeoJSON: a rectangle a feature, lon, lat; what it was made from beside them. */
import type { Feature, FeatureCollection, Polygon } from 'geojson';
import type { Plan } from '../../plan/plan.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import { fromPlan } from '../../survey/suitability/grid.ts';
import { CELL_STATES, type Cause, type Lack, type Surface } from '../../survey/suitability/types.ts';
import { rectangles } from './rectangles.ts';

/** What a surface was made from. */
export interface SurfaceMade {
  readonly plan: Plan;
  readonly proposal: Proposal;
  readonly asOf: string;
  readonly engine: string;
}

/** What is said of the whole, as a foreign member of the collection and as the text of a picture. */
export interface SurfaceHead {
  readonly plan: { readonly id: string; readonly version: string; readonly status: string; readonly digest: string | null };
  readonly engine: string;
  readonly asOf: string;
  /** The sign without its place and its building. */
  readonly sign: Readonly<Record<string, unknown>>;
  /** Metres. */
  readonly cell: number;
  /** EPSG code of the grid that the cells are squares of. */
  readonly epsg: number;
  readonly demonstration: boolean;
  readonly states: typeof CELL_STATES;
}

export function surfaceHead({ grid }: Surface, { plan, proposal, asOf, engine }: SurfaceMade): SurfaceHead {
  const { id, version, status, crs, defaultAccuracy } = plan.manifest;
  const { building: _, accuracy: __, ...sign } = proposal.properties;
  return { plan: { id, version, status, digest: plan.digest ?? null }, engine, asOf, sign: { ...sign, accuracy: defaultAccuracy }, cell: grid.size, epsg: crs.epsg, demonstration: status === 'demonstration', states: CELL_STATES };
}

/** 1e-7°: a centimetre. */
const rounded = (x: number): number => Math.round(x * 1e7) / 1e7;

/** Text, as the file is saved: one feature a line. */
export function surfaceGeojson(surface: Surface, made: SurfaceMade): string {
  const { grid, list } = surface;
  const { manifest } = made.plan;
  const head = surfaceHead(surface, made);
  const { size, column, row, rows } = grid;
  const features = rectangles(surface).map((one): Feature<Polygon> => {
    const [west, north] = [(column + one.column) * size, (row + rows - one.row) * size];
    const [east, south] = [west + one.columns * size, north - one.rows * size];
    const ring = ([[west, south], [east, south], [east, north], [west, north], [west, south]] as const).map(([x, y]) => fromPlan(x, y, manifest).map(rounded));
    return { type: 'Feature', geometry: { type: 'Polygon', coordinates: [ring] }, properties: properties(list[one.cause], one.columns * one.rows, head) };
  });
  const { features: _, ...rest }: FeatureCollection = { type: 'FeatureCollection', features: [] };
  return `${JSON.stringify({ ...rest, surface: head }).slice(0, -1)},"features":[\n${features.map((feature) => JSON.stringify(feature)).join(',\n')}\n]}\n`;
}

function properties(cause: Cause | undefined, cells: number, head: SurfaceHead): Readonly<Record<string, unknown>> {
  const { clause, citation, feature, scope, lacks = [], basis } = cause ?? {};
  return {
    verdict: CELL_STATES[cause?.state ?? -1] ?? null,
    clause: clause ?? null,
    document: citation?.document ?? null,
    article: citation?.article ?? null,
    layer: feature?.layer ?? null,
    feature: feature?.key ?? scope?.key ?? null,
    missing: lacks.length === 0 ? null : lacks.map(lackName).join(';'),
    cells,
    m2: cells * head.cell * head.cell,
    plan: `${head.plan.id} ${head.plan.version}`,
    data: head.plan.digest?.slice(0, 12) ?? null,
    asOf: head.asOf,
    cell: head.cell,
    demonstration: head.demonstration || basis === 'demonstration',
  };
}

export const lackName = (lack: Lack): string => (lack.kind === 'fact' ? lack.name : lack.kind === 'layer' ? `layer ${lack.layer}` : lack.kind === 'attribute' ? `${lack.layer}.${lack.name}` : lack.kind);
