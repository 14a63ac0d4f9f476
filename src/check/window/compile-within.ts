/**
 * A checker over layers that were read in part. Where a sign may concern something outside of what was read, the layer counts as not read, so that the answer is unknown and never a wrong one.
 */
import type { Layer, Plan } from '../../plan/plan.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import type { LayerEntry } from '../../plan/schema/manifest.ts';
import { ok, type Result } from '../../problem.ts';
import type { Checker } from '../checker.ts';
import { compile } from '../compile.ts';
import { boxAround, holds, type Box } from './need.ts';
import { reachOn } from './reach.ts';

interface Part {
  readonly id: string;
  readonly accuracy: number;
  /** Metres that the rules look. */
  readonly reach: number;
  readonly boxes: readonly Box[];
}

/** As `compile`, and the very same where every layer was read whole. */
export function compileWithin(plan: Plan): Result<Checker> {
  const parts = [...plan.layers.values()].flatMap((layer): Part[] => (layer.state === 'range' && layer.entry.role !== 'base' ? [{ id: layer.entry.id, accuracy: layer.entry.accuracy, reach: reachOn(plan.rules, layer.entry), boxes: layer.boxes ?? [] }] : []));
  if (parts.length === 0) return compile(plan);
  const taken = (unread: readonly string[]): Result<Checker> =>
    compile({ ...plan, layers: new Map([...plan.layers].map(([id, layer]): [string, Layer] => [id, layer.state !== 'range' ? layer : unread.includes(id) ? { entry: layer.entry, state: 'failed', features: [] } : { ...layer, state: 'whole' }])) });
  const all = taken([]);
  if (!all.ok) return all;
  const others = new Map<string, Checker>([['', all.value]]);
  /** Names that resolve with a layer resolve without it: what is declared stays declared. */
  const without = (unread: readonly string[]): Checker => {
    const name = unread.join(' ');
    const known = others.get(name);
    if (known !== undefined) return known;
    const compiled = taken(unread);
    if (!compiled.ok) throw new Error(compiled.problems[0]?.text.en);
    others.set(name, compiled.value);
    return compiled.value;
  };
  const near = (proposal: Proposal, error = 0): Checker => without(parts.filter((part) => !covers(part, proposal, plan.manifest.defaultAccuracy, error)).map(({ id }) => id));
  return ok({
    check: (proposal, options) => near(proposal).check(proposal, options),
    probe: (proposal, span, among, options) => near(proposal).probe(proposal, span, among, options),
    block: (judge, proposal, before, options) => near(proposal).block(judge, proposal, before, options),
    onGround: (proposal, options, error = 0) => near(proposal, error).onGround(proposal, options, error),
    stretch: (line, metres) => all.value.stretch(line, metres),
    baseline: (proposal) => all.value.baseline(proposal),
  });
}

function covers({ accuracy, reach, boxes }: Part, { geometry, properties }: Proposal, otherwise: number, error: number): boolean {
  if (reach === Infinity) return false;
  const own = properties['accuracy'];
  const need = boxAround(geometry, metresAbout({ accuracy, reach }, Math.max(typeof own === 'number' ? own : otherwise, error)));
  return boxes.some((box) => holds(box, need));
}

/** Metres about a face in which a layer has to be known. @param error of the place */
export const metresAbout = ({ accuracy, reach }: Pick<LayerEntry, 'accuracy'> & { readonly reach: number }, error: number): number => accuracy + reach + error;
