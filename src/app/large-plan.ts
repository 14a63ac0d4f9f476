/** A package too large to be made ready at one go: the page goes on meanwhile, and workers are told where to read it. */
import { compile, type Checker } from '../check/compile.ts';
import { shapesMade } from '../check/spaces.ts';
import { Plane } from '../geo/plane.ts';
import { shapeOf, type Shape } from '../geo/shape.ts';
import type { Plan, PlanFeature } from '../plan/plan.ts';
import type { Result } from '../problem.ts';
import { breathe, sliced } from '../slices.ts';
import { readByWorkers } from './worker/plan-given.ts';

/** Features of a layer for which it is worth while: a thousand are on the plane in some milliseconds. */
const MANY = 1000;

/** @param address from which it was read */
export function compileLarge(plan: Plan, address: string): Promise<Result<Checker>> {
  readByWorkers(plan, address);
  return compileShaped(plan, compile);
}

/** Compiled after the shapes of very many features have been made in slices. */
export async function compileShaped(plan: Plan, compile: (plan: Plan) => Result<Checker>): Promise<Result<Checker>> {
  const { manifest, layers } = plan;
  const plane = new Plane(manifest.crs.centralMeridian, manifest.extent);
  for (const { entry, features } of layers.values()) if (entry.role !== 'base' && features.length > MANY) shapesMade.set(features, await sliced(shapes(features, plane)));
  const compiled = compile(plan);
  // What follows is a task of its own.
  await breathe();
  return compiled;
}

function* shapes(features: readonly PlanFeature[], plane: Plane): Generator<void, Shape[], void> {
  const out: Shape[] = [];
  for (const { geometry } of features) {
    out.push(shapeOf(geometry, plane));
    yield;
  }
  return out;
}
