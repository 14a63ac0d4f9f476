/** The day that a command judges for: `--as-of DATE`, or `--phase ID` for the first day of one of the plan's phases. */
import { phaseDate } from '../plan/phases.ts';
import { readDate } from '../plan/proposal-values.ts';
import type { Manifest } from '../plan/schema/manifest.ts';
import { ok, type Result } from '../problem.ts';
import { usage, type Args, type Specs } from './args.ts';

export const AS_OF_OPTIONS = { 'as-of': { type: 'string' }, phase: { type: 'string' } } as const satisfies Specs;

/** The date that was named; what is wrong with the options is told before anything is read. A phase's day only the plan can tell. */
export interface AsOfChoice {
  readonly date?: string;
  readonly phase?: string;
}

export function readAsOf({ text }: Pick<Args, 'text'>): Result<AsOfChoice> {
  const phase = text.get('phase');
  const stated = text.get('as-of');
  if (phase !== undefined && stated !== undefined) return { ok: false, problems: [usage('--phase --as-of', '--phase 与 --as-of 只能给出一项。', 'Only one of --phase and --as-of may be given.')] };
  if (phase !== undefined) return ok({ phase });
  if (stated === undefined) return ok({});
  const date = readDate({ zh: '判定日期', en: 'The as-of date' }, stated, '--as-of');
  return date.ok ? ok({ date: date.value }) : date;
}

/** The day that is fixed for all proposals; undefined where each has its own. */
export function fixedDay({ date, phase }: AsOfChoice, manifest: Pick<Manifest, 'phases'>): Result<string | undefined> {
  if (phase === undefined) return ok(date);
  const day = phaseDate(manifest, phase);
  return day.ok ? day : { ok: false, problems: day.problems.map((problem) => ({ ...problem, path: '--phase' })) };
}
