/** Layers of bare positions, and what they are held against, for the tests of the reference system. */
import { toGrid } from '../../geo/coordinates/grid.ts';
import { gridByCode } from '../../geo/coordinates/systems.ts';
import { tinyPlan } from '../../plan/tiny.fixture.ts';
import type { PlanSource } from '../../plan/schema/manifest.ts';
import type { ImportContext } from '../context.ts';
import type { RawFeature, RawLayer, RawValue } from '../types.ts';
import type { CrsJudgement, XY } from './types.ts';

/** Extent 115.9–116.1 E, 29.6–29.8 N; meridian 117. */
export const context: ImportContext = { plan: tinyPlan() as unknown as PlanSource, published: null, landmarks: [] };

/** Places within it, lon, lat. */
export const PLACES: readonly XY[] = [[115.95, 29.65], [116.05, 29.66], [116.04, 29.75], [115.96, 29.74], [116.0, 29.7], [116.01, 29.71]];

export const inGrid = (code: number, places: readonly XY[] = PLACES): XY[] =>
  places.map(([lon, lat]) => {
    const grid = gridByCode(code)?.grid;
    if (grid === undefined) throw new Error(String(code));
    return toGrid({ lon, lat }, grid);
  });

export const point = ([x, y]: XY, index: number, properties: Record<string, RawValue> = {}): RawFeature => ({ at: `row ${index + 1}`, geometry: { type: 'Point', coordinates: [x, y] }, properties });

export const layerOf = (positions: readonly XY[], more: Partial<RawLayer> = {}): RawLayer => ({ file: 'zones.shp', name: 'zones', format: 'shapefile', fields: [], crs: null, text: null, findings: [], features: positions.map((at, index) => point(at, index)), ...more });

export const said = ({ findings }: Pick<CrsJudgement, 'findings'>): string[] => findings.map(({ severity, code }) => `${severity} ${code}`);

/** Metres between where the places are and where they come to lie; Infinity where nothing is decided. */
export const offBy = ({ toLonLat }: CrsJudgement, positions: readonly XY[], places: readonly XY[] = PLACES): number =>
  Math.max(
    ...positions.map((at, index) => {
      const [lon = NaN, lat = NaN] = toLonLat?.(...at) ?? [];
      const [x = NaN, y = NaN] = places[index] ?? [];
      const off = Math.hypot((lon - x) * 96_700, (lat - y) * 110_900);
      return Number.isNaN(off) ? Infinity : off;
    }),
  );
