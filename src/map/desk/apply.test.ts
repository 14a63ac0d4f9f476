import fc from 'fast-check';
import type { LayerSpecification, Map as MapLibre } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { applyStack } from './apply.ts';
import type { StackLayer } from './stack.ts';

/** What a map keeps of its layers, counting what it is asked to do. */
class Kept {
  layers: LayerSpecification[] = [];
  calls = 0;
  getLayer(id: string): unknown {
    return this.layers.find((layer) => layer.id === id);
  }
  getLayersOrder(): string[] {
    return this.layers.map(({ id }) => id);
  }
  addLayer(layer: LayerSpecification): void {
    this.calls += 1;
    this.layers.push(structuredClone(layer));
  }
  removeLayer(id: string): void {
    this.calls += 1;
    this.layers = this.layers.filter((layer) => layer.id !== id);
  }
  moveLayer(id: string, before?: string): void {
    this.calls += 1;
    const moved = this.layers.filter((layer) => layer.id === id);
    const rest = this.layers.filter((layer) => layer.id !== id);
    const at = before === undefined ? rest.length : rest.findIndex((layer) => layer.id === before);
    this.layers = [...rest.slice(0, at), ...moved, ...rest.slice(at)];
  }
  setFilter(id: string, filter: unknown): void {
    this.change(id, 'filter', filter);
  }
  setPaintProperty(id: string, name: string, value: unknown): void {
    this.change(id, 'paint', { ...this.layers.find((layer) => layer.id === id)?.paint, [name]: value });
  }
  setLayoutProperty(id: string, name: string, value: unknown): void {
    this.change(id, 'layout', { ...this.layers.find((layer) => layer.id === id)?.layout, [name]: value });
  }
  private change(id: string, name: string, value: unknown): void {
    this.calls += 1;
    this.layers = this.layers.map((layer) => (layer.id === id ? ({ ...layer, [name]: value } as LayerSpecification) : layer));
  }
}

const layer = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), width: fc.integer({ min: 1, max: 3 }), filter: fc.constantFrom('x', 'y'), visibility: fc.constantFrom('visible', 'none') });
const layers = fc.uniqueArray(layer, { selector: ({ id }) => id }).map((list) =>
  list.map(({ id, width, filter, visibility }): StackLayer => ({ id, type: 'line', source: 's', filter: ['has', filter], layout: { visibility: visibility as 'visible' }, paint: { 'line-width': width } })));

describe('taking a map from one stack to another', () => {
  it('leads to the second, whatever the first was, and does nothing where they are alike', () =>
    fc.assert(fc.property(layers, layers, (one, two) => {
      const map = new Kept();
      applyStack(map as unknown as MapLibre, [], one);
      expect(map.layers).toEqual(one);
      applyStack(map as unknown as MapLibre, one, two);
      expect(map.layers).toEqual(two);
      map.calls = 0;
      applyStack(map as unknown as MapLibre, two, structuredClone(two));
      expect(map.calls).toBe(0);
    })));
  it('puts what draws itself in its place, once it is there', () => {
    const map = new Kept();
    const list: StackLayer[] = [{ id: 'a', type: 'background' }, { id: 'signs', type: 'custom' }, { id: 'b', type: 'background' }];
    applyStack(map as unknown as MapLibre, [], list);
    expect(map.getLayersOrder()).toEqual(['a', 'b']);
    map.layers.push({ id: 'signs', type: 'background' });
    applyStack(map as unknown as MapLibre, list, list);
    expect(map.getLayersOrder()).toEqual(['a', 'signs', 'b']);
  });
});
