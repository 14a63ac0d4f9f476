/** When a plan changes: what is in force on a day, and when next something begins or ends. */
import type { Text } from '../../problem.ts';
import { inForce, phasesAt, type InForce } from '../phases.ts';
import type { Plan } from '../plan.ts';
import { standingOf, type Standing } from './plan-at.ts';

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
  const turns = new Turns(plan);
  for (const [layer, { entry, features }] of plan.layers) {
    const counts = { 'in-force': 0, 'not-yet': 0, 'no-longer': 0 };
    let dated = false;
    for (const { properties } of features) {
      const days = inForce(properties, phases);
      counts[standingOf(days, date)] += 1;
      if (days.from === undefined && days.until === undefined) continue;
      dated = true;
      turns.add(layer, days);
    }
    if (dated) layers.push({ layer, title: entry.title, ...counts });
    else {
      undated.layers += 1;
      undated.features += features.length;
    }
  }
  const all = turns.list();
  const next = all.find((turn) => turn.date > date) ?? null;
  const previous = all.filter((turn) => turn.date <= date).at(-1) ?? null;
  return { date, inTerm: term.from <= date && date <= term.until, phases: phasesAt(phases, date), layers, undated, next, previous };
}

/** Every day on which a feature begins, or the day after it ended; in order. */
export function turnsOf(plan: Plan): Turn[] {
  const turns = new Turns(plan);
  for (const [layer, { features }] of plan.layers) for (const { properties } of features) turns.add(layer, inForce(properties, plan.manifest.phases));
  return turns.list();
}

class Turns {
  private readonly plan: Plan;
  private readonly days = new Map<string, Map<string, { begins: number; ends: number }>>();

  constructor(plan: Plan) {
    this.plan = plan;
  }

  add(layer: string, { from, until }: InForce): void {
    if (from !== undefined) this.count(from, layer, 'begins');
    const after = until === undefined ? undefined : dayAfter(until);
    if (after !== undefined) this.count(after, layer, 'ends');
  }

  list(): Turn[] {
    const { layers } = this.plan;
    const named = ([layer, counts]: readonly [string, { readonly begins: number; readonly ends: number }]): Turn['layers'][number] => ({ layer, title: layers.get(layer)?.entry.title ?? { zh: layer, en: layer }, ...counts });
    return [...this.days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, by]) => ({ date, layers: [...by].map(named) }));
  }

  private count(date: string, layer: string, what: 'begins' | 'ends'): void {
    const day = this.days.get(date) ?? new Map<string, { begins: number; ends: number }>();
    const known = day.get(layer) ?? { begins: 0, ends: 0 };
    known[what] += 1;
    this.days.set(date, day.set(layer, known));
  }
}

/** Undefined for what is no date. */
export function dayAfter(date: string): string | undefined {
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) ? undefined : new Date(time + 86_400_000).toISOString().slice(0, 10);
}
