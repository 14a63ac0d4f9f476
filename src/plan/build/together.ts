/** Whether two zones may cover the same ground: they are never in force on the same day, or the plan says which class goes first. */
import type { InForce } from '../phases.ts';

interface Zone {
  readonly properties: Readonly<Record<string, unknown>>;
}

export function ordered(one: Zone, other: Zone, precedence: readonly string[] | undefined): boolean {
  const [a, b] = [one.properties['class'], other.properties['class']];
  return precedence !== undefined && a !== b && precedence.includes(String(a)) && precedence.includes(String(b));
}

export function coexist(one: InForce | undefined, other: InForce | undefined): boolean {
  const meets = ({ from = '' }: InForce, { until = '9999-12-31' }: InForce): boolean => from <= until;
  return one !== undefined && other !== undefined && meets(one, other) && meets(other, one);
}
