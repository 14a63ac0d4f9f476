import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { Map } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { HATCH_STEPS, drawings, hatchName, imageId } from './images.ts';
import { PALETTES, ZONE_STYLES } from './palette.ts';
import { SOURCES, planCollections } from './sources.ts';
import { changeLayers, planStyle, styleLayers } from './style.ts';
import { testPlan } from './plan.fixture.ts';

const THEMES = ['light', 'dark'] as const;
const styleOf = (theme: 'light' | 'dark'): ReturnType<typeof planStyle> => planStyle(planCollections(testPlan()), styleLayers(theme, 29.7));

describe.each(THEMES)('the %s style', (theme) => {
  it('is valid, with every layer over one of its sources', () => {
    const style = styleOf(theme);
    expect(validateStyleMin(style)).toEqual([]);
    const used = style.layers.flatMap((layer) => ('source' in layer ? [layer.source] : []));
    expect(used.filter((source) => !(source in style.sources))).toEqual([]);
    expect(new Set(used)).toEqual(new Set(SOURCES));
    expect(new Set(style.layers.map(({ id }) => id)).size).toBe(style.layers.length);
  });

  it('names only images that are drawn, hatches for every class among them', () => {
    const drawn = new Set([...drawings(PALETTES[theme]).keys()].map((name) => imageId(name, theme)));
    const named = new Set(JSON.stringify(styleOf(theme).layers).match(/[\w-]+@(?:light|dark)/gu));
    expect([...named].filter((id) => !drawn.has(id))).toEqual([]);
    for (const style of ZONE_STYLES) for (const step of HATCH_STEPS) expect(named).toContain(imageId(hatchName(style, step), theme));
  });

  it('shows exactly one set of hatches at every zoom', () => {
    for (let zoom = 8.5; zoom < 21; zoom += 0.05) {
      const shown = HATCH_STEPS.filter((step) => stepAt(opacityOf(theme, step), zoom) > 0);
      expect(shown, `zoom ${zoom}`).toHaveLength(1);
    }
  });

  it('asks nothing of the network', () => {
    const style = styleOf(theme);
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
    expect(JSON.stringify(style)).not.toMatch(/https?:|\/\//u);
  });
});

it('has the same layers in both themes, in the same order', () => {
  expect(styleLayers('dark', 29.7).map(({ id }) => id)).toEqual(styleLayers('light', 29.7).map(({ id }) => id));
});

it('goes from one theme to the other by setting what differs, and nothing for itself', () => {
  const [light, dark] = [styleLayers('light', 29.7), styleLayers('dark', 29.7)];
  const layers = structuredClone(light) as { id: string; paint?: Record<string, unknown>; layout?: Record<string, unknown> }[];
  let calls = 0;
  const set = (group: 'paint' | 'layout') => (id: string, name: string, value: unknown): void => {
    calls += 1;
    const target = layers.find((layer) => layer.id === id)?.[group];
    if (target) target[name] = value;
  };
  const map = { setPaintProperty: set('paint'), setLayoutProperty: set('layout') } as unknown as Map;
  changeLayers(map, light, light);
  expect(calls).toBe(0);
  changeLayers(map, light, dark);
  expect(layers).toEqual(dark);
});

it('hatches are whole pixels wide and the denser the stricter', () => {
  const size = (style: (typeof ZONE_STYLES)[number]): number => drawings(PALETTES.light).get(hatchName(style, 0))?.size ?? NaN;
  expect(ZONE_STYLES.map(size)).toEqual([6, 6, 8, 9]);
});

function opacityOf(theme: 'light' | 'dark', step: number): readonly unknown[] {
  const layer = styleLayers(theme, 29.7).find(({ id }) => id === `zone-hatch-${step}`);
  const value = layer?.type === 'fill' ? layer.paint?.['fill-opacity'] : undefined;
  return Array.isArray(value) ? value : [];
}

/** What a step expression over the zoom gives. */
function stepAt([, , first, ...stops]: readonly unknown[], zoom: number): number {
  let value = Number(first);
  for (let index = 0; index < stops.length; index += 2) if (zoom >= Number(stops[index])) value = Number(stops[index + 1]);
  return value;
}
