/**
 * Which node of the tree each layer of the style belongs to: the one place that knows it. A style layer that draws several nodes is told apart by a value of
 * its features; whatever belongs to none is the sheet itself (`FIXED`).
 */
import type { ExpressionSpecification } from 'maplibre-gl';
import type { Plan } from '../../plan/plan.ts';
import { ZONE_STYLES } from '../palette.ts';
import { AUDIT, BASE, type GroupId, SURFACE, classNode } from './groups.ts';

/** Height on the sheet. Nodes change places within one level alone, so that no area ever covers a name. */
export type Level = 'ground' | 'veil' | 'area' | 'line' | 'point' | 'name';

export interface Claim {
  readonly group: GroupId;
  readonly level: Level;
  /** What tells its nodes apart; null where all of it is one node's. */
  readonly by: ExpressionSpecification | null;
  readonly parts: readonly (readonly [value: string, node: string])[];
}

/** The land, and what is looked at just now: shown whatever the tree says. */
export const FIXED: ReadonlySet<string> = new Set([
  'land', 'zone-here', 'concern-fail', 'concern-unknown', 'concern-consent', 'concern-point',
  'highlight-fill', 'highlight-halo', 'highlight-line', 'highlight-ring-halo', 'highlight-ring', 'leader', 'highlight-label',
  'proposal-error', 'proposal-error-edge', 'proposal-disc', 'proposal-disc-edge', 'proposal-face-halo', 'proposal-face', 'proposal-sign', 'proposal-label',
]);

const LAYER: ExpressionSpecification = ['get', 'layer'];
const KIND: ExpressionSpecification = ['get', 'kind'];
const CLASS: ExpressionSpecification = ['concat', ['get', 'layer'], ':', ['get', 'class']];

/** Feature layers that the style knows by id, and what it draws them with. */
const FEATURES: Readonly<Record<string, readonly (readonly [style: string, level: Level])[]>> = {
  'state-organs': [['organ-tint', 'line'], ['organ', 'line'], ['organ-name', 'name']],
  heritage: [['heritage-tint', 'line'], ['heritage', 'line'], ['heritage-control', 'line'], ['heritage-name', 'name']],
  'scenic-areas': [['scenic', 'line']],
  highways: [['highway-land', 'line']],
  'power-lines': [['power', 'line'], ['power-ticks', 'line']],
  water: [['water-range', 'line']],
  green: [['green-range', 'line']],
  junctions: [['junction', 'line']],
};

export function claims(plan: Plan): ReadonlyMap<string, Claim> {
  const map = new Map<string, Claim>();
  const layers = [...plan.layers.values()].map(({ entry }) => entry);
  const ids = (role: (typeof layers)[number]['role']): string[] => layers.filter((entry) => entry.role === role).map(({ id }) => id);
  const whole = (group: GroupId, node: string, level: Level, ...styles: readonly string[]): void => {
    for (const style of styles) map.set(style, { group, level, by: null, parts: [['', node]] });
  };
  const split = (group: GroupId, level: Level, by: ExpressionSpecification, parts: Claim['parts'], ...styles: readonly string[]): void => {
    for (const style of styles) map.set(style, { group, level, by, parts });
  };
  const classes = (role: 'zones' | 'segments', all: readonly { readonly id: string }[]): Claim['parts'] =>
    ids(role).flatMap((layer) => all.map(({ id }): [string, string] => [classNode(layer, id), classNode(layer, id)]));
  const own = (role: 'sites' | 'existing-signs'): Claim['parts'] => ids(role).map((id): [string, string] => [id, id]);

  const zones = classes('zones', plan.manifest.zoneClasses);
  split('zones', 'area', CLASS, zones, 'zone-fill', 'zone-hatch-0', 'zone-hatch-1', 'zone-hatch-2');
  split('zones', 'line', CLASS, zones, 'zone-band', 'zone-edge', 'zone-rest');
  split('zones', 'name', CLASS, zones, 'zone-key', 'zone-name');
  const { segmentClasses } = plan.manifest;
  split('segments', 'area', CLASS, classes('segments', segmentClasses), 'segment-band');
  split('segments', 'ground', CLASS, classes('segments', segmentClasses), 'segment-casing');
  for (const style of ZONE_STYLES) split('segments', 'line', CLASS, classes('segments', segmentClasses.filter((one) => one.style === style)), `segment-${style}`);
  split('points', 'area', LAYER, own('sites'), 'site-reach');
  split('points', 'point', LAYER, own('sites'), 'site');
  split('points', 'point', LAYER, own('existing-signs'), 'existing');
  whole('points', AUDIT, 'point', 'signs');
  whole('zones', SURFACE, 'ground', 'surface');

  for (const [id, styles] of Object.entries(FEATURES)) for (const [style, level] of styles) whole('features', id, level, style);
  const others = ids('features').filter((id) => !(id in FEATURES) && id !== 'railways');
  split('features', 'line', LAYER, others.map((id): [string, string] => [id, id]), 'feature-other');

  // Their lines are the base's; the layer of the same name says where they are measured from.
  const [highways, rail] = [plan.layers.has('highways') ? 'highways' : BASE.highways, plan.layers.has('railways') ? 'railways' : BASE.rail];
  if (highways === 'highways') whole('features', highways, 'ground', 'highway-casing', 'highway');
  else whole('base', highways, 'line', 'highway-casing', 'highway');
  if (rail === 'railways') whole('features', rail, 'ground', 'rail', 'rail-gaps');
  else whole('base', rail, 'line', 'rail', 'rail-gaps');
  whole('base', BASE.built, 'ground', 'built');
  whole('base', BASE.green, 'ground', 'green');
  whole('base', BASE.green, 'name', 'green-name');
  whole('base', BASE.water, 'ground', 'water');
  whole('base', BASE.water, 'veil', 'water-veil', 'water-edge');
  whole('base', BASE.water, 'line', 'stream');
  whole('base', BASE.water, 'name', 'water-name', 'water-place-name', 'stream-name');
  whole('base', BASE.dykes, 'line', 'dyke');
  whole('base', BASE.roads, 'line', 'bridge', 'road-casing', 'road');
  whole('base', BASE.roads, 'name', 'street-name-minor', 'street-name', 'main-street-name');
  split('base', 'name', KIND, [['highway', highways], ['rail', rail], ['dyke', BASE.dykes], ['bridge', BASE.roads]], 'way-name');
  split('base', 'name', KIND, [['park', BASE.places], ['mountain', BASE.green]], 'park-name');
  whole('base', BASE.places, 'name', 'landmark-name', 'subdistrict-name', 'town-name', 'station-name');
  const [area] = ids('plan-area');
  whole('base', area ?? 'plan-area', 'area', 'outside', 'area-edge');
  return map;
}

/** Whether another ground, which brings its own land, waters, roads and names, takes the place of a layer of the style. */
export function onGround(layer: { readonly id: string; readonly source?: unknown }, of: ReadonlyMap<string, Claim>): boolean {
  const claim = of.get(layer.id);
  return layer.source === 'base' || (claim?.group === 'base' && claim.level !== 'area');
}
