/** What a consumer writes in Node: held against the published types, and run. */
import { auditInventory, comparePlans, fingerprint, openPlan, problemLine, reportText, type Report, type Result } from 'signplan';
import { defaultPlan, folderSource } from 'signplan/node';
import { sign } from '../sign.ts';

export interface Answers {
  readonly report: Report;
  readonly mark: string;
  readonly text: string;
  readonly refused: readonly string[];
  readonly audited: number;
  readonly changed: number;
  readonly outcome: string | undefined;
}

const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problems.map((problem) => problemLine(problem, 'en')).join('\n'));
  return result.value;
};

export async function ask(): Promise<Answers> {
  const engine = valueOf(await openPlan(folderSource(defaultPlan() ?? '')));
  const report = valueOf(engine.check(sign(3.2), { asOf: '2026-11-24' }));
  const wrong = engine.check({ ...sign(3.2), properties: { signType: 'lamp-post', heigth: 2 } });
  const audit = valueOf(await auditInventory(engine.plan, JSON.stringify({ type: 'FeatureCollection', features: [sign(3.2), sign(5.2)] }), { asOf: '2026-11-24' }));
  const same = valueOf(await comparePlans(engine.plan, engine.plan));
  const [verified] = valueOf(await engine.verify(JSON.stringify(report))).rows;
  return {
    report,
    mark: fingerprint(report),
    text: reportText(report, 'en'),
    refused: wrong.ok ? [] : wrong.problems.map(({ code }) => code),
    audited: audit.summary.rows,
    changed: same.plans.layers.length + same.plans.clauses.length,
    outcome: verified?.kind === 'verified' ? verified.verification.outcome : undefined,
  };
}
