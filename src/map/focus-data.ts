/** What a report, a highlight and a proposal put on the map, as collections of their sources. */
import type { Feature, FeatureCollection } from 'geojson';
import type { Plan } from '../plan/plan.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import type { Report } from '../report/types.ts';
import type { Language } from './context.ts';
import type { FeatureRef } from './events.ts';
import { insidePoint } from './inside-point.ts';
import { nearestPoint } from './nearest.ts';
import { type ProposalShape, proposalShape } from './proposal-shape.ts';
import { collection, feature, findFeature, labelOf } from './sources.ts';
import { TEXTS } from './texts.ts';

/** Results that a feature on the map is marked for. */
export const MARKED = ['fail', 'unknown', 'consent'] as const;
export type Marked = (typeof MARKED)[number];
const marked = (result: string): result is Marked => (MARKED as readonly string[]).includes(result);

/** The zones that the sign certainly touches, and the features that its failing, unknown and consent findings name: each once, by its worst. */
export function concernData(plan: Plan | null, report: Report | null): FeatureCollection {
  if (!plan || !report) return collection();
  const style = new Map(plan.manifest.zoneClasses.map((item) => [item.id, item.style]));
  const zoneLayers = [...plan.layers.values()].filter((layer) => layer.entry.role === 'zones').map((layer) => layer.entry.id);
  const zones = report.place.zones.flatMap((zone): Feature[] => {
    const item = zone.certain ? zoneLayers.map((layer) => findFeature(plan, layer, zone.key)).find((found) => found !== null) : null;
    return item ? [feature(item.geometry, { role: 'zone', style: style.get(zone.class) ?? 'outline', key: zone.key })] : [];
  });
  const worst = new Map<string, { ref: FeatureRef; result: Marked }>();
  for (const { feature: ref, result } of report.findings) {
    if (!ref || !marked(result) || zoneLayers.includes(ref.layer)) continue;
    const id = `${ref.layer}/${ref.key}`;
    const before = worst.get(id);
    if (!before || MARKED.indexOf(result) < MARKED.indexOf(before.result)) worst.set(id, { ref, result });
  }
  const features = [...worst.values()].flatMap(({ ref, result }): Feature[] => {
    const item = findFeature(plan, ref.layer, ref.key);
    return item ? [feature(item.geometry, { role: 'feature', result, key: ref.key, layer: ref.layer })] : [];
  });
  return collection([...zones, ...features]);
}

/** The feature that is pointed at, its name and number (what is only drawn has none to speak of), and a leader from the sign to its nearest point. */
export function highlightData(plan: Plan | null, highlight: FeatureRef | null, shape: ProposalShape | null): FeatureCollection {
  const item = highlight && findFeature(plan, highlight.layer, highlight.key);
  if (!highlight || !item) return collection();
  const parts: Feature[] = [feature(item.geometry, { role: 'feature', key: highlight.key, layer: highlight.layer })];
  const nearest = shape && nearestPoint(item.geometry, shape.centre);
  if (shape && nearest && nearest.metres > 1) parts.push(feature({ type: 'LineString', coordinates: [[...shape.centre], [...nearest.at]] }, { role: 'leader' }));
  const at = item.geometry.type === 'Point' ? item.geometry.coordinates : (insidePoint(item.geometry)?.at ?? nearest?.at ?? null);
  if (at) parts.push(feature({ type: 'Point', coordinates: [...at] }, { role: 'label', text: `${labelOf(item)}\n${plan?.layers.get(highlight.layer)?.entry.role === 'base' ? '' : highlight.key}`.trim() }));
  return collection(parts);
}

export const SIDES = ['top', 'right', 'bottom', 'left'] as const;
export type Side = (typeof SIDES)[number];

/** Where the sign's words stand, by the way it looks (degrees): behind the face, so that the arrow is free; beside it or before it only where there is no room behind. */
export function labelSide(bearing: number | null, fits: (side: Side) => boolean): Side {
  const front = Math.round((bearing ?? 0) / 90);
  const order = (bearing === null ? [2, 0, 1, 3] : [2, 1, 3, 0]).map((turn): Side => SIDES[(front + turn) % 4] ?? 'bottom');
  return order.find(fits) ?? order[0] ?? 'bottom';
}

/** The sign: error disc, disc or baseline at true size, symbol, and its sizes in words, on a side of it. */
export function proposalData(proposal: Proposal | null, defaultAccuracy: number, language: Language, side: Side): FeatureCollection {
  if (!proposal) return collection();
  const { centre, bearing, face, disc, error } = proposalShape(proposal, defaultAccuracy);
  const place = { type: 'Point' as const, coordinates: [...centre] };
  const { width, height } = proposal.properties;
  const metres = (value: number): string => value.toFixed(2);
  const size = typeof width === 'number' && typeof height === 'number' ? `\n${metres(width)} × ${metres(height)} m` : '';
  return collection([
    ...(error ? [feature(error, { role: 'error' })] : []),
    ...(disc ? [feature(disc, { role: 'disc' })] : []),
    ...(face ? [feature(face, { role: 'face' })] : []),
    feature(place, { role: 'place', ...(bearing !== null && { bearing }) }),
    feature(place, { role: 'label', side, text: `${TEXTS.proposal[language]}${size}` }),
  ]);
}
