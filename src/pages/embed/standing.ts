/** How the element stands: remembered from the beginning, since the page around may ask only later. */
import type { SignPlanEvents } from '../../elements/shared/events.ts';
import type { Problem } from '../../problem.ts';

export class Standing {
  /** The package that is read, as `sign-plan-ready` told. */
  ready: SignPlanEvents['sign-plan-ready']['detail'] | null = null;
  /** Why there is no report, where that was told since. */
  problems: readonly Problem[] = [];

  constructor(element: HTMLElement) {
    element.addEventListener('sign-plan-ready', ({ detail }) => {
      this.ready = detail;
      this.problems = [];
    });
    element.addEventListener('sign-plan-error', ({ detail }) => {
      this.problems = detail.problems;
    });
  }
}
