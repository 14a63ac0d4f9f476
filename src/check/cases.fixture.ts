/** A plan made by hand for single cases: 6 km across about one point, metres east and north of it, every layer empty and every cell of the table allowing. */
import type { LineString, Point, Polygon } from 'geojson';
import { at, CLASSES, DEFINITIONS, entry, manifestOf, TYPES } from '../../test/support/random-plan.ts';
import type { Layer, Plan, PlanFeature, Value } from '../plan/plan.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import type { LayerEntry, Manifest } from '../plan/schema/manifest.ts';
import type { Definition, Matrix, PublishedClause, SignType } from '../plan/schema/rules.ts';
import { compile, type Checker, type CheckOptions } from './compile.ts';
import { settingOf } from './envelope/envelope.ts';
import type { Setting } from './envelope/measure.ts';

const text = (s: string): { zh: string; en: string } => ({ zh: s, en: s });
const USES = ['commercial', 'public-service', 'own-name'];
const SCOPES = [...CLASSES.map((c) => `zone:${c}`), 'segment:strict', 'none'];
const ROLES = { 'plan-area': 'plan-area', zones: 'zones', segments: 'segments', sites: 'sites', signs: 'existing-signs', water: 'features', lines: 'features' } as const satisfies Record<string, LayerEntry['role']>;
type LayerId = keyof typeof ROLES;
type Outcome = Matrix['outcomes'][number];

export const box = (x: number, y: number, w: number, h: number): Polygon => ({ type: 'Polygon', coordinates: [[at(x, y), at(x + w, y), at(x + w, y + h), at(x, y + h), at(x, y)]] });
export const point = (x: number, y: number): Point => ({ type: 'Point', coordinates: at(x, y) });
export const line = (...points: readonly (readonly [number, number])[]): LineString => ({ type: 'LineString', coordinates: points.map(([x, y]) => at(x, y)) });
export const feature = (key: string, geometry: PlanFeature['geometry'], properties: Readonly<Record<string, Value>> = {}): PlanFeature => ({ key, geometry, properties: { key, ...properties } });

export const clause = (id: string, requires: PublishedClause['requires'], rest: Partial<PublishedClause> = {}): PublishedClause => ({
  id, title: text(id), citation: { document: 'd', article: '1' }, tier: 'T1', confidence: 'V', read: '2026-01-01', requires, outcome: 'fail', text: { met: text('met'), broken: text('broken') }, source: 'law', ...rest,
});
export const allowed: Outcome = { answer: 'allowed', article: 'm' };
export const forbidden: Outcome = { answer: 'forbidden', article: 'm' };
export const silent: Outcome = { answer: 'silent', article: 'm' };
export const limited = (...limits: NonNullable<Outcome['limits']>): Outcome => ({ answer: 'limited', limits, article: 'm' });

export type Cell = (scope: string, type: string, band: string) => Outcome;

export interface Case {
  readonly clauses?: readonly PublishedClause[];
  readonly layers?: Partial<Record<LayerId, readonly PlanFeature[]>>;
  readonly unbuildable?: readonly LayerId[];
  readonly failed?: readonly LayerId[];
  /** Of a scope (`zone:strict`, `none`), a type and a band. */
  readonly cell?: Cell;
  readonly types?: readonly SignType[];
  readonly definitions?: readonly Definition[];
  readonly manifest?: Partial<Manifest>;
}

export function planOf({ clauses = [], layers = {}, unbuildable = [], failed = [], cell = () => allowed, types = TYPES, definitions = DEFINITIONS, manifest = {} }: Case): Plan {
  const outcomes: Outcome[] = [];
  const cells = SCOPES.flatMap((scope) => types.flatMap(({ id }) => USES.flatMap(() => ['regular', 'large'].map((band) => outcomes.push(cell(scope, id, band)) - 1))));
  const layer = (id: LayerId): Layer => {
    const of = { ...entry(id, ROLES[id], 'Unknown', 0.5, id === 'sites' ? ['maxWidth', 'maxTop'] : []), ...(unbuildable.includes(id) ? { unbuildable: true } : {}) };
    const features = layers[id] ?? (id === 'plan-area' ? [feature('area', box(-3000, -3000, 6000, 6000))] : []);
    return failed.includes(id) ? { entry: of, state: 'failed', features: [] } : { entry: of, state: 'whole', features };
  };
  return {
    manifest: manifestOf(manifest),
    rules: {
      schema: 'signplan-rules/1', sources: [{ id: 'law', version: '1', title: text('law'), plan: false }, { id: 'plan', version: '1', title: text('plan'), plan: true }], signTypes: [...types], definitions: [...definitions], tables: [],
      consents: [{ id: 'k', title: text('k'), authority: text('k') }], clauses: [...clauses], matrix: { scopes: SCOPES, types: types.map(({ id }) => id), uses: USES, bands: ['regular', 'large'], outcomes, cells },
    },
    layers: new Map(Object.keys(ROLES).map((id) => [id, layer(id as LayerId)])),
    problems: [],
  };
}

/** A commercial wall sign at the middle unless it is said otherwise, its location known exactly. */
export const sign = (properties: Readonly<Record<string, Value>> = {}, geometry: Proposal['geometry'] = point(0, 0)): Proposal => ({ geometry, properties: { signType: 'wall', use: 'commercial', accuracy: 0, ...properties } });

export interface Opened {
  readonly plan: Plan;
  readonly checker: Checker;
  readonly setting: Setting;
}
export function open(of: Case, options: CheckOptions = { asOf: '2026-06-01' }): Opened {
  const plan = planOf(of);
  const compiled = compile(plan);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return { plan, checker: compiled.value, setting: settingOf(plan, compiled.value, options) };
}
