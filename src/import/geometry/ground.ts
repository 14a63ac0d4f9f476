/**
 * What geometry is judged on: whole numbers of 1e-9 degree, as an import rounds every position, so that a crossing or a touch is decided exactly; edges are straight in longitude and
 * latitude, as GeoJSON has them and as the package is proved. Lengths and areas are metres on the ellipsoid of CGCS2000, by its radii of curvature in the middle of what is measured
 * (M and N of any textbook of geodesy); over 10 km they are right to a millionth.
 */
import { RADIANS, sinCos } from '../../geo/trig.ts';

const A = 6378137;
const E2 = (1 / 298.257222101) * (2 - 1 / 298.257222101);
/** Units in a degree. */
const UNIT = 1e9;

/** Metres of a step of 1e-9 degree to the east and to the north. */
export interface Scale {
  readonly x: number;
  readonly y: number;
}

export class Ground {
  private readonly lon: number;
  private readonly lat: number;
  private readonly known = new Map<number, Scale>();

  /** Numbers are counted from here, degrees: near what is judged, so that products of differences stay exact. */
  constructor(lon: number, lat: number) {
    this.lon = Math.round(lon * 100) * (UNIT / 100);
    this.lat = Math.round(lat * 100) * (UNIT / 100);
  }

  x(lon: number): number {
    return Math.round(lon * UNIT) - this.lon;
  }
  y(lat: number): number {
    return Math.round(lat * UNIT) - this.lat;
  }
  place(x: number, y: number): [lon: number, lat: number] {
    return [(Math.round(x) + this.lon) / UNIT, (Math.round(y) + this.lat) / UNIT];
  }

  /** At a height `y`, to a thousandth of a degree: that changes a length by less than a hundred-thousandth. */
  scale(y: number): Scale {
    const step = Math.round(y / (UNIT / 1000));
    const known = this.known.get(step);
    if (known !== undefined) return known;
    const [s, c] = sinCos(Math.max(-90, Math.min(90, (step * (UNIT / 1000) + this.lat) / UNIT)) * RADIANS);
    const w = 1 - E2 * s * s;
    const n = A / Math.sqrt(w);
    const scale = { x: (n * c * RADIANS) / UNIT, y: ((n * (1 - E2)) / w) * (RADIANS / UNIT) };
    this.known.set(step, scale);
    return scale;
  }

  /** Metres between two places. */
  apart(ax: number, ay: number, bx: number, by: number): number {
    const { x, y } = this.scale((ay + by) / 2);
    const [dx, dy] = [(bx - ax) * x, (by - ay) * y];
    return Math.sqrt(dx * dx + dy * dy);
  }

  /** Square metres of a square unit at a height. */
  squareMetres(y: number): number {
    const scale = this.scale(y);
    return scale.x * scale.y;
  }

  /** Units that are at least so many metres, whichever way. */
  reach(metres: number, y: number): number {
    const scale = this.scale(y);
    return Math.ceil((metres / Math.min(scale.x, scale.y)) * 1.001) + 1;
  }
}

const EXACT = 2 ** 52;

/** Twice the area of a triangle's sign: 1 where c lies to the left of the way from a to b, 0 on its line. Exact for whole numbers. */
export function turn(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  const left = (bx - ax) * (cy - ay);
  const right = (by - ay) * (cx - ax);
  if ((left < EXACT && left > -EXACT && right < EXACT && right > -EXACT) || Math.abs(left - right) > 1e-15 * (Math.abs(left) + Math.abs(right))) return Math.sign(left - right);
  const exact = BigInt(bx - ax) * BigInt(cy - ay) - BigInt(by - ay) * BigInt(cx - ax);
  return exact > 0n ? 1 : exact < 0n ? -1 : 0;
}

/** Signed, square units, positive anticlockwise; of a closed ring. */
export function ringArea(ring: Float64Array): number {
  const [x0 = 0, y0 = 0] = ring;
  let twice = 0;
  for (let i = 0; i + 3 < ring.length; i += 2) twice += ((ring[i] as number) - x0) * ((ring[i + 3] as number) - y0) - ((ring[i + 2] as number) - x0) * ((ring[i + 1] as number) - y0);
  return twice / 2;
}

/** Even–odd rule, of all rings together; on the edge as it happens to fall. */
export function covers(rings: readonly Float64Array[], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings)
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [ax, ay, bx, by] = [ring[i] as number, ring[i + 1] as number, ring[i + 2] as number, ring[i + 3] as number];
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    }
  return inside;
}
