/** One measure of a sign changed, the other stated values held. */
import type { LineString, Point } from 'geojson';
import type { Proposal } from '../plan/proposal-types.ts';
import type { Definition, Rules } from '../plan/schema/rules.ts';
import type { Limit } from '../plan/schema/condition.ts';
import { PROPERTY } from '../plan/vocabulary.ts';
import type { Change } from './envelope-types.ts';

/**
 * What an applicant can choose, with the least change that counts: 1 cm, 1 of a count, 1 cd/m², 1 s, 1 %. Facts about the building and the street are no choice.
 */
export const MEASURES: ReadonlyMap<string, number> = new Map([
  ['width', 0.01], ['height', 0.01], ['depth', 0.01], ['faces', 1], ['panelsPerPole', 1], ['topHeight', 0.01], ['clearance', 0.01], ['reach', 0.01], ['beyondKerb', 0.01],
  ['dwell', 1], ['luminance', 1], ['spillLight', 0.01], ['uniformity', 0.01], ['publicServiceShare', 0.01],
]);

/** Facts that a limit looks at. */
export function factsOf(limit: Limit | undefined): string[] {
  if (limit === undefined || typeof limit === 'number') return [];
  return Object.entries(limit).flatMap(([key, value]) => (key === 'fact' ? [String(value)] : typeof value === 'object' && value !== null ? Object.values(value as Record<string, Limit>).flatMap((part) => (Array.isArray(part) ? (part as Limit[]).flatMap(factsOf) : typeof part === 'object' ? factsOf(part) : [])) : []));
}

/** Definition of a property that can be stated as well: `topHeight` from `clearance` and `height`. */
const derived = (definitions: readonly Definition[]): Definition[] => definitions.filter(({ name, value }) => value !== undefined && PROPERTY.has(name));

/** The property that gives way where one of several that follow from each other is changed and all are stated: the first to be defined. */
export function follower(proposal: Proposal, measure: string, { definitions }: Pick<Rules, 'definitions'>): string | undefined {
  const stated = (name: string): boolean => proposal.properties[name] !== undefined;
  return derived(definitions).find(({ name, value }) => {
    const from = factsOf(value);
    return name !== measure && stated(name) && from.includes(measure) && from.every((fact) => fact === measure || stated(fact));
  })?.name;
}

/** Bounds of what can be stated at all. */
function range(name: string): readonly [low: number, high: number] {
  const property = PROPERTY.get(name);
  return property?.kind === 'number' ? [property.min, property.max] : [0, 0];
}

/** Bounds of a measure that follow from what else is stated: with a height of the top the sign can't be higher than that. Metres, to the millimetre. */
export function bounds({ properties }: Proposal, measure: string): readonly [low: number, high: number] {
  const [min, max] = range(measure);
  const number = (name: string): number | undefined => (typeof properties[name] === 'number' ? properties[name] : undefined);
  const [top, clearance, height] = [number('topHeight'), number('clearance'), number('height')];
  const cut = (low: number, high: number): readonly [number, number] => [Math.max(min, mm(low)), Math.min(max, mm(high))];
  if (measure === 'topHeight' && height !== undefined) return cut(height + range('clearance')[0], height + range('clearance')[1]);
  if (measure === 'topHeight' && clearance !== undefined) return cut(clearance + range('height')[0], clearance + range('height')[1]);
  // With all three stated the top, which is one of them, gives way.
  if (top === undefined || (clearance !== undefined && height !== undefined)) return [min, max];
  const other = measure === 'height' ? 'clearance' : measure === 'clearance' ? 'height' : undefined;
  return other === undefined ? [min, max] : cut(top - range(other)[1], top - range(other)[0]);
}
/** Whether an end of `bounds` is no more than what can be written down: a sign is no lower than its own height, but nobody said how far up it may hang. */
export function isNominal(measure: string, bound: number, side: -1 | 1): boolean {
  const [min, max] = range(measure);
  return bound === (side < 0 ? min : max) || (side > 0 && measure === 'topHeight');
}
const mm = (metres: number): number => Math.round(metres * 1000) / 1000;

/** The proposal without the measure and what gives way to it: what a span is looked at over. */
export function without(proposal: Proposal, measure: string, rules: Pick<Rules, 'definitions'>): Proposal {
  const gone = new Set([measure, follower(proposal, measure, rules)]);
  return { ...proposal, properties: Object.fromEntries(Object.entries(proposal.properties).filter(([name]) => !gone.has(name))) as Proposal['properties'] };
}

/** What was stated before and has to be another after, since it follows from what was changed; where nothing gives way, none. */
export function following(before: Proposal, after: Proposal, { definitions }: Pick<Rules, 'definitions'>): Change[] {
  return derived(definitions).flatMap(({ name, value }) => {
    const from = before.properties[name];
    const to = typeof from === 'number' && after.properties[name] === undefined ? valueOf(value, after) : undefined;
    const property = PROPERTY.get(name);
    return typeof from !== 'number' || to === undefined || to === from || property?.kind !== 'number' ? [] : [{ measure: name, from, to, unit: property.unit }];
  });
}

/** A sum or difference of stated numbers, to the millimetre. */
function valueOf(limit: Limit | undefined, proposal: Proposal): number | undefined {
  if (limit === undefined || typeof limit === 'number') return limit;
  if ('fact' in limit) {
    const stated = proposal.properties[limit.fact];
    return typeof stated === 'number' ? stated : undefined;
  }
  const parts = ('plus' in limit ? limit.plus : 'minus' in limit ? limit.minus : []).map((part) => valueOf(part, proposal));
  const numbers = parts.filter((part) => part !== undefined);
  if (numbers.length === 0 || numbers.length < parts.length) return undefined;
  return mm(numbers.reduce((sum, part) => ('minus' in limit ? sum - part : sum + part)));
}

/** The proposal with every measure stated that it leaves out, at the least or at the most that goes with the others: one way in which they may turn out. */
export function completed(proposal: Proposal, end: 'least' | 'most', { definitions }: Pick<Rules, 'definitions'>): Proposal {
  const follows = new Map(derived(definitions).map(({ name, value }) => [name, factsOf(value)]));
  return [...MEASURES.keys()].reduce((sofar, measure): Proposal => {
    const stated = (name: string): boolean => sofar.properties[name] !== undefined;
    if (stated(measure) || (measure === 'width' && sofar.geometry.type === 'LineString') || follows.get(measure)?.every(stated) === true) return sofar;
    const [low, high] = bounds(sofar, measure);
    return { ...sofar, properties: { ...sofar.properties, [measure]: end === 'least' ? low : high } };
  }, proposal);
}

/** True where the width can be changed at all: not that of a baseline that follows a corner. */
export const widthVaries = (geometry: Point | LineString): boolean => geometry.type === 'Point' || geometry.coordinates.length === 2;

/** Makes a baseline as long as is said, on the ground. */
export interface Stretching {
  stretch(line: LineString, width: number): LineString;
}

/** The proposal with the measure at a value. A straight baseline keeps its middle. */
export function vary(proposal: Proposal, measure: string, value: number, rules: Pick<Rules, 'definitions'>, by: Stretching): Proposal {
  const rest = without(proposal, measure, rules);
  if (measure === 'width' && proposal.geometry.type === 'LineString') return { ...rest, geometry: by.stretch(proposal.geometry, value) };
  return { ...rest, properties: { ...rest.properties, [measure]: value } };
}
