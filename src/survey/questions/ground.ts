/** Shapes of a plan's features, made when they are asked for and kept as long as the plan is. */
import type { Geometry } from 'geojson';
import { boxIndex, loadBoxIndex, SMALL } from '../../geo/box-index.ts';
import { Plane } from '../../geo/plane.ts';
import { shapeOf, type Shape } from '../../geo/shape.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Slices } from './slices.ts';

/** Shapes that a question measures to, with an index of their boxes where there are many. */
export interface Targets {
  readonly shapes: readonly Shape[];
  /** Numbers of those whose box is at most `reach` units away. */
  readonly about: (box: Shape['box'], reach: number) => readonly number[];
}

export class Ground {
  readonly plane: Plane;
  private readonly plan: Plan;
  private readonly shapes = new WeakMap<Geometry, Shape>();
  private readonly layers = new Map<string, Targets>();

  constructor(plan: Plan) {
    this.plan = plan;
    this.plane = new Plane(plan.manifest.crs.centralMeridian, plan.manifest.extent);
  }

  shape(geometry: Geometry): Shape {
    // Points are made faster than they are found, and there may be very many.
    if (geometry.type === 'Point') return shapeOf(geometry, this.plane);
    let shape = this.shapes.get(geometry);
    if (shape === undefined) this.shapes.set(geometry, (shape = shapeOf(geometry, this.plane)));
    return shape;
  }

  /** Of a whole layer; undefined where there is none or it could not be read, null where the work was called off. */
  async layer(id: string, slices: Slices): Promise<Targets | undefined | null> {
    const layer = this.plan.layers.get(id);
    if (layer === undefined || layer.state === 'failed') return undefined;
    const known = this.layers.get(id);
    if (known !== undefined) return known;
    const shapes: Shape[] = [];
    for (const { geometry } of layer.features) {
      if (slices.due && !(await slices.rest())) return null;
      shapes.push(this.shape(geometry));
    }
    if (shapes.length > SMALL) await loadBoxIndex();
    const targets = targetsOf(shapes);
    this.layers.set(id, targets);
    return targets;
  }
}

export function targetsOf(shapes: readonly Shape[]): Targets {
  const boxes = new Float64Array(4 * shapes.length);
  for (const [i, { box }] of shapes.entries()) boxes.set(box, 4 * i);
  const index = boxIndex(boxes);
  return {
    shapes,
    about(box, reach) {
      const [west, south, east, north] = [box[0] - reach, box[1] - reach, box[2] + reach, box[3] + reach];
      if (index !== null) return index.search(west, south, east, north);
      return shapes.flatMap(({ box: other }, i) => (other[0] <= east && other[2] >= west && other[1] <= north && other[3] >= south ? [i] : []));
    },
  };
}

const grounds = new WeakMap<Plan, Ground>();
export function groundOf(plan: Plan): Ground {
  const known = grounds.get(plan) ?? new Ground(plan);
  grounds.set(plan, known);
  return known;
}
