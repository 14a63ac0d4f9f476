/** From a package's bytes to a plan. The head and the rules must be right, or there is no plan; a layer may fail by itself. */
import { loadBoxIndex, SMALL } from '../geo/box-index.ts';
import { digestOf } from '../io/digest.ts';
import { readKnown, type Known } from '../io/known.ts';
import { aborted, type ByteSource } from '../io/source.ts';
import { fail, ok, type Problem, type Result } from '../problem.ts';
import { drained } from '../steps.ts';
import { checkIntact, layerSteps } from './layer-check.ts';
import type { Layer, Plan } from './plan.ts';
import type { LayerEntry, Manifest } from './schema/manifest.ts';
import type { Rules } from './schema/rules.ts';

export interface LoadOptions {
  readonly signal?: AbortSignal;
  /** Bytes read so far and in all; called after each file, the manifest first. */
  readonly onProgress?: (read: number, total: number) => void;
  /** Roles whose layers are left for later, as far as they are only drawn: `loadLayers` reads them. */
  readonly without?: readonly LayerEntry['role'][];
  /** Bytes: larger layers are left for later as well. */
  readonly upTo?: number;
  /** Leaves the checks that need no layer, of the manifest's parts against one another and of names inside the rules, to a later `checkNames`: a page wants its first verdict first. The engine refuses what it can't resolve in any case. */
  readonly namesLater?: boolean;
  /** SHA-256 of manifests that have been looked at before, with the rules and layers that they name by digest, and nothing was wrong: neither schemas nor features need be gone through again. */
  readonly sound?: readonly string[];
}

/**
 * Never rejects. A missing, broken or contradictory manifest or rules file fails the whole; a layer that is missing, broken or
 * not what the manifest says becomes `failed`, its problems are the plan's, and findings that need it are then unknown.
 */
export async function loadPlan(source: ByteSource, options: LoadOptions = {}): Promise<Result<Plan>> {
  const nameOf = namer(source);
  const manifest = await loadManifest(source, nameOf('manifest.json'), options);
  if (!manifest.ok) return manifest;
  const contradictory = options.namesLater === true ? [] : await checkHead(manifest.value, nameOf('manifest.json'));
  if (contradictory.length > 0) return fail(...contradictory);
  const { value: head, bytes, digest } = manifest;
  const isSound = options.sound?.includes(digest) === true;
  const entries = head.layers.filter(({ role, bytes }) => options.without?.includes(role) !== true && !(bytes > (options.upTo ?? Infinity)));
  const get = counting(source, options, bytes, [head.rules, ...entries]);
  const [rules, read] = await Promise.all([get(head.rules), readLayers(entries, head, get, nameOf, isSound)]);
  if (options.signal?.aborted === true) return fail(aborted(source.name));
  const checked = rules.ok ? await checkRules(rules.value, head, nameOf(head.rules.file), isSound) : rules;
  if (!checked.ok) return checked;
  const plan: Plan = { manifest: head, digest, rules: checked.value, ...read };
  if ([...plan.layers.values()].some(({ entry, features }) => entry.role !== 'base' && features.length > SMALL)) await loadBoxIndex();
  const dangling = options.namesLater === true ? [] : await checkNames(plan, nameOf(head.rules.file));
  return dangling.length > 0 ? fail(...dangling) : ok(plan);
}

const checkHead = async (manifest: Manifest, file: string): Promise<Problem[]> => (await import('./manifest-check.ts')).checkHeading(manifest, file);

/** Every part of the manifest that contradicts another; else every name in the rules, which `file` is, that does not exist or is of the wrong kind for its place. */
export async function checkNames({ rules, manifest }: Plan, file: string): Promise<Problem[]> {
  const folder = file.endsWith(manifest.rules.file) ? file.slice(0, -manifest.rules.file.length) : '';
  const contradictory = await checkHead(manifest, `${folder}manifest.json`);
  if (contradictory.length > 0) return contradictory;
  const { checkReferences } = await import('./references.ts');
  return checkReferences(rules, manifest, () => file);
}

/** The plan with the layers that `loadPlan` was told to leave out; those that it has are kept as they are. @param options `only`: ids of those that are wanted */
export async function loadLayers(source: ByteSource, plan: Plan, options: Omit<LoadOptions, 'upTo'> & { readonly only?: readonly string[] } = {}): Promise<Result<Plan>> {
  const entries = plan.manifest.layers.filter(({ id, role }) => !plan.layers.has(id) && options.without?.includes(role) !== true && options.only?.includes(id) !== false);
  const { layers, problems } = await readLayers(entries, plan.manifest, counting(source, options, 0, entries), namer(source), plan.digest !== undefined && options.sound?.includes(plan.digest) === true);
  if (options.signal?.aborted === true) return fail(aborted(source.name));
  const all = new Map(plan.manifest.layers.flatMap(({ id }): [string, Layer][] => {
    const layer = plan.layers.get(id) ?? layers.get(id);
    return layer === undefined ? [] : [[id, layer]];
  }));
  return ok({ ...plan, layers: all, problems: [...plan.problems, ...problems] });
}

/** Bytes of a layer that is read, and made ready, in slices, so that the page goes on meanwhile. */
export const LARGE = 1024 * 1024;

type Get = (listed: { readonly file: string; readonly bytes: number; readonly sha256: string }) => Promise<Result<Known>>;

const namer = (source: ByteSource) => (file: string): string => (source.name === '' || source.name.endsWith('/') ? source.name : `${source.name}/`) + file;

/** Reads, and reports what the manifest says has been read. */
function counting(source: ByteSource, { signal, onProgress }: LoadOptions, already: number, entries: readonly { readonly bytes: number }[]): Get {
  const total = entries.reduce((sum, { bytes }) => sum + bytes, already);
  let read = already;
  if (already > 0) onProgress?.(read, total);
  return async ({ file, bytes, sha256 }) => {
    const result = await readKnown(source, file, sha256, signal);
    read += bytes;
    onProgress?.(read, total);
    return result;
  };
}

async function readLayers(entries: readonly LayerEntry[], head: Manifest, get: Get, nameOf: (file: string) => string, isSound: boolean): Promise<Pick<Plan, 'layers' | 'problems'>> {
  const layers = new Map<string, Layer>();
  const problems: Problem[] = [];
  const results = await Promise.all(
    entries.map(async (entry): Promise<Result<Layer>> => {
      const got = await get(entry);
      if (!got.ok) return got;
      const check = isSound ? undefined : (await import('./feature-check.ts')).contentProblems;
      const steps = layerSteps(got.value.bytes, got.value.digest, entry, head, nameOf(entry.file), check);
      return entry.bytes > LARGE ? (await import('../slices.ts')).sliced(steps) : drained(steps);
    }),
  );
  entries.forEach((entry, index) => {
    const result = results[index];
    layers.set(entry.id, result?.ok === true ? result.value : { entry, state: 'failed', features: [] });
    if (result?.ok === false) problems.push(...result.problems);
  });
  return { layers, problems };
}

/** JSON that is known to be what it should. */
const parse = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));

async function loadManifest(source: ByteSource, file: string, { signal, sound }: LoadOptions): Promise<{ ok: true; value: Manifest; bytes: number; digest: string } | { ok: false; problems: readonly Problem[] }> {
  const got = await source.read('manifest.json', signal);
  if (!got.ok) return got;
  const digest = await digestOf(got.value);
  const parsed = sound?.includes(digest) === true ? ok(parse(got.value) as Manifest) : (await import('./head-check.ts')).readManifest(got.value, file);
  return parsed.ok ? { ok: true, value: parsed.value, bytes: got.value.length, digest } : parsed;
}

async function checkRules({ bytes, digest }: Known, manifest: Manifest, file: string, sound: boolean): Promise<Result<Rules>> {
  const intact = checkIntact(bytes, digest, manifest.rules, file);
  if (intact !== undefined) return fail(intact);
  return sound ? ok(parse(bytes) as Rules) : (await import('./head-check.ts')).readRules(bytes, file);
}
