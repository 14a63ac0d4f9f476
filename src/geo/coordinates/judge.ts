/** Two numbers as a place: which is which, in which system, how far from the plan. Pure; every reading and every refusal can be told why. */
import type { Problem, Text } from '../../problem.ts';
import type { Clues } from './clues.ts';
import { beyond, degreeMetres, metresBetween, type Beyond } from './ground.ts';
import { fromGrid, PREFIX } from './grid.ts';
import { dms } from './sexagesimal.ts';
import { fromShifted, isShifted, toShifted, type Shifted } from './shift.ts';
import { gridsFor, gridSystem, isZone, meridianOf, systemOf, WGS84, zonesOf, type System } from './systems.ts';
import type { Extent, LonLat, Reading, Remark } from './types.ts';
import type { Value } from './values.ts';
import { length, PROBLEMS, REMARKS } from './words.ts';

export interface Context {
  readonly extent: Extent;
  /** What was chosen; absent where it is for the text and the numbers to say. */
  readonly chosen?: System;
  readonly clues: Clues;
  readonly received: string;
  /** Metres to which the plan takes a place to be good: a proposed accuracy is never better. */
  readonly floor: number;
}

/** The lower the rank the better: in the extent, near it, something definite in the way, anything else. */
export type Outcome = { readonly rank: 0 | 1; readonly reading: Reading } | { readonly rank: 2 | 3 | 4; readonly problem: Problem };

/** Metres beyond the extent to which a place is still one: a plan knows nothing there, and beyond it a digit or the system is wrong. */
const NEAR = 50_000;
/** Metres: a place known no better than this is none. */
const COARSEST = 1000;
/**
 * Metres that a conversion may be off. The shifts are not published: the known formulas agree with the services' own answers to a metre or two.
 * WGS84 of today and CGCS2000 have drifted apart by less than a metre.
 */
export const CONVERSION = { wgs84: 1, gcj02: 2, bd09: 3, grid: 0 } as const;

const refuse = (rank: 2 | 3 | 4, problem: Problem): Outcome => ({ rank, problem });

/** What is claimed of the order: by names, by letters, or not at all. */
function claimed(first: Value, second: Value): 'east-first' | 'north-first' | undefined {
  const east = (axis: Value['axis']): boolean => axis === 'east';
  const north = (axis: Value['axis']): boolean => axis === 'north';
  if (east(first.axis) || (north(second.axis) && !north(first.axis))) return east(second.axis) ? undefined : 'east-first';
  return north(first.axis) || east(second.axis) ? 'north-first' : undefined;
}

export function judge(first: Value, second: Value, context: Context): Outcome {
  const wrong = first.wrong ?? second.wrong;
  if (wrong !== undefined) return refuse(first.marked && second.marked ? 2 : 4, PROBLEMS.sixty(context.received, wrong));
  const sizes = [Math.abs(first.value), Math.abs(second.value)];
  if (first.angle || second.angle || sizes.every((size) => size <= 180)) return degrees(first, second, context);
  const metres = sizes.every((size) => size >= 1000) ? grid(first, second, context) : refuse(4, PROBLEMS.range(context.received));
  if (metres.rank <= 1 || !(first.lettered && second.lettered)) return metres;
  const [a, b] = [unpacked(first), unpacked(second)];
  return a === undefined || b === undefined ? metres : judge(a, b, context);
}

/** Digits with a letter, ddmmss.s or ddmm.mmm, as an angle. */
function unpacked(packed: Value): Value | undefined {
  const size = Math.abs(packed.value);
  const withSeconds = size >= 100_000;
  const [unit, units] = withSeconds ? [10_000, 3600] : [100, 60];
  const d = Math.floor(size / unit);
  const m = withSeconds ? Math.floor((size - d * unit) / 100) : size - d * 100;
  const s = withSeconds ? size - d * unit - m * 100 : 0;
  if (d > 180) return undefined;
  const value = Math.sign(packed.value) * (d + m / 60 + s / 3600);
  const wrong = m >= 60 ? 'minutes' : s >= 60 ? 'seconds' : undefined;
  return { ...packed, value, step: packed.step / units, angle: true, lettered: false, ...(wrong === undefined ? {} : { wrong }) };
}

function degrees(first: Value, second: Value, context: Context): Outcome {
  const { chosen, clues, received, extent } = context;
  if (chosen?.grid !== undefined) return refuse(3, PROBLEMS.metresWanted(received, chosen));
  const named = clues.system === undefined ? undefined : systemOf(clues.system);
  const byName = named !== undefined && named.grid === undefined ? named : undefined;
  const system = chosen ?? byName ?? WGS84;
  const order = claimed(first, second);
  const places = ([true, false] as const).flatMap((eastFirst) => {
    const [lon, lat] = eastFirst ? [first, second] : [second, first];
    if (Math.abs(lat.value) > 90 || Math.abs(lon.value) > 180) return [];
    const given = { lon: lon.value, lat: lat.value };
    const place = system.id === 'wgs84' ? given : fromShifted(given, system.id as Shifted);
    if (place === undefined) return [];
    return [{ eastFirst, given, place, off: beyond(extent, place), asClaimed: order === undefined || (order === 'east-first') === eastFirst, lon, lat }];
  });
  const best = places.toSorted((a, b) => Number(!isNear(a.off)) - Number(!isNear(b.off)) || (isNear(a.off) ? 0 : Number(b.asClaimed) - Number(a.asClaimed)) || (a.off?.metres ?? 0) - (b.off?.metres ?? 0))[0];
  if (best === undefined) return refuse(4, PROBLEMS.range(received));
  if (!isNear(best.off)) return refuse(3, PROBLEMS.outside(received, system, best.off));

  const { given, place, off, lon, lat } = best;
  const remarks: Remark[] = [];
  if (!best.asClaimed) remarks.push(REMARKS.labels(system));
  else if (!best.eastFirst && order === undefined) remarks.push(REMARKS.order(system));
  if (clues.named !== undefined && named !== undefined) {
    if (clues.baiduMetres) remarks.push(REMARKS.centre);
    if (chosen === undefined && byName !== undefined && byName.id !== 'wgs84') remarks.push(REMARKS.named(clues.named, byName));
    else if (chosen !== undefined && named.id !== chosen.id) remarks.push(REMARKS.otherNamed(clues.named, chosen));
  }
  const moves = system.id !== 'wgs84' && isShifted(given);
  if (system.id !== 'wgs84' && !moves) remarks.push(REMARKS.abroad(system));
  if (system.id === 'wgs84' && chosen === undefined && byName === undefined && isShifted(given)) {
    const shift = (to: Shifted): number => metresBetween(given, toShifted(given, to));
    remarks.push(REMARKS.assumed(shift('gcj02'), shift('bd09')));
  }
  const [east, north] = degreeMetres(given.lat);
  // A trailing zero is easily lost: one digit less on one axis is taken for that.
  const [fine, coarse] = [Math.min(lon.step, lat.step), Math.max(lon.step, lat.step)];
  const lost = coarse <= fine * 10.001 ? fine : Infinity;
  const digits = Math.hypot((Math.min(lon.step, lost) / 2) * east, (Math.min(lat.step, lost) / 2) * north);
  if (digits > COARSEST) return refuse(2, PROBLEMS.coarse(received, digits));
  const moved = moves ? metresBetween(given, place) : undefined;
  const how: Text[] = [both(system.short)];
  if (first.angle || second.angle) how.push(both(`${sexagesimal(lat)}${lat.value < 0 ? 'S' : 'N'} ${sexagesimal(lon)}${lon.value < 0 ? 'W' : 'E'}`));
  if (moved !== undefined) how.push({ zh: `已移动 ${length(moved)}`, en: `moved ${length(moved)}` });
  return done({ place, system, how, remarks, off, error: digits + CONVERSION[system.id as keyof typeof CONVERSION], context, ...(moved === undefined ? {} : { moved }) });
}

const both = (words: string): Text => ({ zh: words, en: words });

function sexagesimal({ value, step }: Value): string {
  const places = Math.min(Math.max(Math.round(-Math.log10(step * 3600)), 0), 4);
  return dms(Math.abs(value), places);
}

interface Fit {
  readonly eastFirst: boolean;
  readonly system: System;
  readonly zone?: number;
  readonly place: LonLat;
  readonly off: Beyond | undefined;
  readonly easting: Value;
  readonly northing: Value;
}

const isNear = (off: Beyond | undefined): off is undefined => off === undefined || off.metres <= NEAR;

/** Every way in which two numbers of metres are a place on a grid of CGCS2000. */
function fits(first: Value, second: Value, { extent }: Context, base: System | undefined): readonly Fit[] {
  return ([true, false] as const).flatMap((eastFirst) => {
    const [easting, northing] = eastFirst ? [first, second] : [second, first];
    const number = Math.floor(easting.value / PREFIX);
    const systems = number > 0 ? [gridSystem(3, number, true), gridSystem(6, number, true)] : base?.grid !== undefined ? [base] : gridsFor(extent).filter(({ grid }) => grid?.prefixed === false);
    return systems.flatMap((system) => {
      if (system?.grid === undefined) return [];
      const place = fromGrid(number > 0 ? easting.value - number * PREFIX : easting.value, northing.value, system.grid.meridian);
      return place === undefined ? [] : [{ eastFirst, system, place, off: beyond(extent, place), easting, northing, ...(number > 0 ? { zone: number } : {}) }];
    });
  });
}

function grid(first: Value, second: Value, context: Context): Outcome {
  const { chosen, clues, received, extent } = context;
  if (chosen !== undefined && chosen.grid === undefined) return refuse(3, PROBLEMS.degreesWanted(received, chosen));
  const named = clues.system === undefined ? undefined : systemOf(clues.system);
  const base = chosen ?? (named?.grid === undefined ? undefined : named);
  const found = fits(first, second, context, base).toSorted((a, b) => (a.off?.metres ?? 0) - (b.off?.metres ?? 0));
  const [best] = found;
  if (best === undefined || !isNear(best.off)) return refuse(best === undefined ? 4 : 3, elsewhere(first, second, best, base, context));
  const rivals = found.filter(({ off, place }) => off === undefined && metresBetween(place, best.place) > 1);
  if (best.off === undefined && rivals.length > 0) return refuse(2, PROBLEMS.ambiguous(received, [best, ...rivals].map(({ system }) => system)));

  const { place, off, easting, northing, zone } = best;
  const order = claimed(first, second);
  const remarks: Remark[] = [];
  const used = base?.grid !== undefined && base.grid.meridian === best.system.grid?.meridian ? base : best.system;
  if (order !== undefined && (order === 'east-first') !== best.eastFirst) remarks.push(REMARKS.labels(used));
  else if (easting.axis === 'x' || northing.axis === 'y') remarks.push(REMARKS.surveyors);
  else if (order === undefined && !best.eastFirst && first.axis !== 'x') remarks.push(REMARKS.order(used));
  if (used.grid !== undefined) {
    if (base?.grid !== undefined && zone !== undefined && !base.grid.prefixed) remarks.push(REMARKS.prefixExtra(zone));
    else if (zone !== undefined && zone !== used.grid.zone) remarks.push(REMARKS.prefixRead(zone, best.system.grid?.width ?? 3));
    else if (zone !== undefined && base?.grid !== undefined && used !== base) remarks.push(REMARKS.prefixRead(zone, used.grid.width));
    else if (zone === undefined && used.grid.prefixed) remarks.push(REMARKS.prefixMissing(used.grid.zone));
    if (zone !== undefined && best.system.grid !== undefined && !zonesOf(extent, best.system.grid.width).includes(zone)) remarks.push(REMARKS.zone(zone, best.system.grid.meridian));
  }
  if (clues.named !== undefined && named?.grid !== undefined) {
    if (chosen === undefined) remarks.push(REMARKS.named(clues.named, named));
    else if (named.id !== chosen.id) remarks.push(REMARKS.otherNamed(clues.named, chosen));
  }
  const digits = Math.hypot(easting.step, northing.step) / 2;
  if (digits > COARSEST) return refuse(2, PROBLEMS.coarse(received, digits));
  const written = `E ${plain(easting)}，N ${plain(northing)}`;
  const how: Text[] = [used.title, { zh: written, en: written.replace('，', ', ') }];
  return done({ place, system: used, how, remarks, off, error: digits + CONVERSION.grid, context });
}

const plain = ({ value, step }: Value): string => value.toFixed(Math.max(0, Math.round(-Math.log10(step))));

/** What is wrong with metres that lie nowhere near: a zone number, the chosen zone, or the numbers. */
function elsewhere(first: Value, second: Value, best: Fit | undefined, base: System | undefined, context: Context): Problem {
  const { received, extent } = context;
  for (const [easting, northing] of [[first.value, second.value], [second.value, first.value]] as const) {
    const number = Math.floor(easting / PREFIX);
    for (const right of gridsFor(extent)) {
      if (right.grid?.prefixed !== number > 0) continue;
      const place = fromGrid(easting - number * PREFIX, northing, right.grid.meridian);
      if (place === undefined || beyond(extent, place) !== undefined) continue;
      if (number === 0) return best?.off === undefined || base?.grid === undefined ? PROBLEMS.range(received) : PROBLEMS.meridian(received, base, best.off, right);
      const width = isZone(3, number) ? 3 : 6;
      return best?.off === undefined || !isZone(width, number) ? PROBLEMS.noZone(received, number, right.grid.zone) : PROBLEMS.zone(received, number, meridianOf(width, number), best.off, right.grid.zone);
    }
  }
  return best?.off === undefined ? PROBLEMS.range(received) : PROBLEMS.outside(received, best.system, best.off);
}

interface Done {
  readonly place: LonLat;
  readonly system: System;
  readonly how: readonly Text[];
  readonly remarks: readonly Remark[];
  readonly off: Beyond | undefined;
  readonly error: number;
  readonly moved?: number;
  readonly context: Context;
}

function done({ place, system, how, remarks, off, error, moved, context: { floor } }: Done): Outcome {
  const round = (value: number): number => Math.round(value * 1e7) / 1e7;
  const reading = { zh: how.map(({ zh }) => zh).join('，'), en: how.map(({ en }) => en).join(', ') };
  return {
    rank: off === undefined ? 0 : 1,
    reading: {
      lon: round(place.lon),
      lat: round(place.lat),
      system: system.id,
      reading,
      ...(moved === undefined ? {} : { moved }),
      remarks: off === undefined ? remarks : [...remarks, REMARKS.outside(off)],
      error,
      ...(error > floor ? { accuracy: Math.ceil(error) } : {}),
    },
  };
}
