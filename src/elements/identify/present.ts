/** What lies at a point of the map, in the order in which it is told. */
import type { Verdict } from '../../check/types.ts';
import type { Plan } from '../../plan/plan.ts';
import { attributesOf, type Attribute } from '../../report/attributes.ts';
import { lexicon } from '../../report/lexicon.ts';
import { matrixTable, type MatrixSection } from '../../report/matrix-table.ts';
import type { AuditFinding } from '../../survey/types.ts';
import type { FeatureRef } from '../shared/events.ts';
import type { Language } from '../shared/messages.ts';
import type { ZoneStyle } from '../shared/swatches.ts';

export interface Thing {
  readonly ref: FeatureRef;
  readonly name: string;
  /** Class or layer. */
  readonly kind: string;
  readonly swatch: { readonly of: 'zone' | 'segment'; readonly style: ZoneStyle } | { readonly of: 'site' } | null;
  readonly attributes: readonly Attribute[];
  /** What the plan answers for its class; null for what has no cell. */
  readonly matrix: MatrixSection | null;
}

/** A judged sign that was clicked. */
export interface JudgedThing {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  /** Null for one that is not judged yet. */
  readonly verdict: Verdict | null;
  readonly row: number;
  readonly findings: readonly AuditFinding[];
}

const sections = new WeakMap<Plan, ReadonlyMap<string, MatrixSection>>();
function sectionOf(plan: Plan, scope: string): MatrixSection | null {
  let made = sections.get(plan);
  if (made === undefined) {
    made = new Map(matrixTable(plan).sections.map((section) => [section.scope, section]));
    sections.set(plan, made);
  }
  return made.get(scope) ?? null;
}

/** Null for what the plan does not have. */
export function thingOf(plan: Plan, ref: FeatureRef, language: Language): Thing | null {
  const layer = plan.layers.get(ref.layer);
  const feature = layer?.features.find(({ key }) => key === ref.key);
  if (layer === undefined || feature === undefined) return null;
  const { role, title } = layer.entry;
  const { name, class: id } = feature.properties;
  const scope = role === 'zones' ? 'zone' : role === 'segments' ? 'segment' : null;
  const classes = role === 'zones' ? plan.manifest.zoneClasses : plan.manifest.segmentClasses;
  const style = scope === null ? undefined : classes.find((one) => one.id === id)?.style;
  return {
    ref,
    name: typeof name === 'string' ? name : ref.key,
    kind: scope === null || typeof id !== 'string' ? title[language] : lexicon(plan).klass(scope, id, language),
    swatch: style !== undefined && scope !== null ? { of: scope, style } : role === 'sites' ? { of: 'site' } : null,
    attributes: attributesOf(plan, ref.layer, feature, language).filter(({ column }) => scope === null || column !== 'class'),
    matrix: scope === null ? null : sectionOf(plan, `${scope}:${String(id)}`),
  };
}
