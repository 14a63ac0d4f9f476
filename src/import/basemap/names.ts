/** Names and points of what a source draws. */
import type { Geometry, Point, Position } from 'geojson';
import { inRing, polygonsOf, ringArea } from '../../plan/build/rings.ts';

/** Longer than any name that is written on a map. */
const LONGEST = 60;

/** Sources are written by anybody: no control characters, no marks that turn the direction of writing, no end of line. */
function tidy(text: string): string {
  const plain = text.normalize('NFC').replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ').replace(/\s+/gu, ' ').trim();
  return Array.from(plain).length > LONGEST ? '' : plain;
}

export function namesOf(name: string | undefined, nameEn?: string): { readonly name?: string; readonly nameEn?: string } {
  const [zh, en] = [tidy(name ?? ''), tidy(nameEn ?? '')];
  return zh === '' ? {} : { name: zh, ...(en === '' || en === zh ? {} : { nameEn: en }) };
}

/** A point that stands for something: its own, or one inside the largest part of an area. */
export function pointWithin(geometry: Geometry): Point | undefined {
  if (geometry.type === 'Point') return geometry;
  const [largest] = polygonsOf(geometry).toSorted((a, b) => Math.abs(ringArea(b[0] ?? [])) - Math.abs(ringArea(a[0] ?? [])));
  const at = largest?.[0] === undefined ? undefined : inside(largest[0]);
  return at === undefined ? undefined : { type: 'Point', coordinates: at };
}

/** The middle of the box where it lies within the ring, else the middle of the longest chord at that height. */
function inside(ring: readonly Position[]): Position | undefined {
  const [lons, lats] = [ring.map(([lon = 0]) => lon), ring.map(([, lat = 0]) => lat)];
  const middle = (values: number[]): number => (values.reduce((a, b) => Math.min(a, b), Infinity) + values.reduce((a, b) => Math.max(a, b), -Infinity)) / 2;
  const [lon, lat] = [middle(lons), middle(lats)];
  if (inRing([lon, lat], ring)) return [lon, lat];
  const crossings = ring.flatMap(([ax = 0, ay = 0], i) => {
    const [bx = ax, by = ay] = ring[i + 1] ?? [];
    return ay > lat === by > lat ? [] : [ax + ((lat - ay) / (by - ay)) * (bx - ax)];
  }).toSorted((a, b) => a - b);
  const chords = crossings.flatMap((from, i) => (i % 2 === 0 ? [[from, crossings[i + 1] ?? from] as const] : []));
  const [widest] = chords.toSorted(([a, b], [c, d]) => d - c - (b - a));
  return widest === undefined ? undefined : [(widest[0] + widest[1]) / 2, lat];
}
