/** Areas that are hardly any, the way their rings are wound, and features that are there twice. */
import type { LayerSource } from '../../plan/schema/manifest.ts';
import { geometryOf, pointIn } from './clip.ts';
import type { Flat } from './flat.ts';
import { ringArea, type Ground } from './ground.ts';
import { SLIVER, type Bench } from './shape-faults.ts';
import { figure, nameOf } from './tally.ts';

/** Of a sliver, 4π × area ÷ perimeter²: 1 of a circle, 0.04 of a strip 75 times as long as wide. */
const THIN = 0.04;
/** Metres that a sliver is wide on the average at most, or the tolerance where that is more. */
const NARROW = 1;

interface Size {
  /** Square metres and metres. */
  readonly area: number;
  readonly perimeter: number;
}

/** Of closed rings, shells and holes as they come. */
export function sizeOf(parts: Flat['parts'], ground: Ground): Size {
  let area = 0;
  let perimeter = 0;
  for (const part of parts)
    for (const [r, ring] of part.entries()) {
      let [south, north] = [Infinity, -Infinity];
      for (let i = 1; i < ring.length; i += 2) {
        const y = ring[i] as number;
        if (y < south) south = y;
        if (y > north) north = y;
      }
      const scale = ground.scale((south + north) / 2);
      area += (r === 0 ? 1 : -1) * Math.abs(ringArea(ring)) * scale.x * scale.y;
      for (let i = 0; i + 3 < ring.length; i += 2) {
        const [dx, dy] = [((ring[i + 2] as number) - (ring[i] as number)) * scale.x, ((ring[i + 3] as number) - (ring[i + 1] as number)) * scale.y];
        perimeter += Math.sqrt(dx * dx + dy * dy);
      }
    }
  return { area, perimeter };
}

/** Thin by its form, and narrow on the average (twice the area by the perimeter). */
export const isSliver = ({ area, perimeter }: Size, tolerance: number): boolean => 12.566370614 * area < THIN * perimeter * perimeter && (2 * area) / perimeter < Math.max(NARROW, tolerance);

export function judgeSize(flat: Flat, { tally, ground, tolerance }: Bench): void {
  const size = sizeOf(flat.parts, ground);
  const sliver = isSliver(size, tolerance);
  if (!sliver && size.area >= SLIVER) return;
  const width = (2 * size.area) / size.perimeter;
  tally.add(sliver ? 'import.sliver' : 'import.small-area', 'remark', flat.feature, () => {
    const rings = flat.parts.flatMap((part) => part.map((ring, r) => (ringArea(ring) > 0 === (r === 0) ? ring : reversed(ring))));
    const shape = geometryOf(rings, ground);
    const at = pointIn(rings, ground);
    return {
      text: sliver
        ? { zh: `面呈细条状：${figure(size.area)} 平方米，平均宽 ${figure(width)} 米。多为作图误差，请核对。`, en: `The area is a sliver: ${figure(size.area)} m², ${figure(width)} m wide on the average. It is mostly a slip of drawing; look at it.` }
        : { zh: `面只有 ${figure(size.area)} 平方米，不足 ${SLIVER} 平方米。多为作图误差，请核对。`, en: `The area has only ${figure(size.area)} m², less than ${SLIVER}. It is mostly a slip of drawing; look at it.` },
      area: size.area,
      ...(shape === undefined ? {} : { shape }),
      ...(at === undefined ? {} : { at }),
    };
  });
}

export function reversed(path: Float64Array): Float64Array {
  const out = new Float64Array(path.length);
  for (let i = 0; i + 1 < path.length; i += 2) {
    out[path.length - 2 - i] = path[i] as number;
    out[path.length - 1 - i] = path[i + 1] as number;
  }
  return out;
}

/** One note for a layer: which way rings run is a habit of the format they came in. */
export function judgeWinding(flats: readonly Flat[], { tally }: Bench): void {
  let rings = 0;
  let features = 0;
  let first: Flat | undefined;
  for (const flat of flats) {
    let wrong = 0;
    for (const part of flat.parts) for (const [r, ring] of part.entries()) if (ringArea(ring) > 0 !== (r === 0)) wrong++;
    if (wrong === 0) continue;
    rings += wrong;
    features++;
    first ??= flat;
  }
  if (first === undefined) return;
  const name = nameOf(first.feature);
  tally.add('import.winding', 'note', null, () => ({
    text: { zh: `${features} 个要素的 ${rings} 个环方向相反（外环应逆时针，首个：${name}）；写入规划包时会转正，图形不变。`, en: `${rings} rings of ${features} features run the other way round (outlines run anticlockwise; the first: ${name}); they are turned when the package is written, and the shape stays the same.` },
  }));
}

/** Each feature that is drawn exactly as an earlier one, whatever corner it begins with → that one. */
export function duplicatesIn(flats: readonly Flat[]): Map<Flat, Flat> {
  const found = new Map<Flat, Flat>();
  const seen = new Map<string, Flat>();
  for (const flat of flats) {
    const key = `${flat.box.join(' ')} ${drawn(flat).length}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, flat);
    else if (canonical(first) === canonical(flat)) found.set(flat, first);
    else {
      // The same box and another drawing: rare, and then told apart by every number.
      const exact = `${key} ${canonical(flat)}`;
      const other = seen.get(exact);
      if (other === undefined) seen.set(exact, flat);
      else found.set(flat, other);
    }
  }
  return found;
}

const drawn = (flat: Flat): readonly Float64Array[] => [...flat.parts.flat(), ...flat.lines];

/** From its lowest corner on, the way of the smaller next one: the same for the same ring or line, however it is written. */
function canonical(flat: Flat): string {
  if (flat.points.length > 0) return flat.points.map((point) => point.join(' ')).join(' ');
  return drawn(flat)
    .map((path) => {
      const [forward, backward] = [turned(path), turned(reversed(path))].map((one) => one.join(' '));
      return (forward ?? '') < (backward ?? '') ? (forward ?? '') : (backward ?? '');
    })
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    .join('|');
}

function turned(path: Float64Array): Float64Array {
  const closed = path.length > 2 && path[0] === path.at(-2) && path[1] === path.at(-1);
  if (!closed) return path;
  const ring = path.subarray(0, -2);
  let low = 0;
  for (let i = 2; i < ring.length; i += 2) if ((ring[i] as number) < (ring[low] as number) || (ring[i] === ring[low] && (ring[i + 1] as number) < (ring[low + 1] as number))) low = i;
  return Float64Array.from([...ring.subarray(low), ...ring.subarray(0, low)]);
}

export function judgeDuplicates(twins: ReadonlyMap<Flat, Flat>, layer: LayerSource, forbidden: (one: Flat, other: Flat) => boolean, { tally, ground }: Bench): void {
  for (const [flat, first] of twins) {
    const severity = layer.role === 'zones' && forbidden(first, flat) ? 'error' : 'remark';
    tally.add('import.duplicate-feature', severity, flat.feature, () => {
      const [x, y] = flat.points[0] ?? [drawn(flat)[0]?.[0] ?? 0, drawn(flat)[0]?.[1] ?? 0];
      const area = flat.parts.length === 0 ? undefined : sizeOf(flat.parts, ground).area;
      const shape = flat.feature.geometry;
      return {
        text: { zh: `与 ${nameOf(first.feature)} 的图形完全相同。请删去其一，或在映射文件的 repair 中写 duplicates（属性也相同时）。`, en: `It is drawn exactly as ${nameOf(first.feature)}. Delete one, or write duplicates under repair in the mapping, where their attributes are the same too.` },
        at: ground.place(x, y),
        ...(area === undefined ? {} : { area }),
        ...(shape === null ? {} : { shape }),
      };
    });
  }
}
