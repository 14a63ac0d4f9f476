/** Single features far from all others: a text at the drawing's origin, a digit that is lost. They are named, and keep nobody from finding the system. */
import { beyond } from '../../geo/coordinates/ground.ts';
import type { Extent } from '../../geo/coordinates/types.ts';
import type { ImportFinding } from '../finding.ts';
import type { RawLayer } from '../types.ts';
import { distance, middleOf } from './sample.ts';
import type { ToLonLat } from './types.ts';
import type { Say } from './words.ts';

/** Metres beyond the extent: what is nearer is for the judgement of the drawing, feature by feature. */
const FAR = 50_000;
const NAMED = 5;

export function straysOf({ features, format }: Pick<RawLayer, 'features' | 'format'>, toLonLat: ToLonLat, extent: Extent, say: Say): ImportFinding[] {
  const named: { at: string; zh: string; en: string }[] = [];
  let count = 0;
  let first: readonly [number, number] | undefined;
  for (const feature of features) {
    const middle = middleOf(feature);
    if (middle === undefined) continue;
    const place = toLonLat(...middle);
    const off = place === undefined ? undefined : beyond(extent, { lon: place[0], lat: place[1] });
    if (place !== undefined && (off === undefined || off.metres <= FAR)) continue;
    count++;
    first ??= place;
    const where = middle.map((value) => Math.round(value * 1000) / 1000).join(', ');
    if (named.length < NAMED) named.push({ at: feature.at, zh: `${feature.at}（${where}${off === undefined ? '' : `，在${off.direction.zh} ${distance(off)}`}）`, en: `${feature.at} (${where}${off === undefined ? '' : `, ${distance(off)} ${off.direction.en}`})` });
  }
  if (count === 0) return [];
  const more = count - named.length;
  const finding = say(
    // A drawing is one layer with its frame and legend: what of it goes into the plan is held against the extent there.
    'stray', format === 'dxf' ? 'remark' : 'error',
    `有 ${count} 个要素远离其余要素和规划范围：${named.map(({ zh }) => zh).join('、')}${more > 0 ? `，另有 ${more} 个` : ''}。多为图上的残留或丢了数字，请在原文件中改正或删去。`,
    `${count} ${count === 1 ? 'feature lies' : 'features lie'} far from the others and from the plan’s extent: ${named.map(({ en }) => en).join(', ')}${more > 0 ? `, and ${more} more` : ''}. Mostly they are left over in a drawing, or have lost a digit; correct or delete them in the original file.`,
    { ...(count === 1 && named[0] !== undefined ? { feature: named[0].at } : {}), ...(first === undefined ? {} : { at: first }) },
  );
  return [finding];
}
