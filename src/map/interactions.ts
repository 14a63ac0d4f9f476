/** Pointer and keyboard on the map: placing the sign, dragging it, asking what a symbol is. */
import type { LngLat, Map, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import type { FeatureRef } from './events.ts';
import { type LonLat, clickAccuracy } from './local.ts';
import { GLYPH, GRIP, POINTS, type Pointer, REACH, STEADY, SYMBOL } from './reach.ts';

/** What the map asks and tells while it is being used. Accuracies are metres, at the zoom of the moment. */
export interface Hand {
  /** Centre of the sign as it is shown. */
  readonly sign: () => LonLat | null;
  readonly place: (at: LonLat, accuracy: number) => void;
  /** The sign itself was pressed, not moved. */
  readonly press: (at: LonLat, accuracy: number) => void;
  /** Point features lie where the map was clicked, the nearest first. */
  readonly select: (refs: readonly FeatureRef[], at: LonLat, accuracy: number) => void;
  /** The sign follows the pointer; nothing is placed yet. */
  readonly drag: (at: LonLat) => void;
  /** Whether the wheel, and one finger, are the page's: then Ctrl, or two fingers, are for the map. */
  readonly yields: () => boolean;
  /** One of them has been left to the page. */
  readonly yielded: (what: 'wheel' | 'touch') => void;
}

interface Pixel {
  readonly x: number;
  readonly y: number;
}

/** Listens until the map is removed. */
export function attachHand(map: Map, hand: Hand): void {
  let dragged = false;
  const canvas = map.getCanvas();

  const press = (point: Pixel, { lng, lat }: LngLat, pointer: Pointer): void => {
    const accuracy = clickAccuracy(map.getZoom(), lat);
    const sign = hand.sign();
    if (sign && near(map, sign, point, GLYPH)) return hand.press([lng, lat], accuracy);
    const refs = pointsAt(map, point, REACH[pointer]);
    if (refs.length > 0) hand.select(refs, [lng, lat], accuracy);
    else hand.place([lng, lat], accuracy);
  };

  map.on('click', (event) => {
    if (!dragged) press(event.point, event.lngLat, pointerOf(event.originalEvent));
  });

  /** Ends the drag that is going on, without placing. */
  let cancel: () => void = () => {};
  const take = (event: MapMouseEvent | MapTouchEvent, pointer: Pointer): void => {
    dragged = false;
    const sign = hand.sign();
    if (!sign || !near(map, sign, event.point, GRIP[pointer])) return;
    event.preventDefault();
    cancel = followPointer(map, event, sign, STEADY[pointer], {
      drag: (at) => {
        dragged = true;
        hand.drag(at);
      },
      drop: ({ lng, lat }) => hand.place([lng, lat], clickAccuracy(map.getZoom(), lat)),
    });
  };
  // After a tap the browser sends a made-up mousedown as well; the touch has been dealt with by then.
  let touching = false;
  canvas.addEventListener('pointerdown', (event) => { touching = event.pointerType === 'touch'; }, { capture: true });
  map.on('mousedown', (event) => {
    if (!touching) take(event, 'mouse');
  });
  map.on('touchstart', (event) => {
    cancel();
    if (event.points.length === 1) take(event, 'touch');
  });
  map.on('mousemove', (event) => {
    if (canvas.style.cursor === 'grabbing') return;
    const sign = hand.sign();
    const cursor = sign && near(map, sign, event.point, GRIP.mouse) ? 'grab' : pointsAt(map, event.point, REACH.mouse).length > 0 ? 'pointer' : '';
    if (canvas.style.cursor !== cursor) canvas.style.cursor = cursor;
  });

  canvas.addEventListener('keydown', (event) => {
    // With a modifier it is for others.
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const centre = map.getCenter();
    press(map.project(centre), centre, 'mouse');
  });
}

/** The point features within reach, each once, the nearest first. */
function pointsAt(map: Map, { x, y }: Pixel, reach: number): FeatureRef[] {
  const found = map.queryRenderedFeatures([[x - reach, y - reach], [x + reach, y + reach]], { layers: [...POINTS] }).flatMap(({ properties, geometry }) => {
    const { layer, key } = properties as Record<string, unknown>;
    if (typeof layer !== 'string' || typeof key !== 'string' || geometry.type !== 'Point') return [];
    const [lon = 0, lat = 0] = geometry.coordinates;
    const point = map.project([lon, lat]);
    return [{ layer, key, away: Math.hypot(point.x - x, point.y - y) }];
  });
  // A name beside a symbol is not the symbol.
  const near = found.filter(({ away }) => away <= reach + SYMBOL).sort((a, b) => a.away - b.away);
  return near.filter((ref, index) => near.findIndex((other) => other.layer === ref.layer && other.key === ref.key) === index).map(({ layer, key }) => ({ layer, key }));
}
function near(map: Map, sign: LonLat, point: Pixel, reach: number): boolean {
  const { x, y } = map.project([sign[0], sign[1]]);
  return Math.hypot(x - point.x, y - point.y) <= reach;
}

/** From press to release: shows the sign under the pointer, then drops it. Returns what ends the drag and puts the sign back. */
function followPointer(map: Map, press: MapMouseEvent | MapTouchEvent, sign: LonLat, steady: number, hand: { drag: Hand['drag']; drop: (at: LngLat) => void }): () => void {
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
    if (last && keep) hand.drop(last);
    else if (last) hand.drag(sign);
  };
  const listen = { signal: done.signal };
  view.addEventListener('pointermove', ({ clientX, clientY }) => {
    const box = canvas.getBoundingClientRect();
    const [x, y] = [clientX - box.left, clientY - box.top];
    if (!last && Math.hypot(x - press.point.x, y - press.point.y) < steady) return;
    last = map.unproject([x + offsetX, y + offsetY]);
    canvas.style.cursor = 'grabbing';
    hand.drag([last.lng, last.lat]);
  }, listen);
  view.addEventListener('pointerup', () => stop(true), listen);
  view.addEventListener('pointercancel', () => stop(false), listen);
  map.once('remove', () => done.abort());
  return () => stop(false);
}

function pointerOf(event: MouseEvent): Pointer {
  return 'pointerType' in event && event.pointerType === 'touch' ? 'touch' : 'mouse';
}
