/** The same work three times: which parcels lie within 500 m of a point, is it inside, and how far is the edge. Results are compared before they are timed. */
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { pointToLineDistance } from '@turf/point-to-line-distance';
import { polygonToLine } from '@turf/polygon-to-line';
import type { Feature, LineString, Polygon } from 'geojson';
import Flatbush from 'flatbush';
import initGeosJs from 'geos-wasm';
import { signedDistance } from '../../src/geo/measure.ts';
import { Plane, UNIT } from '../../src/geo/plane.ts';
import { shapeOf } from '../../src/geo/shape.ts';
import type { PlanFeature } from '../../src/plan/plan.ts';
import { parcels } from './many-zones.ts';
import { random } from './random.ts';

const REACH = 500;
type View = readonly [number, number, number, number];

interface Engine {
  readonly name: string;
  /** Hits, containments and the sum of distances in metres, for one point. */
  query(lon: number, lat: number): readonly [hits: number, inside: number, metres: number];
}

async function engines(features: readonly PlanFeature[], plane: Plane): Promise<Engine[]> {
  const shapes = features.map((feature) => shapeOf(feature.geometry, plane));
  const index = new Flatbush(shapes.length);
  for (const shape of shapes) index.add(...shape.box);
  index.finish();
  const near = (x: number, y: number): number[] => index.search(x - REACH * UNIT, y - REACH * UNIT, x + REACH * UNIT, y + REACH * UNIT);

  const own: Engine = {
    name: 'signplan kernel',
    query(lon, lat) {
      const { x, y } = plane.point(lon, lat);
      let hits = 0;
      let inside = 0;
      let metres = 0;
      for (const i of near(x, y)) {
        const shape = shapes[i];
        const d = shape ? signedDistance(x, y, shape) / UNIT : Infinity;
        if (d > REACH) continue;
        hits += 1;
        if (d < 0) inside += 1;
        metres += Math.abs(d);
      }
      return [hits, inside, metres];
    },
  };

  const polygons = features.map((feature) => feature.geometry as Polygon);
  const lines = polygons.map((polygon) => polygonToLine(polygon) as Feature<LineString>);
  const turf: Engine = {
    name: '@turf over flatbush',
    query(lon, lat) {
      const { x, y } = plane.point(lon, lat);
      let hits = 0;
      let inside = 0;
      let metres = 0;
      for (const i of near(x, y)) {
        const polygon = polygons[i];
        const line = lines[i];
        if (!polygon || !line) continue;
        const d = pointToLineDistance([lon, lat], line, { units: 'meters' });
        const contained = booleanPointInPolygon([lon, lat], polygon);
        if (d > REACH && !contained) continue;
        hits += 1;
        if (contained) inside += 1;
        metres += d;
      }
      return [hits, inside, metres];
    },
  };

  const geos = await initGeosJs();
  const build = (points: Float64Array, polygon: boolean): number => {
    const n = points.length / 2;
    const sequence = geos.GEOSCoordSeq_create(n, 2);
    for (let i = 0; i < n; i++) geos.GEOSCoordSeq_setXY(sequence, i, (points[2 * i] ?? 0) / UNIT, (points[2 * i + 1] ?? 0) / UNIT);
    const ring = geos.GEOSGeom_createLinearRing(sequence);
    return polygon ? geos.GEOSGeom_createPolygon(ring, 0, 0) : ring;
  };
  const areas = shapes.map((shape) => build(shape.parts[0] ?? new Float64Array(), true));
  const prepared = areas.map((area) => geos.GEOSPrepare(area));
  const edges = shapes.map((shape) => geos.GEOSPrepare(build(shape.parts[0] ?? new Float64Array(), false)));
  const out = geos.Module._malloc(8);
  const wasm: Engine = {
    name: 'geos-wasm, prepared, flatbush',
    query(lon, lat) {
      const { x, y } = plane.point(lon, lat);
      const point = geos.GEOSGeom_createPointFromXY(x / UNIT, y / UNIT);
      let hits = 0;
      let inside = 0;
      let metres = 0;
      for (const i of near(x, y)) {
        geos.GEOSPreparedDistance(edges[i] ?? 0, point, out);
        const d = geos.Module.getValue(out, 'double');
        const contained = geos.GEOSPreparedContains(prepared[i] ?? 0, point) === 1;
        if (d > REACH && !contained) continue;
        hits += 1;
        if (contained) inside += 1;
        metres += d;
      }
      geos.GEOSGeom_destroy(point);
      return [hits, inside, metres];
    },
  };
  return [own, turf, wasm];
}

export async function kernels(): Promise<void> {
  const view: View = [115.9, 29.62, 116.05, 29.76];
  const plane = new Plane(117, [115.7, 29.4, 116.3, 29.9]);
  for (const count of [1_000, 100_000]) {
    const list = await engines(parcels(view, count, ['a']), plane);
    const next = random(5);
    const points = Array.from({ length: 20_000 }, () => [view[0] + next() * (view[2] - view[0]), view[1] + next() * (view[3] - view[1])] as const);
    console.log(`containment and distance within ${REACH} m, ${count.toLocaleString('en-US')} parcels`);
    let reference: { rate: number; sums: number[] } | null = null;
    for (const engine of list) {
      const sums = [0, 0, 0];
      for (const [lon, lat] of points.slice(0, 200)) engine.query(lon, lat).forEach((v, i) => (sums[i] = (sums[i] ?? 0) + v));
      let done = 0;
      const start = performance.now();
      while (performance.now() - start < 2000) {
        const [lon, lat] = points[done % points.length] ?? [0, 0];
        engine.query(lon, lat);
        done += 1;
      }
      const rate = (done / (performance.now() - start)) * 1000;
      reference ??= { rate, sums };
      const differs = ((sums[2] ?? 0) / (reference.sums[2] ?? 1) - 1) * 1e6;
      console.log(`  ${engine.name.padEnd(32)} ${Math.round(rate).toLocaleString('en-US').padStart(9)} queries/s   ×${(rate / reference.rate).toFixed(2)}   ${sums[0]} hits, ${sums[1]} inside, Σd ${differs >= 0 ? '+' : '−'}${Math.abs(differs).toFixed(2)} ppm`);
    }
  }
}
