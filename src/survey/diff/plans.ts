/** What differs between two plans: in what they say of themselves, in their layers, clauses and matrix. */
import { planeOf } from '../audit.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Manifest } from '../../plan/schema/manifest.ts';
import type { Definition, PublishedClause } from '../../plan/schema/rules.ts';
import { layersDiff } from './layers.ts';
import { matrixDiff } from './matrix.ts';
import { CLAUSE_PARTS, type Change, type ClauseDiff, type ClausePart, type PlanDiff, type PlanName } from './types.ts';
import { changesOf, itemsOf } from './values.ts';

/** Member of a clause → the part of it that people speak of. */
const PARTS: Readonly<Record<string, ClausePart>> = {
  requires: 'limits', applies: 'applies', unless: 'applies', outcome: 'outcome', consent: 'outcome', dispensation: 'outcome', title: 'text', text: 'text', valid: 'validity', citation: 'citation', read: 'citation', tier: 'tier', confidence: 'tier', recommended: 'tier', source: 'source',
};

const nameOf = ({ manifest: { id, version, status, title } }: Plan): PlanName => ({ id, version, status, title });

/** Pure; empty in every list where the plans are the same. */
export function diffPlans(from: Plan, to: Plan): PlanDiff {
  // Either way round by the same plane.
  const plane = planeOf(from.manifest.crs.centralMeridian <= to.manifest.crs.centralMeridian ? from : to);
  const byId = ({ id }: { readonly id: string }): string => id;
  const [a, b] = [from.rules, to.rules];
  return {
    from: nameOf(from),
    to: nameOf(to),
    manifest: changesOf(headingOf(from.manifest), headingOf(to.manifest)),
    layers: layersDiff(from, to, plane),
    clauses: clausesDiff(a.clauses, b.clauses),
    definitions: itemsOf(a.definitions, b.definitions, ({ name }: Definition) => name),
    tables: itemsOf(a.tables, b.tables, byId),
    consents: itemsOf(a.consents, b.consents, byId),
    signTypes: itemsOf(a.signTypes, b.signTypes, byId),
    procedure: itemsOf(a.procedure ?? [], b.procedure ?? [], byId),
    sources: itemsOf(a.sources, b.sources, byId),
    matrix: matrixDiff(a.matrix, b.matrix),
  };
}

/** What a package says of itself, without its files. */
function headingOf(manifest: Manifest): object {
  const { schema: _, rules: __, documents: ___, layers: ____, ...rest } = manifest;
  return rest;
}

function clausesDiff(from: readonly PublishedClause[], to: readonly PublishedClause[]): ClauseDiff[] {
  return itemsOf(from, to, ({ id }) => id).map((item) => ({ ...item, parts: partsOf(item.changes) }));
}

function partsOf(changes: readonly Change[]): ClausePart[] {
  const parts = new Set(changes.map(({ path }) => PARTS[/^[^.[]*/.exec(path)?.[0] ?? ''] ?? 'other'));
  return CLAUSE_PARTS.filter((part) => parts.has(part));
}

export const isSame = (diff: PlanDiff): boolean => Object.values(diff).every((list) => !Array.isArray(list) || list.length === 0);
