/** A plan in figures, for `signplan info`. */
import type { Plan } from './plan.ts';
import type { Manifest } from './schema/manifest.ts';
import type { Rules } from './schema/rules.ts';
import type { Text } from '../problem.ts';

export interface Summary {
  readonly id: string;
  readonly version: string;
  readonly status: Manifest['status'];
  readonly title: Text;
  readonly term: Manifest['term'];
  readonly phases: Manifest['phases'];
  readonly crs: Manifest['crs'];
  readonly approval: Manifest['approval'];
  readonly dataApproval: Manifest['dataApproval'];
  /** All files of the package but the manifest. */
  readonly bytes: number;
  /** `advising`: clauses that advise only, since the plan has not adopted them. */
  readonly sources: readonly { readonly id: string; readonly version: string; readonly title: Text; readonly plan: boolean; readonly clauses: number; readonly advising: number }[];
  readonly layers: readonly { readonly id: string; readonly role: string; readonly title: Text; readonly geometry: string; readonly basis: string; readonly state: 'whole' | 'failed'; readonly count: number; readonly bytes: number; readonly groundError: Text | null }[];
  readonly absent: Manifest['absent'];
  readonly unavailable: NonNullable<Manifest['unavailable']>;
  /** Documents of other cities' rules that come along. */
  readonly comparators: NonNullable<Manifest['comparators']>;
  /** Features of each class, in the manifest's order. */
  readonly zones: Readonly<Record<string, number>>;
  readonly segments: Readonly<Record<string, number>>;
  readonly clauses: { readonly total: number; readonly fail: number; readonly consent: number; readonly reserved: number; readonly recommended: number; readonly adopted: number };
  readonly matrix: { readonly cells: number; readonly allowed: number; readonly limited: number; readonly forbidden: number; readonly silent: number };
  readonly signTypes: number;
  readonly tables: number;
  readonly consents: number;
}

export function summarize(plan: Plan): Summary {
  const { manifest, rules } = plan;
  const layers = [...plan.layers.values()].map(({ entry, state, features }) => ({ id: entry.id, role: entry.role, title: entry.title, geometry: entry.geometry, basis: entry.basis, state: state === 'failed' ? state : ('whole' as const), count: state === 'whole' ? features.length : entry.count, bytes: entry.bytes, groundError: entry.groundError ?? null }));
  const classes = (role: string, ids: readonly { readonly id: string }[]): Record<string, number> => {
    const features = [...plan.layers.values()].filter(({ entry }) => entry.role === role).flatMap((layer) => layer.features);
    return Object.fromEntries(ids.map(({ id }) => [id, features.filter(({ properties }) => properties['class'] === id).length]));
  };
  const outcome = (name: string): number => rules.clauses.filter((clause) => clause.outcome === name).length;
  const answer = (name: string): number => rules.matrix.cells.filter((cell) => rules.matrix.outcomes[cell]?.answer === name).length;
  return {
    id: manifest.id,
    version: manifest.version,
    status: manifest.status,
    title: manifest.title,
    term: manifest.term,
    phases: manifest.phases,
    crs: manifest.crs,
    approval: manifest.approval,
    dataApproval: manifest.dataApproval,
    bytes: [manifest.rules, ...Object.values(manifest.documents ?? {}), ...layers].reduce((sum, file) => sum + (file?.bytes ?? 0), 0),
    sources: rules.sources.map(({ id, version, title, plan: own }) => {
      const clauses = rules.clauses.filter(({ source }) => source === id);
      const advises = ({ id: clause, recommended, confidence }: Rules['clauses'][number]): boolean => !own && (recommended === true || confidence === 'S') && !manifest.adopts.includes(clause);
      return { id, version, title, plan: own, clauses: clauses.length, advising: clauses.filter(advises).length };
    }),
    layers,
    absent: manifest.absent,
    unavailable: manifest.unavailable ?? [],
    comparators: manifest.comparators ?? [],
    zones: classes('zones', manifest.zoneClasses),
    segments: classes('segments', manifest.segmentClasses),
    clauses: { total: rules.clauses.length, fail: outcome('fail'), consent: outcome('consent'), reserved: outcome('reserved'), recommended: rules.clauses.filter(({ recommended }) => recommended === true).length, adopted: manifest.adopts.length },
    matrix: { cells: rules.matrix.cells.length, allowed: answer('allowed'), limited: answer('limited'), forbidden: answer('forbidden'), silent: answer('silent') },
    signTypes: rules.signTypes.length,
    tables: rules.tables.length,
    consents: rules.consents.length,
  };
}
