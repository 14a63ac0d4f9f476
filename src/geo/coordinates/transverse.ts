/** Transverse Mercator of GRS80 both ways, by proj4. The single file has `transverse-own.ts` in this place; a test holds both to the same tenth of a millimetre. */
import proj4 from 'proj4';

/** Degrees to metres east of the meridian and north of the equator, and back. */
export interface Transverse {
  forward(lonLat: [lon: number, lat: number]): readonly number[];
  inverse(metres: [x: number, y: number]): readonly number[];
}

const DEGREES = '+proj=longlat +ellps=GRS80 +no_defs';

export const transverse = (meridian: number): Transverse => proj4(DEGREES, `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=0 +y_0=0 +ellps=GRS80 +units=m +no_defs`);
