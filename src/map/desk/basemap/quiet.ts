/** A ground of which nothing is known but its shapes: areas and lines that recede behind the plan. */
import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../../palette.ts';

/** @param layer of the tiles; left out for a file without such */
export function quietLayers(palette: Palette, layer?: string): readonly LayerSpecification[] {
  const id = (part: string): string => ['basemap', part, layer].filter((word) => word !== undefined).join('-');
  const from = { source: 'basemap', ...(layer !== undefined && { 'source-layer': layer }) };
  const name = layer?.toLowerCase() ?? '';
  const fill = /water|river|lake|ocean|水/u.test(name) ? palette.mapWater : /park|green|wood|forest|landcover|绿/u.test(name) ? palette.mapGreen : palette.mapBuilt;
  return [
    { id: id('area'), type: 'fill', ...from, filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': fill, 'fill-outline-color': palette.mapRoadCasing } },
    { id: id('line'), type: 'line', ...from, filter: ['==', ['geometry-type'], 'LineString'], paint: { 'line-color': palette.mapRail, 'line-opacity': 0.6, 'line-width': ['interpolate', ['exponential', 1.6], ['zoom'], 10, 0.6, 16, 3] } },
  ];
}
