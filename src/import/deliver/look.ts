/** A delivery as it is before anybody has said what it is to become: its layers, and what can be told of their reference systems. */
import { ok, type Result } from '../../problem.ts';
import type { ImportContext } from '../context.ts';
import { judgeCrs } from '../crs/judge.ts';
import type { CrsJudgement } from '../crs/types.ts';
import type { ImportFinding } from '../finding.ts';
import type { GivenFile, RawLayer } from '../types.ts';
import { readFor } from './read.ts';
import type { DeliverOptions } from './types.ts';

export interface Looked {
  readonly layers: readonly RawLayer[];
  readonly crs: ReadonlyMap<RawLayer, CrsJudgement>;
  readonly findings: readonly ImportFinding[];
}

export async function look(files: readonly GivenFile[], context: ImportContext, options: DeliverOptions): Promise<Result<Looked>> {
  const read = await readFor(files, null, context, options);
  if (!read.ok) return read;
  const { layers, findings } = read.value;
  const crs = new Map(layers.map((layer) => [layer, judgeCrs(layer, options.crs, context)]));
  return ok({ layers, crs, findings: [...findings, ...layers.flatMap((layer) => layer.findings), ...[...crs.values()].flatMap((judged) => judged.findings)] });
}
