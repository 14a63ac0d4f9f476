/** A tiny plan with titles for its columns, for tests of wording. */
import { memorySource } from '../../io/source.ts';
import { buildFromSources } from '../../plan/build/build.ts';
import { loadExamples } from '../../plan/load-examples.ts';
import { loadPlan } from '../../plan/load.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Examples } from '../../plan/schema/examples.ts';
import { tinySources, type Tiny } from '../../plan/tiny.fixture.ts';

const t = (zh: string, en: string) => ({ zh, en });

function titled(tiny: Tiny): void {
  const name = (id: string, title: { zh: string; en: string }, titles: Record<string, unknown> = {}): void => void Object.assign(tiny.plan.layers.find((layer) => layer.id === id) ?? {}, { title, titles });
  name('highways', t('公路', 'Highways'), {
    class: { ...t('公路等级', 'Road class'), words: { expressway: t('高速公路', 'expressway'), national: t('国道', 'national road'), provincial: t('省道', 'provincial road'), county: t('县道', 'county road') } },
    halfWidth: { ...t('用地半宽', 'Half width'), unit: 'm' },
    lit: t('有照明', 'Lit'),
  });
  name('existing-signs', t('现状广告', 'Existing signs'), { area: { ...t('面积', 'Area'), unit: 'm²' } });
  name('sites', t('规划点位', 'Planned sites'), { radius: { ...t('半径', 'Radius'), unit: 'm' }, capacity: t('容量', 'Capacity') });
  name('zones', t('分区', 'Zones'), { class: t('类别', 'Class') });
  name('segments', t('控制路段', 'Road segments'));
  Object.assign(tiny.law.tables[0] ?? {}, { title: t('控制区宽度', 'Width of the belt') });
}

export async function titledPlan(change: (tiny: Tiny) => void = () => undefined): Promise<{ readonly plan: Plan; readonly examples: Examples }> {
  const built = buildFromSources(tinySources((tiny) => (titled(tiny), change(tiny))));
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  const source = memorySource(built.value.files);
  const plan = await loadPlan(source);
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  const examples = await loadExamples(source, plan.value.manifest);
  if (!examples.ok) throw new Error(JSON.stringify(examples.problems));
  return { plan: plan.value, examples: examples.value };
}
