/** An audit in figures: by verdict, zone, sign type and clause, and the worst signs. Tallies of parts add up to that of the whole, in any order. */
import type { Verdict } from '../check/types.ts';
import type { Plan, PlanFeature } from '../plan/plan.ts';
import { TELLING, type AuditEntry, type AuditFinding, type AuditSign, type Telling } from './types.ts';

/** Worst first. */
export const VERDICTS = ['nonconforming', 'undetermined', 'outside', 'conditional', 'conforming'] as const satisfies readonly Verdict[];

type Figures<K extends string> = Record<K, number>;
export type VerdictFigures = Figures<Verdict>;

/** Signs, in plain objects that pass between threads. A sign in two zones counts in both. */
export interface Tally {
  errors: number;
  readonly verdicts: VerdictFigures;
  /** By key; `NO_ZONE` and `SOME_ZONE` for those that are certainly in none. */
  readonly zones: Record<string, VerdictFigures>;
  readonly types: Record<string, VerdictFigures>;
  /** Signs with such a finding. */
  readonly clauses: Record<string, Figures<Telling>>;
  worst: WorstSign[];
}

export interface WorstSign {
  readonly row: number;
  readonly id: string | null;
  readonly verdict: Verdict;
  readonly fail: number;
  readonly unknown: number;
  readonly clauses: readonly string[];
}

/** Keys of zones have no space. */
const NO_ZONE = ' none';
const SOME_ZONE = ' some';
const MOST_WORST = 10;

const noVerdicts = (): VerdictFigures => ({ nonconforming: 0, undetermined: 0, outside: 0, conditional: 0, conforming: 0 });
const noResults = (): Figures<Telling> => ({ fail: 0, unknown: 0, consent: 0 });
export const emptyTally = (): Tally => ({ errors: 0, verdicts: noVerdicts(), zones: Object.create(null) as Tally['zones'], types: Object.create(null) as Tally['types'], clauses: Object.create(null) as Tally['clauses'], worst: [] });

export function addEntry(tally: Tally, entry: AuditEntry): void {
  if (entry.kind === 'error') {
    tally.errors += 1;
    return;
  }
  const { verdict, zones, boundary, findings, proposal } = entry;
  tally.verdicts[verdict] += 1;
  (tally.types[proposal.properties.signType] ??= noVerdicts())[verdict] += 1;
  for (const zone of zones) (tally.zones[zone] ??= noVerdicts())[verdict] += 1;
  if (zones.length === 0) (tally.zones[boundary ? SOME_ZONE : NO_ZONE] ??= noVerdicts())[verdict] += 1;
  for (let i = 0; i < findings.length; i++) {
    const { clause, result } = findings[i] as AuditFinding;
    let first = true;
    for (let k = 0; k < i && first; k++) first = findings[k]?.clause !== clause || findings[k]?.result !== result;
    if (first) (tally.clauses[clause] ??= noResults())[result] += 1;
  }
  if ((verdict === 'nonconforming' || verdict === 'undetermined') && isAmongWorst(tally, entry)) keepWorst(tally, worstOf(entry));
}

/** Asked before anything is made: most signs are not. */
function isAmongWorst({ worst }: Tally, { verdict, counts, row }: AuditSign): boolean {
  const last = worst[MOST_WORST - 1];
  return last === undefined || order({ verdict, fail: counts.fail, unknown: counts.unknown, row }, last) < 0;
}

const worstOf = ({ row, id, verdict, counts, findings }: AuditSign): WorstSign => ({
  row, id: id ?? null, verdict, fail: counts.fail, unknown: counts.unknown, clauses: [...new Set(findings.flatMap(({ clause, result }) => (result === (verdict === 'nonconforming' ? 'fail' : 'unknown') ? [clause] : [])))],
});

type Rank = Pick<WorstSign, 'verdict' | 'fail' | 'unknown' | 'row'>;
const order = (a: Rank, b: Rank): number => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) || b.fail - a.fail || b.unknown - a.unknown || a.row - b.row;

function keepWorst(tally: Tally, sign: WorstSign): void {
  tally.worst = [...tally.worst, sign].sort(order).slice(0, MOST_WORST);
}

/** Adds a part's tally to that of the whole. */
export function addTally(whole: Tally, part: Tally): void {
  whole.errors += part.errors;
  addFigures(whole.verdicts, part.verdicts);
  for (const name of ['zones', 'types'] as const) for (const [key, figures] of Object.entries(part[name])) addFigures((whole[name][key] ??= noVerdicts()), figures);
  for (const [key, figures] of Object.entries(part.clauses)) addFigures((whole.clauses[key] ??= noResults()), figures);
  for (const sign of part.worst) keepWorst(whole, sign);
}

function addFigures<K extends string>(whole: Figures<K>, part: Figures<K>): void {
  for (const key of Object.keys(part) as K[]) whole[key] += part[key];
}

export interface AuditSummary {
  readonly rows: number;
  readonly errors: number;
  readonly verdicts: VerdictFigures;
  /** By class, in the plan's order, and key; last those in none (`zone` null), and those that may be in one (`boundary`). */
  readonly zones: readonly { readonly zone: string | null; readonly name?: string; readonly class?: string; readonly boundary?: true; readonly verdicts: VerdictFigures }[];
  readonly types: readonly { readonly signType: string; readonly verdicts: VerdictFigures }[];
  /** The matrix and the package's own findings first, then in the catalogue's order. */
  readonly clauses: readonly ({ readonly clause: string } & Figures<Telling>)[];
  readonly worst: readonly WorstSign[];
}

export function summaryOf({ errors, verdicts, zones, types, clauses, worst }: Tally, plan: Plan): AuditSummary {
  const { rules } = plan;
  const listed = zonesOf(plan, ({ key }) => zones[key] !== undefined).flatMap(({ key, properties }) => {
    const figures = zones[key];
    const { name, class: klass } = properties;
    return figures === undefined ? [] : [{ zone: key, ...(typeof name === 'string' ? { name } : {}), ...(typeof klass === 'string' ? { class: klass } : {}), verdicts: figures }];
  });
  const [none, some] = [zones[NO_ZONE], zones[SOME_ZONE]];
  const catalogue = rules.clauses.map(({ id }) => id);
  const known = new Set(catalogue);
  return {
    rows: errors + VERDICTS.reduce((sum, verdict) => sum + verdicts[verdict], 0),
    errors,
    verdicts,
    zones: [...listed, ...(none === undefined ? [] : [{ zone: null, verdicts: none }]), ...(some === undefined ? [] : [{ zone: null, boundary: true as const, verdicts: some }])],
    types: rules.signTypes.flatMap(({ id }) => (types[id] === undefined ? [] : [{ signType: id, verdicts: types[id] }])),
    clauses: [...Object.keys(clauses).filter((id) => !known.has(id)).sort(), ...catalogue].flatMap((id) => {
      const figures = clauses[id];
      return figures === undefined ? [] : [{ clause: id, ...Object.fromEntries(TELLING.map((result) => [result, figures[result]])) as Figures<Telling> }];
    }),
    worst,
  };
}

/** By class, as the manifest lists them, and by key. */
function zonesOf({ layers, manifest }: Plan, meant: (zone: PlanFeature) => boolean): PlanFeature[] {
  const classes = manifest.zoneClasses.map(({ id }) => id);
  const rank = ({ properties }: PlanFeature): number => classes.indexOf(String(properties['class'] ?? ''));
  const layer = [...layers.values()].find(({ entry }) => entry.role === 'zones');
  return (layer?.features ?? []).filter(meant).sort((a, b) => rank(a) - rank(b) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}
