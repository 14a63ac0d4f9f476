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

export const OPENING: DeskState = { pane: 'look', asOf: '', layers: [], labels: true, basemap: 'schematic', tool: null, tab: 'zones', chosen: null, identified: null, drawn: [], folded: new Set() };

/** @param day the day where the link has none */
export function beginState(plan: Plan, link: DeskLink | null, day: string): DeskState {
  return {
    ...OPENING,
    asOf: isDate(link?.date) ? link.date : day,
    tab: SETS.find((set) => set === link?.tab) ?? 'zones',
    pane: PANES.find((pane) => pane === link?.pane) ?? (link?.with === undefined ? 'look' : 'versions'),
    basemap: link?.base ?? 'schematic',
    labels: !offOf(link).has(LABELS),
    layers: switched(statesOf(plan), link),
  };
}

const isDate = (text: string | undefined): text is string => readDate({ zh: '基准日', en: 'The day' }, text ?? '', 'date').ok;

/** With the layers that are only drawn, which come after the others. */
export function completed(layers: readonly LayerState[], plan: Plan, link: DeskLink | null): readonly LayerState[] {
  const all = statesOf(plan);
  return all.length === layers.length ? layers : switched(all, link).map((layer) => layers.find(({ id }) => id === layer.id) ?? layer);
}

/** Signs of a file have theirs before there is a file. */
const statesOf = (plan: Plan): readonly LayerState[] => initialStates(deskNodes(plan, 0));

/** Among what a link switches off: no layer is called so. */
const LABELS = 'labels';
const offOf = (link: DeskLink | null): ReadonlySet<string> => new Set((link?.off ?? '').split(',').filter((id) => id !== ''));

function switched(layers: readonly LayerState[], link: DeskLink | null): readonly LayerState[] {
  const off = offOf(link);
  return off.size === 0 ? layers : layers.map((layer) => (off.has(layer.id) ? { ...layer, visible: false } : layer));
}

export interface Linked {
  readonly state: DeskState;
  readonly asked: AskedOfSets;
  readonly camera: DeskCamera | null;
  /** Address of the second package. */
  readonly second: string | null;
  readonly today: string;
  readonly before: DeskLink | null;
}

export function linkOf({ state, asked, camera, second, today, before }: Linked): DeskLink {
  const { tab, pane, layers, labels, asOf, basemap } = state;
  const off = [...layers.filter(({ visible }) => !visible).map(({ id }) => id), ...(labels ? [] : [LABELS])].join(',');
  const q = questionsToText(asked);
  const view = camera === null ? before?.view : [camera.zoom.toFixed(2), camera.center[1].toFixed(5), camera.center[0].toFixed(5)].join('/');
  return {
    tab,
    ...(view === undefined ? {} : { view }),
    ...(off === '' ? {} : { off }),
    ...(q === '' ? {} : { q }),
    ...(asOf === today ? {} : { date: asOf }),
    ...(second === null ? {} : { with: second }),
    ...(basemap === 'schematic' ? {} : { base: basemap }),
    ...(pane === 'look' ? {} : { pane }),
  };
}

/** Where a link's map opens; null where it does not say. */
export function viewOf(link: DeskLink | null, extent: readonly [number, number, number, number] = [-180, -85, 180, 85]): { readonly zoom: number; readonly center: [lon: number, lat: number] } | null {
  const [zoom = NaN, lat = NaN, lon = NaN] = (link?.view ?? '').split('/').map(Number);
  // A place far from the plan would be an empty sheet.
  return Number.isFinite(zoom) && lon >= extent[0] && lon <= extent[2] && lat >= extent[1] && lat <= extent[3] ? { zoom, center: [lon, lat] } : null;
}
