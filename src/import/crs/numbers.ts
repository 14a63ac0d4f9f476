/**
 * Which systems a layer's numbers can be of: those in which it comes to lie where the plan is. Grids about different meridians lie hundreds of kilometres apart
 * and units a factor of ten, so two of them hardly ever fit; where they do, nobody decides between them here.
 */
import { gridsFor, gridSystem, isZone, WGS84, type System } from '../../geo/coordinates/systems.ts';
import type { Extent } from '../../geo/coordinates/types.ts';
import type { CrsChoice } from '../mapping/types.ts';
import { around, shareWithin } from './sample.ts';
import { byCode } from './stated.ts';
import type { Way, XY } from './types.ts';
import { formed, PLAIN, systemWay, type Form } from './ways.ts';

/** Of the positions, what must lie about the plan; the rest may be strays. */
const FITS = 0.6;
/** Web Mercator: what is exported from a web map may be in it. */
const WEB = 3857;
const NORTH = { axes: 'north-east' } as const;
/** Metres of the units that drawings are in. */
const UNITS = [1, 0.001, 0.01, 1000] as const;

export interface Candidate {
  readonly choice: CrsChoice;
  readonly way: Way;
  readonly form: Form;
  readonly share: number;
  readonly degrees: boolean;
}

/** The grids of the plan's extent and those beside them. */
function gridsAbout(extent: Extent): System[] {
  const grids = gridsFor(extent);
  const beside = grids.flatMap(({ grid }) => (grid === undefined ? [] : [grid.zone - 1, grid.zone + 1].flatMap((zone) => (isZone(grid.width, zone) ? (gridSystem(grid.width, zone, grid.prefixed) ?? []) : []))));
  const seen = new Set<string>();
  return [...grids, ...beside].filter(({ id }) => !seen.has(id) && seen.add(id) !== undefined);
}

/** Each order and unit in which the numbers lie about the plan by this way, the plain one first. */
export function formsOf(way: Way, sample: readonly XY[], extent: Extent, units: readonly number[] = [1]): { readonly form: Form; readonly share: number }[] {
  const about = around(extent);
  return units
    .flatMap((unit) => [false, true].map((north) => ({ north, unit })))
    .map((form) => ({ form, share: shareWithin(sample, formed(way, form).toLonLat, about) }))
    .filter(({ share }) => share >= FITS);
}

/** @param units of the file besides the usual ones, metres */
export function candidatesOf(sample: readonly XY[], extent: Extent, units: readonly number[] = []): Candidate[] {
  if (sample.length === 0) return [];
  const found: Candidate[] = [];
  const add = (way: Way, degrees: boolean, among: readonly number[], choice: (form: Form) => CrsChoice): void => {
    for (const { form, share } of formsOf(way, sample, extent, among)) {
      const candidate = { choice: choice(form), way: formed(way, form), form, share, degrees };
      // 3° and 6° zones about one meridian without their numbers are one grid.
      if (!found.some((one) => samePlace(one.way, candidate.way, sample))) found.push(candidate);
    }
  };
  for (const system of [WGS84, ...gridsAbout(extent)]) add(systemWay(system), system.grid === undefined, system.grid === undefined ? [1] : [...new Set([...UNITS, ...units])], (form) => choiceOf(system, form));
  const web = byCode(WEB);
  if (web.kind === 'known') add(web.way, false, [1], ({ north }) => ({ system: `EPSG:${WEB}`, ...(north ? NORTH : {}) }));
  return found.toSorted((a, b) => b.share - a.share);
}

function samePlace(a: Way, b: Way, sample: readonly XY[]): boolean {
  for (const [x, y] of sample) {
    const [one, other] = [a.toLonLat(x, y), b.toLonLat(x, y)];
    if (one !== undefined && other !== undefined) return one[0] === other[0] && one[1] === other[1];
  }
  return false;
}

/** As it is written into a mapping. A unit other than the metre has no code: there it is a definition. */
function choiceOf({ grid, epsg, id }: System, { north, unit }: Form = PLAIN): CrsChoice {
  const axes = north ? NORTH : {};
  if (unit === 1 || grid === undefined) return { system: id === 'wgs84' ? 'EPSG:4490' : `EPSG:${epsg[0]}`, ...axes };
  return { proj: `+proj=tmerc +lat_0=0 +lon_0=${grid.meridian} +k=1 +x_0=${(grid.prefixed ? grid.zone * 1e6 : 0) + 500_000} +y_0=0 +ellps=GRS80 +to_meter=${unit} +no_defs`, ...axes };
}
