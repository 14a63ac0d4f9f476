/** What a person has asked to be mended in a layer's drawing, and nothing else. */
import type { LayerSource } from '../../plan/schema/manifest.ts';
import type { ImportFinding } from '../finding.ts';
import { oneType } from '../geometry/conform.ts';
import { REPAIRS, type Repair } from '../mapping/types.ts';
import type { MappedFeature } from '../types.ts';
import { cutOverlaps, dropDuplicates, dropSlivers } from './areas.ts';
import { closeRings, dropRepeated, untangle, windRings } from './rings.ts';
import { snapLines } from './snap.ts';
import { Work, type RepairOptions } from './work.ts';

export type { RepairOptions } from './work.ts';

export interface Repaired {
  readonly features: MappedFeature[];
  /** What the layer is to say in `plan.json`: a bow-tie that is mended has two parts. */
  readonly geometry: LayerSource['geometry'];
  /** A note for each repair of a feature, with the square metres by which its area has changed; a remark where a repair could not be made. */
  readonly findings: readonly ImportFinding[];
}

const DONE: Readonly<Record<Repair, (work: Work) => void>> = {
  'close-rings': closeRings,
  'repeated-points': dropRepeated,
  winding: windRings,
  'self-intersections': untangle,
  duplicates: dropDuplicates,
  overlaps: cutOverlaps,
  slivers: dropSlivers,
  'snap-lines': snapLines,
};
/** What later ones need is done first: no area is clipped before its rings are closed. */
const ORDER: readonly Repair[] = ['close-rings', 'repeated-points', 'self-intersections', 'winding', 'duplicates', 'overlaps', 'slivers', 'snap-lines'];

/** In the order that is right, however they are given. Features that no repair concerns are handed back as they are; done a second time, it changes nothing. */
export function repair(features: readonly MappedFeature[], repairs: readonly Repair[], layer: LayerSource, options: RepairOptions): Repaired {
  const asked = new Set(repairs.filter((one) => REPAIRS.includes(one)));
  if (asked.size === 0) return { features: [...features], geometry: layer.geometry, findings: [] };
  const work = new Work(features, layer, options);
  for (const one of ORDER) if (asked.has(one)) DONE[one](work);
  return { ...oneType(work.flats.map(({ feature }) => feature), layer), findings: work.findings };
}
