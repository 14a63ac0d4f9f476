/** The plan with a delivery in it: its sources and its package, in memory. Node only. */
import { buildFromSources } from '../../plan/build/build.ts';
import { dictionary } from '../../plan/build/readings.ts';
import { readSources } from '../../plan/build/sources.ts';
import { checkInStep } from '../../plan/build/write-package.ts';
import type { PlanFeature } from '../../plan/plan.ts';
import type { LayerSource } from '../../plan/schema/manifest.ts';
import type { Delivered } from '../deliver.ts';
import type { ImportFinding } from '../finding.ts';
import type { PlanFolder } from './context.ts';
import { fromProblem } from './from-problem.ts';
import { planText } from './plan-entry.ts';
import { planFeatures } from './plan-features.ts';
import type { Changes } from './put.ts';
import { isSame, sourceParts } from './source-file.ts';

export interface Assembled {
  /** What is to be written; without what is there already. */
  readonly changes: Changes;
  /** The package by name of file. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** @returns what keeps it from being a package, as errors, where it does not become one */
export async function assemble({ dir, text, written, sources: old }: PlanFolder, delivered: Delivered): Promise<{ readonly made: Assembled | null; readonly findings: readonly ImportFinding[] }> {
  const drawn = new Map<string, { readonly layer: LayerSource; readonly features: readonly PlanFeature[] }>(delivered.layers.map(({ layer, features }) => [layer.id, { layer, features: planFeatures(features, layer) }]));
  const sources = await readSources(dir, new Set(drawn.keys()));
  if (!sources.ok) return { made: null, findings: sources.problems.map(fromProblem) };
  const plan = planText(text, written, delivered.plan);
  const encoded = new TextEncoder().encode(plan);
  const built = buildFromSources({ ...sources.value, plan: { file: sources.value.plan.file, bytes: encoded } }, await dictionary(), new Map([...drawn].map(([id, { features }]) => [id, features])));
  if (!built.ok) return { made: null, findings: built.problems.map(fromProblem) };
  const files = new Map<string, Iterable<Uint8Array>>();
  for (const [id, { layer, features }] of drawn) {
    const parts = sourceParts(layer, features, old.get(id));
    if (!isSame(parts, old.get(id)?.bytes)) files.set(`source/${id}.geojson`, parts);
  }
  if (plan !== text) files.set('plan.json', [encoded]);
  const step = await checkInStep(dir, built.value.files);
  return { made: { changes: { files, folders: step.ok ? new Map() : new Map([['package', built.value.files]]) }, files: built.value.files }, findings: [] };
}

