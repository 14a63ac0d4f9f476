/** The map's layers as SVG: the same style that MapLibre draws, read at one zoom and drawn on one sheet. */
import { type TemplateResult, nothing, svg } from 'lit';
import type { Feature } from 'geojson';
import type { PlanLayer } from '../context.ts';
import { type Drawing, drawings } from '../images.ts';
import { PALETTES, type Theme } from '../palette.ts';
import type { Collections } from '../sources.ts';
import { type Subject, evaluate, isTrue, numberOf, textOf } from './evaluate.ts';
import type { Icon, Layout, Mark, SymbolLayer } from './marks.ts';
import { type Rect, type Shape, along, areaPath, around, grown, linePath, offsetLine, seenLine, shapeOf } from './shapes.ts';
import type { Sheet } from './sheet.ts';
import { symbolUse, writing } from './strokes.ts';
import { placeSymbols } from './symbols.ts';

/** What is cut away lies so far outside that no edge band of it is seen. */
const MARGIN = 24;
/** Size of the boxes that stand for a line where names are placed. */
const BEAD = 7;
const HAN = "'PingFang SC','HarmonyOS Sans SC','Source Han Sans SC','Noto Sans SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif";

export interface Picture {
  /** Patterns, clips and symbols that the layers refer to. */
  readonly defs: TemplateResult;
  /** One group a layer, the lowest first; layers that draw nothing are left out. */
  readonly groups: readonly { readonly layer: string; readonly content: TemplateResult }[];
  /** Ids of the layers that draw something that is seen, `zone:…` and `segment:…` for the classes, `image:…` for symbols. */
  readonly shown: ReadonlySet<string>;
  /** Symbols as they stand. */
  readonly icons: readonly (Icon & { readonly layer: string })[];
}
export interface PictureOptions {
  readonly layers: readonly PlanLayer[];
  readonly collections: Collections;
  readonly sheet: Sheet;
  readonly theme: Theme;
  /** Before every id, so that several pictures can stand in one tree. */
  readonly ids: string;
  /** Kept free of names. */
  readonly taken?: readonly Rect[];
  /** Stood over by something: names go elsewhere where they can. */
  readonly covered?: readonly Rect[];
}

export function draw({ layers, collections, sheet, theme, ids, taken = [], covered = [] }: PictureOptions): Picture {
  const images = drawings(PALETTES[theme]);
  const context = new Context(sheet, images, ids);
  const active = layers.filter(({ minzoom, maxzoom }) => sheet.zoom >= (minzoom ?? 0) && sheet.zoom < (maxzoom ?? 99)).map((layer) => ({ layer, features: context.features(layer, collections) }));
  const symbolLayers = active.flatMap(({ layer, features }) => (layer.type === 'symbol' ? [{ layer, features }] : []));
  const marks = placeSymbols(symbolLayers, taken, { sheet, images, shape: (feature) => context.shape(feature), area: (name) => context.areaOf(name, collections), better: [...context.controlled(collections), ...covered] });
  const groups = active.flatMap(({ layer, features }) => {
    const content = layer.type === 'symbol' ? context.marks(layer, marks.get(layer.id) ?? []) : context.drawn(layer, features);
    return content.length === 0 ? [] : [{ layer: layer.id, content: svg`<g data-layer=${layer.id}>${content}</g>` }];
  });
  return { defs: svg`<defs>${context.defs}</defs>`, groups, shown: context.shown, icons: context.icons };
}

export const FONT = HAN;

const nameOf = (properties: Feature['properties']): string => `${String(properties?.['layer'])} ${String(properties?.['key'])}`;

class Context {
  readonly defs: TemplateResult[] = [];
  readonly shown = new Set<string>();
  readonly icons: (Icon & { layer: string })[] = [];
  readonly #sheet: Sheet;
  readonly #images: ReadonlyMap<string, Drawing>;
  readonly #ids: string;
  readonly #box: Rect;
  readonly #shapes = new Map<Feature, Shape>();
  readonly #named = new Map<unknown, string>();
  /** Zones and grounds by layer and key; of the same name the first zone, then the first ground. */
  readonly #areas = new Map<string, Feature>();

  constructor(sheet: Sheet, images: ReadonlyMap<string, Drawing>, ids: string) {
    this.#sheet = sheet;
    this.#images = images;
    this.#ids = ids;
    this.#box = grown(sheet.box, MARGIN);
  }

  shape(feature: Feature): Shape {
    const known = this.#shapes.get(feature);
    if (known) return known;
    const shape = shapeOf(feature.geometry, this.#sheet.project, this.#box);
    this.#shapes.set(feature, shape);
    return shape;
  }

  /** The features of a layer that can be seen, in the order in which they are drawn. */
  features(layer: PlanLayer, collections: Collections): readonly Feature[] {
    if (layer.type === 'background' || layer.source === undefined) return [];
    const { filter } = layer as { filter?: unknown };
    const found = collections[layer.source].features.filter((feature) => filter === undefined || isTrue(filter, this.#subject(feature))).filter((feature) => {
      const { areas, lines, points } = this.shape(feature);
      return areas.length + lines.length + points.length > 0;
    });
    const key = (layer.layout as Layout | undefined)?.['line-sort-key'];
    return key === undefined ? found : [...found].sort((a, b) => numberOf(key, this.#subject(a), 0) - numberOf(key, this.#subject(b), 0));
  }

  /** The zone or the water that a name in view is of. */
  areaOf({ properties }: Feature, { zones, base }: Collections): Shape | null {
    if (this.#areas.size === 0) for (const one of [...zones.features, ...base.features].reverse()) this.#areas.set(nameOf(one.properties), one);
    const found = this.#areas.get(nameOf(properties));
    return found ? this.shape(found) : null;
  }

  /** Boxes along the controlled segments. */
  controlled({ segments }: Collections): Rect[] {
    return segments.features.flatMap((feature) =>
      this.shape(feature).lines.flatMap((line) => {
        const way = along(line);
        return Array.from({ length: Math.ceil(way.length / BEAD) }, (_, index) => {
          const { x, y } = way.at((index + 0.5) * BEAD);
          return around(x, y, BEAD / 2, BEAD / 2);
        });
      }),
    );
  }

  drawn(layer: PlanLayer, features: readonly Feature[]): TemplateResult[] {
    const paint: Layout = { ...layer.paint };
    if (layer.type === 'background') {
      const { left, top, right, bottom } = this.#sheet.box;
      return [svg`<rect x=${left} y=${top} width=${right - left} height=${bottom - top} fill=${String(paint['background-color'])} />`];
    }
    const result = features.flatMap((feature) => {
      const subject = this.#subject(feature);
      const made = layer.type === 'fill' ? this.#fill(feature, paint, subject) : layer.type === 'line' ? this.#line(feature, paint, { ...layer.layout }, subject) : layer.type === 'circle' ? this.#circle(feature, paint, subject) : [];
      if (made.length > 0 && this.#isSeen(layer, feature)) this.#note(layer, feature);
      return made;
    });
    return result;
  }

  marks(layer: SymbolLayer, marks: readonly Mark[]): TemplateResult[] {
    return marks.flatMap((mark) => {
      if (mark.kind !== 'icon') return [writing(mark)];
      const drawing = this.#images.get(mark.name);
      if (!drawing) return [];
      this.icons.push({ ...mark, layer: layer.id });
      this.shown.add(layer.id).add(`image:${mark.name}`);
      const id = this.#define(mark.name, (name) => svg`<g id=${name}>${symbolUse(drawing)}</g>`);
      return [svg`<use href=${`#${id}`} opacity=${mark.opacity === 1 ? nothing : mark.opacity} transform=${`translate(${mark.x.toFixed(2)} ${mark.y.toFixed(2)})${mark.rotate === 0 ? '' : `rotate(${mark.rotate.toFixed(2)})`}${mark.scale === 1 ? '' : `scale(${mark.scale.toFixed(3)})`}`} />`];
    });
  }

  #subject(feature: Feature): Subject {
    return { zoom: this.#sheet.zoom, properties: feature.properties ?? {}, geometry: feature.geometry.type };
  }

  /** Whether something of it lies in view: an area's edge may run outside while the area fills the view. */
  #isSeen({ type }: PlanLayer, feature: Feature): boolean {
    const { areas, lines } = this.shape(feature);
    const { seen } = this.#sheet;
    if (type !== 'line') return true;
    return lines.some((line) => seenLine(line, seen)) || areas.some((rings) => rings.some((ring) => seenLine(ring, seen)));
  }

  #note(layer: PlanLayer, feature: Feature): void {
    this.shown.add(layer.id);
    const style = feature.properties?.['style'];
    if (typeof style === 'string' && (layer.source === 'zones' || layer.source === 'segments')) this.shown.add(`${layer.source}:${style}`);
  }

  #fill(feature: Feature, paint: Layout, subject: Subject): TemplateResult[] {
    const { areas } = this.shape(feature);
    const opacity = numberOf(paint['fill-opacity'], subject, 1);
    if (areas.length === 0 || opacity === 0) return [];
    let colour = textOf(paint['fill-color'], subject);
    if (paint['fill-pattern'] !== undefined) {
      const name = textOf(paint['fill-pattern'], subject).split('@')[0] ?? '';
      const drawing = this.#images.get(name);
      if (!drawing) return [];
      colour = `url(#${this.#define(name, (id) => svg`<pattern id=${id} width=${drawing.size} height=${drawing.size} patternUnits="userSpaceOnUse">${symbolUse(drawing)}</pattern>`)})`;
    }
    return colour === '' ? [] : [svg`<path d=${areaPath(areas)} fill=${colour} fill-opacity=${opacity === 1 ? nothing : opacity} fill-rule="evenodd" />`];
  }

  #line(feature: Feature, paint: Layout, layout: Layout, subject: Subject): TemplateResult[] {
    const { areas, lines } = this.shape(feature);
    const [width, opacity, offset] = [numberOf(paint['line-width'], subject, 1), numberOf(paint['line-opacity'], subject, 1), numberOf(paint['line-offset'], subject, 0)];
    if (width <= 0 || opacity === 0) return [];
    const gap = paint['line-gap-width'] === undefined ? null : numberOf(paint['line-gap-width'], subject, 0);
    const dash = evaluate(paint['line-dasharray'] ?? null, subject);
    const dashes = Array.isArray(dash) ? dash.map((part) => Math.round(Number(part) * width * 100) / 100).join(' ') : nothing;
    const stroke = (path: string, strokeWidth: number, clip: string | typeof nothing): TemplateResult =>
      svg`<path d=${path} fill="none" stroke=${textOf(paint['line-color'], subject)} stroke-width=${Math.round(strokeWidth * 100) / 100} stroke-opacity=${opacity === 1 ? nothing : opacity} stroke-linecap=${layout['line-cap'] === 'round' ? 'round' : nothing} stroke-linejoin=${layout['line-join'] === 'round' ? 'round' : nothing} stroke-dasharray=${dashes} clip-path=${clip} />`;
    const result: TemplateResult[] = [];
    if (areas.length > 0) {
      // An edge inside its area: twice as wide, and cut at the area's limit.
      const clip = offset > 0 ? `url(#${this.#define(feature, (id) => svg`<clipPath id=${id}><path d=${areaPath(areas)} clip-rule="evenodd" /></clipPath>`)})` : nothing;
      result.push(stroke(areaPath(areas), offset > 0 ? 2 * offset + width : width, clip));
    }
    if (lines.length > 0) {
      const sides = gap === null ? [offset] : [-(gap + width) / 2, (gap + width) / 2];
      for (const side of sides) result.push(stroke(linePath(side === 0 ? lines : lines.map((line) => offsetLine(line, side))), width, nothing));
    }
    return result;
  }

  #circle(feature: Feature, paint: Layout, subject: Subject): TemplateResult[] {
    const of = (name: string, otherwise: number): number => numberOf(paint[name], subject, otherwise);
    return this.shape(feature).points.map(
      ([x, y]) =>
        svg`<circle cx=${x.toFixed(2)} cy=${y.toFixed(2)} r=${of('circle-radius', 5).toFixed(2)} fill=${textOf(paint['circle-color'], subject, 'none')} fill-opacity=${of('circle-opacity', 1)} stroke=${textOf(paint['circle-stroke-color'], subject, 'none')} stroke-width=${of('circle-stroke-width', 0)} stroke-opacity=${of('circle-stroke-opacity', 1)} />`,
    );
  }

  /** Defines a thing once; its id. */
  #define(thing: unknown, make: (id: string) => TemplateResult): string {
    const known = this.#named.get(thing);
    if (known !== undefined) return known;
    const id = `${this.#ids}${this.#named.size}`;
    this.#named.set(thing, id);
    this.defs.push(make(id));
    return id;
  }
}
