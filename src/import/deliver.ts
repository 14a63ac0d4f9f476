/** From the files of a delivery to layers of a plan, each thing judged on the way; nothing is written. */
import { fail, ok, type Result, type Text } from '../problem.ts';
import type { PlanSource } from '../plan/schema/manifest.ts';
import { remarksOnPlan } from './assemble/plan-remarks.ts';
import { mergedPlan } from './assemble/plan-entry.ts';
import type { ImportContext } from './context.ts';
import { deliverLayer, type DeliveredLayer } from './deliver/layer.ts';
import { Placer, type SourceSeen } from './deliver/placer.ts';
import { readFor } from './deliver/read.ts';
import type { DeliverOptions, Stage } from './deliver/types.ts';
import type { ImportFinding } from './finding.ts';
import { checkMapping, unusedLayers } from './mapping/check.ts';
import { matchesLayer } from './mapping/match.ts';
import type { ImportMapping } from './mapping/types.ts';
import type { GivenFile, RawLayer } from './types.ts';

export { STAGES, type DeliverOptions, type Progress, type Stage } from './deliver/types.ts';
export type { DeliveredLayer } from './deliver/layer.ts';
export type { SourceSeen } from './deliver/placer.ts';

export interface Delivered {
  /** `plan.json` as it is to be; its layers with their geometry. */
  readonly plan: PlanSource;
  /** What was in the files, in their order. */
  readonly sources: readonly SourceSeen[];
  /** In the plan's order. */
  readonly layers: readonly DeliveredLayer[];
  readonly findings: readonly ImportFinding[];
}

/** Metres between what should meet, where the mapping does not say: more than rounding leaves, less than anything that is drawn. */
export const TOLERANCE = 0.05;

/**
 * Fails where nothing could be read or the mapping can't be followed; what is wrong with the data is among the findings.
 * @param files as they were handed over
 * @param file of the mapping, for messages
 */
export async function deliver(files: readonly GivenFile[], mapping: ImportMapping, file: string, context: ImportContext, options: DeliverOptions = {}): Promise<Result<Delivered>> {
  const { progress } = options;
  const read = await readFor(files, mapping, context, options);
  if (!read.ok) return read;
  const raws: RawLayer[] = [...read.value.layers];
  const wrong = checkMapping(mapping, context.plan, raws, file);
  if (wrong.length > 0) return fail(...wrong);
  const findings: ImportFinding[] = [...read.value.findings, ...unused(mapping, raws)];
  const placer = new Placer(raws, context, options);
  const plan = mergedPlan(context.plan, mapping);
  const tolerance = mapping.tolerance ?? TOLERANCE;
  const layers: DeliveredLayer[] = [];
  const targets = plan.layers.filter(({ id }) => mapping.sources.some(({ into }) => into === id));
  // What the plan is about comes first: the others are held against it.
  const order = [...targets.filter(({ role }) => role === 'plan-area'), ...targets.filter(({ role }) => role !== 'plan-area')];
  for (const [index, layer] of order.entries()) {
    const part = (stage: Stage, share: number, text: Text): void => progress?.({ stage, share: (index + share) / order.length, text });
    const given = mapping.sources.filter(({ into }) => into === layer.id).map((source) => ({ source, raws: placer.indicesOf((raw) => matchesLayer(source, raw)) }));
    const made = await deliverLayer(layer, given, { placer, plan, tolerance, area: areaOf(layers, context), published: context.published?.layers.get(layer.id)?.features ?? [], repair: options.repair, progress: part });
    layers.push(made.layer);
    findings.push(...made.findings);
  }
  const geometries = new Map(layers.map(({ layer }) => [layer.id, layer]));
  const complete: PlanSource = { ...plan, layers: plan.layers.map((layer) => geometries.get(layer.id) ?? layer) };
  findings.push(...remarksOnPlan(complete, mapping));
  return ok({ plan: complete, sources: placer.seen(), layers: complete.layers.flatMap(({ id }) => layers.filter(({ layer }) => layer.id === id)), findings });
}

/** What no source speaks of is no mistake, but must not go unnoticed. */
function unused(mapping: ImportMapping, raws: readonly RawLayer[]): ImportFinding[] {
  return unusedLayers(mapping, raws).map(({ file, name, features }): ImportFinding => ({ code: 'import.layer-unused', severity: features.length === 0 ? 'note' : 'remark', file, layer: name, text: { zh: `映射没有用到这一图层（${features.length} 个要素），未导入。`, en: `The mapping does not use this layer (${features.length} features); it was not imported.` } }));
}

/** What is delivered now, else what was published. */
function areaOf(layers: readonly DeliveredLayer[], { published, plan }: ImportContext): GeoJSON.MultiPolygon | undefined {
  const id = plan.layers.find(({ role }) => role === 'plan-area')?.id;
  const features = layers.find(({ layer }) => layer.id === id)?.features ?? (id === undefined ? undefined : published?.layers.get(id)?.features) ?? [];
  const parts = features.flatMap(({ geometry }) => (geometry?.type === 'Polygon' ? [geometry.coordinates] : geometry?.type === 'MultiPolygon' ? geometry.coordinates : []));
  return parts.length === 0 ? undefined : { type: 'MultiPolygon', coordinates: parts };
}
