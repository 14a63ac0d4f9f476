/** Areas made of closed lines that lie inside others: an island in a drawing is often meant as a hole. */
import { areaBeyond } from '../../geo/shared-area.ts';
import type { LayerSource } from '../../plan/schema/manifest.ts';
import type { ImportFinding } from '../finding.ts';
import type { MappedFeature } from '../types.ts';
import { boxPairs } from './box-pairs.ts';
import { flatten, type Flat } from './flat.ts';
import type { Ground } from './ground.ts';
import { figure, nameOf, Tally } from './tally.ts';
import { sizeOf } from './size-faults.ts';

/** Share of the inner area that may reach beyond the outer one: roundings. */
const BEYOND = 1e-3;

export function nestedIn(features: readonly MappedFeature[], layer: LayerSource, ground: Ground): ImportFinding[] {
  const tally = new Tally(layer);
  const flats = features.map((feature) => flatten(feature, ground)).filter(({ sound, parts }) => sound && parts.every((part) => part.every((ring) => ring.length >= 8)));
  const budget = { left: 1e9 };
  for (const [i, j] of boxPairs(flats.map(({ box }) => box))) {
    const [one, other] = [flats[i], flats[j]];
    if (one === undefined || other === undefined || one.feature.properties['class'] !== other.feature.properties['class']) continue;
    const [inner, outer] = inside(one, other) ? [one, other] : [other, one];
    if (!inside(inner, outer)) continue;
    const units = areaBeyond(inner.area, outer.area, budget);
    const { area } = sizeOf(inner.parts, ground);
    const scale = ground.squareMetres(inner.box[1]);
    const [x = 0, y = 0] = inner.parts[0]?.[0] ?? [];
    if (!(units * scale <= BEYOND * area)) continue;
    tally.add('import.nested-ring', 'remark', inner.feature, () => ({
      text: { zh: `这条闭合线（${figure(area)} 平方米）在同类的 ${nameOf(outer.feature)} 之内，可能本应是其中的洞。请核对；若是洞，请在原图中做成带洞的面（填充或面域）。`, en: `This closed line (${figure(area)} m²) lies inside ${nameOf(outer.feature)} of the same class, and may be meant as a hole of it. If so, make it an area with a hole in the drawing (a hatch or a region).` },
      at: ground.place(x, y),
      area,
      ...(inner.feature.geometry === null ? {} : { shape: inner.feature.geometry }),
    }));
  }
  return tally.findings();
}

const inside = ({ box: a }: Flat, { box: b }: Flat): boolean => a[0] >= b[0] && a[1] >= b[1] && a[2] <= b[2] && a[3] <= b[3];
