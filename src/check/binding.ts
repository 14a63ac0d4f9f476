/** Which cells bind, and what to say where that is not certain (certain classes all bind; equal results are the result). */
import { measure } from '../geo/measure.ts';
import { UNIT } from '../geo/plane.ts';
import type { CellResult, CompiledMatrix, Scope } from './matrix.ts';
import { nonePossible } from './place.ts';
import type { Run, Touch } from './run.ts';
import type { Space } from './space.ts';
import { and, MAYBE, NO, YES, type Tri } from './tri.ts';
import type { Reason } from './types.ts';

/** What the matrix says: results that stand, and reasons for which more cannot be said. */
export interface Ruling {
  readonly cells: readonly CellResult[];
  readonly open: readonly Reason[];
  /** Whether one of those that bind, or may, says no. */
  readonly no: boolean;
}

export const rulingTri = (ruling: Ruling): Tri => and(ruling.cells.reduce<Tri>((sum, cell) => and(sum, cell.tri), YES), ruling.open.length > 0 ? MAYBE : YES);

export const worse = (a: Tri, b: Tri): boolean => severity(a) > severity(b);
const severity = (t: Tri): number => (t === NO ? 2 : t === MAYBE ? 1 : 0);

/** The ruling of the zones, or of the segments, that a sign touches. `precedence`: classes, highest first; empty where all bind. */
export function rule(run: Run, matrix: CompiledMatrix, kind: 'zone' | 'segment', space: Space, touches: readonly Touch[], precedence: readonly string[]): Ruling {
  if (space.state !== 'whole') return { cells: [], open: [{ kind: 'layer', layer: space.id }], no: false };
  const scopeOf = (touch: Touch): Scope => {
    const feature = space.features[touch.index];
    return { kind, class: String(feature?.properties['class'] ?? ''), key: feature?.key ?? '' };
  };
  const rank = (scope: Scope): number => {
    const at = precedence.indexOf(scope.class ?? '');
    return at < 0 ? Infinity : at;
  };
  const sure = touches.filter((touch) => touch.certain).map(scopeOf);
  const unsure = touches.filter((touch) => !touch.certain);

  if (sure.length > 0) {
    const top = Math.min(...sure.map(rank));
    const bound = precedence.length > 0 ? sure.filter((scope) => rank(scope) === top || rank(scope) === Infinity) : sure;
    const cells = bound.map((scope) => matrix.cell(run, scope));
    const all = cells.reduce<Tri>((sum, cell) => and(sum, cell.tri), YES);
    const classes = new Set(bound.map((scope) => scope.class));
    const matter: { touch: Touch; cell: CellResult; replaces: boolean }[] = [];
    for (const touch of unsure) {
      const scope = scopeOf(touch);
      if (classes.has(scope.class)) continue;
      const overrides = rank(scope) < top;
      if (precedence.length > 0 && rank(scope) !== Infinity && !overrides) continue;
      const cell = matrix.cell(run, scope);
      if (overrides ? cell.tri !== all || cell.tri === MAYBE : worse(cell.tri, all) || bySpan(run, cell)) matter.push({ touch, cell, replaces: overrides });
    }
    const no = all === NO || matter.some(({ cell }) => cell.tri === NO);
    if (matter.length === 0) return { cells, open: [], no };
    const open = [...boundary(run, space, [...matter.map((item) => item.touch), ...touches.filter((touch) => touch.certain)]), ...matter.flatMap((item) => undecided(item.cell))];
    // A class that precedence does not list binds whatever is touched beside it.
    return { cells: matter.some((item) => item.replaces) ? cells.filter((cell) => rank(cell.scope) === Infinity) : cells, open, no };
  }

  if (unsure.length === 0) {
    const cells = kind === 'zone' ? [matrix.cell(run, { kind: 'none' })] : [];
    return { cells, open: [], no: cells.some(isNo) };
  }
  const candidates = unsure.map((touch) => matrix.cell(run, scopeOf(touch)));
  if (kind === 'zone' && nonePossible(run, space, unsure)) candidates.push(matrix.cell(run, { kind: 'none' }));
  // Beside a segment there may be no segment at all, which says nothing: only a worse answer matters.
  const results = kind === 'segment' ? [YES as Tri, ...candidates.map((cell) => cell.tri)] : candidates.map((cell) => cell.tri);
  const first = results[0];
  // Zones of one class have one cell: which of them the sign is in makes no difference, whatever else is missing.
  const alike = kind === 'zone' && new Set(candidates.map((cell) => cell.scope.class)).size === 1;
  if (first !== undefined && (alike || first !== MAYBE) && results.every((result) => result === first)) return { cells: unique(candidates), open: [], no: candidates.some(isNo) };
  return { cells: [], open: [...boundary(run, space, unsure, candidates.some((cell) => cell.scope.kind === 'none') || kind === 'segment'), ...candidates.flatMap(undecided)], no: candidates.some(isNo) };
}

const isNo = ({ tri }: CellResult): boolean => tri === NO;

/** One result a class: the second zone of a class adds nothing. */
function unique(cells: readonly CellResult[]): CellResult[] {
  const seen = new Set<string>();
  return cells.filter((cell) => {
    const name = `${cell.scope.kind}:${cell.scope.class ?? ''}`;
    return seen.has(name) ? false : seen.add(name) !== undefined;
  });
}

/** Over a span of a measure: whether some of its values would decide the cell, and so may make it worse than it is as a whole. */
export const bySpan = (run: Run, cell: CellResult): boolean => run.span !== null && undecided(cell).some((reason) => reason.kind === 'fact' && reason.name === run.span?.name);

/** Why a cell was not decided. */
export const undecided = (cell: CellResult): readonly Reason[] => cell.lines.flatMap((line) => (line.tri === MAYBE ? line.reasons : []));

/**
 * The line that the sign is too close to: both sides by name, and the metres. While the width or the bearing of a sign is missing, the face may reach lines far beyond
 * the error of its location: then it is those facts that would settle it, and `distance` is more than `tolerance`.
 */
export function boundary(run: Run, space: Space, touches: readonly Touch[], orNone = false): Reason[] {
  const sides = touches.map((touch) => space.features[touch.index]?.key ?? '');
  if (orNone) sides.push('none');
  const metres = (units: number): number => Math.round((units / UNIT / run.foot.scale) * 100) / 100;
  const reach = space.role === 'sites' ? 0 : run.foot.radius;
  // A known face is as far from a line as its nearest part, a site's circle and a face that is not known as the sign's centre.
  const away = ({ index, edge }: Touch): number => {
    const shape = space.shapes[index];
    return shape && reach === 0 && space.role !== 'sites' ? Math.abs(measure(run.foot, shape).near) : edge * UNIT * run.foot.scale;
  };
  const distance = Math.min(...touches.filter((touch) => !touch.certain).map(away));
  const line = { kind: 'boundary', layer: space.id, sides, distance: metres(distance), tolerance: Math.round((run.accuracy + space.accuracy) * 100) / 100 } as const;
  if (reach === 0) return [line];
  const missing = ['width', 'bearing'].filter((name) => run.proposal.properties[name] === undefined);
  return [{ ...line, reach: metres(reach) }, ...missing.map((name) => ({ kind: 'fact' as const, name }))];
}
