/** The report as a schema: what is published as JSON Schema and what a report is held against. Not part of the page. */
import * as v from 'valibot';
import { RESULTS } from '../check/types.ts';
import { envelope, remedy } from './envelope-schema.ts';
import { citation, confidence, date, sha256, text, tier } from '../plan/schema/base.ts';

const end = v.nullable(v.number());
const interval = v.tuple([end, end]);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const position = v.tuple([v.number(), v.number()]);

const reason = v.variant('kind', [
  v.strictObject({ kind: v.literal('fact'), name: v.string() }),
  v.strictObject({ kind: v.literal('layer'), layer: v.string() }),
  v.strictObject({ kind: v.literal('absent'), layer: v.string() }),
  v.strictObject({ kind: v.literal('attribute'), layer: v.string(), feature: v.string(), name: v.string() }),
  v.strictObject({ kind: v.literal('accuracy'), layer: v.string(), feature: v.string(), tolerance: v.number() }),
  v.strictObject({ kind: v.literal('boundary'), layer: v.string(), sides: v.array(v.string()), distance: v.number(), tolerance: v.number(), reach: v.optional(v.number()) }),
  v.strictObject({ kind: v.literal('faces'), layer: v.string(), feature: v.string() }),
  v.strictObject({ kind: v.literal('unpublished'), what: text }),
  v.strictObject({ kind: v.literal('silent'), article: v.string() }),
  v.strictObject({ kind: v.literal('term'), name: v.string(), date }),
]);

const finding = v.strictObject({
  clause: v.string(),
  title: text,
  result: v.picklist(RESULTS),
  basis: v.picklist(['published', 'demonstration']),
  tier,
  confidence,
  citation,
  measure: v.optional(v.string()),
  value: v.optional(v.union([interval, v.string()])),
  unit: v.optional(v.string()),
  limit: v.optional(v.strictObject({ op: v.string(), value: v.union([interval, v.array(v.string())]), table: v.optional(v.string()) })),
  margin: v.optional(interval),
  feature: v.optional(v.strictObject({ layer: v.string(), key: v.string(), name: v.optional(v.string()) })),
  counted: v.optional(v.array(v.strictObject({ layer: v.string(), key: v.string(), name: v.optional(v.string()), certain: v.boolean() }))),
  scope: v.optional(v.strictObject({ kind: v.picklist(['zone', 'segment', 'site', 'none']), class: v.optional(v.string()), key: v.optional(v.string()) })),
  reason: v.array(reason),
  consent: v.optional(v.string()),
  dispensation: v.optional(v.strictObject({ authority: text, article: v.string() })),
  text,
});

const membership = v.strictObject({ key: v.string(), class: v.string(), name: v.string(), certain: v.boolean(), edge: v.number() });
const segmentMembership = v.strictObject({ ...membership.entries, side: v.picklist(['left', 'right']), distance: v.number(), bearing: v.number(), fronts: v.optional(v.boolean()) });

const paper = { id: v.string(), title: text, needed: v.picklist(['yes', 'possibly']), basis: v.picklist(['published', 'demonstration']), tier, confidence, citation, text, reason: v.optional(text) };

export const reportSchema = v.strictObject({
  schema: v.literal('signplan-report/1'),
  plan: v.strictObject({
    id: v.string(),
    version: v.string(),
    status: v.string(),
    title: text,
    notice: text,
    files: v.array(v.strictObject({ file: v.string(), sha256, verified: v.picklist(['whole', 'range', 'failed']) })),
    includes: v.array(v.strictObject({ id: v.string(), version: v.string() })),
    adopts: v.array(v.string()),
  }),
  engine: v.string(),
  asOf: date,
  phases: v.array(v.string()),
  proposal: v.strictObject({
    type: v.literal('Feature'),
    geometry: v.variant('type', [v.strictObject({ type: v.literal('Point'), coordinates: position }), v.strictObject({ type: v.literal('LineString'), coordinates: v.array(position) })]),
    properties: v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.array(v.string())])),
    extra: v.optional(v.record(v.string(), v.unknown())),
  }),
  verdict: v.picklist(['nonconforming', 'undetermined', 'outside', 'conditional', 'conforming']),
  headline: text,
  notice: v.nullable(text),
  counts: v.strictObject({ checked: count, fail: count, unknown: count, consent: count, advice: count, reserved: count, notCovered: count, pass: count }),
  place: v.strictObject({ area: v.picklist(['inside', 'boundary', 'outside', 'unknown']), zones: v.array(membership), segments: v.array(segmentMembership), sites: v.array(membership) }),
  findings: v.array(finding),
  notApplying: v.optional(v.array(v.strictObject({ clause: v.string(), title: text }))),
  comparisons: v.optional(v.array(finding)),
  envelope: v.optional(envelope),
  remedies: v.optional(v.array(remedy)),
  consents: v.array(v.strictObject({ id: v.string(), title: text, authority: text, held: v.boolean(), clauses: v.array(v.string()) })),
  papers: v.optional(v.array(v.strictObject(paper))),
  procedure: v.optional(v.array(v.strictObject({ ...paper, kind: v.picklist(['time-limit', 'duty', 'note']), days: v.optional(v.strictObject({ value: count, working: v.optional(v.boolean()) })) }))),
  office: v.union([v.strictObject({ name: text, note: v.optional(text) }), v.strictObject({ unknown: text })]),
  disclaimer: text,
});
