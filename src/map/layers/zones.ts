/** Zones: a tint, a hatch, and an edge drawn inside the line, so that two neighbours both show along it. */
import type { ExpressionSpecification } from 'maplibre-gl';
import type { LayerGroup, PlanLayer } from '../context.ts';
import { edgeColour, fade, fillColour, is } from '../expressions.ts';
import { HATCH_STEPS, hatchName, imageId } from '../images.ts';
import { ZONE_STYLES } from '../palette.ts';

const EDGE = 1.75;
const BAND = 7;

const HATCH = 0.42;

export const zoneFills: LayerGroup = ({ palette, theme }) => {
  const hatch = (step: number): PlanLayer => {
    const images = ZONE_STYLES.flatMap((style) => [style, ['image', imageId(hatchName(style, step), theme)]]);
    return {
      id: `zone-hatch-${step}`, type: 'fill', source: 'zones', filter: is('style', ...ZONE_STYLES),
      paint: { 'fill-pattern': ['match', ['get', 'style'], ...images, ''] as unknown as ExpressionSpecification, 'fill-opacity': hatchOpacity(step), 'fill-antialias': false },
    };
  };
  return [{ id: 'zone-fill', type: 'fill', source: 'zones', paint: { 'fill-color': fillColour(palette), 'fill-antialias': false } }, ...HATCH_STEPS.map(hatch)];
};

/** Shown over one third of the way from each whole zoom to the next. */
function hatchOpacity(step: number): ExpressionSpecification {
  const share = 1 / HATCH_STEPS.length;
  const stops = Array.from({ length: 16 }, (_, index) => index + 7).flatMap((zoom) => [zoom + step * share, HATCH, zoom + (step + 1) * share, 0]);
  return ['step', ['zoom'], 0, ...stops] as unknown as ExpressionSpecification;
}

/** For areas a positive offset leads inwards, whichever way a ring runs: tiles wind outer rings one way and holes the other. */
export const zoneEdges: LayerGroup = ({ palette }) => [
  {
    id: 'zone-band', type: 'line', source: 'zones', layout: { 'line-join': 'round' },
    paint: { 'line-color': edgeColour(palette), 'line-opacity': 0.13, 'line-width': fade([11, BAND / 2], [13.5, BAND]), 'line-offset': fade([11, BAND / 4], [13.5, BAND / 2]) },
  },
  {
    id: 'zone-edge', type: 'line', source: 'zones', layout: { 'line-join': 'round' },
    paint: { 'line-color': edgeColour(palette), 'line-width': fade([11, EDGE * 0.6], [13, EDGE]), 'line-offset': fade([11, EDGE * 0.3], [13, EDGE / 2]) },
  },
];

/** The plan's own limit: neither an administrative boundary nor a zone. */
export const planEdge: LayerGroup = ({ palette }) => [
  { id: 'area-edge', type: 'line', source: 'area', filter: ['!', ['has', 'outside']], layout: { 'line-join': 'round' }, paint: { 'line-color': palette.ink3, 'line-width': 1.25, 'line-dasharray': [7, 2.5, 1.5, 2.5] } },
];
