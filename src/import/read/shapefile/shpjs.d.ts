/** Of shpjs 6.2.0, which has no types, as far as it is used. */
declare module 'shpjs' {
  import type { LineString, MultiLineString, MultiPoint, Point } from 'geojson';
  /** Geometries of the records in their order, null for a null shape. Of lines and points, when the header says 1, 3 or 8. */
  export function parseShp(shp: Uint8Array, prj?: string): (Point | MultiPoint | LineString | MultiLineString | null)[];
}
