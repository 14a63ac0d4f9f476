/** Pointer and keyboard on the map: placing the sign, dragging it, asking what is there. */
import type { LngLat, Map, MapMouseEvent, MapTouchEvent, PointLike } from 'maplibre-gl';
import type { FeatureRef } from './events.ts';
import { type LonLat, clickAccuracy } from './local.ts';

/** What the map asks and tells while it is being used. */
export interface Hand {
  readonly readonly: () => boolean;
  /** Centre of the sign as it is shown. */
  readonly sign: () => LonLat | null;
  readonly place: (at: LonLat, accuracy: number) => void;
  readonly select: (first: FeatureRef, others: readonly FeatureRef[]) => void;
  /** The sign follows the pointer; nothing is placed yet. */
  readonly drag: (at: LonLat) => void;
}

/** Pixels around a pointer in which a thing counts as hit: a finger is wide. */
const REACH = { mouse: 5, touch: 14 } as const;
const GRIP = { mouse: 13, touch: 26 } as const;
type Pointer = keyof typeof REACH;

/** Layers that answer a click, zones first, then points, lines and areas. */
const ZONES = ['zone-fill'];
const POINTS = ['site', 'existing', 'heritage-name', 'organ-name'];
const LINES = ['segment-casing', 'power', 'rail', 'highway'];
const AREAS = ['heritage-tint', 'organ-tint', 'scenic', 'water-range', 'green-range', 'junction', 'feature-other'];

/** Listens until the map is removed. */
export function attachHand(map: Map, hand: Hand): void {
  let dragged = false;
  const at = ({ lng, lat }: LngLat): LonLat => [lng, lat];
  const placeAt = (where: LngLat): void => hand.place(at(where), clickAccuracy(map.getZoom(), where.lat));

  const ask = (x: number, y: number, pointer: Pointer): void => {
    const reach = REACH[pointer];
    const box: [PointLike, PointLike] = [[x - reach, y - reach], [x + reach, y + reach]];
    const refs = [...refsAt(map, [x, y], ZONES), ...refsAt(map, box, POINTS), ...refsAt(map, box, LINES), ...refsAt(map, box, AREAS)];
    const [first, ...others] = refs.filter((ref, index) => refs.findIndex((other) => other.layer === ref.layer && other.key === ref.key) === index);
    if (first) hand.select(first, others);
  };

  map.on('click', (event) => {
    if (dragged) return;
    if (!hand.readonly()) placeAt(event.lngLat);
    ask(event.point.x, event.point.y, pointerOf(event.originalEvent));
  });

  /** Ends the drag that is going on, without placing. */
  let cancel: () => void = () => {};
  const take = (event: MapMouseEvent | MapTouchEvent, pointer: Pointer): void => {
    dragged = false;
    const sign = hand.sign();
    if (hand.readonly() || !sign || !near(map, sign, event.point, GRIP[pointer])) return;
    event.preventDefault();
    // A press on the sign is no new place, even where it isn't a drag.
    dragged = true;
    cancel = followPointer(map, event, sign, hand.drag, placeAt);
  };
  // After a tap the browser sends a made-up mousedown as well; the touch has been dealt with by then.
  let touching = false;
  map.getCanvas().addEventListener('pointerdown', (event) => { touching = event.pointerType === 'touch'; }, { capture: true });
  map.on('mousedown', (event) => {
    if (!touching) take(event, 'mouse');
  });
  map.on('touchstart', (event) => {
    cancel();
    if (event.points.length === 1) take(event, 'touch');
  });
  map.on('mousemove', (event) => {
    const sign = hand.sign();
    const over = !hand.readonly() && sign !== null && near(map, sign, event.point, GRIP.mouse);
    const cursor = over ? 'grab' : '';
    if (map.getCanvas().style.cursor !== 'grabbing' && map.getCanvas().style.cursor !== cursor) map.getCanvas().style.cursor = cursor;
  });

  map.getCanvas().addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const centre = map.getCenter();
    if (!hand.readonly()) placeAt(centre);
    const { x, y } = map.project(centre);
    ask(x, y, 'mouse');
  });
}

function refsAt(map: Map, where: PointLike | [PointLike, PointLike], layers: readonly string[]): FeatureRef[] {
  return map.queryRenderedFeatures(where, { layers: [...layers] }).flatMap(({ properties }) => {
    const { layer, key } = properties as Record<string, unknown>;
    return typeof layer === 'string' && typeof key === 'string' ? [{ layer, key }] : [];
  });
}

function near(map: Map, sign: LonLat, point: { x: number; y: number }, reach: number): boolean {
  const { x, y } = map.project([sign[0], sign[1]]);
  return Math.hypot(x - point.x, y - point.y) <= reach;
}

/** From press to release: shows the sign under the pointer, then places it. Returns what ends the drag and puts the sign back. */
function followPointer(map: Map, press: MapMouseEvent | MapTouchEvent, sign: LonLat, drag: Hand['drag'], place: (at: LngLat) => void): () => void {
  const canvas = map.getCanvas();
  const view = canvas.ownerDocument.defaultView ?? window;
  const done = new AbortController();
  // The sign keeps its distance from the pointer, so that it doesn't jump when taken by its edge.
  const start = map.project([sign[0], sign[1]]);
  const [offsetX, offsetY] = [start.x - press.point.x, start.y - press.point.y];
  let last: LngLat | null = null;
  const stop = (keep: boolean): void => {
    if (done.signal.aborted) return;
    done.abort();
    canvas.style.cursor = '';
    if (last && keep) place(last);
    else if (last) drag(sign);
  };
  const listen = { signal: done.signal };
  view.addEventListener('pointermove', ({ clientX, clientY }) => {
    const box = canvas.getBoundingClientRect();
    const [x, y] = [clientX - box.left, clientY - box.top];
    // The first pixels belong to an unsteady press.
    if (!last && Math.hypot(x - press.point.x, y - press.point.y) < 3) return;
    last = map.unproject([x + offsetX, y + offsetY]);
    canvas.style.cursor = 'grabbing';
    drag([last.lng, last.lat]);
  }, listen);
  view.addEventListener('pointerup', () => stop(true), listen);
  view.addEventListener('pointercancel', () => stop(false), listen);
  map.once('remove', () => done.abort());
  return () => stop(false);
}

function pointerOf(event: MouseEvent): Pointer {
  return 'pointerType' in event && event.pointerType === 'touch' ? 'touch' : 'mouse';
}
