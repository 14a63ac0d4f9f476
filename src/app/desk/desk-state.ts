/** The desk's state and its link: what a link says over what a desk opens with, and what a link is to say. */
import { deskNodes, initialStates } from '../../map/desk/nodes.ts';
import type { DeskCamera } from '../../map/desk/events.ts';
import type { LayerState } from '../../map/desk/types.ts';
import type { Plan } from '../../plan/plan.ts';
import { readDate } from '../../plan/proposal-values.ts';
import { questionsToText } from '../../survey/questions/text.ts';
import type { AskedOfSets } from '../../survey/questions/types.ts';
import { SETS } from '../../survey/sets/types.ts';
import type { DeskLink } from './desk-address.ts';
import { PANES, type DeskState } from './store.ts';

export const OPENING: DeskState = { pane: 'look', asOf: '', layers: [], labels: true, crs: '', basemap: 'schematic', tool: null, tab: 'zones', chosen: null, identified: null, drawn: [], hidden: new Set(), folded: new Set() };

/** @param day the day, @param basemap the ground, where the link has none */
export function beginState(plan: Plan, link: DeskLink | null, day: string, basemap = 'schematic'): DeskState {
  return {
    ...OPENING,
    asOf: isDate(link?.date) ? link.date : day,
    tab: SETS.find((set) => set === link?.tab) ?? 'zones',
    pane: PANES.find((pane) => pane === link?.pane) ?? (link?.with === undefined ? 'look' : 'versions'),
    basemap: link?.base ?? basemap,
    labels: !offOf(link).has(LABELS),
    crs: link?.crs ?? '',
    layers: linked(statesOf(plan), link),
  };
}

const isDate = (text: string | undefined): text is string => readDate({ zh: '基准日', en: 'The day' }, text ?? '', 'date').ok;

/** With the layers that are only drawn, which come after the others. */
export function completed(layers: readonly LayerState[], plan: Plan, link: DeskLink | null): readonly LayerState[] {
  const all = statesOf(plan);
  return all.length === layers.length ? layers : linked(all, link).map((layer) => layers.find(({ id }) => id === layer.id) ?? layer);
}

/** What a desk opens with. Signs of a file have their line before there is a file. */
const opening = new WeakMap<Plan, readonly LayerState[]>();
function statesOf(plan: Plan): readonly LayerState[] {
  const known = opening.get(plan);
  if (known !== undefined) return known;
  const made = initialStates(deskNodes(plan, 0));
  opening.set(plan, made);
  return made;
}

/** Among what a link switches off: no layer is called so. */
const LABELS = 'labels';
const listOf = (text: string | undefined): readonly string[] => (text ?? '').split(',').filter((id) => id !== '');
const offOf = (link: DeskLink | null): ReadonlySet<string> => new Set(listOf(link?.off));

/** Switches, order and opacity as the link has them; what it does not name stays as it is. */
function linked(layers: readonly LayerState[], link: DeskLink | null): readonly LayerState[] {
  const off = offOf(link);
  const order = listOf(link?.order);
  const opacity = new Map(listOf(link?.opacity).map((part) => [part.slice(0, part.lastIndexOf('~')), Number(part.slice(part.lastIndexOf('~') + 1)) / 100]));
  const changed = layers.map((layer) => {
    const share = opacity.get(layer.id) ?? layer.opacity;
    return { ...layer, visible: layer.visible && !off.has(layer.id), opacity: share >= 0 && share <= 1 ? share : layer.opacity };
  });
  if (order.length === 0) return changed;
  const named = order.flatMap((id) => changed.find((layer) => layer.id === id) ?? []);
  const rest = changed.filter(({ id }) => !order.includes(id));
  return [...new Set([...named, ...rest])];
}

export interface Linked {
  readonly plan: Plan;
  readonly state: DeskState;
  readonly asked: AskedOfSets;
  readonly camera: DeskCamera | null;
  /** Address of the second package. */
  readonly second: string | null;
  readonly today: string;
  readonly before: DeskLink | null;
}

export function linkOf({ plan, state, asked, camera, second, today, before }: Linked): DeskLink {
  const { tab, pane, layers, labels, crs, asOf, basemap } = state;
  const ids = layers.map(({ id }) => id).join(',');
  const order = ids === statesOf(plan).map(({ id }) => id).join(',') ? '' : ids;
  const opacity = layers.flatMap((layer) => (layer.opacity === 1 ? [] : [`${layer.id}~${Math.round(layer.opacity * 100)}`])).join(',');
  const off = [...layers.filter(({ visible }) => !visible).map(({ id }) => id), ...(labels ? [] : [LABELS])].join(',');
  const q = questionsToText(asked);
  const view = camera === null ? before?.view : [camera.zoom.toFixed(2), camera.center[1].toFixed(5), camera.center[0].toFixed(5)].join('/');
  return {
    tab,
    ...(view === undefined ? {} : { view }),
    ...(off === '' ? {} : { off }),
    ...(order === '' ? {} : { order }),
    ...(opacity === '' ? {} : { opacity }),
    ...(q === '' ? {} : { q }),
    ...(asOf === today ? {} : { date: asOf }),
    ...(second === null ? {} : { with: second }),
    ...(basemap === 'schematic' ? {} : { base: basemap }),
    ...(crs === '' ? {} : { crs }),
    ...(pane === 'look' ? {} : { pane }),
  };
}

/** Where a link's map opens; null where it does not say. */
export function viewOf(link: DeskLink | null, extent: readonly [number, number, number, number] = [-180, -85, 180, 85]): { readonly zoom: number; readonly center: [lon: number, lat: number] } | null {
  const [zoom = NaN, lat = NaN, lon = NaN] = (link?.view ?? '').split('/').map(Number);
  // A place far from the plan would be an empty sheet.
  return Number.isFinite(zoom) && lon >= extent[0] && lon <= extent[2] && lat >= extent[1] && lat <= extent[3] ? { zoom, center: [lon, lat] } : null;
}
