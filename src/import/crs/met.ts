/** Features of a delivery that are met again among what is known: landmarks by name, and the published version's own features by key or name. */
import type { Geometry } from 'geojson';
import { degreeMetres, metresBetween } from '../../geo/coordinates/ground.ts';
import type { ImportContext } from '../context.ts';
import type { PlacedFeature, RawGeometry } from '../types.ts';
import { boxOf, type Box } from './sample.ts';
import type { XY } from './types.ts';

export interface Met {
  readonly name: string;
  /** In the delivery, and where it is known to be. */
  readonly here: XY;
  readonly there: XY;
  /** Of the same shape as the one that was published, to within a metre; a landmark may be off by more. */
  readonly exact: boolean;
}

interface Known {
  readonly box: Box;
  readonly point: boolean;
  readonly published: boolean;
  readonly name: string;
}

/** An area larger than this has no one place to which a landmark could be compared. */
const SMALL = 400;
/** Metres by which two outlines of one shape may differ, and of their size: the shift of the web maps stretches a little. */
const [SAME, STRETCHED] = [1, 0.002];
const MOST = 5000;

/** One way of writing for names: width, case, spaces and brackets make no difference. */
export const nameOf = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/[\s()[\]〔〕【】·・.\-_“”"'‘’]/g, '');

export function pairsOf(features: readonly PlacedFeature[], context: ImportContext): Met[] {
  const known = knownOf(context);
  if (known.size === 0) return [];
  const found = new Map<string, Met | null>();
  for (const feature of features) {
    const texts = new Set(Object.values(feature.properties).flatMap((value) => (typeof value === 'string' && value.length <= 60 ? [nameOf(value)] : typeof value === 'number' && Number.isSafeInteger(value) ? [String(value)] : [])));
    for (const text of texts) {
      const there = text === '' ? undefined : known.get(text);
      if (there === undefined || there === null) continue;
      const met = meet(feature, there);
      // A name that several features have belongs to none of them.
      if (found.has(text)) found.set(text, null);
      else if (met !== undefined) found.set(text, met);
      if (met !== undefined) break;
    }
    if (found.size >= MOST) break;
  }
  return [...found.values()].flatMap((one) => one ?? []);
}

/** By name or key; null where a name stands for two places. */
function knownOf({ landmarks, published }: ImportContext): Map<string, Known | null> {
  const known = new Map<string, Known | null>();
  const add = (text: string, one: Known): void => {
    const name = nameOf(text);
    // A short number is met by chance, as a row or a count; only a shape that is the same as well is none.
    if (name.length < 2 || (/^\d{1,3}$/.test(name) && one.point)) return;
    const there = known.get(name);
    if (there === undefined) known.set(name, one);
    else if (there !== null && apart(there.box, one.box) > 200) known.set(name, null);
    else if (there?.published === false && one.published) known.set(name, one);
  };
  for (const { name, lon, lat } of landmarks) if (Number.isFinite(lon) && Number.isFinite(lat)) add(name, { box: [lon, lat, lon, lat], point: true, published: false, name });
  // One layer of a drawing may go into several of the plan, so all of them are looked at.
  for (const { features } of published?.layers.values() ?? [])
    for (const { key, geometry, properties } of features) {
      const box = outline(geometry);
      if (box === undefined) continue;
      const name = typeof properties['name'] === 'string' ? properties['name'] : key;
      const one: Known = { box, point: box[0] === box[2] && box[1] === box[3], published: true, name };
      add(key, one);
      if (name !== key) add(name, one);
    }
  return known;
}

const outline = (geometry: Geometry): Box | undefined => (geometry.type === 'GeometryCollection' ? undefined : boxOf(geometry as RawGeometry));

const middle = ([west, south, east, north]: Box): XY => [(west + east) / 2, (south + north) / 2];
const apart = (a: Box, b: Box): number => metresBetween({ lon: middle(a)[0], lat: middle(a)[1] }, { lon: middle(b)[0], lat: middle(b)[1] });

function meet({ geometry }: PlacedFeature, known: Known): Met | undefined {
  const box = boxOf(geometry);
  if (box === undefined) return undefined;
  const [wide, high] = sizeOf(box);
  const made = (exact: boolean): Met => ({ name: known.name, here: middle(box), there: middle(known.box), exact });
  if (known.published) {
    const [knownWide, knownHigh] = sizeOf(known.box);
    const same = (a: number, b: number): boolean => Math.abs(a - b) <= SAME + STRETCHED * b;
    return same(wide, knownWide) && same(high, knownHigh) ? made(true) : undefined;
  }
  return Math.hypot(wide, high) <= SMALL ? made(false) : undefined;
}

function sizeOf([west, south, east, north]: Box): XY {
  const [across, along] = degreeMetres((south + north) / 2);
  return [(east - west) * across, (north - south) * along];
}
