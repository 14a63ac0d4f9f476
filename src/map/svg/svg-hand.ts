/** Pointer and keyboard on the drawn map: pan, pinch and zoom; placing the sign, dragging it, asking what a symbol is. */
import type { FeatureRef } from '../events.ts';
import type { Hand } from '../interactions.ts';
import { type LonLat, clickAccuracy } from '../local.ts';
import { GLYPH, GRIP, type Pointer, REACH, STEADY } from '../reach.ts';
import type { Point } from './shapes.ts';

/** What the hand asks of the map under it. Pixels from its upper left corner. */
export interface Table {
  readonly surface: HTMLElement;
  readonly zoom: () => number;
  readonly middle: () => Point;
  readonly toScreen: (at: LonLat) => Point;
  readonly toGround: (at: Point) => [number, number];
  readonly push: (dx: number, dy: number) => void;
  readonly zoomTo: (zoom: number, about: Point) => void;
  readonly symbolsAt: (at: Point, reach: number) => readonly FeatureRef[];
}

/** Pixels that an arrow key moves the map. */
const KEY_STEP = 100;
const ARROWS: Readonly<Record<string, Point>> = { ArrowLeft: [KEY_STEP, 0], ArrowRight: [-KEY_STEP, 0], ArrowUp: [0, KEY_STEP], ArrowDown: [0, -KEY_STEP] };
/** Zoom a pixel of a wheel's way. */
const WHEEL = 1 / 300;

interface Gesture {
  /** From the sign's place to the pointer that took it; null while the map is pushed. */
  readonly sign: { readonly from: LonLat; readonly offset: Point } | null;
  readonly start: Point;
  readonly pointer: Pointer;
  moved: boolean;
  /** Two fingers were down: no press comes of it. */
  pinched: boolean;
  last: LonLat | null;
}

/** Listens as long as the signal lets it. */
export function attachSvgHand(table: Table, hand: Hand, signal: AbortSignal): void {
  const { surface } = table;
  const down = new Map<number, Point>();
  let gesture: Gesture | null = null;
  const at = ({ clientX, clientY }: MouseEvent): Point => {
    const box = surface.getBoundingClientRect();
    return [clientX - box.left, clientY - box.top];
  };
  const kind = ({ pointerType }: PointerEvent): Pointer => (pointerType === 'touch' ? 'touch' : 'mouse');
  const accuracy = ([, lat]: LonLat): number => clickAccuracy(table.zoom(), lat);
  const press = (point: Point, pointer: Pointer): void => {
    const ground = table.toGround(point);
    const sign = hand.sign();
    if (sign && away(table.toScreen(sign), point) <= GLYPH) return hand.press(ground, accuracy(ground));
    const refs = table.symbolsAt(point, REACH[pointer]);
    if (refs.length > 0) hand.select(refs, ground, accuracy(ground));
    else hand.place(ground, accuracy(ground));
  };
  const putBack = (): void => {
    if (gesture?.sign && gesture.last) hand.drag(gesture.sign.from);
  };
  const on = <K extends keyof HTMLElementEventMap>(type: K, listener: (event: HTMLElementEventMap[K]) => void, options: AddEventListenerOptions = {}): void => surface.addEventListener(type, listener, { ...options, signal });

  on('pointerdown', (event) => {
    if (event.button !== 0) return;
    surface.setPointerCapture(event.pointerId);
    const point = at(event);
    down.set(event.pointerId, point);
    if (down.size > 1) {
      putBack();
      gesture = { sign: null, start: point, pointer: 'touch', moved: true, pinched: true, last: null };
      return;
    }
    const sign = hand.sign();
    const place = sign && table.toScreen(sign);
    const taken = sign && place && away(place, point) <= GRIP[kind(event)] ? { from: sign, offset: [place[0] - point[0], place[1] - point[1]] as Point } : null;
    gesture = { sign: taken, start: point, pointer: kind(event), moved: false, pinched: false, last: null };
  });
  on('pointermove', (event) => {
    const before = down.get(event.pointerId);
    const point = at(event);
    if (!before || !gesture) return showCursor(table, hand, point);
    if (down.size > 1) {
      const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
      if (other) pinch(table, other, before, point);
      down.set(event.pointerId, point);
      return;
    }
    if (!gesture.moved && away(gesture.start, point) < STEADY[gesture.pointer]) return;
    down.set(event.pointerId, point);
    if (gesture.sign) {
      gesture.last = table.toGround([point[0] + gesture.sign.offset[0], point[1] + gesture.sign.offset[1]]);
      hand.drag(gesture.last);
    } else table.push(point[0] - before[0], point[1] - before[1]);
    gesture.moved = true;
    surface.style.cursor = 'grabbing';
  });
  const end = (event: PointerEvent, kept: boolean): void => {
    if (!down.delete(event.pointerId) || !gesture || down.size > 0) return;
    const done = gesture;
    if (!kept) putBack();
    gesture = null;
    surface.style.cursor = '';
    if (!kept || done.pinched) return;
    if (!done.moved) press(at(event), done.pointer);
    else if (done.sign && done.last) hand.place(done.last, accuracy(done.last));
  };
  on('pointerup', (event) => end(event, true));
  on('pointercancel', (event) => end(event, false));
  on('wheel', (event) => {
    if (hand.yields() && !event.ctrlKey && !event.metaKey) return hand.yielded('wheel');
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 40 : event.deltaY;
    table.zoomTo(table.zoom() - Math.min(Math.max(pixels, -300), 300) * WHEEL, at(event));
  }, { passive: false });
  on('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = ARROWS[event.key];
    if (step) table.push(...step);
    else if (event.key === '+' || event.key === '=') table.zoomTo(table.zoom() + 1, table.middle());
    else if (event.key === '-' || event.key === '_') table.zoomTo(table.zoom() - 1, table.middle());
    else if (event.key === 'Enter') press(table.middle(), 'mouse');
    else return;
    event.preventDefault();
  });
}

const away = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** One finger moves from `before` to `now` while another stays: the ground keeps to the fingers. */
function pinch(table: Table, other: Point, before: Point, now: Point): void {
  const [was, is] = [away(other, before), away(other, now)];
  table.push((now[0] - before[0]) / 2, (now[1] - before[1]) / 2);
  if (was > 0 && is > 0) table.zoomTo(table.zoom() + Math.log2(is / was), [(other[0] + now[0]) / 2, (other[1] + now[1]) / 2]);
}

function showCursor(table: Table, hand: Hand, point: Point): void {
  const sign = hand.sign();
  const cursor = sign && away(table.toScreen(sign), point) <= GRIP.mouse ? 'grab' : table.symbolsAt(point, REACH.mouse).length > 0 ? 'pointer' : '';
  if (table.surface.style.cursor !== cursor) table.surface.style.cursor = cursor;
}
