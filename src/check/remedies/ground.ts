import type { Plan } from '../../plan/plan.ts';

/** Without the plan area, or a layer on which nothing can stand, no place is known to be one for a sign. */
export const groundKnown = ({ layers }: Pick<Plan, 'layers'>): boolean => [...layers.values()].every(({ entry, state }) => state !== 'failed' || (entry.role !== 'plan-area' && entry.unbuildable !== true));
