import { compile, type Checker } from '../check/compile.ts';
import type { FormValues } from '../elements/form/values.ts';
import { httpSource } from '../io/http-source.ts';
import type { ByteSource } from '../io/source.ts';
import { checkNames, LARGE, loadLayers, loadPlan } from '../plan/load.ts';
import type { Plan } from '../plan/plan.ts';
import { fail, ok, type Result } from '../problem.ts';
import type { Around } from './around.ts';
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
  /** Of a package with a layer that is read in part, what reads on. */
  readonly around?: Around;
}

/** Bytes of a layer from which on only what lies about the place is read, if that will do. */
const PARTLY = 8 * 1024 * 1024;

/** Reads and compiles what decides. `onPercent` counts bytes; the address may be relative to the document, and empty where the script brings a package. */
export async function openPackage(address: string, signal: AbortSignal, onPercent: (percent: number) => void, values: FormValues = {}, upTo = PARTLY): Promise<Result<Opened>> {
  const onProgress = (done: number, total: number): void => onPercent(Math.min(100, Math.round((done / total) * 100)));
  const source = builtin !== null && address === '' ? builtin() : httpSource(new URL(address, document.baseURI).href);
  const read = await loadPlan(source, { signal, without: ['base'], upTo, namesLater: true, sound: SOUND, onProgress });
  if (!read.ok) return read;
  const finish = (plan: Plan, compiled: Result<Checker>): Promise<Result<Opened>> => finished(plan, compiled, source);
  const { value: plan } = read;
  if (plan.manifest.layers.every(({ bytes }) => bytes <= LARGE)) return finish(plan, compile(plan));
  const large = await import('./open-large.ts').catch(() => null);
  if (large !== null) return large.openLarge({ plan, source, signal, values, onProgress, finish });
  // Without the code for it a large package is read and made ready at one go.
  return upTo < Infinity ? openPackage(address, signal, onPercent, values, Infinity) : finish(plan, compile(plan));
}

async function finished(plan: Plan, compiled: Result<Checker>, source: ByteSource): Promise<Result<Opened>> {
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
