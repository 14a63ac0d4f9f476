/** What the plan sets beside its zones: controlled segments with the depth they bind, planned sites, existing signs. */
import type { LayerGroup, PlanLayer } from '../context.ts';
import { REGULAR, all, byZoom, edgeColour, fade, is, number, onGround } from '../expressions.ts';
import { imageId } from '../images.ts';
import type { ZoneStyle } from '../palette.ts';

const WIDTH = 5;
/** Dashes are in widths of the line: 14 and 5 px, and round dots 9 px apart. */
const DASHES: Partial<Record<ZoneStyle, { readonly dash: number[]; readonly cap: 'butt' | 'round' }>> = {
  strict: { dash: [14 / WIDTH, 5 / WIDTH], cap: 'butt' },
  general: { dash: [14 / WIDTH, 5 / WIDTH], cap: 'butt' },
  display: { dash: [0.01, 9 / WIDTH], cap: 'round' },
};

/** The strip that a segment binds, at its true depth, on its side. */
export const segmentBands: LayerGroup = ({ palette, lat }) => {
  const depth = number('depth');
  return [
    {
      id: 'segment-band', type: 'line', source: 'segments', minzoom: 14, filter: ['has', 'depth'], layout: { 'line-cap': 'butt', 'line-join': 'round' },
      paint: {
        'line-color': edgeColour(palette),
        'line-opacity': fade([14, 0], [15, 0.16]),
        'line-width': onGround(['*', depth, ['case', is('side', 'both'), 2, 1]], lat),
        'line-offset': onGround(['*', depth, ['match', ['get', 'side'], 'left', -0.5, 'right', 0.5, 0]], lat),
      },
    },
  ];
};

export const segments: LayerGroup = ({ palette }) => {
  const width = fade([11, WIDTH * 0.5], [14, WIDTH]);
  const dashed = (style: ZoneStyle): PlanLayer => {
    const { dash, cap } = DASHES[style] ?? { dash: null, cap: 'butt' as const };
    return {
      id: `segment-${style}`, type: 'line', source: 'segments', filter: is('style', style), layout: { 'line-cap': cap, 'line-join': 'round' },
      paint: { 'line-color': edgeColour(palette), 'line-width': width, ...(dash && { 'line-dasharray': dash }) },
    };
  };
  return [
    { id: 'segment-casing', type: 'line', source: 'segments', layout: { 'line-cap': 'butt', 'line-join': 'round' }, paint: { 'line-color': palette.segmentCasing, 'line-width': byZoom([11, WIDTH * 0.5 + 1.5], [14, WIDTH + 4]) } },
    dashed('prohibited'),
    dashed('strict'),
    dashed('general'),
    dashed('display'),
  ];
};

/** The key under a symbol. Layout is decided a whole zoom at a time. */
const keyFrom = (zoom: number): Extract<PlanLayer, { type: 'symbol' }>['layout'] => ({
  'text-field': ['step', ['zoom'], '', zoom, ['get', 'key']], 'text-font': REGULAR, 'text-size': 12, 'text-anchor': 'top', 'text-offset': [0, 0.75], 'text-optional': true,
});

export const points: LayerGroup = ({ palette, theme, lat }) => {
  const keyPaint = { 'text-color': palette.mapLabel2, 'text-halo-color': palette.mapHalo, 'text-halo-width': 1.5 };
  return [
    {
      id: 'site-reach', type: 'circle', source: 'sites', minzoom: 15, filter: ['has', 'radius'],
      paint: { 'circle-radius': onGround(number('radius'), lat), 'circle-color': palette.site, 'circle-opacity': 0.08, 'circle-stroke-color': palette.site, 'circle-stroke-width': 1, 'circle-stroke-opacity': 0.5 },
    },
    {
      id: 'existing', type: 'symbol', source: 'existing', minzoom: 12.5,
      layout: { 'icon-image': imageId('existing', theme), 'icon-size': fade([12.5, 0.75], [14.5, 1]), 'icon-allow-overlap': true, 'icon-padding': 0, ...keyFrom(17) },
      paint: keyPaint,
    },
    {
      id: 'site', type: 'symbol', source: 'sites', minzoom: 11.5,
      layout: {
        'icon-image': ['case', all(['has', 'taken'], ['==', ['get', 'taken'], true]), imageId('site-taken', theme), imageId('site', theme)],
        'icon-size': fade([11.5, 0.6], [14, 1]), 'icon-allow-overlap': true, 'icon-padding': 0, ...keyFrom(16),
      },
      paint: keyPaint,
    },
  ];
};
