/** GEOS as the oracle of the plane: a feature's geometry and a footprint in, what GEOS says of them out. Numbers are units of the plane throughout. */
import initGeosJs from 'geos-wasm';

type Library = Awaited<ReturnType<typeof initGeosJs>>;
type Numbers = ArrayLike<number>;

const MULTIPOLYGON = 6;
const COLLECTION = 7;
const FLAT_CAP = 2;
const MITRE_JOIN = 2;

/** One feature's geometry, prepared for many questions. `other` is x0, y0, x1, y1, … of a point or a line. */
export interface Subject {
  readonly valid: boolean;
  distance(other: Numbers): number;
  /** To the edge of an area, from outside or inside. */
  edgeDistance(other: Numbers): number;
  intersects(other: Numbers): boolean;
  /** No point of it lies outside the area or on its edge. */
  holdsProperly(other: Numbers): boolean;
  /** Some stretch of it lies in the area's interior. */
  enters(other: Numbers): boolean;
  free(): void;
}

export interface Geos {
  /** The union of polygons, each a list of rings: shell, holes. `seal`: grown by so many units, so that hair cracks between polygons that ought to share an edge close. */
  area(polygons: readonly (readonly Numbers[])[], seal?: number): Subject;
  /** Points and lines, by the length of each part. */
  lines(parts: readonly Numbers[]): Subject;
  /** The line's buffer, flat at its ends and mitred at bends of no more than 120°: on its left, its right, or both sides. */
  buffer(line: Numbers, side: 'left' | 'right' | 'both', width: number): Subject;
}

export async function openGeos(): Promise<Geos> {
  const geos: Library = await initGeosJs({ noticeHandler: () => undefined });
  const out = geos.Module._malloc(8);
  const pattern = geos.Module._malloc(16);
  geos.Module.stringToUTF8('T********', pattern, 16);
  let size = 4096;
  let buffer = geos.Module._malloc(8 * size);

  const sequence = (points: Numbers): number => {
    if (points.length > size) {
      size = 2 * points.length;
      buffer = geos.Module._malloc(8 * size);
    }
    geos.Module.HEAPF64.set(points, buffer / 8);
    return geos.GEOSCoordSeq_copyFromBuffer(buffer, points.length / 2, 0, 0);
  };
  const withList = (pointers: readonly number[], make: (list: number) => number): number => {
    const at = geos.Module._malloc(4 * pointers.length + 4);
    geos.Module.HEAPU32.set(pointers, at / 4);
    const made = make(at);
    geos.Module._free(at);
    return made;
  };
  const still = (points: Numbers): boolean => Array.from(points).every((v, i) => v === points[i % 2]);
  const simple = (points: Numbers): number => (still(points) ? geos.GEOSGeom_createPointFromXY(points[0] ?? 0, points[1] ?? 0) : geos.GEOSGeom_createLineString(sequence(points)));
  const polygon = ([shell = [], ...holes]: readonly Numbers[]): number =>
    withList(holes.map((hole) => geos.GEOSGeom_createLinearRing(sequence(hole))), (inner) => geos.GEOSGeom_createPolygon(geos.GEOSGeom_createLinearRing(sequence(shell)), inner, holes.length));
  const collection = (type: number, members: readonly number[]): number => withList(members, (all) => geos.GEOSGeom_createCollection(type, all, members.length));

  function subject(geometry: number, valid: boolean, isArea: boolean): Subject {
    const prepared = geos.GEOSPrepare(geometry);
    const edge = isArea ? geos.GEOSBoundary(geometry) : geometry;
    const preparedEdge = isArea ? geos.GEOSPrepare(edge) : prepared;
    const ask = <T>(other: Numbers, question: (pointer: number) => T): T => {
      const pointer = simple(other);
      const answer = question(pointer);
      geos.GEOSGeom_destroy(pointer);
      return answer;
    };
    const metric = (from: number) => (other: Numbers): number =>
      ask(other, (pointer) => {
        geos.GEOSPreparedDistance(from, pointer, out);
        return geos.Module.getValue(out, 'double');
      });
    return {
      valid,
      distance: metric(prepared),
      edgeDistance: metric(preparedEdge),
      intersects: (other) => ask(other, (pointer) => geos.GEOSPreparedIntersects(prepared, pointer) === 1),
      holdsProperly: (other) => ask(other, (pointer) => geos.GEOSPreparedContainsProperly(prepared, pointer) === 1),
      enters: (other) => ask(other, (pointer) => geos.GEOSRelatePattern(geometry, pointer, pattern) === 1),
      free() {
        geos.GEOSPreparedGeom_destroy(prepared);
        if (isArea) {
          geos.GEOSPreparedGeom_destroy(preparedEdge);
          geos.GEOSGeom_destroy(edge);
        }
        geos.GEOSGeom_destroy(geometry);
      },
    };
  }

  return {
    area(polygons, seal = 0) {
      const members = polygons.map(polygon);
      const valid = members.every((member) => geos.GEOSisValid(member) === 1);
      const [only = 0] = members;
      if (members.length === 1 || !valid) return subject(only, valid, true);
      const all = collection(MULTIPOLYGON, members);
      const union = seal > 0 ? geos.GEOSBuffer(all, seal, 1) : geos.GEOSUnaryUnion(all);
      geos.GEOSGeom_destroy(all);
      return subject(union, true, true);
    },
    lines: (parts) => subject(collection(COLLECTION, parts.map(simple)), true, false),
    buffer(line, side, width) {
      const source = geos.GEOSGeom_createLineString(sequence(line));
      const style = geos.GEOSBufferParams_create();
      geos.GEOSBufferParams_setEndCapStyle(style, FLAT_CAP);
      geos.GEOSBufferParams_setJoinStyle(style, MITRE_JOIN);
      geos.GEOSBufferParams_setMitreLimit(style, 2.001);
      geos.GEOSBufferParams_setSingleSided(style, side === 'both' ? 0 : 1);
      const made = geos.GEOSBufferWithParams(source, style, side === 'right' ? -width : width);
      geos.GEOSBufferParams_destroy(style);
      geos.GEOSGeom_destroy(source);
      return subject(made, geos.GEOSisValid(made) === 1, true);
    },
  };
}
