/** The part of the untyped buffer engine that is asked of. */
declare module '@turf/jsts' {
  import type { Geometry } from 'geojson';

  interface Shape {
    readonly geometry?: unique symbol;
  }
  class BufferOp {
    constructor(shape: Shape);
    /** Its class is not exported. */
    readonly _bufParams: { setSimplifyFactor(factor: number): void };
    setQuadrantSegments(count: number): void;
    getResultGeometry(distance: number): Shape;
  }
  class GeoJSONReader {
    read(geometry: Geometry): Shape;
  }
  class GeoJSONWriter {
    write(shape: Shape): Geometry;
  }
  const engine: { readonly BufferOp: typeof BufferOp; readonly GeoJSONReader: typeof GeoJSONReader; readonly GeoJSONWriter: typeof GeoJSONWriter };
  export default engine;
}
