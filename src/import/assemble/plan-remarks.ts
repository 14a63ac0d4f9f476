/** What a plan would say of itself after an import and should perhaps not. */
import type { LayerSource, PlanSource } from '../../plan/schema/manifest.ts';
import { checkHeading } from '../../plan/manifest-check.ts';
import type { ImportFinding } from '../finding.ts';
import type { ImportMapping } from '../mapping/types.ts';
import { fromProblem } from './from-problem.ts';

export function remarksOnPlan(plan: PlanSource, mapping: ImportMapping): ImportFinding[] {
  const delivered = new Set(mapping.sources.map(({ into }) => into));
  const findings: ImportFinding[] = checkHeading(plan, 'plan.json').map(fromProblem);
  const given = plan.layers.filter(({ id }) => delivered.has(id));
  const stated = (id: string): NonNullable<ImportMapping['layers']>[string] => mapping.layers?.[id] ?? {};
  // What was drawn for a demonstration and is now delivered would go on calling itself a demonstration.
  const shown = given.filter(({ id, basis }) => basis === 'demonstration' && stated(id).basis === undefined);
  if (shown.length > 0) findings.push(about('still-demonstration', 'remark', shown, '仍标为示范数据（basis: demonstration）。若这是正式成果，请在映射的 layers 下写明 basis、source、date', 'of this delivery would go on as a demonstration (basis: demonstration). If these are the official data, state basis, source and date under layers in the mapping'));
  const same = given.filter((layer) => !shown.includes(layer) && stated(layer.id).date === undefined && stated(layer.id).source === undefined);
  if (same.length > 0) findings.push(about('same-source', 'note', same, '来源和日期沿用上一版；数据有更新时，请在映射的 layers 下写明', 'of this delivery go on with source and date of the last version; where the data are newer, state them under layers in the mapping'));
  if (plan.status !== 'in-force') return findings;
  const still = plan.layers.filter(({ basis, role }) => basis === 'demonstration' && role !== 'base').map(({ id }) => id);
  if (still.length > 0) findings.push({ code: 'import.in-force-demonstration', severity: 'remark', text: { zh: `规划标为生效（in-force），但这些图层仍为示范数据：${still.join('、')}。`, en: `The plan says that it is in force, but these layers are still a demonstration: ${still.join(', ')}.` } });
  if (plan.dataApproval === null) findings.push({ code: 'import.no-approval', severity: 'remark', text: { zh: '规划标为生效（in-force），但没有写明数据的批准（plan 的 dataApproval）。', en: 'The plan says that it is in force, but not who approved these data (dataApproval of the plan).' } });
  return findings;
}

const about = (code: string, severity: ImportFinding['severity'], layers: readonly LayerSource[], zh: string, en: string): ImportFinding => {
  const list = layers.map(({ id }) => id);
  return { code: `import.${code}`, severity, text: { zh: `图层 ${list.join('、')} ${zh}。`, en: `Layers ${list.join(', ')} ${en}.` } };
};
