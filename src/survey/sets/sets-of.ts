/** Everything that the plan draws and every sign that stands, as sets of things. Cells are worked out when they are asked for. */
import { Plane } from '../../geo/plane.ts';
import { inForce } from '../../plan/phases.ts';
import type { Layer, Plan, PlanFeature } from '../../plan/plan.ts';
import type { LayerEntry } from '../../plan/schema/manifest.ts';
import type { FeatureRef } from '../types.ts';
import { FeatureColumns, number, once, text, word } from './columns.ts';
import { countsByZone, takenBySite } from './counts.ts';
import type { JudgedSigns } from './judged.ts';
import { groundArea, groundLength } from './measures.ts';
import { signSet } from './signs.ts';
import { standingSigns } from './standing.ts';
import type { Column, SetId, ThingSet } from './types.ts';
import { BASIS_WORDS, SET_TITLES, sideWords, titled, useWords } from './words.ts';

/**
 * @param judged signs with their verdicts; null before there are any: the package's own signs then wait for theirs, and what is counted of them is not known.
 * Areas are km², lengths km, both of ground (see measures.ts); heights and widths m.
 */
export function setsOf(plan: Plan, judged: JudgedSigns | null): Record<SetId, ThingSet> {
  return { zones: zoneSet(plan, judged), segments: segmentSet(plan), sites: siteSet(plan), signs: signSet(plan, judged ?? standingSigns(plan)) };
}

const layerOf = ({ layers }: Plan, role: LayerEntry['role']): Layer | undefined => [...layers.values()].find(({ entry }) => entry.role === role);
const planeOf = ({ manifest }: Plan): Plane => new Plane(manifest.crs.centralMeridian, manifest.extent);

function setOf(id: SetId, layer: Layer | undefined, columns: Column[], of: FeatureColumns): ThingSet {
  const features = layer?.features ?? [];
  const entry = layer?.entry;
  return {
    id,
    title: SET_TITLES[id],
    count: features.length,
    columns: [...columns, ...of.further(entry, new Set(columns.map((column) => column.id)))],
    ref: (i): FeatureRef => ({ layer: entry?.id ?? id, key: features[i]?.key ?? '' }),
    geometry: (i) => features[i]?.geometry ?? null,
  };
}

/** Phase and days in force, and on what the drawing rests: of every layer of the plan. */
function standing(plan: Plan, features: readonly PlanFeature[], entry: LayerEntry | undefined): Column[] {
  const { phases } = plan.manifest;
  const force = (i: number, end: 'from' | 'until'): string | null => inForce(features[i]?.properties ?? {}, phases)[end] ?? null;
  const phase = (i: number): string | null => {
    const value = features[i]?.properties['phase'];
    return typeof value === 'string' ? value : null;
  };
  return [
    word('phase', titled(phases), phase, { minor: true }),
    text('from', (i) => force(i, 'from'), { minor: true }),
    text('until', (i) => force(i, 'until'), { minor: true }),
    word('source', BASIS_WORDS, () => entry?.basis ?? null),
  ];
}

function zoneSet(plan: Plan, judged: JudgedSigns | null): ThingSet {
  const layer = layerOf(plan, 'zones');
  const features = layer?.features ?? [];
  const of = new FeatureColumns(features);
  const plane = planeOf(plan);
  const area = once(features, 'area', ({ geometry }) => groundArea(geometry, plane));
  const counts = judged === null ? null : countsByZone(judged);
  const count = (id: 'signs' | 'failing' | 'undetermined'): Column => number(id, (i) => (counts === null ? null : counts(features[i]?.key ?? '')[id]), { digits: 0 });
  return setOf('zones', layer, [
    of.key(),
    of.text('name'),
    of.word('class', titled(plan.manifest.zoneClasses)),
    number('area', (i) => perMillion(area(i)), { unit: 'km²', digits: 2 }),
    count('signs'),
    count('failing'),
    count('undetermined'),
    ...standing(plan, features, layer?.entry),
  ], of);
}

function segmentSet(plan: Plan): ThingSet {
  const layer = layerOf(plan, 'segments');
  const features = layer?.features ?? [];
  const of = new FeatureColumns(features);
  const plane = planeOf(plan);
  const length = once(features, 'length', ({ geometry }) => groundLength(geometry, plane));
  return setOf('segments', layer, [
    of.key(),
    of.text('name'),
    of.word('class', titled(plan.manifest.segmentClasses)),
    of.text('road'),
    of.word('side', sideWords(layer?.entry)),
    of.number('depth', 'm', 0),
    number('length', (i) => perThousand(length(i)), { unit: 'km', digits: 2 }),
    ...standing(plan, features, layer?.entry),
  ], of);
}

function siteSet(plan: Plan): ThingSet {
  const layer = layerOf(plan, 'sites');
  const features = layer?.features ?? [];
  const of = new FeatureColumns(features);
  const taken = takenBySite(plan);
  return setOf('sites', layer, [
    of.key(),
    of.text('name'),
    of.list('signType', titled(plan.rules.signTypes)),
    of.list('use', useWords()),
    of.number('radius', 'm', 0),
    of.number('maxWidth', 'm', 2),
    of.number('maxHeight', 'm', 2),
    of.number('maxArea', 'm²', 2),
    of.number('maxTop', 'm', 2),
    of.number('capacity', '', 0),
    number('taken', (i) => taken(features[i]?.key ?? ''), { digits: 0 }),
    ...standing(plan, features, layer?.entry),
  ], of);
}

/** Division of a decimal by a power of ten gives the decimal that one would write. */
const perMillion = (value: number | null): number | null => (value === null ? null : Math.round(value * 100) / 1e8);
const perThousand = (value: number | null): number | null => (value === null ? null : value / 1e3);
