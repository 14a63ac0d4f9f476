/** Whether two signs look the same way. A sign of two faces looks both ways along its bearing; of three or more only the first direction is known. */
import type { Fact } from './compiled.ts';
import { ensure } from './facts.ts';
import type { Run } from './run.ts';
import { MAYBE, NO, YES, type Tri } from './tri.ts';

export interface Facing {
  readonly degrees: number;
  readonly bearing: Fact;
  readonly faces: Fact;
}

/** The feature at hand and the sign: some face of one within `degrees` of some face of the other. */
export function sameWay(run: Run, { degrees, bearing, faces }: Facing): Tri {
  ensure(run, bearing);
  const { feature, space } = run;
  const missing = (name: string): void => {
    if (space && feature) run.reasons?.push({ kind: 'attribute', layer: space.id, feature: feature.key, name });
  };
  const own = run.low[bearing.slot] ?? NaN;
  const other = feature?.properties['bearing'];
  if (own !== run.high[bearing.slot]) {
    run.reasons?.push({ kind: 'fact', name: 'bearing' });
    return MAYBE;
  }
  if (typeof other !== 'number') {
    missing('bearing');
    return MAYBE;
  }
  const turn = Math.abs(((((own - other + 180) % 360) + 360) % 360) - 180);
  // Each has a front.
  if (turn <= degrees) return YES;
  ensure(run, faces);
  const [low, high] = [run.low[faces.slot] ?? 1, run.high[faces.slot] ?? Infinity];
  const stated = feature?.properties['faces'];
  const theirs = typeof stated === 'number' ? stated : undefined;
  const opposite = 180 - turn <= degrees;
  // A back against a front.
  if (opposite && ((low === 2 && high === 2) || theirs === 2)) return YES;
  const most = opposite ? 1 : 2;
  if (high <= most && theirs !== undefined && theirs <= most) return NO;
  if (low !== high) run.reasons?.push({ kind: 'fact', name: 'faces' });
  if (theirs === undefined) missing('faces');
  if (run.reasons && space && feature && ((low === high && low > 2) || (theirs !== undefined && theirs > 2))) run.reasons.push({ kind: 'faces', layer: space.id, feature: feature.key });
  return MAYBE;
}
