import { compile, type Checker } from '../check/compile.ts';
import { httpSource } from '../io/http-source.ts';
import type { ByteSource } from '../io/source.ts';
import { checkNames, LARGE, loadLayers, loadPlan } from '../plan/load.ts';
import type { Plan } from '../plan/plan.ts';
import { fail, ok, type Result } from '../problem.ts';
import { builtin } from './builtin.ts';

/** Digests of the manifests that the build has found sound, with all that they name: that of the default package. */
declare const __SIGNPLAN_SOUND__: readonly string[] | undefined;
const SOUND = typeof __SIGNPLAN_SOUND__ === 'undefined' ? [] : __SIGNPLAN_SOUND__;

export interface Opened {
  readonly plan: Plan;
  readonly checker: Checker;
  /** Where more of it can be read. */
  readonly source: ByteSource;
  /** What the first verdict does not wait for: the layers that are only drawn, and a look at every name in the rules. */
  rest(signal: AbortSignal): Promise<Result<Plan>>;
}

/** Reads and compiles what decides. `onPercent` counts bytes; the address may be relative to the document, and empty where the script brings a package. */
export async function openPackage(address: string, signal: AbortSignal, onPercent: (percent: number) => void): Promise<Result<Opened>> {
  const source = builtin !== null && address === '' ? builtin() : httpSource(new URL(address, document.baseURI).href);
  const read = await loadPlan(source, { signal, without: ['base'], namesLater: true, sound: SOUND, onProgress: (done, total) => onPercent(Math.min(100, Math.round((done / total) * 100))) });
  if (!read.ok) return read;
  const plan = read.value;
  const compiled = plan.manifest.layers.some(({ bytes }) => bytes > LARGE) ? await import('./large-plan.ts').then(({ compileLarge }) => compileLarge(plan, source.name), () => compile(plan)) : compile(plan);
  const { file } = plan.manifest.rules;
  // A name that the engine can't resolve has a better message among the names.
  if (!compiled.ok) {
    const dangling = await checkNames(plan, file);
    return dangling.length > 0 ? fail(...dangling) : compiled;
  }
  const rest = async (later: AbortSignal): Promise<Result<Plan>> => {
    const [whole, dangling] = await Promise.all([loadLayers(source, plan, { signal: later, sound: SOUND }), checkNames(plan, file)]);
    return dangling.length > 0 ? fail(...dangling) : whole;
  };
  return ok({ plan, checker: compiled.value, source, rest });
}
