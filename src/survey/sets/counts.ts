/** Signs by zone, and by site: counted in one pass when the first number is asked for. */
import type { Plan } from '../../plan/plan.ts';
import { VERDICTS } from '../summary.ts';
import { IN_ERROR, NOT_JUDGED, type JudgedSigns } from './judged.ts';

export interface ZoneCounts {
  readonly signs: number;
  readonly failing: number;
  readonly undetermined: number;
}

const NONE: ZoneCounts = { signs: 0, failing: 0, undetermined: 0 };
const FAILING = VERDICTS.indexOf('nonconforming');
const UNDETERMINED = VERDICTS.indexOf('undetermined');

/** By key of the zone. A sign in two zones counts in both; what is in error or waits for its verdict in none. */
export function countsByZone(judged: JudgedSigns): (key: string) => ZoneCounts {
  let counts: ReadonlyMap<string, ZoneCounts> | null = null;
  return (key) => {
    counts ??= counted(judged);
    return counts.get(key) ?? NONE;
  };
}

type Counts = Map<string, { signs: number; failing: number; undetermined: number }>;

/** While signs are judged, which they are in their order, this is asked again and again: what is settled is counted once. */
const kept = new WeakMap<JudgedSigns, { readonly counts: Counts; settled: number }>();

function counted(judged: JudgedSigns): Counts {
  const so = kept.get(judged) ?? { counts: new Map(), settled: 0 };
  kept.set(judged, so);
  for (; so.settled < judged.count && judged.verdict[so.settled] !== NOT_JUDGED; so.settled++) add(so.counts, judged, so.settled);
  if (judged.verdict.subarray(so.settled).every((verdict) => verdict === NOT_JUDGED)) return so.counts;
  const counts: Counts = new Map();
  for (let i = 0; i < judged.count; i++) add(counts, judged, i);
  return counts;
}

function add(counts: Counts, judged: JudgedSigns, i: number): void {
  const verdict = judged.verdict[i] ?? NOT_JUDGED;
  if (verdict === IN_ERROR || verdict === NOT_JUDGED) return;
  for (const key of judged.zones(i)) {
    let own = counts.get(key);
    if (own === undefined) counts.set(key, (own = { signs: 0, failing: 0, undetermined: 0 }));
    own.signs += 1;
    if (verdict === FAILING) own.failing += 1;
    if (verdict === UNDETERMINED) own.undetermined += 1;
  }
}

/** How many of the package's signs name a site as their own; null where that is not known: no such column, or a layer that was not read. */
export function takenBySite({ layers }: Plan): (key: string) => number | null {
  const layer = [...layers.values()].find(({ entry }) => entry.role === 'existing-signs');
  if (layer === undefined || layer.state === 'failed' || layer.entry.columns['site'] === undefined) return () => null;
  const counts = new Map<string, number>();
  for (const { properties } of layer.features) {
    const { site } = properties;
    if (typeof site === 'string') counts.set(site, (counts.get(site) ?? 0) + 1);
  }
  return (key) => counts.get(key) ?? 0;
}
