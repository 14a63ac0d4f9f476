/** A plan small enough to see through, in metres about a place: x eastward, y northward. */
import type { Polygon } from 'geojson';
import { compile } from '../../src/check/compile.ts';
import type { CheckResult } from '../../src/check/types.ts';
import type { Plan, PlanFeature, Value } from '../../src/plan/plan.ts';
import type { Proposal } from '../../src/plan/proposal-types.ts';
import type { Manifest } from '../../src/plan/schema/manifest.ts';
import type { Matrix, PublishedClause } from '../../src/plan/schema/rules.ts';
import { at, CLASSES, DEFINITIONS, entry, manifestOf, TYPES } from './random-plan.ts';

export const t = (s: string): { zh: string; en: string } => ({ zh: s, en: s });
export const box = (x: number, y: number, w: number, h: number): Polygon => ({ type: 'Polygon', coordinates: [[at(x, y), at(x + w, y), at(x + w, y + h), at(x, y + h), at(x, y)]] });
export const zone = (key: string, c: string, x: number, w = 100): PlanFeature => ({ key, geometry: box(x, -100, w, 200), properties: { key, name: key, class: c } });
export const point = (key: string, x: number, y: number, properties: Record<string, Value> = {}): PlanFeature => ({ key, geometry: { type: 'Point', coordinates: at(x, y) }, properties: { key, ...properties } });
export const line = (key: string, x: number, properties: Record<string, Value> = {}): PlanFeature => ({ key, geometry: { type: 'LineString', coordinates: [at(x, -100), at(x, 100)] }, properties: { key, ...properties } });

export type Answers = Partial<Record<string, Matrix['outcomes'][number]>>;
export const ALLOWED = { answer: 'allowed' as const, article: 'm' };
export const FORBIDDEN = { answer: 'forbidden' as const, article: 'm' };
export const limited = (height: number): Matrix['outcomes'][number] => ({ answer: 'limited', article: 'm', limits: [{ fact: 'topHeight', op: '<=', value: height }] });

/** One answer a scope, whatever type, use and size. */
export function matrixOf(answers: Answers): Matrix {
  const scopes = [...CLASSES.map((c) => `zone:${c}`), 'segment:strict', 'none'];
  const outcomes = scopes.map((scope) => answers[scope] ?? ALLOWED);
  return { scopes, types: TYPES.map((type) => type.id), uses: ['commercial', 'public-service', 'own-name'], bands: ['regular', 'large'], outcomes, cells: scopes.flatMap((_, i) => Array.from({ length: TYPES.length * 6 }, () => i)) };
}

export interface Sketch {
  zones?: PlanFeature[];
  segments?: PlanFeature[];
  sites?: PlanFeature[];
  area?: PlanFeature[];
  lines?: PlanFeature[];
  signs?: PlanFeature[];
  answers?: Answers;
  clauses?: Partial<PublishedClause>[];
  manifest?: Partial<Manifest>;
  failed?: string[];
}

export function planOf(sketch: Sketch): Plan {
  const layers = new Map(
    ([['plan-area', 'plan-area', 'Polygon', sketch.area ?? [{ key: 'a', geometry: box(-900, -900, 1800, 1800), properties: { key: 'a' } }]], ['zones', 'zones', 'Polygon', sketch.zones ?? []], ['segments', 'segments', 'LineString', sketch.segments ?? []], ['sites', 'sites', 'Point', sketch.sites ?? []], ['lines', 'features', 'LineString', sketch.lines ?? []], ['signs', 'existing-signs', 'Point', sketch.signs ?? []]] as const).map(
      ([id, role, geometry, features]) => [id, { entry: entry(id, role, geometry, 0.5, features.flatMap(({ properties }) => Object.keys(properties))), state: sketch.failed?.includes(id) === true ? ('failed' as const) : ('whole' as const), features: sketch.failed?.includes(id) === true ? [] : features }] as const,
    ),
  );
  return {
    manifest: manifestOf(sketch.manifest), layers, problems: [],
    rules: {
      schema: 'signplan-rules/1', sources: [{ id: 'law', version: '1', title: t('law'), plan: false }, { id: 'plan', version: '1', title: t('plan'), plan: true }], signTypes: TYPES, definitions: DEFINITIONS, tables: [], consents: [], matrix: matrixOf(sketch.answers ?? {}),
      clauses: (sketch.clauses ?? []).map((c, i) => ({ id: `c${i}`, title: t('c'), citation: { document: 'd', article: '1' }, tier: 'T1', confidence: 'V', read: '2026-01-01', requires: true, outcome: 'fail', text: { met: t('m'), broken: t('b') }, source: 'law', ...c })),
    },
  };
}

export const SIGN = { signType: 'wall', use: 'commercial', width: 2, height: 2, clearance: 3, bearing: 0, accuracy: 0.5 };
export function check(sketch: Sketch, x: number, y = 0, properties: Record<string, Value> = {}, asOf = '2026-11-24'): CheckResult {
  const compiled = compile(planOf(sketch));
  if (!compiled.ok) throw new Error(compiled.problems[0]?.received);
  const proposal: Proposal = { geometry: { type: 'Point', coordinates: at(x, y) }, properties: { ...SIGN, ...properties } };
  return compiled.value.check(proposal, { asOf });
}
