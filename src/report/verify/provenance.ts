/** Whether the data that a report names are those at hand: the plan's own description, and every file by its checksum. */
import type { Layer, Plan } from '../../plan/plan.ts';
import type { Report } from '../types.ts';
import type { FileChange, PlanChange } from './types.ts';

const FIELDS = ['id', 'version', 'status', 'title', 'notice', 'includes', 'adopts'] as const satisfies readonly PlanChange['field'][];
const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The manifest holds all of this: where the report names the manifest at hand, what is other has been edited. */
export function planChanges(was: Report['plan'], now: Report['plan']): PlanChange[] {
  return FIELDS.flatMap((field) => (canonical(was[field]) === canonical(now[field]) ? [] : [{ field, was: text(was[field]), now: text(now[field]) }]));
}

/** Keys in one order, whoever wrote them. */
const canonical = (value: unknown): string => JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner));

export function fileChanges(was: Report['plan']['files'], now: Report['plan']['files'], plan: Plan): FileChange[] {
  const titles = new Map(plan.manifest.layers.map(({ file, title }) => [file, title]));
  const titled = (change: FileChange): FileChange => {
    const title = titles.get(change.file);
    return title === undefined ? change : { ...change, title };
  };
  const at = new Map(now.map((one) => [one.file, one]));
  const named = new Set(was.map(({ file }) => file));
  return [
    ...was.flatMap(({ file, sha256, verified }): FileChange[] => {
      const here = at.get(file);
      if (here === undefined) return [{ file, change: 'missing', was: sha256, now: null }];
      if (here.sha256 !== sha256) return [{ file, change: 'changed', was: sha256, now: here.sha256 }];
      return here.verified === 'failed' && verified !== 'failed' ? [{ file, change: 'unread', was: sha256, now: sha256 }] : [];
    }),
    ...now.flatMap(({ file, sha256 }): FileChange[] => (named.has(file) ? [] : [{ file, change: 'new', was: null, now: sha256 }])),
  ].map(titled);
}

/** Ids of layers that the report was made without and that can be read now. How a file was read is an input: it is made again the same way. */
export function unreadThen({ files }: Report['plan'], plan: Plan): string[] {
  const failed = new Set(files.filter(({ verified }) => verified === 'failed').map(({ file }) => file));
  return [...plan.layers.values()].filter(({ entry, state }) => state === 'whole' && entry.role !== 'base' && failed.has(entry.file)).map(({ entry }) => entry.id);
}

export function withoutLayers(plan: Plan, ids: readonly string[]): Plan {
  const layers = [...plan.layers].map(([id, layer]): [string, Layer] => [id, ids.includes(id) ? { entry: layer.entry, state: 'failed', features: [] } : layer]);
  return { ...plan, layers: new Map(layers) };
}

/** A layer of which only the needed range was read gives what the whole gives: the report made again says of it how it was read then. */
export function readAs(now: Report['plan'], was: Report['plan']['files'], plan: Plan): Report['plan'] {
  const ranged = new Set(was.filter(({ verified }) => verified === 'range').map(({ file }) => file));
  const layers = new Set([...plan.layers.values()].map(({ entry }) => entry.file));
  const files = now.files.map((one) => (ranged.has(one.file) && layers.has(one.file) && one.verified === 'whole' ? { ...one, verified: 'range' as const } : one));
  return ranged.size === 0 ? now : { ...now, files };
}

/** The report names the very manifest at hand: everything else of the package follows from it. */
export function pinned(was: Report['plan'], now: Report['plan']): boolean {
  const here = now.files.find(({ file }) => file === 'manifest.json');
  return here !== undefined && was.files.some(({ file, sha256 }) => file === here.file && sha256 === here.sha256);
}
