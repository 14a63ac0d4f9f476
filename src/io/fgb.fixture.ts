/** Random layers for tests. */
import fc from 'fast-check';
import type { Position } from 'geojson';
import { GEOMETRY_TYPES, type FgbGeometry, type FgbLayer } from './fgb-types.ts';

const lon = fc.double({ min: 115.8, max: 116.2, noNaN: true });
const lat = fc.double({ min: 29.5, max: 29.9, noNaN: true });
const position: fc.Arbitrary<Position> = fc.tuple(lon, lat);
const ring = fc.array(position, { minLength: 3, maxLength: 12 }).map((open) => [...open, open[0] as Position]);
const rings = fc.array(ring, { minLength: 1, maxLength: 3 });

const geometry: Record<string, fc.Arbitrary<FgbGeometry>> = {
  Point: position.map((coordinates) => ({ type: 'Point', coordinates })),
  LineString: fc.array(position, { minLength: 2, maxLength: 9 }).map((coordinates) => ({ type: 'LineString', coordinates })),
  Polygon: rings.map((coordinates) => ({ type: 'Polygon', coordinates })),
  MultiPolygon: fc.array(rings, { minLength: 1, maxLength: 3 }).map((coordinates) => ({ type: 'MultiPolygon', coordinates })),
};

const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((value) => value !== '');

/** Layers of every geometry, the mixed one included, with 0 to 40 features and values now and then missing. */
export const anyLayer: fc.Arbitrary<FgbLayer> = fc.constantFrom(...GEOMETRY_TYPES).chain((geometryType) =>
  fc.record({
    name: fc.constantFrom('zones', '分区'),
    title: text,
    geometryType: fc.constant(geometryType),
    columns: fc.constant({ key: 'string', 名称: 'string', depth: 'double', rank: 'int', lit: 'bool' } as const),
    features: fc.array(
      fc.record({
        geometry: geometryType === 'Unknown' ? fc.oneof(...Object.values(geometry)) : (geometry[geometryType] as fc.Arbitrary<FgbGeometry>),
        properties: fc
          .record({ 名称: text, depth: fc.double({ noNaN: true, noDefaultInfinity: true }), rank: fc.integer(), lit: fc.boolean() }, { requiredKeys: [] })
          .map((values): Record<string, string | number | boolean> => values),
      }),
      { maxLength: 40 },
    ).map((features) => features.map((feature, index) => ({ ...feature, properties: { key: `K${index}`, ...feature.properties } }))),
  }),
);
