import { compile, type Checker } from '../check/compile.ts';
import { httpSource } from '../io/http-source.ts';
import { loadPlan } from '../plan/load.ts';
import type { Plan } from '../plan/plan.ts';
import { ok, type Result } from '../problem.ts';

export interface Opened {
  readonly plan: Plan;
  readonly checker: Checker;
}

/** Reads and compiles a package. `onPercent` counts bytes; the address may be relative to the document. */
export async function openPackage(address: string, signal: AbortSignal, onPercent: (percent: number) => void): Promise<Result<Opened>> {
  const source = httpSource(new URL(address, document.baseURI).href);
  const plan = await loadPlan(source, { signal, onProgress: (read, total) => onPercent(Math.min(100, Math.round((read / total) * 100))) });
  if (!plan.ok) return plan;
  const checker = compile(plan.value);
  return checker.ok ? ok({ plan: plan.value, checker: checker.value }) : checker;
}
