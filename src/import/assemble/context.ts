/** A plan's folder as a delivery is held against it. Node only. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderSource } from '../../io/node-source.ts';
import { loadGazetteer } from '../../plan/load-gazetteer.ts';
import { loadPlan } from '../../plan/load.ts';
import type { Layer, Plan, PlanFeature } from '../../plan/plan.ts';
import { readJson } from '../../plan/read-json.ts';
import { planSource, type PlanSource } from '../../plan/schema/manifest.ts';
import { withReadyLayers } from '../../plan/template/layers.ts';
import { ok, fail, type Result } from '../../problem.ts';
import type { ImportContext, Landmark } from '../context.ts';
import type { ImportFinding } from '../finding.ts';
import { fromProblem } from './from-problem.ts';
import { OldSource } from './source-file.ts';

export interface PlanFolder {
  readonly dir: string;
  /** `plan.json` as it is written. */
  readonly text: string;
  /** What that says; in `context` it has in addition the ready layers that are delivered for the first time. */
  readonly written: PlanSource;
  readonly context: ImportContext;
  /** By layer id, drawings as they are now; of the layers asked for. */
  readonly sources: ReadonlyMap<string, OldSource>;
  readonly findings: readonly ImportFinding[];
}

/** @param targets ids of layers that are delivered; null for none yet */
export async function openFolder(dir: string, targets: ReadonlySet<string>): Promise<Result<PlanFolder>> {
  const file = join(dir, 'plan.json');
  const bytes = await readFile(file).then((read) => new Uint8Array(read), () => undefined);
  if (bytes === undefined) return fail({ code: 'plan.missing', file, text: { zh: '文件不存在或无法读取。', en: 'The file is missing or cannot be read.' } });
  const plan = readJson(bytes, file, planSource, 'plan');
  if (!plan.ok) return plan;
  const sources = new Map<string, OldSource>();
  for (const { id } of plan.value.layers) {
    if (!targets.has(id)) continue;
    const old = await readFile(join(dir, 'source', `${id}.geojson`)).then((read) => new Uint8Array(read), () => undefined);
    if (old !== undefined) sources.set(id, new OldSource(old));
  }
  const published = await openPublished(join(dir, 'package'));
  return ok({ dir, text: new TextDecoder().decode(bytes), written: plan.value, context: { plan: withReadyLayers(plan.value, targets), published: published.plan === null ? null : inSourceOrder(published.plan, sources), landmarks: published.landmarks }, sources, findings: published.findings });
}

async function openPublished(dir: string): Promise<{ readonly plan: Plan | null; readonly landmarks: readonly Landmark[]; readonly findings: readonly ImportFinding[] }> {
  const source = folderSource(dir);
  const manifest = await readFile(join(dir, 'manifest.json')).then(() => true, () => false);
  if (!manifest) return { plan: null, landmarks: [], findings: [] };
  const plan = await loadPlan(source);
  if (!plan.ok || plan.value.problems.length > 0) {
    const problems = plan.ok ? plan.value.problems : plan.problems;
    const why: ImportFinding = { code: 'import.published-unread', severity: 'remark', file: 'package', text: { zh: '已发布的数据包读不出，无法与上一版比较：编号不能沿用，也看不出变化。', en: 'The published package cannot be read, so nothing is compared with the last version: keys are not kept, and changes are not seen.' } };
    return { plan: null, landmarks: [], findings: [why, ...problems.slice(0, 5).map((problem): ImportFinding => ({ ...fromProblem(problem), severity: 'note' }))] };
  }
  const gazetteer = await loadGazetteer(source, plan.value.manifest);
  const sources = new Map(gazetteer.ok ? gazetteer.value.sources.map(({ id, text }) => [id, text.zh]) : []);
  const landmarks = (gazetteer.ok ? gazetteer.value.entries : []).flatMap(({ name, at, source: from }): Landmark[] => (at === undefined ? [] : [{ name: name.zh, lon: at[0], lat: at[1], source: sources.get(from) ?? from }]));
  return { plan: plan.value, landmarks, findings: [] };
}

/** A package has its features by place; the drawing has them as somebody has put them, and that order stays. */
function inSourceOrder(plan: Plan, sources: ReadonlyMap<string, OldSource>): Plan {
  const layers = new Map<string, Layer>();
  for (const [id, layer] of plan.layers) {
    const old = sources.get(id);
    if (old === undefined) {
      layers.set(id, layer);
      continue;
    }
    const byKey = new Map(layer.features.map((feature) => [feature.key, feature]));
    const first = [...old.keys()].flatMap((key): PlanFeature[] => {
      const feature = byKey.get(key);
      byKey.delete(key);
      return feature === undefined ? [] : [feature];
    });
    layers.set(id, { ...layer, features: [...first, ...byKey.values()] });
  }
  return { ...plan, layers };
}
