/** How a block, or an entity's own plane, lies in the drawing, seen from above: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export interface Affine {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

export const IDENTITY: Affine = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };

/** First `inner`, then `outer`. */
export function after(outer: Affine, inner: Affine): Affine {
  return {
    a: outer.a * inner.a + outer.c * inner.b,
    b: outer.b * inner.a + outer.d * inner.b,
    c: outer.a * inner.c + outer.c * inner.d,
    d: outer.b * inner.c + outer.d * inner.d,
    e: outer.a * inner.e + outer.c * inner.f + outer.e,
    f: outer.b * inner.e + outer.d * inner.f + outer.f,
  };
}

export const moved = (e: number, f: number): Affine => ({ a: 1, b: 0, c: 0, d: 1, e, f });

/** By degrees, counter-clockwise; right angles exactly, so that what is square stays square. */
export function turned(degrees: number): Affine {
  const quarter = degrees / 90;
  const [cos, sin] = Number.isInteger(quarter) ? (QUARTERS[((quarter % 4) + 4) % 4] ?? [1, 0]) : [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return { a: cos, b: sin, c: -sin, d: cos, e: 0, f: 0 };
}

const QUARTERS: readonly (readonly [number, number])[] = [[1, 0], [0, 1], [-1, 0], [0, -1]];

export const scaled = (x: number, y: number): Affine => ({ a: x, b: 0, c: 0, d: y, e: 0, f: 0 });

/** By how much it lengthens what it lengthens most: the larger singular value. */
export function stretch({ a, b, c, d }: Affine): number {
  const sum = a * a + b * b + c * c + d * d;
  const area = a * d - b * c;
  return Math.sqrt((sum + Math.sqrt(Math.max(0, sum * sum - 4 * area * area))) / 2);
}

export type Normal = readonly [x: number, y: number, z: number];

const NEAR = 1 / 64;

/**
 * Plane of an entity that is extruded along `normal` at the given elevation, seen from above; null for the drawing's own.
 * Its axes follow from the normal by the arbitrary axis algorithm of the DXF reference.
 */
export function planeOf([x, y, z]: Normal, elevation: number): Affine | null {
  const length = Math.sqrt(x * x + y * y + z * z);
  if (!(length > 0) || !Number.isFinite(length)) return null;
  const [nx, ny, nz] = [x / length, y / length, z / length];
  if (nz > 1 - 1e-12) return null;
  // Ax is Wy × N near the pole, else Wz × N; Ay is N × Ax.
  const [ux, uy, uz] = Math.abs(nx) < NEAR && Math.abs(ny) < NEAR ? [nz, 0, -nx] : [-ny, nx, 0];
  const size = Math.sqrt(ux * ux + uy * uy + uz * uz);
  const [ax, ay, az] = [ux / size, uy / size, uz / size];
  return { a: ax, b: ay, c: ny * az - nz * ay, d: nz * ax - nx * az, e: nx * elevation, f: ny * elevation };
}

/** Neither looking up nor down: what it shows from above is foreshortened. */
export const isTilted = ([x, y]: Normal): boolean => Math.abs(x) > 1e-9 || Math.abs(y) > 1e-9;
