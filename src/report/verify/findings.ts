/** Two lists of findings held against each other: what each clause said then, and says now. */
import type { ReportFinding } from '../types.ts';
import { differences } from './differences.ts';
import type { FieldChange, FindingChange, Said } from './types.ts';

interface Pair {
  /** Its place in the report; where it is not in it, among what is found now. */
  readonly index: number;
  readonly was: ReportFinding | null;
  readonly now: ReportFinding | null;
}

/** What a finding is told apart by, from the surest to the loosest: the same clause on the same zone, segment or site may have several. */
const LIKENESS: readonly ((finding: ReportFinding) => string)[] = [
  (finding) => JSON.stringify(finding),
  ({ clause, scope, measure, feature }) => JSON.stringify([clause, scope?.kind, scope?.key, measure, feature?.layer, feature?.key]),
  ({ clause, scope, measure }) => JSON.stringify([clause, scope?.kind, scope?.key, measure]),
  ({ clause, scope }) => JSON.stringify([clause, scope?.kind, scope?.key]),
];

/** In the report's order; what is new comes after. */
export function pairs(was: readonly ReportFinding[], now: readonly ReportFinding[]): Pair[] {
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  for (const like of LIKENESS) {
    const waiting = new Map<string, number[]>();
    now.forEach((finding, index) => {
      if (taken.has(index)) return;
      const name = like(finding);
      const list = waiting.get(name);
      if (list === undefined) waiting.set(name, [index]);
      else list.push(index);
    });
    for (const list of waiting.values()) list.reverse();
    was.forEach((finding, index) => {
      const hit = partner.has(index) ? undefined : waiting.get(like(finding))?.pop();
      if (hit === undefined) return;
      partner.set(index, hit);
      taken.add(hit);
    });
  }
  return [
    ...was.map((finding, index): Pair => ({ index, was: finding, now: now[partner.get(index) ?? -1] ?? null })),
    ...now.flatMap((finding, index): Pair[] => (taken.has(index) ? [] : [{ index, was: null, now: finding }])),
  ];
}

/** What changed, appeared or went; findings that say the same in every field are left out. */
export function findingChanges(was: readonly ReportFinding[], now: readonly ReportFinding[]): FindingChange[] {
  return pairs(was, now).flatMap((pair): FindingChange[] => {
    const finding = pair.was ?? pair.now;
    if (finding === null || (pair.was !== null && pair.now !== null && differences(pair.was, pair.now).length === 0)) return [];
    const change = pair.now === null ? 'gone' : pair.was === null ? 'appeared' : 'changed';
    return [{ change, clause: finding.clause, title: finding.title, was: said(pair.was), now: said(pair.now) }];
  });
}

/** The same as fields of the report's JSON: `findings[3].result`. Findings in another order are one difference of the list. */
export function findingFields(was: readonly ReportFinding[], now: readonly ReportFinding[]): FieldChange[] {
  const fields = pairs(was, now).flatMap((pair) => differences(pair.was ?? undefined, pair.now ?? undefined, ['findings', pair.index]));
  if (fields.length > 0) return fields;
  return differences(was.map(({ clause }) => clause), now.map(({ clause }) => clause)).length === 0 && differences(was, now).length === 0 ? [] : [{ path: 'findings', was: order(was), now: order(now) }];
}

const order = (findings: readonly ReportFinding[]): string => findings.map(({ clause }) => clause).join(', ');

function said(finding: ReportFinding | null): Said | null {
  if (finding === null) return null;
  const { result, measure, value, unit, limit, feature, scope, text } = finding;
  return Object.fromEntries(Object.entries({ result, measure, value, unit, limit, feature, scope, text }).filter(([, inner]) => inner !== undefined)) as unknown as Said;
}
