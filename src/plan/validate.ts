/** Everything that can be proved of a package or of the sources of one. Node only. */
import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { folderSource } from '../io/node-source.ts';
import { memorySource } from '../io/source.ts';
import type { Problem } from '../problem.ts';
import type { ClauseDocument } from './build/merge-rules.ts';
import { loadPlan } from './load.ts';
import type { Plan } from './plan.ts';
import { summarize, type Summary } from './summary.ts';

export interface Validation {
  readonly problems: readonly Problem[];
  /** Null where too little could be read to count anything. */
  readonly summary: Summary | null;
  /** Of sources that could be built: the plan, and its documents of clauses with their examples. */
  readonly built?: { readonly plan: Plan; readonly documents: readonly ClauseDocument[] };
}

// The proofs of geometry take a second to load, and asking what a folder holds shouldn't.
const builder = () => Promise.all([import('./build/build.ts'), import('./build/write-package.ts')]);

/** @param dir a built package: the folder with `manifest.json`. */
export async function validatePackage(dir: string): Promise<Validation> {
  const loaded = await loadPlan(folderSource(dir));
  if (!loaded.ok) return { problems: loaded.problems, summary: null };
  const plan = loaded.value;
  const known = new Set(['manifest.json', plan.manifest.rules.file, ...plan.manifest.layers.map(({ file }) => file)]);
  const extra = (await readdir(dir)).filter((name) => !known.has(name)).sort();
  return {
    problems: [
      ...plan.problems,
      ...(await strict(plan, dir)),
      ...extra.map((name): Problem => ({ code: 'package.extra-file', file: join(dir, name), text: { zh: '清单没有列出此文件。', en: 'The manifest does not list this file.' } })),
    ],
    summary: summarize(plan),
  };
}

async function strict(plan: Plan, dir: string): Promise<Problem[]> {
  const { checkDrawn } = await import('./build/strict.ts');
  const whole = [...plan.layers.values()].filter(({ state }) => state === 'whole');
  return checkDrawn(whole.map(({ entry, features }) => ({ layer: entry, features, file: join(dir, entry.file) })), plan.manifest, plan.rules);
}

/** @param dir the sources of a plan: the folder with `plan.json`. A package that is there already must be in step with them. */
export async function validatePlan(dir: string): Promise<Validation> {
  const [{ buildPackage }, { checkInStep }] = await builder();
  const built = await buildPackage(dir);
  if (!built.ok) return { problems: built.problems, summary: null };
  const loaded = await loadPlan(memorySource(built.value.files, dir));
  if (!loaded.ok) return { problems: loaded.problems, summary: null };
  const problems = [...loaded.value.problems];
  if (await exists(join(dir, 'package'))) {
    const step = await checkInStep(dir, built.value.files);
    if (!step.ok) problems.push(...step.problems);
  }
  return { problems, summary: summarize(loaded.value), built: { plan: loaded.value, documents: built.value.documents } };
}

/** What a folder holds, by its telling file; `plan` where it has both kinds. */
export async function kindOfFolder(dir: string): Promise<'plan' | 'package' | null> {
  if (await exists(join(dir, 'plan.json'))) return 'plan';
  return (await exists(join(dir, 'manifest.json'))) ? 'package' : null;
}

const exists = (path: string): Promise<boolean> => access(path).then(() => true, () => false);
