/** The coloured ground as files: cells as GeoJSON; a picture, a pixel a cell, with its world file and its coordinate system, all of one name. */
import { surfaceGeojson, surfaceHead, type SurfaceMade } from '../../../report/surface/geojson.ts';
import { surfacePng } from '../../../report/surface/png.ts';
import { projectionFile, worldFile } from '../../../report/surface/world.ts';
import { CELL_STATES, type Surface } from '../../../survey/suitability/types.ts';
import { colours } from '../../../elements/shared/tokens.ts';

export type SurfaceFile = 'geojson' | 'png' | 'pgw' | 'prj';

/** `suitability-jiujiang-wall-50m.png`. */
export function surfaceFile(what: SurfaceFile, surface: Surface, made: SurfaceMade): { readonly name: string; readonly content: Blob } {
  const { manifest } = made.plan;
  const name = `suitability-${manifest.id}-${made.proposal.properties.signType}-${surface.grid.size}m.${what}`;
  const file = (content: string | Uint8Array<ArrayBuffer>, type: string): { readonly name: string; readonly content: Blob } => ({ name, content: new Blob([content], { type }) });
  switch (what) {
    case 'geojson':
      return file(surfaceGeojson(surface, made), 'application/geo+json');
    case 'png':
      return file(picture(surface, made), 'image/png');
    case 'pgw':
      return file(worldFile(surface.grid), 'text/plain');
    case 'prj':
      return file(projectionFile(manifest), 'text/plain');
  }
}

/** In the colours of paper, whatever the page is in; the legend is told within. */
function picture(surface: Surface, made: SurfaceMade): Uint8Array<ArrayBuffer> {
  const light = colours('light');
  const hex = CELL_STATES.map((state) => light[`surface-${state}`] ?? '#000000');
  const palette = hex.map((text) => [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16)) as unknown as readonly [number, number, number]);
  return surfacePng(surface, palette, { Description: JSON.stringify({ ...surfaceHead(surface, made), legend: Object.fromEntries(CELL_STATES.map((state, i) => [state, hex[i]])) }) });
}
