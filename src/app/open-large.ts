/** A package with layers that may be too large to be read whole. */
import type { FormValues } from '../elements/form/values.ts';
import { loadBoxIndex } from '../geo/box-index.ts';
import type { ByteSource } from '../io/source.ts';
import { loadLayers } from '../plan/load.ts';
import type { Plan } from '../plan/plan.ts';
import type { Result } from '../problem.ts';
import { Around, type Finish } from './around.ts';
import { compileLarge } from './large-plan.ts';
import type { Opened } from './package.ts';

interface Given {
  readonly plan: Plan;
  readonly source: ByteSource;
  readonly signal: AbortSignal;
  /** What stands in the form. */
  readonly values: FormValues;
  readonly onProgress: (read: number, total: number) => void;
  readonly finish: Finish;
}

/** @param given `plan` lacks the layers that may be too large to be read whole */
export async function openLarge({ plan, source, signal, values, onProgress, finish }: Given): Promise<Result<Opened>> {
  const isWhole = plan.manifest.layers.every(({ id, role }) => role === 'base' || plan.layers.has(id));
  // The planner's desk looks at all places.
  const isDesk = location.search.includes('sign-plan-desk');
  const around = isWhole || isDesk ? null : await Around.open(source, plan, values, finish, signal);
  if (around !== null) return around;
  const whole = await loadLayers(source, plan, { signal, without: ['base'], onProgress });
  if (!whole.ok) return whole;
  await loadBoxIndex();
  return finish(whole.value, await compileLarge(whole.value, source.name));
}
