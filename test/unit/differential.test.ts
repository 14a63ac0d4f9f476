/**
 * Containment and distance against two libraries that know nothing of ours: GEOS on the plane, GeographicLib's geodesics on the ellipsoid. At least 10⁵ cases in all;
 * seed, cases a kind, disagreements outside the tolerance (none) and the largest deviation are printed. Units are 0.1 mm.
 *
 * - On the plane a distance is GEOS's within 0.01 units (1 µm), and what lies in, across, outside or wholly inside is what GEOS says wherever an edge is farther than that;
 *   on small whole numbers always, edges and corners included.
 * - From degrees on, coordinates are rounded to units: distances are those of unrounded coordinates (proj4) within 0.3 mm.
 * - Against the ellipsoid: x·L²/2R² and 0.3 mm over a length L, x from the central meridian: below 8 mm to 2 km, below 1 mm to 750 m (`src/geo/gauss-kruger.test.ts` says why).
 * - A band is GEOS's buffer within a unit; where it is a union of pieces, 0.5 % of its depth, for its arcs are chords.
 */
import geodesic from 'geographiclib-geodesic';
import type { Position } from 'geojson';
import proj4 from 'proj4';
import { beforeAll, describe, expect, test } from 'vitest';
import { band } from '../../src/geo/band.ts';
import { between, footprint } from '../../src/geo/footprint.ts';
import { measure } from '../../src/geo/measure.ts';
import { Plane, UNIT } from '../../src/geo/plane.ts';
import { shapeFrom, shapeOf, unionOf, type Shape } from '../../src/geo/shape.ts';
import { random } from '../bench/random.ts';
import { compareLines, comparePolygon, compareUnion, compareWidths, signed, Tally } from '../support/compare-shapes.ts';
import { openGeos, type Geos } from '../support/geos.ts';
import { baselineAbout, besideAndAbout, footOf, latticePolygon, pick, polygon, polyline, road, size, spiral, whole, type Next, type Rings } from '../support/random-shapes.ts';

const SEED = Number(process.env['PROPERTY_SEED'] ?? 20261124);
/** A share of the cases, for runs that only look for a failure. */
const SHARE = Number(process.env['DIFFERENTIAL_SHARE'] ?? 1);
const tallies = new Map<string, Tally>();
function tally(kind: string, unit?: string): Tally {
  const fresh = new Tally(unit);
  tallies.set(kind, fresh);
  return fresh;
}

let geos: Geos;
beforeAll(async () => {
  geos = await openGeos();
});
const rounds = (count: number, seed: number, body: (next: Next) => void): void => {
  const next = random(SEED + seed);
  for (let i = 0; i < count * SHARE; i++) body(next);
};
const areaOf = (rings: Rings): Shape => shapeFrom('area', rings.map((ring) => Float64Array.from(ring)));

describe('on the plane, against GEOS', { timeout: 120_000 }, () => {
  test('small whole numbers: corners on edges, edges upon edges, holes that touch', () => {
    const t = tally('polygons with holes, small whole numbers');
    rounds(1300, 1, (next) => {
      const rings = latticePolygon(next);
      const subject = geos.area([rings]);
      const shape = areaOf(rings);
      for (let i = 0; subject.valid && i < 28; i++) comparePolygon(t, footOf(baselineAbout(next, rings, 10)), shape, subject, { exact: true, sample: i % 7 === 0 });
      subject.free();
    });
    expect(t.wrong).toEqual([]);
  });

  test('from millimetres to 20 km: stars with holes, slivers, corridors', () => {
    const t = tally('polygons with holes, 1 mm to 20 km');
    rounds(1300, 2, (next) => {
      const radius = size(next, 10, 2e8);
      const rings = polygon(next, whole(next, -1e8, 1e8), whole(next, -1e8, 1e8), radius);
      const subject = geos.area([rings]);
      const shape = areaOf(rings);
      for (let i = 0; subject.valid && i < 24; i++) comparePolygon(t, footOf(baselineAbout(next, rings, radius)), shape, subject, { sample: i % 8 === 0 });
      subject.free();
    });
    expect(t.wrong).toEqual([]);
  });

  test('polygons that overlap, touch and lie in one another are one area', () => {
    const t = tally('overlapping and touching polygons');
    rounds(800, 3, (next) => {
      const exact = next() < 0.5;
      const radius = exact ? 10 : size(next, 10, 1e8);
      const [x, y] = [whole(next, -1e8, 1e8), whole(next, -1e8, 1e8)];
      const polygons = Array.from({ length: whole(next, 2, 4) }, () => (exact ? latticePolygon(next) : polygon(next, x + whole(next, -radius, radius), y + whole(next, -radius, radius), radius)));
      const subject = geos.area(polygons);
      const shape = unionOf(polygons.map(areaOf));
      for (let i = 0; subject.valid && i < 24; i++) compareUnion(t, footOf(baselineAbout(next, polygons.flat(), radius)), shape, subject, i % 8 === 0);
      subject.free();
    });
    expect(t.wrong).toEqual([]);
  });

  test('a width between two values: what holds for each', () => {
    const t = tally('widths between two values');
    rounds(600, 9, (next) => {
      const exact = next() < 0.5;
      const radius = exact ? 10 : size(next, 10, 1e7);
      const rings = exact ? latticePolygon(next) : polygon(next, whole(next, -1e8, 1e8), whole(next, -1e8, 1e8), radius);
      const area = next() < 0.7;
      const subject = area ? geos.area([rings]) : geos.lines(rings);
      const shape = shapeFrom(area ? 'area' : 'line', rings.map((ring) => Float64Array.from(ring)));
      for (let i = 0; subject.valid && i < 10; i++) {
        const aside = !exact && next() < 0.5;
        const [px = 0, py = 0] = baselineAbout(next, rings, radius);
        const [x, y] = aside ? [px + radius * (next() - 0.5), py + radius * (next() - 0.5)] : [px, py];
        const [dx, dy] = [whole(next, -radius, radius), whole(next, -radius, radius)];
        const foot = (share: number): ReturnType<typeof footOf> => footOf([x - share * dx, y - share * dy, x + share * dx, y + share * dy]);
        const least = next();
        compareWidths(t, between(foot(least), foot(1)), [least, 1, least + (1 - least) * next(), (least + 1) / 2].map(foot), shape, subject, aside);
      }
      subject.free();
    });
    expect(t.wrong).toEqual([]);
  });

  test('lines and points, of one part or several, long and short', () => {
    const t = tally('lines and points');
    rounds(900, 4, (next) => {
      const exact = next() < 0.5;
      const radius = exact ? 10 : size(next, 10, 1e8);
      const start = (): [number, number] => (exact ? [whole(next, -9, 9), whole(next, -9, 9)] : [whole(next, -1e8, 1e8), whole(next, -1e8, 1e8)]);
      const points = next() < 0.3;
      const parts = Array.from({ length: whole(next, 1, 3) }, () => (points ? start() : polyline(next, ...start(), radius, whole(next, 2, 60))));
      const subject = geos.lines(parts);
      const shape = shapeFrom(points ? 'point' : 'line', parts.map((part) => Float64Array.from(part)));
      for (let i = 0; i < 18; i++) compareLines(t, footOf(baselineAbout(next, parts, radius)), shape, subject, exact);
      subject.free();
    });
    expect(t.wrong).toEqual([]);
  });

  test('bands of segments: the buffer of the line on its side, and at hairpins the union of what lies beside legs and about bends', () => {
    const t = tally('bands beside lines');
    const folded = tally('bands at hairpins and sharp bends', 'of the depth');
    rounds(700, 5, (next) => {
      const side = pick(next, ['left', 'right', 'both']);
      const depth = size(next, 10, 2000) / 10;
      const scale = 1 + whole(next, 0, 300) * 1e-6;
      const d = depth * UNIT * scale;
      const kind = pick(next, ['plain', 'sharp', 'spiral']);
      const line = kind === 'spiral' ? spiral(next, d) : road(next, d, kind === 'sharp');
      const shape = band(shapeFrom('line', [Float64Array.from(line)]), side, depth, scale);
      // Long legs and gentle bends leave one ring; a road that comes back upon itself does not.
      if (kind === 'plain') t.agree(shape.pieces === undefined, () => JSON.stringify({ side, d, line }));
      if (kind === 'spiral' && side !== 'right') folded.agree(shape.pieces !== undefined, () => JSON.stringify({ side, d, line }));
      const subject = shape.pieces ? geos.area(besideAndAbout(line, side, d), 0.1) : geos.buffer(line, side, d);
      // An arc is 16 chords, which cut inside by 0.5 % of the depth where a road turns right back.
      const room = shape.pieces ? 2 + 0.006 * d : 1;
      const [into, unit] = shape.pieces ? [folded, d] : [t, 1];
      for (let i = 0; i < 16; i++) {
        const foot = footOf(baselineAbout(next, i % 2 === 0 ? [line] : shape.parts, 2 * d));
        into.cases += 1;
        const own = measure(foot, shape);
        const what = (): string => JSON.stringify({ own, side, d, points: foot.points, line });
        into.equal(Math.max(0, own.near) / unit, subject.distance(foot.points) / unit, room / unit, what);
        const centre = signed(subject, [foot.x, foot.y]);
        if (shape.pieces) into.agree(own.centre >= centre - room && (own.centre <= room || centre >= -room), what);
        else into.equal(own.centre, centre, room, what);
        const inside = subject.holdsProperly(foot.points);
        into.agree(own.farHigh >= (inside ? -subject.edgeDistance(foot.points) : 0) - room && (shape.pieces !== undefined || own.farHigh < 0 || !inside || subject.edgeDistance(foot.points) <= room), what);
      }
      subject.free();
    });
    expect([...t.wrong, ...folded.wrong]).toEqual([]);
  });
});

const VIEW = [115.7, 29.4, 116.3, 29.9] as const;
const plane = new Plane(117, VIEW);
const zone39 = proj4('+proj=longlat +ellps=GRS80 +no_defs', '+proj=tmerc +lat_0=0 +lon_0=117 +k=1 +x_0=0 +y_0=0 +a=6378137 +rf=298.257222101 +units=m +no_defs');
const earth = new geodesic.Geodesic.Geodesic(6378137, 1 / 298.257222101);
const anywhere = (next: Next): [number, number] => [VIEW[0] + next() * (VIEW[2] - VIEW[0]), VIEW[1] + next() * (VIEW[3] - VIEW[1])];
/** Unrounded, metres. */
const planar = ([lon = 0, lat = 0]: Position): [number, number] => zone39.forward([lon, lat]) as [number, number];
function moved([lon, lat]: readonly [number, number], azimuth: number, metres: number): [number, number] {
  const { lon2 = NaN, lat2 = NaN } = earth.Direct(lat, lon, azimuth, metres);
  return [lon2, lat2];
}
const flat = (positions: readonly Position[], [ox, oy]: readonly [number, number]): number[] => positions.flatMap((position) => {
  const [x, y] = planar(position);
  return [(x - ox) * UNIT, (y - oy) * UNIT];
});

describe('from degrees on', { timeout: 120_000 }, () => {
  test('projection, rounding and footprint: within 0.3 mm of unrounded coordinates, and as the width’s ends lie on the ellipsoid', () => {
    const t = tally('proposals and features in degrees');
    rounds(700, 6, (next) => {
      const middle = anywhere(next);
      const radius = size(next, 20, 20_000) / 10;
      const local = polygon(next, 0, 0, Math.round(radius * 100));
      const degrees = local.map((ring) => Array.from({ length: ring.length / 2 }, (_, i): Position => [middle[0] + (ring[2 * i] ?? 0) / 9_678_000, middle[1] + (ring[2 * i + 1] ?? 0) / 11_087_000]));
      const origin = planar(middle);
      const kind = pick(next, ['Polygon', 'LineString', 'Point']);
      const coordinates = degrees[0] ?? [];
      const shape = kind === 'Polygon' ? shapeOf({ type: 'Polygon', coordinates: degrees }, plane) : kind === 'LineString' ? shapeOf({ type: 'LineString', coordinates }, plane) : shapeOf({ type: 'Point', coordinates: coordinates[0] ?? [] }, plane);
      const subject = kind === 'Polygon' ? geos.area([degrees.map((ring) => flat(ring, origin))]) : geos.lines([flat(kind === 'LineString' ? coordinates : coordinates.slice(0, 1), origin)]);
      for (let i = 0; subject.valid && i < 12; i++) {
        const at = moved(middle, 360 * next(), 2 * radius * next());
        const width = size(next, 1, 600) / 10;
        const bearing = whole(next, 0, 35_999) / 100;
        const stated = next() < 0.5;
        const ends = stated ? [at, moved(at, 360 * next(), width)] : [moved(at, bearing - 90, width / 2), moved(at, bearing + 90, width / 2)];
        const foot = footprint(stated ? { type: 'LineString', coordinates: ends } : { type: 'Point', coordinates: at }, width, bearing, 500, plane);
        // The bearing is rounded to 0.01°, which turns the ends.
        const room = 3 + (stated ? 0 : width * UNIT * 1e-4);
        t.cases += 1;
        const own = measure(foot, shape);
        const points = flat(ends, origin);
        const what = (): string => JSON.stringify({ own, ends, kind, degrees });
        t.equal(Math.max(0, own.near), subject.distance(points), room, what);
        if (kind !== 'Polygon') continue;
        const inside = subject.holdsProperly(points);
        const margin = subject.edgeDistance(points);
        t.agree(margin <= room || (own.farHigh < 0) === inside, what);
      }
      subject.free();
    });
    expect(t.wrong).toEqual([]);
  });

  const error = (at: readonly [number, number], metres: number): number => (Math.abs(planar([...at])[0]) * metres * metres) / (2 * 6.36e6 ** 2) * 1000 + 0.3;

  test('from point to point to 2 km it is the geodesic', () => {
    const far = tally('point to point on the ellipsoid, 750 m to 2 km', 'mm');
    const near = tally('point to point on the ellipsoid, to 750 m', 'mm');
    rounds(10_000, 7, (next) => {
      const at = anywhere(next);
      const metres = size(next, 100, 200_000) / 100;
      const azimuth = 360 * next();
      const foot = footprint({ type: 'Point', coordinates: at }, undefined, undefined, 1, plane);
      const own = measure(foot, shapeOf({ type: 'Point', coordinates: moved(at, azimuth, metres) }, plane)).centre / UNIT / foot.scale;
      const what = (): string => JSON.stringify({ at, metres, azimuth, own });
      const t = metres <= 750 ? near : far;
      t.cases += 1;
      t.equal(own * 1000, metres * 1000, error(at, metres), what);
    });
    expect([...near.wrong, ...far.wrong]).toEqual([]);
    expect(near.worst).toBeLessThan(1);
    expect(far.worst).toBeLessThan(8);
  });

  test('from point to line it is the shortest of the geodesics', () => {
    const t = tally('point to line on the ellipsoid', 'mm');
    rounds(1500, 8, (next) => {
      const at = anywhere(next);
      const line = [moved(at, 360 * next(), size(next, 100, 180_000) / 100)];
      for (let legs = whole(next, 1, 2); legs > 0; legs--) line.push(moved(line.at(-1) ?? at, 360 * next(), 5 + 250 * next()));
      const foot = footprint({ type: 'Point', coordinates: at }, undefined, undefined, 1, plane);
      const own = measure(foot, shapeOf({ type: 'LineString', coordinates: line }, plane)).centre / UNIT / foot.scale;
      const metres = Math.min(...line.slice(1).map((end, i) => toLeg(at, line[i] ?? at, end)));
      t.cases += 1;
      t.equal(own * 1000, metres * 1000, error(at, metres), () => JSON.stringify({ at, line, own, metres }));
    });
    expect(t.wrong).toEqual([]);
  });
});

test('at least 10⁵ cases in all', () => {
  const total = [...tallies.values()].reduce((sum, { cases }) => sum + cases, 0);
  console.log(`differential, seed ${SEED}: ${total} cases`);
  for (const [kind, { cases, worst, wrong, unit }] of tallies) console.log(`  ${kind.padEnd(46)} ${String(cases).padStart(6)} cases, ${wrong.length} disagreements, ${worst > 0 ? `largest deviation ${worst.toPrecision(2)} ${unit}` : 'within the bounds told'}`);
  expect(total).toBeGreaterThanOrEqual(100_000 * SHARE);
});

/** Shortest geodesic from a point to the geodesic between two others: the distance along it has one least. */
function toLeg([lon, lat]: readonly [number, number], a: readonly [number, number], b: readonly [number, number]): number {
  const leg = earth.InverseLine(a[1], a[0], b[1], b[0]);
  const { s12: long = 0 } = earth.Inverse(a[1], a[0], b[1], b[0]);
  const to = (metres: number): number => {
    const { lon2 = NaN, lat2 = NaN } = leg.Position(metres);
    return earth.Inverse(lat, lon, lat2, lon2).s12 ?? NaN;
  };
  let [low, high] = [0, long];
  while (high - low > 1e-3) {
    const [left, right] = [low + (high - low) / 3, high - (high - low) / 3];
    if (to(left) < to(right)) high = right;
    else low = left;
  }
  return Math.min(to(0), to(long), to((low + high) / 2));
}
