/** Numbers of a proposal: what it states, and what follows from that by the definitions of the package. Anything else is unknown. */
import { groundLength } from '../../geo/footprint.ts';
import { Plane } from '../../geo/plane.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import type { Limit } from '../../plan/schema/condition.ts';
import { PROPERTY } from '../../plan/vocabulary.ts';
import type { Report } from '../types.ts';

/** A proposal as it was read, or as a report repeats it. */
export type Asked = Pick<Proposal, 'geometry' | 'properties'> | Pick<Report['proposal'], 'geometry' | 'properties'>;

export interface Known {
  readonly signType: string;
  /** Metres, square metres or counts; undefined where it is neither stated nor follows. */
  number(name: string): number | undefined;
  flag(name: string): boolean | undefined;
  word(name: string): string | undefined;
  /** Whether the form asks for it for this type of sign. */
  asks(name: string): boolean;
}

/** Sums of stated sizes carry no more digits than they: 0.1 mm, as the engine's distances. */
const tidy = (value: number): number => Math.round(value * 1e4) / 1e4;

export function known(plan: Plan, { geometry, properties }: Asked): Known {
  const stated: Readonly<Record<string, unknown>> = properties ?? {};
  const { signType: named } = stated;
  const signType = typeof named === 'string' ? named : '';
  const type = plan.rules.signTypes.find(({ id }) => id === signType);
  const definitions = new Map(plan.rules.definitions.map((definition) => [definition.name, definition]));
  // A baseline states the width by its length.
  const length = geometry.type === 'LineString' ? tidy(groundLength(geometry, new Plane(plan.manifest.crs.centralMeridian, plan.manifest.extent))) : undefined;
  const given = (name: string): number | undefined => {
    const value = name === 'width' && length !== undefined ? length : stated[name];
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  };
  /** What a property follows from is looked for among stated values alone, so that height, clearance and top do not ask each other in a circle. */
  const number = (name: string, statedOnly = false): number | undefined => {
    const value = given(name);
    const follows = statedOnly ? undefined : definitions.get(name)?.value;
    if (value !== undefined || follows === undefined) return value;
    const property = PROPERTY.get(name);
    const found = worth(follows, property !== undefined);
    if (found === undefined) return undefined;
    // What follows from contradicting statements says nothing.
    return property?.kind === 'number' && (found < property.min || found > property.max) ? undefined : tidy(found);
  };
  const worth = (limit: Limit, statedOnly: boolean): number | undefined => {
    if (typeof limit === 'number') return limit;
    if ('fact' in limit) return number(limit.fact, statedOnly);
    const parts = 'plus' in limit ? limit.plus : 'times' in limit ? limit.times : 'minus' in limit ? limit.minus : 'min' in limit ? limit.min : 'max' in limit ? limit.max : [];
    const values = parts.map((part) => worth(part, statedOnly)).filter((value) => value !== undefined);
    if (values.length === 0 || values.length < parts.length) return undefined;
    if ('plus' in limit) return values.reduce((sum, value) => sum + value);
    if ('times' in limit) return values.reduce((product, value) => product * value);
    if ('minus' in limit) return values.reduce((rest, value) => rest - value);
    return 'min' in limit ? Math.min(...values) : Math.max(...values);
  };
  return {
    signType,
    number: (name) => number(name),
    flag: (name) => (typeof stated[name] === 'boolean' ? stated[name] : undefined),
    word: (name) => (typeof stated[name] === 'string' ? stated[name] : undefined),
    asks: (name) => type?.asks.includes(name) === true,
  };
}
