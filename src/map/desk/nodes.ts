/** The tree of layers as data: what there is, how much of it, and what the package says of it. Words and switches are the panel's. */
import type { Layer, Plan, PlanFeature } from '../../plan/plan.ts';
import type { LayerEntry } from '../../plan/schema/manifest.ts';
import type { Text } from '../../problem.ts';
import { type Box, boundsOf } from '../inside-point.ts';
import { AUDIT, BASE, BASE_PARTS, type BaseId, GROUPS, GROUP_TITLES, type GroupId, SURFACE, classNode } from './groups.ts';
import type { LayerState } from './types.ts';

/** What the manifest says of where a layer comes from. `accuracy`: metres. */
export type About = Pick<LayerEntry, 'source' | 'date' | 'accuracy' | 'groundError' | 'licence' | 'basis'>;

export interface DeskNode {
  /** That of its `LayerState`. */
  readonly id: string;
  readonly group: GroupId;
  readonly title: Text;
  /** Layer of the package that its features are in; null for signs of an audit and for what is absent. */
  readonly layer: string | null;
  /** Null where nothing can be counted. */
  readonly count: number | null;
  readonly about: About | null;
  /** `failed`: the layer was not read. `absent`: nobody could supply it; it is never drawn. */
  readonly state: 'whole' | 'failed' | 'absent';
  /** Of an absent layer: why, and who has it. */
  readonly absence?: { readonly reason: Text; readonly holder: Text };
}
export interface DeskGroup {
  readonly id: GroupId;
  readonly title: Text;
  readonly nodes: readonly DeskNode[];
}

/** Groups that have anything, each with its nodes from above to below. @param audited how many signs of a file are judged, null where there is no file */
export function deskNodes(plan: Plan, audited: number | null = null): readonly DeskGroup[] {
  const layers = [...plan.layers.values()];
  const ofRole = (role: LayerEntry['role']): Layer[] => layers.filter(({ entry }) => entry.role === role);
  const whole = (layer: Layer, group: GroupId): DeskNode => node(layer.entry.id, group, layer.entry.title, layer, layer.features.length);
  const classes = (group: 'zones' | 'segments', all: readonly { readonly id: string; readonly title: Text }[]): DeskNode[] =>
    ofRole(group).flatMap((layer) => all.map(({ id, title }) => node(classNode(layer.entry.id, id), group, title, layer, countsOf(layer.features).get(id) ?? 0)));
  const audit: DeskNode = { id: AUDIT, group: 'points', title: { zh: '核查的广告', en: 'Audited signs' }, layer: null, count: audited, about: null, state: 'whole' };
  const nodes: Readonly<Record<GroupId, readonly DeskNode[]>> = {
    zones: classes('zones', plan.manifest.zoneClasses),
    segments: classes('segments', plan.manifest.segmentClasses),
    points: [...(audited === null ? [] : [audit]), ...ofRole('sites').map((layer) => whole(layer, 'points')), ...ofRole('existing-signs').map((layer) => whole(layer, 'points'))],
    features: ofRole('features').map((layer) => whole(layer, 'features')),
    base: [...baseNodes(plan, ofRole('base')), ...ofRole('plan-area').map((layer) => whole(layer, 'base'))],
    absent: plan.manifest.absent.map(({ id, title, reason, holder }) => ({ id, group: 'absent', title, layer: null, count: null, about: null, state: 'absent', absence: { reason, holder } })),
  };
  return GROUPS.map((id) => ({ id, title: GROUP_TITLES[id], nodes: nodes[id] })).filter((group) => group.nodes.length > 0);
}

/** Features by class: counted once, however often the tree is made. */
function countsOf(features: readonly PlanFeature[]): ReadonlyMap<unknown, number> {
  const known = counted.get(features);
  if (known !== undefined) return known;
  const counts = new Map<unknown, number>();
  for (const { properties } of features) counts.set(properties['class'], (counts.get(properties['class']) ?? 0) + 1);
  counted.set(features, counts);
  return counts;
}
const counted = new WeakMap<readonly PlanFeature[], ReadonlyMap<unknown, number>>();

/** Everything visible and opaque, in the tree's order: what a desk opens with. The colouring by verdict lies under the zones' outlines. */
export const initialStates = (groups: readonly DeskGroup[]): LayerState[] =>
  [SURFACE, ...groups.flatMap(({ nodes }) => nodes.filter(({ state }) => state !== 'absent').map(({ id }) => id))].map((id) => ({ id, visible: true, opacity: 1 }));

/** The features that a node stands for. */
export function nodeFeatures(plan: Plan, { id, layer: name, group }: Pick<DeskNode, 'id' | 'layer' | 'group'>): readonly PlanFeature[] {
  if (group === 'base' && id in BASE_PARTS) {
    const { kinds } = BASE_PARTS[id as BaseId];
    return [...plan.layers.values()].filter(({ entry }) => entry.role === 'base').flatMap(({ features }) => features.filter(({ properties }) => kinds.includes(String(properties['kind']))));
  }
  const features = (name !== null && plan.layers.get(name)?.features) || [];
  return group === 'zones' || group === 'segments' ? features.filter(({ properties }) => classNode(name ?? '', String(properties['class'])) === id) : features;
}

/** What a map has to show to have all of a node in view; null where there is nothing of it. */
export function nodeBox(plan: Plan, of: DeskNode): Box | null {
  const boxes = nodeFeatures(plan, of).flatMap(({ geometry }) => boundsOf(geometry) ?? []);
  if (boxes.length === 0) return null;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < boxes.length; at += 4) {
    west = Math.min(west, boxes[at] ?? west);
    south = Math.min(south, boxes[at + 1] ?? south);
    east = Math.max(east, boxes[at + 2] ?? east);
    north = Math.max(north, boxes[at + 3] ?? north);
  }
  return [west, south, east, north];
}

/** The ground's parts that the package has. Highways and railways are drawn with the feature layers of that name where there are such. */
function baseNodes(plan: Plan, layers: readonly Layer[]): DeskNode[] {
  return Object.values(BASE).flatMap((id) => {
    if ((id === BASE.highways && plan.layers.has('highways')) || (id === BASE.rail && plan.layers.has('railways'))) return [];
    const { kinds, title } = BASE_PARTS[id];
    const count = (layer: Layer): number => layer.features.reduce((sum, { properties }) => sum + (kinds.includes(String(properties['kind'])) ? 1 : 0), 0);
    const counts = layers.map(count);
    const total = counts.reduce((sum, one) => sum + one, 0);
    const most = layers[counts.indexOf(Math.max(...counts))];
    return most && total > 0 ? [node(id, 'base', title, most, total)] : [];
  });
}

function node(id: string, group: GroupId, title: Text, { entry, state }: Layer, count: number): DeskNode {
  const { source, date, accuracy, groundError, licence, basis } = entry;
  return { id, group, title, layer: entry.id, count: state === 'failed' ? null : count, about: { source, date, accuracy, ...(groundError && { groundError }), licence, basis }, state: state === 'failed' ? state : 'whole' };
}
