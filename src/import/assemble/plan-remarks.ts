/** What a plan would say of itself after an import and should perhaps not. */
import type { PlanSource } from '../../plan/schema/manifest.ts';
import { checkHeading } from '../../plan/manifest-check.ts';
import type { ImportFinding } from '../finding.ts';
import type { ImportMapping } from '../mapping/types.ts';
import { fromProblem } from './from-problem.ts';

export function remarksOnPlan(plan: PlanSource, before: PlanSource, mapping: ImportMapping): ImportFinding[] {
  const delivered = new Set(mapping.sources.map(({ into }) => into));
  const findings: ImportFinding[] = checkHeading(plan, 'plan.json').map(fromProblem);
  for (const { id, basis, date, source } of plan.layers) {
    const stated = mapping.layers?.[id];
    const old = before.layers.find((layer) => layer.id === id);
    if (!delivered.has(id)) continue;
    // What was drawn for a demonstration and is now delivered would go on calling itself a demonstration.
    if (basis === 'demonstration' && stated?.basis === undefined) findings.push(remark('still-demonstration', id, '此图层仍标为示范数据（basis: demonstration）。若这是正式成果，请在映射的 layers 下写明 basis、source、date。', 'This layer still calls itself a demonstration (basis: demonstration). If these are the official data, state basis, source and date under layers in the mapping.'));
    else if (stated?.date === undefined && stated?.source === undefined && old?.date === date && old.source.zh === source.zh) findings.push(note('same-source', id, `来源和日期沿用上一版（${date}）；数据有更新时，请在映射的 layers 下写明。`, `Source and date stay those of the last version (${date}); where the data are newer, state them under layers in the mapping.`));
  }
  if (plan.status !== 'in-force') return findings;
  const still = plan.layers.filter(({ basis, role }) => basis === 'demonstration' && role !== 'base').map(({ id }) => id);
  if (still.length > 0) findings.push({ code: 'import.in-force-demonstration', severity: 'remark', text: { zh: `规划标为生效（in-force），但这些图层仍为示范数据：${still.join('、')}。`, en: `The plan says that it is in force, but these layers are still a demonstration: ${still.join(', ')}.` } });
  if (plan.dataApproval === null) findings.push({ code: 'import.no-approval', severity: 'remark', text: { zh: '规划标为生效（in-force），但没有写明数据的批准（plan 的 dataApproval）。', en: 'The plan says that it is in force, but not who approved these data (dataApproval of the plan).' } });
  return findings;
}

const remark = (code: string, layer: string, zh: string, en: string): ImportFinding => ({ code: `import.${code}`, severity: 'remark', layer, text: { zh, en } });
const note = (code: string, layer: string, zh: string, en: string): ImportFinding => ({ ...remark(code, layer, zh, en), severity: 'note' });
