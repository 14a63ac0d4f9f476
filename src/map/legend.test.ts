import { describe, expect, it } from 'vitest';
import type { Layer, Plan } from '../plan/plan.ts';
import { imageId } from './images.ts';
import { type LegendEntry, type Sample, legend, unreadLayers } from './legend.ts';
import { PALETTES } from './palette.ts';
import { testPlan } from './plan.fixture.ts';
import { styleLayers } from './style.ts';

/** Layers that need no word: the ground, what a name or another mark explains, casings and halos. */
const SPEAK_FOR_THEMSELVES = [
  'land', 'built', 'green', 'water', 'outside', 'water-veil', 'water-edge', 'stream', 'zone-fill', 'zone-hatch-0', 'zone-hatch-1', 'zone-hatch-2', 'zone-band', 'zone-edge',
  'segment-casing', 'segment-prohibited', 'segment-strict', 'segment-general', 'segment-display', 'heritage-tint', 'organ-tint', 'concern-point',
  'highlight-halo', 'highlight-ring-halo', 'highlight-ring', 'leader', 'proposal-face-halo', 'proposal-face', 'highlight-label', 'proposal-label', 'zone-key', 'zone-name',
  'street-name-minor', 'street-name', 'way-name', 'main-street-name', 'stream-name', 'subdistrict-name', 'green-name', 'park-name', 'town-name', 'water-place-name', 'water-name',
];
const FEATURES = ['state-organs', 'heritage', 'scenic-areas', 'highways', 'railways', 'power-lines', 'water', 'green', 'junctions', 'tunnels'];

/** The test plan with a layer of every kind that the map knows, and one that it doesn't. */
function everything(): Plan {
  const plan = testPlan();
  const model = plan.layers.get('heritage');
  const base = plan.layers.get('base-lines');
  if (!model || !base) throw new Error('the fixture has changed');
  const layers = new Map(plan.layers);
  for (const id of FEATURES) layers.set(id, { ...model, entry: { ...model.entry, id, title: { zh: id, en: id } } });
  const kinds = ['road', 'highway', 'rail', 'dyke', 'bridge', 'station', 'landmark'];
  layers.set('base-lines', { ...base, features: kinds.map((kind) => ({ key: kind, geometry: { type: 'Point', coordinates: [116, 29.7] }, properties: { kind } })) });
  return { ...plan, layers };
}
const without = (id: string): Plan => {
  const plan = everything();
  const layer = plan.layers.get(id);
  if (!layer) throw new Error(`no ${id}`);
  const failed: Layer = { entry: { ...layer.entry, title: { zh: '缺', en: 'gone' } }, state: 'failed', features: [] };
  return { ...plan, layers: new Map([...plan.layers, [id, failed]]) };
};
/** Layers of the style that a sample is taken from. */
function drawnBy(sample: Sample | null): string[] {
  if (sample === null) return [];
  const using = (name: string): string[] => styleLayers('light', 29.7).filter((layer) => JSON.stringify(layer).includes(`"${imageId(name, 'light')}"`)).map(({ id }) => id);
  if ('image' in sample) return using(sample.image.name);
  return !('lines' in sample) ? [] : [...sample.lines.map(({ of }) => of), ...(sample.fill ? [sample.fill.of] : []), ...(sample.along ? using(sample.along.name) : [])];
}
const titles = (entries: readonly LegendEntry[]): string[] => entries.map(({ title }) => title.zh);

describe('legend', () => {
  it('has a word for every layer of the style that needs one', () => {
    const explained = new Set([...legend(everything(), 'light').flatMap(({ sample }) => drawnBy(sample)), ...SPEAK_FOR_THEMSELVES]);
    expect(styleLayers('light', 29.7).map(({ id }) => id).filter((id) => !explained.has(id))).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('shows lines in the colours and dashes of the %s map', (theme) => {
    const entry = legend(everything(), theme).find(({ title }) => title.zh === 'scenic-areas');
    expect(entry?.sample).toMatchObject({ kind: 'area', lines: [{ colour: PALETTES[theme].mapGreenLabel, width: 1.5, dash: [5, 2, 1.2, 2] }] });
  });

  it('tells a power line from the outline of what is undecided', () => {
    const lines = legend(everything(), 'light').flatMap(({ title, sample }) => (sample && 'lines' in sample ? [[title.zh, sample.lines[0]] as const] : []));
    const [power, undecided] = ['power-lines', '无法判定所涉要素'].map((name) => lines.find(([title]) => title === name)?.[1]);
    expect(power?.colour).not.toBe(undecided?.colour);
    expect(power?.dash).not.toEqual(undecided?.dash);
  });

  it('lists classes in the package’s order first, and folds what is not the plan’s own', () => {
    const first = legend(everything(), 'light').filter(({ more }) => !more);
    expect(first.map(({ sample }) => sample?.kind)).toEqual([...Array(4).fill('zone'), ...Array(4).fill('segment'), 'symbol', 'symbol', 'symbol', 'symbol']);
  });

  it('names no class of a layer that was not read, and says so instead', () => {
    const entries = legend(without('zones'), 'light');
    expect(entries.some(({ sample }) => sample?.kind === 'zone')).toBe(false);
    expect(entries[0]).toMatchObject({ title: { zh: '缺' }, sample: null, more: false });
    expect(titles(legend(without('heritage'), 'light'))).not.toContain('保护范围');
  });

  it('leaves out what the package does not have', () => {
    expect(titles(legend(testPlan(), 'light'))).not.toContain('公路用地');
    expect(titles(legend(testPlan(), 'light'))).not.toContain('铁路');
  });
});

describe('unreadLayers', () => {
  it('names what the map lacks', () => {
    expect(unreadLayers(everything())).toEqual([]);
    expect(unreadLayers(without('zones'))).toEqual([{ zh: '缺', en: 'gone' }]);
    expect(unreadLayers(without('base-lines'))).toEqual([{ zh: '缺', en: 'gone' }]);
  });
  it('names no layer that is only measured against', () => expect(unreadLayers(without('railways'))).toEqual([]));
});
