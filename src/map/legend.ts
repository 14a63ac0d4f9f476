/** What the map's marks mean, taken from the very layers and images that draw them: no colour or dash stands here a second time. */
import type { LayerEntry } from '../plan/schema/manifest.ts';
import type { Layer, Plan } from '../plan/plan.ts';
import type { Text } from '../problem.ts';
import type { PlanLayer } from './context.ts';
import { type Drawing, drawings } from './images.ts';
import { LEGEND_TEXTS } from './legend-texts.ts';
import { PALETTES, type Palette, type Theme, ZONE_STYLES, type ZoneStyle, zoneEdge } from './palette.ts';
import { styleLayers } from './style.ts';

/** A line: as wide as in the sample, dashes in widths of the line as on the map. */
export interface Line {
  /** Layer of the style. */
  readonly of: string;
  readonly colour: string;
  readonly width: number;
  readonly dash: readonly number[];
  readonly opacity: number;
}
interface Fill {
  readonly of: string;
  readonly colour: string;
  readonly opacity: number;
}
export interface Image {
  readonly name: string;
  readonly drawing: Drawing;
}
export type Sample =
  | { readonly kind: 'zone' | 'segment'; readonly style: ZoneStyle | 'outline' }
  | { readonly kind: 'line' | 'area' | 'disc'; readonly lines: readonly Line[]; readonly fill: Fill | null; readonly along?: Image }
  | { readonly kind: 'symbol'; readonly image: Image };

export interface LegendEntry {
  readonly title: Text;
  /** Null: the layer was not read, and nothing of it is on the map. */
  readonly sample: Sample | null;
  /** Folded away at first. */
  readonly more: boolean;
}

/** One mark: the layers of the style that draw it, the first lowest; widths in the sample where the map's grow with the zoom. */
interface Mark {
  readonly title?: Text;
  readonly kind: 'line' | 'area' | 'disc';
  readonly draws: readonly (readonly [id: string, width?: number])[];
  /** Image that is repeated along the line. */
  readonly along?: string;
}
const mark = (kind: Mark['kind'], title: Text | null, ...draws: Mark['draws']): Mark => ({ kind, draws, ...(title && { title }) });
const symbol = (name: string, title: Text | null = null): { readonly symbol: string; readonly title?: Text } => ({ symbol: name, ...(title && { title }) });
type Row = Mark | ReturnType<typeof symbol>;

const T = LEGEND_TEXTS;
/** Feature layers that the style knows by id. Railways are drawn by the base. */
const FEATURES: Readonly<Record<string, readonly Row[]>> = {
  'state-organs': [symbol('organ'), mark('area', T.organRange, ['organ'])],
  heritage: [symbol('heritage'), mark('area', T.protection, ['heritage']), mark('area', T.control, ['heritage-control'])],
  'scenic-areas': [mark('area', null, ['scenic'])],
  highways: [mark('line', T.highwayLand, ['highway-land', 9])],
  railways: [],
  'power-lines': [{ ...mark('line', null, ['power', 1.4]), along: 'tick' }],
  water: [mark('area', null, ['water-range', 1])],
  green: [mark('area', null, ['green-range', 1])],
  junctions: [mark('area', null, ['junction'])],
};
const OTHER: readonly Row[] = [mark('area', null, ['feature-other'])];
/** Of the base, by the kind of its features. */
const BASE: Readonly<Record<string, readonly Row[]>> = {
  highway: [mark('line', T.highway, ['highway-casing', 6], ['highway', 4])],
  rail: [mark('line', T.rail, ['rail', 3], ['rail-gaps', 1.6])],
  dyke: [mark('line', T.dyke, ['dyke', 2])],
  bridge: [mark('line', T.bridge, ['bridge', 7], ['road-casing', 5], ['road', 3.5])],
  station: [symbol('station', T.station)],
  landmark: [symbol('landmark', T.landmark)],
};
/** Parts of the ground, as the tree of layers has them. */
const GROUND: Readonly<Record<string, Row>> = {
  'base:places': symbol('landmark'),
  'base:roads': mark('line', null, ['road-casing', 6], ['road', 4]),
  'base:highways': mark('line', null, ['highway-casing', 6], ['highway', 4]),
  'base:rail': mark('line', null, ['rail', 3], ['rail-gaps', 1.6]),
  'base:dykes': mark('line', null, ['dyke', 2]),
  'base:water': mark('area', null, ['water'], ['water-edge']),
  'base:green': mark('area', null, ['green']),
  'base:built': mark('area', null, ['built']),
};
const OWN: readonly Row[] = [symbol('proposal', T.proposal), mark('disc', T.error, ['proposal-error'], ['proposal-error-edge']), mark('disc', T.disc, ['proposal-disc'], ['proposal-disc-edge'])];
const CONCERN: readonly Row[] = [mark('area', T.fail, ['concern-fail']), mark('area', T.unknown, ['concern-unknown']), mark('area', T.consent, ['concern-consent']), mark('area', T.highlight, ['highlight-fill'], ['highlight-line'])];

/** Entries in the order of the map's importance: zones, what the plan sets beside them, the sign; then, folded, all else. */
export function legend(plan: Plan, theme: Theme): readonly LegendEntry[] {
  const draw = painter(theme, (plan.manifest.extent[1] + plan.manifest.extent[3]) / 2);
  const { zoneClasses, segmentClasses } = plan.manifest;
  const first = (classes: typeof zoneClasses): ZoneStyle => ZONE_STYLES.find((style) => classes.some((one) => one.style === style)) ?? 'general';
  const entry = (title: Text, sample: Sample | null, more = false): LegendEntry => ({ title, sample, more });
  const rows = (items: readonly Row[], layer: LayerEntry | null, more: boolean): LegendEntry[] => items.map((row) => entry(row.title ?? layer?.title ?? T.proposal, draw.row(row), more));
  /** What a layer draws, or one line that says that it wasn't read. */
  const of = (role: LayerEntry['role'], more: boolean, make: (layer: Layer) => LegendEntry[]): LegendEntry[] =>
    [...plan.layers.values()].filter((layer) => layer.entry.role === role).flatMap((layer) => (layer.state === 'failed' && (role !== 'features' || drawn(layer.entry.id)) ? [entry(layer.entry.title, null, more)] : make(layer)));
  return [
    ...of('zones', false, () => [...zoneClasses.map(({ title, style }) => entry(title, { kind: 'zone', style })), entry(T.here, draw.inked('area', 'zone-here'), true)]),
    ...of('segments', false, () => [...segmentClasses.map(({ title, style }) => entry(title, { kind: 'segment', style })), entry(T.depth, draw.classed('line', 'segment-band', first(segmentClasses), 10), true)]),
    ...of('sites', false, (layer) => [...rows([symbol('site'), symbol('site-taken', T.taken)], layer.entry, false), entry(T.reach, draw.circle('site-reach'), true)]),
    ...of('existing-signs', false, (layer) => rows([symbol('existing')], layer.entry, false)),
    ...rows(OWN.slice(0, 1), null, false),
    ...rows(OWN.slice(1), null, true),
    ...rows(CONCERN, null, true),
    ...of('plan-area', true, (layer) => rows([mark('area', null, ['area-edge'])], layer.entry, true)),
    ...of('features', true, (layer) => rows(FEATURES[layer.entry.id] ?? OTHER, layer.entry, true)),
    ...of('base', true, (layer) => {
      const kinds = new Set(layer.features.map(({ properties }) => properties['kind']));
      return Object.entries(BASE).flatMap(([kind, items]) => (kinds.has(kind) ? rows(items, layer.entry, true) : []));
    }),
  ];
}

const inState = (plan: Plan, state: Layer['state']): readonly Text[] => [...plan.layers.values()].filter((layer) => layer.state === state && (layer.entry.role !== 'features' || drawn(layer.entry.id))).map(({ entry }) => entry.title);

/** Titles of the layers that the map lacks because they weren't read. */
export const unreadLayers = (plan: Plan): readonly Text[] => inState(plan, 'failed');
/** Titles of the layers of which the map shows what lies about the place alone, since no more was read. */
export const partLayers = (plan: Plan): readonly Text[] => inState(plan, 'range');

/** What a line of the tree of layers is drawn with: the first mark of a feature layer, or a part of the ground. Null where the style draws nothing of it. */
export function layerSample(plan: Plan, theme: Theme, id: string): Sample | null {
  const own = Object.hasOwn(GROUND, id) ? GROUND[id] : plan.layers.get(id)?.entry.role === 'plan-area' ? mark('area', null, ['area-edge']) : id === 'railways' ? BASE['rail']?.[0] : id === 'highways' ? BASE['highway']?.[0] : (FEATURES[id] ?? OTHER)[0];
  return own === undefined ? null : painter(theme, (plan.manifest.extent[1] + plan.manifest.extent[3]) / 2).row(own);
}

const drawn = (id: string): boolean => (FEATURES[id] ?? OTHER).length > 0;

/** Reads samples off the style of a theme. Throws where a layer or an image is named that the map doesn't have. */
function painter(theme: Theme, lat: number) {
  const palette: Palette = PALETTES[theme];
  const layers = new Map(styleLayers(theme, lat).map((layer) => [layer.id, layer]));
  const images = drawings(palette);
  const layer = (id: string): PlanLayer => {
    const found = layers.get(id);
    if (!found) throw new Error(`no layer ${id} in the map's style`);
    return found;
  };
  const image = (name: string): Image => {
    const drawing = images.get(name);
    if (!drawing) throw new Error(`no image ${name} on the map`);
    return { name, drawing };
  };
  const paint = (id: string): Readonly<Record<string, unknown>> => layer(id).paint ?? {};
  // Of a value that changes with the zoom, the one for the closest view.
  const closest = (value: unknown): number => (typeof value === 'number' ? value : Array.isArray(value) && typeof value.at(-1) === 'number' ? Number(value.at(-1)) : 1);
  const line = (id: string, width?: number, colour = String(paint(id)['line-color'])): Line => {
    const { 'line-width': own, 'line-dasharray': dash, 'line-opacity': opacity } = paint(id);
    return { of: id, colour, width: width ?? (typeof own === 'number' ? own : 2), dash: Array.isArray(dash) ? dash.map(Number) : [], opacity: closest(opacity) };
  };
  return {
    row(row: Row): Sample {
      if ('symbol' in row) return { kind: 'symbol', image: image(row.symbol) };
      const [fill] = row.draws.filter(([id]) => layer(id).type === 'fill').map(([id]) => ({ of: id, colour: String(paint(id)['fill-color']), opacity: closest(paint(id)['fill-opacity']) }));
      return { kind: row.kind, fill: fill ?? null, lines: row.draws.filter(([id]) => layer(id).type === 'line').map(([id, width]) => line(id, width)), ...(row.along !== undefined && { along: image(row.along) }) };
    },
    /** A mark in the colour of a class of zones or segments: shown in the first there is. */
    classed: (kind: 'line' | 'area', id: string, style: ZoneStyle, width?: number): Sample => ({ kind, fill: null, lines: [line(id, width, zoneEdge(palette, style))] }),
    /** A mark in the colour of whatever class it is about: shown in none of them. */
    inked: (kind: 'line' | 'area', id: string): Sample => ({ kind, fill: null, lines: [line(id, undefined, palette.proposal)] }),
    circle(id: string): Sample {
      const { 'circle-color': fill, 'circle-opacity': opacity, 'circle-stroke-color': edge, 'circle-stroke-width': width, 'circle-stroke-opacity': strength } = paint(id);
      return { kind: 'disc', fill: { of: id, colour: String(fill), opacity: closest(opacity) }, lines: [{ of: id, colour: String(edge), width: closest(width), dash: [], opacity: closest(strength) }] };
    },
  };
}
