import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { LayerSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { planCollections } from '../sources.ts';
import { planStyle, styleLayers } from '../style.ts';
import { claims } from './claims.ts';
import { deskPlan } from './desk.fixture.ts';
import { deskNodes, initialStates } from './nodes.ts';
import { scaled } from './scaled.ts';
import { type SheetOptions, sheet } from './sheet.ts';
import type { StackLayer } from './stack.ts';
import type { LayerState } from './types.ts';

const plan = deskPlan();
const states = initialStates(deskNodes(plan, 1));
const tree = states.map(({ id }) => id);
const made = (change: Partial<SheetOptions> = {}): StackLayer[] => sheet({ theme: 'light', lat: 29.7, claims: claims(plan), states, tree, labels: true, surface: false, basemap: null, ...change });
const changed = (id: string, change: Partial<LayerState>): LayerState[] => states.map((state) => (state.id === id ? { ...state, ...change } : state));
const find = (layers: readonly StackLayer[], id: string): LayerSpecification => layers.find((layer) => layer.id === id) as LayerSpecification;
const visible = (layers: readonly StackLayer[], id: string): boolean => find(layers, id).layout?.visibility === 'visible';
const order = (layers: readonly StackLayer[], ...ids: string[]): string[] => layers.map(({ id }) => id).filter((id) => ids.includes(id));
const moved = (id: string, before: string): LayerState[] => {
  const rest = states.filter((state) => state.id !== id);
  rest.splice(rest.findIndex((state) => state.id === before), 0, ...states.filter((state) => state.id === id));
  return rest;
};

describe('the sheet', () => {
  it('is the applicant’s map while nothing is changed', () => {
    const own = ['zone-rest', 'signs'];
    const [mine, theirs] = [made().filter(({ id }) => !own.includes(id)) as LayerSpecification[], styleLayers('light', 29.7)];
    expect(mine.map(({ id }) => id)).toEqual(theirs.map(({ id }) => id));
    expect(mine.map(({ paint }) => paint)).toEqual(theirs.map(({ paint }) => paint));
    expect(mine.map(({ layout }) => ({ ...layout, visibility: undefined }))).toEqual(theirs.map(({ layout }) => ({ ...layout, visibility: undefined })));
  });

  it('hides a class by a filter, its names too, and a layer by its visibility', () => {
    const without = made({ states: changed('zones:class-strict', { visible: false }) });
    for (const id of ['zone-fill', 'zone-hatch-1', 'zone-edge', 'zone-name', 'zone-key']) expect(JSON.stringify(find(without, id)), id).toContain('["literal",["zones:class-strict"]]');
    expect(visible(without, 'zone-fill')).toBe(true);
    const heritage = made({ states: changed('heritage', { visible: false }) });
    expect(['heritage-tint', 'heritage', 'heritage-control', 'heritage-name'].map((id) => visible(heritage, id))).toEqual([false, false, false, false]);
    expect(visible(heritage, 'organ')).toBe(true);
  });

  it('hides all of a layer when every node of it is hidden', () => {
    const zones = states.map((state) => (state.id.startsWith('zones:') ? { ...state, visible: false } : state));
    expect(['zone-fill', 'zone-edge', 'zone-name'].some((id) => visible(made({ states: zones }), id))).toBe(false);
  });

  it('keeps symbols and takes words without labels', () => {
    const bare = made({ labels: false });
    expect(visible(bare, 'zone-name')).toBe(false);
    expect(visible(bare, 'heritage-name')).toBe(true);
    expect(find(bare, 'heritage-name').layout).toMatchObject({ 'text-field': '' });
  });

  it('puts the higher in the list above, within a group and a level', () => {
    const higher = made({ states: moved('heritage', 'state-organs') });
    expect(order(higher, 'organ', 'heritage')).toEqual(['organ', 'heritage']);
    expect(order(made({ states: moved('junctions', 'state-organs') }), 'junction', 'organ', 'heritage')).toEqual(['organ', 'junction', 'heritage']);
    const classes = made({ states: moved('zones:class-display', 'zones:class-prohibited') });
    expect(find(classes, 'zone-fill').layout).toHaveProperty('fill-sort-key');
    expect(find(classes, 'segment-casing').layout).not.toHaveProperty('line-sort-key');
  });

  it('never lets the order of one group touch another', () => {
    const before = made().map(({ id }) => id);
    const after = made({ states: [...states].reverse() }).map(({ id }) => id);
    const zones = before.filter((id) => id.startsWith('zone-'));
    expect(after.filter((id) => id.startsWith('zone-'))).toEqual(zones);
    expect(new Set(after)).toEqual(new Set(before));
    expect(after.indexOf('zone-fill')).toBe(before.indexOf('zone-fill'));
    expect(after.indexOf('zone-name')).toBe(before.indexOf('zone-name'));
  });

  it('shows verdicts without hatches under them, and outlines above', () => {
    const surface = made({ surface: true });
    expect(['zone-fill', 'zone-hatch-0', 'zone-band'].some((id) => visible(surface, id))).toBe(false);
    expect(order(surface, 'surface', 'zone-edge', 'road')).toEqual(['surface', 'zone-edge', 'road']);
    expect(visible(made({ surface: true, states: changed('surface', { visible: false }) }), 'zone-fill')).toBe(true);
  });

  it('takes the schematic’s ground away under another basemap, and keeps the plan', () => {
    const basemap = { basemap: { kind: 'xyz' as const, id: 'x', title: { zh: '', en: '' }, attribution: '', reviewNumber: null, tiles: [], tileSize: 256, minzoom: 0, maxzoom: 18 }, sources: {}, layers: () => [{ id: 'basemap', type: 'raster' as const, source: 'basemap' }] };
    const layers = made({ basemap });
    expect(['water', 'road', 'highway', 'street-name', 'water-name', 'town-name'].some((id) => visible(layers, id))).toBe(false);
    expect(['zone-fill', 'zone-edge', 'segment-strict', 'area-edge', 'heritage', 'zone-name'].every((id) => visible(layers, id))).toBe(true);
    expect(order(layers, 'land', 'basemap', 'zone-fill')).toEqual(['land', 'basemap', 'zone-fill']);
  });

  it('is a valid style whatever is done to it', () => {
    const half = states.map((state, index): LayerState => ({ id: state.id, visible: index % 5 !== 0, opacity: (index % 4) / 4 + 0.25 }));
    for (const layers of [made(), made({ states: half }), made({ states: [...half].reverse(), labels: false })]) {
      const drawn = layers.filter((layer) => layer.type !== 'custom') as LayerSpecification[];
      expect(validateStyleMin({ ...planStyle(planCollections(plan), []), layers: drawn })).toEqual([]);
    }
  });
});

it('multiplies what a step or an interpolation over the zoom gives, and wraps all else', () => {
  expect(scaled(undefined, 0.5)).toBe(0.5);
  expect(scaled(0.4, 0.5)).toBe(0.2);
  expect(scaled(['step', ['zoom'], 0, 9, 0.4], 0.5)).toEqual(['step', ['zoom'], 0, 9, 0.2]);
  expect(scaled(['interpolate', ['linear'], ['zoom'], 14, 0, 15, 0.16], 0.5)).toEqual(['interpolate', ['linear'], ['zoom'], 14, 0, 15, 0.08]);
  expect(scaled(['get', 'x'], 0.5)).toEqual(['*', ['get', 'x'], 0.5]);
  expect(scaled(0.4, 1)).toBe(0.4);
});
