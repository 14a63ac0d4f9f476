/**
 * How far about a sign the rules look for features of a layer. Only of what is bounded can a part do for the whole: what asks for the nearest, for all in a zone or along a road,
 * or grows features by an attribute, may mean one anywhere.
 */
import type { LayerEntry } from '../../plan/schema/manifest.ts';

/** Roles of layers that may be read in part. Whatever a sign belongs to otherwise is asked about as a whole: roads by their connections, sites and existing signs by their keys. */
const ROLES: ReadonlySet<LayerEntry['role']> = new Set(['zones', 'features']);
/** What a selector may say beside its layer. */
const BOUNDED = new Set(['layer', 'where', 'within', 'grow']);
/** Parts of a condition that turn on the feature at hand alone. */
const PLAIN = new Set(['attr', 'in', 'is', 'op', 'value', 'all', 'any', 'not', 'matches', 'fact']);

/**
 * Metres, beyond those by which positions may be off; Infinity where a part would not do.
 * @param rules clauses, definitions, procedure: whatever is evaluated
 */
export function reachOn(rules: unknown, { id, role }: Pick<LayerEntry, 'id' | 'role'>): number {
  if (!ROLES.has(role)) return Infinity;
  let most = 0;
  const look = (node: unknown, key: string): void => {
    if (typeof node !== 'object' || node === null) return;
    if (means(node, id)) most = Math.max(most, reachOf(node, key));
    if ('along' in node && node.along === id) most = Infinity;
    for (const [inner, value] of Object.entries(node)) look(value, Array.isArray(node) ? key : inner);
  };
  look(rules, '');
  return most;
}

const means = (node: object, id: string): boolean => 'layer' in node && (node.layer === id || (Array.isArray(node.layer) && node.layer.includes(id)));

/** @param kind the word that the selector stands under */
function reachOf(selector: object, kind: string): number {
  const { within, grow = 0, where } = selector as Record<string, unknown>;
  if (!Object.keys(selector).every((name) => BOUNDED.has(name)) || !isPlain(where)) return Infinity;
  // Only what is touched can hold the sign.
  if (kind === 'inside') return within === undefined && grow === 0 ? 0 : Infinity;
  // Where nothing is near, `each` and `none` tell of the nearest.
  return (kind === 'count' || kind === 'sum') && typeof within === 'number' && typeof grow === 'number' ? within + grow : Infinity;
}

const isPlain = (where: unknown): boolean => typeof where !== 'object' || where === null || Object.entries(where).every(([name, inner]) => (Array.isArray(where) || PLAIN.has(name)) && isPlain(inner));
