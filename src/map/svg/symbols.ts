/** Symbols and names of the style's symbol layers: placed greedily, the topmost layer first, as MapLibre does. */
import type { Feature } from 'geojson';
import { placeAlong, ticksAlong } from './along-lines.ts';
import { type Places, placesIn } from './area-places.ts';
import { Board } from './board.ts';
import { type Section, type Subject, evaluate, isTrue, numberOf, textOf } from './evaluate.ts';
import { type Line, broken, widthOf } from './lettering.ts';
import type { Face, Icon, Layout, Mark, OneSymbol, Placing, SymbolLayer, Words } from './marks.ts';
import { type Point, type Rect, around } from './shapes.ts';
import type { Sheet } from './sheet.ts';

/** Marks by layer. `layers` from the lowest to the topmost, each with its features in view. */
export function placeSymbols(layers: readonly { readonly layer: SymbolLayer; readonly features: readonly Feature[] }[], taken: readonly Rect[], placing: Placing): ReadonlyMap<string, readonly Mark[]> {
  const board = new Board(placing.sheet.view, taken, placing.better);
  const placed = new Map<string, Mark[]>();
  for (const { layer, features } of [...layers].reverse()) {
    const layout: Layout = { ...layer.layout };
    const subject = (feature: Feature): Subject => ({ zoom: placing.sheet.zoom, properties: feature.properties ?? {}, geometry: feature.geometry.type });
    const order = (feature: Feature): number => numberOf(layout['symbol-sort-key'] ?? 0, subject(feature), 0);
    const marks: Mark[] = [];
    for (const feature of [...features].sort((a, b) => order(a) - order(b))) {
      const symbol = { layer, layout, feature, subject: subject(feature), face: faceOf(layer, subject(feature)) };
      if (layout['symbol-placement'] === 'line') marks.push(...(layout['icon-image'] ? ticksAlong(symbol, placing) : placeAlong(symbol, placing, board, marks)));
      else for (const at of placing.shape(feature).points) marks.push(...placeAt(at, symbol, placing, board));
    }
    placed.set(layer.id, marks);
  }
  return placed;
}

function faceOf(layer: SymbolLayer, subject: Subject): Face {
  const layout: Layout = { ...layer.layout };
  const paint: Layout = { ...layer.paint };
  const font = evaluate(layout['text-font'] ?? [], subject);
  return {
    size: numberOf(layout['text-size'], subject, 16),
    strong: isStrong(font),
    song: isSong(font),
    colour: textOf(paint['text-color'], subject, 'currentColor'),
    halo: textOf(paint['text-halo-color'], subject, 'none'),
    haloWidth: numberOf(paint['text-halo-width'], subject, 0),
    opacity: numberOf(paint['text-opacity'], subject, 1),
    spacing: numberOf(layout['text-letter-spacing'], subject, 0),
  };
}
const first = (font: unknown): string => (Array.isArray(font) ? String(font[0] ?? '') : '');
const isStrong = (font: unknown): boolean => first(font).includes('Semibold');
const isSong = (font: unknown): boolean => first(font).includes('Song');

type Anchor = 'center' | 'left' | 'right' | 'top' | 'bottom';
const ANCHORS: readonly string[] = ['center', 'left', 'right', 'top', 'bottom'];
const anchorOf = (value: unknown): Anchor => (ANCHORS.includes(String(value)) ? (value as Anchor) : 'center');

function placeAt(at: Point, symbol: OneSymbol, placing: Placing, board: Board): Mark[] {
  const { images, sheet } = placing;
  const { layout, subject } = symbol;
  const icon = iconAt(at, symbol, images, sheet);
  const iconBox = icon ? [around(at[0], at[1], half(icon, images), half(icon, images))] : [];
  const iconStands = icon !== null && (isTrue(layout['icon-allow-overlap'], subject) || board.free(iconBox, false));
  const lines = linesOf(symbol);
  if (icon && !iconStands) return [];
  const marks: Mark[] = icon ? [icon] : [];
  const choices = lines.length === 0 ? [] : choicesOf(symbol);
  const pad = numberOf(layout['text-padding'], subject, 2);
  const own = icon && !isTrue(layout['icon-ignore-placement'], subject) ? iconBox : [];
  const always = isTrue(layout['text-allow-overlap'], subject);
  for (const clear of [true, false]) {
    for (const words of wordings(at, lines, choices, symbol, placing, pad)) {
      const box = boxOf(words, pad);
      if (!always && !board.free([box], clear)) continue;
      board.take([...own, box]);
      return [...marks, words];
    }
  }
  // A symbol stands without its name only where the layer says so.
  if (choices.length > 0 && !isTrue(layout['text-optional'], subject)) return [];
  board.take(own);
  return marks;
}

/** The words at each of their anchors; a name of an area wherever it lies in the area, a double name of a water by its first half before it lies on land. */
function* wordings(at: Point, lines: readonly Line[], choices: ReturnType<typeof choicesOf>, symbol: OneSymbol, { area, sheet }: Placing, pad: number): Generator<Words> {
  const [first] = choices;
  const shape = symbol.layer.source === 'view-names' && first ? area(symbol.feature) : null;
  if (shape && first) {
    const about = (place: Point, some = lines): Words => wordsAt(place, some, 'center', [0, 0], symbol);
    const placesFor = (some: readonly Line[]): Places => {
      const { left, right, top, bottom } = boxOf(about([0, 0], some), pad);
      return placesIn(shape.areas, sheet.seen, (right - left) / 2, (bottom - top) / 2);
    };
    const places = placesFor(lines);
    if (places.holds(at)) yield about(at);
    for (const place of places.all.slice(0, places.whole)) yield about(place);
    if (symbol.face.song && lines.length > 1) {
      const half = placesFor(lines.slice(0, 1));
      for (const place of half.all.slice(0, half.whole)) yield about(place, lines.slice(0, 1));
    }
    yield about(at);
    for (const place of places.all.slice(places.whole)) yield about(place);
  }
  for (const { anchor, offset } of choices) yield wordsAt(at, lines, anchor, offset, symbol);
}

function iconAt([x, y]: Point, { layout, layer, subject, feature }: OneSymbol, images: Placing['images'], sheet: Sheet): Icon | null {
  const name = textOf(layout['icon-image'], subject).split('@')[0] ?? '';
  if (!images.has(name)) return null;
  const turned = layout['icon-rotation-alignment'] === 'map' ? -sheet.convergence : 0;
  const paint: Layout = { ...layer.paint };
  const rotate = layout['icon-rotate'] === undefined ? 0 : numberOf(layout['icon-rotate'], subject, 0) + turned;
  return { kind: 'icon', name, x, y, rotate, scale: numberOf(layout['icon-size'], subject, 1), opacity: numberOf(paint['icon-opacity'], subject, 1), feature };
}
const half = ({ name, scale }: Icon, images: Placing['images']): number => ((images.get(name)?.size ?? 0) / 2) * scale;

/** The lines of a label; none where there is nothing to write. */
function linesOf({ layout, subject }: OneSymbol): Line[] {
  const field = evaluate(layout['text-field'] ?? '', subject);
  const most = numberOf(layout['text-max-width'], subject, 10);
  const sections: readonly Section[] = Array.isArray(field) ? (field as Section[]) : [{ text: typeof field === 'string' ? field : '', scale: 1, colour: null, font: null }];
  const lines: Line[] = [];
  let open = false;
  for (const { text, scale, colour, font } of sections) {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) open = false;
      if (part === '') continue;
      const last = lines.at(-1);
      if (open && last) lines[lines.length - 1] = { ...last, text: last.text + part };
      else lines.push(...broken(part, most).map((one): Line => ({ text: one, scale, colour, strong: font ? isStrong(font) : null })));
      open = true;
    }
  }
  return lines;
}

/** Where a label may stand about its point, the best first. */
function choicesOf({ layout, subject }: OneSymbol): { anchor: Anchor; offset: Point }[] {
  const variable = evaluate(layout['text-variable-anchor'] ?? null, subject);
  if (Array.isArray(variable)) {
    const radius = numberOf(layout['text-radial-offset'], subject, 0);
    const offsets: Record<Anchor, Point> = { center: [0, 0], left: [radius, 0], right: [-radius, 0], top: [0, radius], bottom: [0, -radius] };
    return variable.map((anchor) => ({ anchor: anchorOf(anchor), offset: offsets[anchorOf(anchor)] }));
  }
  const offset = evaluate(layout['text-offset'] ?? null, subject);
  const [x, y] = Array.isArray(offset) ? [Number(offset[0]), Number(offset[1])] : [0, 0];
  return [{ anchor: anchorOf(evaluate(layout['text-anchor'] ?? 'center', subject)), offset: [x, y] }];
}

function wordsAt([x, y]: Point, lines: readonly Line[], anchor: Anchor, [ox, oy]: Point, { layout, subject, face, feature }: OneSymbol): Words {
  const { size } = face;
  const leading = numberOf(layout['text-line-height'], subject, 1.2) * size;
  const height = leading * lines.length;
  const top = y + oy * size + (anchor === 'top' ? 0 : anchor === 'bottom' ? -height : -height / 2);
  return {
    kind: 'words',
    face,
    x: x + ox * size,
    anchor: anchor === 'left' ? 'start' : anchor === 'right' ? 'end' : 'middle',
    lines: lines.map((line, index) => ({ ...line, y: top + leading * (index + 0.5) })),
    slanted: face.song && feature.properties?.['kind'] === 'water',
  };
}

export function boxOf({ face, lines, x, anchor }: Words, pad: number): Rect {
  const width = Math.max(...lines.map(({ text, scale }) => widthOf(text, face.spacing) * scale * face.size));
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  const [top, bottom] = [(lines[0]?.y ?? 0) - face.size * 0.6, (lines.at(-1)?.y ?? 0) + face.size * 0.6];
  return { left: left - pad, right: left + width + pad, top: top - pad, bottom: bottom + pad };
}
