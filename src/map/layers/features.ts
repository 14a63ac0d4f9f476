/** What national law measures against: there when looked for, never louder than the plan. */
import type { ExpressionSpecification } from 'maplibre-gl';
import type { LayerGroup, PlanLayer } from '../context.ts';
import { all, byZoom, fade, is, number, onGround } from '../expressions.ts';
import { imageId } from '../images.ts';

const KNOWN = ['state-organs', 'heritage', 'scenic-areas', 'highways', 'railways', 'power-lines', 'water', 'green', 'junctions'];
const of = (layer: string): ReturnType<typeof is> => is('layer', layer);

/** Land that belongs to a highway, at its true width, under its line. */
export const highwayLand: LayerGroup = ({ palette, lat }) => [
  {
    id: 'highway-land', type: 'line', source: 'features', minzoom: 13.5, filter: all(of('highways'), ['has', 'halfWidthMax']), layout: { 'line-cap': 'butt', 'line-join': 'round' },
    paint: { 'line-color': palette.mapHighwayCasing, 'line-opacity': fade([13.5, 0], [14.5, 0.32]), 'line-width': onGround(['*', 2, number('halfWidthMax')], lat) },
  },
];

export const featureAreas: LayerGroup = ({ palette }) => {
  const outline = (id: string, layer: string, colour: string, width: number, dash: number[], minzoom: number, more?: ExpressionSpecification): PlanLayer => ({
    id, type: 'line', source: 'features', minzoom, filter: more ? all(of(layer), more) : of(layer), layout: { 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': width, 'line-offset': width / 2, ...(dash.length > 0 && { 'line-dasharray': dash }) },
  });
  const tint = (id: string, layer: string, colour: string, opacity: number): PlanLayer => ({
    id, type: 'fill', source: 'features', minzoom: 12.5, filter: of(layer), paint: { 'fill-color': colour, 'fill-opacity': opacity, 'fill-antialias': false },
  });
  return [
    tint('heritage-tint', 'heritage', palette.heritage, 0.06),
    tint('organ-tint', 'state-organs', palette.organ, 0.06),
    outline('scenic', 'scenic-areas', palette.mapGreenLabel, 1.5, [5, 2, 1.2, 2], 0),
    outline('water-range', 'water', palette.mapWaterLabel, 0.75, [5, 4], 15),
    outline('green-range', 'green', palette.mapGreenLabel, 0.75, [4, 4], 15),
    outline('junction', 'junctions', palette.ink3, 1, [2, 2], 15),
    outline('organ', 'state-organs', palette.organ, 1, [3, 2], 12.5),
    outline('heritage', 'heritage', palette.heritage, 1.5, [], 12.5, ['!=', ['get', 'part'], 'control']),
    outline('heritage-control', 'heritage', palette.heritage, 1.25, [4, 2.5], 12.5, ['==', ['get', 'part'], 'control']),
    { id: 'feature-other', type: 'line', source: 'features', minzoom: 13, filter: ['!', is('layer', ...KNOWN)], layout: { 'line-join': 'round' }, paint: { 'line-color': palette.ink3, 'line-width': 1, 'line-dasharray': [3, 3] } },
  ];
};

/** Overhead lines pass above everything on the ground. */
export const powerLines: LayerGroup = ({ palette, theme }) => [
  { id: 'power', type: 'line', source: 'features', minzoom: 12, filter: of('power-lines'), layout: { 'line-join': 'round' }, paint: { 'line-color': palette.power, 'line-opacity': fade([12, 0.3], [14, 0.75]), 'line-width': byZoom([12, 0.8], [16, 1.4]) } },
  {
    id: 'power-ticks', type: 'symbol', source: 'features', minzoom: 13, filter: of('power-lines'),
    layout: { 'symbol-placement': 'line', 'symbol-spacing': 48, 'icon-image': imageId('tick', theme), 'icon-rotation-alignment': 'map', 'icon-allow-overlap': true, 'icon-ignore-placement': true, 'icon-padding': 0 },
    paint: { 'icon-opacity': 0.75 },
  },
];
