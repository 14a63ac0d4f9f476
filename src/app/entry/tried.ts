/** A proposed change put into the form. Pure. */
import type { Checker } from '../../check/compile.ts';
import { movable } from '../../check/remedies/moved.ts';
import { vary } from '../../check/vary.ts';
import { fromStated, plainEntry, type FormValues } from '../../elements/form/values.ts';
import type { Try } from '../../elements/shared/events.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Proposal } from '../../plan/proposal-types.ts';

interface By {
  readonly plan: Plan;
  readonly checker: Checker;
}

/** By the engine's own rules, so that the form comes to hold what was checked: what follows from a changed measure gives way, and a sign that moves leaves its building. */
function changed(proposal: Proposal, { changes = {}, signType, at }: Try, { plan, checker }: By): Proposal {
  if (at !== undefined) return movable({ checker, proposal, plan })(at);
  const typed = signType === undefined ? proposal : { ...proposal, properties: { ...proposal.properties, signType } };
  return Object.entries(changes).reduce((sofar, [measure, value]) => vary(sofar, measure, value, plan.rules, checker), typed);
}

/** The entries of the form with the change in them; what it leaves as it is stays as it was typed. */
export function tried(values: FormValues, change: Try, before: Proposal, by: By): FormValues {
  const after = changed(before, change, by);
  const stated = fromStated(after);
  const next: Record<string, string> = { ...values };
  for (const name of new Set([...Object.keys(before.properties), ...Object.keys(after.properties)])) if (after.properties[name] !== before.properties[name]) next[name] = stated[name] ?? '';
  if (after.geometry !== before.geometry) for (const name of ['lon', 'lat', 'line']) next[name] = stated[name] ?? '';
  return next;
}

/** Whether the form still holds what was tried. */
export const stillTried = (values: FormValues, after: FormValues): boolean => Object.keys({ ...values, ...after }).every((name) => plainEntry(name, values[name] ?? '') === plainEntry(name, after[name] ?? ''));
