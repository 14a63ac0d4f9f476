/** When a plan changes: what is in force on a day, and when next something begins or ends. */
import type { Text } from '../../problem.ts';
import { inForce, phasesAt } from '../phases.ts';
import type { Plan } from '../plan.ts';
import { standingAt, type Standing } from './plan-at.ts';

/** Of one layer, how many features. */
export interface LayerCount extends Readonly<Record<Standing, number>> {
  readonly layer: string;
  readonly title: Text;
}

/** A day on which something begins, or has ended the day before. */
export interface Turn {
  readonly date: string;
  readonly layers: readonly { readonly layer: string; readonly title: Text; readonly begins: number; readonly ends: number }[];
}

export interface Day {
  readonly date: string;
  /** Whether the plan's own findings hold at all. */
  readonly inTerm: boolean;
  /** Ids of phases in which it lies. */
  readonly phases: readonly string[];
  /** Layers of which something has a date, in the plan's order; the others are whole on every day. */
  readonly layers: readonly LayerCount[];
  readonly undated: { readonly layers: number; readonly features: number };
  readonly next: Turn | null;
  readonly previous: Turn | null;
}

/** Features counted on `date`, and the changes nearest to it: `next` after it, `previous` on it or before it. */
export function dayOf(plan: Plan, date: string): Day {
  const { phases, term } = plan.manifest;
  const layers: LayerCount[] = [];
  const undated = { layers: 0, features: 0 };
  for (const [layer, { entry, features }] of plan.layers) {
    const counts = { 'in-force': 0, 'not-yet': 0, 'no-longer': 0 };
    let dated = false;
    for (const feature of features) {
      counts[standingAt(feature, phases, date)] += 1;
      const { from, until } = inForce(feature.properties, phases);
      dated ||= from !== undefined || until !== undefined;
    }
    if (dated) layers.push({ layer, title: entry.title, ...counts });
    else {
      undated.layers += 1;
      undated.features += features.length;
    }
  }
  const turns = turnsOf(plan);
  const next = turns.find((turn) => turn.date > date) ?? null;
  const previous = turns.filter((turn) => turn.date <= date).at(-1) ?? null;
  return { date, inTerm: term.from <= date && date <= term.until, phases: phasesAt(phases, date), layers, undated, next, previous };
}

/** Every day on which a feature begins, or the day after it ended; in order. */
export function turnsOf({ manifest, layers }: Plan): Turn[] {
  const days = new Map<string, Map<string, { begins: number; ends: number }>>();
  const count = (date: string, layer: string, what: 'begins' | 'ends'): void => {
    const day = days.get(date) ?? new Map<string, { begins: number; ends: number }>();
    const known = day.get(layer) ?? { begins: 0, ends: 0 };
    known[what] += 1;
    days.set(date, day.set(layer, known));
  };
  for (const [layer, { features }] of layers)
    for (const { properties } of features) {
      const { from, until } = inForce(properties, manifest.phases);
      if (from !== undefined) count(from, layer, 'begins');
      const after = until === undefined ? undefined : dayAfter(until);
      if (after !== undefined) count(after, layer, 'ends');
    }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, by]) => ({ date, layers: [...by].flatMap(([layer, counts]) => {
    const title = layers.get(layer)?.entry.title;
    return title === undefined ? [] : [{ layer, title, ...counts }];
  }) }));
}

/** Undefined for what is no date. */
export function dayAfter(date: string): string | undefined {
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) ? undefined : new Date(time + 86_400_000).toISOString().slice(0, 10);
}
