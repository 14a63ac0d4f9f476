/** Everything that can be proved of a package or of the sources of one. Node only. */
import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { folderSource } from '../io/node-source.ts';
import { memorySource, type ByteSource } from '../io/source.ts';
import type { Problem } from '../problem.ts';
import type { BuiltComparators } from './build/comparators.ts';
import type { ClauseDocument } from './build/merge-rules.ts';
import { comparatorRules } from './comparators.ts';
import { loadComparators } from './load-document.ts';
import { loadExamples } from './load-examples.ts';
import { loadGazetteer } from './load-gazetteer.ts';
import { loadPlan } from './load.ts';
import type { Plan } from './plan.ts';
import { exampleDocument, exampleGaps } from './published-examples.ts';
import { checkReferences } from './references.ts';
import type { Rules } from './schema/rules.ts';
import { summarize, type Summary } from './summary.ts';

export interface Validation {
  readonly problems: readonly Problem[];
  /** Null where too little could be read to count anything. */
  readonly summary: Summary | null;
  /** The plan, and its documents of clauses with their examples; of a package those that it publishes. Left out where not all could be read. */
  readonly built?: { readonly plan: Plan; readonly documents: readonly ClauseDocument[]; readonly comparators: BuiltComparators | null };
}

// The proofs of geometry take a second to load, and asking what a folder holds shouldn't.
const builder = () => Promise.all([import('./build/build.ts'), import('./build/write-package.ts')]);

/** @param dir a built package: the folder with `manifest.json`. */
export async function validatePackage(dir: string): Promise<Validation> {
  const source = folderSource(dir);
  const loaded = await loadPlan(source);
  if (!loaded.ok) return { problems: loaded.problems, summary: null };
  const plan = loaded.value;
  const { documents = {} } = plan.manifest;
  const known = new Set(['manifest.json', plan.manifest.rules.file, ...Object.values(documents).flatMap((listed) => (listed === undefined ? [] : [listed.file])), ...plan.manifest.layers.map(({ file }) => file)]);
  const published = await readDocuments(plan, source);
  const extra = (await readdir(dir)).filter((name) => !known.has(name)).sort();
  return {
    problems: [
      ...plan.problems,
      ...(await strict(plan, dir)),
      ...published.problems,
      ...extra.map((name): Problem => ({ code: 'package.extra-file', file: join(dir, name), text: { zh: '清单没有列出此文件。', en: 'The manifest does not list this file.' } })),
    ],
    summary: summarize(plan),
    ...(published.built === undefined ? {} : { built: published.built }),
  };
}

async function strict(plan: Plan, dir: string): Promise<Problem[]> {
  const { checkDrawn } = await import('./build/strict.ts');
  const whole = [...plan.layers.values()].filter(({ state }) => state === 'whole');
  return checkDrawn(whole.map(({ entry, features }) => ({ layer: entry, features, file: join(dir, entry.file) })), plan.manifest, plan.rules);
}

/** What a package publishes beside its rules: names to search by, other cities' rules, and the examples of all clauses. */
async function readDocuments(plan: Plan, source: ByteSource): Promise<Pick<Validation, 'problems' | 'built'>> {
  const { manifest, rules } = plan;
  const { comparators: listed, examples: list } = manifest.documents ?? {};
  const problems = await nameProblems(plan, source);
  const comparators = listed === undefined ? undefined : await loadComparators(source, manifest);
  if (comparators?.ok === false) problems.push(...comparators.problems);
  const others = comparators?.ok === true ? comparators.value : undefined;
  if (others !== undefined) problems.push(...checkReferences(comparatorRules(rules, others), { ...manifest, adopts: [] }, () => join(source.name, listed?.file ?? '')));
  const examples = list === undefined ? undefined : await loadExamples(source, manifest);
  if (examples === undefined || list === undefined) return { problems };
  if (!examples.ok) return { problems: [...problems, ...examples.problems] };
  const file = join(source.name, list.file);
  // Without the other cities' clauses their examples would seem to be nobody's.
  if (comparators?.ok !== false) problems.push(...exampleGaps([...rules.clauses, ...(others?.clauses ?? [])], examples.value, file));
  const restored = (clauses: Rules['clauses']): ClauseDocument[] => [exampleDocument(manifest, clauses, examples.value, file)];
  // What a layer that is broken does to an example is no fault of the example.
  if (plan.problems.length > 0) return { problems };
  return { problems, built: { plan, documents: restored(rules.clauses), comparators: others === undefined ? null : { rules: others, documents: restored(others.clauses) } } };
}

/** Names that can't be read, or that stand for a feature that is not there. */
async function nameProblems({ manifest, layers }: Plan, source: ByteSource): Promise<Problem[]> {
  const listed = manifest.documents?.gazetteer;
  if (listed === undefined) return [];
  const names = await loadGazetteer(source, manifest);
  if (!names.ok) return [...names.problems];
  return names.value.entries.flatMap(({ name, feature }, index): Problem[] => {
    const layer = feature === undefined ? undefined : layers.get(feature.layer);
    // Of a layer that could not be read nothing can be said.
    if (feature === undefined || layer?.state === 'failed' || layer?.features.some(({ key }) => key === feature.key) === true) return [];
    return [{ code: 'gazetteer.feature', file: join(source.name, listed.file), path: `entries[${index}] (${name.zh}).feature`, received: `${feature.layer} ${feature.key}`, text: { zh: '数据包没有这个要素。', en: 'The package has no such feature.' } }];
  });
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
  return { problems, summary: summarize(loaded.value), built: { plan: loaded.value, documents: built.value.documents, comparators: built.value.comparators } };
}

/** What a folder holds, by its telling file; `plan` where it has both kinds. */
export async function kindOfFolder(dir: string): Promise<'plan' | 'package' | null> {
  if (await exists(join(dir, 'plan.json'))) return 'plan';
  return (await exists(join(dir, 'manifest.json'))) ? 'package' : null;
}

const exists = (path: string): Promise<boolean> => access(path).then(() => true, () => false);
