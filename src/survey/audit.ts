/**
 * All signs of an inventory judged, neighbours known to each other. Pure: a generator yields sign by sign, so that whoever calls it may show how far it is, and stop.
 * A layer of more than some hundred signs wants `loadBoxIndex()` first.
 */
import { compile, type Checker } from '../check/compile.ts';
import type { Finding } from '../check/types.ts';
import { Plane } from '../geo/plane.ts';
import { asOfDate } from '../plan/as-of.ts';
import type { Plan } from '../plan/plan.ts';
import type { ProposalRow } from '../plan/proposal-rows.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import type { LayerEntry } from '../plan/schema/manifest.ts';
import { ok, type Problem, type Result } from '../problem.ts';
import { inventoryOf, type Inventory } from './inventory.ts';
import { signsOf } from './signs.ts';
import type { AuditEntry, AuditFinding, AuditOptions, FeatureRef, Telling } from './types.ts';

export interface Audit {
  /** In the order of the rows. */
  readonly entries: Generator<AuditEntry, void, undefined>;
  readonly remarks: readonly Problem[];
}

export const planeOf = ({ manifest }: Plan): Plane => new Plane(manifest.crs.centralMeridian, manifest.extent);

/** Fails where the plan can't be compiled; a row in error is an entry. */
export function audit(plan: Plan, rows: readonly ProposalRow[], options: AuditOptions): Result<Audit> {
  const inventory = inventoryOf(plan, signsOf(rows, planeOf(plan)));
  const auditor = auditorOf(inventory, options);
  if (!auditor.ok) return auditor;
  return ok({ entries: entriesOf(rows, auditor.value), remarks: inventory.remarks });
}

function* entriesOf(rows: readonly ProposalRow[], judge: Auditor): Generator<AuditEntry, void, undefined> {
  for (const row of rows) yield judge(row);
}

export type Auditor = (row: ProposalRow) => AuditEntry;

/** Judges rows of the inventory, in any order and by any number of hands. */
export function auditorOf(inventory: Inventory, options: AuditOptions): Result<Auditor> {
  const compiled = compile(inventory.plan);
  return compiled.ok ? ok(auditorWith(inventory, compiled.value, options)) : compiled;
}

/** The same with the inventory's plan compiled already. */
export function auditorWith(inventory: Inventory, checker: Checker, options: AuditOptions): Auditor {
  const layers = layersOf(inventory.plan);
  return (row) => judge(row, inventory, checker, layers, options);
}

function judge({ row, id, result }: ProposalRow, inventory: Inventory, checker: Checker, layers: LayerNames, { asOf, today }: AuditOptions): AuditEntry {
  const named = id === undefined ? { row } : { row, id };
  if (!result.ok) return { kind: 'error', ...named, problems: result.problems };
  const proposal = result.value;
  const day = asOfDate(proposal, { fixed: asOf, today });
  const { verdict, counts, findings, place } = checker.check(asNeighbour(proposal, row, inventory), { asOf: day });
  const zones = place.zones.filter(({ certain }) => certain).map(({ key }) => key);
  return { kind: 'sign', ...named, asOf: day, proposal, verdict, counts, findings: tellingOf(findings, layers), zones, boundary: zones.length < place.zones.length, demonstration: inventory.plan.manifest.status === 'demonstration' || findings.some(({ basis }) => basis === 'demonstration') };
}

/** Under the key by which the engine knows it from its neighbours, and with every sign that it replaces by its key. */
export function asNeighbour(proposal: Proposal, row: number, { keys, twins }: Inventory): Proposal {
  const key = keys.get(row);
  const { replaces } = proposal.properties;
  const listed = Array.isArray(replaces) && twins.size > 0 ? (replaces as readonly string[]).flatMap((id) => twins.get(id) ?? [id]) : undefined;
  if (key === undefined && listed === undefined) return proposal;
  return { ...proposal, properties: { ...proposal.properties, ...(key === undefined ? {} : { id: key }), ...(listed === undefined ? {} : { replaces: listed }) } };
}

export type LayerNames = Readonly<Partial<Record<string, string>>>;
/** Ids of the layers to which the matrix's scopes belong. */
export function layersOf({ layers }: Plan): LayerNames {
  const ofRole = (role: LayerEntry['role']): string | undefined => [...layers.values()].find(({ entry }) => entry.role === role)?.entry.id;
  return Object.fromEntries((['zones', 'segments', 'sites'] as const).flatMap((role) => [[role.slice(0, -1), ofRole(role)]]).filter(([, id]) => id !== undefined)) as LayerNames;
}

const isTelling = (result: Finding['result']): result is Telling => result === 'fail' || result === 'unknown' || result === 'consent';

/** Worst first, in the engine's order; what would read the same twice once. */
function tellingOf(findings: readonly Finding[], layers: LayerNames): AuditFinding[] {
  const out: AuditFinding[] = [];
  for (const finding of findings) {
    const { clause, result } = finding;
    if (!isTelling(result)) continue;
    const feature = featureOf(finding, layers);
    if (out.some((one) => one.clause === clause && one.result === result && one.feature?.layer === feature?.layer && one.feature?.key === feature?.key)) continue;
    out.push(feature === undefined ? { clause, result } : { clause, result, feature });
  }
  return out;
}

export function featureOf({ feature, scope }: Finding, layers: LayerNames): FeatureRef | undefined {
  if (feature !== undefined) return { layer: feature.layer, key: feature.key };
  const layer = scope === undefined ? undefined : layers[scope.kind];
  return layer === undefined || scope?.key === undefined || scope.key === '' ? undefined : { layer, key: scope.key };
}
