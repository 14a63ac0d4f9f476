/** All layers of a side, from below to above: the applicant's map, and between its layers what the desk adds. */
import type { LayerSpecification } from 'maplibre-gl';
import type { LonLat } from '../local.ts';
import { PALETTES, type Palette, type Theme } from '../palette.ts';
import { styleLayers } from '../style.ts';
import type { Prepared } from './basemap/prepare.ts';
import { onGround } from './claims.ts';
import { SURFACE } from './groups.ts';
import { type StackLayer, type StackOptions, filtered, stack, stateOf } from './stack.ts';

export interface SheetOptions extends Pick<StackOptions, 'claims' | 'states' | 'tree' | 'labels'> {
  readonly theme: Theme;
  readonly lat: LonLat[1];
  /** There is a picture of the surface. */
  readonly surface: boolean;
  readonly basemap: Prepared | null;
}

/** A desk is wide: keys of zones and signs are there a zoom before a phone has room for them. */
const EARLIER: Readonly<Record<string, number>> = { 'zone-key': 11.5, existing: 11.5, site: 11 };

/** Hatches and tints would mix with the verdicts' colours. */
const UNDER_SURFACE = ['zone-fill', 'zone-hatch-0', 'zone-hatch-1', 'zone-hatch-2', 'zone-band', 'segment-band'];

export function sheet(options: SheetOptions): StackLayer[] {
  const { theme, lat, claims, states, basemap } = options;
  const palette = PALETTES[theme];
  const surface = options.surface && stateOf(states, SURFACE).visible;
  const layers = styleLayers(theme, lat).flatMap((drawn): StackLayer[] => {
    const layer = drawn.id in EARLIER ? { ...drawn, minzoom: EARLIER[drawn.id] ?? 0 } : drawn;
    if (layer.source === 'zones') {
      const own = filtered(layer, ['!', ['has', 'out']]);
      return layer.id === 'zone-edge' ? [rest(palette), surface ? outline(own, palette) : own] : [own];
    }
    if (layer.id === 'land') return [layer, ...(basemap?.layers(palette) ?? [])];
    if (layer.id === 'water-edge' && surface) return [layer, { id: SURFACE, type: 'raster', source: SURFACE, paint: { 'raster-resampling': 'nearest', 'raster-fade-duration': 0 } }];
    return layer.id === 'site' ? [layer, { id: 'signs', type: 'custom' }] : [layer];
  });
  const hidden = (layer: StackLayer): boolean => (surface && UNDER_SURFACE.includes(layer.id)) || (basemap !== null && onGround(layer, claims));
  return stack(layers, options).map((layer) => (layer.type !== 'custom' && hidden(layer) ? ({ ...layer, layout: { ...layer.layout, visibility: 'none' } } as LayerSpecification) : layer));
}

/** Zones that a filter has put aside: there, and no more. */
const rest = (palette: Palette): LayerSpecification => ({
  id: 'zone-rest', type: 'line', source: 'zones', filter: ['has', 'out'], layout: { 'line-join': 'round' }, paint: { 'line-color': palette.ink3, 'line-width': 0.75, 'line-opacity': 0.55 },
});

/** A zone's hue says its class; over verdicts it says nothing that they don't. */
const outline = (layer: LayerSpecification, palette: Palette): LayerSpecification =>
  ({ ...layer, paint: { 'line-color': palette.ink2, 'line-width': 1.1, 'line-opacity': 0.75 } }) as LayerSpecification;
