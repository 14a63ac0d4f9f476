/**
 * The working plane of a package: integers of 0.1 mm about the middle of its extent. From here on only + − × ÷ √ touch a coordinate.
 */
import type { Geometry } from 'geojson';
import { project } from './gauss-kruger.ts';

/** Units per metre. */
export const UNIT = 1e4;

export interface PlanePoint {
  readonly x: number;
  readonly y: number;
}

export class Plane {
  readonly centralMeridian: number;
  private readonly originX: number;
  private readonly originY: number;

  /** `extent`: [west, south, east, north] in degrees. */
  constructor(centralMeridian: number, extent: readonly [number, number, number, number]) {
    this.centralMeridian = centralMeridian;
    const middle = project((extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2, centralMeridian);
    this.originX = Math.round(middle.easting) * UNIT;
    this.originY = Math.round(middle.northing) * UNIT;
  }

  /** Plane coordinates of a position. */
  point(lon: number, lat: number): PlanePoint {
    const p = project(lon, lat, this.centralMeridian);
    return { x: Math.round(p.easting * UNIT) - this.originX, y: Math.round(p.northing * UNIT) - this.originY };
  }

  /** The same with the point scale (to 1e-9) and the convergence (to 0.01°) there. */
  place(lon: number, lat: number): PlanePoint & { scale: number; convergence: number } {
    const p = project(lon, lat, this.centralMeridian);
    return {
      x: Math.round(p.easting * UNIT) - this.originX,
      y: Math.round(p.northing * UNIT) - this.originY,
      scale: Math.round(p.scale * 1e9) / 1e9,
      convergence: Math.round(p.convergence * 100) / 100,
    };
  }
  /** Point scale at the first vertex of a geometry, to 1e-9. */
  scaleAt(geometry: Geometry): number {
    let first: unknown = 'coordinates' in geometry ? geometry.coordinates : [];
    while (Array.isArray(first) && Array.isArray(first[0])) first = first[0];
    const [lon, lat] = first as readonly (number | undefined)[];
    return this.place(lon ?? this.centralMeridian, lat ?? 0).scale;
  }
}
