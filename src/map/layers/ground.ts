/** The schematic base under and over the zones: it recedes, nothing on it is darker than a label. */
import type { ExpressionSpecification } from 'maplibre-gl';
import type { LayerGroup, PlanLayer } from '../context.ts';
import { all, byZoom, is, isGeometry, number } from '../expressions.ts';

/** Under the zones: land, built-up areas, greens, water. */
export const ground: LayerGroup = ({ palette }) => [
  { id: 'land', type: 'background', paint: { 'background-color': palette.mapLand } },
  area('built', ['built'], palette.mapBuilt),
  area('green', ['green', 'mountain'], palette.mapGreen),
  area('water', ['water'], palette.mapWater),
  { id: 'outside', type: 'fill', source: 'area', filter: ['has', 'outside'], paint: { 'fill-color': palette.paper, 'fill-opacity': 0.6, 'fill-antialias': false } },
];

/** Over the hatches: the water's colour again, so that the hatch stays and the lake still reads as a lake. */
export const veil: LayerGroup = ({ palette }) => [
  area('water-veil', ['water'], palette.mapWater, 0.72),
  { id: 'water-edge', type: 'line', source: 'base', filter: all(isGeometry('Polygon'), is('kind', 'water')), paint: { 'line-color': palette.mapWaterEdge, 'line-width': byZoom([10, 0.6], [15, 1.2]) } },
];

/** Width of a road by rank; `more` is added on both sides together. Side streets have no more than a hair until there is room: a real city has thousands. */
function roadWidth(more: number): ExpressionSpecification {
  const at = (first: number, second: number, third: number, fourth: number, beside = more): ExpressionSpecification =>
    ['match', number('rank', 3), 1, first + more, 2, second + more, 3, third + more, fourth + beside];
  return byZoom([10, at(1.6, 1.1, 0.5, 0.1, 0)], [12, at(3.4, 2.4, 1.4, 0.8)], [14, at(6.5, 5, 3.4, 2)], [16, at(13, 10, 7.5, 5)], [19, at(34, 28, 22, 16)]);
}

/** Lines of the base, each above its casing; higher ranks over lower ones. A river too narrow to be drawn as an area lies under all ways. */
export const ways: LayerGroup = ({ palette }) => {
  const line = (id: string, kinds: readonly string[], paint: Extract<PlanLayer, { type: 'line' }>['paint'], more: object = {}): PlanLayer => ({
    id, type: 'line', source: 'base', filter: all(isGeometry('LineString'), is('kind', ...kinds)),
    layout: { 'line-cap': 'round', 'line-join': 'round', 'line-sort-key': ['-', number('rank', 3)] }, paint: paint ?? {}, ...more,
  });
  const river = (first: number, other: number): ExpressionSpecification => ['match', number('rank', 2), 1, first, other];
  const flat = { layout: { 'line-cap': 'butt', 'line-join': 'round' } } as const;
  return [
    line('stream', ['water'], { 'line-color': palette.mapWaterEdge, 'line-width': byZoom([10, river(1.2, 0.6)], [14, river(3, 1.6)], [17, river(9, 5)]) }),
    line('dyke', ['dyke'], { 'line-color': palette.mapDyke, 'line-width': byZoom([11, 1], [14, 2], [17, 4]) }),
    line('bridge', ['bridge'], { 'line-color': palette.mapRail, 'line-width': 1, 'line-gap-width': roadWidth(3) }, flat),
    line('road-casing', ['road', 'bridge'], { 'line-color': palette.mapRoadCasing, 'line-width': roadWidth(1.6) }),
    line('road', ['road', 'bridge'], { 'line-color': palette.mapRoad, 'line-width': roadWidth(0) }),
    line('rail', ['rail'], { 'line-color': palette.mapRail, 'line-width': byZoom([10, 1.4], [13, 2.6], [17, 4.5]) }, flat),
    line('rail-gaps', ['rail'], { 'line-color': palette.mapLand, 'line-width': byZoom([10, 0.5], [13, 1.3], [17, 2.6]), 'line-dasharray': [6, 6] }, flat),
    line('highway-casing', ['highway'], { 'line-color': palette.mapHighwayCasing, 'line-width': roadWidth(2) }),
    line('highway', ['highway'], { 'line-color': palette.mapHighway, 'line-width': roadWidth(0) }),
  ];
};

function area(id: string, kinds: readonly string[], colour: string, opacity = 1): PlanLayer {
  return { id, type: 'fill', source: 'base', filter: all(isGeometry('Polygon'), is('kind', ...kinds)), paint: { 'fill-color': colour, 'fill-opacity': opacity } };
}
