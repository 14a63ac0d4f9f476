/**
 * Names. Later layers are placed first and push earlier ones away: zones before places, places before streets.
 * At city zoom few names and large ones; at street zoom the rest. Every text has a halo in the land's colour.
 */
import type { ExpressionSpecification } from 'maplibre-gl';
import type { LayerGroup, PlanLayer } from '../context.ts';
import { REGULAR, SONG, STRONG, all, fade, is, isGeometry, number } from '../expressions.ts';
import { imageId } from '../images.ts';

/** Zoom from which a zone is named in full; below it by its key. */
export const KEY_AND_NAME = 13.5;

export const labels: LayerGroup = ({ palette, theme }) => {
  const name: ExpressionSpecification = ['get', 'label'];
  const halo = { 'text-halo-color': palette.mapHalo, 'text-halo-width': 1.5 } as const;
  const street = (id: string, kinds: readonly string[], low: number, high: number, minzoom: number): PlanLayer => ({
    id, type: 'symbol', source: 'base', minzoom, filter: all(isGeometry('LineString'), is('kind', ...kinds), ['>=', number('rank', 3), low], ['<=', number('rank', 3), high]),
    layout: {
      'symbol-placement': 'line', 'symbol-spacing': 380, 'text-field': name, 'text-font': REGULAR, 'text-size': 12, 'text-letter-spacing': 0.28,
      'text-max-angle': 38, 'text-padding': 8,
      // Beside the line where a controlled segment covers the road.
      'text-offset': ['case', ['has', 'controlled'], ['literal', [0, -1.35]], ['literal', [0, 0]]], 'symbol-sort-key': number('rank', 3),
    },
    paint: { 'text-color': palette.mapLabel2, ...halo },
  });
  const place = (id: string, kinds: readonly string[], minzoom: number, layout: object, paint: object = {}, maxzoom = 24): PlanLayer => ({
    id, type: 'symbol', source: 'names', minzoom, maxzoom, filter: is('kind', ...kinds),
    layout: { 'text-field': name, 'text-font': REGULAR, 'text-size': 12, 'text-max-width': 8, 'text-padding': 4, ...layout },
    paint: { 'text-color': palette.mapLabel2, ...halo, ...paint },
  });
  const marked = (image: string, always = false): object => ({
    'icon-image': imageId(image, theme), 'text-variable-anchor': ['left', 'right', 'top', 'bottom'], 'text-radial-offset': 0.85, 'text-justify': 'auto', 'text-optional': true, 'icon-allow-overlap': always, 'icon-padding': 1,
  });
  const zone = (id: string, text: ExpressionSpecification, minzoom: number, maxzoom: number): PlanLayer => ({
    id, type: 'symbol', source: 'view-names', minzoom, maxzoom, filter: ['has', 'style'],
    layout: {
      'text-field': text, 'text-font': STRONG, 'text-size': fade([12, 12], [14, 13]), 'text-line-height': 1.25, 'text-max-width': 9, 'text-padding': 6,
      'text-variable-anchor': ['center', 'bottom', 'top'], 'text-radial-offset': 0.7, 'symbol-sort-key': ['-', number('room')],
    },
    paint: { 'text-color': palette.mapLabel, ...halo, 'text-halo-width': 1.75 },
  });
  return [
    street('street-name-minor', ['road'], 3, 4, 14.5),
    street('street-name', ['road'], 2, 2, 13.25),
    street('way-name', ['highway', 'rail', 'dyke', 'bridge'], 1, 9, 12.75),
    street('main-street-name', ['road'], 1, 1, 12),
    { ...street('stream-name', ['water'], 1, 9, 12.75), paint: { 'text-color': palette.mapWaterLabel, ...halo } } as PlanLayer,
    place('landmark-name', ['landmark'], 13, marked('landmark')),
    place('subdistrict-name', ['subdistrict'], 12, { 'text-letter-spacing': 0.1 }, { 'text-opacity': 0.9 }, 15),
    place('green-name', ['green'], 14.25, { 'text-letter-spacing': 0.1 }, { 'text-color': palette.mapGreenLabel }),
    place('park-name', ['park', 'mountain'], 10.5, { 'text-letter-spacing': 0.1, 'text-size': ['case', is('kind', 'mountain'), 15, 12] }, { 'text-color': palette.mapGreenLabel }),
    place('town-name', ['town'], 9, { 'text-size': fade([9, 12], [13, 14]) }, { 'text-color': palette.mapLabel }, 14.5),
    zone('zone-key', ['get', 'key'], 12.5, KEY_AND_NAME),
    zone('zone-name', ['format', name, {}, '\n', {}, ['get', 'key'], { 'font-scale': 0.92, 'text-font': ['literal', REGULAR], 'text-color': palette.mapLabel2 }], KEY_AND_NAME, 24),
    ...(['names', 'view-names'] as const).map((source): PlanLayer => ({
      id: source === 'names' ? 'water-place-name' : 'water-name', type: 'symbol', source, minzoom: 9.5, filter: is('kind', 'water'),
      layout: {
        'text-field': name, 'text-font': SONG, 'text-letter-spacing': 0.3, 'text-max-width': 14, 'text-padding': 2, 'text-variable-anchor': ['center', 'top', 'bottom'], 'text-radial-offset': 1,
        'text-size': fade([10, ['case', ['>', number('room'), 450], 15, 12]], [14, ['case', ['>', number('room'), 450], 19, 15]]),
      },
      paint: { 'text-color': palette.mapWaterLabel, 'text-halo-color': palette.mapWater, 'text-halo-width': 1 },
    })),
    place('organ-name', ['state-organs'], 12.75, marked('organ', true)),
    place('heritage-name', ['heritage'], 12.75, marked('heritage', true), { 'text-color': palette.heritage }),
    place('station-name', ['station'], 11.5, marked('station', true), { 'text-color': palette.mapLabel }),
  ];
};
