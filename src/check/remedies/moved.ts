/** The same sign somewhere else. */
import { project } from '../../geo/gauss-kruger.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import { centreOf } from '../middle.ts';
import type { Cure } from './remedies.ts';

/** Metres of error that a sign is moved with: where it will stand can be set out as well as a package takes for granted, whatever the error of where it was. */
export function accuracyOf({ proposal, plan }: Pick<Cure, 'proposal' | 'plan'>): number {
  const { accuracy } = proposal.properties;
  return Math.min(typeof accuracy === 'number' ? accuracy : Infinity, plan.manifest.defaultAccuracy);
}

/** What a remedy that moves the sign says of it beside where to. */
export function movedWith(cure: Pick<Cure, 'proposal' | 'plan'>): { readonly accuracy: number; readonly leaves?: string } {
  const { building } = cure.proposal.properties;
  return { accuracy: accuracyOf(cure), ...(typeof building === 'string' ? { leaves: building } : {}) };
}

/** As a point with width and bearing, standing where it is meant to; its building doesn't come along. */
export function movable(cure: Pick<Cure, 'checker' | 'proposal' | 'plan'>): (at: readonly [lon: number, lat: number], error?: number) => Proposal {
  const { checker, proposal } = cure;
  const { length, bearing } = checker.baseline(proposal);
  const { building: _, accuracy: __, ...rest } = proposal.properties;
  const properties = { ...rest, ...(length === undefined ? {} : { width: length }), ...(bearing === undefined || rest['bearing'] !== undefined ? {} : { bearing }) } as Proposal['properties'];
  const known = accuracyOf(cure);
  return (at, error = 0) => ({ geometry: { type: 'Point', coordinates: [...at] }, properties: { ...properties, accuracy: known + error } });
}

export interface Local {
  readonly lon: number;
  readonly lat: number;
  /** Degrees a metre; rounded, so that every engine gets the same. */
  readonly perEast: number;
  readonly perNorth: number;
}

/** The neighbourhood of the sign, good to a centimetre in two kilometres. */
export function localOf({ proposal }: Pick<Cure, 'proposal'>): Local {
  const [lon = 0, lat = 0] = centreOf(proposal.geometry).coordinates;
  const here = project(lon, lat, lon);
  const round = (x: number): number => Math.round(x * 1e13) / 1e13;
  return { lon, lat, perEast: round(0.01 / (project(lon + 0.01, lat, lon).easting - here.easting)), perNorth: round(0.01 / (project(lon, lat + 0.01, lon).northing - here.northing)) };
}

/** 1e-7°: a centimetre. */
export const degrees = (x: number): number => Math.round(x * 1e7) / 1e7;
export const metresFrom = ({ lon, lat, perEast, perNorth }: Local, [x, y]: readonly [number, number]): number => {
  const [east, north] = [(x - lon) / perEast, (y - lat) / perNorth];
  return Math.sqrt(east * east + north * north);
};
