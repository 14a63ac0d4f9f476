/** The ground coloured in slices, between which whoever runs them looks up: the same in a worker, and on the page where there is none. */
import type { Checker } from '../../../check/checker.ts';
import type { Plan } from '../../../plan/plan.ts';
import { surfaceSteps } from '../../../survey/suitability/judge.ts';
import { paint, type Painting } from './picture.ts';
import type { SurfaceAsked, SurfacePart } from './talk.ts';

/** Milliseconds between two parts within a level, at least; and no more than a tenth of the time goes into them. */
const SHOWN_EVERY = 150;
const DEAR = 10;

export class Slices {
  private readonly number: number;
  private readonly running: ReturnType<typeof surfaceSteps>;
  private shown = performance.now();
  private every = SHOWN_EVERY;
  painting: Painting;
  done = false;

  constructor(number: number, { manifest }: Plan, checker: Checker, { painting, ...asked }: SurfaceAsked) {
    this.number = number;
    this.painting = painting;
    this.running = surfaceSteps({ checker, manifest, ...asked });
  }

  /** Goes on for so many milliseconds; a part where a level is done, or some time has gone by. */
  slice(milliseconds: number): SurfacePart | null {
    const began = performance.now();
    let level = false;
    while (!level && performance.now() - began < milliseconds) {
      const step = this.running.steps.next();
      this.done = step.done === true;
      level = this.done || step.value !== null;
    }
    const now = performance.now();
    if (!this.done && now - this.shown < (level ? this.every / 3 : this.every)) return null;
    const part = this.part();
    this.shown = performance.now();
    this.every = Math.max(SHOWN_EVERY, DEAR * (this.shown - now));
    return part;
  }

  part(): SurfacePart {
    const { surface } = this.running;
    const { states, causes, list } = surface;
    const { number, done, painting } = this;
    return { kind: 'part', number, states: states.slice(), causes: causes.slice(), list: [...list], pixels: paint(surface, painting), painting, done };
  }
}
