/** The whole style: sources in memory, no URL of any kind, layers from the ground up. */
import type { GeoJSONSourceSpecification, Map, StyleSpecification } from 'maplibre-gl';
import type { LayerGroup, PlanLayer, StyleContext } from './context.ts';
import { featureAreas, highwayLand, powerLines } from './layers/features.ts';
import { concern, focusLabels, highlight, proposal } from './layers/focus.ts';
import { points, segmentBands, segments } from './layers/controls.ts';
import { ground, veil, ways } from './layers/ground.ts';
import { labels } from './layers/labels.ts';
import { planEdge, zoneEdges, zoneFills } from './layers/zones.ts';
import { PALETTES, type Theme } from './palette.ts';
import { type Collections, SOURCES } from './sources.ts';

const ORDER: readonly LayerGroup[] = [
  ground, zoneFills, veil, segmentBands, highwayLand, zoneEdges, planEdge, featureAreas, ways, powerLines,
  segments, concern, highlight, labels, points, proposal, focusLabels,
];

export function styleLayers(theme: Theme, lat: number): PlanLayer[] {
  const context: StyleContext = { theme, palette: PALETTES[theme], lat };
  return ORDER.flatMap((group) => group(context));
}

export function planStyle(collections: Collections, layers: readonly PlanLayer[]): StyleSpecification {
  const source = (data: GeoJSONSourceSpecification['data']): GeoJSONSourceSpecification => ({ type: 'geojson', data, tolerance: 0.2 });
  return { version: 8, sources: Object.fromEntries(SOURCES.map((id) => [id, source(collections[id])])), layers: [...layers] };
}

/** Takes a map from one set of layers to another of the same ids, touching only what differs. */
export function changeLayers(map: Map, before: readonly PlanLayer[], after: readonly PlanLayer[]): void {
  const old = new globalThis.Map(before.map((layer) => [layer.id, layer]));
  for (const layer of after) {
    const was = old.get(layer.id);
    for (const group of ['paint', 'layout'] as const) {
      const [from, to] = [(was?.[group] ?? {}) as Record<string, unknown>, (layer[group] ?? {}) as Record<string, unknown>];
      for (const name of new Set([...Object.keys(from), ...Object.keys(to)])) {
        if (JSON.stringify(from[name]) === JSON.stringify(to[name])) continue;
        if (group === 'paint') map.setPaintProperty(layer.id, name as Parameters<Map['setPaintProperty']>[1], to[name] as never);
        else map.setLayoutProperty(layer.id, name as Parameters<Map['setLayoutProperty']>[1], to[name] as never);
      }
    }
  }
}
