/** Where a picture lies: the world file beside it, and the coordinate system of the plan as ESRI and GDAL read it. */
import { gridByCode } from '../../geo/coordinates/systems.ts';
import type { Manifest } from '../../plan/schema/manifest.ts';
import type { SurfaceGrid } from '../../survey/suitability/types.ts';

/** Six lines: the size of a pixel, no turning, and the middle of the north-western pixel. */
export function worldFile({ size, column, row, rows }: SurfaceGrid): string {
  return `${[size, 0, 0, -size, column * size + size / 2, (row + rows) * size - size / 2].map((value) => value.toFixed(4)).join('\n')}\n`;
}

/** The same system as GDAL looks for it beside a picture, `….png.aux.xml`. */
export const auxiliaryFile = (manifest: Pick<Manifest, 'crs'>): string => `<PAMDataset>\n  <SRS>${projectionFile(manifest).trim().replaceAll('"', '&quot;')}</SRS>\n</PAMDataset>\n`;

/** WKT 1 of the plan's Gauss–Krüger grid; CGCS2000 by its own ellipsoid. */
export function projectionFile({ crs: { epsg, centralMeridian, falseEasting } }: Pick<Manifest, 'crs'>): string {
  const grid = gridByCode(epsg)?.grid;
  const name = grid === undefined ? `CGCS2000 / Gauss-Kruger ${centralMeridian}E` : grid.prefixed ? `CGCS2000 / ${grid.width}-degree Gauss-Kruger zone ${grid.zone}` : `CGCS2000 / ${grid.width}-degree Gauss-Kruger CM ${centralMeridian}E`;
  const authority = (code: number): string => `AUTHORITY["EPSG","${code}"]`;
  return `${[
    `PROJCS["${name}"`,
    `GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,${authority(1024)}],${authority(1043)}],PRIMEM["Greenwich",0,${authority(8901)}],UNIT["degree",0.0174532925199433,${authority(9122)}],${authority(4490)}]`,
    'PROJECTION["Transverse_Mercator"]',
    'PARAMETER["latitude_of_origin",0]',
    `PARAMETER["central_meridian",${centralMeridian}]`,
    'PARAMETER["scale_factor",1]',
    `PARAMETER["false_easting",${falseEasting}]`,
    'PARAMETER["false_northing",0]',
    `UNIT["metre",1,${authority(9001)}]`,
    'AXIS["Easting",EAST]',
    'AXIS["Northing",NORTH]',
    `${authority(epsg)}]`,
  ].join(',')}\n`;
}
