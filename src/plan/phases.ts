/** The phases of a plan, and the days on which what it draws is in force. Dates are ISO 8601, both ends inclusive; they are compared as text. */
import { fail, ok, shown, type Result } from '../problem.ts';
import { didYouMean } from './nearest.ts';
import type { Manifest } from './schema/manifest.ts';

type Phases = Manifest['phases'];

/** As of a phase means as of its first day. Fails with `plan.unknown-phase`, naming those that there are. */
export function phaseDate({ phases }: Pick<Manifest, 'phases'>, id: string): Result<string> {
  const phase = phases.find((one) => one.id === id);
  if (phase !== undefined) return ok(phase.from);
  const known = phases.map((one) => one.id);
  const guess = didYouMean(id, known);
  const text =
    known.length === 0
      ? { zh: '这份规划没有分期；须改用判定日期。', en: 'This plan has no phases; name a date instead.' }
      : { zh: `规划没有这一分期，现有：${known.join('、')}。${guess.zh}`, en: `The plan has no such phase; it has ${known.join(', ')}.${guess.en}` };
  return fail({ code: 'plan.unknown-phase', received: shown(id), text });
}

/** Ids of the phases in which a day lies, in the plan's order; none outside its term. */
export const phasesAt = (phases: Phases, date: string): string[] => phases.filter(({ from, until }) => from <= date && date <= until).map(({ id }) => id);

export interface InForce {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** First and last day of a feature, from its columns `from` (or `phase`, whose first day it then is) and `until`; left out where it has no such end. */
export function inForce(properties: Readonly<Record<string, unknown>>, phases: Phases): InForce {
  const { from, until, phase } = properties;
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  return { from: phase === undefined ? text(from) : phases.find(({ id }) => id === phase)?.from, until: text(until) };
}
