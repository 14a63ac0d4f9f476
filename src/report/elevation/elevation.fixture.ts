/** The national sign types and definitions in a small plan, and reports that say of sizes what a test wants. */
import { readFileSync } from 'node:fs';
import type { Plan } from '../../plan/plan.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import type { Definition, SignType } from '../../plan/schema/rules.ts';
import { small } from '../report.fixture.ts';
import type { Report, ReportFinding } from '../types.ts';

const signs = JSON.parse(readFileSync('data/national/signs.json', 'utf8')) as { readonly signTypes: SignType[]; readonly definitions: Definition[] };

export interface Studio {
  readonly plan: Plan;
  readonly types: readonly string[];
  proposal(properties: Record<string, unknown> & { readonly signType: string }): Proposal;
  report(findings: readonly Partial<ReportFinding>[], rest?: Partial<Report>): Report;
}

export async function studio(): Promise<Studio> {
  const city = await small();
  const { plan } = city;
  const { signTypes, definitions } = signs;
  const made = city.report([116.03, 29.68], { signType: 'wall' });
  const [any] = made.findings;
  if (any === undefined) throw new Error('no finding');
  return {
    plan: { ...plan, rules: { ...plan.rules, signTypes, definitions } },
    types: signTypes.map(({ id }) => id),
    proposal: (properties) => ({ geometry: { type: 'Point', coordinates: [116.03, 29.68] }, properties: properties as Proposal['properties'] }),
    report: (findings, rest = {}) => ({ ...made, ...rest, findings: findings.map((finding) => ({ ...any, ...finding })) }),
  };
}

/** One limit on a size, with the value that was found. */
export function limited(measure: string, op: '<=' | '>=', limit: number, value: number | null, unit = 'm'): Partial<ReportFinding> {
  const spare = value === null ? null : Math.round((op === '<=' ? limit - value : value - limit) * 1e4) / 1e4;
  return { result: spare === null ? 'unknown' : spare < 0 ? 'fail' : 'pass', measure, unit, limit: { op, value: [limit, limit] }, value: [value, value], margin: [spare, spare] };
}
