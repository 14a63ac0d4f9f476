/**
 * What Chromium and Node are compared on: one function from cases to bytes. Imported by the test as it stands, and bundled for the page, which sees nothing else.
 * A report carries all that the engine makes; what is added to `fullReport` is compared with no change here.
 */
import { compile, type Checker } from '../../src/check/compile.ts';
import { project } from '../../src/geo/gauss-kruger.ts';
import { sinCos } from '../../src/geo/trig.ts';
import { httpSource } from '../../src/io/http-source.ts';
import type { ByteSource } from '../../src/io/source.ts';
import { loadPlan } from '../../src/plan/load.ts';
import type { Layer, Plan } from '../../src/plan/plan.ts';
import type { Proposal } from '../../src/plan/proposal-types.ts';
import { fullReport } from '../../src/report/full-report.ts';
import { makeReport } from '../../src/report/report.ts';

/** A plan as it passes through JSON. */
export type PlainPlan = Omit<Plan, 'layers'> & { readonly layers: readonly (readonly [string, Layer])[] };

export interface Batch {
  /** Left out for the package that is served. */
  readonly plan?: PlainPlan;
  readonly proposals: readonly Proposal[];
}

export interface Numbers {
  /** lon, lat, central meridian. */
  readonly places: readonly (readonly [number, number, number])[];
  readonly angles: readonly number[];
}

const AS_OF = '2026-11-24';

function checkerOf(plan: Plan): Checker {
  const compiled = compile(plan);
  if (!compiled.ok) throw new Error(compiled.problems.map((problem) => `${problem.code} ${problem.received}`).join());
  return compiled.value;
}

/** One report in so many is made in full: what would pass and what to change takes fifty times as long as the rest. */
const IN_FULL = 3;

/** One text a case: what the engine says, and the report of it. */
export function texts(batches: readonly Batch[], served: Plan): string[] {
  return batches.flatMap(({ plan: plain, proposals }) => {
    const plan = plain === undefined ? served : { ...plain, layers: new Map(plain.layers) };
    const checker = checkerOf(plan);
    const given = { asOf: AS_OF, engine: 'signplan test', all: true };
    return proposals.map((proposal, index) => {
      const result = checker.check(proposal, { asOf: AS_OF });
      return JSON.stringify([result, index % IN_FULL === 0 ? fullReport(plan, checker, proposal, given) : makeReport(plan, proposal, result, given)]);
    });
  });
}

/** The bits of every number, sixteen hexadecimal digits each. */
export function bits({ places, angles }: Numbers): string[] {
  const hex = (value: number): string => {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value);
    return view.getBigUint64(0).toString(16).padStart(16, '0');
  };
  const projected = places.map(([lon, lat, meridian]) => {
    const { easting, northing, scale, convergence } = project(lon, lat, meridian);
    return [easting, northing, scale, convergence].map(hex).join(' ');
  });
  return [...projected, ...angles.map((angle) => sinCos(angle).map(hex).join(' '))];
}

export async function planFrom(source: ByteSource): Promise<Plan> {
  const loaded = await loadPlan(source);
  if (!loaded.ok) throw new Error(loaded.problems.map((problem) => `${problem.code} ${problem.received}`).join());
  return loaded.value;
}

export const served = (address: string): Promise<Plan> => planFrom(httpSource(address));

export async function digest(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
