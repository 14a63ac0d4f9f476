/** An inventory of very many signs all over the plan's view, of every type, with everything stated that a form asks for: as lines of GeoJSON and as a table. */
import type { Plan } from '../../src/plan/plan.ts';
import type { Proposal } from '../../src/plan/proposal-types.ts';
import { random } from './random.ts';

export function inventory(plan: Plan, count: number): Proposal[] {
  const next = random(17);
  const [west, south, east, north] = plan.manifest.view;
  const types = plan.rules.signTypes.map((type) => type.id);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] ?? (list[0] as T);
  const tenths = (low: number, high: number): number => Math.round(low * 10 + next() * (high - low) * 10) / 10;
  const degrees = (low: number, high: number): number => Math.round((low + next() * (high - low)) * 1e6) / 1e6;
  return Array.from(
    { length: count },
    (_, i): Proposal => ({
      geometry: { type: 'Point', coordinates: [degrees(west, east), degrees(south, north)] },
      properties: {
        id: `S-${i}`, name: `广告 ${i}`, building: `B-${Math.floor(next() * (count / 3))}`, signType: pick(types), use: pick(['commercial', 'public-service', 'own-name']), display: pick(['static', 'lightbox', 'led']), animated: next() < 0.2, width: tenths(0.5, 12), height: tenths(0.4, 6), depth: 0.3, faces: 1, panelsPerPole: 2,
        clearance: tenths(0, 8), clearanceOver: 'sidewalk', reach: 0.5, beyondKerb: 0, bearing: Math.floor(next() * 360), accuracy: 0.5, illumination: pick(['none', 'internal', 'self']), luminance: Math.floor(next() * 500), environmentZone: pick(['E2', 'E3', 'E4']), spillLight: 0.1, uniformity: 0.7,
        buildingUse: 'commercial', buildingStoreys: 5, buildingHeight: 18, facadeWidth: 20, storeyHeight: 4, pitchedRoof: false, commonParts: false, sidewalkWidth: 4, publicServiceShare: 0.4,
      },
    }),
  );
}

export const asLines = (signs: readonly Proposal[]): string => signs.map(({ geometry, properties }) => `${JSON.stringify({ type: 'Feature', geometry, properties })}\n`).join('');

export function asTable(signs: readonly Proposal[]): string {
  const names = Object.keys(signs[0]?.properties ?? {});
  const rows = signs.map(({ geometry, properties }) => [...(geometry.coordinates as number[]), ...names.map((name) => String(properties[name] ?? ''))].join(','));
  return `${['lon', 'lat', ...names].join(',')}\r\n${rows.join('\r\n')}\r\n`;
}
