/** A set as GeoJSON (RFC 7946): lon, lat, outer rings anticlockwise, properties by column id, words by id. What is not known is null, and so is the place of a row in error. */
import type { Geometry, Position } from 'geojson';
import type { Plan } from '../../plan/plan.ts';
import type { SetExport } from './cells.ts';

/** Coordinates are CGCS2000, which for GeoJSON is WGS 84. One feature a line. */
export function* geojsonPieces({ set, order }: SetExport, { manifest, digest }: Plan): Generator<string> {
  const { id, version, status } = manifest;
  const head = { type: 'FeatureCollection', name: set.id, plan: { id, version, digest: digest ?? null }, ...(status === 'demonstration' ? { demonstration: true } : {}) };
  yield `${JSON.stringify(head).slice(0, -1)},"features":[`;
  let between = '\n';
  for (const index of order) {
    const geometry = set.geometry(index);
    const properties = Object.fromEntries(set.columns.map(({ id: column, cell }) => [column, cell(index)]));
    yield `${between}${JSON.stringify({ type: 'Feature', id: set.ref(index).key, geometry: geometry === null ? null : wound(geometry), properties })}`;
    between = ',\n';
  }
  yield '\n]}\n';
}

export const setGeojson = (things: SetExport, plan: Plan): string => [...geojsonPieces(things, plan)].join('');

function wound(geometry: Geometry): Geometry {
  switch (geometry.type) {
    case 'Polygon':
      return { ...geometry, coordinates: woundRings(geometry.coordinates) };
    case 'MultiPolygon':
      return { ...geometry, coordinates: geometry.coordinates.map(woundRings) };
    case 'GeometryCollection':
      return { ...geometry, geometries: geometry.geometries.map(wound) };
    default:
      return geometry;
  }
}

const woundRings = (rings: readonly Position[][]): Position[][] => rings.map((ring, i) => (turnOf(ring) > 0 === (i === 0) ? ring : [...ring].reverse()));

/** Positive where it runs anticlockwise. */
function turnOf(ring: readonly Position[]): number {
  const [[ox = 0, oy = 0] = []] = ring;
  let twice = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [[ax = 0, ay = 0] = [], [bx = 0, by = 0] = []] = [ring[i], ring[i + 1]];
    twice += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
  }
  return twice;
}
