/** Where on the map words can be read: within its edges and beside what stands over it. */
import type { Side } from './focus-data.ts';
import type { Box } from './inside-point.ts';
import type { LonLat } from './local.ts';
import type { Ground } from './plan-view.ts';

/** Pixels from the map's upper left corner. */
interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
/** Half of a name of an area, pixels: six characters, and two lines with a key. */
export const NAME = { x: 42, y: 22 } as const;
/** Half of a name of a water: seven characters, set wide. */
export const WIDE_NAME = { x: 72, y: 22 } as const;

/** A view without its margin: what is put in there is not cut by the map's edge. */
export function readable([west, south, east, north]: Box, zoom: number, name: { readonly x: number; readonly y: number }): Box {
  const x = (name.x * 360) / (512 * 2 ** zoom);
  const y = ((name.y * 360) / (512 * 2 ** zoom)) * Math.cos((((south + north) / 2) * Math.PI) / 180);
  return [west + x, south + y, east - x, north - y];
}
/** The sign's words, pixels: half their size, and from its place to their middle. */
const WORDS = { x: 54, y: 20, beside: 76, above: 38 } as const;

/** The parts of the map under the elements, so far grown that no name put beside them is cut: lon, lat. */
export function coveredBoxes(map: Ground, over: readonly Element[]): Box[] {
  return rects(map, over).map(({ left, top, right, bottom }) => {
    const [southWest, northEast] = [map.unproject([left - NAME.x, bottom + NAME.y]), map.unproject([right + NAME.x, top - NAME.y])];
    return [southWest.lng, southWest.lat, northEast.lng, northEast.lat];
  });
}

/** Whether the words of a sign at a place can be read on a side. */
export function labelFits(map: Ground, [lon, lat]: LonLat, over: readonly Element[]): (side: Side) => boolean {
  const { x, y } = map.project([lon, lat]);
  const { clientWidth: width, clientHeight: height } = map.getContainer();
  const covers = rects(map, over);
  return (side) => {
    const middle = { top: [x, y - WORDS.above], bottom: [x, y + WORDS.above], left: [x - WORDS.beside, y], right: [x + WORDS.beside, y] } as const;
    const [cx, cy] = middle[side];
    const words: Rect = { left: cx - WORDS.x, right: cx + WORDS.x, top: cy - WORDS.y, bottom: cy + WORDS.y };
    return words.left >= 0 && words.top >= 0 && words.right <= width && words.bottom <= height && !covers.some((cover) => meet(words, cover));
  };
}

const meet = (a: Rect, b: Rect): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function rects(map: Ground, over: readonly Element[]): Rect[] {
  const stage = map.getContainer().getBoundingClientRect();
  return over.flatMap((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return left < right && top < bottom ? [{ left: left - stage.left, right: right - stage.left, top: top - stage.top, bottom: bottom - stage.top }] : [];
  });
}
